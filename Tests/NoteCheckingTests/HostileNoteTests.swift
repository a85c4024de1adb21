import NoteChecking
import Numerics
import Testing
import WorkedExamples

/// Whole notes that nobody would write, except to break the program: each is checked, whatever it says.
@Suite struct HostileNoteTests {
  private static func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

  @Test(
    "depth and towers are left unchecked",
    arguments: [
      Long("braces", "$1 = \(times(100_000, "{"))1\(times(100_000, "}"))$"),
      Long("boxes around a relation", "$1 = 2 + \(times(10_000, "\\boxed{"))1\(times(10_000, "}"))$"),
      Long("parentheses that are not closed", "$1 = \(times(100_000, "("))$"),
      Long("bars", "$1 = \(times(100_001, "|"))$"),
      Long("a tower of tens", "$10^{10^{10^{10}}} = 1$"),
      Long("a tower of exponentials", "$e^{e^{e^{e^9}}} = 1$"),
      Long("factorials of factorials", "$170!!! = 1$"),
      Long("a factorial of a factorial", "$(170!)! = 1$"),
      Long("a sum to the end of the integers", "$\\sum_{i=1}^{9223372036854775807} i = 1$"),
      Long("a sum over all integers", "$\\sum_{i=-9223372036854775807}^{9223372036854775807} i = 1$"),
      Long("a sum of a million million", "$\\sum_{i=1}^{10^{12}} i = 1$"),
      Long("sums of sums of sums", "$\\sum_{i=1}^{99} \\sum_{j=1}^{99} \\sum_{k=1}^{99} ijk = 1$"),
      Long("a binomial of a thousand million", "$\\binom{10^9}{5} = 1$"),
      Long("an exponent in raised digits", "$2\(times(10_000, "²")) = 1$"),
      Long("a megabyte in one formula", "$1 = \(times(100_000, "\\frac{1}{2} x"))$"),
      Long("a product of very many units", "$1 \\text{a}\(times(50_000, " \\cdot \\text{b}")) = 1$"),
      Long("a quotient of very many units", "$1 \\text{a\(times(50_000, "/b"))} = 1$"),
      Long("units behind a unit", "$1\(times(50_000, " \\text{a}")) = 1$"),
      Long("percent behind an index", "$x_1\\% = 3$"),
      Long("the name of a place", "$\\text{#}_5 = 3$"),
      Long("the name of a unit", "$\\text{#unit}_5 = 3 \\text{ms}$"),
      Long("remarks on remarks", "$1 = \(times(10_000, "\\overset{"))$"),
    ])
  func unchecked(_ note: Long) {
    let relations = NoteCheck(Array(note.text.utf8)).relations
    #expect(relations.map(\.verdict.severity) == [.unchecked])
  }

  @Test(
    "length is none in the way of a judgement",
    arguments: [
      (Long("many terms", "$\(times(50_000, "1 + "))1 = 50001$"), Verdict.Severity.pass),
      (Long("the same with a slip", "$\(times(20_000, "1 + "))1 = 20002$"), .error),
      (
        Long("terms worked out one by one", "$\(times(3_000, "2 \\cdot 3 + "))1 = \(times(3_000, "6 + "))1$"),
        .pass
      ),
      (Long("halves of two digits", "$\(times(10_000, "\\frac12 + "))1 = 5001$"), .pass),
      (Long("a wide matrix", "$\(row("1"))^T = \(column("1"))$"), .pass),
      (Long("a wide matrix with another", "$\(row("1"))^T = \(column("2"))$"), .error),
      (Long("the product of a row and a column", "$\(row("2"))\(column("3")) = 6000$"), .pass),
    ])
  func long(_ note: Long, _ severity: Verdict.Severity) {
    let relations = NoteCheck(Array(note.text.utf8)).relations
    #expect(relations.map(\.verdict.severity) == [severity])
  }

  private static func row(_ element: String) -> String {
    "\\begin{bmatrix}\(Array(repeating: element, count: 1_000).joined(separator: "&"))\\end{bmatrix}"
  }

  private static func column(_ element: String) -> String {
    "\\begin{bmatrix}\(Array(repeating: element, count: 1_000).joined(separator: "\\\\"))\\end{bmatrix}"
  }

  @Test("of two thousand tiny formulas each is found in its line", arguments: [1, 100, 2_000])
  func many(_ count: Int) {
    let check = NoteCheck(Array(Self.times(count, "$2 + 3 = 5$ and $2 + 3 = 6$\n").utf8))
    #expect(check.relations.count == 2 * count)
    #expect(check.findings.count == count)
    #expect(check.findings.last.map { check.source.start(of: $0.focus).line } == count)
  }

  @Test("two thousand comments switch off as many findings, and another two thousand switch off none")
  func suppressions() {
    let used = Self.times(2_000, "<!-- lessons-disable-next-line wrong-number -->\n$2 + 3 = 6$\n")
    let unused = Self.times(
      2_000, "<!-- lessons-disable wrong-number -->\n<!-- lessons-enable -->\n$2 + 3 = 5$\n")
    let findings = NoteCheck(Array((used + unused).utf8)).findings
    #expect(findings.count == 2_000)
    #expect(findings.allSatisfy { $0.code == .unusedSuppression })
  }

  @Test(
    "commands that stand for each other, without end or for more than there is room",
    arguments: [
      Long("itself", "\\newcommand{\\b}{\\b}$\\b = 1$"),
      Long("each other", "\\def\\a{\\b}\\def\\b{\\a}$\\b = 1$"),
      Long("twice the one before", "\\def\\a{1+1}\(bomb)$\\z = 1$"),
      Long("no end", "\(times(10_000, "\\def\\a{"))$\\a = 1$"),
    ])
  func macros(_ note: Long) {
    let relations = NoteCheck(Array(note.text.utf8), format: .latex).relations
    #expect(relations.allSatisfy { $0.verdict.severity == .unchecked })
  }

  private static let bomb = zip("abcdefghijklmnopqrstuvwxy", "bcdefghijklmnopqrstuvwxyz")
    .map { "\\def\\\($1){\\\($0)+\\\($0)}" }.joined()

  @Test(
    "tokens and bytes at random", arguments: 0..<20 as Range<UInt64>, [NoteCheck.Format.markdown, .latex])
  func random(_ seed: UInt64, _ format: NoteCheck.Format) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "$", "$$", "\\frac", "{", "}", "=", "\\approx", "x", "0.5", "1,000", "^", "_", "(", ")", "[", "]",
      "\\sum",
      "\\\\", "&", "\\begin{bmatrix}", "\\end{bmatrix}", "\\begin{align}", "\\end{align}", "|", "\\|",
      "\\left",
      "\\right", "!", "\\%", "%", "+", "-", "\\cdot", ",", "\\text{ if }", "\\overset", "\\ln", "\\max",
      "\\{",
      "\\}", "e", "\\sqrt", "\\binom", "\\choose", "...", "²", "⁻", "½", "\\boxed", "<", ":", "/", "°", "T",
      "\n",
      "\n\n", "# h\n", "> [!erratum] book\n> ", "<!-- lessons-disable -->", "\\newcommand", "\\def", "\\a",
      "\u{0}",
    ]
    var note: [UInt8] = []
    for _ in 0..<3_000 {
      if Int.random(in: 0..<30, using: &random) == 0 {
        note.append(UInt8.random(in: .min ... .max, using: &random))
      } else {
        note += Array((pieces.randomElement(using: &random) ?? "").utf8)
      }
    }
    let check = NoteCheck(note, format: format)
    for finding in check.findings {
      #expect(finding.span.range.upperBound <= note.count)
      #expect(finding.focus.range.lowerBound >= 0)
    }
    #expect(check.relations.allSatisfy { $0.span.range.contains($0.right.range) })
  }
}
