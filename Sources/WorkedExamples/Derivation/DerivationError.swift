public import Symbolics

/// Why a derivation cannot be made from what was given.
public enum DerivationError: Error, Hashable, Sendable {
  /// A value was set for something that is not among the givens.
  case unknownGiven(Symbol, givens: [Symbol])
  /// A value was set that the given cannot have: the reason in words.
  case refused(Symbol, reason: String)
  /// A quantity cannot be defined or evaluated.
  case symbolic(SymbolicError)
  /// Two expressions that the lesson calls equal are not: a fault of the lesson.
  case unequal(Expression, Expression)
}
