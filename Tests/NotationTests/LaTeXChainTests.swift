import Notation
import Numerics
import Symbolics
import Testing

/// Relations, rows and statements; bytes and literals.
@Suite struct LaTeXChainTests {
  /// The chains of a text, written out: unread sides as `?`.
  private static func reading(_ latex: String) -> [String] {
    LaTeXReader.ofTests.chains(in: latex).map { chain in
      var text = ""
      for (index, side) in chain.sides.enumerated() {
        if index > 0 { text += " \(sign(chain.relations[index - 1].kind)) " }
        text += side.expression.map(unicode.text) ?? "?"
      }
      return text
    }
  }

  private static func sign(_ kind: MathRelation.Kind) -> String {
    switch kind {
    case .equal: "="
    case .approximately: "≈"
    case .notEqual: "≠"
    case .less: "<"
    case .greater: ">"
    case .lessOrEqual: "≤"
    case .greaterOrEqual: "≥"
    case .assignment: ":="
    }
  }

  @Test(
    arguments: [
      ("x = 1", ["x = 1"]), ("x = y = z", ["x = y = z"]),
      (#"x = \frac{1}{3} \approx 0.333"#, ["x = ⅓ ≈ 0.333"]), ("x ≈ 1", ["x ≈ 1"]),
      (#"x < y \le z \ne 1"#, ["x < y ≤ z ≠ 1"]), (#"x > y \geq z"#, ["x > y ≥ z"]),
      (#"x \gg y, x \ll y"#, ["x > y", "x < y"]), ("x := 1", ["x := 1"]),
      (#"x \leftarrow x - 1"#, ["x := x − 1"]), (#"x \to 0"#, ["x := 0"]),
      ("x", []), ("", []), ("   ", []), ("x + y", []), ("= 1", ["? = 1"]), ("x =", ["x = ?"]),
      ("=", ["? = ?"]), ("q = 1", ["? = 1"]),
      // Statements.
      ("x = 1, y = 2", ["x = 1", "y = 2"]), ("x = 1; y = 2.", ["x = 1", "y = 2"]),
      (#"x = 1 \quad y = 2"#, ["x = 1", "y = 2"]), (#"x = 1 \text{ and } y = 2"#, ["x = 1", "y = 2"]),
      (#"x = 1 \implies y = 2"#, ["x = 1", "y = 2"]),
      ("x = [1, 2], y = (1 + 2)", ["x = [1, 2]", "y = 1 + 2"]),
      (#"x = \max(0, y), y = 1"#, ["x = max(0, y)", "y = 1"]), ("x = 1,000, y = 2", ["x = 1000", "y = 2"]),
      ("x = 1,y = 2", ["x = 1", "y = 2"]), ("x = 0,125", ["x = ?"]),
      // Rows.
      (#"\begin{aligned} x &= 1 \\ y &= 2 \end{aligned}"#, ["x = 1", "y = 2"]),
      (#"\begin{align*} x &= y \\ &= z \\ &\approx 0.5 \end{align*}"#, ["x = y = z ≈ 0.5"]),
      (#"\begin{aligned} x &= y + 1 \\[4pt] &= 2 \end{aligned}"#, ["x = y + 1 = 2"]),
      (#"\begin{gather} x = 1 \\ y = 2 \end{gather}"#, ["x = 1", "y = 2"]),
      (#"x = 1 \\ y = 2"#, ["x = 1", "y = 2"]),
      (#"\begin{aligned} x &= 1, & y &= 2 \\ z &= 3 \end{aligned}"#, ["x = 1", "y = 2", "z = 3"]),
      (#"x = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} = y"#, ["x = [1, 2; 3, 4] = y"]),
      (
        #"\begin{aligned} x &= \begin{bmatrix} 1 \\ 2 \end{bmatrix} \\ y &= 2 \end{aligned}"#,
        ["x = [1, 2]", "y = 2"]
      ),
      // A long formula goes on in the next row.
      (#"\begin{aligned} x &= y \\ &\quad + z \\ &= 3 \end{aligned}"#, ["x = y + z = 3"]),
      (#"x = y \\ - z \\ = 3"#, ["x = y − z = 3"]), (#"x = y \\ - z = 3"#, ["x = y", "−z = 3"]),
      (#"x = y + \\ z"#, ["x = y + z"]), (#"x = \\ y"#, ["x = y"]), (#"x = y \\ {}+ z"#, ["x = y + z"]),
      (#"x = y \\ {}- z"#, ["x = y − z"]), (#"x = y \\ \cdot z"#, ["x = y · z"]),
      (#"x + y \\ = 3"#, ["x + y = 3"]), ("x = 1, -1", ["x = 1"]),
      (#"x = 1 \\ y \\ z = 2"#, ["x = 1", "z = 2"]), (#"x = 1, \\ -1"#, ["x = 1"]),
      // A side that is not understood does not hide the others.
      (#"\int x = y = 2"#, ["? = y = 2"]), (#"x = \sum_i y_i = 3"#, ["x = ? = 3"]),
      (#"x = 1, \lim = 2, y = 3"#, ["x = 1", "? = 2", "y = 3"]), ("x = (1, y = 2", ["x = ?"]),
      (#"x = ) = 2"#, ["x = ? = 2"]),
      (#"x = \begin{cases} 1 \\ 2 \end{cases}, y = 3"#, ["x = ?", "y = 3"]), (#"\boxed{x = 1}"#, ["x = 1"]),
      (#"\frac{1}{2 = 3"#, ["? = 3"]), ("(x + (y = 3", ["? = 3"]),
      (#"\begin{cases} x + y = 1 \\ x - y = 3 \end{cases}"#, ["x + y = 1", "x − y = 3"]),
      (#"\left. x = 1 \right."#, ["x = 1"]), (#"\underbrace{x}_{= 1} = 2"#, ["x = 2"]),
    ] as [(String, [String])])
  func chains(latex: String, text: [String]) { #expect(Self.reading(latex) == text) }

  @Test func spansAreThoseOfTheText() throws {
    let text = #"  w_5^{+} := 0.40 - \alpha \cdot 5{,}000 \approx −.5\%, x = 2"#
    let chains = LaTeXReader.ofTests.chains(in: text)
    #expect(
      chains.map { text.bytes($0.range) } == [
        #"w_5^{+} := 0.40 - \alpha \cdot 5{,}000 \approx −.5\%"#, "x = 2",
      ])
    let chain = try #require(chains.first)
    #expect(
      chain.sides.map { text.bytes($0.range) } == ["w_5^{+}", #"0.40 - \alpha \cdot 5{,}000"#, #"−.5\%"#])
    #expect(chain.relations.map { text.bytes($0.range) } == [":=", #"\approx"#])
    #expect(chain.relations.map(\.kind) == [.assignment, .approximately])
    #expect(
      chain.sides.map { $0.literals.map { text.bytes($0.range) } } == [[], ["0.40", "5{,}000"], [".5"]])
    #expect(chain.sides[1].literals.map(\.decimal.description) == ["0.40", "5000"])
    #expect(chain.sides[0].symbol == "w_5+")
    #expect(chain.sides[1].symbol == nil)
  }

  /// The digits of one half have a place each.
  @Test func spansOfDigitsSideBySide() throws {
    let text = #"\frac12 = 0.5"#
    let side = try #require(LaTeXReader.ofTests.chains(in: text).first?.sides.first)
    #expect(side.literals.map { text.bytes($0.range) } == ["1", "2"])
    #expect(side.literals.map(\.range.lowerBound) == [5, 6])
    let places = (0...1).map { Expression.symbol(MathSide.placeholder($0)) }
    #expect(side.content == .success(.quotient(places[0], places[1])))
  }

  @Test(
    arguments: [
      ("0.5", "0.5"), ("-0.50", "-0.50"), ("−3", "-3"), ("+3", "3"), ("(0.5)", "0.5"), ("1 + 1", nil),
      ("x", nil), ("q", nil), ("--1", nil),
    ] as [(String, String?)])
  func lonelyNumbers(latex: String, number: String?) {
    #expect(LaTeXReader.ofTests.side(latex)?.number?.description == number)
  }

  /// A formula in a quotation has the marks of the quotation between its pieces.
  @Test func piecesOfAFile() throws {
    let text = "> $$ x = 1 +\n> 23 \n> = 0.5 $$"
    let bytes = Array(text.utf8)
    let chains = LaTeXReader.ofTests.chains(in: bytes, pieces: [4..<13, 13..<13, 15..<19, 21..<26])
    let chain = try #require(chains.first)
    #expect(chain.sides.map { $0.expression.map(unicode.text) } == ["x", "1 + 23", "0.5"])
    #expect(chain.sides.flatMap(\.literals).map { text.bytes($0.range) } == ["1", "23", "0.5"])
    #expect(chain.sides.map { text.bytes($0.range) } == ["x", "1 +\n> 23", "0.5"])
  }

  @Test func aPieceEndsWhatStandsInIt() throws {
    let text = "x = 12|34"
    let chains = LaTeXReader.ofTests.chains(in: Array(text.utf8), pieces: [0..<6, 7..<9])
    #expect(chains.first?.sides[1].literals.map { text.bytes($0.range) } == ["12"])
    #expect(chains.first?.sides[1].expression == nil, "12 34 is no number")
  }
}
