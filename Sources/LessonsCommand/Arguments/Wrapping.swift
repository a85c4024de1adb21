/// Breaks text into lines of a given width. Widths count characters, as the help has no others than narrow ones.
enum Wrapping {
  /// Fills lines with pieces, a space between two. A piece that is wider than a line gets a line for itself
  /// and overflows; nothing is ever cut. Lines after the first begin with as many spaces as `hanging` says.
  static func lines(of pieces: [String], width: Int, hanging: Int = 0) -> [String] {
    let indent = String(repeating: " ", count: hanging)
    var lines: [String] = []
    var line: String?
    for piece in pieces {
      guard let begun = line else {
        line = piece
        continue
      }
      if begun.count + 1 + piece.count <= width {
        line = "\(begun) \(piece)"
      } else {
        lines.append(begun)
        line = indent + piece
      }
    }
    return lines + (line.map { [$0] } ?? [])
  }

  /// Fills lines with the words of a text. Line feeds in the text stay, and so do lines that begin with a space,
  /// such as examples.
  static func lines(of text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      guard let first = paragraph.first, first != " " else { return [String(paragraph)] }
      return lines(of: paragraph.split(separator: " ").map(String.init), width: width)
    }
  }
}
