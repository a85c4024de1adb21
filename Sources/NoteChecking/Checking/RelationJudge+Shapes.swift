import Symbolics
import WorkedExamples

extension RelationJudge {
  /// The judgement on two sides of these shapes, if they cannot be compared.
  func mismatch(_ left: Shape, _ right: Shape) -> Judgement? {
    if left.withoutDirection == right.withoutDirection {
      let areMatrices = left.dimensions.count == 2 && right.dimensions.count == 2
      return tellsRowsFromColumns && areMatrices && left != right ? Judgement(verdict: .wrong) : nil
    }
    // W = 0 means that every element is 0; f(x) may have been read as a product.
    let isOneScalar = left.count == 1 || right.count == 1
    return Judgement(
      verdict: isOneScalar ? .unchecked(.unread("a number and an array are not compared")) : .wrong)
  }
}

extension Shape {
  /// The shape, if a row and a column are the same list: notes do not always tell them apart.
  fileprivate var withoutDirection: Shape {
    switch self {
    case .scalar, .vector(1), .matrix(1, 1): .scalar
    case .vector: self
    case .matrix(1, let count), .matrix(let count, 1): .vector(count)
    case .matrix: self
    }
  }
}
