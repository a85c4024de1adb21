import Notation
import Numerics
import Symbolics
import Testing

/// Nothing that stands in a file can stop the program: whatever cannot be read has an error, and a place.
@Suite struct HostileTests {
  /// Every range lies in the text, and every chain fits together.
  private static func check(_ bytes: [UInt8]) -> [MathChain] {
    let chains = LaTeXReader.ofTests.chains(in: bytes, pieces: [0..<bytes.count])
    #expect(chains.allSatisfy { $0.sides.count == $0.relations.count + 1 })
    #expect(chains.flatMap(\.sides).allSatisfy { isSound($0, in: bytes.count) })
    return chains
  }

  private static func isSound(_ side: MathSide, in length: Int) -> Bool {
    guard side.range.upperBound <= length,
      side.literals.allSatisfy({ side.range.clamped(to: $0.range) == $0.range })
    else { return false }
    switch side.content {
    case .success: return side.expression != nil
    case .failure(let error): return error.range.upperBound <= length
    }
  }

  static let repeated = [
    "{", "}", "(", ")", "[", "]", "|", #"\left|"#, #"\left("#, #"\frac"#, #"\frac{"#, #"\frac{1}{"#,
    #"\sqrt"#, #"\sqrt{"#, "^", "^{", "_", "_{", "x_{", "x^", "x^{", "e^", "e^{",
    "-", "+", "+-", "x^-", "--1", #"\hat"#, #"\hat{"#, #"\begin{bmatrix}"#, #"\end{bmatrix}"#,
    #"\begin{aligned}"#, #"\begin"#, #"\text{"#, #"\text"#, #"\ln"#, #"\max("#, #"\underbrace"#,
    #"\underbrace{"#,
    "x^2", "x/", #"x \circ"#, #"5\%"#, #"\%"#, "x^+", "x'", "'", "x^{+", "x^{[", "1,", "1,000", "1{,}", ".",
    ",", "&", #"\\"#, #"= 1 \\"#, "=", "x=", ":=", #"\"#, "%", "é", "∂", #"\partial"#,
    #"\frac{\partial"#, #"\frac{\partial E}{"#, "x+", "x-", "x*", "1+2*3", "(x)", "(x)(", "[x,", #"\left."#,
    #"\tag{"#, #"\\["#, "x^T", #"\sum_{i}"#, "e", "2e", "1e5", "x!", "#_0", "\u{0}", "#",
    #"\text{#}_5"#, #"1 \text{ms}"#, #"\text{#unit}_5"#, #"\cdot\text{s}"#, #"\begin{array}{c} 1 = 2 & "#,
    #"\end{array}"#,
    #"\intertext{"#, #"\begin{alignat}{"#, "(1,2)\\times", "1{,}5",
  ]

  /// What opens something inside of what it opened.
  static let openings = [
    "{", "(", "[", "|", #"\left|"#, #"\frac"#, #"\frac{1}{"#, #"\sqrt"#, "^", "x^", "e^{", "-", #"\ln"#,
    #"\begin{bmatrix}"#,
  ]

  @Test(arguments: openings)
  func aHundredThousandTimes(piece: String) {
    _ = Self.check(Array("1 = \(String(repeating: piece, count: 100_000)) = 1".utf8))
  }

  @Test(arguments: repeated)
  func eightThousandTimes(piece: String) {
    _ = Self.check(Array("1 = \(String(repeating: piece, count: 8_000)) = 1".utf8))
  }

  @Test(arguments: [#"(x"#, #"\frac{1}{1 + x"#, "[x", "|x", #"\sqrt{x"#, "e^{x", "-(x"])
  func matchedButTooDeep(opening: String) throws {
    let close: Character? =
      opening.contains("{") ? "}" : opening.contains("(") ? ")" : opening.contains("[") ? "]" : "|"
    for depth in [10, 60, 1000] {
      let closing = String(repeating: close.map(String.init) ?? "", count: depth)
      let text = String(repeating: opening + " + ", count: depth - 1) + opening + closing + " = 1"
      let chain = try #require(Self.check(Array(text.utf8)).first)
      switch chain.sides[0].content {
      case .success: #expect(depth <= 60)
      case .failure(let error): #expect(depth > 60 && error.obstacle == .tooDeep, "\(error)")
      }
    }
  }

  @Test func longSumsAndProductsAreNotDeep() throws {
    for sign in ["+", "-", #"\cdot"#, ""] {
      let text = Array(repeating: "x", count: 20_000).joined(separator: " \(sign) ") + " = 1"
      let side = try #require(LaTeXReader.ofTests.chains(in: text).first?.sides.first)
      #expect(side.expression?.operands.count == 20_000)
    }
  }

  @Test(arguments: 0..<200)
  func randomBytes(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let bytes = (0..<2000).map { _ in UInt8.random(in: 0...255, using: &random) }
    _ = Self.check(bytes)
    // Random pieces of them, in order.
    let cuts = (0..<20).map { _ in Int.random(in: 0...2000, using: &random) }.sorted()
    let pieces = zip(cuts, cuts.dropFirst()).enumerated().filter { $0.offset % 2 == 0 }.map {
      $0.element.0..<$0.element.1
    }
    for chain in LaTeXReader.ofTests.chains(in: bytes, pieces: pieces) {
      for literal in chain.sides.flatMap(\.literals) {
        #expect(pieces.contains { $0.clamped(to: literal.range) == literal.range })
      }
    }
  }

  @Test(arguments: 0..<500)
  func tokenSoup(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let words =
      Self.repeated + [
        "x", "y", "w_5", "1", "2.5", " ", "} ", ") ", "] ", "=", "= ", "x = ", "{x}", #"\right)"#,
        #"\end{aligned}"#,
      ]
    let text = (0..<Int.random(in: 1...60, using: &random)).map { _ in
      words.randomElement(using: &random) ?? ""
    }.joined()
    let chains = Self.check(Array(text.utf8))
    // What was read can be written, and has a value or an error.
    for expression in chains.flatMap(\.sides).compactMap(\.expression) {
      #expect(!unicode.text(expression).isEmpty)
      #expect(!latex.text(expression).isEmpty)
      _ = try? Definitions().evaluate(expression)
    }
  }

  /// The part of a character is no character, and takes nothing with it.
  @Test func brokenCharacters() {
    let bytes: [UInt8] =
      Array("x = 1, y ".utf8) + [0xE2] + Array("= 2, z = 3, ".utf8) + [0x80, 0xF0, 0x9F] + Array(" = x".utf8)
    let chains = Self.check(bytes)
    #expect(
      chains.map { $0.sides.map { $0.expression != nil } } == [
        [true, true], [false, true], [true, true], [false, true],
      ])
  }

  @Test func hugeNumbersAreRefused() {
    #expect(LaTeXReader.ofTests.reading(String(repeating: "9", count: 200_000)).hasPrefix("unread"))
    #expect(LaTeXReader.ofTests.reading("1e99999999").hasPrefix("unread"))
    #expect(LaTeXReader.ofTests.side("1e9999")?.number?.description == "1e9999")
  }
}
