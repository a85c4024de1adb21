public import Numerics
public import Symbolics

/// When is a printed number right? The one place that decides it.
///
/// The printed number is a lexeme: its last place says how far it claims to go. The value is an enclosure, and
/// a verdict is given only where all of the enclosure agrees; otherwise the relation is undecided.
///
/// With p the printed number and u one in its last place, the value v is
///
/// - *exact* where v = p;
/// - *rounded* where |v − p| ≤ u/2, so that a tie may go either way;
/// - *truncated* where v is beyond p, away from 0, by less than u. A printed 0 is never truncated: cutting
///   off every digit says nothing about the value;
/// - *consistent* where some value in `explained` rounds to p. That is the range of what the formula gives
///   while numbers printed earlier vary within their own rounding;
/// - *last-digit* where |v − p| < 3u/2, if rounding took place at all: v is no decimal with these places
///   (2 + 2 = 5 is not off by one in the last place), and p has at least three significant digits (with fewer,
///   one in the last place is more than a percent);
/// - *impossible* where p lies outside the range of the quantity, and otherwise *wrong*.
public enum Judge {
  /// Fewer significant digits than these leave no room for one in the last place.
  static let leastDigitsForLastDigit = 3

  /// The verdict on a printed number.
  ///
  /// - Parameters:
  ///   - printed: the number as it is printed.
  ///   - value: an enclosure of the true value.
  ///   - explained: an interval that contains what the formula can give, if earlier results were rounded.
  ///   - range: the values that the quantity can have.
  public static func verdict(
    printed: Decimal, value: Enclosure, explained: Interval? = nil, range: ClosedRange<Rational>? = nil
  ) -> Verdict {
    guard let bounds = value.bounds else { return .unchecked(.noValue("the value is not bounded")) }
    let claim = printed.exact
    if value.exact == claim { return .exact }

    let atLower = verdict(claim, printed, bounds.lowerBound)
    let atUpper = verdict(claim, printed, bounds.upperBound)
    let verdict: Verdict
    switch (atLower, atUpper) {
    // Beyond p on both sides of it the verdicts are the same again, but not in between.
    case (.lastDigit, .lastDigit) where bounds.contains(claim), (.wrong, .wrong) where bounds.contains(claim):
      return .unchecked(.undecided)
    case _ where atLower == atUpper: verdict = atLower
    // A tie may go either way, so the border between rounded and truncated is none.
    case (.rounded, .truncated), (.truncated, .rounded): verdict = .rounded
    default: return .unchecked(.undecided)
    }
    guard verdict.severity != .pass else { return verdict }
    if let range, !range.contains(claim) { return .impossible }
    if let explained = explained.flatMap(Enclosure.init)?.bounds {
      let half = printed.unit / Rational(2)
      if explained.lowerBound <= claim + half && claim - half <= explained.upperBound { return .consistent }
    }
    if verdict == .lastDigit {
      let needsRounding = value.exact.map { !($0 / printed.unit).isInteger } ?? true
      if !needsRounding || printed.significantDigits < leastDigitsForLastDigit { return .wrong }
    }
    return verdict
  }

  /// The verdict, were `value` the value itself.
  private static func verdict(_ claim: Rational, _ printed: Decimal, _ value: Rational) -> Verdict {
    let unit = printed.unit
    let excess = value - claim
    if excess.magnitude <= unit / Rational(2) { return .rounded }
    let isBeyond = !claim.isZero && excess.isNegative == claim.isNegative
    if isBeyond && excess.magnitude < unit { return .truncated }
    return excess.magnitude < unit * Rational(3) / Rational(2) ? .lastDigit : .wrong
  }

  /// The verdict on two computed values that are said to be equal.
  ///
  /// - Returns: `exact` where they are known to be equal to nine digits at least, and nothing tells them apart;
  ///   `wrong` where their enclosures do; undecided where the enclosures are too wide to say.
  public static func verdict(_ left: Enclosure, equals right: Enclosure) -> Verdict {
    if let a = left.exact, let b = right.exact { return a == b ? .exact : .wrong }
    guard let a = left.bounds, let b = right.bounds else {
      return .unchecked(.noValue("a value is not bounded"))
    }
    guard a.overlaps(b) else { return .wrong }
    let lower = min(a.lowerBound, b.lowerBound)
    let upper = max(a.upperBound, b.upperBound)
    // Wide enclosures agree with much: 10⁴⁰ + 1 − 10⁴⁰, in doubles, with anything.
    let isNarrow = (upper - lower) * Rational(1_000_000_000) <= min(lower.magnitude, upper.magnitude)
    return isNarrow ? .exact : .unchecked(.undecided)
  }

  /// Whether nothing tells two enclosed numbers apart, however wide the enclosures are.
  public static func mayBeEqual(_ left: Enclosure, _ right: Enclosure) -> Bool {
    if let a = left.exact, let b = right.exact { return a == b }
    guard let a = left.bounds, let b = right.bounds else { return true }
    return a.overlaps(b)
  }
}
