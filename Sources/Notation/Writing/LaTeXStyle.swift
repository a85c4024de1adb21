public import Numerics
public import Symbolics

/// Formulas as LaTeX that KaTeX, MathJax and TeX all read.
public struct LaTeXStyle: MathStyle {
  /// The style; it has no options.
  public init() {}

  /// The signs of LaTeX.
  public let signs = MathSigns(
    plus: " + ", minus: " - ", negative: "-", times: " \\cdot ", elementwise: " \\circ ",
    matrixProduct: " \\, ",
    sum: "\\sum ", comma: ", ", factorial: "!", bars: ("\\left|", "\\right|"),
    floor: ("\\lfloor ", " \\rfloor"),
    ceiling: ("\\lceil ", " \\rceil"), condition: ("[", " > 0]"), equals: "=", approximately: "\\approx",
    euler: "e",
    infinity: "\\infty")

  /// The digits, with `\times 10^{…}` for the very small and large.
  public func number(_ decimal: Decimal) -> String {
    guard decimal.isScientific else { return decimal.description }
    let (mantissa, exponent) = decimal.scientific
    return "\(mantissa) \\times 10^{\(exponent)}"
  }

  /// The name with indices and marks set by LaTeX.
  public func symbol(_ symbol: Symbol) -> String {
    switch symbol.form {
    case .derivative(let dependent, let independent):
      return "\\frac{\\partial \(self.symbol(dependent))}{\\partial \(self.symbol(independent))}"
    case .name(let base, let index, let mark):
      var text = Self.word(base)
      if !index.isEmpty { text += "_{\(Self.index(index))}" }
      // A prime is a superscript by itself.
      let primes = mark.prefix { $0 == "'" }
      let raised = mark.dropFirst(primes.count)
      return text + primes + (raised.isEmpty ? "" : "^{\(raised)}")
    }
  }

  /// `\frac`.
  public func fraction(_ numerator: String, _ denominator: String) -> String? {
    "\\frac{\(numerator)}{\(denominator)}"
  }

  /// `\tfrac` for the fractions that stand as factors.
  public func smallFraction(_ numerator: Int, _ denominator: Int) -> String? {
    1...9 ~= numerator && 1...9 ~= denominator ? "\\tfrac{\(numerator)}{\(denominator)}" : nil
  }

  /// The exponent in braces.
  public func power(_ base: String, _ exponent: Formula, isSimple: Bool) -> String {
    // A base with an exponent of its own needs braces, or TeX stops at the double superscript.
    (base.contains("^") && !base.hasSuffix(")") ? "{\(base)}" : base) + "^{\(exponent.text)}"
  }

  /// `\sqrt`.
  public func squareRoot(_ radicand: Formula, isSimple: Bool) -> String { "\\sqrt{\(radicand.text)}" }

  /// A command where LaTeX has one, otherwise an operator's name.
  public func function(_ name: String) -> String {
    switch name {
    case "ln", "sinh", "cosh", "tanh", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "max", "min":
      "\\\(name)"
    case "σ": "\\sigma"
    case _ where name.count == 1: name
    default: "\\operatorname{\(name)}"
    }
  }

  /// A list in brackets for a vector, a `bmatrix`, which stays together, for a matrix.
  public func array(_ rows: [[String]], isVector: Bool) -> Formula {
    if isVector { return .list(rows).enclosed("[", "]") }
    let cells = rows.map { $0.joined(separator: " & ") }.joined(separator: " \\\\ ")
    return Formula(unbroken: "\\begin{bmatrix} \(cells) \\end{bmatrix}")
  }

  /// A raised `\top`.
  public func transposed(_ operand: Formula) -> Formula {
    Formula(unbroken: "{\(operand.text)}^{\\top}")
  }

  /// The position as an index, `W_{12}`; with a comma where a place has two digits.
  public func element(_ operand: String, _ position: [Int]) -> String {
    let place = Self.place(position)
    return operand.contains("_") && !operand.hasPrefix("(")
      ? "{(\(operand))}_{\(place)}" : "\(operand)_{\(place)}"
  }

  /// `\text`.
  public func words(_ text: String) -> String { "\\text{\(text)}" }

  /// Parentheses that grow where something tall stands between them.
  public func parenthesized(_ formula: Formula) -> Formula {
    // \left and \right must stand on one line.
    formula.text.contains("\\frac")
      ? formula.unbroken.enclosed("\\left(", "\\right)") : formula.enclosed("(", ")")
  }

  /// A letter as it is, a Greek one as its command, a word upright.
  private static func word(_ base: String) -> String {
    if GreekLetters.letter(named: base) != nil { return "\\\(base)" }
    if let accented = Accents.latex(base) { return accented }
    return base.count == 1 ? base : "\\text{\(base)}"
  }

  /// `h1` as h with the index 1, `total` as a word, `i` and `12` as they are.
  private static func index(_ index: String) -> String {
    let letters = index.prefix { $0.isLetter }
    let rest = index.dropFirst(letters.count)
    if letters.isEmpty { return index }
    let word = word(String(letters))
    return rest.isEmpty ? word : "\(word)_{\(rest)}"
  }
}
