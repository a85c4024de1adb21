import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct RMSpropTests {
  private static let derived = Result { try Lesson.rmsprop.derivation() }

  /// The source has no numbers; these are the note's.
  static let printed = [
    PrintedNumber("g_w", "8", .exact),
    PrintedNumber("g_b", "20", .exact),
    PrintedNumber("S_w+", "6.4", .exact),
    PrintedNumber("S_b+", "40", .exact),
    PrintedNumber("w+", "7.68377", .rounded),
    PrintedNumber("b+", "0.68377", .rounded),
    PrintedNumber("S_w++", "11.6640356", .rounded),
    PrintedNumber("S_b++", "54.7017787", .rounded),
    PrintedNumber("w++", "7.45878905", .rounded),
    PrintedNumber("b++", "0.498870608", .rounded),
    PrintedNumber("step", "0.316227766", .rounded),
    PrintedNumber("S_0", "0", .exact),
    PrintedNumber("S_mix", "45.76", .exact),
    PrintedNumber("S_mix+", "29.1994108", .rounded),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "rmsprop")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-13)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  /// Whatever the slopes, the first step of every weight has the same length, but for ε.
  @Test(
    arguments: [
      "c_b=1000", "c_w=0.01 c_b=0.02", "w=-8 b=0.001", "alpha=1 beta=0.5", "beta=0", "w=100 b=-100 alpha=10",
    ] as [Settings])
  func theFirstStep(_ settings: Settings) throws {
    let derivation = try Lesson.rmsprop.derivation(settings: settings.values)
    derivation.expectSound()
    let step = try derivation.double("step")
    for distance in ["m_w", "m_b"] as [Symbol] {
      #expect(agree(try derivation.double(distance) / step, 1, within: 1e-5), "\(distance)")
    }
  }

  /// The lesson's rule for both weights, against a loop.
  @Test(
    arguments: ["beta=0.9", "beta=0", "beta=0.99 alpha=1", "w=-3 b=2.5 c_w=0.5 c_b=7", "b=0"] as [Settings])
  func theCourseOfDescent(_ settings: Settings) throws {
    let derivation = try Lesson.rmsprop.derivation(settings: settings.values)
    let (beta, alpha) = (try derivation.double("beta"), try derivation.double("alpha"))
    let curvature = [try derivation.double("c_w"), try derivation.double("c_b")]
    var weights = [try derivation.double("w"), try derivation.double("b")]
    var squares = [0.0, 0]
    var costs: [Double] = []
    for _ in 0...20 {
      costs.append(zip(curvature, weights).reduce(0) { $0 + $1.0 * $1.1 * $1.1 / 2 })
      for i in 0...1 {
        let slope = curvature[i] * weights[i]
        squares[i] = beta * squares[i] + (1 - beta) * slope * slope
        weights[i] -= alpha * slope / (squares[i].squareRoot() + 1e-8)
      }
    }
    let table = try #require(derivation.tables.first { $0.columns[0] == "round" })
    for row in table.rows {
      guard case .count(let round) = row[0], round <= 20, let measured = row[2].measured else { continue }
      #expect((measured - costs[round]).magnitude <= 1e-6 * max(costs[round], 1e-3))
    }
  }

  /// With ε the quotient is a number for every slope, without it there is none for the slope 0.
  @Test func theDivision() throws {
    let table = try #require(try Self.derived.get().tables.first { $0.columns[0] == "slope" })
    let last = try #require(table.rows.last)
    #expect(last[0].measured == 0 && last[2].measured == 0)
    #expect(try #require(last[1].measured).isNaN)
    for row in table.rows {
      #expect(try #require(row[2].measured).isFinite)
      #expect(try #require(row[2].measured) <= 1 / 0.1.squareRoot() + 1e-9)
    }
  }

  /// What the source prints feeds one average with the other.
  @Test func theMixedAverage() throws {
    let derivation = try Self.derived.get()
    let (mixed, right) = (try derivation.enclosure("S_mix+"), try derivation.enclosure("S_b++"))
    #expect(mixed.interval.upper < right.interval.lower)
  }

  static let hostile: [(Settings, Outcome)] = [
    ("w=0 b=0", .derived), ("alpha=0", .derived), ("beta=0.999", .derived), ("epsilon=1", .derived),
    ("epsilon=1e-30", .derived), ("c_w=1000 c_b=0.01 alpha=10", .derived), ("b=1e-200", .derived),
    ("epsilon=0", .refused("epsilon")), ("epsilon=-1", .refused("epsilon")), ("beta=1", .refused("beta")),
    ("alpha=-1", .refused("alpha")), ("c_b=0", .refused("c_b")), ("S_w=1", .unknown("S_w")),
    ("beta_1=0.9", .unknown("beta_1")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.rmsprop.outcome(settings) == outcome)
  }

  @Test func theErrata() throws {
    try Lesson.rmsprop.expectErrata([
      Erratum("hyperparameters", line: 130),
      Erratum("hyperparameters", line: 131), Erratum("hyperparameters", line: 132),
    ])
  }
}
