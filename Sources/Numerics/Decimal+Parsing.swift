extension Decimal {
  /// More digits than any note prints; beyond them a text is refused rather than computed with.
  static let maximumDigits = 10_000

  /// The greatest magnitude of a written exponent.
  static let maximumExponent = 9_999

  /// Reads a decimal number; nil when the text is anything else.
  ///
  /// A number is an optional sign ("+", "-" or the minus sign "−"), digits with at most one point before,
  /// between or after them, and an optional exponent: "e" or "E", an optional sign, digits. There must be a
  /// digit beside the point. Nothing may surround the number, not even spaces. Digits are ASCII. More than
  /// 10,000 digits or an exponent beyond ±9,999 give nil, so that hostile texts cost little.
  public init?(_ text: some StringProtocol) {
    // Signs, point and exponent take at most 3 + 1 + 1 + 3 bytes, and the exponent may have leading zeros.
    let bytes = Array(text.utf8.prefix(Decimal.maximumDigits + 100))
    guard bytes.count < Decimal.maximumDigits + 100 else { return nil }
    var scanner = Scanner(bytes: bytes[...])
    let isNegative = scanner.takeSign()
    let whole = scanner.takeDigits()
    let hasPoint = scanner.take(UInt8(ascii: "."))
    let fraction = hasPoint ? scanner.takeDigits() : []
    let digits = whole + fraction
    guard !digits.isEmpty, digits.count <= Decimal.maximumDigits,
      let coefficient = BigInteger(decimalDigits: digits.map { $0 - UInt8(ascii: "0") })
    else { return nil }

    var exponent: Int?
    if scanner.take(UInt8(ascii: "e")) || scanner.take(UInt8(ascii: "E")) {
      let isBelowZero = scanner.takeSign()
      guard let magnitude = Decimal.exponent(scanner.takeDigits()) else { return nil }
      exponent = isBelowZero ? -magnitude : magnitude
    }
    guard scanner.bytes.isEmpty else { return nil }

    let significand = [whole, hasPoint ? [UInt8(ascii: ".")] : [], fraction].joined()
    self.init(
      description: (isNegative ? "-" : "") + String(decoding: Array(significand), as: UTF8.self)
        + (exponent.map { "e\($0)" } ?? ""),
      isNegative: isNegative, coefficient: coefficient, places: fraction.count - (exponent ?? 0))
  }

  /// The value of an exponent's digits; nil for none and for a value that is too large.
  private static func exponent(_ digits: ArraySlice<UInt8>) -> Int? {
    if digits.isEmpty { return nil }
    var value = 0
    for digit in digits {
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
      if value > maximumExponent { return nil }
    }
    return value
  }
}

/// The text not read yet.
private struct Scanner {
  var bytes: ArraySlice<UInt8>

  /// U+2212, the typographic minus sign.
  private static let minusSign = Array("\u{2212}".utf8)

  mutating func take(_ byte: UInt8) -> Bool {
    guard bytes.first == byte else { return false }
    bytes.removeFirst()
    return true
  }

  /// Takes a sign if there is one; true when it is a minus.
  mutating func takeSign() -> Bool {
    if take(UInt8(ascii: "+")) { return false }
    if take(UInt8(ascii: "-")) { return true }
    guard bytes.starts(with: Scanner.minusSign) else { return false }
    bytes.removeFirst(Scanner.minusSign.count)
    return true
  }

  mutating func takeDigits() -> ArraySlice<UInt8> {
    let digits = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    bytes.removeFirst(digits.count)
    return digits
  }
}
