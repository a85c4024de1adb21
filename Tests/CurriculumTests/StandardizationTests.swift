import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct StandardizationTests {
  private static let derived = Result { try Lesson.standardization.derivation() }

  /// The sources tell it in words; the numbers are the note's.
  static let printed = [
    PrintedNumber("mu_x", "100", .exact),
    PrintedNumber("sigma_x", "20", .exact),
    PrintedNumber("mu_s", "8", .exact),
    PrintedNumber("sigma_s", "5", .exact),
    PrintedNumber("z_new", "1", .exact),
    PrintedNumber("h_1", "10400", .exact),
    PrintedNumber("h_2", "89", .exact),
    PrintedNumber("h_12", "828", .exact),
    PrintedNumber("lambda_1", "10466.0672", .rounded),
    PrintedNumber("lambda_2", "22.9327784", .rounded),
    PrintedNumber("kappa", "456.380254", .rounded),
    PrintedNumber("r", "0.28", .exact),
    PrintedNumber("lambda_1z", "1.28", .exact),
    PrintedNumber("lambda_2z", "0.72", .exact),
    PrintedNumber("kappa_z", "1.78", .rounded),
    PrintedNumber("f", "0.995627271", .rounded),
    PrintedNumber("f_z", "0.28", .exact),
    PrintedNumber("n", "788", .rounded),
    PrintedNumber("n_z", "3", .rounded),
    PrintedNumber("k", "1.9216", .exact),
    PrintedNumber("sigma_1", "1.6", .exact),
    PrintedNumber("sigma_2", "1.2", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "standardization")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-12)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  static let settings: [Settings] = [
    "p_1=2", "s=1,7,15,9", "x=0.1,0.2,0.4,0.9", "s=-3,-2,-1,0", "x=1000,-1000,1000,-999 s=1,2,3,5",
    "p_1=0 p_2=0", "x=1,1,1,1.001",
  ]

  /// Mean 0, deviation 1, and white features that are not correlated, whatever they were before.
  @Test(arguments: settings)
  func featuresAreStandardAndThenWhite(_ settings: Settings) throws {
    let derivation = try Lesson.standardization.derivation(settings: settings.values)
    derivation.expectSound()
    func moment(_ a: Symbol, _ b: Symbol) throws -> Double {
      let (a, b) = (
        try #require(derivation.definitions.value(of: a)), try #require(derivation.definitions.value(of: b))
      )
      return zip(a.doubles, b.doubles).reduce(0) { $0 + $1.0 * $1.1 } / 4
    }
    for z in ["z_x", "z_s", "a_1", "a_2"] as [Symbol] {
      let sum = try #require(derivation.definitions.value(of: z)).doubles.reduce(0, +)
      #expect(agree(sum, 0, within: 1e-9), "\(z)")
      #expect(agree(try moment(z, z), 1, within: 1e-9), "\(z)")
    }
    #expect(agree(try moment("z_x", "z_s"), try derivation.double("r"), within: 1e-9))
    #expect(agree(try moment("a_1", "a_2"), 0, within: 1e-9))
  }

  /// The unit of a feature matters to the raw cost and not to the standardized one.
  @Test(arguments: ["x=7.2,9.6,10.4,12.8", "x=0.72,0.96,1.04,1.28", "x=172,196,204,228"] as [Settings])
  func theUnitDoesNotMatter(_ settings: Settings) throws {
    let (plain, other) = (
      try Self.derived.get(), try Lesson.standardization.derivation(settings: settings.values)
    )
    for symbol in ["z_x", "kappa_z", "f_z", "r"] as [Symbol] {
      #expect(
        plain.definitions.value(of: symbol)?.enclosures.map(\.exact)
          == other.definitions.value(of: symbol)?.enclosures.map(\.exact), "\(symbol)")
    }
    #expect(try (plain.double("kappa") - other.double("kappa")).magnitude > 1)
  }

  /// No direction bends more than the largest curvature or less than the smallest.
  @Test(arguments: settings)
  func curvaturesOfAllDirections(_ settings: Settings) throws {
    let derivation = try Lesson.standardization.derivation(settings: settings.values)
    for (one, other, mixed, index) in [("h_1", "h_2", "h_12", ""), ("h_1z", "h_2z", "r", "z")]
      as [(Symbol, Symbol, Symbol, String)]
    {
      let (a, b, c) = (
        try derivation.double(one), try derivation.double(other), try derivation.double(mixed)
      )
      let curvatures = (0..<180).map { degree -> Double in
        let angle = Double(degree) * .pi / 180
        let (x, y) = (angle.cos, angle.sin)
        return a * x * x + 2 * c * x * y + b * y * y
      }
      let (largest, smallest) = (
        try derivation.double(Symbol("lambda_1\(index)")), try derivation.double(Symbol("lambda_2\(index)"))
      )
      #expect(curvatures.allSatisfy { $0 <= largest * (1 + 1e-9) && $0 >= smallest - largest * 1e-9 })
      #expect(agree(largest + smallest, a + b, within: 1e-9))
      #expect((curvatures.max() ?? 0) > 0.99 * largest)
    }
  }

  /// What is measured is never more than what is promised, but for rounding.
  @Test(arguments: settings.filter { $0.testDescription != "p_1=0 p_2=0" })
  func descentKeepsTheBound(_ settings: Settings) throws {
    let table = try #require(
      try Lesson.standardization.derivation(settings: settings.values).tables.first)
    for row in table.rows {
      for place in [1, 3] {
        guard case .value(let bound) = row[place], case .measured(let measured) = row[place + 1] else {
          Issue.record("\(row)")
          continue
        }
        #expect(measured <= bound.interval.upper * (1 + 1e-6) + 1e-15)
      }
    }
  }

  /// The number of rounds is that after which a thousandth is left.
  @Test func roundsUntilAThousandthIsLeft() throws {
    let derivation = try Self.derived.get()
    for (factor, rounds) in [("f", "n"), ("f_z", "n_z")] as [(Symbol, Symbol)] {
      let (factor, rounds) = (try derivation.double(factor), try derivation.double(rounds))
      #expect(agree(Double.power(factor * factor, rounds), 0.001, within: 1e-12))
    }
  }

  /// The curves of equal cost have the cost that their names say, and the path begins at 0.
  @Test func thePictures() throws {
    let derivation = try Self.derived.get()
    let plots = derivation.figures.compactMap { if case .plot(let plot) = $0 { plot } else { nil } }
    try #require(plots.count == 2)
    for (plot, (cost, features)) in zip(
      plots,
      [
        ("J", ["x", "s", "y"]), ("K", ["z_x", "z_s", "y_c"]),
      ] as [(Symbol, [Symbol])])
    {
      let values = try features.map { try #require(derivation.definitions.value(of: $0)).doubles }
      let start = try derivation.double(cost)
      for (series, share) in zip(plot.series, [1, 0.25, 0.0625]) {
        for point in series.points {
          let errors = (0..<4).map { point.x * values[0][$0] + point.y * values[1][$0] - values[2][$0] }
          let here = errors.reduce(0) { $0 + $1 * $1 } / 8
          #expect(agree(here / start, share, within: 1e-9))
        }
      }
      #expect(plot.series.last?.points.count == 21)
      #expect(plot.series.last?.points.first == Plot.Point(0, 0))
    }
  }

  static let hostile: [(Settings, Outcome)] = [
    ("x=1,2,3,4", .derived), ("s=1,-1,1,-1", .derived), ("x=-1000,1000,-1000,1000 s=1,2,4,3", .derived),
    ("x=1,1,1,1", .noValue("z_x")), ("s=0,0,0,0", .noValue("z_s")), ("s=72,96,104,128", .noValue("kappa")),
    ("x=1001,2,3,4", .refused("x")), ("x=1,2,3", .refused("x")), ("p_1=1e9", .refused("p_1")),
    ("x_new=-1e4", .refused("x_new")), ("mu_x=1", .unknown("mu_x")), ("z=1", .unknown("z")),
    ("x=1e-200,0,0,0", .noValue("z_x")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.standardization.outcome(settings) == outcome)
  }

  @Test func theNoteQuotesNoMisprint() throws {
    try Lesson.standardization.expectErrata([])
  }
}
