import Numerics
import Testing

@Suite struct DoubleTests {
  @Test func readsDecimalsToTheNearest() {
    #expect(Double(Decimal.of("0.1")) == 0.1 && Double(Decimal.of("-2.5e-5")) == -2.5e-5)
    #expect(Double(Decimal.of("1e9999")).isUndefined)
  }

  @Test func notANumberAbsorbsEverything() {
    let nan = Double.nan
    let results = [
      Double.maximum(nan, 1), .maximum(1, nan), .minimum(nan, 1), .minimum(1, nan), .power(nan, 0),
      .power(1, nan), nan.raised(to: 0), nan.heaviside, nan.sign, nan.magnitude, nan.exp, nan.logistic,
      nan.squareRoot,
    ]
    for (index, result) in results.enumerated() { #expect(result.isNaN, "result \(index)") }
    #expect(nan.isUndefined && Double.infinity.isUndefined && (1 / 0.0).isUndefined && !1.0.isUndefined)
  }

  @Test func stepsAndCompares() {
    #expect((-1.0).heaviside == 0 && 0.0.heaviside == 1 && 2.0.heaviside == 1)
    #expect((-3.0).sign == -1 && 0.0.sign == 0 && 3.0.sign == 1)
    #expect(Double.maximum(1, 2) == 2 && Double.maximum(2, 1) == 2 && Double.minimum(1, 2) == 1)
    #expect(0.0.raised(to: 0) == 1 && (-2.0).raised(to: 3) == -8 && 2.0.raised(to: -2) == 0.25)
    #expect(9.0.squareRoot == 3 && (-1.0).squareRoot.isNaN)
  }

  @Test func theLogisticFunctionIsStable() {
    #expect(0.0.logistic == 0.5 && 1e3.logistic == 1 && (-1e3).logistic == 0)
    #expect((-700.0).logistic > 0)
    #expect(Double.infinity.logistic == 1 && (-Double.infinity).logistic == 0)
  }
}

@Suite struct ExactTests {
  private let undefined = Exact(nil as Rational?)

  @Test func staysExactWhereItIsRational() {
    let (zero, one, two) = (Exact(0), Exact(1), Exact(2))
    #expect(zero.exp == one && one.log == zero && zero.tanh == zero && zero.sin == zero && zero.cos == one)
    #expect(zero.sinh == zero && zero.cosh == one)
    #expect(zero.arcsin == zero && one.arccos == zero && zero.arctan == zero)
    #expect(zero.tan == zero && zero.logistic == Exact(Rational(1, 2)))
    #expect(Exact(Decimal.of("0.1")) + Exact(Decimal.of("0.2")) == Exact(Decimal.of("0.3")))
    #expect(two / Exact(3) * Exact(3) - two == zero && -two == Exact(-2))
    #expect(Exact(Rational(9, 4)).squareRoot == Exact(Rational(3, 2)))
    #expect((-two).magnitude == two && (-two).sign == -one && zero.sign == zero)
    #expect((-two).heaviside == zero && zero.heaviside == one)
    #expect(Exact.maximum(one, two) == two && Exact.minimum(one, two) == one)
  }

  @Test func leavesTheRationalsForNil() {
    let results = [
      Exact(1) / Exact(0), Exact(1).exp, Exact(2).log, Exact(0).log, Exact(-1).log, Exact(2).squareRoot,
      Exact(-4).squareRoot, Exact(1).tanh, Exact(1).logistic, Exact(1).sin, Exact(1).cos, Exact(1).tan,
      Exact(1).sinh, Exact(1).cosh, Exact(1).arcsin, Exact(0).arccos, Exact(1).arctan,
      undefined + Exact(1), Exact(1) * undefined, undefined * Exact(0), .maximum(undefined, Exact(1)),
      undefined.raised(to: 0), .power(Exact(1), undefined), Exact(0).raised(to: -1),
      Exact(Decimal.of("1e9999")),
    ]
    for (index, result) in results.enumerated() { #expect(result.isUndefined, "result \(index)") }
  }

  @Test(
    arguments: [
      (Rational(4), Rational(1, 2), Rational(2)), (Rational(16, 81), Rational(3, 4), Rational(8, 27)),
      (4, Rational(-1, 2), Rational(1, 2)), (2, Rational(1, 2), nil), (-4, Rational(1, 2), nil), (-2, 3, -8),
      (0, 0, 1), (0, Rational(1, 3), 0), (0, Rational(-1, 3), nil), (0, -1, nil), (1, Rational(1, 3), 1),
      (8, Rational(1, 3), nil), (Rational(1, 2), 4_000, Rational(1, BigInteger(1) << 4_000)),
      (2, 20_000, nil),
      (Rational(2, 3), -2, Rational(9, 4)),
    ] as [(Rational, Rational, Rational?)])
  func raisesToPowers(base: Rational, exponent: Rational, expected: Rational?) {
    #expect(Exact.power(Exact(base), Exact(exponent)).value == expected)
  }

  @Test func refusesHugePowersBeforeComputingThem() {
    #expect(Exact(2).raised(to: .max).isUndefined && Exact(2).raised(to: .min).isUndefined)
    #expect(Exact(Rational(3, 2)).raised(to: 1_000_000_000).isUndefined)
    #expect(Exact(1).raised(to: .min) == Exact(1) && Exact(-1).raised(to: .max) == Exact(-1))
    #expect(Exact(-1).raised(to: .min) == Exact(1) && Exact(0).raised(to: .max) == Exact(0))
    #expect(Exact(0).raised(to: .min).isUndefined)
    var tower = Exact(3)
    for _ in 0..<100 { tower = tower * tower }
    #expect(tower.isUndefined)
  }

  @Test func keepsUpToTheLimit() {
    let limit = Rational(BigInteger(1) << (Exact.bitLimit - 2))
    #expect(limit.bitSize == Exact.bitLimit && Exact(limit).value == limit)
    #expect((Exact(limit) * Exact(2)).isUndefined)
  }
}

/// One formula over the three kinds of number: the interval contains the exact value, and the double is near.
@Suite struct RealNumberTests {
  /// A random formula whose value is rational.
  private func formula<Number: RealNumber>(_ seed: UInt64, over _: Number.Type) -> Number {
    var generator = SeededGenerator(seed: seed)
    var value = Number(Decimal.of("0.7"))
    for _ in 0..<12 {
      let operand = Number(Decimal.rounded(.of(generator.ordinaryDouble()), places: 2))
      switch generator.next() % 8 {
      case 0: value = value + operand
      case 1: value = value - operand
      case 2: value = value * operand
      case 3: value = value / operand
      case 4: value = .maximum(value, operand)
      case 5: value = .minimum(-value, operand)
      case 6: value = (value / (value.magnitude + Number(1))).raised(to: 2)
      default: value = Number.power(value, Number(2)).squareRoot + operand.heaviside - operand.sign
      }
    }
    return value
  }

  @Test func agrees() throws {
    for seed in 0..<500 as Range<UInt64> {
      let exact = try #require(formula(seed, over: Exact.self).value)
      let interval = formula(seed, over: Interval.self)
      let double = formula(seed, over: Double.self)
      #expect(interval.contains(exact), "formula \(seed)")
      #expect(
        interval.contains(double) || abs(double - interval.midpoint) <= 64 * interval.width, "formula \(seed)"
      )
    }
  }
}
