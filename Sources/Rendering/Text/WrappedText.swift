/// Sentences broken into lines at spaces.
public enum WrappedText {
  /// The lines of `text`, none longer than `width` unless a word is, each begun with `indent`.
  public static func lines(_ text: String, width: Int, indent: String = "") -> [String] {
    let room = max(width - indent.count, 1)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= room {
        line += " " + word
      } else {
        lines.append(indent + line)
        line = String(word)
      }
    }
    if !line.isEmpty { lines.append(indent + line) }
    return lines
  }
}
