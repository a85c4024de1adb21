import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct TransferLearningTests {
  private static let derived = Result { try Lesson.transferLearning.derivation() }

  /// The source tells it in words; the numbers are the note's.
  static let printed = [
    PrintedNumber("h_1", "0.537049567", .rounded),
    PrintedNumber("h_2", "-0.761594156", .rounded),
    PrintedNumber("z", "0.649321861", .rounded),
    PrintedNumber("p", "0.656857629", .rounded),
    PrintedNumber("L", "0.420287982", .rounded),
    PrintedNumber("dL/dv_1", "-0.184284462", .rounded),
    PrintedNumber("dL/dv_2", "0.261335224", .rounded),
    PrintedNumber("dL/dw_11", "-0.122086240", .rounded),
    PrintedNumber("v_1+", "0.592142231", .rounded),
    PrintedNumber("v_2+", "-0.630667612", .rounded),
    PrintedNumber("L+", "0.371621036", .rounded),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  /// Every quantity of the step by hand. The networks come after it, and begin with the weights of the first.
  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "transfer-learning")
    let symbols = ReferenceValues.derived(in: derivation).prefix { $0 != "W_1" }
    for symbol in symbols { try reference.expectEnclosed(symbol, in: derivation, width: 1e-14) }
    #expect(Set(reference.numbers.keys) == Set(symbols))
  }

  @Test(
    arguments: [
      "y=1", "y=0", "x_1=-2 x_2=0.3", "v_1=0 v_2=0", "w_11=3 w_22=-1 eta=2", "v_1=-4 y=0.5",
    ] as [Settings])
  func theGradientsAgreeWithDifferences(_ settings: Settings) throws {
    let derivation = try Lesson.transferLearning.derivation(settings: settings.values)
    derivation.expectSound()
    let weights: [Symbol] = ["v_1", "v_2", "w_11"]
    for (weight, slope) in zip(weights, try derivation.slopes(of: "L", by: weights)) {
      #expect(agree(try derivation.double(.derivative(of: "L", by: weight)), slope, within: 1e-7))
    }
  }

  /// The rows of the comparison: mean, worst, best, change.
  private func comparison(seed: Int) throws -> (ways: [[Double]], derivation: Derivation) {
    let derivation = try Lesson.transferLearning.derivation(settings: ["seed": [Decimal(seed)]])
    let table = try #require(derivation.tables.last)
    let ways = try table.rows.map { row in try row.dropFirst().map { try #require($0.measured) } }
    try #require(ways.count == 5)
    return (ways, derivation)
  }

  /// From each of several seeds: what is frozen stays, what is not moves; borrowed features beat eight examples, and
  /// are worth nothing for a problem that they leave out.
  @Test(arguments: [0, 1, 2, 3, 4, 5])
  func borrowedFeatures(seed: Int) throws {
    let (ways, derivation) = try comparison(seed: seed)
    let (frozen, tuned, scratch, strange, strangeScratch) = (ways[0], ways[1], ways[2], ways[3], ways[4])
    #expect(frozen[3] == 0 && strange[3] == 0)
    #expect(tuned[3] > 0.1 && scratch[3] > 0.1)
    #expect(frozen[0] > scratch[0] + 0.05, "\(frozen[0]), \(scratch[0])")
    #expect((0.3...0.7).contains(strange[0]) && strangeScratch[0] > strange[0])
    for way in ways { #expect(0 <= way[1] && way[1] <= way[0] && way[0] <= way[2] && way[2] <= 1) }
    #expect("\(derivation.sections)".contains("to the last bit"))
    guard case .plot(let plot) = try #require(derivation.figures.last) else {
      Issue.record("the figure is no plot")
      return
    }
    #expect(plot.series.map { $0.points.map(\.x) } == [[4, 8, 16, 32], [4, 8, 16, 32]])
    // The point for eight examples is the mean of the table.
    #expect(plot.series.map { $0.points[1].y } == [frozen[0], scratch[0]])
    #expect(plot.series[0].points[3].y > 0.85)
  }

  static let hostile: [(Settings, Outcome)] = [
    ("y=0", .derived), ("y=0.5", .derived), ("v_1=0 v_2=0", .derived), ("eta=1e3", .noValue("L+")),
    ("x_1=1e300 x_2=0", .derived), ("eta=-1", .derived), ("seed=9007199254740992", .derived),
    ("y=2", .refused("y")), ("y=-0.1", .refused("y")), ("seed=0.5", .refused("seed")),
    ("x_1=1,2", .refused("x_1")), ("v_1=1e5", .noValue("L")), ("w_11=1e300 x_1=1e300", .derived),
    ("h_1=1", .unknown("h_1")), ("W_1=1", .unknown("W_1")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.transferLearning.outcome(settings) == outcome)
  }
}
