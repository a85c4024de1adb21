import WorkedExamples

/// A figure as an SVG element that can stand in a page or, with its namespace, in a file of its own.
///
/// Text and axes have the colour of the text around, curves and classes those of the variables `--series-0` to
/// `--series-5`, where a page defines them. A screen reader hears what the figure shows and its caption.
struct SVGFigure {
  let node: XMLNode

  /// - Parameters:
  ///   - id: a name that no other figure of the page has.
  ///   - caption: what to see in the figure, as plain text.
  init(_ figure: Figure, id: String, caption: String) {
    let drawing =
      switch figure {
      case .plot(let plot): SVGPlot(plot).drawing
      case .regions(let regions): SVGRegions(regions).drawing
      case .pictures(let pictures, _): SVGPictures(pictures).drawing
      }
    let (width, height) = (SVGDrawing.number(drawing.width), SVGDrawing.number(drawing.height))
    node =
      .element(
        "svg",
        [
          "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width) \(height)", "width": width,
          "height": height, "role": "img", "aria-labelledby": "\(id)-title \(id)-desc",
          "font-family": "system-ui, sans-serif", "font-size": SVGDrawing.number(SVGText.size),
          "fill": "currentColor",
        ],
        [
          .element("title", ["id": "\(id)-title"], .text(Self.title(figure))),
          .element("desc", ["id": "\(id)-desc"], .text(caption)),
        ] + drawing.content
      )
  }

  private static func title(_ figure: Figure) -> String {
    switch figure {
    case .plot(let plot):
      let names = plot.series.map(\.name).joined(separator: ", ")
      return "Plot of \(plot.y.label) over \(plot.x.label): \(names)"
    case .regions(let regions):
      return
        "Regions of \(regions.classes.joined(separator: ", ")) over \(regions.x.label) and \(regions.y.label)"
    case .pictures(let pictures, _):
      return "Pictures: \(pictures.map(\.label).joined(separator: ", "))"
    }
  }
}
