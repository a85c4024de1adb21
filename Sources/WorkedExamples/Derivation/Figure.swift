/// Something to look at: curves over an axis, the classes of the points of a plane, or small pictures side by side.
public enum Figure: Hashable, Sendable {
  /// Curves.
  case plot(Plot)
  /// Which class each point of a plane belongs to.
  case regions(Regions)
  /// Pictures of one size.
  case pictures([Picture], caption: Prose)

  /// What to see in it.
  public var caption: Prose {
    switch self {
    case .plot(let plot): plot.caption
    case .regions(let regions): regions.caption
    case .pictures(_, let caption): caption
    }
  }
}

/// Curves in one coordinate system.
public struct Plot: Hashable, Sendable {
  /// How an axis is divided.
  public enum Scale: Hashable, Sendable {
    /// Equal steps are equal differences.
    case linear
    /// Equal steps are equal ratios; only positive values can be shown.
    case logarithmic
  }

  /// One axis.
  public struct Axis: Hashable, Sendable {
    /// What it measures, with the unit if there is one.
    public let label: String
    /// How it is divided.
    public let scale: Scale

    /// An axis.
    public init(_ label: String, scale: Scale = .linear) {
      self.label = label
      self.scale = scale
    }
  }

  /// A point of a curve.
  public struct Point: Hashable, Sendable {
    /// Along the horizontal axis.
    public let x: Double
    /// Along the vertical axis.
    public let y: Double

    /// The point with these coordinates.
    public init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// How the points of a series are drawn.
  public enum Style: Hashable, Sendable {
    /// Joined by straight lines, in their order: a curve, or a path that may turn back.
    case line
    /// Each by itself: examples, samples.
    case points
  }

  /// One curve, path or cloud of points.
  public struct Series: Hashable, Sendable {
    /// What the key calls it.
    public let name: String
    /// Its points in order; those that are not finite, or not positive on a logarithmic axis, are left out.
    public let points: [Point]
    /// How they are drawn.
    public let style: Style

    /// A curve, or points by themselves.
    public init(_ name: String, _ points: [Point], style: Style = .line) {
      self.name = name
      self.points = points
      self.style = style
    }
  }

  /// What to see in the plot.
  public let caption: Prose
  /// The horizontal axis.
  public let x: Axis
  /// The vertical axis.
  public let y: Axis
  /// The curves.
  public let series: [Series]

  /// A plot of some curves.
  public init(_ caption: Prose, x: Axis, y: Axis, series: [Series]) {
    self.caption = caption
    self.x = x
    self.y = y
    self.series = series
  }
}

/// A rectangle of the plane, divided into the regions that a classifier gives to its classes.
public struct Regions: Hashable, Sendable {
  /// What to see in the figure.
  public let caption: Prose
  /// The horizontal axis.
  public let x: Plot.Axis
  /// The vertical axis.
  public let y: Plot.Axis
  /// How far the rectangle extends along the horizontal axis.
  public let width: ClosedRange<Double>
  /// How far the rectangle extends along the vertical axis.
  public let height: ClosedRange<Double>
  /// The names of the classes.
  public let classes: [String]
  /// For each cell its class, as a place in `classes`: row by row, the highest row first.
  public let cells: [[Int]]
  /// Examples to be drawn upon the regions, a series for each class that has any.
  public let examples: [Plot.Series]

  /// The regions of a classifier, which is asked at the centre of each cell.
  ///
  /// - Parameters:
  ///   - resolution: the number of cells across and down.
  ///   - classify: the place in `classes` of the class of a point.
  public init(
    _ caption: Prose, x: Plot.Axis, y: Plot.Axis, width: ClosedRange<Double>, height: ClosedRange<Double>,
    classes: [String], resolution: Int = 24, examples: [Plot.Series] = [],
    classify: (Plot.Point) -> Int
  ) {
    self.caption = caption
    self.x = x
    self.y = y
    self.width = width
    self.height = height
    self.classes = classes
    self.examples = examples
    func centre(_ cell: Int, of range: ClosedRange<Double>) -> Double {
      range.lowerBound + (range.upperBound - range.lowerBound) * (Double(cell) + 0.5) / Double(resolution)
    }
    cells = (0..<resolution).reversed().map { row in
      (0..<resolution).map { column in
        classify(Plot.Point(centre(column, of: width), centre(row, of: height)))
      }
    }
    precondition(
      cells.joined().allSatisfy(classes.indices.contains), "a cell belongs to a class that has no name")
  }
}

/// A small grey picture.
public struct Picture: Hashable, Sendable {
  /// What stands beneath it.
  public let label: String
  /// The brightness of each place, row by row: 0 is black, 1 is white.
  public let rows: [[Double]]

  /// A picture whose rows are of one length; what is darker than black is black, as is what is no number.
  public init(_ label: String, rows: [[Double]]) {
    precondition(rows.allSatisfy { $0.count == rows.first?.count }, "the rows of a picture differ in length")
    self.label = label
    self.rows = rows.map { row in row.map { $0 > 0 ? min($0, 1) : 0 } }
  }
}
