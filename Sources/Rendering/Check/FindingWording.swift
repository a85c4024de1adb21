import Notation
public import NoteChecking
import Numerics
import Symbolics
import WorkedExamples

/// The sentences in which findings are told; every format uses the same.
public struct FindingWording: Sendable {
  private let wording = Wording()
  private let writer = FormulaWriter(UnicodeStyle())

  /// The sentences.
  public init() {}

  /// What is wrong, in a sentence without a full stop.
  public func message(_ finding: Finding) -> String {
    let relation = finding.relation
    switch finding.code {
    case .wrongNumber, .lastDigit, .impossible:
      guard let relation, let printed = relation.printed, let computed = relation.computed else {
        return "this cannot be the value of any real formula"
      }
      let right = wording.number(computed, significantDigits: max(printed.significantDigits + 1, 3))
      switch finding.code {
      case .lastDigit: return "the last digit of \(wording.number(printed)) is off: the value is \(right)"
      case .impossible: return "\(wording.number(printed)) is outside what this can be; the value is \(right)"
      default: return "\(wording.number(printed)) should be \(right)"
      }
    case .wrongRelation:
      guard let relation, let computed = relation.computed else { return "this relation does not hold" }
      guard let asPrinted = relation.asPrinted else {
        return "this does not hold: the left side is \(wording.number(computed))"
      }
      return "the two sides differ: \(wording.number(computed)) and \(wording.number(asPrinted))"
    case .rightErratum: return "this is quoted as a misprint, but it is right"
    case .unclosedMath: return "this mathematics is begun and not ended"
    case .unusedSuppression: return "this comment suppresses nothing"
    case .unknownCode: return "there is no finding of this code"
    }
  }

  /// What was computed from what: the formula with its numbers.
  public func computation(_ finding: Finding) -> String? {
    guard let relation = finding.relation, let formula = relation.formula, let computed = relation.computed
    else {
      return nil
    }
    let text = writer.text(formula)
    guard text.count < 120 else { return nil }
    return "\(text) \(computed.exact == nil ? "≈" : "=") \(wording.number(computed, significantDigits: 12))"
  }

  /// The numbers that would be right in the place of the printed one.
  public func accepted(_ finding: Finding) -> String? {
    guard finding.code == .wrongNumber || finding.code == .lastDigit, let printed = finding.relation?.printed,
      let exact = finding.relation?.computed.flatMap({ $0.exact ?? Rational(exactly: $0.interval.midpoint) })
    else { return nil }
    let rounded = Decimal.rounded(exact, places: printed.places)
    let truncated = Decimal.truncated(exact, places: printed.places)
    guard printed.places >= 0 else { return nil }
    let places = printed.places == 0 ? "" : "with \(printed.places) place\(printed.places == 1 ? "" : "s") "
    return rounded == truncated
      ? "\(places)only \(wording.number(rounded)) is right"
      : "\(places)\(wording.number(rounded)) is right, or cut off \(wording.number(truncated))"
  }

  /// The likely slip.
  public func cause(_ finding: Finding) -> String? { finding.relation?.cause.map(wording.sentence) }
}

extension Verdict.Reason {
  /// The reason without what is particular to one place, so that like can be counted with like.
  var kind: String {
    switch self {
    case .undecided: "undecided"
    case .unknownSymbol: "unknown symbol"
    case .definition: "definition or update"
    case .noValue: "no value"
    case .unread: "not understood"
    }
  }
}
