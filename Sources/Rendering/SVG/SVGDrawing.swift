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
