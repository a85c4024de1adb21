public import Numerics
public import Symbolics
public import WorkedExamples

/// What there is to say of one place in a note.
public struct Finding: Sendable {
  /// The kind of finding.
  public let code: Code
  /// The relation, or whatever else it is about.
  public let span: SourceSpan
  /// The part that is to be underlined: the printed result, or the formula.
  public let focus: SourceSpan
  /// What was judged, where it is about a relation.
  public let relation: CheckedRelation?
  /// The replacement that would mend it, where that is certain.
  public let fix: Fix?

  /// Other digits in the place of some.
  public struct Fix: Hashable, Sendable {
    /// The bytes to be replaced.
    public let range: Range<Int>
    /// The new text.
    public let replacement: String
  }

  /// The kinds of findings, under the names by which they are suppressed and explained.
  public enum Code: String, CaseIterable, Sendable {
    /// A printed number is not the value of what it is said to equal.
    case wrongNumber = "wrong-number"
    /// Two formulas that are said to be equal are not, or an inequality does not hold.
    case wrongRelation = "wrong-relation"
    /// A step of algebra does not hold for any values that were tried.
    case wrongStep = "wrong-step"
    /// A printed number is off by one in its last place.
    case lastDigit = "last-digit"
    /// A value that the quantity cannot have.
    case impossible = "impossible-value"
    /// A relation that is quoted as a misprint is right.
    case rightErratum = "right-erratum"
    /// Mathematics that is begun and not ended.
    case unclosedMath = "unclosed-math"
    /// A comment that suppresses nothing.
    case unusedSuppression = "unused-suppression"
    /// A suppression of a code that there is not.
    case unknownCode = "unknown-code"

    /// How much a finding of this kind matters.
    public var severity: Verdict.Severity {
      switch self {
      case .wrongNumber, .wrongRelation, .wrongStep, .impossible, .rightErratum: .error
      case .lastDigit, .unclosedMath, .unusedSuppression, .unknownCode: .warning
      }
    }
  }
}

/// A relation of a note, with the judgement on it.
public struct CheckedRelation: Sendable {
  /// The relation with both its sides.
  public let span: SourceSpan
  /// The right side, on which the result usually stands.
  public let right: SourceSpan
  /// The verdict.
  public internal(set) var verdict: Verdict
  /// Whether it is a step of algebra, between formulas whose names have no values.
  public internal(set) var isStep = false
  /// Whether it stands in a chain that is quoted for another of its relations, the misprint.
  public internal(set) var isContext = false
  /// The printed number, where there is one.
  public let printed: Decimal?
  /// Where the printed number stands, where it stands alone.
  public let printedSpan: SourceSpan?
  /// For a formula: its value as it is printed.
  public let asPrinted: Enclosure?
  /// The value that the engine finds.
  public let computed: Enclosure?
  /// Of a relation that is not right, the formula that was computed, with its numbers in place.
  public let formula: Expression?
  /// The likely slip.
  public let cause: Slip?
  /// Whether the value is certain: every number of the formula is exact.
  public let isCertain: Bool
  /// Whether it stands in a callout that quotes misprints.
  public let isErratum: Bool
  /// A convention that had to be assumed to make the relation right: the base of a logarithm, the unit of an angle, a
  /// percentage, or the digits of a program.
  public let convention: String?
}
