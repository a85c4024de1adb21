extension Rational {
  /// The rational equal to a double; nil for a NaN and the infinities. Both zeros give 0.
  public init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    // |value| = significand · 2^exponent with an integer significand of at most 53 bits.
    let isNormal = value.exponentBitPattern != 0
    let significand = value.significandBitPattern | (isNormal ? 1 << Double.significandBitCount : 0)
    let exponent = max(Int(value.exponentBitPattern), 1) - 1075
    // Cancelling the common twos reduces the fraction; a zero needs no denominator at all.
    let places = significand == 0 ? 0 : max(0, -exponent - significand.trailingZeroBitCount)
    let integer = BigInteger(Natural(significand), isNegative: value < 0)
    self.init(reduced: integer << (exponent + places), BigInteger(1) << places)
  }

  /// The double nearest to the number, ties to even; ±infinity when it overflows.
  ///
  /// Overflow begins, as in IEEE 754, half a unit beyond the greatest finite double. A number too small for a
  /// double gives +0.
  public var nearestDouble: Double { double(rounded: .toNearestOrEven) }

  /// The greatest double that is not above the number; −infinity below the least finite double.
  public var roundedDown: Double { double(rounded: .down) }

  /// The least double that is not below the number; +infinity above the greatest finite double.
  public var roundedUp: Double { double(rounded: .up) }

  /// The neighbouring double that `rule` chooses.
  private func double(rounded rule: Rounding) -> Double {
    if isZero { return 0 }
    let exponent = floorLog2
    guard exponent <= Double.greatestFiniteMagnitude.exponent else { return overflowed(rounded: rule) }
    // The doubles about a number of magnitude 2^exponent are spaced 2^spacing apart.
    let spacing = max(exponent - Double.significandBitCount, -1074)
    let scaled = BigInteger.quotient(
      numerator << max(0, -spacing), denominator << max(0, spacing), rounded: rule)
    let magnitude = Double(scaled.natural.bits(from: 0)).scaled(by: spacing)
    // A result of zero stays positive.
    return scaled.isNegative ? -magnitude : magnitude
  }

  /// The double that replaces a number of magnitude 2¹⁰²⁴ or more.
  private func overflowed(rounded rule: Rounding) -> Double {
    let isFinite =
      switch rule {
      case .toNearestOrEven: false
      case .towardZero: true
      case .down: !isNegative
      case .up: isNegative
      }
    let magnitude = isFinite ? Double.greatestFiniteMagnitude : .infinity
    return isNegative ? -magnitude : magnitude
  }

  /// ⌊log₂ |self|⌋ of a number other than 0.
  private var floorLog2: Int {
    let difference = numerator.bitWidth - denominator.bitWidth
    let isReached = numerator.natural << max(0, -difference) >= denominator.natural << max(0, difference)
    return isReached ? difference : difference - 1
  }
}
