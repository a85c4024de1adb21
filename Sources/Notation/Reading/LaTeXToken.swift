import Numerics

/// A piece of LaTeX mathematics, with the bytes of the file that it stands in.
struct LaTeXToken: Sendable {
  /// What the piece is.
  enum Kind: Hashable, Sendable {
    /// A decimal number.
    case number(Decimal)
    /// A run of letters, not yet told apart into words and single letters.
    case letters(String)
    /// A command without its backslash; `\,` is the command `,`.
    case command(String)
    /// The words in `\text{…}`, `\mathrm{…}` and the like.
    case words(String)
    /// Any other character.
    case character(Character)
    /// The end of a row, `\\`.
    case rowEnd
  }

  let kind: Kind
  /// Offsets of bytes in the file.
  let range: Range<Int>
  /// Whether a command of the author's own stands for the token, so that it is one argument whatever its length.
  var isWhole = false

  func `is`(_ character: Character) -> Bool { kind == .character(character) }
  var areWords: Bool { if case .words = kind { true } else { false } }
  func isCommand(_ name: String) -> Bool { kind == .command(name) }
}
