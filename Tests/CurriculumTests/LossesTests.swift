import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct LossesTests {
  private static let derived = Result { try Lesson.losses.derivation() }

  /// The source gives no numbers; these are the note's.
  static let printed = [
    PrintedNumber("MSE", "3.45", .exact),
    PrintedNumber("MAE", "1.1", .exact),
    PrintedNumber("N_1", "5.5", .exact),
    PrintedNumber("N_2", "4.15331", .rounded),
    PrintedNumber("share_S", "0.9275", .rounded),
    PrintedNumber("share_A", "0.7273", .rounded),
    PrintedNumber("c", "4", .exact),
    PrintedNumber("m", "3", .exact),
    PrintedNumber("dV/dc", "0", .exact),
    PrintedNumber("L_abs", "0.9", .exact),
    PrintedNumber("L_sq", "0.81", .exact),
    PrintedNumber("L_log", "2.302585", .rounded),
    PrintedNumber("dL_sq/dp", "-1.8", .exact),
    PrintedNumber("dL_log/dp", "-10", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "losses")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 2e-15)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  @Test func theMisprintsOfTheSource() throws {
    try Lesson.losses.expectErrata([Erratum("overview", line: 121), Erratum("overview", line: 137)])
  }

  static let settings: [Settings] = [
    "p=0.1", "p=1", "p=1e-300", "y=1,2,3,4,1000", "y=5,5,5,5,5", "y=3,1,2,2,2 yhat=0,0,0,0,0",
    "y=-7,3.5,-0.25,1e6,1e-6", "y=10,4,3,2,1 yhat=10,4,3,2,1",
  ]

  /// No row of the table of constant answers is below that of the mean, or below that of the median.
  @Test(arguments: settings)
  func theMeanAndTheMedianAreBest(_ settings: Settings) throws {
    let derivation = try Lesson.losses.derivation(settings: settings.values)
    derivation.expectSound()
    let table = try #require(derivation.tables.first { $0.columns.count == 5 && $0.rows.count == 6 })
    func column(_ place: Int) throws -> [Double] {
      try table.rows.map { row in
        guard case .value(let enclosure) = row[place] else { throw Missing() }
        return Value(enclosure).double
      }
    }
    let (answers, squared, absolute) = (try column(0), try column(3), try column(4))
    #expect(answers[5] == (try derivation.double("c")))
    #expect(answers[2] == (try derivation.double("m")))
    #expect(squared.min() == squared[5])
    #expect(absolute.min() == absolute[2])
    // Nor is any other constant better.
    let targets = try #require(derivation.definitions.value(of: "y")).doubles
    for answer in answers.flatMap({ [$0 - 0.01, $0 + 0.01, 1.01 * $0] }) {
      let errors = targets.map { answer - $0 }
      let tolerance = 1 + 1e-12
      #expect(errors.reduce(0) { $0 + $1 * $1 } / 5 * tolerance >= squared[5])
      #expect(errors.reduce(0) { $0 + $1.magnitude } / 5 * tolerance >= absolute[2])
    }
  }

  private struct Missing: Error {}

  /// −ln p ≥ 1 − p ≥ (1 − p)², and a tenth of the probability costs ln 10 more, in every row of the table.
  @Test func theLogarithmExceedsTheOthers() throws {
    let table = try #require(try Self.derived.get().tables.last)
    for row in table.rows {
      let numbers = row.compactMap { if case .value(let enclosure) = $0 { enclosure.interval } else { nil } }
      try #require(numbers.count == 5)
      let (absolute, squared, logarithm) = (numbers[1], numbers[2], numbers[3])
      #expect(logarithm.upper >= absolute.lower && absolute.upper >= squared.lower)
      if numbers[0].upper < 1 {
        #expect(logarithm.lower > absolute.upper && absolute.lower > squared.upper)
      }
    }
  }

  /// Both costs of perfect answers are 0; there is no share of nothing.
  @Test func perfectAnswers() throws {
    let settings: Settings = "y=1,2,3,4,5 yhat=1,2,3,4,5"
    let derivation = try Lesson.losses.derivation(settings: settings.values)
    #expect(try derivation.double("MSE") == 0 && derivation.double("MAE") == 0)
    #expect(derivation.definitions["share_S"] == nil)
  }

  static let hostile: [(Settings, Outcome)] = [
    ("p=0", .noValue("L_log")), ("p=-0.1", .refused("p")), ("p=1.5", .refused("p")),
    ("y=1", .refused("y")), ("y=", .refused("y")), ("y=1e200,0,0,0,0", .noValue("S")),
    ("y=1e9999,0,0,0,0", .noValue("y")), ("y=1e-320,0,0,0,0", .derived), ("r=1", .unknown("r")),
    ("y=-1e100,1e100,0,0,1", .derived),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.losses.outcome(settings) == outcome)
  }
}
