extension Definitions {
  /// The shapes in the place of what they belong to, as people check a formula with matrices: `(2×3)(3×1) + 2×1` for
  /// W a + b.
  ///
  /// Factors and terms show their shapes; what has no such parts shows the shape of its value. The parts are looked at
  /// one by one, so that a product whose factors do not go together can be shown as well.
  ///
  /// - Throws: `SymbolicError` where a part has no shape.
  public func shapes(of expression: Expression) throws(SymbolicError) -> String {
    guard case .sum(let terms) = expression else { return try productShapes(of: expression) }
    var text = ""
    for (place, term) in terms.enumerated() {
      if case .negation(let subtrahend) = term, place > 0 {
        text += " − " + (try productShapes(of: subtrahend))
      } else {
        text += (place > 0 ? " + " : "") + (try productShapes(of: term))
      }
    }
    return text
  }

  private func productShapes(of expression: Expression) throws(SymbolicError) -> String {
    switch expression {
    case .matrixProduct:
      var text = ""
      for factor in expression.matrixFactors { text += "(\(try productShapes(of: factor)))" }
      return text
    case .elementwise(let left, let right):
      return "\(try productShapes(of: left)) ∘ \(try productShapes(of: right))"
    default:
      return try shape(of: expression).description
    }
  }
}

extension Expression {
  /// The factors of a product of matrices that is taken from left to right.
  fileprivate var matrixFactors: [Expression] {
    if case .matrixProduct(let left, let right) = self { left.matrixFactors + [right] } else { [self] }
  }
}
