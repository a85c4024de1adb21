import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct GradientCheckTests {
  private static let derived = Result { try Lesson.gradientCheck.derivation() }

  /// The gradients are those of the source deep-learning; the other numbers are the note's.
  static let printed = [
    PrintedNumber("n_f", "12.61", .exact),
    PrintedNumber("n_c", "12.01", .exact),
    PrintedNumber("m_f", "0.61", .exact),
    PrintedNumber("m_c", "0.01", .exact),
    PrintedNumber("dE_total/dw_1", "0.000438567734", .rounded),
    PrintedNumber("dE_total/dw_5", "0.0821670406", .rounded),
    PrintedNumber("g_1", "0.000668396", .rounded),
    PrintedNumber("r", "3.3126e-17", .rounded),
    PrintedNumber("T", "-0.0144873372", .rounded),
    PrintedNumber("h_best", "0.0000190", .rounded),
    PrintedNumber("v", "0.0025", .exact),
    PrintedNumber("n_v", "0.625", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  /// Every quantity, against fifty digits computed elsewhere.
  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "gradient-check")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-13)
    }
    #expect(Set(reference.numbers.keys).isSuperset(of: ReferenceValues.derived(in: derivation)))
  }

  static let settings: [Settings] = [
    "h=0.1", "w_5=-0.4", "i_1=-3 i_2=7", "b_1=-4 b_2=3.5", "target_o1=-2 target_o2=3",
    "w_1=2 w_2=-2 w_3=2 w_4=-2 w_5=2 w_6=-2 w_7=2 w_8=-2", "x=-7 h=3 k=1", "x=0 h=0.000001 k=0.000001",
  ]

  /// Every share in the table is that of rounding, whatever the weights; gradients and differences stand beside it.
  @Test(arguments: settings)
  func everyGradientPasses(_ settings: Settings) throws {
    let derivation = try Lesson.gradientCheck.derivation(settings: settings.values)
    derivation.expectSound()
    let (network, inputs, setting) = try TwoTwoTwo.taken(from: derivation)
    let oracle = network.gradients(inputs, setting)
    let rows = derivation.tables[0].rows
    #expect(rows.count == 8)
    for (row, gradient) in zip(rows, oracle.weights) {
      let difference = try #require(row[2].measured)
      // Each error is off by rounding, and the step of 10⁻⁵ divides that; the rest is h² times a derivative.
      #expect((difference - gradient).magnitude < 1e-9 * max(1, oracle.error))
      #expect(try #require(row[3].measured) <= 1e-4)
    }
  }

  /// The difference quotients of a cube, for which the errors are h² and 3xh + h² exactly.
  @Test(arguments: settings)
  func theCube(_ settings: Settings) throws {
    let derivation = try Lesson.gradientCheck.derivation(settings: settings.values)
    let (x, h) = try (derivation.enclosure("x").exact ?? 0, derivation.enclosure("h").exact ?? 0)
    let square = h * h
    let forward = Rational(3) * x * h + square
    #expect(try derivation.enclosure("m_c").exact == square)
    #expect(try derivation.enclosure("m_f").exact == forward)
  }

  /// The picture: the central errors lie where they are expected, and have their least near the best step.
  @Test func theCurves() throws {
    let derivation = try Self.derived.get()
    guard case .plot(let plot) = try #require(derivation.figures.first) else {
      Issue.record("the figure is no plot")
      return
    }
    let (forward, central, expected) = (plot.series[0], plot.series[1], plot.series[2])
    #expect(plot.series.map(\.name) == ["right", "central", "expected"])
    let best = try derivation.double("h_best")
    for (measured, theory) in zip(central.points, expected.points) {
      // The errors of two doubles are a few times 2⁻⁵³ at most, and by chance much smaller.
      #expect(measured.y <= 8 * theory.y)
      if theory.x > 100 * best { #expect(agree(measured.y / theory.y, 1, within: 0.05)) }
    }
    let least = try #require(central.points.min { $0.y < $1.y })
    #expect(least.x > best / 1000 && least.x < best * 10)
    // Forward differences are worse by far where the step is large.
    for (one, both) in zip(forward.points, central.points) where one.x > 1e-3 && one.x < 0.1 {
      #expect(one.y > 10 * both.y)
    }
  }

  /// Outside the step the difference at the kink agrees with the gradient, inside it does not.
  @Test(arguments: ["0.000001", "0.01", "0.5", "1"])
  func theKink(k: String) throws {
    let derivation = try Lesson.gradientCheck.derivation(settings: ["k": [try #require(Decimal(k))]])
    let rows = derivation.tables[1].rows
    let values = rows.map { row in
      row.map { cell -> Rational? in if case .value(let enclosure) = cell { enclosure.exact } else { nil } }
    }
    let quarters = [0, 0, 1, 2, 3, 4, 4].map { Rational($0) / Rational(4) }
    #expect(values.map { $0[1] } == [0, 0, 0, 0, 1, 1, 1].map { Rational($0) })
    #expect(values.map { $0[2] } == quarters)
  }

  static let hostile: [(Settings, Outcome)] = [
    ("h=0", .refused("h")), ("h=-1", .refused("h")), ("k=0", .refused("k")), ("x=1e9", .refused("x")),
    ("w_5=1e300", .noValue("h_best")), ("target_o1=1e160", .noValue("E_o1")), ("i_1=1e9999", .noValue("i_1")),
    ("b_1=-1e5", .noValue("h_best")), ("i_1=0 i_2=0", .derived), ("w_7=0", .derived),
    ("g_1=0", .unknown("g_1")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.gradientCheck.outcome(settings) == outcome)
  }
}
