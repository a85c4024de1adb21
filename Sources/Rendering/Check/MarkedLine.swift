/// A line of a note of which a part is to be underlined: tabs as spaces, cut to fit.
struct MarkedLine: Equatable {
  /// The text.
  let text: String
  /// The columns before the mark.
  let indent: Int
  /// The columns of the mark that are shown, at least one.
  let length: Int

  private static let tabStop = 4

  /// Lays out a line.
  ///
  /// - Parameters:
  ///   - line: the line, without its end.
  ///   - marked: the scalars to be underlined, counted from 0; what lies behind the end of the line is left out.
  ///   - width: the columns that there are, 20 at least; of a longer line the surroundings of the mark are shown.
  init(_ line: String, marked: Range<Int>, width: Int) {
    let cells = Self.cells(of: line)
    // The columns before each scalar, and in the end those of the whole line.
    let column = cells.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.width) }
    let total = column[cells.count]
    let start = min(marked.lowerBound, cells.count)
    let end = min(max(marked.upperBound, start), cells.count)

    // The mark stands in the middle, unless the line begins or ends before.
    var first = 0
    if total > width {
      let margin = max((width - (column[end] - column[start])) / 2, 8)
      let left = min(column[start] - margin, total - width + 1)
      if left > 1 { first = column.firstIndex { $0 >= left } ?? 0 }
      // A mark that stands on the scalar before would stand on the dots.
      while first < start, cells[first].width == 0 { first += 1 }
    }
    let lead = first > 0 ? "…" : ""
    let room = width - lead.count + column[first]
    let last = total <= room ? cells.count : (column.lastIndex { $0 < room } ?? first)
    text = lead + cells[first..<last].map(\.text).joined() + (last < cells.count ? "…" : "")
    indent = lead.count + column[start] - column[first]
    length = max(1, column[max(start, min(end, last))] - column[start])
  }

  /// What each scalar of a line shows, and the columns that it takes.
  private static func cells(of line: String) -> [(text: String, width: Int)] {
    var column = 0
    return line.unicodeScalars.map { scalar in
      let text =
        scalar == "\t"
        ? String(repeating: " ", count: tabStop - column % tabStop) : TerminalText.shown(scalar)
      let width = text.unicodeScalars.reduce(0) { $0 + DisplayWidth.of($1) }
      column += width
      return (text, width)
    }
  }
}
