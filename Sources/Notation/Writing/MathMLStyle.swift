public import Numerics
public import Symbolics

/// Formulas as presentation MathML, to stand in a `math` element.
///
/// Every piece is a row of whole elements, so that pieces can be put side by side and broken into lines.
public struct MathMLStyle: MathStyle {
  /// The style; it has no options.
  public init() {}

  /// The signs, each an operator.
  public let signs = MathSigns(
    plus: sign("+"), minus: sign("−"), negative: "<mo form=\"prefix\">−</mo>",
    times: sign("·"),
    elementwise: sign("∘"), matrixProduct: "<mspace width=\"0.17em\"></mspace>", sum: sign("∑"),
    comma: sign(","), factorial: sign("!"), bars: pair("|", "|"), floor: pair("⌊", "⌋"),
    ceiling: pair("⌈", "⌉"),
    condition: (fence("["), "\(sign(">"))<mn>0</mn>\(fence("]"))"),
    equals: sign("="), approximately: sign("≈"), euler: "<mi>e</mi>", infinity: "<mi>∞</mi>")

  /// The digits, with `× 10` and an exponent for the very small and large.
  public func number(_ decimal: Decimal) -> String {
    guard decimal.isScientific else { return Self.signed(decimal.description) }
    let (mantissa, exponent) = decimal.scientific
    return Self.signed("\(mantissa)") + Self.sign("×")
      + "<msup><mn>10</mn>\(Self.row(Self.signed("\(exponent)")))</msup>"
  }

  /// The name with its index below and its mark above.
  public func symbol(_ symbol: Symbol) -> String {
    switch symbol.form {
    case .derivative(let dependent, let independent):
      return "<mfrac><mrow><mi>∂</mi>\(self.symbol(dependent))</mrow>"
        + "<mrow><mi>∂</mi>\(self.symbol(independent))</mrow></mfrac>"
    case .name(let base, let index, let mark):
      let raised = Self.row(Self.raised(mark))
      return switch (index.isEmpty, mark.isEmpty) {
      case (true, true): Self.word(base)
      case (false, true): "<msub>\(Self.word(base))\(Self.index(index))</msub>"
      case (true, false): "<msup>\(Self.word(base))\(raised)</msup>"
      case (false, false): "<msubsup>\(Self.word(base))\(Self.index(index))\(raised)</msubsup>"
      }
    }
  }

  /// `mfrac`.
  public func fraction(_ numerator: String, _ denominator: String) -> String? {
    "<mfrac>\(Self.row(numerator))\(Self.row(denominator))</mfrac>"
  }

  /// A small `mfrac` for the fractions that stand as factors.
  public func smallFraction(_ numerator: Int, _ denominator: Int) -> String? {
    guard 1...9 ~= numerator && 1...9 ~= denominator else { return nil }
    return "<mfrac displaystyle=\"false\"><mn>\(numerator)</mn><mn>\(denominator)</mn></mfrac>"
  }

  /// `msup`.
  public func power(_ base: String, _ exponent: Formula, isSimple: Bool) -> String {
    "<msup>\(Self.row(base))\(Self.row(exponent.text))</msup>"
  }

  /// `msqrt`.
  public func squareRoot(_ radicand: Formula, isSimple: Bool) -> String { "<msqrt>\(radicand.text)</msqrt>" }

  /// The name, applied to what follows.
  public func function(_ name: String) -> String {
    // The invisible operator sets the name off from its argument, for the eye and for a screen reader.
    "<mi>\(XMLText.escape(name))</mi>\(Self.sign("\u{2061}"))"
  }

  /// A list in brackets for a vector, a table in brackets for a matrix.
  public func array(_ rows: [[String]], isVector: Bool) -> Formula {
    if isVector {
      return enclosed(Formula(unbroken: rows.joined().joined(separator: signs.comma)), "[", "]")
    }
    let cells = rows.map { row in "<mtr>" + row.map { "<mtd>\($0)</mtd>" }.joined() + "</mtr>" }.joined()
    return enclosed(Formula(unbroken: "<mtable>\(cells)</mtable>"), "[", "]")
  }

  /// A raised ⊤.
  public func transposed(_ operand: Formula) -> Formula {
    Formula(unbroken: "<msup>\(Self.row(operand.text))<mi>⊤</mi></msup>")
  }

  /// The position as an index, `W₁₂`.
  public func element(_ operand: String, _ position: [Int]) -> String {
    // A comma where a place has two digits, as in the other styles.
    let places = Self.place(position).split(separator: ",").map { "<mn>\($0)</mn>" }
    let array = operand.contains("<msub") ? enclosed(Formula(unbroken: operand), "(", ")").text : operand
    return "<msub>\(Self.row(array))\(Self.row(places.joined(separator: signs.comma)))</msub>"
  }

  /// Parentheses that grow where something tall stands between them.
  public func parenthesized(_ formula: Formula) -> Formula { enclosed(formula, "(", ")") }

  private func enclosed(_ formula: Formula, _ left: String, _ right: String) -> Formula {
    guard ["<mfrac", "<mtable"].contains(where: formula.text.contains) else {
      return formula.enclosed(Self.fence(left), Self.fence(right))
    }
    // Those that grow must stand in one row, which cannot be broken into lines.
    let (open, close) = Self.pair(left, right)
    return formula.unbroken.enclosed(open, close)
  }

  /// `mtext`.
  public func words(_ text: String) -> String { "<mtext>\(XMLText.escape(text))</mtext>" }

  // MARK: Pieces

  /// A letter is slanted, a word upright: so does `mi` by itself.
  private static func word(_ base: String) -> String {
    if let (letter, accent) = Accents.mathML(base) {
      return "<mover accent=\"true\"><mi>\(XMLText.escape(letter))</mi>\(sign(accent))</mover>"
    }
    return "<mi>\(XMLText.escape(GreekLetters.letter(named: base) ?? base))</mi>"
  }

  /// `h1` as h with the index 1, `total` as a word, `12` as a number.
  private static func index(_ index: String) -> String {
    let letters = index.prefix { $0.isLetter }
    let rest = XMLText.escape(String(index.dropFirst(letters.count)))
    if letters.isEmpty { return "<mn>\(rest)</mn>" }
    let word = word(String(letters))
    return rest.isEmpty ? word : "<msub>\(word)<mn>\(rest)</mn></msub>"
  }

  /// A mark: a prime, a plus, a star, or the number of a layer or round in brackets.
  private static func raised(_ mark: String) -> String {
    var elements = ""
    var rest = mark[...]
    while let first = rest.first {
      let digits = rest.prefix { $0.isNumber }
      elements += digits.isEmpty ? sign(first == "'" ? "′" : "\(first)") : "<mn>\(digits)</mn>"
      rest = rest.dropFirst(max(digits.count, 1))
    }
    return elements
  }

  private static func signed(_ digits: String) -> String {
    digits.first == "-"
      ? "<mo form=\"prefix\">−</mo><mn>\(digits.dropFirst())</mn>" : "<mn>\(digits)</mn>"
  }

  private static func sign(_ text: String) -> String { "<mo>\(XMLText.escape(text))</mo>" }

  /// A parenthesis or bracket as high as a letter.
  private static func fence(_ text: String) -> String { "<mo stretchy=\"false\">\(text)</mo>" }

  /// Two signs that grow with what stands between them.
  private static func pair(_ left: String, _ right: String) -> (String, String) {
    ("<mrow>\(sign(left))", "\(sign(right))</mrow>")
  }

  /// Elements as one; a single one is that already.
  private static func row(_ elements: String) -> String {
    var depth = 0
    var count = 0
    for tag in elements.split(separator: "<") {
      depth += tag.hasPrefix("/") ? -1 : 1
      if depth == 0 { count += 1 }
    }
    return count == 1 ? elements : "<mrow>\(elements)</mrow>"
  }
}
