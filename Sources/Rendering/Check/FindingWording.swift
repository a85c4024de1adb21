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
    switch finding.code {
    case .wrongNumber:
      numbers(finding).map { "\($0.printed) should be \($0.right)" } ?? "this number is wrong"
    case .lastDigit:
      numbers(finding).map { "\($0.printed) should be \($0.right); only the last digit is off" }
        ?? "the last digit is off"
    case .impossible:
      numbers(finding).map { "\($0.printed) is outside what this can be; the value is \($0.right)" }
        ?? "a logarithm or an even root of a negative number is no real number, nor is an arcsin or arccos beyond 1"
    case .wrongRelation: difference(finding.relation)
    case .wrongStep: "this step does not hold: the two sides differ wherever they were tried"
    case .rightErratum: "this is quoted as a misprint, but it is right"
    case .unclosedMath: "this display is begun and not ended"
    case .unusedSuppression: "this comment suppresses nothing"
    case .unknownCode: "no finding has this code; 'lessons explain' lists them"
    }
  }

  /// The message and the likely cause, for formats that have one line for both.
  public func sentence(_ finding: Finding) -> String {
    message(finding) + (cause(finding).map { "; likely cause: \($0)" } ?? "")
  }

  /// What was computed from what: the formula with its numbers.
  public func computation(_ finding: Finding) -> String? {
    guard let relation = finding.relation, let formula = relation.formula, let computed = relation.computed
    else { return nil }
    let text = writer.text(formula)
    guard text.count < 120 else { return nil }
    let value = NumberFormat(digits: 12).shown(computed)
    return "\(text) \(value.isExact ? "=" : "≈") \(writer.text(value.expression))"
  }

  /// The numbers that would be right in the place of the printed one, where that is not only the one that the
  /// message names.
  public func accepted(_ finding: Finding) -> String? {
    guard finding.code == .wrongNumber || finding.code == .lastDigit, let printed = finding.relation?.printed,
      let computed = finding.relation?.computed, let right = RightNumber(computed, for: printed),
      let (rounded, truncated) = right.accepted
    else { return nil }
    let notation = PrintedNotation(printed: printed)
    if rounded == truncated { return rounded.exact == right.decimal.exact ? nil : notation.text(rounded) }
    return "\(notation.text(rounded)), or cut off \(notation.text(truncated))"
  }

  /// The likely slip.
  public func cause(_ finding: Finding) -> String? { finding.relation?.cause.map(wording.sentence) }

  private func numbers(_ finding: Finding) -> (printed: String, right: String)? {
    guard let printed = finding.relation?.printed, let computed = finding.relation?.computed,
      let right = RightNumber(computed, for: printed)
    else { return nil }
    let notation = PrintedNotation(printed: printed)
    return (notation.text(printed), notation.text(right.decimal))
  }

  private func difference(_ relation: CheckedRelation?) -> String {
    guard let computed = relation?.computed else { return "this does not hold" }
    guard let asPrinted = relation?.asPrinted else {
      return "this does not hold: the left side is \(wording.number(computed))"
    }
    return "the two sides differ: \(wording.number(computed)) and \(wording.number(asPrinted))"
  }
}
