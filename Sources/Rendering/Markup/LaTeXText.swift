import Symbolics

/// The one place where text is escaped for LaTeX, down to ASCII wherever a formula stands in plain text.
enum LaTeXText {
  static func escape(_ text: String) -> String {
    var escaped = ""
    var wasRaised = false
    for character in text {
      if let raised = raised[character] {
        // Neighbouring raised digits are one exponent.
        if wasRaised { escaped.removeLast("}$".count) } else { escaped += "$^{" }
        escaped += raised + "}$"
      } else {
        escaped += command(for: character) ?? math(for: character).map { "$\($0)$" } ?? String(character)
      }
      wasRaised = raised.keys.contains(character)
    }
    return escaped
  }

  private static func command(for character: Character) -> String? {
    switch character {
    case "\\": "\\textbackslash{}"
    case "{", "}", "$", "&", "#", "_", "%": "\\\(character)"
    case "^": "\\^{}"
    case "~": "\\~{}"
    default: nil
    }
  }

  private static func math(for character: Character) -> String? {
    if let sign = signs[character] { return sign }
    if let name = GreekLetters.name(of: String(character)) { return "\\\(name)" }
    // A letter and the accent that is combined with it.
    let scalars = character.unicodeScalars
    guard scalars.count == 2, let letter = scalars.first, let mark = scalars.last, let accent = accents[mark]
    else { return nil }
    return "\(accent){\(letter)}"
  }

  private static let signs: [Character: String] = [
    // The text fonts of TeX have dashes in the place of the bar and question marks in that of the angles.
    "|": "|", "<": "<", ">": ">", "−": "-", "·": "\\cdot", "∘": "\\circ", "×": "\\times", "√": "\\surd",
    "≈": "\\approx", "≠": "\\neq", "≥": "\\ge", "≤": "\\le", "→": "\\to", "‖": "\\|", "∂": "\\partial",
    "∞": "\\infty", "½": "\\tfrac{1}{2}", "⅓": "\\tfrac{1}{3}", "⅔": "\\tfrac{2}{3}", "¼": "\\tfrac{1}{4}",
    "¾": "\\tfrac{3}{4}", "⅕": "\\tfrac{1}{5}", "⅙": "\\tfrac{1}{6}", "⅛": "\\tfrac{1}{8}", "₁": "_1",
  ]
  private static let raised: [Character: String] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
    "ⁿ": "n", "⁻": "-", "⁺": "+", "′": "\\prime", "ᵀ": "\\top",
  ]
  private static let accents: [Unicode.Scalar: String] = [
    "\u{302}": "\\hat", "\u{303}": "\\tilde", "\u{304}": "\\bar",
  ]
}

extension LaTeXText {
  /// Something to type, in the letters of a typewriter; a line may be broken behind a hyphen within a word.
  static func code(_ text: String) -> String {
    var escaped = ""
    for character in escape(text) {
      let isWithinWord = character == "-" && escaped.last?.isLetter == true
      escaped.append(character)
      if isWithinWord { escaped += "\\allowbreak{}" }
    }
    return "\\texttt{\(escaped)}"
  }
}
