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
  /// The points of each curve, in the order of the plot's.
  let curves: [[Plot.Point]]
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
    curves = plot.series.map { series in
      series.points.compactMap { point in
        guard let x = position(point.x, plot.x.scale), let y = position(point.y, plot.y.scale) else {
          return nil
        }
        return Plot.Point(x, y)
      }
    }
    let points = curves.flatMap(\.self)
    guard let xs = points.map(\.x).extent, let ys = points.map(\.y).extent else { return nil }
    x = ScaledAxis(extent: xs, scale: plot.x.scale)
    y = ScaledAxis(extent: ys, scale: plot.y.scale)
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

  /// How far along the extent a number is, from 0 to 1; in the middle of one that is a single number.
  func fraction(_ value: Double) -> Double {
    guard upper > lower else { return 0.5 }
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
