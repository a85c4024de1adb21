public import Numerics
public import Symbolics

/// How many digits of a result are shown.
public struct NumberFormat: Hashable, Sendable {
  /// The number of significant digits, from 1 up; exact values that are shorter show no more than they have.
  public let digits: Int

  /// A format with that many significant digits.
  public init(digits: Int = 9) {
    precondition(digits > 0)
    self.digits = digits
  }

  /// A number ready to be shown.
  public struct Shown: Hashable, Sendable {
    /// The digits.
    public let decimal: Decimal
    /// Whether they are the whole value.
    public let isExact: Bool

    /// The number as an expression, negative ones as a negation.
    public var expression: Expression { Expression(decimal) }
  }

  /// The digits of an enclosed number: only those that are proven, correctly rounded.
  ///
  /// Where the enclosure leaves a digit open, fewer are shown.
  public func shown(_ enclosure: Enclosure) -> Shown {
    if let exact = enclosure.exact {
      if let whole = Decimal.terminating(exact, maximumDigits: max(digits, 12)) {
        return Shown(decimal: whole, isExact: true)
      }
      // A small number has more places than digits, and so may be whole after all.
      let shortened = Decimal.shortened(exact, to: digits)
      return Shown(decimal: shortened, isExact: shortened.exact == exact)
    }
    guard let bounds = enclosure.bounds else { return Shown(decimal: Decimal(0), isExact: false) }
    for count in stride(from: digits, to: 0, by: -1) {
      if let decimal = bounds.proven({ .shortened($0, to: count) }) {
        return Shown(decimal: decimal, isExact: false)
      }
    }
    let interval = enclosure.interval
    // Not even one digit is proven. A number that may be 0 is 0 to within the width of its enclosure.
    let middle = interval.contains(0.0) ? 0 : Rational(exactly: interval.midpoint) ?? 0
    return Shown(decimal: .rounded(middle, significantDigits: 1), isExact: false)
  }
}

extension Decimal {
  /// The first digits of a number as they are, without rounding, so that more could follow.
  public static func cutOff(_ value: Rational, after digits: Int) -> Decimal {
    let exponent = Decimal.rounded(value, significantDigits: digits + 2).leadingExponent
    return Decimal.truncated(value, places: max(0, digits - 1 - exponent))
  }

  /// Whether the number is written as a power of ten times a mantissa: so small that zeros would hide its
  /// size, or so large that its last digits are not known.
  var isScientific: Bool {
    // Of a zero only 0 · 10⁸ is.
    places < 0 || leadingExponent < -4 || leadingExponent > 15
  }

  /// The number rounded to so many significant digits; before the point no zero stands for a digit that is not known.
  public static func shortened(_ value: Rational, to digits: Int) -> Decimal {
    let rounded = Decimal.rounded(value, significantDigits: digits)
    guard rounded.leadingExponent >= digits else { return rounded }
    let (mantissa, exponent) = rounded.scientific
    let kept = Decimal.rounded(mantissa.exact, significantDigits: digits)
    return Decimal("\(kept)e\(exponent)") ?? rounded
  }
}
