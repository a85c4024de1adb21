public import Symbolics

// Figures of the quantities themselves: what varies is set, and the definitions are run over doubles.

extension Derivation {
  /// The graph of a quantity over another on which it depends.
  ///
  /// - Parameters:
  ///   - name: what the key calls it.
  ///   - y: the scalar that is drawn.
  ///   - x: the scalar that varies; its own value stays as it is.
  ///   - range: from where to where it varies.
  ///   - count: the number of points, at least 2, evenly spaced with both ends among them.
  /// - Returns: the curve; without points after a fault, when there is nothing to run.
  public mutating func graph(
    _ name: String, of y: Expression, over x: Expression, in range: ClosedRange<Double>,
    points count: Int = 81
  ) -> Plot.Series {
    guard var program = program(inputs: [x.name], outputs: [y.name]) else { return Plot.Series(name, []) }
    return Plot.Series(name, over: range, points: count) { place in
      program.set(x.name, to: [place])
      program.run()
      return program[y.name]
    }
  }

  /// The regions into which a decision divides the plane of two quantities on which it depends.
  ///
  /// - Parameters:
  ///   - decision: a scalar whose nearest whole number is the place of a class in `classes`.
  ///   - horizontal: the scalar that varies along the horizontal axis, over `width`.
  ///   - vertical: the scalar that varies along the vertical axis, over `height`.
  /// - Returns: the regions; all of the first class after a fault, when there is nothing to run.
  public mutating func regions(
    _ caption: Prose, of decision: Expression, over horizontal: Expression, _ vertical: Expression,
    x: Plot.Axis, y: Plot.Axis, width: ClosedRange<Double>, height: ClosedRange<Double>, classes: [String],
    resolution: Int = 24, examples: [Plot.Series] = []
  ) -> Regions {
    var program = program(inputs: [horizontal.name, vertical.name], outputs: [decision.name])
    return Regions(
      caption, x: x, y: y, width: width, height: height, classes: classes, resolution: resolution,
      examples: examples
    ) { point in
      program?.set(horizontal.name, to: [point.x])
      program?.set(vertical.name, to: [point.y])
      program?.run()
      let place = program.flatMap { Int(exactly: $0[decision.name].rounded()) } ?? 0
      return min(max(place, 0), classes.count - 1)
    }
  }
}

extension Plot.Series {
  /// The curve of a function of doubles.
  ///
  /// - Parameters:
  ///   - name: what the key calls it.
  ///   - range: from where to where it is drawn.
  ///   - count: the number of points, at least 2, evenly spaced with both ends among them.
  ///   - function: the height above a place.
  public init(
    _ name: String, over range: ClosedRange<Double>, points count: Int = 81, _ function: (Double) -> Double
  ) {
    let length = range.upperBound - range.lowerBound
    self.init(
      name,
      (0..<count).map { index in
        let place = range.lowerBound + length * Double(index) / Double(count - 1)
        return Plot.Point(place, function(place))
      })
  }
}
