/// How many columns text takes on a terminal.
enum DisplayWidth {
  /// The columns of a character: 2 for the wide ones of East Asia and for pictures, 0 for marks that stand on others.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0xFE00...0xFE0F, 0xFEFF: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: 0
      default: 1
      }
    }
  }
}

/// A line of a note with a part of it to be underlined, tabs as spaces, cut to fit.
struct MarkedLine {
  /// The text.
  let text: String
  /// The columns before the mark.
  let indent: Int
  /// The columns of the mark, at least one.
  let length: Int

  /// Lays out a line.
  ///
  /// - Parameters:
  ///   - line: the line, without its end.
  ///   - marked: the scalars to be underlined, counted from 0.
  ///   - width: the columns that there are; a longer line is cut around the mark.
  init(_ line: String, marked: Range<Int>, width: Int) {
    var cells: [(text: String, width: Int)] = []
    var column = 0
    var start = 0
    var end = 0
    for (index, scalar) in line.unicodeScalars.enumerated() {
      if index == marked.lowerBound { start = cells.count }
      if index == marked.upperBound { end = cells.count }
      if scalar == "\t" {
        let spaces = 4 - column % 4
        for _ in 0..<spaces { cells.append((" ", 1)) }
        column += spaces
      } else {
        // Control characters would disturb the terminal.
        let shown = scalar.value < 0x20 || scalar.value == 0x7F ? " " : String(scalar)
        let width = shown == " " ? 1 : DisplayWidth.of(scalar)
        cells.append((shown, width))
        column += width
      }
    }
    let count = line.unicodeScalars.count
    if marked.lowerBound >= count { start = cells.count }
    if marked.upperBound >= count { end = cells.count }
    end = max(start, end)

    // A long line is shown from a little before the mark on.
    var first = 0
    let markWidth = cells[start..<end].reduce(0) { $0 + $1.width }
    if column > width {
      var before = min(max((width - markWidth) / 2, 8), 40)
      first = start
      while first > 0, before > 0 {
        first -= 1
        before -= cells[first].width
      }
    }
    let lead = first > 0 ? "…" : ""
    var shown = lead
    var used = lead.count
    var last = first
    while last < cells.count, used + cells[last].width <= width - 1 || cells.count - last == 1 && used < width
    {
      shown += cells[last].text
      used += cells[last].width
      last += 1
    }
    if last < cells.count { shown += "…" }
    text = shown
    indent = lead.count + cells[first..<max(start, first)].reduce(0) { $0 + $1.width }
    length = max(1, cells[start..<max(start, min(end, last))].reduce(0) { $0 + $1.width })
  }
}
