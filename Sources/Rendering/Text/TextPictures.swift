import WorkedExamples

/// Small pictures side by side, two characters a place, in five shades; those for which a line has no room follow
/// beneath.
struct TextPictures {
  private let pictures: [Picture]
  private let lineWidth: Int

  init(_ pictures: [Picture], width: Int) {
    self.pictures = pictures
    lineWidth = width
  }

  var lines: [String] {
    var groups: [[Picture]] = [[]]
    for picture in pictures {
      let wider = groups[groups.count - 1] + [picture]
      if wider.count == 1 || wider.reduce(-1, { $0 + 3 + width($1) }) <= lineWidth {
        groups[groups.count - 1] = wider
      } else {
        groups.append([picture])
      }
    }
    return Array(groups.map(lines).joined(separator: [""]))
  }

  private func lines(_ pictures: [Picture]) -> [String] {
    let height = pictures.map(\.rows.count).max() ?? 0
    var lines = (0..<height).map { row in
      "  " + pictures.map { line(row, $0) }.joined(separator: "   ")
    }
    lines.append("  " + pictures.map { $0.label.padded(to: width($0)) }.joined(separator: "   "))
    return lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private func width(_ picture: Picture) -> Int {
    max((picture.rows.first?.count ?? 0) * 2, picture.label.count)
  }

  private func line(_ row: Int, _ picture: Picture) -> String {
    let shades: [Character] = [" ", "░", "▒", "▓", "█"]
    guard row < picture.rows.count else { return String(repeating: " ", count: width(picture)) }
    return picture.rows[row].map { brightness in
      let shade = Int((brightness * Double(shades.count - 1)).rounded())
      return String(repeating: shades[shade], count: 2)
    }.joined().padded(to: width(picture))
  }
}
