public import Numerics
public import Symbolics

/// How one format writes the pieces of a formula; `FormulaWriter` decides which pieces and where parentheses go.
public protocol MathStyle: Sendable {
  /// A number with its digits as they are, `scientific` where it is very small or large.
  func number(_ decimal: Decimal) -> String
  /// The name of a quantity.
  func symbol(_ symbol: Symbol) -> String
  /// A fraction; `nil` where the format has only the slash.
  func fraction(_ numerator: String, _ denominator: String) -> String?
  /// A small fraction such as one half; `nil` where the format has none.
  func smallFraction(_ numerator: Int, _ denominator: Int) -> String?
  /// A power, if the exponent can be raised: without parentheses around it.
  func power(_ base: String, _ exponent: Formula, isSimple: Bool) -> String
  /// The root of a formula.
  func squareRoot(_ radicand: Formula, isSimple: Bool) -> String
  /// The name of a function.
  func function(_ name: String) -> String
  /// A row of an array, or an array of rows.
  func array(_ rows: [[String]], isVector: Bool) -> String
  /// Whether a line may end within an array.
  var breaksArrays: Bool { get }
  /// A transposed array.
  func transposed(_ operand: String) -> String
  /// An element of an array.
  func element(_ operand: String, _ position: [Int]) -> String
  /// Parentheses around a formula.
  func parenthesized(_ formula: Formula) -> Formula
  /// The signs.
  var signs: MathSigns { get }
}

/// The signs of a format, with the spaces around them.
public struct MathSigns: Sendable {
  /// Between terms.
  public let plus: String
  /// Between terms.
  public let minus: String
  /// In front of a number or term.
  public let negative: String
  /// Between factors.
  public let times: String
  /// Between arrays multiplied element by element.
  public let elementwise: String
  /// Between arrays of a matrix product.
  public let matrixProduct: String
  /// The sum over elements.
  public let sum: String
  /// An absolute value's left and right mark.
  public let bars: (String, String)
  /// The marks around a number rounded down.
  public let floor: (String, String)
  /// The marks around a number rounded up.
  public let ceiling: (String, String)
  /// Equality of names, exact values and formulas.
  public let equals: String
  /// Equality of a value and its rounded digits.
  public let approximately: String
}
