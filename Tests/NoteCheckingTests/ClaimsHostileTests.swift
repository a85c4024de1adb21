import NoteChecking
import Numerics
import Testing
import WorkedExamples

/// Notes that nobody would write, except to break the program.
@Suite struct ClaimsHostileTests {
  @Test(
    "numbers of any size are judged or left",
    arguments: [
      (Long("a tower of powers", "9^{9^{9^{9}}} = 1"), Verdict.Severity.unchecked),
      (Long("a millionth power", "0.5^{1000000} = 0.1234"), .error),
      (Long("a power beyond all doubles", "2^{100000} = 3"), .unchecked),
      (Long("a power below all doubles", "10^{-9999} = 2"), .error),
      (Long("the same on the left", "1 \\times 10^{9999} = 2"), .unchecked),
      (Long("an exponent of twenty digits", "2 = 1 \\times 10^{99999999999999999999}"), .unchecked),
      (Long("a power of many digits", "1.5^{99999999} = 4.25 \\times 10^8"), .unchecked),
      (Long("two thousand digits", "\(String(repeating: "3", count: 2_000)) = 4"), .error),
      (Long("two thousand places", "\\frac{1}{3} = 0.\(String(repeating: "3", count: 2_000))"), .pass),
      (Long("the last of them wrong", "\\frac{1}{3} = 0.\(String(repeating: "3", count: 1_999))5"), .error),
    ])
  func size(_ formula: Long, _ severity: Verdict.Severity) {
    #expect(verdicts(formula.text).map(\.severity) == [severity])
  }

  @Test(
    "depth is no danger",
    arguments: [
      Long("braces", String(repeating: "{", count: 100_000) + "1" + String(repeating: "}", count: 100_000)),
      Long("fractions", String(repeating: "\\frac{1}{", count: 50_000)),
      Long("parentheses", String(repeating: "(", count: 100_000)),
      Long("signs", String(repeating: "-", count: 100_000) + "1"),
      Long("powers", String(repeating: "2^", count: 50_000) + "2"),
      Long("logarithms", String(repeating: "\\ln ", count: 50_000) + "2"),
      Long("matrices", String(repeating: "\\begin{bmatrix}", count: 20_000)),
    ])
  func depth(_ formula: Long) {
    let severities = NoteClaims("$$1 = \(formula.text)$$").claims.map(\.verdict.severity)
    #expect(severities == [.unchecked])
  }

  @Test("a chain of ten thousand relations makes as many claims")
  func length() {
    let note = NoteClaims("$\(Array(repeating: "1", count: 10_001).joined(separator: " = "))$")
    #expect(note.claims.count == 10_000)
    #expect(note.claims.allSatisfy { $0.verdict == .exact })
  }

  @Test("a sum of a thousand long numbers is judged")
  func terms() {
    let sum = (1...1_000).map { "0.\(10_000 + $0)" }.joined(separator: " + ")
    #expect(verdicts("\(sum) = 105.005").map(\.severity) == [.pass])
    #expect(verdicts("\(sum) = 105.905").map(\.severity) == [.error])
  }

  @Test("of a thousand errors, each is found, and the first have their cause")
  func errors() {
    let claims = NoteClaims(String(repeating: "$net = 3.775$\n\n", count: 1_000)).claims
    #expect(claims.count == 1_000)
    #expect(claims.allSatisfy { $0.verdict == .wrong })
    #expect(claims.first?.cause == .decimalPoint(1))
  }

  @Test("bytes at random between signs of mathematics", arguments: 0..<20 as Range<UInt64>)
  func random(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "$", "$$", "\\frac", "{", "}", "=", "\\approx", "net", "out", "w_1", "^", "_", "0.3775", "1e9", "\\\\",
      "&", "(",
      ")", "\\begin{aligned}", "\\end{aligned}", "\\partial", "-", "\n", "\n\n",
      "> [!erratum] book, line 1\n> ", "|",
      "| --- |", "\\%", "\\log", "\u{0}", "\u{FFFD}", "é", "10^{8}", "\\cdot", ",", "\\text{ and }",
    ]
    var note: [UInt8] = []
    for _ in 0..<3_000 {
      if Int.random(in: 0..<30, using: &random) == 0 {
        note.append(UInt8.random(in: .min ... .max, using: &random))
      } else {
        note += Array((pieces.randomElement(using: &random) ?? "").utf8)
      }
    }
    let lines = note.count { $0 == 0x0A } + 1
    let claims = NoteClaims(note, named: "note", against: .unit).claims
    // A CR alone ends a line, too.
    let most = lines + note.count { $0 == 0x0D }
    #expect(claims.allSatisfy { 1...most ~= $0.noteLine })
  }

  @Test("an empty note claims nothing", arguments: ["", "\n", "---\n---\n", "$$", "$", "$=$", "$ = $"])
  func empty(_ note: String) {
    #expect(NoteClaims(note).claims.allSatisfy { $0.verdict.severity == .unchecked })
  }
}
