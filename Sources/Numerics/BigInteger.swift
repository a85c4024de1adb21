/// An integer of any size.
///
/// Stored as a sign and a magnitude in base 2⁶⁴; zero is never negative, so equal values are equal
/// representations. Operations are exact and bounded only by memory; division by zero is a programmer error.
public struct BigInteger: Hashable, Sendable {
  /// Whether the integer is below zero.
  public let isNegative: Bool

  /// The absolute value, where the work is done.
  let natural: Natural

  init(_ natural: Natural, isNegative: Bool = false) {
    self.natural = natural
    self.isNegative = isNegative && !natural.isZero
  }

  /// The integer equal to a machine integer.
  public init(_ value: Int) {
    self.init(Natural(UInt64(value.magnitude)), isNegative: value < 0)
  }

  /// The non-negative integer with the given decimal digits, most significant first.
  ///
  /// The elements are the values 0…9, not characters; a greater one gives nil. No digits at all are 0.
  public init?(decimalDigits digits: some Collection<UInt8>) {
    guard let natural = Natural(decimalDigits: digits) else { return nil }
    self.init(natural)
  }

  /// Whether the integer is 0.
  public var isZero: Bool { natural.isZero }

  /// The absolute value.
  public var magnitude: BigInteger { BigInteger(natural) }

  /// The number of bits of the magnitude: the least n with |self| < 2ⁿ; 0 for 0.
  public var bitWidth: Int { natural.bitWidth }

  /// The number of zero bits below the lowest set bit of the magnitude; 0 for 0.
  public var trailingZeroBitCount: Int { natural.trailingZeroBitCount }
}

extension BigInteger: ExpressibleByIntegerLiteral {
  /// The integer equal to a literal, which must fit a machine integer.
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}

extension BigInteger: Comparable {
  /// Whether `a` is below `b` on the number line.
  public static func < (a: BigInteger, b: BigInteger) -> Bool {
    switch (a.isNegative, b.isNegative) {
    case (false, false): a.natural < b.natural
    case (true, true): b.natural < a.natural
    case (true, false): true
    case (false, true): false
    }
  }
}

extension BigInteger: CustomStringConvertible {
  /// The decimal digits, after a "-" when negative.
  public var description: String { (isNegative ? "-" : "") + natural.decimalText }
}

extension Int {
  /// The machine integer equal to `value`, or nil when it does not fit.
  public init?(exactly value: BigInteger) {
    guard value.bitWidth < Int.bitWidth else {
      guard value == BigInteger(Int.min) else { return nil }
      self = .min
      return
    }
    let magnitude = Int(value.natural.bits(from: 0))
    self = value.isNegative ? -magnitude : magnitude
  }
}
