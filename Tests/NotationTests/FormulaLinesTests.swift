import Notation
import Numerics
import Symbolics
import Testing

@Suite struct FormulaLinesTests {
  static let formulas: [Expression] = {
    let terms = (1...8).map { Expression(Symbol("w_\($0)")) * Expression(Symbol("out_h\($0)")) }
    let sum = Expression.sum(terms)
    return [
      "x", sum, "a" * sum, sum / sum, -sum, log(sum), "a" * (sum * "b" + sum) - sum, .call(.maximum, terms),
      .product(["a" - sum, sum, "b" - ("c" - sum) * sum]), .array(terms), "a" + .array(terms) * "b",
      .reduction(.sum, sum, .all) / "c",
    ]
  }()

  @Test(arguments: formulas, [1, 10, 25, 40, 80, 10_000])
  func noLineIsLongerThanItMustBe(expression: Expression, width: Int) {
    for formula in [unicode.formula(expression), latex.formula(expression)] {
      #expect(formula.parts.map(\.text).joined() == formula.text)
      #expect(formula.parts[0].depth == 0)
      #expect(formula.parts.allSatisfy { !$0.text.isEmpty && $0.depth >= 0 })
      let lines = formula.lines(width: width)
      #expect(
        lines.joined(separator: " ").bare == formula.text.bare, "nothing is lost, and only signs come in")
      let longestPart = formula.parts.map { $0.silentSign.count + $0.text.count }.max() ?? 0
      for line in lines {
        #expect(line.count <= max(width, longestPart))
        #expect(line.first != " " && line.last != " ")
      }
      if formula.text.count <= width { #expect(lines == [formula.text]) }
    }
  }

  @Test func aSilentMultiplicationIsWrittenAtTheBeginOfALine() {
    let formula = unicode.formula(("a" + "b") * ("c" + "d"))
    #expect(formula.lines(width: 14) == ["(a + b)(c + d)"])
    #expect(formula.lines(width: 10) == ["(a + b)", "· (c + d)"])
  }

  @Test func aVectorIsBrokenBehindItsCommas() {
    let formula = unicode.formula("a" ∘ [1, -2, 3])
    #expect(formula.lines(width: 14) == ["a ∘ [1, −2, 3]"])
    #expect(formula.lines(width: 13) == ["a", "∘ [1, −2, 3]"])
    #expect(formula.lines(width: 8) == ["a", "∘ [1,", "−2, 3]"])
  }

  @Test func aSumOverElementsIsBrokenInItsParentheses() {
    let formula = unicode.formula(sum("a" + "b"))
    #expect(formula.lines(width: 9) == ["Σ (a + b)"])
    #expect(formula.lines(width: 8) == ["Σ (a", "+ b)"])
  }

  /// Width, and the lines.
  @Test(
    arguments: [
      (80, ["a − (b + c) − d"]), (14, ["a − (b + c)", "− d"]), (11, ["a − (b + c)", "− d"]),
      (10, ["a", "− (b + c)", "− d"]),
      (7, ["a", "− (b", "+ c)", "− d"]), (1, ["a", "− (b", "+ c)", "− d"]),
    ] as [(Int, [String])])
  func breaksWhereItMattersLeast(width: Int, lines: [String]) {
    let formula = unicode.formula("a" - ("b" + "c") - "d")
    #expect(formula.parts.map(\.depth) == [0, 0, 2, 0])
    #expect(formula.lines(width: width) == lines)
  }

  @Test func theMeasureIsTheCallers() {
    let formula = unicode.formula("a" + "b" + "c")
    #expect(formula.lines(width: 10) { $0.count * 10 } == ["a", "+ b", "+ c"])
    #expect(formula.lines(width: 1) { _ in 0 } == ["a + b + c"])
  }

  /// Side by side matrices are a product, and one on a line of its own is not.
  @Test func aLineDoesNotBeginWithASilentMatrixProduct() {
    let formula = unicode.formula("A" • "B" • "C")
    #expect(formula.text == "A B C")
    #expect(formula.lines(width: 4) == ["A B", "· C"])
    #expect(formula.lines(width: 1) == ["A", "· B", "· C"])
    #expect(latex.formula("A" • "B").lines(width: 1) == [#"A \,"#, #"\cdot B"#])
  }

  /// Rows are kept together where they can be.
  @Test func anArrayIsBrokenBehindItsCommas() {
    let matrix: Expression = [[10, 11], [12, 13]]
    #expect(unicode.formula(matrix).lines(width: 9) == ["[10, 11;", "12, 13]"])
    #expect(unicode.formula(matrix.transposed).lines(width: 4) == ["[10,", "11;", "12,", "13]ᵀ"])
    #expect(latex.formula(matrix).lines(width: 1).count == 1)
    #expect(unicode.formula(sum(matrix + "A")).lines(width: 12) == ["Σ ([10, 11;", "12, 13] + A)"])
  }

  @Test func leftAndRightStayTogetherInLaTeX() {
    let formula = latex.formula("a" * (1 / "b" + "c") ** 2 + "d")
    for line in formula.lines(width: 1) {
      #expect(
        line.split(separator: #"\left"#, omittingEmptySubsequences: false).count
          == line.split(separator: #"\right"#, omittingEmptySubsequences: false).count)
    }
  }
}

extension String {
  /// The text without spaces and signs of multiplication.
  fileprivate var bare: String {
    filter { $0 != "·" }.split(separator: " ").filter { $0 != "\\cdot" }.joined()
  }
}
