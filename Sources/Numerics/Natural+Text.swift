extension Natural {
  /// The largest power of ten in a limb, and its exponent: decimal digits are converted so many at a time.
  private static let chunk: (power: UInt64, digits: Int) = (10_000_000_000_000_000_000, 19)

  /// The number with the given decimal digits, most significant first; nil for a value above 9. No digits are 0.
  init?(decimalDigits digits: some Collection<UInt8>) {
    var result = Natural.zero
    var (pending, scale): (UInt64, UInt64) = (0, 1)
    for digit in digits {
      guard digit <= 9 else { return nil }
      pending = pending * 10 + UInt64(digit)
      scale *= 10
      if scale == Natural.chunk.power {
        result = result.multiplied(by: scale, adding: pending)
        (pending, scale) = (0, 1)
      }
    }
    self = result.multiplied(by: scale, adding: pending)
  }

  /// The decimal digits, most significant first; "0" for zero.
  var decimalText: String {
    var rest = self
    var chunks: [UInt64] = []
    repeat {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: Natural.chunk.power)
      chunks.append(remainder)
      rest = quotient
    } while !rest.isZero
    var text = String(chunks.removeLast())
    for chunk in chunks.reversed() {
      let digits = String(chunk)
      text += String(repeating: "0", count: Natural.chunk.digits - digits.count) + digits
    }
    return text
  }
}
