import Numerics
import Symbolics
import Testing

@Suite struct ShapeTests {
  static let definitions = Definitions.of([
    "s": 2, "u": [1, 2], "v": [1, 2, 3], "A": [[1, 2], [3, 4]], "B": [[1, 2, 3], [4, 5, 6]],
  ])

  @Test(
    arguments: [
      (7, .scalar), ("v", .vector(3)), (-"B", .matrix(rows: 2, columns: 3)),
      // Element by element: equal shapes, a scalar with anything, a vector with each row.
      ("v" + "v", .vector(3)), ("s" + "v", .vector(3)), ("v" - "s", .vector(3)),
      ("B" + "v", .matrix(rows: 2, columns: 3)), ("v" + "B" + "s", .matrix(rows: 2, columns: 3)),
      ("u" ∘ "u", .vector(2)), ("B" ∘ "B", .matrix(rows: 2, columns: 3)),
      ("B" / "v", .matrix(rows: 2, columns: 3)),
      ("v" ** 2, .vector(3)), (2 ** "v", .vector(3)),
      ("s" * "s" * "s", .scalar), ("s" * "v" * "s", .vector(3)), ("B" * "s", .matrix(rows: 2, columns: 3)),
      (exp("B"), .matrix(rows: 2, columns: 3)), (softmax("v"), .vector(3)),
      (softmax("B"), .matrix(rows: 2, columns: 3)),
      (.call(.maximum, ["s", "v", 0]), .vector(3)), (.call(.minimum, ["s"]), .scalar),
      (["s", 1], .vector(2)), (["v", "v"], .matrix(rows: 2, columns: 3)),
      ([["s"]], .matrix(rows: 1, columns: 1)),
      ("v" • "v", .scalar), ("B" • "v", .vector(2)), ("u" • "B", .vector(3)),
      ("A" • "B", .matrix(rows: 2, columns: 3)),
      (.matrixPower("A", 0), .matrix(rows: 2, columns: 2)), (.outer("u", "v"), .matrix(rows: 2, columns: 3)),
      (("B" as Expression).transposed, .matrix(rows: 3, columns: 2)),
      (("v" as Expression).transposed, .vector(3)),
      (("s" as Expression).transposed, .scalar),
      (("v" as Expression)[3], .scalar), (("B" as Expression)[2], .vector(3)),
      (("B" as Expression)[2, 3], .scalar),
      (sum("B"), .scalar), (sum("B", over: .rows), .vector(2)), (mean("B", over: .columns), .vector(3)),
      (largest("v"), .scalar), (sum("s"), .scalar),
    ] as [(Expression, Shape)])
  func fits(expression: Expression, shape: Shape) throws {
    #expect(try Self.definitions.shape(of: expression) == shape)
    let value = try Self.definitions.evaluate(expression)
    #expect(value.shape == shape)
    #expect(value.doubles.count == shape.count)
  }

  @Test(
    arguments: [
      ("u" + "v", "do not go together element by element"), ("A" + "v", "a 2×2 and a vector of 3"),
      ("A" ∘ "B", "a 2×2 and a 2×3"), ("v" / "u", "element by element"), ("u" ** "v", "element by element"),
      (.call(.maximum, ["u", "v"]), "element by element"), (.call(.maximum, []), "does not take 0 arguments"),
      (.call(.exp, ["s", "s"]), "exp does not take 2 arguments"),
      (.call(.tanh, []), "tanh does not take 0 arguments"),
      ("u" * "v", "use • for the matrix product or ∘"), ("A" * "s" * "u", "a 2×2 times a vector of 2"),
      (softmax("s"), "softmax needs a vector"), ([], "an array needs an element"),
      (["s", "v"], "the rows of an array differ in length"), ([["s"], ["s", "s"]], "differ in length"),
      (["A", "A"], "rows and columns, and nothing beyond"),
      ("v" • "u", "the inner lengths differ"), ("B" • "u", "has no matrix product"),
      ("B" • "A", "has no matrix product"),
      ("s" • "v", "has no matrix product"), ("v" • "B", "a vector of 3 times a 2×3"),
      (.matrixPower("B", 2), "only a square matrix"), (.matrixPower("A", -1), "to the -1"),
      (.matrixPower("v", 2), "only a square matrix"), (.outer("A", "v"), "of two vectors"),
      (.outer("s", "v"), "of two vectors"), (("v" as Expression)[0], "no element [0]"),
      (("v" as Expression)[4], "a vector of 3 has no element [4]"),
      (("s" as Expression)[1], "a scalar has no element"),
      (("B" as Expression)[3, 1], "a 2×3 has no element [3, 1]"),
      (("v" as Expression)[1, 1], "has no element"),
      (.element("B", []), "has no element []"), (.element("B", [1, 1, 1]), "has no element [1, 1, 1]"),
      (sum("v", over: .rows), "no rows and columns"), (mean("s", over: .columns), "no rows and columns"),
      (exp("nowhere"), "there is no quantity 'nowhere'"),
    ] as [(Expression, String)])
  func doesNotFit(expression: Expression, words: String) {
    expectFault("result", expression, in: Self.definitions, saying: words)
    #expect(throws: SymbolicError.self) { try Self.definitions.shape(of: expression) }
    #expect(throws: SymbolicError.self) { try Self.definitions.evaluate(expression) }
  }

