import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct LogisticRegressionTests {
  private static let derived = Result { try Lesson.logisticRegression.derivation() }

  /// The source gives formulas; the numbers are the note's.
  static let printed = [
    PrintedNumber("P", "0.076266", .rounded),
    PrintedNumber("LL", "-2.573527", .rounded),
    PrintedNumber("J", "2.573527", .rounded),
    PrintedNumber("g_0", "0.5", .rounded),
    PrintedNumber("g_1", "0.985305", .rounded),
    PrintedNumber("H_00", "0.853211", .rounded),
    PrintedNumber("H_01", "1.706422", .rounded),
    PrintedNumber("H_11", "4.646017", .rounded),
    PrintedNumber("D", "1.052156", .rounded),
    PrintedNumber("beta+", "1.011916", .rounded),
    PrintedNumber("beta_0+", "-2.609854", .rounded),
    PrintedNumber("K", "0.626523", .rounded),
    PrintedNumber("dK/du", "-0.537883", .rounded),
    PrintedNumber("c", "0.393224", .rounded),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "logistic-regression")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-13)
    }
    // The optimum is measured, not derived.
    #expect(
      Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation) + ["optimum"]))
  }

  @Test func theMisprintsOfTheSource() throws {
    try Lesson.logisticRegression.expectErrata([Erratum("blog", line: 38)])
  }

  static let settings: [Settings] = [
    "eta=0.1", "beta=0 beta_0=0", "beta=-3 beta_0=2", "x=-2,-1,0,1,2 y=0,1,0,1,1", "x=1,1,1,1,2 y=0,1,1,0,1",
    "y=1,1,1,1,1", "x=0.001,0.002,0.003,0.004,0.005", "y=0,0,0,1,1", "beta=4 beta_0=-6",
  ]

  /// The network's gradient is that of the regression, and both are the differences of the cost.
  @Test(arguments: settings)
  func oneGradient(_ settings: Settings) throws {
    let derivation = try Lesson.logisticRegression.derivation(settings: settings.values)
    derivation.expectSound()
    let slopes = try derivation.slopes(of: "J", by: ["beta", "beta_0"])
    let pairs: [(Symbol, Symbol, Symbol)] = [("beta", "w", "g_1"), ("beta_0", "b", "g_0")]
    for ((parameter, weight, sum), slope) in zip(pairs, slopes) {
      let derived = try derivation.double(.derivative(of: "J", by: parameter))
      #expect(agree(derived, try derivation.double(.derivative(of: "C", by: weight)), within: 1e-14))
      #expect(agree(derived, try derivation.double(sum), within: 1e-14))
      #expect(agree(-derived, try derivation.double(.derivative(of: "LL", by: parameter)), within: 1e-12))
      #expect(agree(derived, slope, within: 1e-6))
    }
    #expect(try derivation.enclosure("D").interval.lower > 0, "two features differ")
    #expect(try derivation.enclosure("H_00").interval.lower > 0)
  }

  /// Newton's rounds and those of descent, from the lesson's own rules.
  private func solved(_ derivation: Derivation, rounds: Int) throws -> (newton: Program, descent: Program) {
    func program(_ parameters: [Symbol], _ cost: Symbol) throws -> Program {
      try Program(
        derivation.definitions, feedback: parameters.map { Program.Feedback(from: $0.updated, to: $0) },
        outputs: [cost, "g_0", "g_1"])
    }
    var (newton, descent) = (try program(["beta", "beta_0"], "J"), try program(["w", "b"], "C"))
    newton.advance(rounds: 20)
    descent.advance(rounds: rounds)
    newton.run()
    descent.run()
    return (newton, descent)
  }

  @Test func bothSolversReachTheOptimum() throws {
    let optimum = try #require(ReferenceValues(of: "logistic-regression").numbers["optimum"]).map(
      \.nearestDouble)
    let (newton, descent) = try solved(Self.derived.get(), rounds: 5000)
    for (found, expected) in zip([newton["beta"], newton["beta_0"], newton["J"]], optimum) {
      #expect(agree(found, expected, within: 1e-13))
    }
    for (found, expected) in zip([descent["w"], descent["b"], descent["C"]], optimum) {
      #expect(agree(found, expected, within: 1e-12))
    }
  }

  /// Wherever there is an optimum: from other starts, for other labels and features.
  @Test(
    arguments: [
      "beta=0 beta_0=0", "x=-2,-1,0,1,2 y=0,1,0,1,1 beta_0=0 eta=0.3", "y=1,0,0,1,0", "y=1,1,0,1,0",
      "x=0,0,1,1,1 y=0,1,0,1,1 eta=0.3",
    ] as [Settings])
  func theSameOptimum(_ settings: Settings) throws {
    let derivation = try Lesson.logisticRegression.derivation(settings: settings.values)
    let (newton, descent) = try solved(derivation, rounds: 20_000)
    #expect(agree(newton["beta"], descent["w"], within: 1e-10))
    #expect(agree(newton["beta_0"], descent["b"], within: 1e-10))
    #expect(newton["g_0"].magnitude < 1e-12 && newton["g_1"].magnitude < 1e-12)
    #expect(sentences(derivation).contains("agree to at least six places"))
  }

  /// The lesson says that there is none where a threshold separates the labels, and there alone.
  @Test(
    arguments: [
      ("y=0,0,1,0,1", false), ("y=0,0,0,1,1", true), ("y=1,1,0,0,0", true), ("y=1,1,1,1,1", true),
      ("x=0,1,1,2,3 y=0,0,1,1,1", true), ("x=4,0,3,1,2 y=1,0,1,0,0", true), ("y=0,1,0,1,0", false),
    ] as [(Settings, Bool)])
  func separableLabels(_ settings: Settings, isSeparable: Bool) throws {
    let derivation = try Lesson.logisticRegression.derivation(settings: settings.values)
    #expect(sentences(derivation).contains("there is no optimum to reach") == isSeparable)
    let training = try #require(derivation.tables.first)
    let sizes = try training.rows.suffix(2).map { row in
      try row[4...5].reduce(0) { $0 + (try #require($1.measured)).magnitude }
    }
    // Without an optimum the parameters still grow after 1000 rounds; otherwise they rest.
    #expect((sizes[1] - sizes[0] > 0.5) == isSeparable)
  }

  private func sentences(_ derivation: Derivation) -> String {
    derivation.sections.flatMap(\.items).compactMap { item in
      guard case .text(let prose) = item else { return nil }
      return prose.fragments.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
    }.joined(separator: " ")
  }

  /// At every weight the slope of the separable cost is negative and its curvature positive, and descent adds about
  /// ln 10 to the weight in ten times the rounds.
  @Test(arguments: ["u=-30", "u=-2", "u=0", "u=1", "u=12", "u=30"] as [Settings])
  func strictlyConvexWithoutMinimum(_ settings: Settings) throws {
    let derivation = try Lesson.logisticRegression.derivation(settings: settings.values)
    #expect(try derivation.enclosure("dK/du").interval.upper < 0)
    #expect(try derivation.enclosure("c").interval.lower > 0)
    #expect(try derivation.enclosure("K").interval.lower > 0)
  }

  @Test func theWeightGrowsLikeALogarithm() throws {
    let table = try #require(try Self.derived.get().tables.last)
    let growth = try table.rows.dropFirst().map { try #require($0[2].measured) }
    let distances = growth.map { (2.302585092994046 - $0).magnitude }
    #expect(distances == distances.sorted(by: >))
    #expect(distances[3] < 0.002)
  }

  static let hostile: [(Settings, Outcome)] = [
    ("x=1,1,1,1,1", .noValue("beta+")), ("x=1,2", .refused("x")), ("x=0,1,2,3,101", .refused("x")),
    ("y=0,0,0.5,0,1", .refused("y")), ("y=0,0,2,0,1", .refused("y")), ("beta=11", .refused("beta")),
    ("beta_0=-11", .refused("beta_0")), ("eta=-1", .refused("eta")), ("eta=10", .derived),
    ("u=31", .refused("u")),
    ("x=-100,100,0,50,-50 beta=10", .noValue("LL")), ("w=1", .unknown("w")),
    ("x=0,1e-200,0,0,0", .noValue("beta+")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.logisticRegression.outcome(settings) == outcome)
  }

  /// Beyond what doubles can tell from 1 the cost has no value, and the lesson says why.
  @Test(arguments: [("y=0,0,0,1,1" as Settings, true), ("beta=0.5", false)])
  func aCostThatIsNoNumberIsExplained(_ settings: Settings, isLost: Bool) throws {
    let derivation = try Lesson.logisticRegression.derivation(settings: settings.values)
    let costs = derivation.tables.flatMap(\.rows).joined().compactMap(\.measured)
    #expect(costs.contains(where: \.isNaN) == isLost)
    let words = derivation.sections.indices.map { derivation.words(ofSection: $0) }.joined()
    #expect(words.contains("not a number") == isLost)
  }
}
