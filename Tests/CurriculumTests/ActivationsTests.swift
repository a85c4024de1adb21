import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct ActivationsTests {
  private static let derived = Result { try Lesson.activations.derivation() }

  /// The sources give formulas without numbers; these are the note's.
  static let printed = [
    PrintedNumber("a", "0.622459331", .rounded),
    PrintedNumber("da/dz", "0.235003712", .rounded),
    PrintedNumber("t", "0.462117157", .rounded),
    PrintedNumber("dt/dz", "0.786447733", .rounded),
    PrintedNumber("t_0", "0", .exact),
    PrintedNumber("g_0", "1", .exact),
    PrintedNumber("r", "0.5", .exact),
    PrintedNumber("dr/dz", "1", .exact),
    PrintedNumber("s_right", "1", .exact),
    PrintedNumber("s_left", "0", .exact),
    PrintedNumber("y", "1", .exact),
    PrintedNumber("dy/dz", "0", .exact),
    PrintedNumber("p_1", "0.817574476", .rounded),
    PrintedNumber("p_2", "0.182425524", .rounded),
    PrintedNumber("dp_1/dv_1", "0.149146452", .rounded),
    PrintedNumber("dp_1/dv_2", "-0.149146452", .rounded),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "activations")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-14)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  @Test func errata() throws {
    try Lesson.activations.expectErrata([
      Erratum("deep-learning", line: 159), Erratum("deep-learning", line: 35), Erratum("overview", line: 100),
    ])
  }

  static let settings: [Settings] = [
    "z=0.5", "z=0", "z=-0.5", "z=3", "z=-7", "z=30", "z=1e-9", "v_1=-2 v_2=1", "v_1=40 v_2=40",
    "v_1=-9 v_2=20",
  ]

  /// Slopes against differences, and the bounds that the text gives.
  @Test(arguments: settings)
  func slopesAgreeWithDifferences(_ settings: Settings) throws {
    let derivation = try Lesson.activations.derivation(settings: settings.values)
    derivation.expectSound()
    let z = try derivation.double("z")
    for answer in ["a", "t", "r", "y"] as [Symbol] where z.magnitude > 1e-3 || answer == "a" || answer == "t"
    {
      let slope = try derivation.double(.derivative(of: answer, by: "z"))
      #expect(agree(slope, try derivation.slopes(of: answer, by: ["z"])[0], within: 1e-9), "\(answer)")
    }
    let slopes = try derivation.slopes(of: "p_1", by: ["v_1", "v_2"])
    #expect(agree(try derivation.double("dp_1/dv_1"), slopes[0], within: 1e-9))
    #expect(agree(try derivation.double("dp_1/dv_2"), slopes[1], within: 1e-9))
    #expect(0...0.25 ~= (try derivation.double("da/dz")))
    #expect(0...1 ~= (try derivation.double("dt/dz")))
    #expect(agree(try derivation.double("p_1") + derivation.double("p_2"), 1, within: 1e-15))
  }

  /// Beside what there is in closed form: odd and even symmetry, and the kink that the table shows.
  @Test func theTables() throws {
    let tables = try Self.derived.get().tables
    try #require(tables.count == 3)
    func column(_ table: Table, _ index: Int) throws -> [Double] {
      try table.rows.map { row in
        guard case .value(let enclosure) = row[index] else { throw NoNumber() }
        return enclosure.interval.midpoint
      }
    }
    #expect(try column(tables[0], 1) == [1, 1, 1, 1])
    #expect(try column(tables[0], 2) == [0, 0, 0, 0])
    let towardsOne = try column(tables[0], 3)
    #expect(towardsOne == towardsOne.sorted() && 1 - towardsOne[3] < 1e-6)
    #expect(try zip(towardsOne, column(tables[0], 4)).allSatisfy { agree($0, $1, within: 1e-15) })

    let (logistic, tangent) = (try column(tables[1], 1), try column(tables[1], 2))
    #expect(zip(logistic, logistic.reversed()).allSatisfy { agree($0 + $1, 1, within: 1e-15) })
    #expect(zip(tangent, tangent.reversed()).allSatisfy { agree($0, -$1, within: 1e-15) })
    #expect(try column(tables[1], 3) == [0, 0, 0, 0, 1, 2, 10])
    #expect(try column(tables[1], 4) == [0, 0, 0, 1, 1, 1, 1])

    #expect(try column(tables[2], 1).max() == 0.25)
    #expect(try column(tables[2], 2).max() == 1)
    #expect(try column(tables[2], 3) == [0, 0, 0, 0, 1, 1, 1])
    #expect(try column(tables[2], 4) == [0, 0, 0, 0, 0, 0, 0])
  }

  private struct NoNumber: Error {}

  /// The curve of the slopes is the slope of the curve.
  @Test func thePlots() throws {
    let plots = try Self.derived.get().figures.compactMap { figure -> Plot? in
      if case .plot(let plot) = figure { plot } else { nil }
    }
    try #require(plots.count == 2)
    for (values, slopes) in zip(plots[0].series, plots[1].series) {
      let points = values.points
      #expect(points.count == 81 && values.name == slopes.name)
      for index in 1..<80 where points[index].x.magnitude > 0.1 {
        let slope = (points[index + 1].y - points[index - 1].y) / (points[index + 1].x - points[index - 1].x)
        #expect((slope - slopes.points[index].y).magnitude < 3e-3, "\(values.name) at \(points[index].x)")
      }
    }
  }

  static let hostile: [(Settings, Outcome)] = [
    ("z=100", .derived), ("z=-100", .derived), ("z=101", .refused("z")), ("z=1e-300", .derived),
    ("epsilon=0", .refused("epsilon")), ("epsilon=-1", .refused("epsilon")), ("epsilon=1e-9", .derived),
    ("v_1=100 v_2=-100", .derived), ("v_1=1000", .refused("v_1")), ("t=1", .unknown("t")),
    ("z=", .refused("z")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.activations.outcome(settings) == outcome)
  }
}
