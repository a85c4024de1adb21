import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct TrainingTests {
  private static let derived = Result { try Lesson.training.derivation() }

  /// What the walkthrough prints that the source links to, and whose value each number is.
  static let walkthrough = [
    PrintedNumber("E_total+", "0.291027924", .wrong),
    PrintedNumber("E_total*", "0.291027924", .rounded),
    PrintedNumber("E_total[10000]", "0.0000351085", .wrong),
    PrintedNumber("E_total[9999]", "0.0000351085", .rounded),
    PrintedNumber("out_o1[10000]", "0.015912196", .wrong),
    PrintedNumber("out_o1*[10000]", "0.015912196", .rounded),
    PrintedNumber("out_o2[10000]", "0.984065734", .wrong),
    PrintedNumber("out_o2*[10000]", "0.984065734", .rounded),
    // No order of the updates has this error together with these outputs.
    PrintedNumber("E_total*[10000]", "0.0000351085", .wrong),
  ]

  /// What the stated procedure gives.
  static let right = [
    PrintedNumber("E_total", "0.298371109", .rounded),
    PrintedNumber("E_total+", "0.291027774", .rounded),
    PrintedNumber("s_h1", "0.03022974", .rounded),
    PrintedNumber("w_1*", "0.149817639", .rounded),
    PrintedNumber("out_o1[10000]", "0.015913620", .rounded),
    PrintedNumber("out_o2[10000]", "0.984064274", .rounded),
    PrintedNumber("E_total[10000]", "0.0000351018778", .rounded),
    PrintedNumber("E_total*[10000]", "0.0000350847863", .rounded),
  ]

  @Test(arguments: walkthrough)
  func printedInTheWalkthrough(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test(arguments: right)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  /// Every quantity, against fifty digits computed elsewhere; the weights after 10,000 rounds to ten places.
  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "training")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-13)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  /// The misprints of the walkthrough, each with its cause: the early update, or the quantity whose value it is.
  @Test func errata() throws {
    try Lesson.training.expectErrata([
      Erratum("walkthrough", .wrong, .updatedTooEarly(["w_5", "w_6", "w_7", "w_8"])),
      Erratum("walkthrough", .wrong, .otherQuantity("E_total[9999]")),
      Erratum("walkthrough", .wrong, .otherQuantity("out_o1*[10000]")),
      Erratum("walkthrough", .wrong, .otherQuantity("out_o2*[10000]")),
    ])
  }

  // MARK: Other givens

  static let settings: [Settings] = [
    "rounds=1", "rounds=2", "rounds=100", "rounds=300 alpha=5", "rounds=50 alpha=-0.5", "rounds=20 alpha=0",
    "rounds=200 w_5=-0.4 b_1=-1", "rounds=200 target_o1=0.6 target_o2=0.6", "rounds=100 i_1=-3 i_2=7",
  ]

  /// The table against training in plain doubles with the compiler's gradients.
  @Test(arguments: settings)
  func trainingAgreesWithTheCompilersGradients(_ settings: Settings) throws {
    let derivation = try Lesson.training.derivation(settings: settings.values)
    derivation.expectSound()
    let (network, inputs, setting) = try TwoTwoTwo.taken(from: derivation)
    let (alpha, rounds) = (try derivation.double("alpha"), Int(try derivation.double("rounds")))
    var weights = network.all
    for _ in 0..<rounds {
      let gradients = TwoTwoTwo(weights).gradients(inputs, setting).weights
      weights = zip(weights, gradients).map { $0 - alpha * $1 }
    }
    for (number, weight) in weights.enumerated() {
      #expect(agree(try derivation.double(Symbol("w_\(number + 1)[\(rounds)]")), weight, within: 1e-9))
    }
    let error = TwoTwoTwo(weights).gradients(inputs, setting).error
    let measured = try #require(derivation.tables[1].rows.last?[3].measured)
    #expect(agree(measured, error, within: 1e-12))
    #expect(agree(try derivation.double(Symbol("E_total[\(rounds)]")), error, within: 1e-9))
  }

  /// The order of the updates against a loop that moves the output weights first.
  @Test(arguments: settings)
  func theEarlyOrder(_ settings: Settings) throws {
    let derivation = try Lesson.training.derivation(settings: settings.values)
    let (network, inputs, setting) = try TwoTwoTwo.taken(from: derivation)
    let (alpha, rounds) = (try derivation.double("alpha"), Int(try derivation.double("rounds")))
    var weights = network.all
    for _ in 0..<rounds { weights = network.early(weights, inputs, setting, alpha) }
    for (number, weight) in weights.enumerated() {
      #expect(agree(try derivation.double(Symbol("w_\(number + 1)*[\(rounds)]")), weight, within: 1e-9))
    }
    // With no rate nothing moves, and the orders cannot differ.
    let differ = try derivation.double("E_total*") != derivation.double("E_total+")
    #expect(differ == (alpha != 0))
  }

  /// The curve begins after the first round and ends after the last.
  @Test(arguments: [1, 2, 10, 11, 997])
  func theCurve(rounds: Int) throws {
    let derivation = try Lesson.training.derivation(settings: ["rounds": [Decimal(rounds)]])
    guard case .plot(let plot) = try #require(derivation.figures.first) else {
      Issue.record("the figure is no plot")
      return
    }
    let points = plot.series[0].points
    #expect(points.map(\.x) == points.map(\.x).sorted())
    #expect(points.first?.x == 1 && points.last?.x == Double(rounds))
    #expect(points.first?.y == derivation.tables[1].rows[1][3].measured)
    #expect(points.last?.y == derivation.tables[1].rows.last?[3].measured)
    #expect(points.map(\.y) == points.map(\.y).sorted(by: >), "the error falls")
  }

  static let hostile: [(Settings, Outcome)] = [
    ("rounds=0", .refused("rounds")), ("rounds=1.5", .refused("rounds")),
    ("rounds=100001", .refused("rounds")),
    ("rounds=2 w_1=1e300", .derived), ("rounds=2 w_5=-1e300 w_6=1e300", .derived),
    ("rounds=3 alpha=1e300", .noValue("w_1*")), ("rounds=3 alpha=1e160 target_o1=1e100", .noValue("s_h1")),
    ("rounds=3 alpha=1e308 target_o1=1e10", .noValue("w_1+")), ("rounds=3 target_o1=1e160", .noValue("E_o1")),
    ("rounds=3 i_1=1e9999", .noValue("i_1")), ("rounds=3 i_1=1e6 i_2=-1e6", .derived),
    ("w_1=1,2", .refused("w_1")), ("w_9=1", .unknown("w_9")), ("s_h1=1", .unknown("s_h1")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.training.outcome(settings) == outcome)
  }
}

extension TwoTwoTwo {
  /// The eight weights in their order.
  var all: [Double] { [w1, w2, w3, w4, w5, w6, w7, w8] }

  /// One round in which the output weights move first, and the hidden gradients are taken with the new ones.
  fileprivate func early(_ weights: [Double], _ inputs: Inputs, _ setting: Setting, _ rate: Double)
    -> [Double]
  {
    let network = TwoTwoTwo(weights)
    let gradients = network.gradients(inputs, setting).weights
    var next = zip(weights, gradients).map { $0 - rate * $1 }
    // The share of an output in the gradient of a weight into it is that of its net input, times the hidden output.
    let hidden = network.hidden(inputs, setting)
    let deltas = (gradients[4] / hidden.0, gradients[6] / hidden.0)
    let shares = (
      deltas.0 * next[4] + deltas.1 * next[6], deltas.0 * next[5] + deltas.1 * next[7]
    )
    for (number, (share, out)) in [(shares.0, hidden.0), (shares.1, hidden.1)].enumerated() {
      next[2 * number] = weights[2 * number] - rate * share * out * (1 - out) * inputs.i1
      next[2 * number + 1] = weights[2 * number + 1] - rate * share * out * (1 - out) * inputs.i2
    }
    return next
  }
}
