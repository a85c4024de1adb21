/// Something to look at: curves over an axis, or small pictures side by side.
public enum Figure: Hashable, Sendable {
  /// Curves.
  case plot(Plot)
  /// Pictures of one size.
  case pictures([Picture], caption: Prose)
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

  /// One curve.
  public struct Series: Hashable, Sendable {
    /// What the key calls it.
    public let name: String
    /// Its points from left to right; those that are not finite, or not positive on a logarithmic axis, are left out.
    public let points: [Point]

    /// A curve.
    public init(_ name: String, _ points: [Point]) {
      self.name = name
      self.points = points
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

/// A small grey picture.
public struct Picture: Hashable, Sendable {
  /// What stands beneath it.
  public let label: String
  /// The brightness of each place, row by row: 0 is black, 1 is white.
  public let rows: [[Double]]

  /// A picture whose rows are of one length.
  public init(_ label: String, rows: [[Double]]) {
    precondition(rows.allSatisfy { $0.count == rows.first?.count }, "the rows of a picture differ in length")
    self.label = label
    self.rows = rows
  }
}
