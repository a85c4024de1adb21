import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct HyperparameterSearchTests {
  private static let derived = Result { try Lesson.hyperparameterSearch.derivation() }

  /// The source says that a linear scale is bad, and no more; the numbers are the note's.
  static let printed = [
    PrintedNumber("low", "0.0001", .exact),
    PrintedNumber("top", "0.900090009", .rounded),
    PrintedNumber("bottom", "0.000900090009", .rounded),
    PrintedNumber("alpha", "0.00158489319", .rounded),
    PrintedNumber("each", "0.25", .exact),
    PrintedNumber("f", "0.954992586", .rounded),
    PrintedNumber("P_lin", "0.0191017619", .rounded),
    PrintedNumber("P_log", "0.409465264", .rounded),
    PrintedNumber("F_lin", "0.159349278", .rounded),
    PrintedNumber("F_log", "0.991266083", .rounded),
    PrintedNumber("R_1", "0.612579511", .exact),
    PrintedNumber("R_2", "0.0864827525", .rounded),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "hyperparameter-search")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-12)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  static let settings: [Settings] = [
    "seed=1", "seed=2", "seed=3", "seed=4", "D=4 c=2 k=2", "D=12 c=400 k=5", "p=0.01 k=5",
    "D=6 c=10 k=4 seed=7",
  ]

  /// What is measured lies within five standard deviations of what is expected, in every table and for every seed.
  @Test(arguments: settings)
  func measuredAsExpected(_ settings: Settings) throws {
    let derivation = try Lesson.hyperparameterSearch.derivation(settings: settings.values)
    derivation.expectSound()
    var compared = 0
    for table in derivation.tables {
      for row in table.rows {
        for (cell, next) in zip(row, row.dropFirst()) {
          guard case .value(let expected) = cell, let share = next.measured else { continue }
          let chance = expected.interval.midpoint
          let deviation = (chance * (1 - chance) / 1000).squareRoot()
          #expect((share - chance).magnitude <= 5 * deviation + 1e-9, "\(table.caption): \(share), \(chance)")
          compared += 1
        }
      }
    }
    #expect(compared == 2 * Int(try derivation.double("D")) + 6)
  }

  /// The shares of the powers of ten add up to 1 on both scales.
  @Test(arguments: [4, 7, 12])
  func sharesAddUp(decades: Int) throws {
    let derivation = try Lesson.hyperparameterSearch.derivation(settings: ["D": [Decimal(decades)]])
    let table = try #require(derivation.tables.first)
    #expect(table.rows.count == decades)
    for column in 1...4 {
      let shares = table.rows.map { row in
        if case .value(let share) = row[column] {
          share.interval.midpoint
        } else {
          row[column].measured ?? .nan
        }
      }
      #expect(agree(shares.reduce(0, +), 1, within: 1e-12), "\(shares)")
    }
  }

  static let hostile: [(Settings, Outcome)] = [
    ("D=12", .derived), ("r=0", .derived), ("r=1", .derived), ("c=2", .derived), ("c=400", .derived),
    ("k=2", .derived), ("p=0.01", .derived), ("seed=0", .derived),
    ("D=3", .refused("D")), ("D=4.5", .refused("D")), ("r=1.1", .refused("r")), ("c=1", .refused("c")),
    ("c=500", .refused("c")), ("k=1", .refused("k")), ("k=6", .refused("k")), ("p=0", .refused("p")),
    ("p=0.2", .refused("p")), ("seed=-1", .refused("seed")), ("n=9", .unknown("n")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.hyperparameterSearch.outcome(settings) == outcome)
  }
}
