/// Foreign text made harmless for a terminal.
///
/// Notes and the names of files may contain anything: sequences that move the cursor, or marks that turn the
/// direction of writing and so show something else than is there.
enum TerminalText {
  /// The scalar as it is shown: a space for control characters and line separators, nothing for marks that turn
  /// the direction of writing.
  static func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x2028, 0x2029: return " "
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return ""
    default: return scalar.properties.generalCategory == .control ? " " : String(scalar)
    }
  }

  /// The text as it is shown.
  static func shown(_ text: String) -> String { text.unicodeScalars.map(shown).joined() }
}
