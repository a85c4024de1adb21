import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct MomentumTests {
  private static let derived = Result { try Lesson.momentum.derivation() }

  /// The source has no numbers; these are the note's.
  static let printed = [
    PrintedNumber("v_1", "2", .exact),
    PrintedNumber("v_2", "4", .exact),
    PrintedNumber("v_3", "5.4", .exact),
    PrintedNumber("v_4", "7.32", .exact),
    PrintedNumber("v_5", "8.456", .exact),
    PrintedNumber("A", "0.67232", .exact),
    PrintedNumber("vhat_5", "12.5773441", .rounded),
    PrintedNumber("N", "5", .exact),
    PrintedNumber("J", "42", .exact),
    PrintedNumber("v_w+", "1.6", .exact),
    PrintedNumber("v_b+", "4", .exact),
    PrintedNumber("w+", "7.68", .exact),
    PrintedNumber("b+", "0.2", .exact),
    PrintedNumber("v_w++", "2.816", .exact),
    PrintedNumber("v_b++", "4", .exact),
    PrintedNumber("w++", "7.1168", .exact),
    PrintedNumber("b++", "-0.6", .exact),
    PrintedNumber("alpha_max", "0.9", .exact),
    PrintedNumber("alpha_plain", "0.1", .exact),
    PrintedNumber("gain", "9", .exact),
    PrintedNumber("n_momentum", "4", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  /// All quantities are rational, so no enclosure is wider than the gap between two doubles.
  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "momentum")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 0x1p-52)
      #expect(derivation.definitions.value(of: symbol)?.enclosures.allSatisfy { $0.exact != nil } == true)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  /// Of equal values the corrected average is that value from the first on, whatever β is.
  @Test(
    arguments: [
      "x_1=7 x_2=7 x_3=7 x_4=7 x_5=7", "beta=0 x_1=7 x_2=7 x_3=7 x_4=7 x_5=7",
      "beta=0.999 x_1=7 x_2=7 x_3=7 x_4=7 x_5=7",
    ] as [Settings])
  func theCorrectionIsRightForEqualValues(_ settings: Settings) throws {
    let derivation = try Lesson.momentum.derivation(settings: settings.values)
    #expect(try derivation.enclosure("vhat_5").exact == 7)
    let table = try #require(derivation.tables.first)
    for row in table.rows { #expect(row[4] == .value(Enclosure(7))) }
  }

  /// The average is within the values once it is corrected, and never before where they are positive.
  @Test(arguments: ["beta=0.5", "beta=0.9", "x_1=100", "beta=0.1 x_5=0.001"] as [Settings])
  func theCorrectedAverageIsAMean(_ settings: Settings) throws {
    let derivation = try Lesson.momentum.derivation(settings: settings.values)
    let values = try (1...5).map { try derivation.double(Symbol("x_\($0)")) }
    let average = try derivation.double("vhat_5")
    #expect(try #require(values.min()) < average && average < #require(values.max()))
    #expect(try derivation.double("v_5") < average)
  }

  /// The lesson's rule for both weights, against a loop.
  @Test(
    arguments: [
      "beta=0.8", "beta=0 alpha=0.09", "beta=0.95", "alpha=0.9", "w=-3 b=2.5 c_w=0.5 c_b=7 alpha=0.3",
    ] as [Settings])
  func theCourseOfDescent(_ settings: Settings) throws {
    let derivation = try Lesson.momentum.derivation(settings: settings.values)
    let (beta, alpha) = (try derivation.double("beta"), try derivation.double("alpha"))
    let curvature = [try derivation.double("c_w"), try derivation.double("c_b")]
    let table = try #require(derivation.tables.first { $0.columns[0] == "round" })
    for (column, (beta, alpha)) in zip([1, 2], [(0, try derivation.double("alpha_gd")), (beta, alpha)]) {
      var weights = [try derivation.double("w"), try derivation.double("b")]
      var velocity = [0.0, 0]
      var costs: [Double] = []
      for _ in 0...80 {
        costs.append(zip(curvature, weights).reduce(0) { $0 + $1.0 * $1.1 * $1.1 / 2 })
        for i in 0...1 {
          velocity[i] = beta * velocity[i] + (1 - beta) * curvature[i] * weights[i]
          weights[i] -= alpha * velocity[i]
        }
      }
      for row in table.rows {
        guard case .count(let round) = row[0], let measured = row[column].measured else {
          Issue.record("\(row)")
          continue
        }
        #expect((measured - costs[round]).magnitude <= 1e-9 * costs[round])
      }
    }
  }

  /// Below the largest rate the weight comes to the minimum, above it runs away; also for other β.
  @Test(arguments: ["beta=0.8", "beta=0", "beta=0.5 c_b=3", "beta=0.9 b=-2"] as [Settings])
  func theLargestRate(_ settings: Settings) throws {
    let derivation = try Lesson.momentum.derivation(settings: settings.values)
    let start = try derivation.double("b").magnitude
    let table = try #require(derivation.tables.last)
    #expect(table.rows.count == 2)
    for row in table.rows {
      #expect(try #require(row[2].measured) < start / 1000)
      #expect(try #require(row[3].measured) > start * 1000)
    }
    #expect(
      try derivation.enclosure("gain").exact == #require(derivation.enclosure("alpha_max").exact)
        / #require(derivation.enclosure("alpha_plain").exact))
  }

  /// A slope of alternating sign leaves the share a of itself in the average.
  @Test(arguments: ["beta=0.8", "beta=0.5", "beta=0", "beta=0.95"] as [Settings])
  func alternatingSlopesCancel(_ settings: Settings) throws {
    let derivation = try Lesson.momentum.derivation(settings: settings.values)
    let beta = try derivation.double("beta")
    var average = 0.0
    for round in 0..<2000 { average = beta * average + (1 - beta) * (round.isMultiple(of: 2) ? 1 : -1) }
    #expect(agree(average, -(try derivation.double("a")), within: 1e-12))
  }

  /// The picture shows the paths from the start on, within the frame, and curves of equal cost.
  @Test func thePicture() throws {
    let derivation = try Self.derived.get()
    guard case .plot(let plot) = try #require(derivation.figures.first) else {
      Issue.record("the figure is no plot")
      return
    }
    #expect(plot.series.map(\.name) == ["J", "J/4", "J/16", "plain", "momentum"])
    for series in plot.series.suffix(2) {
      #expect(series.points.count == 31)
      #expect(series.points[0] == Plot.Point(8, 1))
    }
    for (series, cost) in zip(plot.series, [42, 10.5, 2.625]) {
      #expect(series.points.allSatisfy { agree($0.x * $0.x / 2 + 10 * $0.y * $0.y, cost, within: 1e-9) })
    }
    let diverging = try Lesson.momentum.derivation(settings: ["alpha_gd": [try #require(Decimal("5"))]])
    guard case .plot(let other) = try #require(diverging.figures.first) else { return }
    #expect(other.series[3].points.count < 5)
  }

  static let hostile: [(Settings, Outcome)] = [
    ("beta=0", .derived), ("beta=0.999", .derived), ("w=0 b=0", .derived), ("alpha=10 alpha_gd=10", .derived),
    ("c_w=0.01 c_b=1000 alpha=10 alpha_gd=10", .derived), ("alpha=0 alpha_gd=0", .derived),
    ("x_1=-1000 x_5=1000", .derived), ("b=1e-300", .derived),
    ("beta=1", .refused("beta")), ("beta=-0.1", .refused("beta")), ("c_w=0", .refused("c_w")),
    ("c_b=-1", .refused("c_b")), ("alpha=11", .refused("alpha")), ("w=1e9", .refused("w")),
    ("x_3=1e4", .refused("x_3")), ("v_0=1", .unknown("v_0")), ("x=1,2,3,4,5", .unknown("x")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.momentum.outcome(settings) == outcome)
  }

  @Test func theErrata() throws {
    try Lesson.momentum.expectErrata([Erratum("hyperparameters", line: 50)])
  }
}
