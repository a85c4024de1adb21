import WorkedExamples

/// The regions of a classifier in the colours of its classes, and upon them the examples as marks.
struct SVGRegions {
  let drawing: SVGDrawing

  init(_ regions: Regions) {
    let scaled = ScaledRegions(regions)
    let axes = SVGAxes(scaled.x, regions.x.label, scaled.y, regions.y.label, isSquare: true)
    var content: [XMLNode] = regions.classes.indices.map { place in
      Self.region(Self.outline(scaled.stretches.filter { $0.place == place }, axes), place)
    }
    content += axes.content
    for (index, examples) in scaled.examples.enumerated() {
      content.append(
        SVGLook.marks(examples.map { axes.place($0.x, $0.y) }, color: "currentColor", place: index))
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

  private static func outline(_ stretches: [ScaledRegions.Stretch], _ axes: SVGAxes) -> String {
    stretches.map { stretch in
      let (left, top) = axes.place(stretch.left, stretch.top)
      let (right, bottom) = axes.place(stretch.right, stretch.bottom)
      let width = SVGDrawing.number(right - left)
      return "M\(SVGDrawing.numbers(left, top))h\(width)v\(SVGDrawing.number(bottom - top))h-\(width)z"
    }.joined()
  }
}
