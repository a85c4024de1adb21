public import Numerics
public import Symbolics

/// Formulas as Unicode text: `½(target_o1 − out_o1)²`, `e^(−net_h1)`.
///
/// Names keep the underscore of their plain spelling, so that what is read can be typed.
public struct UnicodeStyle: MathStyle {
  /// The style; it has no options.
  public init() {}

  /// The signs of plain text.
  public let signs = MathSigns(
    plus: " + ", minus: " − ", negative: "−", times: " · ", elementwise: " ∘ ", matrixProduct: " ", sum: "Σ ",
    comma: ", ", factorial: "!",
    bars: ("|", "|"), floor: ("⌊", "⌋"), ceiling: ("⌈", "⌉"), condition: ("[", " > 0]"), equals: "=",
    approximately: "≈",
    euler: "e", infinity: "∞")

  /// The digits, with powers of ten in superscript: `3.5·10⁻⁵`.
  public func number(_ decimal: Decimal) -> String {
    let text: String
    if decimal.isScientific {
      let (mantissa, exponent) = decimal.scientific
      text = "\(mantissa)·10" + Self.superscript("\(exponent)")
    } else {
      text = decimal.description
    }
    return text.first == "-" ? "−" + text.dropFirst() : text
  }

  /// The plain spelling with Greek letters, ∂ and raised marks.
  public func symbol(_ symbol: Symbol) -> String {
    switch symbol.form {
    case .derivative(let dependent, let independent):
      return "∂\(self.symbol(dependent))/∂\(self.symbol(independent))"
    case .name(let base, let index, let mark):
      let letter = GreekLetters.letter(named: base) ?? Accents.unicode(base) ?? base
      let subscripted = index.isEmpty ? letter : "\(letter)_\(GreekLetters.letter(named: index) ?? index)"
      return subscripted + mark.map { Self.raisedMarks[$0] ?? String($0) }.joined()
    }
  }

  /// Plain text has only the slash.
  public func fraction(_ numerator: String, _ denominator: String) -> String? { nil }

  /// ½ and the other fractions that have a character.
  public func smallFraction(_ numerator: Int, _ denominator: Int) -> String? {
    switch (numerator, denominator) {
    case (1, 2): "½"
    case (1, 3): "⅓"
    case (2, 3): "⅔"
    case (1, 4): "¼"
    case (3, 4): "¾"
    case (1, 5): "⅕"
    case (1, 6): "⅙"
    case (1, 8): "⅛"
    default: nil
    }
  }

  /// Whole exponents as superscripts, others behind `^`.
  public func power(_ base: String, _ exponent: Formula, isSimple: Bool) -> String {
    let text = exponent.text
    if text.allSatisfy({ $0.isASCII && $0.isNumber }) || text.first == "−" && text.dropFirst().isDigits {
      if base != "e" { return base + Self.superscript(text) }
    }
    return isSimple ? "\(base)^\(text)" : "\(base)^(\(text))"
  }

  /// √ with parentheses where the radicand is longer than a name.
  public func squareRoot(_ radicand: Formula, isSimple: Bool) -> String {
    isSimple ? "√\(radicand.text)" : "√(\(radicand.text))"
  }

  /// The name as it is.
  public func function(_ name: String) -> String { name }

  /// A list in brackets, the rows of a matrix between semicolons.
  public func array(_ rows: [[String]], isVector: Bool) -> Formula { .list(rows).enclosed("[", "]") }

  /// A raised T.
  public func transposed(_ operand: Formula) -> Formula { operand.followed(by: "ᵀ") }

  /// The position as an index, `W_12`; with a comma where a place has two digits.
  public func element(_ operand: String, _ position: [Int]) -> String {
    let place = Self.place(position)
    return operand.contains("_") && !operand.hasPrefix("(") ? "(\(operand))_\(place)" : "\(operand)_\(place)"
  }

  /// The words as they are.
  public func words(_ text: String) -> String { text }

  /// Round parentheses.
  public func parenthesized(_ formula: Formula) -> Formula { formula.enclosed("(", ")") }

  private static let raisedMarks: [Character: String] = ["+": "⁺", "'": "′", "*": "*"]

  /// The digits and sign of a whole number, raised.
  static func superscript(_ text: String) -> String {
    let raised: [Character: Character] = [
      "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
      "-": "⁻", "−": "⁻",
    ]
    return String(text.map { raised[$0] ?? $0 })
  }
}

extension StringProtocol {
  fileprivate var isDigits: Bool { !isEmpty && allSatisfy { $0.isASCII && $0.isNumber } }
}
