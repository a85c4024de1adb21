import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct AdamTests {
  private static let derived = Result { try Lesson.adam.derivation() }

  /// The source has no numbers; these are the note's.
  static let printed = [
    PrintedNumber("v_w+", "0.8", .exact),
    PrintedNumber("S_w+", "0.064", .exact),
    PrintedNumber("v_b+", "2", .exact),
    PrintedNumber("S_b+", "0.4", .exact),
    PrintedNumber("vhat_w", "8", .exact),
    PrintedNumber("Shat_w", "64", .exact),
    PrintedNumber("vhat_b", "20", .exact),
    PrintedNumber("Shat_b", "400", .exact),
    PrintedNumber("w+", "7.5", .rounded),
    PrintedNumber("b+", "0.5", .rounded),
    PrintedNumber("vhat_w+", "7.73684211", .rounded),
    PrintedNumber("Shat_w+", "60.1230615", .rounded),
    PrintedNumber("w++", "7.00110036", .rounded),
    PrintedNumber("b++", "0.0339101811", .rounded),
    PrintedNumber("c", "3.16227766", .rounded),
    PrintedNumber("n_beta", "2", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "adam")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-12)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  /// The first step has the length of the learning rate, whatever the slopes and the shares that are kept.
  @Test(
    arguments: [
      "c_w=1000", "c_w=0.01 c_b=0.02", "w=-8 b=0.01", "alpha=1 beta_1=0.5", "beta_1=0 beta_2=0", "beta_2=0.9",
    ] as [Settings])
  func theFirstStep(_ settings: Settings) throws {
    let derivation = try Lesson.adam.derivation(settings: settings.values)
    derivation.expectSound()
    let alpha = try derivation.double("alpha")
    for weight in ["w", "b"] as [Symbol] {
      let moved = try derivation.double(weight) - derivation.double(weight.updated)
      #expect(agree(moved.magnitude / alpha, 1, within: 1e-4), "\(weight)")
    }
  }

  /// The lesson's rule for both weights, against a loop over averages of all slopes so far.
  @Test(
    arguments: ["beta_1=0.9", "beta_1=0", "beta_2=0.9 alpha=0.1", "w=-3 b=2.5 c_w=0.5 c_b=7", "b=0"]
      as [Settings])
  func theCourseOfDescent(_ settings: Settings) throws {
    let derivation = try Lesson.adam.derivation(settings: settings.values)
    let alpha = try derivation.double("alpha")
    let (first, second) = (try derivation.double("beta_1"), try derivation.double("beta_2"))
    let curvature = [try derivation.double("c_w"), try derivation.double("c_b")]
    var weights = [try derivation.double("w"), try derivation.double("b")]
    var slopes: [[Double]] = [[], []]
    var costs: [Double] = []
    for round in 0...40 {
      costs.append(zip(curvature, weights).reduce(0) { $0 + $1.0 * $1.1 * $1.1 / 2 })
      for i in 0...1 {
        slopes[i].append(curvature[i] * weights[i])
        func average(_ keep: Double, _ value: (Double) -> Double) -> Double {
          let weights = (0...round).map { Double.power(keep, Double(round - $0)) }
          return zip(slopes[i], weights).reduce(0) { $0 + value($1.0) * $1.1 } / weights.reduce(0, +)
        }
        weights[i] -= alpha * average(first) { $0 } / (average(second) { $0 * $0 }.squareRoot() + 1e-8)
      }
    }
    let table = try #require(derivation.tables.first { $0.columns.count == 3 })
    for row in table.rows {
      guard case .count(let round) = row[0], round <= 40, let measured = row[2].measured else { continue }
      #expect((measured - costs[round]).magnitude <= 1e-6 * max(costs[round], 1e-3), "\(round)")
    }
  }

  /// The lengths of a step: 1 for equal slopes, a share for alternating ones, and never beyond the bound.
  @Test(arguments: ["beta_1=0.9", "beta_1=0.5", "beta_1=0 beta_2=0.9", "beta_1=0.99"] as [Settings])
  func theLengthOfAStep(_ settings: Settings) throws {
    let derivation = try Lesson.adam.derivation(settings: settings.values)
    let (keep, bound) = (try derivation.double("beta_1"), max(1, try derivation.double("c")))
    let table = try #require(derivation.tables.first { $0.columns.count == 4 })
    for row in table.rows {
      let lengths = try row.dropFirst().map { try #require($0.measured) }
      #expect(agree(lengths[0], 1, within: 1e-9))
      #expect(lengths[2] <= bound * (1 + 1e-9))
      if row[0] == .count(10_000) {
        #expect(agree(lengths[1], (1 - keep) / (1 + keep), within: 1e-9))
        #expect(agree(lengths[2], try derivation.double("c"), within: 1e-3))
      }
    }
  }

  /// A cost that is a thousand times as large makes the same steps, but for ε.
  @Test func theSizeOfTheCostDoesNotMatter() throws {
    let plain = try Lesson.adam.derivation(settings: ["c_b": [try #require(Decimal("0.5"))]])
    let large = try Lesson.adam.derivation(
      settings: ["c_b": [try #require(Decimal("500"))], "c_w": [try #require(Decimal("1000"))]])
    for symbol in ["w+", "b+", "w++", "b++"] as [Symbol] {
      #expect(agree(try plain.double(symbol), try large.double(symbol), within: 1e-7), "\(symbol)")
    }
  }

  static let hostile: [(Settings, Outcome)] = [
    ("w=0 b=0", .derived), ("alpha=0", .derived), ("beta_1=0.999 beta_2=0.99999", .derived),
    ("beta_1=0 beta_2=0", .derived), ("epsilon=1e-30", .derived), ("c_w=1000 c_b=0.01 alpha=10", .derived),
    ("epsilon=0", .refused("epsilon")), ("beta_1=1", .refused("beta_1")), ("beta_2=1", .refused("beta_2")),
    ("beta_2=-0.5", .refused("beta_2")), ("w=101", .refused("w")), ("beta_3=0.9", .unknown("beta_3")),
    ("t=3", .unknown("t")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.adam.outcome(settings) == outcome)
  }

  @Test func theErrata() throws {
    try Lesson.adam.expectErrata([Erratum("hyperparameters", line: 227)])
  }
}
