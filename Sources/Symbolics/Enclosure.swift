public import Numerics

/// A real number known to lie in an interval, and known exactly where it is a rational of moderate size.
///
/// Arithmetic on decimals stays exact, so that 0.15 · 0.05 + 0.2 · 0.1 + 0.35 is 0.3775 with nothing left
/// over; the first exponential makes the result an interval.
public struct Enclosure: Sendable, Hashable {
  /// An interval that contains the number.
  public let interval: Interval
  /// The number itself, where it is known.
  public let exact: Rational?

  /// The number `exact`, in the tightest interval.
  public init(_ exact: Rational) {
    self.exact = exact
    interval = Interval(exact)
  }

  /// Some number in `interval`; where that is a single point, the number itself.
  public init(_ interval: Interval) {
    self.interval = interval
    exact = interval.isPoint ? Rational(exactly: interval.lower) : nil
  }

  /// The exact result where there is one, otherwise the interval.
  private init(_ exact: Exact, _ interval: @autoclosure () -> Interval) {
    if let value = exact.value { self.init(value) } else { self.init(interval()) }
  }

  /// The number as a rational, twice, or the ends of its interval; `nil` where it is not bounded.
  public var bounds: ClosedRange<Rational>? {
    if let exact { return exact...exact }
    guard let lower = Rational(exactly: interval.lower), let upper = Rational(exactly: interval.upper) else {
      return nil
    }
    return lower...upper
  }

  /// The double that stands for the number: what was computed in doubles, corrected where the enclosure knows better.
  func nearest(to double: Double) -> Double {
    if let exact { return exact.nearestDouble }
    return min(max(double, interval.lower), interval.upper)
  }

  private var rational: Exact { Exact(exact) }

  /// The value of a step if it is one of its values, and not perhaps another.
  private var decided: Enclosure { interval.isPoint || interval.isUndefined ? self : Enclosure(.undefined) }
}

extension Enclosure: RealNumber {
  /// The exact value of the decimal.
  public init(_ decimal: Decimal) { self.init(decimal.exact) }
  /// The whole number.
  public init(_ value: Int) { self.init(Rational(value)) }

  /// Whether no real number is known to be the value: outside the domain, or too large for a double and not
  /// known exactly.
  public var isUndefined: Bool { exact == nil && interval.isUndefined }

  /// The sum.
  public static func + (left: Enclosure, right: Enclosure) -> Enclosure {
    Enclosure(left.rational + right.rational, left.interval + right.interval)
  }
  /// The difference.
  public static func - (left: Enclosure, right: Enclosure) -> Enclosure {
    Enclosure(left.rational - right.rational, left.interval - right.interval)
  }
  /// The product.
  public static func * (left: Enclosure, right: Enclosure) -> Enclosure {
    Enclosure(left.rational * right.rational, left.interval * right.interval)
  }
  /// The quotient, undefined where the divisor may be 0.
  public static func / (left: Enclosure, right: Enclosure) -> Enclosure {
    Enclosure(left.rational / right.rational, left.interval / right.interval)
  }
  /// The negative.
  public static prefix func - (operand: Enclosure) -> Enclosure {
    Enclosure(-operand.rational, -operand.interval)
  }
  /// The power with a whole exponent.
  public func raised(to exponent: Int) -> Enclosure {
    Enclosure(rational.raised(to: exponent), interval.raised(to: exponent))
  }
  /// The power with any exponent.
  public static func power(_ base: Enclosure, _ exponent: Enclosure) -> Enclosure {
    Enclosure(
      Exact.power(base.rational, exponent.rational), Interval.power(base.interval, exponent.interval))
  }
  /// The larger of the two.
  public static func maximum(_ a: Enclosure, _ b: Enclosure) -> Enclosure {
    Enclosure(Exact.maximum(a.rational, b.rational), Interval.maximum(a.interval, b.interval))
  }
  /// The smaller of the two.
  public static func minimum(_ a: Enclosure, _ b: Enclosure) -> Enclosure {
    Enclosure(Exact.minimum(a.rational, b.rational), Interval.minimum(a.interval, b.interval))
  }

  /// e to this power.
  public var exp: Enclosure { Enclosure(rational.exp, interval.exp) }
  /// The natural logarithm.
  public var log: Enclosure { Enclosure(rational.log, interval.log) }
  /// The square root.
  public var squareRoot: Enclosure { Enclosure(rational.squareRoot, interval.squareRoot) }
  /// The hyperbolic tangent.
  public var tanh: Enclosure { Enclosure(rational.tanh, interval.tanh) }
  /// The logistic function.
  public var logistic: Enclosure { Enclosure(rational.logistic, interval.logistic) }
  /// The absolute value.
  public var magnitude: Enclosure { Enclosure(rational.magnitude, interval.magnitude) }
  /// The step of Heaviside; undefined where the number cannot be told from 0.
  public var heaviside: Enclosure { Enclosure(rational.heaviside, interval.heaviside).decided }
  /// The sign; undefined where the number cannot be told from 0.
  public var sign: Enclosure { Enclosure(rational.sign, interval.sign).decided }
  /// The greatest whole number that is not greater; undefined where two are possible.
  public var floor: Enclosure { Enclosure(rational.floor, interval.floor).decided }
  /// The factorial.
  public var factorial: Enclosure { Enclosure(rational.factorial, interval.factorial) }
  /// The sine.
  public var sin: Enclosure { Enclosure(rational.sin, interval.sin) }
  /// The cosine.
  public var cos: Enclosure { Enclosure(rational.cos, interval.cos) }
  /// The tangent.
  public var tan: Enclosure { Enclosure(rational.tan, interval.tan) }
  /// The hyperbolic sine.
  public var sinh: Enclosure { Enclosure(rational.sinh, interval.sinh) }
  /// The hyperbolic cosine.
  public var cosh: Enclosure { Enclosure(rational.cosh, interval.cosh) }
  /// The arc sine.
  public var arcsin: Enclosure { Enclosure(rational.arcsin, interval.arcsin) }
  /// The arc cosine.
  public var arccos: Enclosure { Enclosure(rational.arccos, interval.arccos) }
  /// The arc tangent.
  public var arctan: Enclosure { Enclosure(rational.arctan, interval.arctan) }
}

extension ClosedRange<Rational> {
  /// The decimal to which every number of the range is rounded or cut off; `nil` where the range leaves that open.
  ///
  /// - Parameter digits: the rounding: of two numbers it must not make the greater one the lesser.
  public func proven(_ digits: (Rational) -> Decimal) -> Decimal? {
    let lower = digits(lowerBound)
    return lowerBound == upperBound || lower == digits(upperBound) ? lower : nil
  }
}
