import WorkedExamples

/// Curves drawn with the eight dots of Braille characters, two across and four down in each place.
///
/// Where several curves cross, the dots of all are shown; at the right end of each stands its name.
struct TextPlot {
  private let plot: Plot
  private let width: Int
  private let rows = 12

  init(_ plot: Plot, width: Int) {
    self.plot = plot
    self.width = width
  }

  var lines: [String] {
    guard let scaled = ScaledPlot(plot) else { return ["  (no points)"] }
    let names = names(scaled)
    let (top, bottom) = (scaled.y.upper.text, scaled.y.lower.text)
    let margin = max(top.count, bottom.count)
    let longestName = names.compactMap(\.?.count).max() ?? 0
    let columns = min(max(width - margin - longestName - 5, 10), 60)

    var lines = ["  \(plot.y.label)"]
    for (row, dots) in dots(scaled, columns).enumerated() {
      let label = row == 0 ? top : row == rows - 1 ? bottom : ""
      lines.append("  \(label.paddedLeft(to: margin)) ┤\(dots)\(names[row].map { " \($0)" } ?? "")")
    }
    let indent = String(repeating: " ", count: margin + 3)
    lines.append(indent + "└" + String(repeating: "─", count: columns))
    return lines + axis(scaled.x, columns).map { indent + " " + $0 }
  }

  /// The numbers at the ends of the horizontal axis and, between them if there is room, what it measures.
  private func axis(_ axis: ScaledAxis, _ columns: Int) -> [String] {
    let (left, right) = (axis.lower.text, axis.upper.text)
    let middle = max(columns - left.count - right.count, 1)
    let hasRoom = plot.x.label.count <= middle - 2
    let label = hasRoom ? plot.x.label : ""
    let before = String(repeating: " ", count: (middle - label.count) / 2)
    return [left + (before + label).padded(to: middle) + right] + (hasRoom ? [] : [plot.x.label])
  }

  /// For each row, the names of the curves that end there; names that would leave the curves no room stand in the
  /// nearest rows that are free.
  private func names(_ scaled: ScaledPlot) -> [String?] {
    var names: [[String]] = Array(repeating: [], count: rows)
    for (series, points) in zip(plot.series, scaled.curves) {
      guard let last = points.last else { continue }
      let row = rows - 1 - place(last.y, scaled.y, rows * 4) / 4
      names[row].append(series.name)
    }
    for row in names.indices {
      while names[row].count > 1, names[row].joined(separator: ", ").count > width / 3,
        let free = names.indices.filter({ names[$0].isEmpty }).min(by: { abs($0 - row) < abs($1 - row) })
      {
        names[free] = [names[row].removeLast()]
      }
    }
    return names.map { $0.isEmpty ? nil : $0.joined(separator: ", ") }
  }

  /// The place of a number along an axis, among so many and counted from 0.
  private func place(_ value: Double, _ axis: ScaledAxis, _ count: Int) -> Int {
    Int((axis.extent.fraction(value) * Double(count - 1)).rounded())
  }

  // MARK: Dots

  /// The rows of the drawing from above.
  private func dots(_ scaled: ScaledPlot, _ columns: Int) -> [String] {
    var dots = Array(repeating: Array(repeating: UInt8(0), count: columns), count: rows)
    for (series, points) in zip(plot.series, scaled.curves) {
      let places = points.map { point in
        (x: place(point.x, scaled.x, columns * 2), y: place(point.y, scaled.y, rows * 4))
      }
      if places.count == 1 || series.style == .points {
        for place in places { set(&dots, place.x, place.y) }
        continue
      }
      for (start, end) in zip(places, places.dropFirst()) { line(&dots, start, end) }
    }
    return dots.map { row in
      String(String.UnicodeScalarView(row.compactMap { Unicode.Scalar(0x2800 + UInt32($0)) }))
    }
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
