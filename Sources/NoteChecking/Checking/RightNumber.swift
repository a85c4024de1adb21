import Notation
public import Numerics
public import Symbolics

/// The number that belongs in the place of a printed one.
public struct RightNumber: Sendable {
  /// The value with as many places as the printed number has, and with no fewer significant digits. No zeros are
  /// added to a value that is shorter, nor digits that the enclosure does not prove.
  public let decimal: Decimal

  private let printed: Decimal
  private let computed: Enclosure

  /// So many digits at least stand in place of a whole number: 4 for ⅔ should be 0.667, and not 1.
  private static let fewestDigits = 3

  /// The right number; `nil` where the value is too large to be known.
  public init?(_ computed: Enclosure, for printed: Decimal) {
    guard let value = computed.exact ?? Rational(exactly: computed.interval.midpoint) else { return nil }
    self.printed = printed
    self.computed = computed
    let exponent = Decimal.rounded(value, significantDigits: 6).leadingExponent
    let digits = max(printed.significantDigits, printed.places > 0 ? 1 : Self.fewestDigits)
    let places = max(printed.places, digits - 1 - exponent)
    let shown = NumberFormat(digits: max(places + exponent + 1, 1)).shown(computed).decimal
    decimal = shown.places < 0 ? shown : Decimal.rounded(shown.exact, places: min(places, shown.places))
  }

  /// The value rounded and cut off to the printed places; `nil` where the enclosure leaves that open, and for
  /// numbers that are not printed to a place behind the point or before it.
  public var accepted: (rounded: Decimal, truncated: Decimal)? {
    guard printed.places >= 0, let bounds = computed.bounds,
      let rounded = bounds.proven({ .rounded($0, places: printed.places) }),
      let truncated = bounds.proven({ .truncated($0, places: printed.places) })
    else { return nil }
    return (rounded, truncated)
  }
}
