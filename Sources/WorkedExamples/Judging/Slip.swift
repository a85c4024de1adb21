public import Numerics
public import Symbolics

/// A way in which a number goes wrong when it is computed or copied by hand.
public enum Slip: Hashable, Sendable {
  /// The decimal point stands so many places too far to the right; to the left if negative.
  case decimalPoint(Int)
  /// The sign is the other.
  case sign
  /// Two neighbouring digits have changed places.
  case swappedDigits(printed: String, right: String)
  /// Some neighbouring digits are others.
  case changedDigits(printed: String, right: String)
  /// A factor is missing that the value has, such as one half.
  case missingFactor(Rational)
  /// Another quantity stands where the printed value belongs to it: its name.
  case otherQuantity(Symbol)
  /// A number in the formula stands in place of the right one, which is a quantity's.
  case number(printed: Decimal, of: Symbol?, right: Symbol, value: Enclosure)
  /// A name in the formula stands in place of another.
  case name(printed: Symbol, right: Symbol)
  /// A term of the formula has the other sign.
  case termSign(Expression)
  /// The logarithm was taken to another base.
  case logarithmBase(Int)
  /// The natural logarithm was taken where another base is written.
  case naturalLogarithm
  /// Angles were taken in degrees.
  case degrees
  /// Angles that are written in degrees were taken in radians.
  case radians
  /// Updated quantities were used before their time.
  case updatedTooEarly([Symbol])
}
