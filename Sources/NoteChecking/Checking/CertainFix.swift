import Numerics
import Symbolics
import WorkedExamples

extension CheckedRelation {
  /// The right digits, where the formula is certain and only the result is off.
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
      let right = computed.digits(inPlaceOf: printed), right.isNegative == printed.isNegative,
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

extension Enclosure {
  /// The value with as many digits behind the point as a printed number has; with more where it would lose
  /// significant digits, and with fewer significant ones only where they are the whole value.
  fileprivate func digits(inPlaceOf printed: Decimal) -> Decimal? {
    guard let bounds else { return nil }
    let digits = printed.significantDigits
    let candidates = (printed.places...printed.places + digits).lazy.compactMap { places in
      bounds.proven { .rounded($0, places: places) }
    }
    return candidates.first { candidate in
      candidate.exact == exact
        || candidate.significantDigits >= digits && (!candidate.exact.isZero || exact?.isZero == true)
    }
  }
}
