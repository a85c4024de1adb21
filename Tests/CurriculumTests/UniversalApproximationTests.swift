import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct UniversalApproximationTests {
  private static let derived = Result { try Lesson.universalApproximation.derivation() }

  /// The source gives no numbers; these are the note's.
  static let printed = [
    PrintedNumber("f_step", "0.40625", .exact),
    PrintedNumber("e_step", "0.04625", .exact),
    PrintedNumber("E_step", "0.21875", .exact),
    PrintedNumber("f_ramp", "0.375", .exact),
    PrintedNumber("e_ramp", "0.015", .exact),
    PrintedNumber("E_ramp", "0.015625", .exact),
    PrintedNumber("f_2", "2.75", .exact),
    PrintedNumber("e_2", "1.25", .exact),
    PrintedNumber("g", "0.2", .exact),
    PrintedNumber("e_jump", "0.8", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  /// All is rational, so that every value is exact.
  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "universal-approximation")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 0x1p-52)
      #expect(derivation.definitions.value(of: symbol)?.enclosures.allSatisfy { $0.exact != nil } == true)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  @Test func theMisprintsOfTheSource() throws {
    try Lesson.universalApproximation.expectErrata([Erratum("training", line: 145)])
  }

  /// The networks of the lesson, unit by unit from its thresholds and weights, are nowhere further off than it says,
  /// and somewhere as far.
  @Test(arguments: ["n=1", "n=2", "n=3", "n=4", "n=7", "n=16", "n=64"] as [Settings])
  func theLargestErrors(_ settings: Settings) throws {
    let derivation = try Lesson.universalApproximation.derivation(settings: settings.values)
    func vector(_ symbol: Symbol) throws -> [Double] {
      try #require(derivation.definitions.value(of: symbol)).doubles
    }
    let (starts, steps, ramps) = (try vector("t"), try vector("c"), try vector("v"))
    let pieces = 64 * starts.count
    var (worstStep, worstRamp) = (0.0, 0.0)
    for place in 0...pieces {
      let x = Double(place) / Double(pieces)
      let staircase = zip(starts, steps).reduce(0) { $0 + (x >= $1.0 ? $1.1 : 0) }
      let line = zip(starts, ramps).reduce(0) { $0 + max(0, x - $1.0) * $1.1 }
      worstStep = max(worstStep, (staircase - x * x).magnitude)
      worstRamp = max(worstRamp, (line - x * x).magnitude)
      #expect(line >= x * x - 1e-14)
    }
    #expect(agree(worstStep, try derivation.double("E_step"), within: 1e-13))
    #expect(agree(worstRamp, try derivation.double("E_ramp"), within: 1e-13))
  }

  private func column(_ place: Int, of table: Table) throws -> [Double] {
    try table.rows.map { row in
      switch row[place] {
      case .count(let count): Double(count)
      case .value(let enclosure): Value(enclosure).double
      case .measured(let number): number
      case .words: try #require(nil as Double?)
      }
    }
  }

  /// Of steps half the error is left, more and more nearly; of ramps a quarter exactly; and both are measured.
  @Test func twiceTheUnits() throws {
    let tables = try Self.derived.get().tables
    try #require(tables.count == 3)
    for (table, power) in zip(tables, [1, 2]) {
      let (units, expected, measured) = (
        try column(0, of: table), try column(1, of: table), try column(3, of: table)
      )
      #expect(units == [1, 2, 4, 8, 16, 32, 64])
      for (n, (error, found)) in zip(units, zip(expected, measured)) {
        #expect(agree(error, power == 1 ? 1 / n - 1 / (2 * n * n) : 1 / (4 * n * n), within: 1e-15))
        #expect(agree(error, found, within: 1e-14))
      }
      let factors = zip(expected.dropFirst(), expected).map { $0 / $1 }
      let distances = factors.map { ($0 - (power == 1 ? 0.5 : 0.25)).magnitude }
      #expect(
        power == 1 ? distances == distances.sorted(by: >) && distances[5] < 0.005 : distances.max() == 0)
    }
  }

  /// A smooth curve, one with a corner, one that is vertical: from 32 to 64 units a quarter, half, 1/√2.
  @Test func otherCurves() throws {
    let table = try #require(try Self.derived.get().tables.last)
    for (place, factor) in [(1, 0.25), (2, 0.5), (3, 0.5.squareRoot())] {
      let errors = try column(place, of: table)
      #expect(agree(errors[4] / errors[3], factor, within: 0.01))
    }
    for (found, expected) in zip(try column(3, of: table), try column(4, of: table)) {
      #expect(agree(found, expected, within: 1e-12))
    }
  }

  /// However many units, and wherever the jump is, a continuous network is off by a half at least.
  @Test(arguments: ["n=1", "n=64", "j=0.001", "j=1", "j=0.25", "j=0.125 n=4", "j=0.3333 n=33"] as [Settings])
  func noNetworkOfRampsJumps(_ settings: Settings) throws {
    let derivation = try Lesson.universalApproximation.derivation(settings: settings.values)
    let (height, error) = (try derivation.double("g"), try derivation.double("e_jump"))
    #expect(error >= 0.5 && error == max(height, 1 - height))
    // The line through the values of the function at the ends of the pieces, at the jump.
    let (n, jump) = (try derivation.double("n"), try derivation.double("j"))
    let values = (0...Int(n)).map { Double($0) / n >= jump ? 1.0 : 0 }
    let piece = try #require((1...Int(n)).first { values[$0] == 1 })
    #expect(agree(height, (jump - Double(piece - 1) / n) * n, within: 1e-12))
  }

  static let hostile: [(Settings, Outcome)] = [
    ("n=0", .refused("n")), ("n=65", .refused("n")), ("n=2.5", .refused("n")), ("n=64", .derived),
    ("n=1 x=1 j=1", .derived), ("x=0", .derived), ("x=0.25", .derived), ("x=1.1", .refused("x")),
    ("x=-1", .refused("x")), ("j=0", .refused("j")), ("j=1e-4", .refused("j")), ("j=0.001 n=64", .derived),
    ("x=1e-400", .derived), ("t=1", .unknown("t")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.universalApproximation.outcome(settings) == outcome)
  }
}
