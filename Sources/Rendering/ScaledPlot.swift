import WorkedExamples

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A plot in the units of its axes: along a logarithmic one, the logarithm. What an axis cannot show is left out.
struct ScaledPlot {
  /// A curve, path or cloud of points, reduced to what the axes can show.
  struct Curve {
    let name: String
    let style: Plot.Style
    /// Its place among those of its style, by which it gets its dashes or its mark.
    let place: Int
    let points: [Plot.Point]
  }

  /// The curves in the order of the plot's.
  let curves: [Curve]
  let x, y: ScaledAxis

  /// `nil` where there is no point to show.
  init?(_ plot: Plot) {
    func position(_ value: Double, _ scale: Plot.Scale) -> Double? {
      guard value.isFinite else { return nil }
      switch scale {
      case .linear: return value
      case .logarithmic: return value > 0 ? log10(value) : nil
      }
    }
    let shown = plot.series.map { series in
      series.points.compactMap { point -> Plot.Point? in
        guard let x = position(point.x, plot.x.scale), let y = position(point.y, plot.y.scale) else {
          return nil
        }
        return Plot.Point(x, y)
      }
    }
    guard let xs = shown.joined().map(\.x).extent, let ys = shown.joined().map(\.y).extent else { return nil }
    x = ScaledAxis(extent: xs, scale: plot.x.scale)
    y = ScaledAxis(extent: ys, scale: plot.y.scale)
    curves = zip(plot.series, shown).enumerated().map { index, pair in
      let (series, points) = pair
      return Curve(
        name: series.name, style: series.style,
        place: plot.series[..<index].count { $0.style == series.style },
        points: series.style == .line ? Self.thinned(points, xs, ys) : points)
    }
  }

  /// A path without the points that lie within a thousandth of the drawing from the one before: those of thousands
  /// of rounds, which would show nothing.
  private static func thinned(_ path: [Plot.Point], _ x: Extent, _ y: Extent) -> [Plot.Point] {
    var kept: [Plot.Point] = []
    for (index, point) in path.enumerated() {
      if let last = kept.last, index < path.count - 1,
        abs(x.fraction(point.x) - x.fraction(last.x)) < 0.001,
        abs(y.fraction(point.y) - y.fraction(last.y)) < 0.001
      {
        continue
      }
      kept.append(point)
    }
    return kept
  }

  /// Whether the names can stand beside the drawing, where the curves end, without a key: each curve ends at its
  /// right side, and any two at least one of `rows` rows apart. A cloud has no end, nor has a path that returns.
  func namesFitBeside(rows: Int) -> Bool {
    var heights: [Double] = []
    for curve in curves where !curve.points.isEmpty {
      guard let end = end(of: curve), x.extent.fraction(end.x) > 0.95 || x.extent.isPoint else {
        return false
      }
      heights.append(y.extent.fraction(end.y))
    }
    heights.sort()
    return zip(heights, heights.dropFirst()).allSatisfy { $1 - $0 >= 1 / Double(rows - 1) }
  }

  private func end(of curve: Curve) -> Plot.Point? {
    guard curve.style == .line, let first = curve.points.first, let last = curve.points.last else {
      return nil
    }
    let across = x.extent.fraction(first.x) - x.extent.fraction(last.x)
    let up = y.extent.fraction(first.y) - y.extent.fraction(last.y)
    return curve.points.count > 2 && max(abs(across), abs(up)) < 0.01 ? nil : last
  }
}

/// An axis from the least to the greatest of what it shows.
struct ScaledAxis {
  let extent: Extent
  let scale: Plot.Scale

  /// The numbers at its ends.
  var lower: MeasuredNumber { number(at: extent.lower) }
  var upper: MeasuredNumber { number(at: extent.upper) }

  private func number(at position: Double) -> MeasuredNumber {
    switch scale {
    case .logarithmic:
      return MeasuredNumber(pow(10, position), digits: 3)
    case .linear:
      // What is tiny beside the length of the axis is 0 to the eye.
      let isZero = abs(position) < (extent.upper - extent.lower) * 1e-9
      return MeasuredNumber(isZero ? 0 : position, digits: 3)
    }
  }
}

/// From the least to the greatest of some numbers.
struct Extent {
  let lower, upper: Double

  /// Whether it is a single number.
  var isPoint: Bool { lower == upper }

  /// How far along the extent a number is, from 0 to 1; in the middle of one that is a single number.
  func fraction(_ value: Double) -> Double {
    guard !isPoint else { return 0.5 }
    return min(1, max(0, (value - lower) / (upper - lower)))
  }
}

extension [Double] {
  /// The extent of the numbers, `nil` where there are none.
  var extent: Extent? {
    guard let lower = self.min(), let upper = self.max() else { return nil }
    return Extent(lower: lower, upper: upper)
  }
}

extension ClosedRange<Double> {
  /// The range as an extent of an axis.
  var extent: Extent { Extent(lower: lowerBound, upper: upperBound) }
}
