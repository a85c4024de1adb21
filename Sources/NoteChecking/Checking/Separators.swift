import Notation
import Numerics

/// Points and commas in numbers that may be meant the other way round.
extension SourceText {
  /// The number if its point sets off thousands: 10001 of 10.001; `nil` where it cannot.
  func withPointForThousands(_ literal: MathSide.Literal) -> Decimal? {
    let number = literal.decimal
    guard number.places == 3, 4...6 ~= number.significantDigits, number.exact.magnitude >= 1 else {
      return nil
    }
    return Decimal(number.description.filter { $0 != "." })
  }

  /// The number if its comma is a decimal one: 1.250 of 1,250; `nil` where it cannot.
  func withDecimalComma(_ literal: MathSide.Literal) -> Decimal? {
    let number = literal.decimal
    guard number.places == 0, 4...6 ~= number.description.utf8.count,
      text(in: literal.range).contains(",")
    else { return nil }
    return Decimal("\(number.description.dropLast(3)).\(number.description.suffix(3))")
  }

  /// Why a relation may be meant otherwise, if it is right with points or commas read the other way round.
  func doubtfulSeparator(
    _ left: MathSide, _ relation: MathRelation.Kind, _ right: MathSide, _ judge: RelationJudge
  ) -> String? {
    func isRight(_ reading: (MathSide.Literal) -> Decimal?) -> Bool {
      judge.isRight(left.replacingNumbers(reading), relation, right.replacingNumbers(reading))
    }
    let literals = left.literals + right.literals
    // In one number of a formula alone a point is one, but the result 2.500 of 50 · 50 is not cut off there.
    let isAlone = literals.count(where: { withPointForThousands($0) != nil }) == 1
    let isResult = right.number != nil && right.literals.allSatisfy { withPointForThousands($0) != nil }
    if !isAlone || isResult, isRight(withPointForThousands) {
      return "the points may set off thousands"
    }
    if literals.contains(where: { withDecimalComma($0) != nil }), isRight(withDecimalComma) {
      return "it may have a decimal comma"
    }
    return nil
  }
}
