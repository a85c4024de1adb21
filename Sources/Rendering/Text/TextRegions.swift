import WorkedExamples

/// The regions of a classifier, two characters a cell, or one where there is no room for two, and a shade for each
/// class, with the examples upon them as the initials of a key.
struct TextRegions {
  private let regions: Regions
  private let width: Int

  init(_ regions: Regions, width: Int) {
    self.regions = regions
    self.width = width
  }

  var lines: [String] {
    let (top, bottom) = (number(regions.height.upperBound), number(regions.height.lowerBound))
    let (left, right) = (number(regions.width.lowerBound), number(regions.width.upperBound))
    let margin = max(top.count, bottom.count)
    let cells = regions.cells.first?.count ?? 0
    let places = margin + 4 + cells * 2 <= width ? 2 : 1
    let columns = cells * places
    var lines = ["  \(regions.y.label)"]
    for (row, cells) in drawing(placesPerCell: places).enumerated() {
      let label = row == 0 ? top : row == regions.cells.count - 1 ? bottom : ""
      lines.append("  \(label.paddedLeft(to: margin)) ┤" + cells.joined().withoutFinalSpaces)
    }
    let indent = String(repeating: " ", count: margin + 3)
    let room = max(columns - left.count - right.count, regions.x.label.count + 2)
    let before = String(repeating: " ", count: (room - regions.x.label.count) / 2)
    lines.append(indent + "└" + String(repeating: "─", count: columns))
    lines.append(indent + " " + left + (before + regions.x.label).padded(to: room) + right)
    let classes = regions.classes.enumerated().map { "\(shade($0))\(shade($0)) \($1)" }
    let examples = regions.examples.enumerated().map { "\(mark($0)) \($1.name)" }
    return lines + key(classes + examples).map { indent + " " + $0 }
  }

  /// The entries of the key, as many in a line as there is room for.
  private func key(_ entries: [String]) -> [String] {
    entries.reduce(into: []) { lines, entry in
      if let last = lines.last, last.count + 3 + entry.count <= width - 8 {
        lines[lines.count - 1] = last + "   " + entry
      } else {
        lines.append(entry)
      }
    }
  }

  /// The cells from above, so many characters wide.
  private func drawing(placesPerCell places: Int) -> [[String]] {
    var drawing = regions.cells.map { row in row.map { String(repeating: shade($0), count: places) } }
    let (rows, columns) = (drawing.count, drawing.first?.count ?? 0)
    for (index, series) in regions.examples.enumerated() {
      for point in series.points {
        guard regions.width.contains(point.x), regions.height.contains(point.y) else { continue }
        let across = regions.width.fraction(point.x) * Double(columns)
        let up = regions.height.fraction(point.y) * Double(rows)
        let (row, column) = (rows - 1 - min(Int(up), rows - 1), min(Int(across), columns - 1))
        guard places == 2 else {
          drawing[row][column] = "\(mark(index))"
          continue
        }
        let cell = shade(regions.cells[row][column])
        // The half of the cell in which the point lies.
        drawing[row][column] =
          across - across.rounded(.down) < 0.5 ? "\(mark(index))\(cell)" : "\(cell)\(mark(index))"
      }
    }
    return drawing
  }

  private func shade(_ place: Int) -> Character {
    let shades: [Character] = [" ", "░", "▒", "▓", "█"]
    return shades[place % shades.count]
  }

  private func mark(_ series: Int) -> Character {
    let marks: [Character] = ["o", "x", "+", "v", "s"]
    return marks[series % marks.count]
  }

  private func number(_ value: Double) -> String { MeasuredNumber(value, digits: 3).text }
}

extension String {
  fileprivate var withoutFinalSpaces: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}

extension ClosedRange<Double> {
  /// How far along the range a number is, from 0 to 1.
  func fraction(_ value: Double) -> Double {
    upperBound > lowerBound ? (value - lowerBound) / (upperBound - lowerBound) : 0.5
  }
}
