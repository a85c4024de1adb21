/// The functions that an expression can apply.
///
/// Each is applied element by element unless it says otherwise. The derivative of each stands in
/// `Differentiation.swift`, its reduction to scalar steps in `Lowering.swift`.
public enum Function: String, Hashable, Sendable, CaseIterable {
  /// e to the power of the argument.
  case exp
  /// The natural logarithm, for positive arguments.
  case log
  /// The square root, for arguments that are not negative.
  case squareRoot
  /// The hyperbolic sine.
  case sinh
  /// The hyperbolic cosine.
  case cosh
  /// The hyperbolic tangent.
  case tanh
  /// The logistic function σ(x) = 1/(1 + e^(−x)).
  case logistic
  /// The rectified linear unit max(0, x).
  case relu
  /// The step of Heaviside with h(0) = 1: 1 where the argument is not negative, otherwise 0.
  case heaviside
  /// The bracket [x > 0]: 1 where the argument is positive, otherwise 0. It is the derivative that
  /// frameworks take for the rectified linear unit, which has none at 0.
  case positive
  /// The absolute value.
  case absolute
  /// −1, 0 or 1 as the argument is negative, zero or positive.
  case sign
  /// The greatest whole number that is not greater.
  case floor
  /// The least whole number that is not less.
  case ceiling
  /// n! of a whole number that is not negative.
  case factorial
  /// n over k, the number of ways to choose k of n: n!/(k! (n − k)!).
  case binomial
  /// The sine of an angle in radians.
  case sin
  /// The cosine of an angle in radians.
  case cos
  /// The tangent of an angle in radians.
  case tan
  /// The angle in radians with this sine, for arguments in [−1, 1].
  case arcsin
  /// The angle in radians with this cosine, for arguments in [−1, 1].
  case arccos
  /// The angle in radians with this tangent.
  case arctan
  /// The largest of the arguments, element by element.
  case maximum
  /// The smallest of the arguments, element by element.
  case minimum
  /// e^(z_c)/Σ_j e^(z_j) over a vector, or over each row of a matrix.
  case softmax

  /// The letter that is written for the function, and may mean anything where the text does not make use of the
  /// function: h for the step of Heaviside.
  public var letter: String? { self == .heaviside ? "h" : nil }
}

/// The ways to reduce an array to fewer numbers.
public enum Reduction: String, Hashable, Sendable, CaseIterable {
  /// The sum of the elements.
  case sum
  /// The sum of the elements over their number.
  case mean
  /// The largest element.
  case maximum
}

/// Which elements a reduction takes together.
public enum Axis: Hashable, Sendable {
  /// All elements: the result is a scalar.
  case all
  /// The elements of each column: a matrix gives a vector with one number a column.
  case columns
  /// The elements of each row: a matrix gives a vector with one number a row.
  case rows
}
