/// What can be said of a printed number, once the true one is enclosed.
public enum Verdict: Hashable, Sendable {
  /// Nothing is left over.
  case exact
  /// The value rounded to the printed places; a tie may go either way.
  case rounded
  /// The value cut off at the printed places.
  case truncated
  /// Off at face value, but within what the rounding of numbers printed earlier explains.
  case consistent
  /// Off by one in the last printed place, and nothing explains it.
  case lastDigit
  /// None of these.
  case wrong
  /// Outside what the quantity can be: a probability above 1, a logarithm of a negative number.
  case impossible
  /// Not decided, for a reason.
  case unchecked(Reason)

  /// Why a relation was not decided.
  public enum Reason: Hashable, Sendable {
    /// The enclosure contains the border between two verdicts.
    case undecided
    /// A symbol that nothing defines.
    case unknownSymbol(String)
    /// The two sides are counted in different units, in words.
    case units(String)
    /// Notation that is not understood, in words.
    case unread(String)
    /// The relation defines its left side, or has nothing to compare.
    case definition
    /// There is no value, in words: a division by 0.
    case noValue(String)
  }

  /// How much a verdict matters.
  public enum Severity: Int, Comparable, Sendable {
    /// Nothing to complain of.
    case pass
    /// Not looked at.
    case unchecked
    /// Worth a look.
    case warning
    /// A mistake.
    case error

    /// By how much it matters.
    public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
  }

  /// How much it matters.
  public var severity: Severity {
    switch self {
    case .exact, .rounded, .truncated, .consistent: .pass
    case .lastDigit: .warning
    case .wrong, .impossible: .error
    case .unchecked: .unchecked
    }
  }

  /// The word for it, as JSON has it.
  public var name: String {
    switch self {
    case .exact: "exact"
    case .rounded: "rounded"
    case .truncated: "truncated"
    case .consistent: "consistent"
    case .lastDigit: "last-digit"
    case .wrong: "wrong"
    case .impossible: "impossible"
    case .unchecked: "unchecked"
    }
  }
}

extension Verdict.Severity {
  /// The word for it, as JSON and every other form of output has it.
  public var name: String {
    switch self {
    case .pass: "pass"
    case .unchecked: "unchecked"
    case .warning: "warning"
    case .error: "error"
    }
  }
}

extension Verdict.Reason: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .undecided: "the enclosure is too wide to decide"
    case .unknownSymbol(let name): "nothing defines '\(name)'"
    case .units(let what), .unread(let what): what
    case .definition: "a definition"
    case .noValue(let why): why
    }
  }
}
