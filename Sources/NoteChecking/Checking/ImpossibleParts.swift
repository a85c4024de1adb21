import Symbolics

extension Quantities {
  /// Whether something stands in the expression that no real number can be: the logarithm or the square root of
  /// a negative number, or the angle whose sine or cosine is beyond 1.
  func hasImpossiblePart(_ expression: Expression) -> Bool {
    if case .call(let function, let arguments) = expression,
      arguments.contains(where: { isOutsideDomain($0, of: function) })
    {
      return true
    }
    return expression.operands.contains(where: hasImpossiblePart)
  }

  private func isOutsideDomain(_ argument: Expression, of function: Function) -> Bool {
    guard [.log, .squareRoot, .arcsin, .arccos].contains(function), let value = try? value(of: argument)
    else {
      return false
    }
    return value.enclosures.map(\.interval).contains { interval in
      switch function {
      case .log, .squareRoot: interval.upper < 0
      default: interval.upper < -1 || interval.lower > 1
      }
    }
  }
}
