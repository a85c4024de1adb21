import Numerics
import Symbolics
import WorkedExamples

/// A network with one hidden layer, its descent on examples, and the same weights on others.
struct TransferNetwork {
  static let inputCount = 6
  static let hiddenCount = 2

  let hidden: Expression
  let last: Expression
  let bias: Expression
  let inputs: Expression
  let wanted: Expression
  let cost: Expression
  var descent: Iteration

  /// - Parameters:
  ///   - tag: an index for the names of its quantities.
  ///   - outputs: how many labels an example has.
  init?(_ d: inout Derivation, _ tag: String, examples: Int, outputs: Int, rate: Expression, isFrozen: Bool) {
    func zeros(_ base: String, _ rows: Int, _ columns: Int) -> Expression {
      let row = Expression.array(Array(repeating: 0, count: columns))
      return d.define(quietly: Symbol(base: base, index: tag), .array(Array(repeating: row, count: rows)))
    }
    hidden = zeros("W", Self.inputCount, Self.hiddenCount)
    last = zeros("V", Self.hiddenCount, outputs)
    bias = d.define(quietly: Symbol(base: "b", index: tag), .array(Array(repeating: 0, count: outputs)))
    inputs = zeros("X", examples, Self.inputCount)
    wanted = zeros("Y", examples, outputs)
    let answers = d.define(
      quietly: Symbol(base: "P", index: tag), logistic(tanh(inputs • hidden) • last + bias))
    let right = wanted ∘ log(answers) + (1 - wanted) ∘ log(1 - answers)
    cost = d.define(quietly: Symbol(base: "J", index: tag), -mean(right))
    let descending = isFrozen ? [last, bias] : [hidden, last, bias]
    guard
      let descent = d.descent(
        of: descending, on: cost, rate: rate, setting: [inputs, wanted] + (isFrozen ? [hidden] : []))
    else { return nil }
    self.descent = descent
  }
}

extension TransferNetwork {
  /// What came of one training.
  struct Run {
    /// The share of right answers to new examples.
    let share: Double
    /// The greatest change of a hidden weight.
    let change: Double
    /// Whether no bit of a hidden weight has changed.
    let isBitwiseFixed: Bool
  }

  /// Sets the examples to learn from.
  mutating func show(_ examples: (inputs: [Double], labels: [Double])) {
    descent.set(inputs, to: examples.inputs)
    descent.set(wanted, to: examples.labels)
  }

  /// Begins with random hidden weights.
  mutating func begin(_ random: inout SeededGenerator) {
    descent.set(
      hidden, to: (0..<Self.inputCount * Self.hiddenCount).map { _ in random.normal(deviation: 0.5) })
    descent.set(last, to: descent.values(of: last).map { _ in random.normal(deviation: 0.5) })
  }

  /// Learns from a few examples, the hidden layer being given or random, and answers new ones.
  func run(
    from features: [Double]?, on few: (inputs: [Double], labels: [Double]),
    _ test: (inputs: [Double], labels: [Double]), _ random: inout SeededGenerator
  ) -> Run {
    var learner = self
    learner.begin(&random)
    if let features { learner.descent.set(hidden, to: features) }
    let before = learner.descent.values(of: hidden)
    learner.show(few)
    learner.descent.run(rounds: 150)
    let after = learner.descent.values(of: hidden)
    let (weights, bias) = (learner.descent.values(of: last), learner.descent.values(of: bias)[0])
    let right = test.labels.indices.count { example in
      let x = test.inputs[example * Self.inputCount..<(example + 1) * Self.inputCount]
      var net = bias
      for unit in 0..<Self.hiddenCount {
        let sum = zip(x, 0...).reduce(0) { $0 + $1.0 * after[$1.1 * Self.hiddenCount + unit] }
        net += weights[unit] * sum.tanh
      }
      return (net > 0) == (test.labels[example] == 1)
    }
    return Run(
      share: Double(right) / Double(test.labels.count),
      change: zip(before, after).reduce(0) { Swift.max($0, ($1.0 - $1.1).magnitude) },
      isBitwiseFixed: zip(before, after).allSatisfy { $0.bitPattern == $1.bitPattern })
  }
}
