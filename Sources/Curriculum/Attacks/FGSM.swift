import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// The fast gradient sign attack: on the trained 2-2-2 network, on a linear score, and on a classifier of small
  /// images.
  static let fgsm = Lesson(
    "fgsm", title: "The fast gradient sign attack", chapter: .attacks,
    summary: "A small step of every input along the sign of its gradient, and why it deceives a network.",
    buildsOn: ["cross-entropy", "backprop", "training"]
  ) { d in
    attackOnTrainedNetwork(&d)
    linearAccount(&d)
    attackOnImages(&d)
  }
}

// MARK: The 2-2-2 network

private func attackOnTrainedNetwork(_ d: inout Derivation) {
  let network = TwoTwoTwo()
  network.giveInputs(&d)
  network.giveTargets(&d)
  let epsilon = d.given("epsilon", "0.1", "size of the attack", in: 0...10)
  let rounds = d.count("rounds", 10_000, "rounds of training before the attack", in: 0...100_000)

  d.section("A trained network")
  d.text(
    """
    The 2-2-2 network of the lesson \(code: "backprop") is trained first, by gradient descent with the \
    rate 0.5 from its usual weights. Its weights after \(rounds) rounds, measured in double precision \
    and rounded to six places, are those of this lesson:
    """)
  let weights = trainedWeights(&d, rounds: rounds)
  for (weight, value) in zip(network.weights, weights) { d.define(quietly: weight.name, Expression(value)) }
  d.table(
    Table(
      "The weights; the biases stay at 0.35 and 0.60.", columns: network.weights.map { "\($0)" },
      rows: [weights.map { .value(Enclosure($0)) }]))

  d.section("The gradient with respect to the input")
  d.text(
    """
    Training asks how the error changes with each weight. The attack asks how it changes with each \
    input, at fixed weights. Forward pass:
    """)
  network.forwardPass(&d)
  d.text("The input reaches the error through both hidden units, and each of them through both outputs.")
  let (total, inputs) = (network.total, [network.i1, network.i2])
  let gradients = inputs.map { d.differentiate(total, by: $0) }

  d.section("The adversarial input")
  d.text(
    """
    Every input moves by the same amount in the direction in which the error grows; of the gradient only \
    the sign counts. (Beside inputs as small as these, the amount is large. With only two of them it has to \
    be, to have an effect; the next section shows why more inputs need less.)
    """)
  for (input, gradient) in zip(inputs, gradients) {
    d.define(input.updated, input + epsilon * sign(gradient))
  }
  d.text("The forward pass again, with the same weights:")
  let after = d.again(network.forward)
  d.text("The attack takes the error from \(d.value(of: total)) to \(d.value(of: after)), which is")
  d.define("ratio", after / total)
  func isFirstLarger(_ first: Expression, _ second: Expression) -> Bool {
    d.value(of: first).double > d.value(of: second).double
  }
  let isDeceived =
    isFirstLarger(.symbol(network.outO1.updated), .symbol(network.outO2.updated))
    != isFirstLarger(network.target1, network.target2)
  d.text(
    isDeceived
      ? "times as much. The larger output is not the one that should be: the network is deceived."
      : "times as much. The outputs are still on the right sides: the network is worse, not yet deceived.")
  if let table = sweep(&d, inputs, gradients, total) { d.table(table) }
}

/// The weights of the 2-2-2 network after training, rounded to six places.
private func trainedWeights(_ d: inout Derivation, rounds: Int) -> [Rational] {
  let network = TwoTwoTwo(mark: "'")
  network.defineWeights(&d)
  d.quietly(network.forwardPass)
  var descent = d.descent(of: network.weights, on: network.total, rate: .half)
  descent?.run(rounds: rounds)
  return network.weights.map { weight in
    descent.flatMap { Rational(exactly: $0[weight]) }.map { Decimal.rounded($0, places: 6).exact } ?? 0
  }
}

/// The error after attacks of different size.
private func sweep(
  _ d: inout Derivation, _ inputs: [Expression], _ gradients: [Expression], _ total: Expression
) -> Table? {
  guard var network = d.iteration(of: [], setting: inputs, reading: [total]) else { return nil }
  let rows = [0, 0.001, 0.01, 0.05, 0.1, 0.2, 0.5, 1].map { size -> [Table.Cell] in
    for (input, gradient) in zip(inputs, gradients) {
      let direction = d.value(of: gradient).double.sign
      network.set(input, to: [d.value(of: input).double + size * direction])
    }
    return [.measured(size), .measured(network[total])]
  }
  return Table(
    """
    The error for attacks of different size, measured in double precision.
    """, columns: ["ε", "error"], rows: rows)
}

// MARK: A linear score

