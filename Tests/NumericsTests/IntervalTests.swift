import Numerics
import Testing

@Suite struct IntervalTests {
  @Test func holdsItsBounds() {
    let interval = Interval(lower: -1, upper: 2)
    #expect(interval.width == 3 && interval.midpoint == 0.5 && !interval.isPoint && !interval.isUndefined)
    #expect(interval.contains(2.0) && interval.contains(-1) && !interval.contains(2.0.nextUp))
    #expect(!interval.contains(Double.nan) && !interval.contains(Double.infinity))
    #expect(
      interval.contains(Rational(1, 3)) && !interval.contains(Rational(2) + Rational(1, BigInteger(1) << 99)))
    #expect(
      interval.contains(Interval(lower: 0, upper: 2)) && !interval.contains(Interval(lower: 0, upper: 3)))
    #expect(interval.intersects(Interval(2.0)) && !interval.intersects(Interval(3.0)))
    #expect(interval.hull(Interval(5.0)) == Interval(lower: -1, upper: 5))
    #expect(interval.description == "[-1.0, 2.0]" && Interval(0.5).description == "0.5")
  }

  @Test func undefinedAbsorbsEverything() {
    let (undefined, one) = (Interval.undefined, Interval(1))
    #expect(undefined.isUndefined && !undefined.isPoint && undefined.width.isNaN && undefined.midpoint.isNaN)
    #expect(
      undefined == undefined && undefined.hashValue == Interval(Double.nan).hashValue && undefined != one)
    #expect(Interval(Double.infinity) == .undefined && Interval(lower: .nan, upper: 1) == .undefined)
    #expect(!undefined.contains(0.0) && !undefined.contains(Rational(0)) && !undefined.contains(undefined))
    #expect(!one.contains(undefined) && !undefined.intersects(one) && !undefined.intersects(undefined))
    #expect(undefined.description == "undefined")
    let results = [
      undefined + one, one - undefined, undefined * Interval(0), one / undefined, undefined / one, -undefined,
      undefined.hull(one), undefined.raised(to: 0), undefined.raised(to: 2), undefined.exp, undefined.log,
      undefined.tanh, undefined.logistic, undefined.squareRoot, undefined.magnitude, undefined.heaviside,
      undefined.sign, undefined.sin, undefined.cos, undefined.tan, undefined.sinh, undefined.cosh,
      undefined.arcsin, undefined.arccos, undefined.arctan, .maximum(undefined, one),
      .minimum(one, undefined), .power(undefined, one), .power(one, undefined),
      .power(undefined, Interval(0)),
    ]
    for (index, result) in results.enumerated() { #expect(result == .undefined, "result \(index)") }
  }

  @Test func negativeZeroIsZero() {
    #expect(Interval(-0.0).description == "0.0")
    #expect((-Interval(0)).description == "0.0")
  }

  @Test func unboundedIntervalsAreNotKnown() {
    let unbounded = Interval(Decimal.of("1e9999"))
    #expect(unbounded.isUndefined && unbounded != .undefined && !unbounded.isPoint)
    #expect(unbounded.width == .infinity && unbounded.midpoint == .greatestFiniteMagnitude)
    #expect(unbounded.contains(Rational(BigInteger(1) << 2_000)) && !unbounded.contains(1))
    #expect(unbounded * Interval(0) == Interval(0))
    #expect((Interval(1) / unbounded).lower == 0 && (Interval(1) / unbounded).upper > 0)
    #expect((unbounded - unbounded) == Interval(lower: -.infinity, upper: .infinity))
    #expect((unbounded / unbounded).contains(1))
  }

  @Test func boundsOfHugeIntervalsStayRight() {
    let greatest = Double.greatestFiniteMagnitude
    let huge = Interval(lower: -greatest, upper: greatest)
    #expect(huge.width == .infinity && huge.midpoint == 0)
    #expect(Interval(lower: greatest.nextDown, upper: greatest).contains(Interval(greatest).midpoint))
    let tiny = Interval(lower: .leastNonzeroMagnitude, upper: .leastNonzeroMagnitude)
    #expect(tiny.contains(tiny.midpoint))
  }

  @Test func takesTheTightestEnclosureOfARational() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let value = generator.rational(bits: 200)
      let interval = Interval(value)
      #expect(interval.contains(value))
      #expect(interval.isPoint || interval.lower.nextUp == interval.upper)
    }
    #expect(Interval(Int.max).contains(Rational(Int.max)) && !Interval(Int.max).isPoint)
    #expect(Interval(1 << 53).isPoint)
  }
}

/// Arithmetic against exact rational arithmetic.
@Suite struct IntervalArithmeticTests {
  enum Operation: CaseIterable {
    case sum, difference, product, quotient

    func callAsFunction(_ a: Interval, _ b: Interval) -> Interval {
      switch self {
      case .sum: a + b
      case .difference: a - b
      case .product: a * b
      case .quotient: a / b
      }
    }

    func callAsFunction(_ a: Rational, _ b: Rational) -> Rational? {
      switch self {
      case .sum: a + b
      case .difference: a - b
      case .product: a * b
      case .quotient: b.isZero ? nil : a / b
      }
    }
  }

