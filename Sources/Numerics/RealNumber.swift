/// What a formula can be evaluated over: `Double` for speed, ``Interval`` for proof, and ``Exact`` for the
/// rational value where there is one.
///
/// No operation traps. Where a formula has no real value the result is undefined (``isUndefined``), and so is
/// everything computed from it.
public protocol RealNumber: Sendable {
  /// The value of a printed number, as exactly as the type can hold it.
  init(_ decimal: Decimal)

  /// The value of an integer, as exactly as the type can hold it.
  init(_ value: Int)

  /// The sum.
  static func + (a: Self, b: Self) -> Self

  /// The difference.
  static func - (a: Self, b: Self) -> Self

  /// The product.
  static func * (a: Self, b: Self) -> Self

  /// The quotient; undefined for a divisor of 0.
  static func / (a: Self, b: Self) -> Self

  /// The opposite number.
  static prefix func - (value: Self) -> Self

  /// The power with an integer exponent; 0⁰ is 1, and a negative power of 0 undefined.
  func raised(to exponent: Int) -> Self

  /// The power with any exponent, which for a negative base must be an integer.
  static func power(_ base: Self, _ exponent: Self) -> Self

  /// eˣ.
  var exp: Self { get }

  /// The natural logarithm; undefined unless the number is positive.
  var log: Self { get }

  /// The non-negative square root; undefined for a negative number.
  var squareRoot: Self { get }

  /// The hyperbolic sine.
  var sinh: Self { get }

  /// The hyperbolic cosine.
  var cosh: Self { get }

  /// The hyperbolic tangent.
  var tanh: Self { get }

  /// The logistic function 1 / (1 + e⁻ˣ).
  var logistic: Self { get }

  /// The absolute value.
  var magnitude: Self { get }

  /// Heaviside's step: 0 below 0, and 1 from 0 on.
  var heaviside: Self { get }

  /// −1 below 0, 0 at 0, and 1 above.
  var sign: Self { get }

  /// The greatest whole number that is not greater.
  var floor: Self { get }

  /// n! = 1 · 2 · … · n of a whole number that is not negative; undefined of any other.
  var factorial: Self { get }

  /// The sine of an angle in radians.
  var sin: Self { get }

  /// The cosine of an angle in radians.
  var cos: Self { get }

  /// The tangent of an angle in radians.
  var tan: Self { get }

  /// The angle in [−π/2, π/2] with this sine; undefined outside [−1, 1].
  var arcsin: Self { get }

  /// The angle in [0, π] with this cosine; undefined outside [−1, 1].
  var arccos: Self { get }

  /// The angle between −π/2 and π/2 with this tangent.
  var arctan: Self { get }

  /// The greater of two numbers.
  static func maximum(_ a: Self, _ b: Self) -> Self

  /// The lesser of two numbers.
  static func minimum(_ a: Self, _ b: Self) -> Self

  /// Whether there is no value: NaN or an infinity, an interval without a finite bound, no known rational.
  var isUndefined: Bool { get }
}

extension Interval: RealNumber {
  /// The tightest interval that contains a printed number.
  public init(_ decimal: Decimal) {
    self = decimal.interval
  }

  /// The tightest interval that contains an integer: a point up to 2⁵³.
  public init(_ value: Int) {
    self = Double(exactly: value).map { Interval($0) } ?? Interval(Rational(value))
  }
}
