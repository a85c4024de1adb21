import WorkedExamples

/// Figures as TikZ pictures: lines, axes and squares, nothing that asks for another package.
enum TikZ {
  /// The size of a plot in centimetres; with the numbers and names beside it, it is as wide as the page's text.
  private static let width = 8.0
  private static let height = 5.0

  /// A plot with its extremes at the axes and the name of each curve at its right end.
  static func plot(_ plot: Plot) -> String {
    guard let scaled = ScaledPlot(plot) else { return "% no points" }
    func place(_ point: Plot.Point) -> String {
      "(\(centimetres(point.x, scaled.x, width)),\(centimetres(point.y, scaled.y, height)))"
    }
    var lines = [
      "\\draw (0,\(height)) -- (0,0) -- (\(width),0);",
      "\\node[below] at (0,0) {$\(scaled.x.lower.latex)$};",
      "\\node[below] at (\(width),0) {$\(scaled.x.upper.latex)$};",
      "\\node[below] at (\(width / 2),0) {\(LaTeXText.escape(plot.x.label))};",
      "\\node[left] at (0,0.2) {$\(scaled.y.lower.latex)$};",
      "\\node[left] at (0,\(height)) {$\(scaled.y.upper.latex)$};",
      "\\node[above] at (0,\(height + 0.2)) {\(LaTeXText.escape(plot.y.label))};",
    ]
    for (series, curve) in zip(plot.series, scaled.curves) {
      guard let last = curve.last else { continue }
      guard series.style == .line else {
        lines += curve.map { "\\fill \(place($0)) circle (0.05);" }
        lines.append("\\node[right] at \(place(last)) {\(LaTeXText.escape(series.name))};")
        continue
      }
      // A few points to a line keep the source legible.
      let points = stride(from: 0, to: curve.count, by: 6).map { start in
        curve[start..<min(start + 6, curve.count)].map(place).joined(separator: " -- ")
      }
      lines.append("\\draw[thick] \(points.joined(separator: "\n  -- "));")
      lines.append("\\node[right] at \(place(last)) {\(LaTeXText.escape(series.name))};")
    }
    return picture("", lines)
  }

  /// The regions of a classifier: a square for each cell, the examples upon them, and a key.
  static func regions(_ regions: Regions) -> String {
    let (rows, columns) = (regions.cells.count, regions.cells.first?.count ?? 0)
    let (across, up) = (width / Double(columns), width / Double(rows))
    func shade(_ place: Int) -> String { "black!\(place * 60 / max(regions.classes.count, 1))" }
    func text(_ number: Double) -> String { "$\(MeasuredNumber(number, digits: 3).latex)$" }
    var lines: [String] = []
    for (row, cells) in regions.cells.enumerated() {
      for (column, cell) in cells.enumerated() where cell > 0 {
        let (left, bottom) = (Double(column) * across, Double(rows - 1 - row) * up)
        lines.append(
          "\\fill[\(shade(cell))] (\(thousandth(left)),\(thousandth(bottom))) rectangle "
            + "+(\(thousandth(across)),\(thousandth(up)));")
      }
    }
    lines += [
      "\\draw (0,0) rectangle (\(width),\(width));",
      "\\node[below] at (0,0) {\(text(regions.width.lowerBound))};",
      "\\node[below] at (\(width),0) {\(text(regions.width.upperBound))};",
      "\\node[below] at (\(width / 2),0) {\(LaTeXText.escape(regions.x.label))};",
      "\\node[left] at (0,0.2) {\(text(regions.height.lowerBound))};",
      "\\node[left] at (0,\(width)) {\(text(regions.height.upperBound))};",
      "\\node[above] at (0,\(width + 0.2)) {\(LaTeXText.escape(regions.y.label))};",
    ]
    for (index, name) in regions.classes.enumerated() {
      let height = thousandth(width - 0.3 - Double(index) * 0.6)
      lines.append("\\filldraw[fill=\(shade(index))] (\(width + 0.3),\(height)) rectangle +(0.3,0.3);")
      lines.append("\\node[right] at (\(width + 0.7),\(height + 0.15)) {\(LaTeXText.escape(name))};")
    }
    let marks = ["\\circ", "\\times", "+", "\\triangle", "\\diamond"]
    for (index, series) in regions.examples.enumerated() {
      let mark = marks[index % marks.count]
      for point in series.points {
        let (x, y) = (regions.width.fraction(point.x) * width, regions.height.fraction(point.y) * width)
        lines.append("\\node at (\(thousandth(x)),\(thousandth(y))) {$\(mark)$};")
      }
      let height = thousandth(width - 0.15 - Double(regions.classes.count + index) * 0.6)
      lines.append(
        "\\node[right] at (\(width + 0.2),\(height)) {$\(mark)$ \(LaTeXText.escape(series.name))};")
    }
    return picture("", lines)
  }

  /// Pictures side by side, a square for each place.
  static func pictures(_ pictures: [Picture]) -> String {
    let side = 0.4
    var lines: [String] = []
    var left = 0
    for picture in pictures {
      let columns = picture.rows.first?.count ?? 0
      for (row, values) in picture.rows.enumerated() {
        for (column, value) in values.enumerated() {
          let percent = Int((min(max(value, 0), 1) * 100).rounded())
          let x = left + column
          lines.append("\\fill[white!\(percent)!black] (\(x),\(-row)) rectangle (\(x + 1),\(-row - 1));")
        }
      }
      let beneath = "(\(Double(left) + Double(columns) / 2),\(-picture.rows.count))"
      lines.append("\\node[below] at \(beneath) {\(LaTeXText.escape(picture.label))};")
      left += columns + 3
    }
    return picture("[x=\(side)cm,y=\(side)cm]", lines)
  }

  private static func picture(_ options: String, _ lines: [String]) -> String {
    let body = lines.joined(separator: "\n")
    return "\\begin{center}\n\\begin{tikzpicture}\(options)\n\(body)\n\\end{tikzpicture}\n\\end{center}"
  }

  /// A place along an axis of `length` centimetres, to a thousandth.
  private static func centimetres(_ value: Double, _ axis: ScaledAxis, _ length: Double) -> Double {
    thousandth(axis.extent.fraction(value) * length)
  }

  private static func thousandth(_ length: Double) -> Double { (length * 1000).rounded() / 1000 }
}
