import Numerics

extension Plot.Series {
  /// The curve on which a quadratic function of two variables has one value: an ellipse.
  ///
  /// The function is ½(a x² + 2c xy + b y²), x and y being counted from the centre. With the curvatures as a matrix H =
  /// L Lᵀ (Cholesky), the points at the level h are the centre + √(2h) L⁻ᵀ u, where u goes round the unit circle.
  ///
  /// - Parameters:
  ///   - curvature: a, c and b; the matrix of a, c; c, b has to be positive definite, or else no point is finite.
  ///   - level: the value, not negative.
  public static func contour(
    _ name: String, curvature: (xx: Double, xy: Double, yy: Double), around centre: Plot.Point,
    level: Double
  ) -> Plot.Series {
    let l11 = curvature.xx.squareRoot()
    let l21 = curvature.xy / l11
    let l22 = (curvature.yy - l21 * l21).squareRoot()
    let radius = (2 * level).squareRoot()
    let pieces = 48
    let points = (0...pieces).map { piece -> Plot.Point in
      // From the top and round to it, so that the name of the curve stands beside its top.
      let angle = 2 * Double.pi * (Double(piece) / Double(pieces) + 0.25)
      let y = radius * angle.sin / l22
      let x = (radius * angle.cos - l21 * y) / l11
      return Plot.Point(centre.x + x, centre.y + y)
    }
    return Plot.Series(name, points)
  }
}
