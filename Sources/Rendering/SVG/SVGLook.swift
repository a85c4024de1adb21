/// By what curves, clouds and classes are told apart in a drawing: a colour, and dashes or a mark beside it.
enum SVGLook {
  /// The colour of a curve or class, as the page has it or else our own.
  static func color(_ series: Int) -> String {
    let place = FigureColors.place(series)
    return "var(--series-\(place), #\(FigureColors.hexadecimal[place]))"
  }

  /// A path in the look of a curve.
  ///
  /// - Parameters:
  ///   - series: its place among all series.
  ///   - place: its place among the curves.
  static func curve(_ data: String, series: Int, place: Int) -> XMLNode {
    let dashes = ["none", "8 5", "2 4", "10 4 2 4", "4 3"]
    return .element(
      "path",
      [
        "d": data, "fill": "none", "style": "stroke: \(color(series))", "stroke-width": "2",
        "stroke-linejoin": "round", "stroke-dasharray": dashes[place % dashes.count],
      ])
  }

  /// The marks of a cloud.
  static func marks(_ places: [(x: Double, y: Double)], color: String, place: Int) -> XMLNode {
    .element(
      "path",
      [
        "d": places.map { mark(place, $0.x, $0.y) }.joined(), "fill": "none", "style": "stroke: \(color)",
        "stroke-width": "1.5",
      ])
  }

  /// A circle, a cross, a plus, a triangle or a diamond.
  private static func mark(_ place: Int, _ x: Double, _ y: Double) -> String {
    let r = 4.0
    func path(_ points: (Double, Double)...) -> String {
      "M" + points.map { SVGDrawing.numbers(x + $0.0 * r, y + $0.1 * r) }.joined(separator: "L")
    }
    switch place % 5 {
    case 0: return "M\(SVGDrawing.numbers(x - r, y))a4 4 0 1 0 8 0a4 4 0 1 0 -8 0"
    case 1: return path((-1, -1), (1, 1)) + path((-1, 1), (1, -1))
    case 2: return path((-1, 0), (1, 0)) + path((0, -1), (0, 1))
    case 3: return path((-1, 0.8), (0, -1), (1, 0.8)) + "z"
    default: return path((-1, 0), (0, -1), (1, 0), (0, 1)) + "z"
    }
  }
}
