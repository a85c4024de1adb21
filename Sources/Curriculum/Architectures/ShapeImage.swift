import Numerics
import Symbolics
import WorkedExamples

/// A black image with a white shape.
struct ShapeImage {
  enum Shape {
    case ball, cross

    var rows: [[Double]] {
      switch self {
      case .ball: [[0, 1, 1, 0], [1, 0, 0, 1], [1, 0, 0, 1], [0, 1, 1, 0]]
      case .cross: [[1, 0, 0, 1], [0, 1, 1, 0], [0, 1, 1, 0], [1, 0, 0, 1]]
      }
    }
  }

  /// The points along a side of a window, and of a shape.
  static let window = 4

  let shape: Shape
  /// Where the shape begins, counted from 1.
  let row: Int
  let column: Int
  /// The points along a side of the image.
  let side: Int
  /// The brightness of each point, row by row.
  let brightness: [Double]

  init(_ shape: Shape, row: Int, column: Int, side: Int) {
    self.shape = shape
    self.row = row
    self.column = column
    self.side = side
    var brightness = Array(repeating: 0.0, count: side * side)
    for (i, line) in shape.rows.enumerated() {
      for (j, value) in line.enumerated() { brightness[(row - 1 + i) * side + column - 1 + j] = value }
    }
    self.brightness = brightness
  }

  /// The images with a shape in each place.
  static func everywhere(_ shape: Shape, side: Int) -> [ShapeImage] {
    let places = 1...side - window + 1
    return places.flatMap { row in places.map { ShapeImage(shape, row: row, column: $0, side: side) } }
  }

  /// Whether every window that overlaps the shape lies in the image.
  var isWithin: Bool {
    let margin = Self.window - 1
    let range = 1 + margin...places - margin
    return range.contains(row) && range.contains(column)
  }

  /// How many windows there are along a side, moved by one point each.
  var places: Int { side - Self.window + 1 }

  /// The place of the window upon the shape, counted from 0.
  var place: Int { (row - 1) * places + column - 1 }

  /// The points in a line.
  var line: Expression { .array(brightness.map { Expression(Int($0)) }) }

  /// The rows of the window that begins there.
  private func rows(row: Int, column: Int) -> [ArraySlice<Double>] {
    (row - 1..<row - 1 + Self.window).map { row in
      brightness[row * side + column - 1..<row * side + column - 1 + Self.window]
    }
  }

  /// A row of a window, counted from 0.
  func row(_ index: Int, from row: Int, _ column: Int) -> [Decimal] {
    rows(row: row, column: column)[index].map { Decimal(Int($0)) }
  }

  func window(row: Int, column: Int) -> Expression {
    .array(rows(row: row, column: column).map { .array($0.map { Expression(Int($0)) }) })
  }

  /// All windows, each in a line.
  var windowRows: [[Double]] {
    (1...places).flatMap { row in
      (1...places).map { Array(rows(row: row, column: $0).joined()) }
    }
  }

  /// All windows, each a row of a matrix.
  var windows: Expression {
    .array(windowRows.map { .array($0.map { Expression(Int($0)) }) })
  }

  func picture(_ label: String) -> Picture {
    Picture(
      label,
      rows: stride(from: 0, to: brightness.count, by: side).map { brightness[$0..<$0 + side].map(Self.shade) }
    )
  }

  /// A grey from dark to white, so that what is dark can be told from the paper.
  static func shade(_ brightness: Double) -> Double { 0.25 + 0.75 * brightness }
}
