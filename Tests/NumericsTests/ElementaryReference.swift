import Numerics

/// Values of a function computed elsewhere, to 40 digits; the tables are in the folder Reference.
struct ElementaryReference: Sendable {
  struct Point: Sendable {
    /// The arguments, exactly.
    let arguments: [Double]
    /// The value, with a relative error below 10⁻³⁹.
    let value: Rational
  }

  let points: [Point]

  /// One point a line: arguments as hexadecimal doubles, then the value.
  init(_ table: String) {
    points = table.split(separator: "\n").map { line in
      let fields = line.split(separator: " ")
      let arguments = fields.dropLast().compactMap { Double(String($0)) }
      guard let value = fields.last.flatMap({ Decimal($0) }), arguments.count == fields.count - 1 else {
        // The table is a part of the tests; a line left out would be a test that passes unseen.
        fatalError("not a line of a reference table: \(line)")
      }
      return Point(arguments: arguments, value: value.exact)
    }
  }
}
