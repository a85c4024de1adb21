import WorkedExamples

/// A figure as an SVG element that can stand in a page or, with its namespace, in a file of its own.
///
/// Text and axes have the colour of the text around, curves and classes those of the variables `--series-0` to
/// `--series-5`, where a page defines them. A screen reader hears what the figure shows and its caption.
struct SVGFigure {
  let source: String

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
    source =
      XMLNode.element(
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
      ).source
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

/// What is drawn, and the size that it takes.
struct SVGDrawing {
  /// The widest that a drawing is, in pixels: legible on a telephone too.
  static let fullWidth = 520.0

  var width = fullWidth
  var height = 0.0
  var content: [XMLNode] = []

  /// A length to two places, as short as can be.
  static func number(_ length: Double) -> String {
    let rounded = (length * 100).rounded() / 100
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  /// Numbers one after the other, as a path has them.
  static func numbers(_ lengths: Double...) -> String { lengths.map(number).joined(separator: " ") }

  /// A straight line in the colour of the text.
  static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, opacity: Double = 1) -> XMLNode {
    .element(
      "path",
      [
        "d": "M\(numbers(x1, y1))L\(numbers(x2, y2))", "stroke": "currentColor", "opacity": number(opacity),
      ])
  }
}

/// Words in a drawing.
enum SVGText {
  /// The height of the letters, in pixels.
  static let size = 14.0
  /// The distance between lines.
  static let leading = 20.0

  /// About how wide words are set, rather too wide than too narrow: no renderer is asked.
  static func width(_ text: String) -> Double { Double(text.count) * 7.7 }

  /// Words whose middle, start or end is at a place.
  static func text(_ words: String, _ x: Double, _ y: Double, anchor: String = "start") -> XMLNode {
    .element(
      "text", ["x": SVGDrawing.number(x), "y": SVGDrawing.number(y), "text-anchor": anchor], .text(words))
  }
}
