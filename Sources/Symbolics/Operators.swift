import Numerics

/// The product of linear algebra.
infix operator • : MultiplicationPrecedence
/// The product element by element.
infix operator ∘ : MultiplicationPrecedence
infix operator ** : ExponentiationPrecedence

/// Binds more tightly than multiplication, from right to left, as exponents do in print.
precedencegroup ExponentiationPrecedence {
  higherThan: MultiplicationPrecedence
  associativity: right
}

extension Expression: ExpressibleByIntegerLiteral {
  /// A whole number.
  public init(_ number: Int) { self.init(Decimal(number)) }

  /// A whole number.
  public init(integerLiteral value: Int) { self.init(value) }

  /// One half, as the notes write it in front of a squared error.
  public static let half = quotient(1, 2)

  /// a + b; a sum on the left is continued, since `a + b + c` is one sum.
  public static func + (left: Expression, right: Expression) -> Expression {
    if case .sum(let terms) = left { return .sum(terms + [right]) }
    return .sum([left, right])
  }

  /// a − b.
  public static func - (left: Expression, right: Expression) -> Expression { left + .negation(right) }

  /// a · b; a product on the left is continued.
  public static func * (left: Expression, right: Expression) -> Expression {
    if case .product(let factors) = left { return .product(factors + [right]) }
    return .product([left, right])
  }

  /// a / b.
  public static func / (left: Expression, right: Expression) -> Expression { .quotient(left, right) }

  /// −a.
  public static prefix func - (operand: Expression) -> Expression { .negation(operand) }

  /// a to the power b.
  public static func ** (base: Expression, exponent: Expression) -> Expression { .power(base, exponent) }

  /// The matrix product of `left` and `right`, or the dot product of two vectors.
  public static func • (left: Expression, right: Expression) -> Expression { .matrixProduct(left, right) }

  /// The product of two arrays of one shape, element by element.
  public static func ∘ (left: Expression, right: Expression) -> Expression { .elementwise(left, right) }

  /// The matrix with rows and columns exchanged.
  public var transposed: Expression { .transpose(self) }

  /// The element of a vector, counted from 1.
  public subscript(_ position: Int) -> Expression { .element(self, [position]) }

  /// The element of a matrix in the given row and column, counted from 1.
  public subscript(_ row: Int, _ column: Int) -> Expression { .element(self, [row, column]) }
}

/// e^x.
public func exp(_ x: Expression) -> Expression { .call(.exp, [x]) }
/// The natural logarithm of x.
public func log(_ x: Expression) -> Expression { .call(.log, [x]) }
/// The square root of x.
public func sqrt(_ x: Expression) -> Expression { .call(.squareRoot, [x]) }
/// The hyperbolic tangent of x.
public func tanh(_ x: Expression) -> Expression { .call(.tanh, [x]) }
/// The logistic function of x, 1/(1 + e^(−x)).
public func logistic(_ x: Expression) -> Expression { .call(.logistic, [x]) }
/// The rectified linear unit, max(0, x).
public func relu(_ x: Expression) -> Expression { .call(.relu, [x]) }
/// The step of Heaviside, 1 where x ≥ 0 and otherwise 0.
public func heaviside(_ x: Expression) -> Expression { .call(.heaviside, [x]) }
/// The absolute value of x.
public func abs(_ x: Expression) -> Expression { .call(.absolute, [x]) }
/// −1, 0 or 1, as x is negative, zero or positive.
public func sign(_ x: Expression) -> Expression { .call(.sign, [x]) }
/// e^(z_c)/Σ_j e^(z_j), over a vector or over each row of a matrix.
public func softmax(_ z: Expression) -> Expression { .call(.softmax, [z]) }
/// The sum of the elements of x.
public func sum(_ x: Expression, over axis: Axis = .all) -> Expression { .reduction(.sum, x, axis) }
/// The mean of the elements of x.
public func mean(_ x: Expression, over axis: Axis = .all) -> Expression { .reduction(.mean, x, axis) }
/// The largest element of x.
public func largest(_ x: Expression, over axis: Axis = .all) -> Expression { .reduction(.maximum, x, axis) }

extension Expression: ExpressibleByArrayLiteral {
  /// A vector of its elements, or a matrix of its rows.
  public init(arrayLiteral elements: Expression...) { self = .array(elements) }
}
