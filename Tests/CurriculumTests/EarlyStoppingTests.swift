import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct EarlyStoppingTests {
  private static let derived = Result { try Lesson.earlyStopping.derivation() }

  /// The sources give the rule in words; the numbers are the note's.
  static let printed = [
    PrintedNumber("f_1", "0.5", .exact),
    PrintedNumber("f_2", "0.95", .exact),
    PrintedNumber("w_1+", "0.5", .exact),
    PrintedNumber("w_2+", "0.05", .exact),
    PrintedNumber("J", "0.55", .exact),
    PrintedNumber("V", "0.5045", .exact),
    PrintedNumber("k", "6.95", .rounded),
    PrintedNumber("k_first", "2", .exact),
    PrintedNumber("k_best", "4", .exact),
    PrintedNumber("M", "0.475", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "early-stopping")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 0x1p-47)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  @Test func misprintsOfTheSources() throws {
    try Lesson.earlyStopping.expectErrata([
      Erratum("training", line: 158), Erratum("training", line: 174),
    ])
  }

  /// The table in closed form, beside descent step by step; and the turning point between two steps.
  @Test(arguments: ["t_1=1", "u_2=0.9", "lambda_2=0.01 alpha=1.5", "t_1=-3 t_2=5 u_1=2 u_2=1", "alpha=0.05"])
  func trainingInClosedForm(_ settings: Settings) throws {
    let derivation = try Lesson.earlyStopping.derivation(settings: settings.values)
    let given = { (symbol: Symbol) in try derivation.double(symbol) }
    let curvature = try [given("lambda_1"), given("lambda_2")]
    let (goal, truth) = (try [given("t_1"), given("t_2")], try [given("u_1"), given("u_2")])
    let rate = try given("alpha")
    var w = [0.0, 0.0]
    var states: [[Double]] = []
    for _ in 0...50 {
      func cost(_ wanted: [Double]) -> Double {
        let errors: [Double] = zip(w, wanted).map { $0 - $1 }
        return (curvature[0] * errors[0] * errors[0] + curvature[1] * errors[1] * errors[1]) / 2
      }
      states.append(w + [cost(goal), cost(truth)])
      for index in 0...1 { w[index] -= rate * curvature[index] * (w[index] - goal[index]) }
    }
    for row in derivation.tables[0].rows {
      guard case .count(let step) = row[0] else { continue }
      for (cell, expected) in zip(row[1...], states[step]) {
        guard case .value(let enclosure) = cell else { continue }
        #expect(agree(enclosure.interval.midpoint, expected, within: 1e-12), "step \(step)")
      }
    }
    let turn = try given("k")
    let (before, after) = (Int(turn.rounded(.down)), Int(turn.rounded(.up)))
    if after <= 50 {
      #expect((states[before][1] - truth[1]) * (states[after][1] - truth[1]) <= 0)
    }
  }

  // MARK: Patience

  /// The rule, written another way: stop at the first epoch that is so far behind the best one until then.
  @Test(arguments: 0..<20)
  func patienceFollowsTheRule(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let errors = (0..<30).map { _ in Double(Int.random(in: 0...20, using: &random)) }
    func best(_ epochs: Int) -> Int {
      let least = errors[..<epochs].min()
      return errors.firstIndex { $0 == least } ?? 0
    }
    var keptErrors: [Double] = []
    for patience in 1...10 {
      let stopped = StoppedTraining(errors, patience: patience)
      let last = errors.indices.first { $0 - best($0 + 1) >= patience } ?? errors.count - 1
      #expect(stopped.last == last && stopped.kept == best(last + 1))
      keptErrors.append(errors[stopped.kept])
    }
    #expect(keptErrors == keptErrors.sorted(by: >))
  }

  @Test func theTableOfPatience() throws {
    let rows = try Self.derived.get().tables[2].rows
    #expect(
      rows.map { Array($0[0...2]) } == [
        [.count(1), .count(3), .count(2)], [.count(2), .count(6), .count(4)],
        [.count(3), .count(6), .count(4)],
      ])
  }

  /// Half of the spread is gained by choosing, whatever the error.
  @Test(arguments: ["tau=0 delta=1", "tau=-2 delta=0.3", "delta=0"])
  func choosingFlatters(_ settings: Settings) throws {
    let derivation = try Lesson.earlyStopping.derivation(settings: settings.values)
    let exact = { (symbol: Symbol) in try #require(try derivation.enclosure(symbol).exact) }
    #expect(try exact("M") == exact("tau") - exact("delta") / Rational(2))
  }

  // MARK: The neuron

  /// Descent goes to the least squares; without noise both find the true weights.
  @Test func descentComesToTheLeastSquares() {
    var random = SeededGenerator(seed: 5)
    for noise in [0.0, 1] {
      let data = ManyInputs(examples: 20, inputs: 5, noise: noise, using: &random)
      var descent = LinearDescent(on: data)
      for _ in 0..<2000 { descent.step(rate: 0.2) }
      for (weight, wanted) in zip(descent.weights.elements, data.leastSquares.elements) {
        #expect(abs(weight - wanted) < 1e-10)
      }
      #expect((ManyInputs.distance(data.leastSquares) < 1e-20) == (noise == 0))
    }
  }

  /// The error on new data is the noise and the distance: beside the mean over 20,000 examples.
  @Test func theErrorOnNewData() {
    var random = SeededGenerator(seed: 6)
    let data = ManyInputs(examples: 20_000, inputs: 4, noise: 0.5, using: &random)
    let weights = Matrix(rows: 4, columns: 1, elements: [1, -1, 0.5, 0])
    #expect(ManyInputs.distance(weights) == 1.25)
    // Its standard error is √(2/20,000) of it, one per cent.
    #expect(abs(data.error(weights) / (0.25 + 1.25) - 1) < 0.04)
  }

  /// Least squares are as good as theory says, and what is kept is better than the end, over several seeds.
  @Test func stoppingPays() throws {
    var (kept, end) = (0.0, 0.0)
    for seed in 0..<8 {
      let derivation = try Lesson.earlyStopping.derivation(settings: ["seed": [Decimal(seed)]])
      let rows = try #require(derivation.tables.last).rows
      #expect(rows[0][3] == .measured(6))
      kept += try #require(rows[1][3].measured)
      end += try #require(rows[2][3].measured)
      let average = try #require(rows[3][3].measured)
      #expect(abs(average - (1 + 12.0 / 7)) < 0.5)
    }
    #expect(kept < 0.9 * end && kept > 8)
  }

  static let hostile: [(Settings, Outcome)] = [
    ("p=2", .derived), ("p=14 sigma=100", .derived), ("sigma=0", .derived),
    ("alpha=10 lambda_1=10", .derived),
    ("alpha=0", .derived), ("t_2=0", .derived), ("u_2=2", .derived), ("u_2=-1", .derived),
    ("lambda_1=0 lambda_2=0", .derived), ("alpha=10 lambda_2=0.1", .derived), ("delta=0", .derived),
    ("E=0,0,0,0,0,0", .derived), ("E=5,4,3,2,1,0", .derived),
    ("E=1,2", .refused("E")), ("E=1,2,3,4,5,101", .refused("E")),
    ("p=1", .refused("p")), ("p=15", .refused("p")), ("sigma=-1", .refused("sigma")),
    ("lambda_1=-1", .refused("lambda_1")), ("alpha=11", .refused("alpha")), ("delta=-1", .refused("delta")),
    ("tau=1e9999", .noValue("tau")), ("k=3", .unknown("k")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.earlyStopping.outcome(settings) == outcome)
  }
}
