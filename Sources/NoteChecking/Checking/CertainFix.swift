import Numerics
import Symbolics
import WorkedExamples

extension CheckedRelation {
  /// The digits that the finding says should be there, where the formula is certain and only the result is off.
  func fix(of code: Finding.Code, in source: SourceText) -> Finding.Fix? {
    guard code == .wrongNumber || code == .lastDigit, isCertain, let printed, let printedSpan, let computed
    else {
      return nil
    }
    switch cause {
    case nil, .decimalPoint, .sign, .swappedDigits, .changedDigits, .missingFactor: break
    case .otherQuantity, .number, .name, .termSign, .logarithmBase, .naturalLogarithm, .degrees, .radians,
      .updatedTooEarly:
      return nil
    }
    // 72.5 for 0.725 may count percent. Only a plain decimal is replaced.
    guard !printed.isRight(for: computed, dividedBy: 100), printed.places >= 0,
      Decimal(source.text(of: printedSpan))?.description == printed.withoutSign.description,
      let right = RightNumber(computed, for: printed)?.decimal, right.places >= 0,
      right.isNegative == printed.isNegative,
      Judge.verdict(printed: right, value: computed).severity == .pass
    else { return nil }
    return Finding.Fix(range: printedSpan.range, replacement: right.withoutSign.description)
  }
}

extension Decimal {
  /// Whether the number would be right for a value if it were so many times smaller.
  func isRight(for value: Enclosure, dividedBy divisor: Rational) -> Bool {
    let digits = significantDigits + max(places, 0) + 4
    guard let smaller = Decimal.terminating(exact / divisor, maximumDigits: digits) else {
      return false
    }
    return Judge.verdict(printed: smaller, value: value).severity == .pass
  }
}
