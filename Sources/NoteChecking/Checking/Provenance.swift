import Numerics

/// Which of the numbers in a formula may be inexact, because they are themselves rounded results.
///
/// Everything hangs on this. Were every number free within its last place, 0.4 − 0.5 · 0.082167041 could be
/// anything from 0.305 to 0.413, and no slip would ever be seen. Were none, ½(0.01 − 0.75136507)² = 0.274811083
/// would be an error, though it was computed from unrounded values. So whole numbers and givens are exact, and a
/// number is inexact only if
///
/// - it was printed earlier in the document as a result, behind a sign of equality, or
/// - it has clearly been rounded: at least four significant digits, and at least as many as the result.
struct Provenance: Sendable {
  /// Fewer significant digits than these do not look rounded.
  static let leastDigits = 4

  private var results: Set<Decimal> = []

  /// Notes that a number was printed as a result.
  mutating func printed(_ number: Decimal) {
    if number.places > 0 { results.insert(number.withoutSign) }
  }

  /// Whether a number in a formula may be inexact, given how many digits the formula's result shows.
  func isInexact(_ number: Decimal, resultDigits: Int) -> Bool {
    guard number.places > 0 else { return false }
    if number.significantDigits >= Self.leastDigits && results.contains(number.withoutSign) { return true }
    return number.significantDigits >= max(Self.leastDigits, resultDigits)
  }
}

extension Decimal {
  /// The number without its sign.
  var withoutSign: Decimal { isNegative ? Decimal(description.dropFirst()) ?? self : self }

  /// All numbers that are printed as this one when rounded to its places.
  var roundingInterval: Interval {
    let half = unit / Rational(2)
    return Interval(exact - half).hull(Interval(exact + half))
  }
}
