/// The names of letters with an accent: `yhat` is ŷ, `xbar` is x̄, `xtilde` is x̃.
enum Accents {
  private static let marks: [(suffix: String, combining: String, command: String)] = [
    ("hat", "\u{302}", "\\hat"), ("bar", "\u{304}", "\\bar"), ("tilde", "\u{303}", "\\tilde"),
  ]

  static func unicode(_ base: String) -> String? {
    split(base).map { "\($0.letter)\($0.mark.combining)" }
  }

  static func latex(_ base: String) -> String? {
    split(base).map { "\($0.mark.command){\($0.letter)}" }
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

  private static func split(
    _ base: String
  ) -> (letter: Substring, mark: (suffix: String, combining: String, command: String))? {
    for mark in marks where base.hasSuffix(mark.suffix) && base.count == mark.suffix.count + 1 {
      return (base.prefix(1), mark)
    }
    return nil
  }
}
