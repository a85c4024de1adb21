import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct FGSMTests {
  private static let derived = Result { try Lesson.fgsm.derivation() }

  /// The source training gives the formula; the numbers are the note's and the lesson's.
  static let printed = [
    PrintedNumber("w_1", "0.378510", .exact),
    PrintedNumber("w_5", "-3.892977", .exact),
    PrintedNumber("w_8", "2.925689", .exact),
    PrintedNumber("out_o1", "0.015913620", .rounded),
    PrintedNumber("out_o2", "0.984064274", .rounded),
    PrintedNumber("E_total", "3.51e-5", .rounded),
    PrintedNumber("dE_total/di_1", "-0.000128178366", .rounded),
    PrintedNumber("dE_total/di_2", "-0.000211411400", .rounded),
    PrintedNumber("i_1+", "-0.05", .exact),
    PrintedNumber("i_2+", "0", .exact),
    PrintedNumber("E_total+", "8.31609954e-5", .rounded),
    PrintedNumber("ratio", "2.37", .rounded),
    PrintedNumber("s", "4", .exact),
    PrintedNumber("s+", "4.6", .exact),
    PrintedNumber("change", "0.6", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  /// Every quantity of the attack on the network and of the linear score, against fifty digits computed
  /// elsewhere, beginning with the weights that 10,000 rounds of training leave.
  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "fgsm")
    for symbol in reference.numbers.keys {
      try reference.expectEnclosed(symbol, in: derivation, width: symbol == "ratio" ? 1e-12 : 1e-14)
    }
    // The training starts where the lesson backprop does; the pictures are compared with a classifier below.
    let rest = Set(ReferenceValues.derived(in: derivation)).subtracting(reference.numbers.keys)
    let pictures: [Symbol] = ["X", "Y", "W", "Z", "P", "J", "img", "V", "prob", "K", "W+"]
    #expect(rest.filter { !$0.isOfTraining && !$0.isDerivative } == Set(pictures))
  }

  /// The first round of the training is the step of the lesson backprop.
  @Test func trainingBeginsLikeBackprop() throws {
    let derivation = try Self.derived.get()
    let backprop = try Lesson.backprop.derivation()
    for index in 1...8 {
      let mine = try derivation.enclosure(Symbol("w_\(index)'+"))
      #expect(try mine.interval.intersects(backprop.enclosure(Symbol("w_\(index)+")).interval))
    }
  }

  static let settings: [Settings] = [
    "epsilon=0.1", "rounds=0", "rounds=1", "rounds=100", "rounds=3000 i_1=0.5 i_2=-0.5",
    "target_o1=1 target_o2=0",
    "i_1=0 i_2=0", "i_1=-2 i_2=3 rounds=500", "target_o1=0.5 target_o2=0.5 rounds=10",
  ]

  @Test(arguments: settings)
  func gradientsAgreeWithTheCompilersAndWithDifferences(_ settings: Settings) throws {
    let derivation = try Lesson.fgsm.derivation(settings: settings.values)
    derivation.expectSound()
    let (network, inputs, setting) = try TwoTwoTwo.taken(from: derivation)
    let oracle = network.gradients(inputs, setting)
    #expect(agree(try derivation.double("E_total"), oracle.error, within: 1e-14))
    let slopes = try derivation.slopes(of: "E_total", by: ["i_1", "i_2"])
    for (input, (gradient, slope)) in zip(["i_1", "i_2"] as [Symbol], zip(oracle.inputs, slopes)) {
      let derived = try derivation.double(.derivative(of: "E_total", by: input))
      #expect(agree(derived, gradient, within: 1e-13))
      #expect(agree(derived, slope, within: 1e-8))
    }
  }

  /// The weights of the lesson against training in plain doubles with the compiler's gradients.
  @Test(arguments: [0, 1, 100, 10_000])
  func trainedWeights(rounds: Int) throws {
    let derivation = try Lesson.fgsm.derivation(settings: ["rounds": [Decimal(rounds)]])
    var weights = [0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55]
    for _ in 0..<rounds {
      let network = TwoTwoTwo(weights)
      let gradients = network.gradients(TwoTwoTwo.Inputs(i1: 0.05, i2: 0.1), TwoTwoTwo.Setting()).weights
      weights = zip(weights, gradients).map { $0 - 0.5 * $1 }
    }
    for (index, weight) in weights.enumerated() {
      #expect(
        try derivation.enclosure(Symbol("w_\(index + 1)")).exact
          == Decimal.rounded(Rational(exactly: weight) ?? 0, places: 6).exact)
    }
  }

  /// A small attack never helps the network.
  @Test(arguments: settings)
  func aSmallAttackNeverLowersTheLoss(_ settings: Settings) throws {
    let derivation = try Lesson.fgsm.derivation(settings: settings.values)
    var program = try Program(derivation.definitions, inputs: ["i_1", "i_2"], outputs: ["E_total"])
    let before = program["E_total"]
    var last = before
    for size in [1e-9, 1e-6, 1e-4, 1e-3, 1e-2] {
      for input in ["i_1", "i_2"] as [Symbol] {
        let slope = try derivation.double(.derivative(of: "E_total", by: input))
        program.set(input, to: [try derivation.double(input) + (slope > 0 ? size : slope < 0 ? -size : 0)])
      }
      program.run()
      #expect(program["E_total"] >= last)
      last = program["E_total"]
    }
    #expect(last > before)
  }

  /// The change of a linear score is ε‖w‖₁, whatever the weights and the inputs.
  @Test(
    arguments: [
      ("w=2,-1,3", "6"), ("w=1,1,1 x=-5,0,5", "3"), ("w=-1,-1,-1", "3"), ("w=0,0,0", "0"),
      ("w=0.5,0,-0.25", "0.75"),
      ("w=1e10,-1e-10,7", "10000000007.0000000001"), ("w=1e-300,1e-300,0 x=0,0,0", "2e-300"),
      ("w=1e100,1e100,-1e100 x=1,1,1", "3e100"),
    ] as [(Settings, String)])
  func theChangeOfALinearScore(_ settings: Settings, norm: String) throws {
    for epsilon in ["0.007", "10"] {
      let size = try #require(Decimal(epsilon))
      // Untrained, since the network has no part in it.
      let values = settings.values.merging(["epsilon": [size], "rounds": [Decimal(0)]]) { $1 }
      let change = try Lesson.fgsm.derivation(settings: values).enclosure("change")
      #expect(change.exact == size.exact * (try #require(Decimal(norm))).exact)
    }
  }

  // MARK: Pictures

  /// The table of the attack on a picture, against a classifier in plain doubles that learns from the same pictures.
  @Test func thePictureIsTakenForAnother() throws {
    let derivation = try Self.derived.get()
    let table = try #require(derivation.tables.last)
    let points = try #require(derivation.definitions.value(of: "X")).doubles
    let pictures = stride(from: 0, to: points.count, by: 36).map { Array(points[$0..<$0 + 36]) }
    #expect(pictures.count == 12 && points.allSatisfy { (0.1...1).contains($0) })
    let classifier = SoftmaxClassifier(pictures, (0..<12).map { $0 % 3 }, classes: 3, rounds: 200)

    var losses: [Double] = []
    var answers: [String] = []
    for row in table.rows {
      let size = try #require(row[0].measured)
      let expected = classifier.probabilities(classifier.attacked(pictures[0], kind: 0, by: size))
      let confidence = try row[1...3].map { try #require($0.measured) }
      for (mine, other) in zip(confidence, expected) { #expect(agree(mine, other, within: 1e-12)) }
      #expect(agree(confidence.reduce(0, +), 1, within: 1e-15))
      losses.append(try #require(row[4].measured))
      #expect(agree(losses.last ?? .nan, -log(confidence[0]), within: 1e-14))
      guard case .words(let answer) = row[5] else {
        Issue.record("\(row[5]) is no answer")
        continue
      }
      answers.append(answer)
    }
    #expect(answers == ["vertical", "vertical", "vertical", "horizontal", "horizontal", "horizontal"])
    #expect(losses == losses.sorted())
    #expect(try #require(table.rows.first?[1].measured) > 0.99, "clean, the classifier is sure")
    #expect(try #require(table.rows.last?[1].measured) < 0.05, "attacked, it is sure of something else")
  }

  /// What is drawn: the clean picture, the change, and their sum, from black to white.
  @Test func thePicturesThatAreDrawn() throws {
    guard case .pictures(let pictures, _) = try #require(try Self.derived.get().figures.first) else {
      Issue.record("the figure is no picture")
      return
    }
    try #require(pictures.count == 3)
    let points = pictures.map { $0.rows.flatMap(\.self) }
    #expect(points.allSatisfy { $0.count == 36 })
    for ((clean, change), attacked) in zip(zip(points[0], points[1]), points[2]) {
      #expect(agree(clean + change - 0.5, attacked, within: 1e-15))
      #expect((0...1).contains(attacked) && (attacked - clean).magnitude <= 0.2 + 1e-15)
    }
  }

  static let hostile: [(Settings, Outcome)] = [
    ("epsilon=0", .derived), ("epsilon=10", .derived), ("epsilon=1e-300", .derived),
    // The slope is smaller than any double, and the attack goes by its sign.
    ("i_1=1e300", .noValue("i_1+")), ("target_o1=1e100 rounds=10", .noValue("i_1+")),
    ("target_o1=1e200", .noValue("E_o1'")),
    ("w=1e300,1e300,-1e300", .derived),
    ("w=1e308,1e308,1e308", .noValue("s")), ("x=1e9999,0,0", .noValue("x")),
    ("epsilon=-0.1", .refused("epsilon")), ("epsilon=11", .refused("epsilon")),
    ("rounds=-1", .refused("rounds")),
    ("rounds=1.5", .refused("rounds")), ("rounds=1000000", .refused("rounds")),
    ("rounds=1e300", .refused("rounds")),
    ("w=1", .refused("w")), ("w=1,2,3,4", .refused("w")), ("x=", .refused("x")), ("i_1=1,2", .refused("i_1")),
    ("w_1=0.3", .unknown("w_1")), ("b_1=0", .unknown("b_1")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.fgsm.outcome(settings) == outcome)
  }
}

extension Symbol {
  /// Whether it is one of the quantities with which the network is trained before the attack.
  fileprivate var isOfTraining: Bool {
    if case .name(_, _, let mark) = form { mark.hasPrefix("'") } else { false }
  }

  fileprivate var isDerivative: Bool { if case .derivative = form { true } else { false } }
}
