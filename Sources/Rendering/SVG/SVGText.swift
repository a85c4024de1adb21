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