  @Test(
    arguments: [
      (log(0), "the logarithm of 0.0, which is not positive"), (log(-1), "the logarithm of -1.0"),
      (sqrt(-1), "the square root of -1.0, which is negative"), (1 / 0, "division by 0"),
      ("v" / ("v" - 2), "division by 0"), (0 ** -1, "a power of 0 with an exponent that is not positive"),
      (0 ** (-1 / 2), "a power of 0"), (.power(-2, .half), "a power of -2.0, which is negative"),
      (exp(1000), "too large for a double"), (10 ** 400, "too large for a double"),
      (.number("1e400"), "too large for a double"),
    ] as [(Expression, String)])
  func outsideTheDomain(expression: Expression, words: String) {
    expectFault("out_o1", expression, in: Self.definitions, saying: words)
  }

  @Test func namesAreTakenOnce() {
    expectFault("s", 3, in: Self.definitions, saying: "a quantity of this name is defined already")
    expectFault("x", "x", in: Self.definitions, saying: "there is no quantity 'x'")
  }

  @Test func afterAnErrorEverythingIsAsBefore() throws {
    var definitions = try Definitions(given: ["x": 3])
    #expect(throws: SymbolicError.self) { try definitions.define("bad", exp("x") + log("x" - 3)) }
    try definitions.define("good", exp("x"))
    #expect(try definitions.doubles(of: "good") == [Double(3).exp])
    #expect(definitions.all.map(\.symbol) == ["x", "good"])
    #expect(definitions["bad"] == nil)
    #expect(definitions.value(of: "bad") == nil)
  }

  @Test func shapesInWords() {
    #expect(Shape.scalar.description == "scalar")
    #expect(Shape.vector(3).description == "vector of 3")
    #expect(Shape.matrix(rows: 2, columns: 3).description == "2×3")
    #expect(Shape.matrix(rows: 2, columns: 3).dimensions == [2, 3])
    #expect(Shape.scalar.dimensions == [])
    #expect(Shape.scalar.count == 1)
  }

  /// The shapes as they are written beneath a formula, also where the factors do not go together.
  @Test(
    arguments: [
      ("B", "2×3"), ("B" • "v" + "u", "(2×3)(vector of 3) + vector of 2"),
      ("A" • "B" - "B", "(2×2)(2×3) − 2×3"),
      ("A" • "A" • "B", "(2×2)(2×2)(2×3)"), ("B" • "A", "(2×3)(2×2)"),
      (("B" as Expression).transposed • "A", "(3×2)(2×2)"), (("A" ∘ "A") • "B", "(2×2 ∘ 2×2)(2×3)"),
      (("A" - "A") • "B", "(2×2)(2×3)"), (exp("A"), "2×2"), (-"A", "2×2"),
    ] as [(Expression, String)])
  func written(expression: Expression, text: String) throws {
    #expect(try Self.definitions.shapes(of: expression) == text)
  }

}