  /// The result is not only an enclosure but the tightest one, so exact results are points.
  @Test(arguments: Operation.allCases) func enclosesPointsTightly(operation: Operation) {
    var generator = SeededGenerator(seed: 8)
    for round in 0..<4_000 {
      let wide = round % 2 == 0
      let (a, b) =
        wide
        ? (generator.anyDouble(), generator.anyDouble())
        : (generator.ordinaryDouble(), generator.ordinaryDouble())
      let expected = operation(Rational.of(a), Rational.of(b)).map { Interval($0) } ?? .undefined
      #expect(operation(Interval(a), Interval(b)) == expected, "\(a), \(b)")
    }
  }

  /// Both operands near the bottom of the format, where residuals underflow unless they are scaled.
  @Test(arguments: Operation.allCases) func staysTightAmongSubnormals(operation: Operation) {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<1_000 {
      let a = Double(bitPattern: generator.next() >> 4 & 0x003f_ffff_ffff_ffff)
      let scale = Int.random(in: -700 ... -400, using: &generator)
      let b = Double(sign: .minus, exponent: scale, significand: 1 + generator.uniform())
      for (x, y) in [(a, b), (b, a), (a, a.nextUp), (b, b)] {
        let expected = operation(Rational.of(x), Rational.of(y)).map { Interval($0) } ?? .undefined
        #expect(operation(Interval(x), Interval(y)) == expected, "\(x), \(y)")
      }
    }
  }

  @Test(arguments: Operation.allCases) func enclosesMembersOfIntervals(operation: Operation) {
    var generator = SeededGenerator(seed: 10)
    for _ in 0..<1_000 {
      let (a, b) = (generator.ordinaryInterval(), generator.ordinaryInterval())
      let result = operation(a.interval, b.interval)
      if operation == .quotient, b.interval.contains(0) {
        #expect(result == .undefined)
      } else if let exact = operation(Rational.of(a.member), Rational.of(b.member)) {
        #expect(result.contains(exact))
      }
    }
  }

  @Test func keepsExactResultsExact() {
    #expect(Interval(0.5) * Interval(0.25) + Interval(3) == Interval(3.125))
    #expect(Interval(3) / Interval(8) == Interval(0.375))
    #expect(Interval(lower: -1, upper: 2) * Interval(lower: -3, upper: 4) == Interval(lower: -6, upper: 8))
    #expect(Interval(1) / Interval(0) == .undefined)
    #expect(Interval(1) / Interval(lower: -1, upper: 1) == .undefined)
  }

  @Test(
    arguments: [
      (-1, 2, 2, 0, 4), (-3, 2, 2, 0, 9), (-3, -2, 2, 4, 9), (-1, 2, 3, -1, 8), (2, 3, 1, 2, 3),
      (-5, 5, 0, 1, 1), (0, 0, 0, 1, 1), (2, 4, -1, 0.25, 0.5), (-4, -2, -2, 0.0625, 0.25),
      (-4, -2, -1, -0.5, -0.25),
    ] as [(Double, Double, Int, Double, Double)])
  func raisesToIntegerPowers(lower: Double, upper: Double, exponent: Int, least: Double, greatest: Double) {
    #expect(
      Interval(lower: lower, upper: upper).raised(to: exponent) == Interval(lower: least, upper: greatest))
  }

  @Test func enclosesPowers() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<500 {
      let (base, exponent) = (generator.ordinaryDouble(), Int.random(in: -20...20, using: &generator))
      let power = Interval(base).raised(to: exponent)
      let exact = Rational.of(base).raised(to: exponent)
      #expect(power.contains(exact))
      #expect(power.width <= 64 * exact.nearestDouble.ulp)
    }
    #expect(Interval(lower: -1, upper: 1).raised(to: -2) == .undefined)
    #expect(Interval(1).raised(to: .min) == Interval(1) && Interval(-1).raised(to: .max) == Interval(-1))
    #expect(Interval(2).raised(to: .max).upper == .infinity)
    #expect(Interval(2).raised(to: .min).contains(Rational(1, BigInteger(1) << 2_000)))
  }

  @Test func enclosesSquareRootsTightly() {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<2_000 {
      let value = generator.anyDouble().magnitude
      let root = Interval(value).squareRoot
      let exact = Rational.of(value)
      let (low, high) = (Rational.of(root.lower), Rational.of(root.upper))
      #expect(low * low <= exact && exact <= high * high)
      #expect(root.isPoint ? low * low == exact : root.lower.nextUp == root.upper)
    }
    #expect(Interval(Rational(9, 16)).squareRoot == Interval(0.75))
    #expect(Interval(0).squareRoot == Interval(0))
    #expect(Interval(lower: -0.1, upper: 4).squareRoot == .undefined)
    #expect(Interval(lower: 4, upper: 9).squareRoot == Interval(lower: 2, upper: 3))
  }

  @Test func comparesAndSteps() {
    let (a, b) = (Interval(lower: -1, upper: 3), Interval(lower: 0, upper: 2))
    #expect(Interval.maximum(a, b) == Interval(lower: 0, upper: 3))
    #expect(Interval.minimum(a, b) == Interval(lower: -1, upper: 2))
    #expect(a.magnitude == Interval(lower: 0, upper: 3) && (-b).magnitude == b)
    #expect(a.heaviside == Interval(lower: 0, upper: 1) && Interval(0).heaviside == Interval(1))
    #expect(b.heaviside == Interval(1) && Interval(-0.1).heaviside == Interval(0))
    #expect(a.sign == Interval(lower: -1, upper: 1) && Interval(0).sign == Interval(0))
    #expect(b.sign == Interval(lower: 0, upper: 1) && Interval(-7).sign == Interval(-1))
  }
}
