import Notation
import Numerics
import Symbolics

extension MathSide {
  /// Whether a number with a percent sign stands in the side.
  var hasPercentage: Bool {
    guard case .success(let template) = content else { return false }
    return template.hasPercentage
  }

  /// Whether a percentage is added to something that is none, as in 100 + 10 %: of what, only the reader knows.
  var mixesPercentages: Bool {
    guard case .success(let template) = content else { return false }
    return template.mixesPercentages
  }

  /// The digits of a term of a sum, where the term is nothing but a number.
  func range(ofTerm index: Int) -> Range<Int>? {
    guard case .success(.sum(let terms)) = content else { return nil }
    let term = if case .negation(let operand) = terms[index] { operand } else { terms[index] }
    guard case .symbol(let symbol) = term, let number = Self.number(of: symbol) else { return nil }
    return literals[number].range
  }

  /// The numbers, where the side is one number or an array of numbers.
  ///
  /// - Parameter approximately: whether a power of ten alone counts as a number, as it does behind ≈.
  func numbers(approximately: Bool = false) -> [Decimal]? {
    guard case .success(let template) = content else { return nil }
    func literal(_ expression: Expression) -> Decimal? {
      guard case .symbol(let symbol) = expression else { return nil }
      return Self.number(of: symbol).map { literals[$0].decimal }
    }
    func powerOfTen(_ expression: Expression) -> String? {
      guard case .power(let base, let exponent) = expression, literal(base)?.exact == 10 else { return nil }
      if case .negation(let positive) = exponent { return literal(positive).map { "-\($0)" } }
      return literal(exponent)?.description
    }
    func numbers(_ expression: Expression) -> [Decimal]? {
      switch expression {
      case .symbol:
        return literal(expression).map { [$0] }
      case .negation(let operand):
        guard let positive = numbers(operand), positive.count == 1 else { return nil }
        return Decimal("-\(positive[0])").map { [$0] }
      // 4.25 × 10⁸ is a number as people print it,
      case .product(let factors) where factors.count == 2:
        guard let mantissa = literal(factors[0]), let exponent = powerOfTen(factors[1]) else { return nil }
        return Decimal("\(mantissa)e\(exponent)").map { [$0] }
      case .power where approximately:
        return powerOfTen(expression).flatMap { Decimal("1e\($0)") }.map { [$0] }
      // and so is 33.3 %, of which the reader has made a quotient by a number that is not in the text.
      case .quotient(let count, .number(let hundred)) where hundred.exact == 100:
        return literal(count).flatMap { Decimal("\($0)e-2") }.map { [$0] }
      case .array(let elements):
        var all: [Decimal] = []
        for element in elements {
          guard let inner = numbers(element) else { return nil }
          all += inner
        }
        return all
      case .number, .sum, .product, .elementwise, .quotient, .power, .call, .matrixProduct, .matrixPower,
        .outer,
        .transpose, .element, .reduction:
        return nil
      }
    }
    return numbers(template)
  }
}

extension Expression {
  /// Whether a percentage stands in the template of a side. The reader makes it a quotient by a number that is not
  /// in the text.
  fileprivate var hasPercentage: Bool {
    if case .quotient(_, .number) = self { return true }
    return operands.contains(where: \.hasPercentage)
  }

  fileprivate var mixesPercentages: Bool {
    if case .sum(let terms) = self, terms.contains(where: \.isPercentage),
      terms.contains(where: { !$0.hasPercentage && $0.constant != 1 })
    {
      return true
    }
    return operands.contains(where: \.mixesPercentages)
  }

  private var isPercentage: Bool {
    switch self {
    case .quotient(_, .number): true
    case .negation(let operand): operand.isPercentage
    default: false
    }
  }
}
