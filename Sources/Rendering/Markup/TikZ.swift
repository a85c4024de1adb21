import Numerics
import WorkedExamples

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Figures as TikZ pictures: lines, axes and squares, nothing that asks for another package.
enum TikZ {
  private static let width = 10.0
  private static let height = 5.0

  /// A plot with its extremes at the axes and the name of each curve at its right end.
  static func plot(_ plot: Plot) -> String {
    func position(_ value: Double, _ scale: Plot.Scale) -> Double? {
      guard value.isFinite else { return nil }
      return scale == .linear ? value : value > 0 ? log10(value) : nil
    }
    let curves = plot.series.map { series in
      series.points.compactMap { point -> Plot.Point? in
        guard let x = position(point.x, plot.x.scale), let y = position(point.y, plot.y.scale) else { return nil }
        return Plot.Point(x, y)
      }
    }
    let all = curves.flatMap(\.self)
    guard let xs = all.map(\.x).extent, let ys = all.map(\.y).extent else { return "% no points" }
    func label(_ value: Double, _ scale: Plot.Scale) -> String {
      "$\(MeasuredNumber(scale == .linear ? value : pow(10, value), digits: 3).latex)$"
    }
    func place(_ point: Plot.Point) -> String {
      "(\(coordinate(xs, point.x, width)),\(coordinate(ys, point.y, height)))"
    }
    var lines = [
      "\\begin{center}", "\\begin{tikzpicture}",
      "\\draw (0,\(height)) -- (0,0) -- (\(width),0);",
      "\\node[below] at (0,0) {\(label(xs.lower, plot.x.scale))};",
      "\\node[below] at (\(width),0) {\(label(xs.upper, plot.x.scale))};",
      "\\node[below] at (\(width / 2),0) {\(LaTeXText.escape(plot.x.label))};",
      "\\node[left] at (0,0.2) {\(label(ys.lower, plot.y.scale))};",
      "\\node[left] at (0,\(height)) {\(label(ys.upper, plot.y.scale))};",
      "\\node[above] at (0,\(height + 0.2)) {\(LaTeXText.escape(plot.y.label))};",
    ]
    for (series, curve) in zip(plot.series, curves) where !curve.isEmpty {
      lines.append("\\draw[thick] \(curve.map(place).joined(separator: " -- "));")
      if let last = curve.last { lines.append("\\node[right] at \(place(last)) {\(LaTeXText.escape(series.name))};") }
    }
    return (lines + ["\\end{tikzpicture}", "\\end{center}"]).joined(separator: "\n")
  }

  /// Pictures side by side, a square for each place.
  static func pictures(_ pictures: [Picture]) -> String {
    let side = 0.4
    var lines = ["\\begin{center}", "\\begin{tikzpicture}[x=\(side)cm,y=\(side)cm]"]
    var left = 0
    for picture in pictures {
      let columns = picture.rows.first?.count ?? 0
      for (row, values) in picture.rows.enumerated() {
        for (column, value) in values.enumerated() {
          let percent = Int((min(max(value, 0), 1) * 100).rounded())
          lines.append(
            "\\fill[white!\(percent)!black] (\(left + column),\(-row)) rectangle (\(left + column + 1),\(-row - 1));")
        }
      }
      lines.append(
        "\\node[below] at (\(Double(left) + Double(columns) / 2),\(-picture.rows.count)) {\(LaTeXText.escape(picture.label))};")
      left += columns + 3
    }
    return (lines + ["\\end{tikzpicture}", "\\end{center}"]).joined(separator: "\n")
  }

  /// A place along an axis of `length` centimetres, to a thousandth.
  private static func coordinate(_ extent: Extent, _ value: Double, _ length: Double) -> Double {
    guard extent.upper > extent.lower else { return length / 2 }
    return ((value - extent.lower) / (extent.upper - extent.lower) * length * 1000).rounded() / 1000
  }
}
