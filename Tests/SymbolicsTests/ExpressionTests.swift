import Numerics
import Symbolics
import Testing

@Suite struct ExpressionTests {
  /// One expression of every case, over x and y.
  static let everyCase: [Expression] = {
    let (x, y): (Expression, Expression) = ("x", "y")
    return [
      2, x, -x, x + y, x * y, x ∘ y, x / y, x ** y, .call(.maximum, [x, y]), [x, y], x • y,
      .matrixPower(x, 3),
      .outer(x, y), x.transposed, x[2], x[1, 2], sum(x), mean(x, over: .rows),
    ]
  }()

  @Test(arguments: everyCase)
  func operandsAreMappedInOrder(expression: Expression) {
    #expect(expression.mapOperands { $0 } == expression)
    var visited: [Expression] = []
    let renamed = expression.mapOperands { operand in
      visited.append(operand)
      return operand + 1
    }
    #expect(visited == expression.operands)
    #expect(renamed.operands == expression.operands.map { $0 + 1 })
  }

  @Test func symbolsComeOnceAndInOrder() {
    let expression: Expression = ("b" as Expression) * "a" + exp("b") / ("c" + "a")
    #expect(expression.symbols == ["b", "a", "c"])
  }

  @Test func replacingLooksNoFurtherInsideWhatIsReplaced() {
    let x: Expression = "x"
    #expect((x + exp(x)).replacing { $0 == exp(x) ? "y" : nil } == x + "y")
    #expect((x + exp(x)).replacing { $0 == x ? x + 1 : nil } == .sum([x + 1, exp(x + 1)]))
    #expect((x + "y").renaming(["x": "y", "y": "x"]) == ("y" as Expression) + "x")
  }

  @Test func numbersKeepTheirLexeme() {
    #expect(Expression.number("0.50") == .number(.of("0.50")))
    #expect(Expression(Decimal.of("-0.50")) == -.number("0.50"))
    #expect(Expression(Rational(-3, 4)) == -.quotient(3, 4))
    #expect(Expression(Rational(-5)) == -5)
    #expect((-5 as Expression) == .negation(.number(Decimal(5))))
  }

  @Test(
    arguments: [
      (2, 2), (-.number("0.5"), Rational(-1, 2)), (.half, Rational(1, 2)), (-(.half / -3), Rational(1, 6)),
      (1 / 0, nil), (1 / (-0 / 3), nil), (1 + 1, nil), ("x", nil),
    ] as [(Expression, Rational?)])
  func constants(expression: Expression, value: Rational?) {
    #expect(expression.constant == value)
  }
}
