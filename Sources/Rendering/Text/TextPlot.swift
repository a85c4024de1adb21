import Numerics
import WorkedExamples

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Curves drawn with the eight dots of Braille characters, two across and four down in each place.
///
/// Where several curves cross, the dots of all are shown; the key names each with its mark at the right end.
struct TextPlot {
  private let plot: Plot
  private let columns: Int
  private let rows = 12

  init(_ plot: Plot, width: Int) {
    self.plot = plot
    columns = min(max(width - 16, 20), 60)
  }

  var lines: [String] {
    let scaled = plot.series.map { series in
      series.points.compactMap { point -> Plot.Point? in
        guard let x = position(point.x, plot.x.scale), let y = position(point.y, plot.y.scale) else { return nil }
        return Plot.Point(x, y)
      }
    }
    let all = scaled.flatMap(\.self)
    guard let xs = all.map(\.x).extent, let ys = all.map(\.y).extent else { return ["  (no points)"] }

    var dots = Array(repeating: Array(repeating: UInt8(0), count: columns), count: rows)
    for points in scaled {
      let places = points.map { point in
        (x: xs.place(point.x, columns * 2), y: ys.place(point.y, rows * 4))
      }
      if places.count == 1 { set(&dots, places[0].x, places[0].y) }
      for (start, end) in zip(places, places.dropFirst()) { line(&dots, start, end) }
    }
    let marks = ends(scaled, ys)
    let top = label(ys.upper, plot.y.scale, in: ys)
    let bottom = label(ys.lower, plot.y.scale, in: ys)
    let margin = max(top.count, bottom.count)
    var lines = ["  \(plot.y.label)"]
    for row in 0..<rows {
      let name = row == 0 ? top : row == rows - 1 ? bottom : ""
      let braille = String(
        String.UnicodeScalarView(dots[row].compactMap { Unicode.Scalar(0x2800 + UInt32($0)) }))
      lines.append("  \(name.paddedLeft(to: margin)) ┤\(braille)\(marks[row].map { " \($0)" } ?? "")")
    }
    let left = label(xs.lower, plot.x.scale, in: xs)
    let right = label(xs.upper, plot.x.scale, in: xs)
    let indent = String(repeating: " ", count: margin + 3)
    lines.append(indent + "└" + String(repeating: "─", count: columns))
    let middle = max(columns - left.count - right.count, 1)
    let axis = plot.x.label.count <= middle - 2 ? plot.x.label : ""
    let before = (middle - axis.count) / 2
    lines.append(
      indent + " " + left + String(repeating: " ", count: before) + axis
        + String(repeating: " ", count: middle - axis.count - before) + right)
    if axis.isEmpty { lines.append(indent + " " + plot.x.label) }
    return lines
  }

  /// For each row, the names of the curves that end there.
  private func ends(_ scaled: [[Plot.Point]], _ ys: Extent) -> [String?] {
    var names: [String?] = Array(repeating: nil, count: rows)
    for (series, points) in zip(plot.series, scaled) {
      guard let last = points.last else { continue }
      let row = rows - 1 - ys.place(last.y, rows * 4) / 4
      names[row] = names[row].map { "\($0), \(series.name)" } ?? series.name
    }
    return names
  }

  private func position(_ value: Double, _ scale: Plot.Scale) -> Double? {
    guard value.isFinite else { return nil }
    switch scale {
    case .linear: return value
    case .logarithmic: return value > 0 ? log10(value) : nil
    }
  }

  private func label(_ position: Double, _ scale: Plot.Scale, in extent: Extent) -> String {
    guard scale == .linear else { return MeasuredNumber(pow(10, position), digits: 3).text }
    // What is tiny beside the length of the axis is 0 to the eye.
    let isZero = abs(position) < (extent.upper - extent.lower) * 1e-9
    return MeasuredNumber(isZero ? 0 : position, digits: 3).text
  }

  private func set(_ dots: inout [[UInt8]], _ x: Int, _ y: Int) {
    // The bits of a Braille character, column by column from the top; the last row was added later.
    let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
    let down = rows * 4 - 1 - y
    dots[down / 4][x / 2] |= bits[x % 2][down % 4]
  }

  private func line(_ dots: inout [[UInt8]], _ start: (x: Int, y: Int), _ end: (x: Int, y: Int)) {
    let steps = max(abs(end.x - start.x), abs(end.y - start.y), 1)
    for step in 0...steps {
      set(
        &dots, start.x + (end.x - start.x) * step / steps, start.y + (end.y - start.y) * step / steps)
    }
  }
}

/// From the least to the greatest of some numbers.
struct Extent {
  let lower, upper: Double

  /// The place of a number among so many, counted from 0.
  func place(_ value: Double, _ count: Int) -> Int {
    guard upper > lower else { return count / 2 }
    return min(count - 1, max(0, Int((value - lower) / (upper - lower) * Double(count - 1) + 0.5)))
  }
}

extension [Double] {
  /// The extent of the numbers, `nil` where there are none.
  var extent: Extent? {
    guard let lower = self.min(), let upper = self.max() else { return nil }
    return Extent(lower: lower, upper: upper)
  }
}
