import Numerics
import Symbolics
import Testing

@Suite struct EvaluationTests {
  static let definitions = Definitions.of([
    "x": .number("0.7"), "y": -.number("1.3"), "z": 0, "u": [1, -2], "v": [3, 1, 2],
    "A": [[1, 2], [3, 4]], "B": [[1, 2, 3], [4, 5, 6]],
  ])

  /// Over doubles, each operation does what Swift does with the same numbers.
  @Test(
    arguments: {
      let (x, y) = (0.7, -1.3)
      return [
        ("x" + "y", x + y), ("x" - "y", x - y), ("x" * "y", x * y), ("x" / "y", x / y), (-"x", -x),
        ("x" ∘ "y", x * y), ("x" ** 3, x * x * x), ("x" ** -1, 1 / x), ("x" ** "y", Double.power(x, y)),
        ("y" ** 2, y * y), ("y" ** 0, 1), ("z" ** 0, 1), ("x" ** .half, x.squareRoot()),
        (exp("x"), x.exp), (log("x"), x.log), (sqrt("x"), x.squareRoot()), (tanh("y"), y.tanh),
        (logistic("y"), 1 / (1 + (-y).exp)), (logistic("x"), 1 / (1 + (-x).exp)), (relu("x"), x),
        (relu("y"), 0),
        (relu("z"), 0), (heaviside("x"), 1), (heaviside("y"), 0), (heaviside("z"), 1),
        (.call(.positive, ["x"]), 1), (.call(.positive, ["y"]), 0), (.call(.positive, ["z"]), 0),
        (Symbolics.abs("y"), 1.3), (sign("x"), 1), (sign("y"), -1), (sign("z"), 0),
        (.call(.sin, ["y"]), y.sin), (.call(.cos, ["y"]), y.cos), (.call(.tan, ["y"]), y.tan),
        (.call(.sinh, ["y"]), y.sinh), (.call(.cosh, ["y"]), y.cosh), (.call(.arcsin, ["x"]), x.arcsin),
        (.call(.arccos, ["x"]), x.arccos), (.call(.arctan, ["y"]), y.arctan),
        (.call(.maximum, ["x", "y", "z"]), x), (.call(.minimum, ["x", "y", "z"]), y),
        (.call(.maximum, ["y"]), y),
      ] as [(Expression, Double)]
    }())
  func scalars(expression: Expression, expected: Double) throws {
    let value = try Self.definitions.evaluate(expression)
    #expect(agree(value.double, expected, within: 2e-16))
    #expect(value.enclosure.interval.lower <= value.double.nextUp)
    #expect(value.enclosure.interval.upper >= value.double.nextDown)
    if let exact = value.enclosure.exact { #expect(value.enclosure.interval.contains(exact)) }
  }

  /// Arrays of whole numbers have exact values, and the doubles are these.
  @Test(
    arguments: [
      ([1, "z"], [1, 0]), ("v" + 1, [4, 2, 3]), (1 - "v", [-2, 0, -1]), ("B" + "v", [4, 3, 5, 7, 6, 8]),
      ("v" - "B", [2, -1, -1, -1, -4, -4]), ("v" ∘ "v", [9, 1, 4]), (2 * "v" * 3, [18, 6, 12]),
      ("B" / "v", [1.0 / 3, 2, 1.5, 4.0 / 3, 5, 3]), ("v" ** 2, [9, 1, 4]), (-"u", [-1, 2]),
      ("v" • "v", [14]), ("A" • "u", [-3, -5]), ("u" • "A", [-5, -6]), ("A" • "A", [7, 10, 15, 22]),
      ("A" • "B", [9, 12, 15, 19, 26, 33]), ("u" • "B", [-7, -8, -9]), ("B" • "v", [11, 29]),
      (.matrixPower("A", 0), [1, 0, 0, 1]), (.matrixPower("A", 1), [1, 2, 3, 4]),
      (.matrixPower("A", 3), [37, 54, 81, 118]), (.outer("u", "v"), [3, 1, 2, -6, -2, -4]),
      (("B" as Expression).transposed, [1, 4, 2, 5, 3, 6]), (("v" as Expression).transposed, [3, 1, 2]),
      (("v" as Expression)[1], [3]), (("v" as Expression)[3], [2]), (("B" as Expression)[2], [4, 5, 6]),
      (("B" as Expression)[2, 1], [4]), (("B" as Expression)[1, 3], [3]), (("B" as Expression)[2][3], [6]),
      (sum("B"), [21]), (sum("B", over: .rows), [6, 15]), (sum("B", over: .columns), [5, 7, 9]),
      (mean("B"), [3.5]), (mean("B", over: .rows), [2, 5]), (mean("B", over: .columns), [2.5, 3.5, 4.5]),
      (largest("B"), [6]), (largest("B", over: .rows), [3, 6]), (largest("B", over: .columns), [4, 5, 6]),
      (largest("u"), [1]), (sum("z"), [0]), (relu("u"), [1, 0]), (Symbolics.abs("u"), [1, 2]),
      (.call(.maximum, ["u", 0, -3]), [1, 0]), (.call(.minimum, ["B", "v"]), [1, 1, 2, 3, 1, 2]),
    ] as [(Expression, [Double])])
  func arrays(expression: Expression, expected: [Double]) throws {
    let value = try Self.definitions.evaluate(expression)
    #expect(value.doubles == expected)
    for (double, enclosure) in zip(expected, value.enclosures) {
      #expect(enclosure.exact?.nearestDouble == double)
      #expect(enclosure.interval.contains(double) || !enclosure.interval.isPoint)
    }
  }

  @Test(arguments: [[0, 0], [1, 2, 3], [1000, 1000, 999], [-1000, 0, 1]])
  func softmaxIsTheDefinition(logits: [Int]) throws {
    let row = Expression.array(logits.map { Expression(Decimal($0)) })
    let value = try Definitions().evaluate(softmax(row))
    let powers = logits.map { Double($0 - (logits.max() ?? 0)).exp }
    for (double, power) in zip(value.doubles, powers) {
      #expect(agree(double, power / powers.reduce(0, +), within: 1e-15))
    }
    let total = try Definitions().evaluate(sum(softmax(row)))
    #expect(total.enclosure.interval.contains(1.0))
    // Row by row in a matrix.
    let rows = try Definitions().evaluate(softmax([row, row]))
    #expect(rows.doubles == value.doubles + value.doubles)
  }

  @Test func decimalsStayExact() throws {
    let net: Expression =
      .number("0.15") * .number("0.05") + .number("0.2") * .number("0.1") + .number("0.35")
    let value = try Definitions().evaluate(net)
    #expect(value.enclosure.exact == Rational(3775, 10_000))
    let root = try Definitions().evaluate(sqrt(.number("0.25")))
    #expect(root.enclosure.exact == Rational(1, 2))
    #expect(try Definitions().evaluate(exp(1)).enclosure.exact == nil)
    #expect(try Definitions().evaluate(exp(1) - exp(1)).enclosure.interval.contains(0.0))
  }

  /// The enclosure contains the number that the doubles come close to, and is narrow.
  @Test(arguments: 0..<300)
  func enclosuresAgreeWithDoubles(seed: Int) throws {
    var random = RandomExpressions(seed: UInt64(seed))
    let value = try random.givens().evaluate(random.expression(depth: 5))
    let (lower, upper) = (value.enclosure.interval.lower, value.enclosure.interval.upper)
    #expect(lower <= upper)
    #expect(agree(lower, value.double, within: 1e-9))
    #expect(agree(upper, value.double, within: 1e-9))
    if let exact = value.enclosure.exact {
      #expect(value.enclosure.interval.contains(exact))
      #expect(agree(exact.nearestDouble, value.double, within: 1e-12))
    }
  }

  @Test func valuesOfQuantities() throws {
    let value = try #require(Self.definitions.value(of: "v"))
    #expect(value.element(1).doubles == [1])
    #expect(value.element(1).shape == .scalar)
    #expect(value.double == 3)
    #expect(value.enclosure.exact == 3)
    #expect(try Self.definitions.evaluate("v") == value)
    #expect(Value(Enclosure(Rational(1, 3))).double == 1.0 / 3)
  }

  @Test func anAssumedNameIsAnyNumberOfItsInterval() throws {
    let definitions = try Definitions(given: ["x": 2])
    let assumptions: [Symbol: Interval] = ["y": Interval(lower: 1, upper: 3)]
    let value = try definitions.evaluate("x" * "y", assuming: assumptions)
    #expect(value.double == 4)
    #expect(value.enclosure.interval == Interval(lower: 2, upper: 6))
    #expect(value.enclosure.exact == nil)
    #expect(try definitions.shape(of: "x" * "y", assuming: assumptions) == .scalar)
    // An assumption stands before the quantity of that name.
    #expect(try definitions.evaluate("x", assuming: ["x": Interval(lower: 5, upper: 5)]).double == 5)
    #expect(throws: SymbolicError.self) { try definitions.evaluate("x" / ("y" - 2), assuming: assumptions) }
  }

  @Test func dependence() throws {
    var definitions = try Definitions(given: ["x": 2, "y": 3])
    try definitions.define("z", "x" + 1)
    try definitions.define("e", "z" * 2)
    #expect(definitions.depends("e", on: "x"))
    #expect(!definitions.depends("e", on: "y"))
    #expect(!definitions.depends("x", on: "e"))
    #expect(!definitions.depends("x", on: "x"))
    #expect(!definitions.depends("nowhere", on: "x"))
  }
}
