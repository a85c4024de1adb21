import Foundation
import Numerics

/// The parts of formulas: functions, quoted numbers and arrays.
extension FormulaSource {
  // MARK: Functions

  mutating func activation() -> Written {
    let net = signedSmall()
    func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    func relu(_ x: Double) -> Double { max(0, x) }
    let functions: [(name: String, of: (Double) -> Double)] = [
      (#"\tanh"#, tanh), (#"\sigma"#, logistic), (#"\operatorname{sigmoid}"#, logistic),
      (#"\text{ReLU}"#, relu),
    ]
    let function = functions[whole(0...3)]
    let (open, close) = one(of: ("(", ")"), (#"\left("#, #"\right)"#), (#"\bigl("#, #"\bigr)"#))
    return net.mapped(function.name + open + net.latex + close) { function.of($0) }
  }

  /// A logarithm with its base written: nothing is left to the reader.
  mutating func logarithm() -> Written {
    let operand = number()
    let (latex, base) = one(of: (#"\ln"#, M_E), (#"\log_2"#, 2), (#"\log_{10}"#, 10), (#"\lg"#, 10))
    let others = [M_E, 2, 10].filter { $0 != base }
    let logarithm = operand.mapped(
      latex + (chance(0.5) ? "(\(operand.latex))" : " \(operand.latex)"), .product,
      others.map { other in (.logarithmBase, { log($0) / log(other) }) }
    ) { log($0) / log(base) }
    return chance(0.5) ? logarithm.mapped("-\(logarithm.latex)", .sum) { -$0 } : logarithm + small()
  }

  /// A function of an angle that is written in terms of π, or with the sign of degrees.
  mutating func angle(_ function: (name: String, of: (Double) -> Double)) -> Written {
    let (latex, radians, misread): (String, Double, Double)
    if chance(0.5) {
      let (above, below) = (whole(2...5), one(of: 7, 9, 11, 13))
      latex = #"\frac{"# + "\(above)" + #"\pi}{"# + "\(below)}"
      radians = Double(above) * .pi / Double(below)
      misread = radians * .pi / 180
    } else {
      let degrees = whole(5...80)
      latex = "\(degrees)" + one(of: #"^\circ"#, #"^{\circ}"#, "°")
      radians = Double(degrees) * .pi / 180
      misread = Double(degrees)
    }
    return Written(
      #"\"# + function.name + "(\(latex))", values: [function.of(radians)],
      alternatives: [.init(slip: .degrees, values: [function.of(misread)])])
  }

  /// A formula with one of the numbers that the note has printed; the slip is another of them.
  mutating func quotation() -> Written {
    guard quoted.count > 1 else { return small() + number() }
    let place = Int.random(in: quoted.indices, using: &random)
    let others = quoted.indices.filter { $0 != place }.map { quoted[$0].values }
    let number = Written(
      quoted[place].latex, values: quoted[place].values,
      alternatives: others.map { .init(slip: .otherNumber, values: $0) })
    return chance(0.5)
      ? small().times(number, times()) + small() : number.times(Written("1", 1) - small(), times())
  }

  // MARK: Arrays

  mutating func array(_ count: Int) -> Written {
    let elements = (0..<count).map { _ in signedSmall() }
    let values = elements.map(\.value)
    switch one(of: 0, 1, 2) {
    case 0: return Written("(" + elements.map(\.latex).joined(separator: ", ") + ")", values: values)
    case 1: return Written("[" + elements.map(\.latex).joined(separator: ", ") + "]", values: values)
    default: return Written(Self.matrix(elements.map { [$0.latex] }), values: values)
    }
  }

  mutating func matrixTimesVector() -> Written {
    let rows = (0..<2).map { _ in [signedSmall(), signedSmall()] }
    let vector = [signedSmall(), signedSmall()]
    return Written(
      Self.matrix(rows.map { $0.map(\.latex) }) + " " + Self.matrix(vector.map { [$0.latex] }), .product,
      values: rows.map { row in zip(row, vector).map { $0.value * $1.value }.reduce(0, +) })
  }

  static func matrix(_ rows: [[String]]) -> String {
    let text = rows.map { $0.joined(separator: " & ") }.joined(separator: #" \\ "#)
    return #"\begin{pmatrix} "# + text + #" \end{pmatrix}"#
  }
}
