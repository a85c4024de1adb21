import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// A network is trained on one problem, its last layer cut off, the rest frozen, and a new last layer trained on a
  /// few examples of another problem; beside it a network that has only these few.
  static let transferLearning = Lesson(
    "transfer-learning", title: "Transfer learning", chapter: .architectures,
    summary: "Layers learnt on one problem, frozen, with a new last layer for another problem.",
    buildsOn: ["logistic-regression", "backprop", "symmetry"]
  ) { d in
    oneStep(&d)
    twoProblems(&d)
  }
}

// MARK: One step by hand

private func oneStep(_ d: inout Derivation) {
  let x = [d.given("x_1", "1", "first input"), d.given("x_2", "-1", "second input")]
  let frozen = [
    d.given("w_11", "0.8", "frozen weight from x_1 to h_1"), d.given("w_12", "0.2", "from x_2 to h_1"),
    d.given("w_21", "-0.4", "from x_1 to h_2"), d.given("w_22", "0.6", "from x_2 to h_2"),
  ]
  let fresh = [
    d.given("v_1", "0.5", "new weight from h_1 to the output"), d.given("v_2", "-0.5", "new weight from h_2"),
  ]
  let target = d.given("y", "1", "the class, 0 or 1", in: 0...1)
  let rate = d.given("eta", "0.5", "learning rate")

  d.section("Cut, freeze, replace")
  d.text(
    """
    A trained network is a machine for features with a last layer that reads them. For another problem the last \
    layer is cut off and replaced by a new one; the layers before it are frozen, which means that they keep their \
    weights. The features of an example are computed as ever:
    """)
  let h1 = d.define("h_1", tanh(frozen[0] * x[0] + frozen[1] * x[1]), range: -1...1)
  let h2 = d.define("h_2", tanh(frozen[2] * x[0] + frozen[3] * x[1]), range: -1...1)
  d.text(
    "The new layer begins with weights of its own, here \(fresh[0]) and \(fresh[1]), and squashes their sum:")
  let net = d.define("z", fresh[0] * h1 + fresh[1] * h2)
  let answer = d.define("p", logistic(net), range: 0...1)
  d.text("The loss is the cross-entropy of the two classes:")
  let loss = d.define("L", -target * log(answer) - (1 - target) * log(1 - answer))
  d.text("Only the new weights need a derivative. It ends at the features:")
  let slopes = fresh.map { d.differentiate(loss, by: $0) }
  for (weight, slope) in zip(fresh, slopes) { d.define(weight.updated, weight - rate * slope) }
  d.text(
    """
    A frozen weight has a gradient like any other, for instance \(frozen[0]). To freeze it is not to take the step.
    """)
  d.differentiate(loss, by: frozen[0])
  d.text(
    """
    The features are as before, since nothing beneath them has moved. So they can be computed once for every \
    example and kept; what remains is a layer without hidden units. The loss after the step:
    """)
  let after = d.again([net, answer, loss])
  d.text("It was \(d.value(of: loss)) and is \(d.value(of: after)).")
}

// MARK: Two problems

