import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct SymmetryTests {
  private static let derived = Result { try Lesson.symmetry.derivation() }
  private static let weights: [Symbol] = ["w_11", "w_12", "w_21", "w_22", "v_1", "v_2"]

  /// The sources tell it in words; the numbers are the note's.
  static let printed = [
    PrintedNumber("net_1", "1.5", .exact),
    PrintedNumber("h_1", "1.5", .exact),
    PrintedNumber("h_2", "1.5", .exact),
    PrintedNumber("yhat", "1.5", .exact),
    PrintedNumber("E", "0.125", .exact),
    PrintedNumber("dE/dyhat", "0.5", .exact),
    PrintedNumber("dE/dv_1", "0.75", .exact),
    PrintedNumber("dE/dv_2", "0.75", .exact),
    PrintedNumber("dE/dw_11", "0.25", .exact),
    PrintedNumber("dE/dw_21", "0.25", .exact),
    PrintedNumber("dE/dw_12", "0.5", .exact),
    PrintedNumber("dE/dw_22", "0.5", .exact),
    PrintedNumber("w_11+", "0.475", .exact),
    PrintedNumber("w_21+", "0.475", .exact),
    PrintedNumber("w_12+", "0.45", .exact),
    PrintedNumber("v_1+", "0.425", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  /// Every quantity, against fifty digits computed elsewhere. All are decimals, so no enclosure is wider than
  /// the gap between two doubles.
  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "symmetry")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 0x1p-52)
      #expect(derivation.definitions.value(of: symbol)?.enclosures.allSatisfy { $0.exact != nil } == true)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  static let settings: [Settings] = [
    "alpha=0.5", "alpha=0", "alpha=-0.5", "alpha=0.1", "x_1=-1 x_2=3", "x_1=0 x_2=0", "x_1=-1 x_2=-2", "t=-4",
    "eta=0.01", "x_1=1e-8 x_2=1e8 alpha=0.3 eta=1e-20", "alpha=1e-200",
  ]

  @Test(arguments: settings)
  func gradientsAgreeWithTheCompilersAndWithDifferences(_ settings: Settings) throws {
    let derivation = try Lesson.symmetry.derivation(settings: settings.values)
    derivation.expectSound()
    let a = try derivation.double("alpha")
    let (x1, x2) = (try derivation.double("x_1"), try derivation.double("x_2"))
    let oracle = TwoUnits(w11: a, w12: a, w21: a, w22: a, v1: a, v2: a)
      .gradient(x1, x2, target: try derivation.double("t"))
    #expect(agree(try derivation.double("E"), oracle.error, within: 1e-14))
    // At the kink of a unit there is no derivative for differences to find.
    let isSmooth = try derivation.double("net_1") != 0 && a.magnitude > 1e-3 && x2.magnitude < 1e3
    let slopes = try derivation.slopes(of: "E", by: Self.weights)
    for (weight, (gradient, slope)) in zip(Self.weights, zip(oracle.gradient, slopes)) {
      let derived = try derivation.double(.derivative(of: "E", by: weight))
      #expect(agree(derived, gradient, within: 1e-14))
      if isSmooth { #expect(agree(derived, slope, within: 1e-8)) }
    }
    for (one, other) in [("w_11", "w_21"), ("w_12", "w_22"), ("v_1", "v_2")] as [(Symbol, Symbol)] {
      let gradients = try [one, other].map { try derivation.enclosure(.derivative(of: "E", by: $0)) }
      #expect(gradients[0] == gradients[1])
      #expect(try derivation.enclosure(one.updated) == derivation.enclosure(other.updated))
    }
  }

  /// The lesson's own training loop.
  private func program(_ derivation: Derivation) throws -> Program {
    try Program(
      derivation.definitions, feedback: Self.weights.map { Program.Feedback(from: $0.updated, to: $0) },
      outputs: ["E"])
  }

  /// Bit for bit after every one of 10,000 rounds, also where training diverges.
  @Test(arguments: settings + ["eta=0.3", "eta=10"])
  func unitsThatBeginAlikeNeverDiffer(_ settings: Settings) throws {
    var program = try program(Lesson.symmetry.derivation(settings: settings.values))
    var differences = 0
    for _ in 1...10_000 {
      program.advance()
      let bits = Self.weights.map { program[$0].bitPattern }
      if bits[0] != bits[2] || bits[1] != bits[3] || bits[4] != bits[5] { differences += 1 }
    }
    #expect(differences == 0)
  }

  /// They learn what they can all the same: the one example of the lesson.
  @Test func unitsThatAreAlikeLearnOneExample() throws {
    var program = try program(Self.derived.get())
    program.advance(rounds: 10_000)
    program.run()
    #expect(program["E"] < 1e-30)
    #expect(program["w_11"] != 0.5)
  }

  @Test func zeroWeightsDoNotMove() throws {
    var program = try program(Self.derived.get())
    for weight in Self.weights { program.set(weight, to: [0]) }
    program.advance(rounds: 10_000)
    program.run()
    for weight in Self.weights { #expect(program[weight] == 0, "\(weight)") }
    #expect(program["E"] == 0.5)
  }

  /// From random weights each unit goes its own way, and they do not come to be alike.
  @Test(arguments: 0..<20)
  func unitsThatDifferMoveDifferently(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var program = try program(Self.derived.get())
    let start = Self.weights.map { _ in random.uniform(in: 0.1...0.9) }
    for (weight, value) in zip(Self.weights, start) { program.set(weight, to: [value]) }
    program.advance(rounds: 1000)
    program.run()
    let end = Self.weights.map { program[$0] }
    let moved = zip(end, start).map { $0 - $1 }
    #expect(program["E"] < 1e-12)
    #expect((end[0] - end[2]).magnitude > 1e-6 && (end[4] - end[5]).magnitude > 1e-6)
    #expect(moved[0] != moved[2] && moved[1] != moved[3] && moved[4] != moved[5])
  }

  /// The absolute value: one unit's best is 1, that of |−2| and |−1| unlearnt; two that differ come to 0.
  @Test func whatSymmetryCosts() throws {
    guard case .plot(let plot) = try #require(try Self.derived.get().figures.first) else {
      Issue.record("the figure is no plot")
      return
    }
    try #require(plot.series.count == 3)
    let (alike, sameSide, different) = (plot.series[0].points, plot.series[1].points, plot.series[2].points)
    #expect(plot.series.allSatisfy { $0.points.count == 201 })
    #expect(alike[0].y == 1.25)
    for points in [alike, sameSide] {
      // (2² + 1²)/5: no unit that faces right answers anything but 0 on the left.
      #expect(points.allSatisfy { $0.y >= 1 - 1e-12 })
      #expect(agree(points[200].y, 1, within: 1e-9))
    }
    #expect(different[200].y < 1e-9)
  }

  /// In the table every difference of units that begin alike is 0, and none of those that do not.
  @Test func theTablesOfTraining() throws {
    let tables = try Self.derived.get().tables
    try #require(tables.count == 3)
    let differences = try tables.map { table in try table.rows.map { try #require($0[7].measured) } }
    #expect(differences[0] == [0, 0, 0, 0, 0])
    #expect(differences[1] == [0, 0, 0, 0, 0])
    #expect(differences[2].allSatisfy { $0 > 0.4 })
    #expect(
      try tables[1].rows.allSatisfy { row in try row[1...6].allSatisfy { try #require($0.measured) == 0 } })
  }

  static let hostile: [(Settings, Outcome)] = [
    ("alpha=1e10", .derived), ("alpha=1e200", .noValue("yhat")), ("alpha=1e100", .noValue("E")),
    ("alpha=1e9999", .noValue("alpha")), ("x_1=1e308 x_2=1e308 alpha=3", .noValue("net_1")),
    ("t=1e200", .noValue("E")),
    ("eta=1e300", .derived), ("eta=-1", .derived), ("x_1=1e-320 x_2=-1e-320", .derived),
    ("x_1=1,2", .refused("x_1")), ("t=", .refused("t")), ("w_11=1", .unknown("w_11")), ("v=1", .unknown("v")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.symmetry.outcome(settings) == outcome)
  }
}