private func linearAccount(_ d: inout Derivation) {
  d.section("Why it works: a linear score")
  d.text(
    """
    Take a score that is linear in its inputs. The attack adds ε or −ε to each input, as its weight is \
    positive or negative.
    """)
  let weights = d.given("w", [2, -1, 3], "weights of a linear score")
  let x = d.given("x", [1, 4, 2], "its inputs")
  let epsilon = Expression.symbol("epsilon")
  let score = d.define("s", weights.transposed • x)
  let attacked = d.define(x.updated, x + epsilon * sign(weights))
  let scoreAfter = d.define(score.updated, weights.transposed • attacked)
  d.text(
    """
    No input has moved by more than ε, but the score by ε times the sum of the absolute weights, the \
    norm of w that is written ‖w‖₁:
    """)
  let change = d.define("change", scoreAfter - score)
  d.show(change, equals: epsilon * (weights.transposed • sign(weights)), epsilon * sum(abs(weights)))
  d.text(
    """
    The sum has as many terms as there are inputs. With weights of absolute value 1 on average, an \
    attack of one size moves the score in proportion to their number:
    """)
  let photograph = 224 * 224 * 3
  let sizes = [3, 10, 100, 1000, photograph]
  d.table(
    Table(
      """
      How far an attack moves a linear score whose weights have the mean absolute value 1; \(photograph) \
      inputs are a picture of 224 × 224 points in three colours.
      """,
      columns: ["inputs", "change of each", "change of the score"],
      rows: sizes.map { count in
        [
          .count(count), .value(d.value(of: epsilon)),
          .value(d.value(of: epsilon * Expression(count))),
        ]
      }))
  d.text(
    """
    That is why the best known example needs so little. Goodfellow, Shlens and Szegedy (2015) report a \
    network that takes a picture for a panda with 57.7 % confidence, and after an attack with ε = \
    0.007, which no eye can see, for a gibbon with 99.3 %. These are their figures; this lesson does \
    not reproduce them.
    """)
}

// MARK: Small images

private func attackOnImages(_ d: inout Derivation) {
  let kinds = ["vertical", "horizontal", "diagonal"]
  let size = 6
  let seed: UInt64 = 7
  var generator = SeededGenerator(seed: seed)
  let count = 12
  let rounds = 200
  let examples = (0..<count).map { BarImage(kind: $0 % 3, size: size, noise: &generator) }

  d.section("Deceiving a classifier of images")
  d.text(
    """
    \(count) grey pictures of \(size) × \(size) points show a vertical, a horizontal or a diagonal bar on \
    uneven ground (made in code, seed \(Int(seed))). A softmax classifier with one weight for each point \
    and kind, \(size * size) × 3 in all and no biases, learns to tell them apart in \(rounds) rounds of gradient \
    descent with the rate 1, from zero weights.
    """)
  let inputs = d.define(quietly: "X", .array(examples.map(\.expression)))
  let labels = d.define(
    quietly: "Y", .array(examples.map { example in .array((0..<3).map { $0 == example.kind ? 1 : 0 }) }))
  let weights = d.define(
    quietly: "W", .array(Array(repeating: [0, 0, 0], count: size * size)))
  let logits = d.define(quietly: "Z", inputs • weights)
  let probabilities = d.define(quietly: "P", softmax(logits))
  let cost = d.define(quietly: "J", -sum(labels ∘ log(probabilities)) / Expression(count))
  guard var training = d.descent(of: [weights], on: cost, rate: 1) else { return }
  let before = training[cost]
  training.run(rounds: rounds)
  d.text("The cross-entropy falls from \(measured: before) to \(measured: training[cost]).")

  // One picture, its label, and the gradient of its loss by the picture itself.
  let image = examples[0]
  let picture = d.define(quietly: "img", image.expression)
  let trained = d.define(quietly: "V", weights)
  let confidence = d.define(quietly: "prob", softmax(picture • trained))
  let loss = d.define(quietly: "K", -log(confidence[image.kind + 1]))
  let byPicture = d.gradient(quietly: loss, by: [picture])[0]
  guard
    var attack = d.iteration(
      of: [], setting: [picture, weights], reading: [confidence, loss, byPicture])
  else { return }
  attack.set(weights, to: training.values(of: weights))
  let slopes = attack.values(of: byPicture)
  func attacked(_ size: Double) -> [Double] {
    zip(image.points, slopes).map { point, slope in
      // A point can be no darker than black and no brighter than white.
      min(1, max(0, point + size * slope.sign))
    }
  }
  func answer(_ points: [Double]) -> (loss: Double, probabilities: [Double]) {
    attack.set(picture, to: points)
    return (attack[loss], attack.values(of: confidence))
  }
  d.text(
    """
    Now one of them is attacked. Its points move along the sign of the gradient of its own loss, and \
    stay between black and white.
    """)
  let attackSizes = [0, 0.05, 0.1, 0.15, 0.2, 0.25]
  let answers = attackSizes.map { answer(attacked($0)) }
  d.table(
    Table(
      """
      What the classifier makes of the picture of a \(kinds[image.kind]) bar as the attack grows, \
      measured in double precision.
      """,
      columns: ["ε"] + kinds.map { "\($0)" } + ["loss", "answer"],
      rows: zip(attackSizes, answers).map { size, answer in
        let best =
          answer.probabilities.indices.max { answer.probabilities[$0] < answer.probabilities[$1] } ?? 0
        return [.measured(size)] + answer.probabilities.map { .measured($0) }
          + [.measured(answer.loss), .words(kinds[best])]
      }))
  // The first attack after which the classifier is sure of a wrong answer.
  let flipped = attackSizes.indices.first { index in
    answers[index].probabilities.enumerated().contains { $0.offset != image.kind && $0.element > 0.8 }
  }
  guard let flipped else { return }
  let deceived = attacked(attackSizes[flipped])
  let difference = zip(deceived, image.points).map { 0.5 + $0 - $1 }
  d.figure(
    .pictures(
      [
        image.picture("clean", image.points), image.picture("change, around grey", difference),
        image.picture("attacked", deceived),
      ],
      caption:
        """
        The attack with ε = \(measured: attackSizes[flipped]). In the attacked picture a person still makes out \
        the \(kinds[image.kind]) bar; the classifier answers otherwise.
        """))
}
