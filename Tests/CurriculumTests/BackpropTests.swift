import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct BackpropTests {
  private static let derived = Result { try Lesson.backprop.derivation() }
  private static let weights = (1...8).map { Symbol(base: "w", index: "\($0)") }

  /// The walkthrough of the source deep-learning, with its line numbers, number by number.
  static let walkthrough: [(line: Int, PrintedNumber)] = [
    (60, PrintedNumber("net_h1", "0.3775", .exact)),
    (61, PrintedNumber("out_h1", "0.593269992", .rounded)),
    (63, PrintedNumber("out_h2", "0.596884378", .rounded)),
    (64, PrintedNumber("out_o1", "0.75136507", .rounded)),
    (65, PrintedNumber("out_o2", "0.772928465", .rounded)),
    (69, PrintedNumber("E_o1", "0.274811083", .rounded)),
    (70, PrintedNumber("E_o2", "0.023450026", .wrong)),
    (71, PrintedNumber("E_total", "0.298371109", .rounded)),
    (82, PrintedNumber("dE_total/dout_o1", "0.74136507", .rounded)),
    (92, PrintedNumber("dout_o1/dnet_o1", "0.186815602", .rounded)),
    (99, PrintedNumber("dnet_o1/dw_5", "0.593269992", .rounded)),
    (107, PrintedNumber("dE_total/dw_5", "0.082167041", .rounded)),
    (110, PrintedNumber("w_5+", "0.35891648", .rounded)),
    (123, PrintedNumber("dE_o1/dout_h1", "0.74136507", .wrong)),
    (123, PrintedNumber("dE_o1/dout_o1", "0.74136507", .rounded)),
    (127, PrintedNumber("dnet_o1/dout_h1", "0.40", .exact)),
    (130, PrintedNumber("dE_o1/dout_h1", "0.055399425", .rounded)),
    (131, PrintedNumber("dE_o2/dout_h1", "-0.019049119", .lastDigit)),
    (132, PrintedNumber("dE_total/dout_h1", "0.36350306", .wrong)),
    (137, PrintedNumber("dout_h1/dnet_h1", "0.241300709", .rounded)),
    (144, PrintedNumber("dnet_h1/dw_1", "0.05", .exact)),
    (148, PrintedNumber("dE_total/dw_1", "0.000438568", .rounded)),
  ]

  /// What the source leaves to the reader: the other gradients, the new weights, the error after the step.
  static let continuation = [
    PrintedNumber("dE_total/dw_2", "0.000877135", .rounded),
    PrintedNumber("dE_total/dw_3", "0.000497713", .rounded),
    PrintedNumber("dE_total/dw_4", "0.000995425", .rounded),
    PrintedNumber("dE_total/dw_6", "0.082667628", .rounded),
    PrintedNumber("dE_total/dw_7", "-0.022602540", .rounded),
    PrintedNumber("dE_total/dw_8", "-0.022740242", .rounded),
    PrintedNumber("w_1+", "0.149780716", .rounded),
    PrintedNumber("w_2+", "0.199561432", .rounded),
    PrintedNumber("w_3+", "0.249751144", .rounded),
    PrintedNumber("w_4+", "0.299502287", .rounded),
    PrintedNumber("w_5+", "0.358916480", .rounded),
    PrintedNumber("w_6+", "0.408666186", .rounded),
    PrintedNumber("w_7+", "0.511301270", .rounded),
    PrintedNumber("w_8+", "0.561370121", .rounded),
    PrintedNumber("E_total+", "0.291027774", .rounded),
    // What the walkthrough that the source follows prints: the weights of the output layer were moved too early.
    PrintedNumber("E_total+", "0.291027924", .wrong),
  ]

  @Test(arguments: walkthrough)
  func printedInTheSource(line: Int, number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test(arguments: continuation)
  func leftToTheReader(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  /// Every quantity, against fifty digits computed elsewhere.
  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "backprop")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-13)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  /// Givens near the notes' own, and far from them.
  static let settings: [Settings] = [
    "alpha=0.5", "alpha=5", "alpha=-0.5", "alpha=0", "w_5=-0.4", "i_1=0 i_2=0", "i_1=-3 i_2=7",
    "target_o1=0 target_o2=1", "target_o1=-20 target_o2=20", "b_1=-4 b_2=3.5",
    "w_1=0 w_2=0 w_3=0 w_4=0 w_5=0 w_6=0 w_7=0 w_8=0", "w_1=2 w_2=-2 w_3=2 w_4=-2 w_5=2 w_6=-2 w_7=2 w_8=-2",
    "i_1=1e-300 i_2=-1e-300", "i_1=10 i_2=10 w_1=1.5",
  ]

  /// The gradients against the compiler's and against the error itself, then the step and the error after it.
  @Test(arguments: settings)
  func gradientsAgreeWithTheCompilersAndWithDifferences(_ settings: Settings) throws {
    let derivation = try Lesson.backprop.derivation(settings: settings.values)
    derivation.expectSound()
    let (network, inputs, setting) = try TwoTwoTwo.taken(from: derivation)
    let (error, gradients, _) = network.gradients(inputs, setting)
    #expect(agree(try derivation.double("E_total"), error, within: 1e-14))

    let slopes = try derivation.slopes(of: "E_total", by: Self.weights)
    var moved: [Double] = []
    for (weight, (gradient, slope)) in zip(Self.weights, zip(gradients, slopes)) {
      let derived = try derivation.double(.derivative(of: "E_total", by: weight))
      #expect(agree(derived, gradient, within: 1e-13))
      #expect(agree(derived, slope, within: 1e-7))
      let new = try derivation.double(weight) - derivation.double("alpha") * gradient
      #expect(agree(try derivation.double(weight.updated), new, within: 1e-13))
      moved.append(new)
    }
    let after = TwoTwoTwo(moved).gradients(inputs, setting).error
    #expect(agree(try derivation.double("E_total+"), after, within: 1e-12))
  }

  /// With the output weights moved before the hidden gradients are taken comes what is printed elsewhere.
  @Test func movingTheOutputWeightsTooEarly() throws {
    let derivation = try Self.derived.get()
    let (network, inputs, setting) = try TwoTwoTwo.taken(from: derivation)
    let early = network.gradients(inputs, setting).weights
    var half = network
    (half.w5, half.w6) = (network.w5 - early[4] / 2, network.w6 - early[5] / 2)
    (half.w7, half.w8) = (network.w7 - early[6] / 2, network.w8 - early[7] / 2)
    // Hidden gradients whose output weights are new, while the outputs are still the old ones.
    let hidden = try zip(["1", "2"], [(half.w5, half.w7), (half.w6, half.w8)]).map { unit, outgoing in
      let first =
        try derivation.double(Symbol("dE_total/dout_o1")) * derivation.double(Symbol("dout_o1/dnet_o1"))
      let second =
        try derivation.double(Symbol("dE_total/dout_o2")) * derivation.double(Symbol("dout_o2/dnet_o2"))
      return try (first * outgoing.0 + second * outgoing.1)
        * derivation.double(Symbol("dout_h\(unit)/dnet_h\(unit)"))
    }
    half.w1 -= hidden[0] * inputs.i1 / 2
    half.w2 -= hidden[0] * inputs.i2 / 2
    half.w3 -= hidden[1] * inputs.i1 / 2
    half.w4 -= hidden[1] * inputs.i2 / 2
    #expect(agree(half.gradients(inputs, setting).error, 0.291027924, within: 5e-10))
  }

  static let hostile: [(Settings, Outcome)] = [
    ("w_1=1e300", .derived), ("w_5=-1e300 w_6=1e300", .derived), ("alpha=1e300", .derived),
    ("i_1=1e6 i_2=-1e6", .derived), ("b_1=1e308", .derived), ("b_1=-1e5 b_2=1e5", .derived),
    ("target_o1=1e100", .derived), ("target_o1=1e160", .noValue("E_o1")),
    ("w_1=1e308 i_1=1e308", .noValue("net_h1")),
    ("i_1=1e400", .noValue("i_1")), ("i_1=1e9999", .noValue("i_1")), ("i_1=1e-9999", .derived),
    ("alpha=1e308 target_o1=1e10", .noValue("w_1+")),
    ("w_1=1,2", .refused("w_1")), ("w_1=", .refused("w_1")), ("w_9=1", .unknown("w_9")),
    ("net_h1=1", .unknown("net_h1")), ("w_1=1,2 w_9=1", .unknown("w_9")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.backprop.outcome(settings) == outcome)
  }

  /// The lesson squares 1 + e^(−net) to show the derivative, which no double bounds below about −355.
  @Test(arguments: ["b_2=-400", "b_2=-1e5"] as [Settings])
  func veryNegativeNetInputs(_ settings: Settings) {
    #expect(Lesson.backprop.outcome(settings) == .noValue("dout_o1/dnet_o1"))
  }

  /// All misprints of the walkthrough, each found by computing.
  @Test func errata() throws {
    let derivation = try Lesson.backprop.derivation()
    let secondError: Expression = .half * (.symbol("target_o2") - .symbol("out_o2")) ** 2
    try Lesson.backprop.expectErrata([
      Erratum(
        "deep-learning", line: 60, .unchecked(.unknownSymbol("i_i")), .name(printed: "i_i", right: "i_1")),
      Erratum("deep-learning", line: 70, .wrong, .changedDigits(printed: "45", right: "56")),
      Erratum(
        "deep-learning", line: 71, .wrong,
        .number(
          printed: try #require(Decimal("0.023450026")), of: nil, right: "E_o2",
          value: try derivation.enclosure("E_o2"))),
      Erratum("deep-learning", line: 80, .wrong, .termSign(-secondError)),
      Erratum("deep-learning", line: 123, .wrong, .name(printed: "dE_o1/dout_h1", right: "dE_o1/dout_o1")),
      Erratum(
        "deep-learning", line: 130, .wrong,
        .number(
          printed: try #require(Decimal("0.75136507")), of: "out_o1", right: "dE_total/dout_o1",
          value: try derivation.enclosure("dE_total/dout_o1"))),
      Erratum("deep-learning", line: 131, .lastDigit),
      Erratum("deep-learning", line: 132, .wrong, .name(printed: "dE_o2/dout_h2", right: "dE_o2/dout_h1")),
      Erratum("deep-learning", line: 132, .wrong, .decimalPoint(1)),
      Erratum("deep-learning", line: 143, .wrong, .name(printed: "w_3", right: "w_2")),
    ])
  }
}

extension TwoTwoTwo {
  /// The network with eight weights.
  init(_ w: [Double]) {
    self.init(w1: w[0], w2: w[1], w3: w[2], w4: w[3], w5: w[4], w6: w[5], w7: w[6], w8: w[7])
  }

  /// The network, its inputs and its setting, with the numbers of a derivation.
  static func taken(from derivation: Derivation) throws -> (TwoTwoTwo, Inputs, Setting) {
    let weights = try (1...8).map { try derivation.double(Symbol(base: "w", index: "\($0)")) }
    let setting = Setting(
      b1: try derivation.double("b_1"), b2: try derivation.double("b_2"),
      target1: try derivation.double("target_o1"), target2: try derivation.double("target_o2"))
    let inputs = Inputs(i1: try derivation.double("i_1"), i2: try derivation.double("i_2"))
    return (TwoTwoTwo(weights), inputs, setting)
  }
}
