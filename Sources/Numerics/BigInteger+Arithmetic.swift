extension BigInteger {
  /// The exact sum.
  public static func + (a: BigInteger, b: BigInteger) -> BigInteger {
    if a.isNegative == b.isNegative {
      return BigInteger(a.natural + b.natural, isNegative: a.isNegative)
    }
    return a.natural >= b.natural
      ? BigInteger(a.natural - b.natural, isNegative: a.isNegative)
      : BigInteger(b.natural - a.natural, isNegative: b.isNegative)
  }

  /// The exact difference.
  public static func - (a: BigInteger, b: BigInteger) -> BigInteger { a + -b }

  /// The exact product.
  public static func * (a: BigInteger, b: BigInteger) -> BigInteger {
    BigInteger(a.natural * b.natural, isNegative: a.isNegative != b.isNegative)
  }

  /// The opposite integer.
  public static prefix func - (value: BigInteger) -> BigInteger {
    BigInteger(value.natural, isNegative: !value.isNegative)
  }

  /// `value · 2^count`; a negative count shifts right.
  public static func << (value: BigInteger, count: Int) -> BigInteger {
    count < 0 ? value >> -count : BigInteger(value.natural << count, isNegative: value.isNegative)
  }

  /// ⌊value / 2^count⌋, rounded towards −∞ like the shifts of machine integers; a negative count shifts left.
  public static func >> (value: BigInteger, count: Int) -> BigInteger {
    if count < 0 { return value << -count }
    let shifted = value.natural >> count
    let losesBits = value.isNegative && value.trailingZeroBitCount < count
    return BigInteger(losesBits ? shifted + .one : shifted, isNegative: value.isNegative)
  }

  /// The quotient truncated towards zero, and the remainder, which has the sign of `self`.
  ///
  /// `self == quotient · divisor + remainder` and |remainder| < |divisor|. A divisor of 0 traps.
  public func quotientAndRemainder(
    dividingBy divisor: BigInteger
  ) -> (quotient: BigInteger, remainder: BigInteger) {
    let (quotient, remainder) = natural.quotientAndRemainder(dividingBy: divisor.natural)
    return (
      BigInteger(quotient, isNegative: isNegative != divisor.isNegative),
      BigInteger(remainder, isNegative: isNegative)
    )
  }

  /// The greatest common divisor of the magnitudes, never negative; that of 0 and n is |n|.
  public static func greatestCommonDivisor(_ a: BigInteger, _ b: BigInteger) -> BigInteger {
    BigInteger(Natural.greatestCommonDivisor(a.natural, b.natural))
  }

  /// `base` to the power of `exponent`, by repeated squaring; 0⁰ is 1. A negative exponent traps.
  public static func power(_ base: BigInteger, _ exponent: Int) -> BigInteger {
    precondition(exponent >= 0, "an integer to a negative power is not an integer")
    return BigInteger(base.natural.raised(to: exponent), isNegative: base.isNegative && exponent & 1 == 1)
  }

  /// 10 to a power that is not negative; the powers that decimals of ordinary length need are kept.
  static func powerOfTen(_ exponent: Int) -> BigInteger {
    exponent < smallPowersOfTen.count ? smallPowersOfTen[exponent] : power(10, exponent)
  }

  private static let smallPowersOfTen = (0..<64).map { power(10, $0) }

  /// `numerator / denominator` rounded to an integer; the denominator must be positive.
  static func quotient(
    _ numerator: BigInteger, _ denominator: BigInteger, rounded rule: Rounding
  ) -> BigInteger {
    let (quotient, remainder) = numerator.natural.quotientAndRemainder(dividingBy: denominator.natural)
    let awayFromZero =
      switch rule {
      case .towardZero: false
      case .down: numerator.isNegative && !remainder.isZero
      case .up: !numerator.isNegative && !remainder.isZero
      case .toNearestOrEven:
        switch remainder << 1 {
        case ..<denominator.natural: false
        case denominator.natural: quotient.bits(from: 0) & 1 == 1
        default: true
        }
      }
    return BigInteger(awayFromZero ? quotient + .one : quotient, isNegative: numerator.isNegative)
  }
}
