import Numerics

extension ClosedRange<Rational> {
  /// What the ε in a denominator can be: small, and never 0, or else it would not do what it is for.
  static var epsilon: ClosedRange<Rational> { 1 / Rational(BigInteger.power(10, 30))...1 }
}
