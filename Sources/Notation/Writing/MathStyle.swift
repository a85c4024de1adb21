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
  func array(_ rows: [[String]], isVector: Bool) -> Formula
  /// A transposed array.
  func transposed(_ operand: Formula) -> Formula
  /// An element of an array.
  func element(_ operand: String, _ position: [Int]) -> String
  /// Words that stand in the place of a number.
  func words(_ text: String) -> String
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
  /// Between arguments and the elements of a list.
  public let comma: String
  /// Behind what it is the factorial of.
  public let factorial: String
  /// An absolute value's left and right mark.
  public let bars: (String, String)
  /// The marks around a number rounded down.
  public let floor: (String, String)
  /// The marks around a number rounded up.
  public let ceiling: (String, String)
  /// The marks around an expression whose being positive counts 1, and whose not being so counts 0.
  public let condition: (String, String)
  /// Equality of names, exact values and formulas.
  public let equals: String
  /// Equality of a value and its rounded digits.
  public let approximately: String
  /// The base of the natural logarithm.
  public let euler: String
  /// What no number reaches.
  public let infinity: String
}

extension MathStyle {
  /// The position of an element as the text of an index.
  static func place(_ position: [Int]) -> String {
    position.map(String.init).joined(separator: position.allSatisfy { $0 < 10 } ? "" : ",")
  }
}
