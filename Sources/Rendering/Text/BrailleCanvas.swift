/// A drawing of dots, eight to a Braille character, two across and four down, and of marks upon them.
struct BrailleCanvas {
  /// A place among the dots, counted from the left and from below.
  struct Dot {
    let x, y: Int
  }

  private struct Cell {
    var dots: UInt8 = 0
    var mark: Character?
    /// Who drew in the cell last, by its place in the palette.
    var series: Int?

    var character: Character {
      mark ?? Unicode.Scalar(0x2800 + UInt32(dots)).map(Character.init) ?? " "
    }
  }

  /// How many dots there are across and down.
  let width, height: Int
  /// The rows from above.
  private var cells: [[Cell]]

  /// An empty drawing of so many characters across and down.
  init(columns: Int, rows: Int) {
    (width, height) = (columns * 2, rows * 4)
    cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
  }

  /// A straight line from each dot to the next.
  ///
  /// - Parameter dashes: how many dots are drawn and left out in turn, all the way along; none for a solid line.
  mutating func draw(_ path: [Dot], dashes: [Int], series: Int) {
    guard var last = path.first else { return }
    var travelled = 0
    func isDrawn() -> Bool {
      guard !dashes.isEmpty else { return true }
      var rest = travelled % dashes.reduce(0, +)
      for (index, dash) in dashes.enumerated() {
        if rest < dash { return index.isMultiple(of: 2) }
        rest -= dash
      }
      return true
    }
    set(last, series)
    for dot in path.dropFirst() {
      let steps = max(abs(dot.x - last.x), abs(dot.y - last.y))
      for step in 0..<steps {
        travelled += 1
        guard isDrawn() else { continue }
        set(
          Dot(
            x: last.x + (dot.x - last.x) * (step + 1) / steps,
            y: last.y + (dot.y - last.y) * (step + 1) / steps), series)
      }
      last = dot
    }
  }

  /// A mark that takes the whole character in which the dot lies.
  mutating func mark(_ dot: Dot, _ character: Character, series: Int) {
    let down = height - 1 - dot.y
    cells[down / 4][dot.x / 2].mark = character
    cells[down / 4][dot.x / 2].series = series
  }

  private mutating func set(_ dot: Dot, _ series: Int) {
    // The bits of a Braille character, column by column from the top; the last row was added later.
    let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
    let down = height - 1 - dot.y
    cells[down / 4][dot.x / 2].dots |= bits[dot.x % 2][down % 4]
    cells[down / 4][dot.x / 2].series = series
  }

  /// The rows from above.
  func lines(_ palette: Palette) -> [String] {
    cells.map { row in
      row.chunked(by: \.series).map { run in
        let text = String(run.map(\.character))
        return run.first?.series.map { palette.series(text, $0) } ?? text
      }.joined()
    }
  }
}

extension Array {
  /// The stretches of elements that agree in something.
  func chunked<Trait: Equatable>(by trait: (Element) -> Trait) -> [ArraySlice<Element>] {
    var chunks: [ArraySlice<Element>] = []
    for index in indices {
      if let last = chunks.last?.last, trait(last) == trait(self[index]) {
        chunks[chunks.count - 1].append(self[index])
      } else {
        chunks.append(self[index...index])
      }
    }
    return chunks
  }
}
