public import Symbolics

/// A formula as others may read it, or compute it by mistake.
extension Expression {
  /// The formula with every logarithm in it taken to another base: `log(x)` becomes `log(x)/log(base)`.
  ///
  /// - Parameter base: a whole number above 1.
  public func withLogarithms(toBase base: Int) -> Expression {
    let inner = mapOperands { $0.withLogarithms(toBase: base) }
    guard case .call(.log, _) = inner else { return inner }
    return inner / log(Expression(base))
  }

  /// The formula with its logarithms to base 10 taken to base 2, which lg is in computer science.
  public var withBinaryInsteadOfDecimalLogarithms: Expression {
    let inner = mapOperands(\.withBinaryInsteadOfDecimalLogarithms)
    guard case .quotient(let logarithm, let scale) = inner, scale == log(10) else { return inner }
    return logarithm / log(2)
  }

  /// The formula as a calculator computes it that is set to degrees: `sin(x)` becomes `sin(x · π/180)`.
  public var inDegrees: Expression { scalingAngles(by: Self.pi / 180) }

  /// The formula with angles that are written in degrees, `30° = 30 · π/180`, taken as numbers of radians, here 30.
  var inRadians: Expression { scalingAngles(by: 180 / Self.pi) }

  /// Whether a sine, cosine or tangent of anything stands in the formula, or the angle that has one.
  var hasAngles: Bool {
    if case .call(let function, _) = self, function.isOfAngle || function.givesAngle { return true }
    return operands.contains(where: \.hasAngles)
  }

  private func scalingAngles(by factor: Expression) -> Expression {
    let inner = mapOperands { $0.scalingAngles(by: factor) }
    guard case .call(let function, let arguments) = inner else { return inner }
    if function.isOfAngle { return .call(function, arguments.map { $0 * factor }) }
    return function.givesAngle ? inner / factor : inner
  }

  /// π to more digits than a double has.
  private static let pi = number("3.14159265358979323846264338327950288")
}

extension Expression {
  /// The formula with every logarithm in it taken to another base, those as well of which the base is written, and
  /// which therefore are quotients: `log(x)/log(2)`.
  ///
  /// - Parameter base: a whole number above 1, `nil` for natural logarithms.
  func withEveryLogarithm(toBase base: Int?) -> Expression {
    func logarithm(_ operand: Expression) -> Expression {
      let natural = log(operand.withEveryLogarithm(toBase: base))
      return base.map { natural / log(Expression($0)) } ?? natural
    }
    if case .call(.log, let operands) = self { return logarithm(operands[0]) }
    if case .quotient(.call(.log, let operands), .call(.log, let bases)) = self, bases[0].constant != nil {
      return logarithm(operands[0])
    }
    return mapOperands { $0.withEveryLogarithm(toBase: base) }
  }

  /// The formulas in which one term of one sum has the other sign, each with that term; the outermost sums first.
  var withOneSignChanged: [(term: Expression, formula: Expression)] {
    var changed: [(term: Expression, formula: Expression)] = []
    if case .sum(let terms) = self {
      for (index, term) in terms.enumerated() {
        var others = terms
        others[index] = term.withOtherSign
        changed.append((term, .sum(others)))
      }
    }
    for (index, operand) in operands.enumerated() {
      changed += operand.withOneSignChanged.map { ($0.term, replacingOperand(index, by: $0.formula)) }
    }
    return changed
  }

  private var withOtherSign: Expression {
    if case .negation(let operand) = self { operand } else { .negation(self) }
  }

  private func replacingOperand(_ index: Int, by replacement: Expression) -> Expression {
    var position = -1
    return mapOperands { operand in
      position += 1
      return position == index ? replacement : operand
    }
  }
}

extension Function {
  /// Whether the argument is an angle.
  public var isOfAngle: Bool { self == .sin || self == .cos || self == .tan }

  /// Whether the value is an angle.
  public var givesAngle: Bool { self == .arcsin || self == .arccos || self == .arctan }
}
