import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct MiniBatchTests {
  private static let derived = Result { try Lesson.miniBatch.derivation() }

  /// The first is the source's (5,000,000 examples in batches of 1,000, lines 94 and 99), the others the note's.
  static let printed = [
    PrintedNumber("T", "5000", .exact),
    PrintedNumber("J", "11.625", .exact),
    PrintedNumber("g", "-13", .exact),
    PrintedNumber("g_1", "-4", .exact),
    PrintedNumber("g_2", "-22", .exact),
    PrintedNumber("V", "133", .exact),
    PrintedNumber("c", "7.5", .exact),
    PrintedNumber("f", "-1.25", .exact),
    PrintedNumber("alpha_max", "0.266666667", .rounded),
    PrintedNumber("w+", "3.9", .exact),
    PrintedNumber("J+", "17.9625", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  /// All quantities are rational, so no enclosure is wider than the gap between two doubles.
  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "mini-batch")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 0x1p-52)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  /// The slices follow one another, and the last ends with the last example.
  @Test(
    arguments: [
      ("m=5000000 B=1000", [1, 2, 5000], 5_000_000), ("m=10 B=3", [1, 2, 4], 10), ("m=9 B=3", [1, 2, 3], 9),
      ("m=4 B=3", [1, 2], 4), ("m=5 B=8", [1], 5), ("m=1 B=1", [1], 1),
      ("m=1000000000 B=1", [1, 2, 1_000_000_000], 1_000_000_000),
    ] as [(Settings, [Int], Int)])
  func slices(_ settings: Settings, batches: [Int], last: Int) throws {
    let derivation = try Lesson.miniBatch.derivation(settings: settings.values)
    let rows = try #require(derivation.tables.first).rows
    let size = Int(try derivation.double("B"))
    #expect(rows.map { $0[0] } == batches.map { .count($0) })
    #expect(rows.map { $0[1] } == batches.map { .count(($0 - 1) * size + 1) })
    #expect(rows.last?[2] == .count(last))
    #expect(try derivation.enclosure("T").exact == Rational(try #require(batches.last)))
  }

  static let settings: [Settings] = [
    "w=0", "w=3", "x=1,-1,2,-2 y=0.5,0.5,1,0", "alpha=0.1", "x=1,1,1,1 y=1,2,3,4", "y=0,0,0,0",
  ]

  /// The mean of the mini-batches is the whole, and their variance that of the formula, for every size.
  @Test(arguments: settings)
  func theNoise(_ settings: Settings) throws {
    let derivation = try Lesson.miniBatch.derivation(settings: settings.values)
    derivation.expectSound()
    #expect(
      try #require(derivation.enclosure("g_1").exact) + #require(derivation.enclosure("g_2").exact)
        == Rational(2) * #require(derivation.enclosure("g").exact))
    let table = try #require(derivation.tables.first { $0.columns[0] == "size" })
    #expect(table.rows.map { $0[1] } == [.count(4), .count(6), .count(4), .count(1)])
    for row in table.rows {
      guard case .value(let formula) = row[2], case .measured(let measured) = row[3] else {
        Issue.record("\(row)")
        continue
      }
      #expect(agree(try #require(formula.exact).nearestDouble, measured, within: 1e-12))
    }
  }

  /// The cost rises where the rate is beyond the limit, and only there.
  @Test(
    arguments: [
      "alpha=0.1", "alpha=0.26", "alpha=0.27", "alpha=1", "x=1,0,0,0 alpha=7.9", "x=1,0,0,0 alpha=8.1",
    ]
      as [Settings])
  func theLimit(_ settings: Settings) throws {
    let derivation = try Lesson.miniBatch.derivation(settings: settings.values)
    let rises = try derivation.double("J+") > derivation.double("J")
    #expect(rises == (try derivation.double("alpha") > derivation.double("alpha_max")))
    let words = derivation.sections.flatMap(\.items).contains { item in
      if case .text(let prose) = item {
        prose.fragments.contains(.text("The cost has risen from "))
      } else {
        false
      }
    }
    #expect(words == rises)
  }

  /// Whatever the seed: batch descent with this rate never climbs, small batches do, and after the first epoch
  /// they are ahead.
  @Test(arguments: [1, 2, 3, 4, 5])
  func theComparison(seed: Int) throws {
    let derivation = try Lesson.miniBatch.derivation(settings: ["seed": [Decimal(seed)]])
    let table = try #require(derivation.tables.last)
    let (first, rises) = (
      try table.rows.map { try #require($0[3].measured) }, try table.rows.map { try #require($0[5].measured) }
    )
    #expect(table.rows.map { $0[2] } == [.count(1), .count(8), .count(64)])
    #expect(rises[0] == 0 && rises[1] > 0 && rises[2] > rises[1])
    #expect(first[2] < first[1] && first[1] < first[0])
    guard case .plot(let plot) = try #require(derivation.figures.first) else { return }
    #expect(plot.series.map(\.points.count) == [21, 21, 21])
    // Batch descent multiplies the distance by one factor, so the cost above the least falls by its square.
    let batch = plot.series[0].points
    let ratios = zip(batch.dropFirst(), batch).map { $0.y / $1.y }
    #expect(ratios.allSatisfy { agree($0, ratios[0], within: 1e-9) })
  }

  static let hostile: [(Settings, Outcome)] = [
    ("epochs=1", .derived), ("eta=0", .derived), ("eta=2 epochs=200", .derived),
    ("x=-100,100,-100,100", .derived),
    ("x=0,0,0,0", .noValue("alpha_max")), ("B=0", .refused("B")), ("m=0", .refused("m")),
    ("B=1.5", .refused("B")),
    ("epochs=0", .refused("epochs")), ("eta=-1", .refused("eta")), ("x=1", .refused("x")),
    ("y=1e5,0,0,0", .refused("y")),
    ("seed=-1", .refused("seed")), ("T=2", .unknown("T")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.miniBatch.outcome(settings) == outcome)
  }

  @Test func theErrata() throws {
    try Lesson.miniBatch.expectErrata([
      Erratum("hyperparameters", line: 96), Erratum("hyperparameters", line: 98),
      Erratum("hyperparameters", line: 101),
    ])
  }
}
