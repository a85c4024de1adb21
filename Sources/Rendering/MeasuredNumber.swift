import Notation
import Numerics
import Symbolics

/// A number measured in double precision, shown with six significant digits: it has no enclosure to prove more.
struct MeasuredNumber {
  private let number: Double
  private let digits: Int

  init(_ number: Double, digits: Int = 6) {
    self.number = number
    self.digits = digits
  }

  /// The number in plain text: `0.0213`, `3.5·10⁻⁵`, `∞`.
  var text: String { text(in: UnicodeStyle()) }

  /// The number in LaTeX.
  var latex: String { text(in: LaTeXStyle()) }

  /// The number in some style.
  func text(in style: some MathStyle) -> String {
    if let expression { return FormulaWriter(style).text(expression) }
    if number.isNaN { return style.words("not a number") }
    return number < 0 ? style.signs.negative + style.signs.infinity : style.signs.infinity
  }

  /// The number as an expression, `nil` for one that is infinite or none.
  var expression: Expression? {
    guard let exact = Rational(exactly: number) else { return nil }
    let rounded = Decimal.shortened(exact, to: digits)
    // Zeros at the end of a measured number say nothing.
    if rounded.places >= 0, let plain = Decimal.terminating(rounded.exact, maximumDigits: 15) {
      return Expression(plain)
    }
    let (mantissa, exponent) = rounded.scientific
    let shortened = Decimal.terminating(mantissa.exact, maximumDigits: digits) ?? mantissa
    return Expression(Decimal("\(shortened)e\(exponent)") ?? rounded)
  }
}
