import Numerics
import Symbolics
import Testing
import WorkedExamples

/// The quantities of a lesson as `Tests/Reference/lessons.py` computed them from the notes, to 40 digits.
struct ReferenceValues {
  /// The numbers of each quantity, row by row.
  let numbers: [Symbol: [Rational]]

  /// Reads the table of a lesson.
  init(of lesson: String) throws {
    let rows = try Files.text(of: "Tests/CurriculumTests/Reference/\(lesson).csv").split(separator: "\n")
    numbers = Dictionary(
      uniqueKeysWithValues: try rows.map { row in
        let fields = row.split(separator: ",")
        return (Symbol(fields[0]), try fields.dropFirst().map { try #require(Decimal($0)).exact })
      })
  }

  /// Expects the enclosure of a quantity to contain the reference value, compared exactly, to be narrow, and to
  /// go with the double.
  ///
  /// - Parameter width: the greatest width for a number of magnitude 1 or less; in proportion for a larger one.
  func expectEnclosed(
    _ symbol: Symbol, in derivation: Derivation, width: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let value = try #require(derivation.definitions.value(of: symbol), sourceLocation: sourceLocation)
    let expected = try #require(numbers[symbol], "no reference for \(symbol)", sourceLocation: sourceLocation)
    try #require(value.enclosures.count == expected.count, sourceLocation: sourceLocation)
    for ((enclosure, double), number) in zip(zip(value.enclosures, value.doubles), expected) {
      let name = "\(symbol) in \(enclosure.interval)"
      #expect(enclosure.interval.contains(number), "\(name)", sourceLocation: sourceLocation)
      let scale = max(1, double.magnitude)
      #expect(enclosure.interval.width <= width * scale, "\(name)", sourceLocation: sourceLocation)
      #expect(enclosure.goes(with: double), "\(name), not \(double)", sourceLocation: sourceLocation)
    }
  }

  /// The quantities that the lesson derives, in its order, without its givens.
  static func derived(in derivation: Derivation) -> [Symbol] {
    derivation.definitions.all.filter { !$0.isGiven }.map(\.symbol)
  }
}

extension Enclosure {
  /// Whether a double is in the enclosure, or near one that is exact: exact arithmetic does not round, and
  /// doubles do, in every step.
  func goes(with double: Double, within tolerance: Double = 1e-14) -> Bool {
    if interval.contains(double) { return true }
    guard let exact else { return false }
    let distance = (exact.nearestDouble - double).magnitude
    return distance <= tolerance * max(1, double.magnitude)
  }
}
