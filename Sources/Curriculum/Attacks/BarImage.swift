import Numerics
import Symbolics
import WorkedExamples

/// A small grey picture of a bar on uneven ground.
struct BarImage {
  /// 0 vertical, 1 horizontal, 2 diagonal.
  let kind: Int
  let size: Int
  /// The brightness of each point, row by row, in hundredths.
  let hundredths: [Int]

  init(kind: Int, size: Int, noise generator: inout SeededGenerator) {
    self.kind = kind
    self.size = size
    let place = Int.random(in: 1..<size - 1, using: &generator)
    hundredths = (0..<size * size).map { index in
      let (row, column) = (index / size, index % size)
      let isBar = [column == place, row == place, row == column][kind]
      return (isBar ? 70 : 10) + Int.random(in: 0...30, using: &generator)
    }
  }

  var points: [Double] { hundredths.map { Double($0) / 100 } }

  var expression: Expression {
    .array(hundredths.map { Expression(Decimal.rounded(Rational($0) / Rational(100), places: 2)) })
  }

  func picture(_ label: String, _ points: [Double]) -> Picture {
    Picture(
      label, rows: stride(from: 0, to: points.count, by: size).map { Array(points[$0..<$0 + size]) })
  }
}
