import Testing
import WorkedExamples

@Suite struct ContourTests {
  @Test(
    "On every point of a contour the function has the value of the contour",
    arguments: [
      (1.0, 0.0, 20.0, 42.0), (1, 0.75, 1, 0.5), (10400, 828, 89, 1758.5), (2, -1.9, 2, 1e-6), (1, 0, 1, 0),
    ])
  func level(xx: Double, xy: Double, yy: Double, level: Double) {
    let centre = Plot.Point(3, -2)
    let contour = Plot.Series.contour("c", curvature: (xx, xy, yy), around: centre, level: level)
    #expect(contour.points.count > 30)
    for point in contour.points {
      let (x, y) = (point.x - centre.x, point.y - centre.y)
      let value = (xx * x * x + 2 * xy * x * y + yy * y * y) / 2
      #expect(abs(value - level) <= 1e-9 * level)
    }
  }

  @Test("It is closed, and begins at its top") func closed() throws {
    let points = Plot.Series.contour("c", curvature: (1, 0.3, 4), around: Plot.Point(0, 0), level: 2).points
    let (first, last) = (try #require(points.first), try #require(points.last))
    #expect(abs(first.x - last.x) < 1e-12 && abs(first.y - last.y) < 1e-12)
    #expect(points.allSatisfy { $0.y <= first.y + 1e-12 })
  }

  @Test("A function that is no valley has no such curve") func indefinite() {
    let saddle = Plot.Series.contour("c", curvature: (1, 0, -1), around: Plot.Point(0, 0), level: 1)
    #expect(saddle.points.allSatisfy { !$0.x.isFinite || !$0.y.isFinite })
  }
}
