/// Colours and weights of a terminal, or none.
struct Palette: Sendable {
  /// Text as it is, for whatever is no terminal.
  static let plain = Palette(isColored: false)

  let isColored: Bool

  func heading(_ text: String) -> String { wrap(text, "1") }
  func faint(_ text: String) -> String { wrap(text, "2") }
  func right(_ text: String) -> String { wrap(text, "32") }
  func wrong(_ text: String) -> String { wrap(text, "31") }
  func warning(_ text: String) -> String { wrap(text, "33") }

  /// Text in the colour of one of several curves or classes, by its place among them.
  func series(_ text: String, _ place: Int) -> String {
    // Neighbours differ for the colour-blind too: blue, yellow, magenta, cyan, red, green.
    let codes = ["34", "33", "35", "36", "31", "32"]
    return wrap(text, codes[place % codes.count])
  }

  private func wrap(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
