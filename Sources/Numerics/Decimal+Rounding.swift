extension Decimal {
  /// `value` correctly rounded, ties to even, to `places` digits after the point.
  ///
  /// A negative number of places rounds before the point: 1250 to −2 places is "1200". The result is always
  /// written without an exponent, and a result of zero without a sign.
  public static func rounded(_ value: Rational, places: Int) -> Decimal {
    Decimal(value, places: places, rounded: .toNearestOrEven)
  }

  /// `value` cut off after `places` digits after the point, towards zero; otherwise like ``rounded(_:places:)``.
  public static func truncated(_ value: Rational, places: Int) -> Decimal {
    Decimal(value, places: places, rounded: .towardZero)
  }

  /// `value` correctly rounded, ties to even, to a positive number of significant digits.
  ///
  /// The result is always written without an exponent, so 1250 to 2 digits is "1200". Rounding may carry into
  /// a new digit: 9.96 to 2 digits is "10". A zero gets `significantDigits - 1` digits after the point.
  public static func rounded(_ value: Rational, significantDigits: Int) -> Decimal {
    precondition(significantDigits > 0, "a number has at least one significant digit")
    if value.isZero { return Decimal(positional: 0, places: significantDigits - 1) }
    let places = significantDigits - 1 - value.floorLog10
    let carried = Rational.powerOfTen(significantDigits)
    let scaled = BigInteger(value, places: places, rounded: .toNearestOrEven)
    // 9.96 was rounded to 10.0: one digit more than asked for.
    return Rational(scaled.magnitude) == carried
      ? Decimal(value, places: places - 1, rounded: .toNearestOrEven)
      : Decimal(positional: scaled, places: places)
  }

  /// The decimal equal to `value`, without trailing zeros after the point and without an exponent.
  ///
  /// Nil when no decimal is, because the denominator has a prime factor other than 2 and 5, and when more than
  /// `maximumDigits` digits would be printed, a lone zero before the point not counted: "0.05" has 2 digits.
  public static func terminating(_ value: Rational, maximumDigits: Int) -> Decimal? {
    let twos = value.denominator.trailingZeroBitCount
    var rest = value.denominator >> twos
    var fives = 0
    // Each place removes at most one factor, so the limit also bounds this loop.
    while rest != 1 {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 5)
      guard remainder.isZero, fives < maximumDigits else { return nil }
      (rest, fives) = (quotient, fives + 1)
    }
    let places = max(twos, fives)
    // A digit holds less than four bits, which refuses enormous integers before they are printed.
    guard places <= maximumDigits, value.rounded(.towardZero).bitWidth <= 4 * maximumDigits else {
      return nil
    }
    let scaled = BigInteger(value, places: places, rounded: .towardZero)
    guard max(places, scaled.natural.decimalText.count) <= maximumDigits else { return nil }
    return Decimal(positional: scaled, places: places)
  }

  private init(_ value: Rational, places: Int, rounded rule: Rounding) {
    self.init(positional: BigInteger(value, places: places, rounded: rule), places: places)
  }
}

extension BigInteger {
  /// `value` in units of 10^(−places), rounded to an integer.
  fileprivate init(_ value: Rational, places: Int, rounded rule: Rounding) {
    self = BigInteger.quotient(
      value.numerator * BigInteger.powerOfTen(max(0, places)),
      value.denominator * BigInteger.powerOfTen(max(0, -places)), rounded: rule)
  }
}

extension Rational {
  /// ⌊log₁₀ |self|⌋ of a number other than 0.
  fileprivate var floorLog10: Int {
    // log₁₀ 2 ≈ 0.30103; the estimate is then corrected by comparison, a step or two.
    var exponent = (numerator.bitWidth - denominator.bitWidth) * 30_103 / 100_000
    while Rational.powerOfTen(exponent) > magnitude { exponent -= 1 }
    while Rational.powerOfTen(exponent + 1) <= magnitude { exponent += 1 }
    return exponent
  }
}
