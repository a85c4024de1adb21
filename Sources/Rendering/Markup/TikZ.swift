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
      // A few points to a line keep the source legible.
      let points = stride(from: 0, to: curve.count, by: 6).map { start in
        curve[start..<min(start + 6, curve.count)].map(place).joined(separator: " -- ")
      }
      lines.append("\\draw[thick] \(points.joined(separator: "\n  -- "));")
      lines.append("\\node[right] at \(place(last)) {\(LaTeXText.escape(series.name))};")
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
    (axis.extent.fraction(value) * length * 1000).rounded() / 1000
  }
}