private func twoProblems(_ d: inout Derivation) {
  let sizes = [4, 8, 16, 32]
  let trials = 4
  d.section("Two problems")
  d.text(
    """
    Now with whole networks. Examples are \(TransferNetwork.inputCount) random numbers each. The first problem has two labels: whether \
    the first three inputs add up to more than 0, and whether the fourth is greater than the fifth. A network with \
    \(TransferNetwork.hiddenCount) tanh units learns it from 100 examples. The second problem has one label: whether both hold. It is \
    another question about the same features, and there are only few examples of it.
    """)
  var random = d.randomNumbers(seed: 1)
  guard var first = TransferNetwork(&d, "1", examples: 100, outputs: 2, rate: 1, isFrozen: false) else {
    return
  }
  first.show(TransferProblem.first.examples(100, &random))
  first.begin(&random)
  first.descent.run(rounds: 200)
  let features = first.descent.values(of: first.hidden)
  d.text("After 200 rounds of gradient descent the cross-entropy is \(measured: first.descent[first.cost]).")
  let test = TransferProblem.related.examples(200, &random)
  let otherTest = TransferProblem.unrelated.examples(200, &random)

  var comparison: [Summary] = []
  var curves: [(size: Int, frozen: Summary, scratch: Summary)] = []
  for size in sizes {
    guard
      let frozen = TransferNetwork(&d, "f\(size)", examples: size, outputs: 1, rate: 1, isFrozen: true),
      let free = TransferNetwork(&d, "s\(size)", examples: size, outputs: 1, rate: 1, isFrozen: false)
    else { return }
    var kept = Summary("frozen")
    var tuned = Summary("fine-tuned")
    var scratch = Summary("from scratch")
    var strange = Summary("frozen, another problem")
    var strangeScratch = Summary("from scratch, the same")
    for _ in 0..<trials {
      let few = TransferProblem.related.examples(size, &random)
      kept.runs.append(frozen.run(from: features, on: few, test, &random))
      scratch.runs.append(free.run(from: nil, on: few, test, &random))
      guard size == 8 else { continue }
      tuned.runs.append(free.run(from: features, on: few, test, &random))
      let others = TransferProblem.unrelated.examples(size, &random)
      strange.runs.append(frozen.run(from: features, on: others, otherTest, &random))
      strangeScratch.runs.append(free.run(from: nil, on: others, otherTest, &random))
    }
    curves.append((size, kept, scratch))
    guard size == 8 else { continue }
    comparison = [kept, tuned, scratch, strange, strangeScratch]
  }

  d.section("Frozen, tuned, from scratch")
  d.text(
    """
    Three ways to learn the second problem from 8 examples: with the hidden layer of the first network, frozen; with \
    the same hidden layer to begin with, but trained as well, which is called fine-tuning; and from scratch with random \
    weights. Each is done \(trials) times with other examples, and asked about 200 new ones.
    """)
  d.table(
    Table(
      """
      Share of right answers, and the greatest change of a hidden weight in training. The last two rows are about a \
      problem that asks for other features: whether the first input less the second plus the sixth is above 0.
      """,
      columns: ["way", "mean", "worst", "best", "change"],
      rows: comparison.map { outcome in
        [
          .words(outcome.name), .measured(outcome.mean), .measured(outcome.shares.min() ?? .nan),
          .measured(outcome.shares.max() ?? .nan), .measured(outcome.change),
        ]
      }))
  let isFixed = comparison.first?.isBitwiseFixed == true
  d.text(
    isFixed
      ? "The frozen weights are those of the first network to the last bit."
      : "The frozen weights have moved, which they should not.")
  d.text(
    """
    Frozen features help where the new problem asks for them. A network has thrown away what its own problem did not \
    need, and a frozen layer cannot get it back.
    """)

  d.section("How many examples")
  d.figure(
    .plot(
      Plot(
        """
        Mean share of right answers for each number of examples of the second problem: with borrowed features, and \
        with those that these few examples have to teach as well.
        """,
        x: Plot.Axis("examples", scale: .logarithmic), y: Plot.Axis("right answers, share"),
        series: [
          Plot.Series("frozen", curves.map { Plot.Point(Double($0.size), $0.frozen.mean) }),
          Plot.Series("scratch", curves.map { Plot.Point(Double($0.size), $0.scratch.mean) }),
        ])))
}

/// What came of several trainings of one kind.
private struct Summary {
  let name: String
  var runs: [TransferNetwork.Run] = []

  init(_ name: String) { self.name = name }

  var shares: [Double] { runs.map(\.share) }
  var mean: Double { shares.reduce(0, +) / Double(runs.count) }
  var change: Double { runs.map(\.change).max() ?? .nan }
  var isBitwiseFixed: Bool { runs.allSatisfy(\.isBitwiseFixed) }
}
