import Numerics
import Symbolics
import Testing
import WorkedExamples
import _Differentiation

@testable import Curriculum

@Suite struct RecurrentTests {
  private static let derived = Result { try Lesson.recurrent.derivation() }

  /// The sources tell it in words; the numbers are the note's.
  static let printed = [
    PrintedNumber("net_1", "0.5", .exact),
    PrintedNumber("h_1", "0.462117157", .rounded),
    PrintedNumber("net_2", "0.619693726", .rounded),
    PrintedNumber("h_2", "0.550914747", .rounded),
    PrintedNumber("net_3", "-0.0592682026", .rounded),
    PrintedNumber("h_3", "-0.0591989025", .rounded),
    PrintedNumber("E", "0.156351706", .rounded),
    PrintedNumber("dE/dh_3", "-0.559198902", .rounded),
    PrintedNumber("dnet_3/du", "0.808403817", .rounded),
    PrintedNumber("dE/du", "-0.450474284", .rounded),
    PrintedNumber("dE/dw", "0.206646264", .rounded),
    PrintedNumber("dh_3/dh_0", "0.279467869", .rounded),
    PrintedNumber("early", "0.25", .exact),
    PrintedNumber("late", "1", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "recurrent")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-14)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  @Test func theMisprint() throws {
    try Lesson.recurrent.expectErrata([Erratum("blog", line: 101)])
  }

  static let settings: [Settings] = [
    "u=0.8", "u=0", "u=-1.3 h_0=0.4", "w=2 x_1=-0.3", "x_1=-1 x_3=1", "h_0=-0.9 u=1.5 w=0.1", "y=3",
  ]

  /// The chain rule through time beside the compiler's derivative of the unrolled unit, and central differences.
  @Test(arguments: settings)
  func theGradientThroughTime(_ settings: Settings) throws {
    let derivation = try Lesson.recurrent.derivation(settings: settings.values)
    derivation.expectSound()
    let unit = Unit(
      w: try derivation.double("w"), u: try derivation.double("u"), start: try derivation.double("h_0"))
    let x = try (1...3).map { try derivation.double(Symbol("x_\($0)")) }
    let target = try derivation.double("y")
    let gradient = valueWithGradient(at: unit) { $0.error(x[0], x[1], x[2], target: target) }.gradient
    #expect(agree(try derivation.double("dE/du"), gradient.u, within: 1e-13))
    #expect(agree(try derivation.double("dE/dw"), gradient.w, within: 1e-13))
    let signal = try derivation.double("dE/dh_3") * derivation.double("dh_3/dh_0")
    #expect(agree(signal, gradient.start, within: 1e-13))
    for (symbol, slope) in zip(["u", "w"], try derivation.slopes(of: "E", by: ["u", "w"])) {
      #expect(agree(try derivation.double(.derivative(of: "E", by: Symbol(symbol))), slope, within: 1e-8))
    }
  }

  /// Of all pairs of numbers with four digits, and the table of their digits with them.
  @Test func everySumIsLabelled() throws {
    for a in 0...15 {
      for b in stride(from: a % 3, through: 15, by: 3) {
        let derivation = try Lesson.recurrent.derivation(settings: ["A": [Decimal(a)], "B": [Decimal(b)]])
        let labels = try (1...5).map { try derivation.double(Symbol("l_\($0)")) }
        #expect(labels == (0..<5).map { Double((a + b) >> $0 & 1) }, "\(a) + \(b)")
      }
    }
  }

  /// The bare power never shrinks for these weights; with tanh the derivative is that of the unit run step by step,
  /// and falls with every row.
  @Test func theMemory() throws {
    let table = try #require(try Self.derived.get().tables.first)
    for (column, weight) in [(1, 1.0), (3, 1.5)] {
      var (state, signal, step) = (0.0, 1.0, 0)
      var before = Double.infinity
      for row in table.rows {
        guard case .count(let length) = row[0], case .value(let power) = row[column] else {
          Issue.record("\(row)")
          return
        }
        while step < length {
          state = (0.5 + weight * state).tanh
          signal *= weight * (1 - state * state)
          step += 1
        }
        let measured = try #require(row[column + 1].measured)
        #expect((measured / signal - 1).magnitude < 1e-10)
        #expect(measured < before && power.interval.lower >= 1 && measured < power.interval.lower)
        before = measured
      }
      #expect(before < 1e-20)
    }
  }

  /// The generated sequence has the period 6 from any pair, each value the last less the one before.
  @Test(arguments: ["z_0=1,0", "z_0=0,1", "z_0=0.3,-7", "z_0=0,0"] as [Settings])
  func theWave(_ settings: Settings) throws {
    guard
      case .plot(let plot) = try #require(
        try Lesson.recurrent.derivation(settings: settings.values).figures.first)
    else {
      Issue.record("the figure is no plot")
      return
    }
    let values = plot.series[0].points.map(\.y)
    try #require(values.count == 19)
    for step in 2..<19 { #expect(agree(values[step], values[step - 1] - values[step - 2], within: 1e-12)) }
    for step in 6..<19 { #expect(agree(values[step], values[step - 6], within: 1e-12)) }
  }

  static let hostile: [(Settings, Outcome)] = [
    ("u=0 w=0", .derived), ("u=1e10", .derived), ("w=-1e5", .derived), ("h_0=1e300", .derived),
    ("A=0 B=0", .derived), ("A=15 B=15", .derived), ("z_0=1e300,-1e300", .derived),
    ("A=16", .refused("A")), ("B=-1", .refused("B")), ("A=2.5", .refused("A")), ("x_1=1,2", .refused("x_1")),
    ("z_0=1", .refused("z_0")), ("y=1e200", .noValue("E")), ("w=1e300 x_1=1e300", .noValue("net_1")),
    ("h_1=0", .unknown("h_1")), ("x_4=1", .unknown("x_4")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.recurrent.outcome(settings) == outcome)
  }
}

/// The unit over three steps as a plain function, which the compiler derives.
private struct Unit: Differentiable {
  var w, u, start: Double

  @differentiable(reverse)
  func error(_ x1: Double, _ x2: Double, _ x3: Double, target: Double) -> Double {
    let h1 = squashed(w * x1 + u * start)
    let h2 = squashed(w * x2 + u * h1)
    let h3 = squashed(w * x3 + u * h2)
    return (h3 - target) * (h3 - target) / 2
  }
}

private func squashed(_ x: Double) -> Double { x.tanh }

@derivative(of: squashed)
private func squashedWithPullback(_ x: Double) -> (value: Double, pullback: (Double) -> Double) {
  let value = x.tanh
  // cosh⁻², not 1 − tanh²: another way to the same slope.
  let growth = x.exp + (-x).exp
  return (value, { $0 * 4 / (growth * growth) })
}
