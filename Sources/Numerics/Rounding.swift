/// Which neighbour replaces a value that lies between two representable ones.
public enum Rounding: CaseIterable, Hashable, Sendable {
  /// The one below, towards −∞.
  case down
  /// The one above, towards +∞.
  case up
  /// The one nearer zero.
  case towardZero
  /// The nearer one, and of two equally near the one whose last digit is even.
  case toNearestOrEven
}
