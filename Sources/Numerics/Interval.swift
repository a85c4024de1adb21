/// A closed interval [lower, upper] of doubles that provably contains a real number.
///
/// Every operation rounds outward, so that the interval of a formula's value contains the real value that exact
/// arithmetic would give: R. E. Moore, *Interval Analysis*, 1966. A bound of ±infinity means that no finite
/// double bounds the (still finite) number on that side. Where a formula has no real value, or none can be
/// shown, the result is ``undefined``, and everything computed from it is undefined as well.
public struct Interval: Sendable {
  /// The greatest known lower bound; NaN when undefined.
  public let lower: Double

  /// The least known upper bound; NaN when undefined.
  public let upper: Double

  /// The interval between two bounds.
  ///
  /// A bound that is NaN gives ``undefined``. Bounds in the wrong order, or both at the same infinity, where
  /// no real number is, trap. Negative zeros become zeros.
  public init(lower: Double, upper: Double) {
    if lower.isNaN || upper.isNaN {
      (self.lower, self.upper) = (.nan, .nan)
      return
    }
    precondition(
      lower <= upper && lower < .infinity && upper > -.infinity, "an interval contains a real number")
    // Adding zero turns −0 into 0 and changes nothing else.
    (self.lower, self.upper) = (lower + 0, upper + 0)
  }

  /// The interval that contains one double only; ``undefined`` when it is not finite.
  public init(_ value: Double) {
    self.init(lower: value.isFinite ? value : .nan, upper: value)
  }

  /// The tightest interval that contains a rational number: a point when the number is a double.
  public init(_ exact: Rational) {
    self.init(lower: exact.roundedDown, upper: exact.roundedUp)
  }

  /// The tightest interval that contains an exact result.
  init(_ result: RoundedResult) {
    self.init(lower: result.lower, upper: result.upper)
  }

  /// The interval of a number that is not defined, or not known at all.
  public static let undefined = Interval(lower: .nan, upper: .nan)

  /// Whether there is nothing to know: the interval is ``undefined``, or a bound is infinite.
  public var isUndefined: Bool { !(lower.isFinite && upper.isFinite) }

  /// Whether the number is known exactly.
  public var isPoint: Bool { lower == upper }

  /// The difference of the bounds, rounded up; NaN when undefined.
  public var width: Double {
    isNaN ? .nan : RoundedResult.sum(upper, -lower).upper
  }

  /// A finite double within the interval and near its middle; NaN when undefined.
  public var midpoint: Double {
    // Halving first keeps the sum of large bounds finite, and an infinite bound gives way to a finite double.
    let low = max(lower, -.greatestFiniteMagnitude)
    let high = min(upper, .greatestFiniteMagnitude)
    return isNaN ? .nan : min(max(low / 2 + high / 2, low), high)
  }

  /// Whether a number lies in the interval; no number lies in an undefined one, and neither does NaN.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// Whether a rational number lies in the interval, compared exactly; none lies in an undefined one.
  public func contains(_ value: Rational) -> Bool {
    if isNaN { return false }
    let isAbove = Rational(exactly: lower).map { $0 <= value } ?? true
    let isBelow = Rational(exactly: upper).map { value <= $0 } ?? true
    return isAbove && isBelow
  }

  /// Whether an integer lies in the interval, compared exactly.
  public func contains(_ value: Int) -> Bool { contains(Rational(value)) }

  /// Whether every number of another interval lies in this one; false when either is undefined.
  public func contains(_ other: Interval) -> Bool { lower <= other.lower && other.upper <= upper }

  /// Whether a number can lie in both intervals; false when either is undefined.
  public func intersects(_ other: Interval) -> Bool { lower <= other.upper && other.lower <= upper }

  /// The smallest interval that contains both; undefined when either is.
  public func hull(_ other: Interval) -> Interval {
    isNaN || other.isNaN
      ? .undefined : Interval(lower: min(lower, other.lower), upper: max(upper, other.upper))
  }

  /// Whether this is ``undefined``, unlike ``isUndefined`` without the intervals that are merely unbounded.
  var isNaN: Bool { lower.isNaN }
}

extension Interval: Hashable {
  /// Whether the bounds are equal; ``undefined`` equals itself.
  public static func == (a: Interval, b: Interval) -> Bool {
    a.isNaN ? b.isNaN : a.lower == b.lower && a.upper == b.upper
  }

  /// Hashes the bounds, and every NaN alike.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(isNaN ? nil : lower)
    hasher.combine(isNaN ? nil : upper)
  }
}

extension Interval: CustomStringConvertible {
  /// "[0.1, 0.2]", "0.5" for a point, or "undefined".
  public var description: String {
    isNaN ? "undefined" : isPoint ? "\(lower)" : "[\(lower), \(upper)]"
  }
}
