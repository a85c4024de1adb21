import Notation
import WorkedExamples

/// Figures as TikZ pictures: lines, axes and squares, nothing that asks for another package.
enum TikZ {
  /// The size of a plot in centimetres; with the numbers and names beside it, it is as wide as the page's text.
  private static let width = 8.0
  private static let height = 5.0
  /// The side of a square of regions.
  private static let side = 6.5

  /// What a document says once, before its figures: the colours of curves and classes.
  static let preamble = FigureColors.hexadecimal.enumerated().map { index, color in
    "\\definecolor{series\(index)}{HTML}{\(color)}"
  }.joined(separator: "\n")

  /// A figure without its caption.
  static func figure(_ figure: Figure) -> String {
    switch figure {
    case .plot(let plot): self.plot(plot)
    case .regions(let regions): self.regions(regions)
    case .pictures(let pictures, _): self.pictures(pictures)
    }
  }

  /// A plot with the names of the curves at their right ends or, where these would mislead, in a key.
  private static func plot(_ plot: Plot) -> String {
    guard let scaled = ScaledPlot(plot) else { return "% no points" }
    func place(_ point: Plot.Point) -> String {
      self.place(scaled.x.extent.fraction(point.x) * width, scaled.y.extent.fraction(point.y) * height)
    }
    let hasKey = !scaled.namesFitBeside(rows: 10)
    var lines = axes(scaled.x, plot.x.label, width: width, scaled.y, plot.y.label, height: height)
    for (index, curve) in scaled.curves.enumerated() where curve.style == .line && !curve.points.isEmpty {
      // A few points to a line keep the source legible.
      let points = stride(from: 0, to: curve.points.count, by: 6).map { start in
        curve.points[start..<min(start + 6, curve.points.count)].map(place).joined(separator: " -- ")
      }
      lines.append("\\draw[\(look(index, curve.place))] \(points.joined(separator: "\n  -- "));")
    }
    for (index, curve) in scaled.curves.enumerated() where curve.style == .points {
      lines += curve.points.map { "\\node[\(color(index))] at \(place($0)) {\(mark(curve.place))};" }
    }
    var y = keyTop
    for (index, curve) in scaled.curves.enumerated() {
      guard let last = curve.points.last else { continue }
      guard hasKey else {
        lines.append("\\node[right,\(color(index))] at \(place(last)) {\(LaTeXText.escape(curve.name))};")
        continue
      }
      lines.append(
        curve.style == .line
          ? "\\draw[\(look(index, curve.place))] \(self.place(0, y)) -- \(self.place(0.9, y));"
          : "\\node[\(color(index))] at \(self.place(0.45, y)) {\(mark(curve.place))};")
      lines.append(keyName(curve.name, y))
      y -= 0.5
    }
    return picture("", lines)
  }

  /// The regions of a classifier: a rectangle for each stretch of one class, the examples upon them, and a key.
  private static func regions(_ regions: Regions) -> String {
    let scaled = ScaledRegions(regions)
    func place(_ x: Double, _ y: Double) -> String {
      self.place(scaled.x.extent.fraction(x) * side, scaled.y.extent.fraction(y) * side)
    }
    func fill(_ place: Int) -> String { "\\fill[\(color(place))!45]" }
    var lines = scaled.stretches.map { stretch in
      "\(fill(stretch.place)) \(place(stretch.left, stretch.bottom)) rectangle "
        + "\(place(stretch.right, stretch.top));"
    }
    lines += axes(scaled.x, regions.x.label, width: side, scaled.y, regions.y.label, height: side)
    for (index, examples) in scaled.examples.enumerated() {
      lines += examples.map { "\\node at \(place($0.x, $0.y)) {\(mark(index))};" }
    }
    var y = keyTop
    for (index, name) in regions.classes.enumerated() {
      lines.append("\(fill(index)) \(self.place(0.3, y - 0.15)) rectangle +(0.3,0.3);")
      lines.append(keyName(name, y))
      y -= 0.5
    }
    for (index, series) in regions.examples.enumerated() {
      lines.append("\\node at \(self.place(0.45, y)) {\(mark(index))};")
      lines.append(keyName(series.name, y))
      y -= 0.5
    }
    return picture("", lines)
  }

