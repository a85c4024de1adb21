/// The key of a figure: what each mark in it means, as many side by side as fit the line.
struct TextKey {
  /// A mark and what it stands for.
  struct Entry {
    let mark: String
    let name: String
    /// The place in the palette of what the mark stands for.
    let series: Int

    var width: Int { mark.count + 1 + name.count }
  }

  let entries: [Entry]

  /// The lines, none longer than `width` unless a word of a name is, each begun with `indent`.
  func lines(width: Int, indent: String, _ palette: Palette) -> [String] {
    let gap = "   "
    var lines: [String] = []
    var used = 0
    for entry in entries {
      let mark = palette.series(entry.mark, entry.series)
      if used > 0, used + gap.count + entry.width <= width {
        lines[lines.count - 1] += "\(gap)\(mark) \(entry.name)"
        used += gap.count + entry.width
        continue
      }
      let hanging = indent + String(repeating: " ", count: entry.mark.count + 1)
      let name = WrappedText.lines(entry.name, width: width, indent: hanging)
      lines.append("\(indent)\(mark) " + (name.first ?? hanging).dropFirst(hanging.count))
      lines += name.dropFirst()
      used = name.count > 1 ? width : indent.count + entry.width
    }
    return lines
  }
}
