import Notation
import Numerics
import Symbolics

/// Shares of a whole that were rounded each for itself: 33 % + 33 % + 33 % = 100 %.
extension MathSide {
  /// Of fewer shares the sum is the whole, if each is rounded to the nearest.
  private static let fewestShares = 3
  private static let fewestDigits = 2

  /// Whether the side is 1 or 100 %.
  var isWhole: Bool { expression?.constant == 1 }

  /// Whether the side is a sum of shares of one precision that may have been rounded, so that by this alone the
  /// sum may be the whole. Shares that all end in 0 or 5 stand for themselves.
  var hasRoundedShares: Bool {
    guard case .sum(let terms)? = expression, terms.count >= Self.fewestShares, literals.count == terms.count
    else { return false }
    let shares = terms.compactMap(\.constant)
    let printed = literals.map(\.decimal)
    let looksRounded = printed.contains { !"05".contains($0.description.last ?? "0") }
    guard shares.count == terms.count, looksRounded,
      printed.allSatisfy({ $0.places == printed[0].places && $0.significantDigits >= Self.fewestDigits }),
      shares.allSatisfy({ !$0.isZero && !$0.isNegative })
    else { return false }
    let reach = printed[0].unit * (shares[0] / printed[0].exact) * Rational(shares.count) / 2
    return (shares.reduce(0, +) - 1).magnitude <= reach
  }
}
