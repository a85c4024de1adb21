@testable import Numerics
import Testing

/// The functions of one argument, over any kind of number.
enum Function: CaseIterable {
  case exp, log, sinh, cosh, tanh, logistic, sin, cos, tan, arcsin, arccos, arctan

  var reference: ElementaryReference {
    switch self {
    case .exp: .exp
    case .log: .log
    case .tanh: .tanh
    case .logistic: .logistic
    case .sin: .sin
    case .cos: .cos
    case .tan: .tan
    case .sinh: .sinh
    case .cosh: .cosh
    case .arcsin: .arcsin
    case .arccos: .arccos
    case .arctan: .arctan
    }
  }

  func callAsFunction<Number: RealNumber>(_ x: Number) -> Number {
    switch self {
    case .exp: x.exp
    case .log: x.log
    case .tanh: x.tanh
    case .logistic: x.logistic
    case .sin: x.sin
    case .cos: x.cos
    case .tan: x.tan
    case .sinh: x.sinh
    case .cosh: x.cosh
    case .arcsin: x.arcsin
    case .arccos: x.arccos
    case .arctan: x.arctan
    }
  }
}

/// The elementary functions against values computed with mpmath.
@Suite struct ElementaryTests {
  @Test(arguments: Function.allCases) func enclosesTheReference(function: Function) {
    for point in function.reference.points {
      let result = function(Interval(point.arguments[0]))
      #expect(result.contains(point.value), "\(function) of \(point.arguments)")
      // Doubles further apart than this could not show much; logistic has two more operations.
      let ulp = point.value.nearestDouble.ulp
      #expect(
        !(result.width > 24 * ulp) || point.value.nearestDouble.isInfinite,
        "\(function) of \(point.arguments)")
    }
    #expect(function.reference.points.count > 180)
  }

  /// This platform's library keeps the error that ``Interval/libraryErrorInUlps`` assumes, with one ulp to spare.
  @Test(arguments: Function.allCases) func theLibraryIsAsAccurateAsAssumed(function: Function) {
    for point in function.reference.points {
      let result = function(point.arguments[0])
      let nearest = point.value.nearestDouble
      guard nearest.isFinite, result.isFinite else {
        #expect(result == nearest)
        continue
      }
      let error = (Rational.of(result) - point.value).magnitude
      #expect(
        error <= Rational.of(nearest.ulp) * Rational(Interval.libraryErrorInUlps - 1),
        "\(function) of \(point)")
    }
  }

  @Test func enclosesPowers() {
    for point in ElementaryReference.power.points {
      let (base, exponent) = (point.arguments[0], point.arguments[1])
      let result = Interval.power(Interval(base), Interval(exponent))
      #expect(result.contains(point.value), "\(base)^\(exponent)")
      #expect(result.width <= 0x1p-38 * result.upper, "\(base)^\(exponent)")
      let nearest = Double.power(base, exponent)
      #expect(
        (Rational.of(nearest) - point.value).magnitude <= Rational.of(2 * nearest.ulp), "\(base)^\(exponent)")
    }
  }

  @Test func exactPointsStayExact() {
    let (zero, one) = (Interval(0), Interval(1))
    #expect(zero.exp == one && one.log == zero && zero.tanh == zero && zero.logistic == Interval(0.5))
    #expect(zero.sin == zero && zero.cos == one && zero.tan == zero)
    #expect(zero.sinh == zero && zero.cosh == one)
    #expect(zero.arcsin == zero && one.arccos == zero && zero.arctan == zero)
    #expect(Interval(-0.0).logistic == Interval(0.5))
  }

  @Test func boundsStayInTheRange() {
    let (far, near) = (Interval(lower: -1e300, upper: 1e300), Interval(lower: 30, upper: 40))
    #expect(far.tanh == Interval(lower: -1, upper: 1) && near.tanh.upper == 1 && near.tanh.lower > 0.999)
    #expect(far.logistic == Interval(lower: 0, upper: 1) && near.logistic.upper == 1)
    #expect(far.exp == Interval(lower: 0, upper: .infinity))
    #expect(far.sinh == Interval(lower: -.infinity, upper: .infinity))
    #expect(far.cosh == Interval(lower: 1, upper: .infinity))
    #expect(far.arctan.upper < 1.58 && far.arctan.lower > -1.58 && far.arctan.contains(1.57))
    let unit = Interval(lower: -1, upper: 1)
    #expect(unit.arcsin.contains(1.57) && unit.arcsin.contains(-1.57) && unit.arcsin.upper < 1.58)
    #expect(unit.arccos.contains(3.14) && unit.arccos.lower == 0 && unit.arccos.upper < 3.15)
    #expect(Interval(1e300).exp.lower > 1e308 && Interval(1e300).exp.upper == .infinity)
    #expect(Interval(-1e300).exp.lower == 0 && Interval(-1e300).exp.upper > 0)
    #expect(Interval(1e-20).exp.lower == 1 && Interval(-1e-20).exp.upper == 1)
    #expect(Interval(lower: -.infinity, upper: 0).exp == Interval(lower: 0, upper: 1))
    #expect(Interval(1e300).exp.log.upper == .infinity && Interval(1e300).exp.log.lower < 710)
  }

  @Test func functionsOutsideTheirDomainAreUndefined() {
    #expect(Interval(1.1).arcsin == .undefined && Interval(lower: -2, upper: 0).arccos == .undefined)
    #expect(Interval(0).log == .undefined && Interval(lower: -1, upper: 2).log == .undefined)
    #expect(Interval.power(Interval(-2), Interval(0.5)) == .undefined)
    #expect(Interval.power(Interval(0), Interval(-0.5)) == .undefined)
    #expect(Interval.power(Interval(lower: -1, upper: 1), Interval(1.5)) == .undefined)
    #expect(Interval.power(Interval(0), Interval(-1)) == .undefined)
  }

  @Test func powersOfSpecialBases() {
    #expect(Interval.power(Interval(-2), Interval(3)) == Interval(-8))
    #expect(Interval.power(Interval(0), Interval(0)) == Interval(1))
    #expect(Interval.power(Interval(0), Interval(0.3)) == Interval(0))
    #expect(Interval.power(Interval(9), Interval(0.5)) == Interval(3))
    let unit = Interval.power(Interval(lower: 0, upper: 1), Interval(1.5))
    #expect(unit.lower == 0 && unit.contains(1) && unit.upper < 1.001)
  }

  /// A member's value lies in the interval's, for monotone functions and waves alike.
  @Test(arguments: Function.allCases) func enclosesTheValuesOfMembers(function: Function) {
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<2_000 {
      let center = generator.ordinaryDouble()
      let radius = generator.uniform(in: 0..<4)
      let interval = Interval(lower: center - radius, upper: center + radius)
      let member = generator.uniform(in: interval.lower...interval.upper)
      let (result, value) = (function(interval), function(Interval(member)))
      #expect(result == .undefined || result.intersects(value), "\(function) of \(interval) at \(member)")
      if ![.log, .tan, .arcsin, .arccos].contains(function) { #expect(result != .undefined) }
    }
  }
}

