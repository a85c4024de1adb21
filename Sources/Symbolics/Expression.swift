public import Numerics

/// A formula as a value: what it says can be written, evaluated, enclosed and differentiated.
///
/// An expression stands for a scalar, a vector or a matrix. It is a tree over the symbols of other
/// quantities; which shape each symbol has, and so whether the tree makes sense, is for `Definitions`.
public indirect enum Expression: Hashable, Sendable {
  /// A number as it is written, not negative.
  case number(Decimal)
  /// A named quantity.
  case symbol(Symbol)
  /// −a.
  case negation(Expression)
  /// a + b + …, at least two terms; a difference is a sum with a negation.
  case sum([Expression])
  /// a · b · …, at least two factors, of which at most one is an array.
  case product([Expression])
  /// The product of two arrays element by element, a ∘ b.
  case elementwise(Expression, Expression)
  /// a / b, element by element.
  case quotient(Expression, Expression)
  /// a to the power b, element by element.
  case power(Expression, Expression)
  /// A function applied to its arguments.
  case call(Function, [Expression])
  /// A vector of scalars, or a matrix of row vectors of one length.
  case array([Expression])
  /// The product of linear algebra: matrix by matrix, matrix by vector, vector by matrix, or dot product.
  case matrixProduct(Expression, Expression)
  /// The product A·A·…·A of a square matrix with itself; the power 0 is the identity.
  case matrixPower(Expression, Int)
  /// The outer product of two vectors: rows of the first, columns of the second.
  case outer(Expression, Expression)
  /// A matrix with rows and columns exchanged; of a vector, the vector.
  case transpose(Expression)
  /// The element at the given position, counted from 1.
  case element(Expression, [Int])
  /// Elements taken together.
  case reduction(Reduction, Expression, Axis)
}

extension Expression {
  /// The number that a text such as `"0.50"` writes.
  ///
  /// - Precondition: the text is a decimal number; for numbers that come from outside use `Decimal.init(_:)`.
  public static func number(_ text: StaticString) -> Expression {
    guard let decimal = Decimal("\(text)") else { preconditionFailure("\(text) is not a decimal number") }
    return Expression(decimal)
  }

  /// The expression of a decimal number: a negative one is the negation of its magnitude.
  public init(_ decimal: Decimal) {
    guard decimal.isNegative, let magnitude = Decimal(decimal.description.dropFirst()) else {
      self = .number(decimal)
      return
    }
    self = .negation(.number(magnitude))
  }

  /// The decimal number that the expression is, perhaps with a sign; `nil` for others.
  public var decimal: Decimal? {
    switch self {
    case .number(let decimal): decimal
    case .negation(.number(let magnitude)): Decimal("-\(magnitude)")
    default: nil
    }
  }

  /// The expression of a rational number: an integer, or the quotient of two.
  public init(_ rational: Rational) {
    let numerator = Expression(Decimal.rounded(Rational(rational.numerator.magnitude), places: 0))
    let size =
      rational.isInteger
      ? numerator
      : .quotient(numerator, Expression(Decimal.rounded(Rational(rational.denominator), places: 0)))
    self = rational.isNegative ? .negation(size) : size
  }

  /// The quantity with that name.
  public init(_ symbol: Symbol) { self = .symbol(symbol) }

  /// The value, where the expression is a number, or made of numbers by negation and division alone.
  public var constant: Rational? {
    switch self {
    case .number(let decimal):
      return decimal.exact
    case .negation(let operand):
      return operand.constant.map { -$0 }
    case .quotient(let numerator, let denominator):
      guard let above = numerator.constant, let below = denominator.constant, !below.isZero else {
        return nil
      }
      return above / below
    case .symbol, .sum, .product, .elementwise, .power, .call, .array, .matrixProduct, .matrixPower, .outer,
      .transpose, .element, .reduction:
      return nil
    }
  }

  /// Whether it is a vector that is written out: an array none of whose elements is an array.
  public var isWrittenVector: Bool {
    guard case .array(let elements) = self else { return false }
    return !elements.contains { if case .array = $0 { true } else { false } }
  }

  /// The expressions directly below this one, from left to right.
  public var operands: [Expression] {
    switch self {
    case .number, .symbol: []
    case .negation(let operand), .transpose(let operand), .matrixPower(let operand, _),
      .element(let operand, _), .reduction(_, let operand, _):
      [operand]
    case .sum(let operands), .product(let operands), .call(_, let operands), .array(let operands): operands
    case .elementwise(let left, let right), .quotient(let left, let right), .power(let left, let right),
      .matrixProduct(let left, let right), .outer(let left, let right):
      [left, right]
    }
  }

  /// The same expression with `transform` applied to each of its operands.
  public func mapOperands(_ transform: (Expression) -> Expression) -> Expression {
    switch self {
    case .number, .symbol: self
    case .negation(let operand): .negation(transform(operand))
    case .transpose(let operand): .transpose(transform(operand))
    case .matrixPower(let operand, let exponent): .matrixPower(transform(operand), exponent)
    case .element(let operand, let position): .element(transform(operand), position)
    case .reduction(let reduction, let operand, let axis): .reduction(reduction, transform(operand), axis)
    case .sum(let operands): .sum(operands.map(transform))
    case .product(let operands): .product(operands.map(transform))
    case .call(let function, let operands): .call(function, operands.map(transform))
    case .array(let operands): .array(operands.map(transform))
    case .elementwise(let left, let right): .elementwise(transform(left), transform(right))
    case .quotient(let left, let right): .quotient(transform(left), transform(right))
    case .power(let left, let right): .power(transform(left), transform(right))
    case .matrixProduct(let left, let right): .matrixProduct(transform(left), transform(right))
    case .outer(let left, let right): .outer(transform(left), transform(right))
    }
  }

  /// The symbols in the expression, each once, in the order in which they stand.
  public var symbols: [Symbol] {
    var found: [Symbol] = []
    var seen: Set<Symbol> = []
    collectSymbols(into: &found, seen: &seen)
    return found
  }

  private func collectSymbols(into found: inout [Symbol], seen: inout Set<Symbol>) {
    if case .symbol(let symbol) = self, seen.insert(symbol).inserted { found.append(symbol) }
    for operand in operands { operand.collectSymbols(into: &found, seen: &seen) }
  }

  /// The expression with `replacement(part)` in the place of each part for which it is not `nil`; the parts
  /// of a part that is replaced are not looked at.
  public func replacing(_ replacement: (Expression) -> Expression?) -> Expression {
    replacement(self) ?? mapOperands { $0.replacing(replacement) }
  }

  /// The expression with other symbols in the place of some.
  public func renaming(_ names: [Symbol: Symbol]) -> Expression {
    replacing { part in
      guard case .symbol(let symbol) = part, let other = names[symbol] else { return nil }
      return .symbol(other)
    }
  }
}
