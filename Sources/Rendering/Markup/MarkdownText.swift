/// The one place where text is escaped for Markdown.
enum MarkdownText {
  static func escape(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "\\`*_{}[]<>$|#&~".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}
