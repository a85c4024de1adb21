import WorkedExamples

/// Curves drawn in Braille dots, and clouds of points as marks upon them.
///
/// The name of a curve stands at its right end. Where that would mislead (clouds, closed paths, curves that end at the
/// same height), the curves get dashes, and a key stands below.
struct TextPlot {
  private let plot: Plot
  private let width: Int
  private let palette: Palette
  private let rows = 12

  init(_ plot: Plot, width: Int, palette: Palette = .plain) {
    self.plot = plot
    self.width = width
    self.palette = palette
  }

  var lines: [String] {
    guard let scaled = ScaledPlot(plot) else { return ["  (no points)"] }
    let axes = TextAxes(
      x: scaled.x, y: scaled.y, xLabel: plot.x.label, yLabel: plot.y.label, width: width)
    let longestName = scaled.curves.filter { !$0.points.isEmpty }.map(\.name.count).max() ?? 0
    let hasKey = !scaled.namesFitBeside(rows: rows) || longestName > width / 3
    let names = hasKey ? [:] : names(scaled)
    let columns = min(max(width - axes.margin - (hasKey ? 0 : longestName) - 1, 10), 60)
    let drawing = drawing(scaled, columns, isDashed: hasKey).enumerated().map { row, drawn in
      drawn + (names[row].map { " \($0)" } ?? "")
    }
    return axes.lines(around: drawing, columns: columns)
      + (hasKey ? key(scaled).lines(width: width, indent: "  ", palette) : [])
  }

  /// The names of the curves, each in the row in which its curve ends.
  private func names(_ scaled: ScaledPlot) -> [Int: String] {
    var names: [Int: String] = [:]
    for (index, curve) in scaled.curves.enumerated() {
      guard let last = curve.points.last else { continue }
      names[rows - 1 - place(last.y, scaled.y, rows * 4) / 4] = palette.series(curve.name, index)
    }
    return names
  }

  /// What is drawn for each series, beside its name.
  private func key(_ scaled: ScaledPlot) -> TextKey {
    TextKey(
      entries: scaled.curves.enumerated().filter { !$1.points.isEmpty }.map { index, curve in
        var sample = BrailleCanvas(columns: 5, rows: 1)
        let (start, end) = (BrailleCanvas.Dot(x: 0, y: 1), BrailleCanvas.Dot(x: sample.width - 1, y: 1))
        sample.draw([start, end], dashes: dashes(curve.place), series: index)
        let mark =
          curve.style == .line ? sample.lines(.plain).joined() : String(TextMarks.mark(curve.place))
        return TextKey.Entry(mark: mark, name: curve.name, series: index)
      })
  }

  /// The drawing, row by row; the marks of the clouds lie upon the curves.
  private func drawing(_ scaled: ScaledPlot, _ columns: Int, isDashed: Bool) -> [String] {
    var canvas = BrailleCanvas(columns: columns, rows: rows)
    for style in [Plot.Style.line, .points] {
      for (index, curve) in scaled.curves.enumerated() where curve.style == style {
        let dots = curve.points.map { point in
          BrailleCanvas.Dot(
            x: place(point.x, scaled.x, canvas.width), y: place(point.y, scaled.y, canvas.height))
        }
        switch style {
        case .line:
          canvas.draw(dots, dashes: isDashed ? dashes(curve.place) : [], series: index)
        case .points:
          for dot in dots { canvas.mark(dot, TextMarks.mark(curve.place), series: index) }
        }
      }
    }
    return canvas.lines(palette)
  }

  /// The dashes by which curves are told apart; the first is solid.
  private func dashes(_ place: Int) -> [Int] {
    let patterns = [[], [4, 3], [2, 2], [7, 2, 1, 2], [1, 3]]
    return patterns[place % patterns.count]
  }

  /// The place of a number along an axis, among so many and counted from 0.
  private func place(_ value: Double, _ axis: ScaledAxis, _ count: Int) -> Int {
    Int((axis.extent.fraction(value) * Double(count - 1)).rounded())
  }
}
