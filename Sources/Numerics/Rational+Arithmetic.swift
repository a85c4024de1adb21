extension Rational {
  /// The exact sum.
  ///
  /// Only a factor of the denominators' common divisor can cancel, which keeps the operands of the second
  /// reduction small: Knuth, *The Art of Computer Programming*, volume 2, section 4.5.1.
  public static func + (a: Rational, b: Rational) -> Rational {
    let common = BigInteger.greatestCommonDivisor(a.denominator, b.denominator)
    if common == 1 {
      return Rational(
        reduced: a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
    }
    let aReduced = a.denominator.exactQuotient(common)
    let sum = a.numerator * b.denominator.exactQuotient(common) + b.numerator * aReduced
    let cancelled = BigInteger.greatestCommonDivisor(sum, common)
    return Rational(
      reduced: sum.exactQuotient(cancelled), aReduced * b.denominator.exactQuotient(cancelled))
  }

  /// The exact difference.
  public static func - (a: Rational, b: Rational) -> Rational { a + -b }

  /// The exact product.
  ///
  /// In lowest terms already, each numerator can only share factors with the other's denominator.
  public static func * (a: Rational, b: Rational) -> Rational {
    let first = BigInteger.greatestCommonDivisor(a.numerator, b.denominator)
    let second = BigInteger.greatestCommonDivisor(b.numerator, a.denominator)
    return Rational(
      reduced: a.numerator.exactQuotient(first) * b.numerator.exactQuotient(second),
      a.denominator.exactQuotient(second) * b.denominator.exactQuotient(first))
  }

  /// The exact quotient. A divisor of 0 traps.
  public static func / (a: Rational, b: Rational) -> Rational { a * b.reciprocal }

  /// The opposite number.
  public static prefix func - (value: Rational) -> Rational {
    Rational(reduced: -value.numerator, value.denominator)
  }

  /// 1 / self. The reciprocal of 0 traps.
  public var reciprocal: Rational {
    precondition(!isZero, "zero has no reciprocal")
    return isNegative
      ? Rational(reduced: -denominator, -numerator) : Rational(reduced: denominator, numerator)
  }

  /// The power with an integer exponent; 0⁰ is 1, and 0 to a negative power traps.
  public func raised(to exponent: Int) -> Rational {
    precondition(exponent != .min, "no such power fits in memory")
    if exponent < 0 { return reciprocal.raised(to: -exponent) }
    // Powers of coprime numbers are coprime.
    return Rational(
      reduced: BigInteger.power(numerator, exponent), BigInteger.power(denominator, exponent))
  }

  /// The square root, when it is rational; nil for a negative number and where the root is irrational.
  public var squareRoot: Rational? {
    guard !isNegative else { return nil }
    let (top, bottom) = (numerator.natural.floorSquareRoot, denominator.natural.floorSquareRoot)
    guard top * top == numerator.natural, bottom * bottom == denominator.natural else { return nil }
    return Rational(reduced: BigInteger(top), BigInteger(bottom))
  }

  /// The integer that the number rounds to.
  public func rounded(_ rule: Rounding) -> BigInteger {
    BigInteger.quotient(numerator, denominator, rounded: rule)
  }

  /// 10 to an integer power, of either sign.
  static func powerOfTen(_ exponent: Int) -> Rational {
    let power = BigInteger.powerOfTen(abs(exponent))
    return exponent < 0 ? Rational(reduced: 1, power) : Rational(reduced: power, 1)
  }
}

extension BigInteger {
  /// The quotient by a positive divisor that leaves no remainder; dividing by 1, the usual case, is free.
  fileprivate func exactQuotient(_ divisor: BigInteger) -> BigInteger {
    divisor == 1 ? self : quotientAndRemainder(dividingBy: divisor).quotient
  }
}
