import Numerics

/// The light algebra that makes a derivative read as a person would write it.
///
/// Zeros and ones go, numbers are multiplied, signs move to the front, equal factors cancel. Nothing is
/// expanded or collected: `out · (1 − out)` stays a product. Values do not change, except that a quotient of
/// two equal things counts as 1 wherever it has a value.
extension Expression {
  /// The expression in its simplest form by these rules.
  ///
  /// - Parameter shape: the shape of a part; it keeps `0` and `1` from taking the place of an array.
  func simplified(_ shape: (Expression) -> Shape) -> Expression {
    let inner = mapOperands { $0.simplified(shape) }
    return switch inner {
    case .negation(let operand): Self.negated(operand)
    case .sum(let terms): Self.sum(of: terms, shape)
    case .product(let factors): Self.product(of: factors, shape)
    case .quotient(let numerator, let denominator): Self.quotient(of: numerator, denominator, shape)
    case .power(let base, let exponent): Self.power(of: base, exponent, shape)
    case .transpose(.transpose(let operand)): operand
    case .elementwise(let left, .negation(let right)): Self.negated(.elementwise(left, right))
    case .elementwise(.negation(let left), let right): Self.negated(.elementwise(left, right))
    case .number, .symbol, .elementwise, .call, .array, .matrixProduct, .matrixPower, .outer, .transpose,
      .element, .reduction:
      inner
    }
  }

  var isZero: Bool { constant?.isZero == true }
  var isOne: Bool { constant == Rational(1) }

  private static func negated(_ operand: Expression) -> Expression {
    if case .negation(let inner) = operand { return inner }
    return operand.isZero ? operand : .negation(operand)
  }

  private static func sum(of terms: [Expression], _ shape: (Expression) -> Shape) -> Expression {
    var kept: [Expression] = []
    for term in terms.flatMap({ if case .sum(let inner) = $0 { inner } else { [$0] } }) where !term.isZero {
      // a − a leaves nothing, if the terms are numbers.
      if let opposite = kept.firstIndex(of: negated(term)), shape(term) == .scalar {
        kept.remove(at: opposite)
      } else {
        kept.append(term)
      }
    }
    switch kept.count {
    case 0: return shape(terms[0]) == .scalar ? 0 : terms[0]
    case 1: return kept[0]
    default: return .sum(kept)
    }
  }

  private static func product(of factors: [Expression], _ shape: (Expression) -> Shape) -> Expression {
    var coefficient = Rational(1)
    var written: [Expression] = []
    var others: [Expression] = []
    var pending = factors[...]
    while let factor = pending.popFirst() {
      switch factor {
      case .product(let inner):
        pending = inner + pending
      case .negation(let operand):
        coefficient = -coefficient
        pending = [operand] + pending
      case _ where factor.constant != nil:
        coefficient = coefficient * (factor.constant ?? Rational(1))
        written.append(factor)
      default:
        others.append(factor)
      }
    }
    let isArray = others.contains { shape($0) != .scalar }
    if coefficient.isZero && !isArray { return 0 }
    let size = coefficient.magnitude
    if size != Rational(1) || others.isEmpty {
      // A lone number keeps the form in which it is written, 0.50 or 1/2.
      others.insert(written.count == 1 ? written[0] : Expression(size), at: 0)
    }
    let product = others.count == 1 ? others[0] : Self.fraction(of: others, shape)
    return coefficient.isNegative ? negated(product) : product
  }

  /// The product of several factors; with quotients of numbers among them, one quotient.
  private static func fraction(of factors: [Expression], _ shape: (Expression) -> Shape) -> Expression {
    var above: [Expression] = []
    var below: [Expression] = []
    for factor in factors {
      if case .quotient(let numerator, let denominator) = factor, factor.constant == nil,
        shape(factor) == .scalar
      {
        if !numerator.isOne { above += numerator.factors }
        below += denominator.factors
      } else {
        above.append(factor)
      }
    }
    guard !below.isEmpty else { return .product(factors) }
    let numerator: Expression = above.isEmpty ? 1 : above.count == 1 ? above[0] : .product(above)
    return quotient(of: numerator, below.count == 1 ? below[0] : .product(below), shape)
  }

  private static func quotient(
    of numerator: Expression, _ denominator: Expression, _ shape: (Expression) -> Shape
  ) -> Expression {
    if denominator.isOne { return numerator }
    if numerator.isZero && shape(denominator) == .scalar { return 0 }
    if case .negation(let operand) = numerator {
      return negated(quotient(of: operand, denominator, shape))
    }
    if case .negation(let operand) = denominator {
      return negated(quotient(of: numerator, operand, shape))
    }
    guard shape(numerator) == .scalar, shape(denominator) == .scalar else {
      return .quotient(numerator, denominator)
    }
    var above = numerator.factors
    var below: [Expression] = []
    for factor in denominator.factors {
      if let shared = above.firstIndex(of: factor), factor.constant == nil {
        above.remove(at: shared)
      } else {
        below.append(factor)
      }
    }
    let top = product(of: above.isEmpty ? [1] : above, shape)
    return below.isEmpty ? top : .quotient(top, product(of: below, shape))
  }

  private var factors: [Expression] {
    if case .product(let factors) = self { factors } else { [self] }
  }

  private static func power(
    of base: Expression, _ exponent: Expression, _ shape: (Expression) -> Shape
  ) -> Expression {
    if exponent.isOne { return base }
    if exponent.isZero && shape(base) == .scalar { return 1 }
    return .power(base, exponent)
  }
}
