/// A key beneath a drawing: samples of what is drawn with their names, as many side by side as there is room for.
struct SVGKey {
  /// A name, and what draws its sample around a place.
  struct Entry {
    let name: String
    let sample: (_ x: Double, _ y: Double) -> XMLNode
  }

  /// The width of a sample.
  static let sample = 28.0

  private(set) var content: [XMLNode] = []
  /// Where the key ends.
  private(set) var end: Double

  init(_ entries: [Entry], top: Double) {
    end = top
    var left = SVGDrawing.fullWidth
    for entry in entries {
      let width = Self.sample + 8 + SVGText.width(entry.name) + 16
      if left + width > SVGDrawing.fullWidth {
        left = 0
        end += SVGText.leading
      }
      content += [
        entry.sample(left + Self.sample / 2, end - 5), SVGText.text(entry.name, left + Self.sample + 8, end),
      ]
      left += width
    }
    end += 8
  }
}
