import WorkedExamples

/// Curves and clouds of points, with the names of the curves at their right ends or, where these would mislead, in a
/// key.
struct SVGPlot {
  let drawing: SVGDrawing

  init(_ plot: Plot) {
    guard let scaled = ScaledPlot(plot) else {
      drawing = SVGDrawing(height: SVGText.leading, content: [SVGText.text("(no points)", 0, SVGText.size)])
      return
    }
    let shown = Array(scaled.curves.enumerated().filter { !$1.points.isEmpty })
    let longestName = shown.map { SVGText.width($1.name) }.max() ?? 0
    let hasKey = !scaled.namesFitBeside(rows: 12) || longestName > SVGDrawing.fullWidth / 3
    let axes = SVGAxes(
      scaled.x, plot.x.label, scaled.y, plot.y.label, beside: hasKey ? 0 : longestName + 10)
    var drawing = SVGDrawing(height: axes.end, content: axes.content)

    // The clouds lie upon the curves.
    for style in [Plot.Style.line, .points] {
      for (index, curve) in shown where curve.style == style {
        drawing.content.append(Self.series(curve, index, curve.points.map { axes.place($0.x, $0.y) }))
      }
    }
    if hasKey {
      let key = SVGKey(shown.map { index, curve in Self.entry(curve, index) }, top: axes.end)
      drawing.content += key.content
      drawing.height = key.end
    } else {
      for (_, curve) in shown {
        guard let end = curve.points.last.map({ axes.place($0.x, $0.y) }) else { continue }
        drawing.content.append(SVGText.text(curve.name, max(end.x, axes.right) + 6, end.y + 5))
      }
    }
    self.drawing = drawing
  }

  private static func series(
    _ curve: ScaledPlot.Curve, _ index: Int, _ places: [(x: Double, y: Double)]
  ) -> XMLNode {
    // A curve of a single point would be a line without length.
    if curve.style == .points || places.count == 1 {
      return SVGLook.marks(places, color: SVGLook.color(index), place: curve.place)
    }
    let path = places.map { SVGDrawing.numbers($0.x, $0.y) }.joined(separator: "L")
    return SVGLook.curve("M" + path, series: index, place: curve.place)
  }

  private static func entry(_ curve: ScaledPlot.Curve, _ index: Int) -> SVGKey.Entry {
    SVGKey.Entry(name: curve.name) { x, y in
      let half = SVGKey.sample / 2
      return series(curve, index, curve.style == .line ? [(x - half, y), (x + half, y)] : [(x, y)])
    }
  }
}
