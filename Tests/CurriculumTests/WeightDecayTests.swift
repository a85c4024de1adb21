import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct WeightDecayTests {
  private static let derived = Result { try Lesson.weightDecay.derivation() }

  /// The sources name the penalties; the numbers are the note's.
  static let printed = [
    PrintedNumber("dC/dw", "-1", .exact),
    PrintedNumber("dJ/dw", "-0.5", .exact),
    PrintedNumber("f", "0.95", .exact),
    PrintedNumber("w+", "1.05", .exact),
    PrintedNumber("u_1", "1.3333", .rounded),
    PrintedNumber("u_2", "0.2", .exact),
    PrintedNumber("r", "0.5", .exact),
    PrintedNumber("v_1", "1.5", .exact),
    PrintedNumber("v_2", "0", .exact),
    PrintedNumber("norm", "5", .exact),
    PrintedNumber("dA/dw", "2", .exact),
    PrintedNumber("E_mean", "0.625", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "weight-decay")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 0x1p-50)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  @Test func misprintsOfTheSources() throws {
    try Lesson.weightDecay.expectErrata([Erratum("hyperparameters", line: 79)])
  }

  static let settings: [Settings] = [
    "w=1", "w=-2 lambda=0.1", "t_1=-3 t_2=-0.2", "a=4 lambda=3", "lambda=0", "w=0.3 alpha=2 t_2=5",
    "s=0 x=-1",
  ]

  /// Slopes against differences; the step as decay.
  @Test(arguments: settings)
  func slopesAgreeWithDifferences(_ settings: Settings) throws {
    let derivation = try Lesson.weightDecay.derivation(settings: settings.values)
    derivation.expectSound()
    for dependent in ["J", "A"] as [Symbol] {
      let slope = try derivation.slopes(of: dependent, by: ["w"])[0]
      #expect(agree(try derivation.double(.derivative(of: dependent, by: "w")), slope, within: 1e-8))
    }
    let value = { (symbol: Symbol) in try derivation.double(symbol) }
    let decayed = try value("f") * value("w") - value("alpha") * value("a") * (value("w") - value("t_1"))
    #expect(agree(try value("w+"), decayed, within: 1e-14))
  }

  /// Where the weights rest, the cost with its penalty is least: all around it is greater.
  @Test(arguments: settings)
  func restIsTheMinimum(_ settings: Settings) throws {
    let derivation = try Lesson.weightDecay.derivation(settings: settings.values)
    let value = { (symbol: Symbol) in try derivation.double(symbol) }
    let (a, lambda) = (try value("a"), try value("lambda"))
    for index in 1...2 {
      let goal = try value(Symbol("t_\(index)"))
      func squared(_ w: Double) -> Double { a * (w - goal) * (w - goal) / 2 + lambda * w * w / 2 }
      func absolute(_ w: Double) -> Double { a * (w - goal) * (w - goal) / 2 + lambda * abs(w) }
      let (u, v) = (try value(Symbol("u_\(index)")), try value(Symbol("v_\(index)")))
      for step in [-1, -0.1, -0.001, 0.001, 0.1, 1] {
        #expect(squared(u + step) > squared(u) && absolute(v + step) > absolute(v))
      }
    }
  }

  @Test(
    arguments: ["q=3,4 c=2", "q=0.3,0.4 c=2", "q=0,0 c=1", "q=-5,12 c=13", "q=-5,12 c=0.001"] as [Settings])
  func theNormStaysWithinItsLimit(_ settings: Settings) throws {
    let derivation = try Lesson.weightDecay.derivation(settings: settings.values)
    let (before, after) = (
      try #require(derivation.definitions.value(of: "q")).doubles,
      try #require(derivation.definitions.value(of: "q+")).doubles
    )
    let limit = try derivation.double("c")
    let norm = (before[0] * before[0] + before[1] * before[1]).squareRoot()
    #expect(agree((after[0] * after[0] + after[1] * after[1]).squareRoot(), min(norm, limit), within: 1e-14))
    // The direction stays.
    #expect(abs(before[0] * after[1] - before[1] * after[0]) < 1e-13)
  }

  // MARK: The neuron

  /// At rest the slope of the error balances the penalty: λw for L2; for L1 λ against a weight, at most λ at 0.
  @Test(arguments: [0.05, 0.3, 1])
  func theNeuronRestsWhereThePullsBalance(strength: Double) {
    var random = SeededGenerator(seed: 9)
    let data = ManyInputs(examples: 20, inputs: 12, noise: 1, using: &random)
    func slopes(_ weights: Matrix) -> [Double] {
      (0..<12).map { input in
        (0..<20).reduce(0) { sum, row in
          let output = (0..<12).reduce(0) { $0 + data.inputs[row, $1] * weights[$1, 0] }
          return sum + (output - data.targets[row, 0]) * data.inputs[row, input] / 20
        }
      }
    }
    var (square, absolute) = (LinearDescent(on: data), LinearDescent(on: data))
    for _ in 0..<2000 {
      square.step(rate: 0.2, square: strength)
      absolute.step(rate: 0.2, absolute: strength)
    }
    for (slope, weight) in zip(slopes(square.weights), square.weights.elements) {
      #expect(abs(slope + strength * weight) < 1e-9)
    }
    for (slope, weight) in zip(slopes(absolute.weights), absolute.weights.elements) {
      #expect(weight == 0 ? abs(slope) <= strength + 1e-9 : abs(slope + strength * weight.sign) < 1e-9)
    }
  }

  /// Only L1 sets weights to 0, and most of those that say nothing, for any seed.
  @Test(arguments: 0..<6)
  func onlyL1IsSparse(seed: Int) throws {
    let tables = try Lesson.weightDecay.derivation(settings: ["seed": [Decimal(seed)]]).tables
    let zeros = try #require(tables.last).rows.map { $0[1] }
    #expect(zeros[0] == .count(0) && zeros[1] == .count(0))
    guard case .count(let sparse) = zeros[2] else { return }
    #expect(sparse >= 4 && sparse <= 10, "\(sparse)")
  }

  static let hostile: [(Settings, Outcome)] = [
    ("lambda=0", .derived), ("lambda=1000", .derived), ("alpha=1000", .derived), ("w=0", .derived),
    ("t_1=0 t_2=0", .derived), ("q=0,0", .derived), ("x=0 y=0 s=0", .derived), ("sigma=0", .derived),
    ("sigma=100 seed=0", .derived), ("w=-1", .derived),
    ("a=0", .noValue("r")), ("a=0 lambda=0", .noValue("u_1")),
    ("a=-1", .refused("a")), ("lambda=-0.1", .refused("lambda")), ("alpha=1001", .refused("alpha")),
    ("c=0", .refused("c")), ("q=1", .refused("q")), ("w=1e9", .refused("w")), ("seed=-1", .refused("seed")),
    ("u_1=1", .unknown("u_1")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.weightDecay.outcome(settings) == outcome)
  }
}
