import WorkedExamples

/// The regions of a classifier on their axes: what every drawing of them is made of.
struct ScaledRegions {
  /// A rectangle of neighbouring cells of one class, in the units of the axes.
  struct Stretch {
    /// The place of the class.
    let place: Int
    let left, right, bottom, top: Double
  }

  let x, y: ScaledAxis
  /// The cells of each row, as few rectangles as can be.
  let stretches: [Stretch]
  /// For each series of examples those within the rectangle.
  let examples: [[Plot.Point]]

  init(_ regions: Regions) {
    let (width, height) = (regions.width, regions.height)
    x = ScaledAxis(extent: width.extent, scale: .linear)
    y = ScaledAxis(extent: height.extent, scale: .linear)
    func edge(_ place: Int, of count: Int, _ range: ClosedRange<Double>) -> Double {
      range.lowerBound + (range.upperBound - range.lowerBound) * Double(place) / Double(count)
    }
    let rows = regions.cells.count
    stretches = regions.cells.enumerated().flatMap { row, cells in
      Array(cells.indices).chunked { cells[$0] }.map { run in
        Stretch(
          place: cells[run[run.startIndex]], left: edge(run[run.startIndex], of: cells.count, width),
          right: edge(run[run.startIndex] + run.count, of: cells.count, width),
          bottom: edge(rows - 1 - row, of: rows, height), top: edge(rows - row, of: rows, height))
      }
    }
    examples = regions.examples.map { series in
      series.points.filter { width.contains($0.x) && height.contains($0.y) }
    }
  }
}
