import Numerics
import Symbolics
import Testing
import _Differentiation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct DifferentiationTests {
  /// A function of one number, as an expression in x and as Swift that the compiler differentiates.
  struct Pair: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let expression: Expression
    let function: @differentiable(reverse) @Sendable (Double) -> Double

    init(
      _ name: String, _ expression: Expression,
      _ function: @escaping @differentiable(reverse) @Sendable (Double) -> Double
    ) {
      (testDescription, self.expression, self.function) = (name, expression, function)
    }
  }

  static let pairs: [Pair] = {
    let x: Expression = "x"
    return [
      Pair("x", x) { $0 },
      Pair("-x", -x) { -$0 },
      Pair("x + x·x", x + x * x) { $0 + $0 * $0 },
      Pair("x³", x ** 3) { $0 * $0 * $0 },
      Pair("x^-2", x ** -2) { 1 / ($0 * $0) },
      Pair("1/x", 1 / x) { 1 / $0 },
      Pair("x/(1 + x²)", x / (1 + x ** 2)) { $0 / (1 + $0 * $0) },
      Pair("x^x", x ** x) { exp($0 * log($0)) },
      Pair("2^x", 2 ** x) { exp($0 * log(2)) },
      Pair("x^1.5", x ** .number("1.5")) { $0 * $0.squareRoot() },
      Pair("exp", exp(x)) { exp($0) },
      Pair("log", log(x)) { log($0) },
      Pair("sqrt", sqrt(x)) { $0.squareRoot() },
      Pair("tanh", tanh(x)) { (exp(2 * $0) - 1) / (exp(2 * $0) + 1) },
      Pair("logistic", logistic(x)) { 1 / (1 + exp(-$0)) },
      Pair("sin", .call(.sin, [x])) { sin($0) },
      Pair("cos", .call(.cos, [x])) { cos($0) },
      Pair("tan", .call(.tan, [x])) { sin($0) / cos($0) },
      Pair("sinh", .call(.sinh, [x])) { (exp($0) - exp(-$0)) / 2 },
      Pair("cosh", .call(.cosh, [x])) { (exp($0) + exp(-$0)) / 2 },
      Pair("sin of arcsin", .call(.sin, [.call(.arcsin, [x / 2])])) { $0 / 2 },
      Pair("cos of arccos", .call(.cos, [.call(.arccos, [x / 2])])) { $0 / 2 },
      Pair("tan of arctan", .call(.tan, [.call(.arctan, [x])])) { $0 },
      Pair("exp of sin", exp(.call(.sin, [x ** 2]))) { exp(sin($0 * $0)) },
      Pair("log of logistic", log(logistic(x))) { -log(1 + exp(-$0)) },
      Pair("nested", tanh(x * exp(-x)) / sqrt(1 + x)) {
        (exp(2 * $0 * exp(-$0)) - 1) / (exp(2 * $0 * exp(-$0)) + 1) / (1 + $0).squareRoot()
      },
    ]
  }()

  @Test(arguments: pairs, [0.3, 0.9, 1.2])
  func agreesWithTheCompiler(pair: Pair, at point: Double) throws {
    let decimal = Decimal.rounded(try #require(Rational(exactly: point)), places: 1)
    let definitions = try Definitions(given: ["x": .number(decimal)])
    let derivative = definitions.derivative(of: pair.expression, by: "x")
    #expect(agree(try definitions.double(pair.expression), pair.function(point), within: 1e-14))
    #expect(agree(try definitions.double(derivative), gradient(at: point, of: pair.function), within: 1e-13))
  }

  /// Every function, and every case of an expression, as a scalar of the three given arrays and numbers.
  static let scalars: [Expression] = {
    let (x, y, v, m): (Expression, Expression, Expression, Expression) = ("x", "y", "v", "M")
    let weights: Expression = [[1, -2, 3], [.half, 1, -1], [2, 0, -3]]
    let functions = Function.allCases.compactMap { function -> Expression? in
      switch function {
      // Functions of whole numbers have no slope.
      case .factorial, .binomial: nil
      case .maximum, .minimum: sum(.call(function, [v ∘ weights[1], x, 2 * y]))
      case .softmax: v • softmax(v) + sum(weights ∘ softmax(m)) * x
      case .log, .squareRoot: .call(function, [v ∘ v + x]) • v
      case .arcsin, .arccos: .call(function, [tanh(x * v - y)]) • v
      case .exp, .tanh, .logistic, .relu, .heaviside, .positive, .absolute, .sign, .floor, .ceiling, .sin,
        .cos,
        .tan, .sinh, .cosh, .arctan:
        .call(function, [x * v - y]) • v
      }
    }
    let cases: [Expression] = [
      x * 3, -x * y, x + y - x * y, .product([x, v, y]) • v, sum(x * m * y), sum(v ∘ v), sum(x ∘ v),
      sum(v ∘ m),
      sum(m / v), sum(v / m), sum(x / v), sum(m / x), sum(m + v + x), sum(v - m), sum(m ** 2), sum(m ** x),
      sum(x ** v), x ** y, [x, y, x * y] • v, sum([[x, y], [y, x]]), v • v, v • m • v, m • v • v,
      sum(m • m ∘ weights),
      sum(weights ∘ .matrixPower(m, 0)) + x, sum(weights ∘ .matrixPower(m, 1)),
      sum(weights ∘ .matrixPower(m, 4)),
      sum(.outer(v, x * v) ∘ weights), sum(m.transposed ∘ weights), v.transposed • v, v[2] * x, m[2] • v,
      m[3, 1] * y,
      sum(m, over: .rows) • v, sum(m, over: .columns) • v, mean(m) * x, mean(m, over: .rows) • v,
      mean(m, over: .columns) • v, mean(v), largest(v) * x, largest(m), largest(m, over: .rows) • v,
      largest(m, over: .columns) • v, mean(x), largest(x) * y, sum(softmax(m • v) ∘ v),
      sum(relu(m • v + x) ∘ v),
    ]
    return functions + cases
  }()

  @Test(arguments: scalars)
  func everyRuleAgreesWithCentralDifferences(scalar: Expression) throws {
    var definitions = try Definitions(given: [
      "x": .number("0.8"), "y": .number("1.7"), "v": [.number("0.6"), .number("1.1"), .number("1.4")],
      "M": [
        [.number("0.9"), .number("0.2"), 1], [.number("0.5"), .number("1.3"), .number("0.7")],
        [.number("0.3"), .number("1.2"), .number("0.4")],
      ],
    ])
    try definitions.define("result", scalar)
    let independents = scalar.symbols
    let plain = definitions
    _ = try definitions.differentiate("result", byAll: independents)
    for symbol in independents {
      let gradient = try #require(definitions.value(of: .derivative(of: "result", by: symbol)))
      #expect(gradient.shape == definitions[symbol]?.shape)
      for (index, component) in gradient.doubles.enumerated() {
        let slope = try plain.slope(of: "result", by: symbol, at: index)
        #expect(agree(component, slope, within: 2e-8), "by \(symbol) at \(index)")
      }
    }
  }

  @Test func tiesAndCorners() throws {
    let definitions = try Definitions(given: ["x": 0, "y": 0])
    func derivative(_ expression: Expression) throws -> Double {
      try definitions.double(definitions.derivative(of: expression, by: "x"))
    }
    #expect(try derivative(relu("x")) == 0)
    #expect(try derivative(Symbolics.abs("x")) == 0)
    #expect(try derivative(.call(.maximum, ["x", "y"])) == 1)
    #expect(try derivative(sign("x")) == 0)
    #expect(try derivative("y" * 2) == 0)
    #expect(try derivative("x" ** 2) == 0)
    #expect(try derivative("x" ** 1) == 1)
    #expect(try derivative("x" ** 0) == 0)
  }
}
