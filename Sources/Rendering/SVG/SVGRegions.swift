import WorkedExamples

/// The regions of a classifier in the colours of its classes, and upon them the examples as marks.
struct SVGRegions {
  let drawing: SVGDrawing

  init(_ regions: Regions) {
    let axes = SVGAxes(
      ScaledAxis(extent: regions.width.extent, scale: .linear), regions.x.label,
      ScaledAxis(extent: regions.height.extent, scale: .linear), regions.y.label, isSquare: true)
    var content: [XMLNode] = regions.classes.indices.map { place in
      Self.region(Self.outline(place, regions.cells, axes), place)
    }
    content += axes.content
    for (index, series) in regions.examples.enumerated() {
      let inside = series.points.filter { regions.width.contains($0.x) && regions.height.contains($0.y) }
      content.append(
        SVGLook.marks(inside.map { axes.place($0.x, $0.y) }, color: "currentColor", place: index))
    }
    let classes = regions.classes.enumerated().map { index, name in
      SVGKey.Entry(name: name) { x, y in
        Self.region("M\(SVGDrawing.numbers(x - 7, y - 7))h14v14h-14z", index)
      }
    }
    let examples = regions.examples.enumerated().map { index, series in
      SVGKey.Entry(name: series.name) { x, y in
        SVGLook.marks([(x, y)], color: "currentColor", place: index)
      }
    }
    let key = SVGKey(classes + examples, top: axes.end)
    drawing = SVGDrawing(height: key.end, content: content + key.content)
  }

  private static func region(_ outline: String, _ place: Int) -> XMLNode {
    .element(
      "path",
      [
        "d": outline, "style": "fill: \(SVGLook.color(place))", "fill-opacity": "0.45",
        "shape-rendering": "crispEdges",
      ])
  }

  /// A rectangle for each stretch of cells of one class.
  private static func outline(_ place: Int, _ cells: [[Int]], _ axes: SVGAxes) -> String {
    let across = (axes.right - axes.left) / Double(cells.first?.count ?? 1)
    let down = (axes.bottom - axes.top) / Double(max(cells.count, 1))
    var outline = ""
    for (row, line) in cells.enumerated() {
      for run in Array(line.indices).chunked(by: { line[$0] }) {
        guard let first = run.first, line[first] == place else { continue }
        let corner = SVGDrawing.numbers(axes.left + Double(first) * across, axes.top + Double(row) * down)
        let width = SVGDrawing.number(Double(run.count) * across)
        outline += "M\(corner)h\(width)v\(SVGDrawing.number(down))h-\(width)z"
      }
    }
    return outline
  }
}
