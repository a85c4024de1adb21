extension String {
  /// The text between single quotes, fit to stand in a message: what a terminal would obey instead of showing
  /// it (control characters, marks of text direction, line separators) is spelled as in Swift, `\u{1B}`, and of
  /// a long text only the beginning is shown.
  var quoted: String {
    let limit = 80
    let shown = unicodeScalars.prefix(limit).map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
        "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default:
        String(scalar)
      }
    }
    return "'\(shown.joined())\(unicodeScalars.dropFirst(limit).isEmpty ? "" : "…")'"
  }
}
