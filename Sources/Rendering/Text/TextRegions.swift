import WorkedExamples

/// The regions of a classifier, two characters a cell and a shade for each class, with the examples upon them as
/// marks.
///
/// Where the line has no room for all cells, fewer are shown, each with the class of the cell at its centre.
struct TextRegions {
  private let regions: Regions
  private let width: Int
  private let palette: Palette

  init(_ regions: Regions, width: Int, palette: Palette = .plain) {
    self.regions = regions
    self.width = width
    self.palette = palette
  }

  var lines: [String] {
    let scaled = ScaledRegions(regions)
    let axes = TextAxes(
      x: scaled.x, y: scaled.y, xLabel: regions.x.label, yLabel: regions.y.label, width: width)
    let cells = shownCells(room: (width - axes.margin - 1) / 2)
    let columns = (cells.first?.count ?? 0) * 2
    return axes.lines(around: drawing(cells, scaled), columns: columns, isFramed: true)
      + key.lines(width: width, indent: "  ", palette)
  }

  private var key: TextKey {
    let classes = regions.classes.enumerated().map { index, name in
      TextKey.Entry(mark: String(repeating: shade(index), count: 2), name: name, series: index)
    }
    let examples = regions.examples.enumerated().map { index, series in
      TextKey.Entry(mark: String(TextMarks.mark(index)), name: series.name, series: index)
    }
    return TextKey(entries: classes + examples)
  }

  /// The cells, at most `room` across, and reduced alike downwards.
  private func shownCells(room: Int) -> [[Int]] {
    func reduced<Element>(_ line: [Element], by count: Int) -> [Element] {
      guard count < line.count, count > 0 else { return line }
      return (0..<count).map { line[(2 * $0 + 1) * line.count / (2 * count)] }
    }
    let columns = regions.cells.first?.count ?? 0
    guard columns > room else { return regions.cells }
    return reduced(regions.cells, by: regions.cells.count * room / columns).map { reduced($0, by: room) }
  }

  private struct Half: Equatable {
    var character: Character
    var series: Int
  }

  /// The rows from above.
  private func drawing(_ cells: [[Int]], _ scaled: ScaledRegions) -> [String] {
    var halves = cells.map { row in
      row.flatMap { [Half(character: shade($0), series: $0), Half(character: shade($0), series: $0)] }
    }
    let (rows, columns) = (halves.count, halves.first?.count ?? 0)
    for (index, examples) in scaled.examples.enumerated() {
      for point in examples {
        let across = Int(scaled.x.extent.fraction(point.x) * Double(columns))
        let up = Int(scaled.y.extent.fraction(point.y) * Double(rows))
        halves[rows - 1 - min(up, rows - 1)][min(across, columns - 1)] = Half(
          character: TextMarks.mark(index), series: index)
      }
    }
    return halves.map { row in
      row.chunked(by: \.series).map { run in
        palette.series(String(run.map(\.character)), run.first?.series ?? 0)
      }.joined()
    }
  }

  private func shade(_ place: Int) -> Character {
    let shades: [Character] = ["·", "░", "▒", "▓", "█"]
    return shades[place % shades.count]
  }
}