@Suite struct TrigonometryTests {
  private func interval(_ lower: Double, _ upper: Double) -> Interval { Interval(lower: lower, upper: upper) }

  @Test func turnsWhereItShould() {
    #expect(interval(-0.5, 0.5).cos.upper == 1 && interval(-0.5, 0.5).cos.lower > 0.87)
    #expect(interval(3, 3.5).cos.lower == -1 && interval(3, 3.5).cos.upper < -0.93)
    #expect(interval(6, 6.5).cos.upper == 1)
    #expect(interval(1, 2).sin.upper == 1 && interval(1, 2).sin.lower > 0.84)
    #expect(interval(-2, -1).sin.lower == -1 && interval(-2, -1).sin.upper < -0.84)
    #expect(interval(4, 5).sin.lower == -1 && interval(4, 5).sin.upper < -0.75)
    #expect(interval(0.1, 1.5).sin.upper < 1 && interval(0.1, 3).cos.lower > -1)
    #expect(interval(1, 5).sin == interval(-1, 1) && interval(-1, 4).cos == interval(-1, 1))
  }

  @Test func wideAndHugeIntervalsGiveEverything() {
    #expect(interval(0, 1e10).sin == interval(-1, 1) && interval(1e300, 1.1e300).cos == interval(-1, 1))
    #expect(interval(-.infinity, 3).sin == interval(-1, 1))
    // cos is −4.687165924254627611…·10⁻¹⁹ there: the double nearest to a multiple of π/2, which libraries miss.
    let hardest = Interval(6_381_956_970_095_103 * 0x1p797)
    #expect(hardest.cos.contains(Decimal.of("-4.687165924254627611e-19").exact) && hardest.tan == .undefined)
    #expect(interval(0, 4).tan == .undefined && interval(1, .infinity).tan == .undefined)
    #expect(interval(1.5, 1.6).tan == .undefined && interval(-1.6, -1.5).tan == .undefined)
  }

  @Test func theTangentRisesBetweenPoles() {
    let tangent = interval(2, 4).tan
    #expect(
      tangent.contains(Interval(3).tan) && tangent.lower < -2.1 && tangent.upper > 1.1 && tangent.width < 3.5)
    #expect(Interval(0x1.921fb54442d18p0).tan.lower > 1e16)
  }
}