  /// Pictures side by side, a square for each place.
  private static func pictures(_ pictures: [Picture]) -> String {
    let side = 0.4
    var lines: [String] = []
    var left = 0
    for picture in pictures {
      let columns = picture.rows.first?.count ?? 0
      for (row, values) in picture.rows.enumerated() {
        for (column, value) in values.enumerated() {
          let percent = Int((value * 100).rounded())
          let x = left + column
          lines.append("\\fill[white!\(percent)!black] (\(x),\(-row)) rectangle (\(x + 1),\(-row - 1));")
        }
      }
      lines.append("\\draw[gray] (\(left),0) rectangle (\(left + columns),\(-picture.rows.count));")
      let beneath = "(\(Double(left) + Double(columns) / 2),\(-picture.rows.count))"
      lines.append("\\node[below] at \(beneath) {\(LaTeXText.escape(picture.label))};")
      left += columns + 3
    }
    return picture("[x=\(side)cm,y=\(side)cm]", lines)
  }

  // MARK: Parts

  /// Two axes with their numbers and what they measure.
  private static func axes(
    _ x: ScaledAxis, _ xLabel: String, width: Double, _ y: ScaledAxis, _ yLabel: String, height: Double
  ) -> [String] {
    var lines = ["\\draw (0,\(height)) -- (0,0) -- (\(width),0);"]
    for tick in x.ticks(atMost: 6) {
      let at = x.extent.fraction(tick.position) * width
      lines.append("\\draw \(place(at, 0)) -- \(place(at, -0.1)) node[below] {$\(tick.latex)$};")
    }
    for tick in y.ticks(atMost: 6) {
      let at = y.extent.fraction(tick.position) * height
      lines.append("\\draw \(place(0, at)) -- \(place(-0.1, at)) node[left] {$\(tick.latex)$};")
    }
    return lines + [
      "\\node[below] at \(place(width / 2, -0.5)) {\(LaTeXText.escape(xLabel))};",
      "\\node[above] at \(place(0, height + 0.2)) {\(LaTeXText.escape(yLabel))};",
    ]
  }

  /// Where a key begins, beneath the axis.
  private static let keyTop = -1.3

  private static func keyName(_ name: String, _ y: Double) -> String {
    "\\node[right] at \(place(1, y)) {\(LaTeXText.escape(name))};"
  }

  private static func color(_ series: Int) -> String { "series\(FigureColors.place(series))" }

  /// How a curve is drawn: its colour, and its dashes by its place among the curves.
  private static func look(_ series: Int, _ place: Int) -> String {
    let dashes = [
      "solid", "dashed", "dotted", "dash pattern=on 6pt off 2pt on 1pt off 2pt", "densely dashed",
    ]
    return "thick,\(color(series)),\(dashes[place % dashes.count])"
  }

  private static func mark(_ place: Int) -> String {
    let marks = ["\\circ", "\\times", "+", "\\triangle", "\\diamond"]
    return "$\(marks[place % marks.count])$"
  }

  private static func picture(_ options: String, _ lines: [String]) -> String {
    let body = lines.joined(separator: "\n")
    return "\\begin{center}\n\\begin{tikzpicture}\(options)\n\(body)\n\\end{tikzpicture}\n\\end{center}"
  }

  /// A place in centimetres, to a thousandth.
  private static func place(_ x: Double, _ y: Double) -> String { "(\(thousandth(x)),\(thousandth(y)))" }

  private static func thousandth(_ length: Double) -> Double { (length * 1000).rounded() / 1000 }
}
