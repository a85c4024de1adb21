/// A decimal number as it is printed: a lexeme with a value.
///
/// "0.40" and "0.4" have the same value but are different decimals, because the digits a note prints state how
/// precisely it states them. Equality compares the lexemes; compare ``exact`` to compare the values.
public struct Decimal: Hashable, Sendable, CustomStringConvertible {
  /// The number as written, in one spelling: the minus sign is "-", a plus sign is dropped, the exponent is
  /// marked by "e" and has no plus sign or leading zeros. The digits and the point are kept: "−0.40" gives
  /// "-0.40" and ".5E+3" gives ".5e3".
  public let description: String

  /// Whether the number is written with a minus sign; true of "-0.0" as well.
  public let isNegative: Bool

  /// All digits read as one integer, without the sign: 120 for "0.0120".
  let coefficient: BigInteger

  /// The number of digits after the point, less the exponent: the last digit counts units of 10^(−places).
  ///
  /// "0.40" has 2, "80" 0, "1.2e-3" 4 and "1e3" −3.
  public let places: Int

  /// Takes parts that agree with each other.
  init(description: String, isNegative: Bool, coefficient: BigInteger, places: Int) {
    self.description = description
    self.isNegative = isNegative
    self.coefficient = coefficient
    self.places = places
  }

  /// The decimal that prints an integer.
  public init(_ value: Int) {
    self.init(positional: BigInteger(value), places: 0)
  }

  /// The decimal that prints `coefficient · 10^(−places)` without an exponent, at least one digit before the
  /// point, and `places` digits after it where that is positive. A zero has no sign.
  init(positional coefficient: BigInteger, places: Int) {
    let digits = coefficient.magnitude.description
    let sign = coefficient.isNegative ? "-" : ""
    if places <= 0 {
      let scaled = coefficient.isZero ? digits : digits + String(repeating: "0", count: -places)
      let value = coefficient.magnitude * BigInteger.powerOfTen(-places)
      self.init(
        description: sign + scaled, isNegative: coefficient.isNegative, coefficient: value, places: 0)
    } else {
      let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
      self.init(
        description: "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))",
        isNegative: coefficient.isNegative, coefficient: coefficient.magnitude, places: places)
    }
  }
}

extension Decimal {
  /// The number of digits from the first that is not zero to the last written.
  ///
  /// "0.00120" has 3, "80" 2, "80.0" 3 and "1.2e-3" 2. A zero counts its last digit only, so "0" and "0.00"
  /// have 1.
  public var significantDigits: Int {
    var count = 0
    for byte in description.utf8 {
      if byte == UInt8(ascii: "e") { break }
      if UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte, count > 0 || byte != UInt8(ascii: "0") { count += 1 }
    }
    return max(count, 1)
  }

  /// The value.
  public var exact: Rational {
    places > 0
      ? Rational(signedCoefficient, BigInteger.powerOfTen(places))
      : Rational(signedCoefficient * BigInteger.powerOfTen(-places))
  }

  /// One in the last printed place: 10^(−places).
  public var unit: Rational { Rational.powerOfTen(-places) }

  /// The tightest interval of doubles that contains the value; a point when the value is a double.
  public var interval: Interval { Interval(exact) }

  /// The power of ten of the first digit that is not zero: −4 for "0.000438568", 1 for "80"; 0 for a zero.
  public var leadingExponent: Int { coefficient.isZero ? 0 : significantDigits - 1 - places }

  /// The same digits in scientific notation: a mantissa with one digit before the point, other than zero, and
  /// the exponent of the power of ten it multiplies.
  ///
  /// "0.000438568" gives 4.38568 and −4, "80" gives 8.0 and 1. A zero is its own mantissa, with exponent 0.
  public var scientific: (mantissa: Decimal, exponent: Int) {
    if coefficient.isZero { return (self, 0) }
    return (Decimal(positional: signedCoefficient, places: significantDigits - 1), leadingExponent)
  }

  private var signedCoefficient: BigInteger { isNegative ? -coefficient : coefficient }
}
