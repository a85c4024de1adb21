import WorkedExamples

/// Grey pictures side by side, a square for each place; those for which there is no room follow beneath.
struct SVGPictures {
  let drawing: SVGDrawing

  private static let side = 18.0
  private static let gap = 24.0

  init(_ pictures: [Picture]) {
    var drawing = SVGDrawing()
    var (left, top, bottom) = (0.0, 0.0, 0.0)
    for picture in pictures {
      let drawn = Double(picture.rows.first?.count ?? 0) * Self.side
      let width = max(drawn, SVGText.width(picture.label))
      if left > 0, left + width > SVGDrawing.fullWidth { (left, top) = (0, bottom + Self.gap) }
      let height = Double(picture.rows.count) * Self.side
      drawing.content += Self.squares(picture, left + 1, top + 1)
      drawing.content.append(SVGText.text(picture.label, left, top + height + SVGText.leading))
      bottom = max(bottom, top + height + SVGText.leading + 6)
      left += width + Self.gap
    }
    drawing.height = bottom
    self.drawing = drawing
  }

  private static func squares(_ picture: Picture, _ left: Double, _ top: Double) -> [XMLNode] {
    var squares: [XMLNode] = []
    for (row, values) in picture.rows.enumerated() {
      for (column, value) in values.enumerated() {
        let grey = Int((value * 255).rounded())
        squares.append(
          .element(
            "rect",
            [
              "x": SVGDrawing.number(left + Double(column) * side),
              "y": SVGDrawing.number(top + Double(row) * side), "width": SVGDrawing.number(side),
              "height": SVGDrawing.number(side), "fill": "rgb(\(grey),\(grey),\(grey))",
            ]))
      }
    }
    // Black on a dark page and white on a bright one end where the frame stands.
    let frame = XMLNode.element(
      "rect",
      [
        "x": SVGDrawing.number(left), "y": SVGDrawing.number(top),
        "width": SVGDrawing.number(Double(picture.rows.first?.count ?? 0) * side),
        "height": SVGDrawing.number(Double(picture.rows.count) * side), "fill": "none",
        "stroke": "currentColor",
      ])
    return squares + [frame]
  }
}
