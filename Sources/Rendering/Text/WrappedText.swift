/// Sentences broken into lines at spaces.
public enum WrappedText {
  /// The lines of `text`, none longer than `width` unless a word is, the first begun with `indent` and the others
  /// with `hanging`, or with `indent` too.
  public static func lines(
    _ text: String, width: Int, indent: String = "", hanging: String? = nil
  ) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append((lines.isEmpty ? indent : hanging ?? indent) + word)
      }
    }
    return lines
  }
}
