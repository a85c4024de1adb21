/// The names of letters with an accent: `yhat` is ŷ, `xbar` is x̄, `xtilde` is x̃.
enum Accents {
  private struct Mark {
    /// How a name ends that has it.
    let suffix: String
    /// The character that is set above the one before.
    let combining: String
    /// The command of LaTeX.
    let command: String
    /// The sign by itself.
    let sign: String
  }

  private static let marks: [Mark] = [
    Mark(suffix: "hat", combining: "\u{302}", command: "\\hat", sign: "^"),
    Mark(suffix: "bar", combining: "\u{304}", command: "\\bar", sign: "¯"),
    Mark(suffix: "tilde", combining: "\u{303}", command: "\\tilde", sign: "~"),
  ]

  static func unicode(_ base: String) -> String? {
    split(base).map { "\($0.letter)\($0.mark.combining)" }
  }

  static func latex(_ base: String) -> String? {
    split(base).map { "\($0.mark.command){\($0.letter)}" }
  }

  /// The letter, and the sign above it.
  static func mathML(_ base: String) -> (letter: String, sign: String)? {
    split(base).map { (String($0.letter), $0.mark.sign) }
  }

  /// The suffix that a LaTeX accent gives a name.
  static func suffix(ofCommand command: String) -> String? {
    switch command {
    case "\\widehat": "hat"
    case "\\overline": "bar"
    case "\\widetilde": "tilde"
    default: marks.first { $0.command == command }?.suffix
    }
  }

  private static func split(_ base: String) -> (letter: Substring, mark: Mark)? {
    for mark in marks where base.hasSuffix(mark.suffix) && base.count == mark.suffix.count + 1 {
      return (base.prefix(1), mark)
    }
    return nil
  }
}
