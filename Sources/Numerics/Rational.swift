/// A rational number, exact and always in lowest terms.
///
/// The denominator is positive and shares no factor with the numerator, so equal values are equal
/// representations. Division by zero is a programmer error; ``Exact`` wraps a rational where it must not be.
public struct Rational: Hashable, Sendable {
  /// The numerator, which carries the sign.
  public let numerator: BigInteger

  /// The denominator, at least 1.
  public let denominator: BigInteger

  /// The quotient of two integers, in lowest terms. A denominator of 0 traps.
  public init(_ numerator: BigInteger, _ denominator: BigInteger = 1) {
    precondition(!denominator.isZero, "a fraction needs a denominator other than zero")
    let divisor = BigInteger.greatestCommonDivisor(numerator, denominator)
    let signed = denominator.isNegative ? -divisor : divisor
    self.init(
      reduced: numerator.quotientAndRemainder(dividingBy: signed).quotient,
      denominator.quotientAndRemainder(dividingBy: signed).quotient)
  }

  /// Takes a numerator and a positive denominator that are known to have no common factor.
  init(reduced numerator: BigInteger, _ denominator: BigInteger) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The rational equal to an integer.
  public init(_ value: Int) {
    self.init(reduced: BigInteger(value), 1)
  }

  /// Whether the number is 0.
  public var isZero: Bool { numerator.isZero }

  /// Whether the number is below 0.
  public var isNegative: Bool { numerator.isNegative }

  /// Whether the number is an integer.
  public var isInteger: Bool { denominator == 1 }

  /// −1, 0 or 1: the sign of the number.
  public var signum: Int { isZero ? 0 : isNegative ? -1 : 1 }

  /// The absolute value.
  public var magnitude: Rational { Rational(reduced: numerator.magnitude, denominator) }

  /// The size of the representation: the bits of the numerator and of the denominator together.
  public var bitSize: Int { numerator.bitWidth + denominator.bitWidth }
}

extension Rational: Comparable {
  /// Whether `a` is below `b` on the number line.
  public static func < (a: Rational, b: Rational) -> Bool {
    a.numerator * b.denominator < b.numerator * a.denominator
  }
}

extension Rational: CustomStringConvertible {
  /// "3/4", or "3" for an integer.
  public var description: String { isInteger ? "\(numerator)" : "\(numerator)/\(denominator)" }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// The rational equal to a literal, which must fit a machine integer.
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}
