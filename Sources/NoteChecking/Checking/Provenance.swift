import Numerics
import WorkedExamples

/// Which of the numbers in a formula may be inexact, because they are themselves rounded results.
///
/// Everything hangs on this. Were every number free within its last place, 0.4 − 0.5 · 0.082167041 could be
/// anything from 0.305 to 0.413, and no slip would ever be seen. Were none, ½(0.01 − 0.75136507)² = 0.274811083
/// would be an error, though it was computed from unrounded values. So a number is inexact only if
///
/// - it was printed earlier in the document as a result that had been rounded, with two significant digits at
///   least, a whole number with three: 0.4 and 12 stand for too much else;
/// - or it was printed as a result of which nobody knows whether it had been rounded, and has four digits;
/// - or it has clearly been rounded: four significant digits, and as many as the result;
/// - or it stands before ≈, has three significant digits, and at most one less than the result.
///
/// A number that was printed as a result and is exact stays exact, however many digits it has: so do givens.
struct Provenance: Sendable {
  /// Fewer significant digits than these do not look rounded.
  static let leastDigits = 4
  /// Fewer significant digits than these say too little even of a result that was rounded.
  static let leastDigitsOfResult = 2
  private static let leastDigitsOfWholeResult = 3

  private var exact: Set<Decimal> = []
  private var rounded: Set<Decimal> = []
  private var uncertain: Set<Decimal> = []

  /// Notes that a number was printed as a result, with what was found out about it there.
  mutating func printed(_ number: Decimal, _ verdict: Verdict, approximately: Bool = false) {
    for spelling in number.withoutSign.spellings { remember(spelling, verdict, approximately) }
  }

  private mutating func remember(_ number: Decimal, _ verdict: Verdict, _ approximately: Bool) {
    switch verdict {
    case .exact: exact.insert(number)
    case .rounded, .truncated, .consistent: rounded.insert(number)
    // What follows ≈ has been rounded, whatever it is.
    case .unchecked where approximately: rounded.insert(number)
    case .lastDigit, .wrong, .impossible, .unchecked: uncertain.insert(number)
    }
  }

  /// Whether the number has been printed as a result that was rounded, and never as one that is exact.
  func wasRounded(_ number: Decimal) -> Bool {
    rounded.contains(number.withoutSign) && !exact.contains(number.withoutSign)
  }

  /// Whether the number has been printed as a result that was rounded, or has so many digits that it looks so.
  func isRounded(_ number: Decimal) -> Bool { isInexact(number, resultDigits: 0) }

  /// Whether a number in a formula may be inexact, given how many digits the formula's result shows.
  func isInexact(_ number: Decimal, resultDigits: Int, approximately: Bool = false) -> Bool {
    let digits = number.significantDigits
    let number = number.withoutSign
    if rounded.contains(number) {
      return digits >= (number.places > 0 ? Self.leastDigitsOfResult : Self.leastDigitsOfWholeResult)
    }
    guard number.places > 0, !exact.contains(number) else { return false }
    if approximately, digits >= max(Self.leastDigits, resultDigits) - 1 { return true }
    guard digits >= Self.leastDigits else { return false }
    return uncertain.contains(number) || digits >= resultDigits
  }
}

extension Decimal {
  /// The ways in which the number may stand in a formula: 28.6 % also as 28.6 and 0.286.
  fileprivate var spellings: [Decimal] {
    guard description.hasSuffix("e-2"), let mantissa = Decimal(description.dropLast(3)) else { return [self] }
    return [self, mantissa, .rounded(exact, places: places)]
  }

  /// The number without its sign.
  var withoutSign: Decimal { isNegative ? Decimal(description.dropFirst()) ?? self : self }

  /// All numbers that are printed as this one when rounded to its places, or cut off there.
  var cuttingInterval: Interval {
    roundingInterval.hull(Interval(isNegative ? exact - unit : exact + unit))
  }

  /// All numbers that are printed as this one when rounded to its places.
  var roundingInterval: Interval {
    let half = unit / Rational(2)
    return Interval(exact - half).hull(Interval(exact + half))
  }
}
