import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct LearningRateDecayTests {
  private static let derived = Result { try Lesson.learningRateDecay.derivation() }

  /// The source gives the factor 0.95 (line 152); the other numbers are the note's.
  static let printed = [
    PrintedNumber("alpha_inv", "0.0909090909", .rounded),
    PrintedNumber("alpha_exp", "0.108072018", .rounded),
    PrintedNumber("alpha_stair", "0.1", .exact),
    PrintedNumber("n_inv", "10", .exact),
    PrintedNumber("n_exp", "13.5134", .rounded),
    PrintedNumber("R", "4", .exact),
    PrintedNumber("V", "0.111111111", .rounded),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "learning-rate-decay")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-14)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  static let settings: [Settings] = [
    "n=12", "n=0", "decay=1 base=0.8 cut=0.1 k=3 n=7", "alpha_0=1 decay=0.001 base=0.999 k=1000 n=1000",
    "k=1 cut=0.9 n=20", "alpha_0=0.001 base=0.01 n=5",
  ]

  /// The formulas against what their words say, epoch by epoch; no rate ever rises.
  @Test(arguments: settings)
  func theSchedules(_ settings: Settings) throws {
    let derivation = try Lesson.learningRateDecay.derivation(settings: settings.values)
    derivation.expectSound()
    let start = try #require(derivation.enclosure("alpha_0").exact)
    let (decay, base, cut) = (
      try #require(derivation.enclosure("decay").exact), try #require(derivation.enclosure("base").exact),
      try #require(derivation.enclosure("cut").exact)
    )
    let interval = Int(try derivation.double("k"))
    let table = try #require(derivation.tables.first)
    var last: [Rational]?
    for row in table.rows {
      guard case .count(let epoch) = row[0] else { continue }
      var (exponential, stairs) = (start, start)
      for passed in 0..<epoch {
        exponential = exponential * base
        if (passed + 1).isMultiple(of: interval) { stairs = stairs * cut }
      }
      let inverse = start / (Rational(1) + decay * Rational(epoch))
      let expected = [start, inverse, exponential, stairs]
      for (cell, rate) in zip(row.dropFirst(), expected) {
        guard case .value(let value) = cell else {
          Issue.record("\(cell)")
          continue
        }
        #expect(value.interval.contains(rate), "epoch \(epoch)")
      }
      if let last { #expect(zip(expected, last).allSatisfy { $0 <= $1 }) }
      last = expected
    }
  }

  /// At the half-lives half of the rate is left.
  @Test(arguments: ["n=10", "decay=0.25 n=4", "decay=0.5 n=2"] as [Settings])
  func halfOfTheRate(_ settings: Settings) throws {
    let derivation = try Lesson.learningRateDecay.derivation(settings: settings.values)
    let start = try derivation.double("alpha_0")
    #expect(try derivation.double("n_inv") == derivation.double("n"))
    #expect(agree(try derivation.double("alpha_inv"), start / 2, within: 1e-14))
    let epochs = try derivation.double("n_exp")
    #expect(agree(Double.power(try derivation.double("base"), epochs), 0.5, within: 1e-14))
  }

  /// The sums of the rates, against adding them up; that of the exponential stays below its bound.
  @Test(arguments: settings)
  func theReach(_ settings: Settings) throws {
    let derivation = try Lesson.learningRateDecay.derivation(settings: settings.values)
    let (start, decay, base) = (
      try derivation.double("alpha_0"), try derivation.double("decay"), try derivation.double("base")
    )
    let table = try #require(derivation.tables.dropFirst().first)
    for row in table.rows {
      guard case .count(let epochs) = row[0] else { continue }
      let inverse = (0..<epochs).reduce(0.0) { $0 + start / (1 + decay * Double($1)) }
      let exponential = start * (1 - Double.power(base, Double(epochs))) / (1 - base)
      #expect(agree(try #require(row[1].measured), start * Double(epochs), within: 1e-9))
      #expect(agree(try #require(row[2].measured), inverse, within: 1e-9))
      #expect(agree(try #require(row[3].measured), exponential, within: 1e-9))
      #expect(try #require(row[3].measured) <= derivation.double("R") * (1 + 1e-12))
    }
  }

  /// What 400 runs measure is what was expected, within five deviations of their mean; for each seed.
  @Test(arguments: [1, 2, 3, 4, 5])
  func theNoise(seed: Int) throws {
    let derivation = try Lesson.learningRateDecay.derivation(settings: ["seed": [Decimal(seed)]])
    let table = try #require(derivation.tables.last)
    for row in table.rows {
      for place in [1, 3] {
        let (expected, measured) = (try #require(row[place].measured), try #require(row[place + 1].measured))
        // A squared normal number varies by no more than √2 times its mean.
        #expect((measured / expected - 1).magnitude < 5 * (2.0 / 400).squareRoot(), "\(row[0])")
      }
    }
    #expect(agree(try #require(table.rows[0][3].measured), try derivation.double("V"), within: 1e-4))
  }

  static let hostile: [(Settings, Outcome)] = [
    ("decay=100", .derived), ("base=0.01", .derived), ("cut=1", .derived), ("n=1000", .derived),
    ("w_0=0", .derived),
    ("alpha_0=1", .derived), ("k=1 n=1000 cut=0.01", .derived),
    ("alpha_0=0", .refused("alpha_0")), ("alpha_0=1.5", .refused("alpha_0")), ("decay=0", .refused("decay")),
    ("base=1", .refused("base")), ("base=-0.5", .refused("base")), ("k=0", .refused("k")),
    ("n=0.5", .refused("n")),
    ("cut=0", .refused("cut")), ("R=1", .unknown("R")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.learningRateDecay.outcome(settings) == outcome)
  }

  @Test func theNoteQuotesNoMisprint() throws {
    try Lesson.learningRateDecay.expectErrata([])
  }
}
