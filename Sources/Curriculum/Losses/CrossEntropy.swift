import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// Softmax and cross-entropy for the logits [2, 4, 0.5], the loss for each label, the stable form, and the
  /// gradient p − y.
  static let crossEntropy = Lesson(
    "cross-entropy", title: "Softmax and cross-entropy", chapter: .losses,
    summary: "From logits to probabilities, the loss for each label, and why its gradient is p − y.",
    buildsOn: ["activations", "losses", "binary-cross-entropy"]
  ) { d in
    let z = [
      // Beyond, the squares of the exponentials leave the range of a double.
      d.given("z_1", "2", "logit of the first class", in: -300...300),
      d.given("z_2", "4", "logit of the second class", in: -300...300),
      d.given("z_3", "0.5", "logit of the third class", in: -300...300),
    ]
    let label = d.count("label", 1, "the true class, for the gradient", in: 1...3)

    d.section("Softmax")
    d.text(
      """
      A classifier ends in one sum for each class, its logits. They become probabilities by softmax: exponentials make \
      every logit positive and keep their order; dividing by their sum makes them add up to 1.
      """)
    let u = z.indices.map { d.define(Symbol(base: "u", index: $0 + 1), exp(z[$0])) }
    let total = d.define("S", u[0] + u[1] + u[2])
    let p = u.indices.map { d.define(Symbol(base: "p", index: $0 + 1), u[$0] / total, range: 0...1) }
    d.show(p[0] + p[1] + p[2], equals: (u[0] + u[1] + u[2]) / total, 1)

    d.section("Cross-entropy")
    d.text(
      """
      The loss sums −y_c ln p_c over the classes, where y_c is 1 for the true class and 0 for the others. A \
      single term remains: the negative logarithm of the probability that the network gives to the truth.
      """)
    let losses = p.indices.map { d.define(Symbol(base: "L", index: $0 + 1), -log(p[$0])) }
    d.text(
      """
      If the truth is class 2, to which the network gives \(d.value(of: p[1])), the answer costs \
      \(d.value(of: losses[1])); if it is class 3, which gets \(d.value(of: p[2])), it costs \
      \(d.value(of: losses[2])).
      """)

    d.section("The stable form")
    d.text(
      """
      Adding one number to all logits multiplies every exponential by the same factor, which cancels. \
      So the largest logit may be subtracted first; then no exponential exceeds 1.
      """)
    let m = d.define("m", .call(.maximum, z))
    let shifted = z.indices.map { d.define(Symbol(base: "s", index: $0 + 1), exp(z[$0] - m)) }
    let shiftedTotal = d.define("T", shifted[0] + shifted[1] + shifted[2])
    d.show(p[0], equals: shifted[0] / shiftedTotal)
    d.text("The logarithm of the sum of exponentials follows, and with it each loss without a division:")
    let logSumExp = d.define("lse", m + log(shiftedTotal))
    for (loss, logit) in zip(losses, z) { d.show(loss, equals: logSumExp - logit) }
    d.table(overflow)

    d.section("Cross-entropy on logits is the likelihood loss on log-softmax")
    d.text("A library may take logits, or the logarithms of the probabilities; the loss is the same number.")
    let logProbabilities = z.indices.map { d.define(Symbol(base: "l", index: $0 + 1), z[$0] - logSumExp) }
    for (loss, logProbability) in zip(losses, logProbabilities) { d.show(-logProbability, equals: loss) }

    d.section("The gradient")
    let loss = losses[label - 1]
    d.text(
      """
      How does the loss \(loss) change with each logit? Every logit acts through the sum \(total). The \
      logit of the true class also acts through its own exponential, so for it the derivative of the probability \
      has two terms, one for each path.
      """)
    let gradients = z.map { d.differentiate(loss, by: $0) }
    d.text(
      """
      Now the same with letters. Writing p as u over S, the factors cancel, and what is left is p − y: the \
      probabilities, with 1 taken from that of the true class.
      """)
    let (truth, own) = (p[label - 1], u[label - 1])
    for (index, gradient) in gradients.enumerated() {
      if index == label - 1 {
        d.show(
          gradient, equals: -(1 / truth) * (1 / total - own / total ** 2) * own,
          -(total / own) * (1 / total) * (1 - own / total) * own, -(1 - own / total), truth - 1)
      } else {
        d.show(
          gradient, equals: -(1 / truth) * -(own / total ** 2) * u[index],
          total / own * (own / total) * (u[index] / total), u[index] / total, p[index])
      }
    }
    d.show(gradients[0] + gradients[1] + gradients[2], equals: 0)
    if let table = differences(&d, loss, z, gradients) { d.table(table) }
  }
}

/// What a program gets that takes the exponentials of large logits as they are.
private var overflow: Table {
  func softmax(of logits: [Double]) -> Double {
    let exponentials = logits.map(\.exp)
    return exponentials[0] / exponentials.reduce(0, +)
  }
  func stableSoftmax(of logits: [Double]) -> Double {
    let largest = logits.reduce(-.infinity, Double.maximum)
    return softmax(of: logits.map { $0 - largest })
  }
  return Table(
    """
    In double precision the plain form fails for logits that the stable form takes easily: the \
    probability of the first of two classes whose logits are k and k + 1.
    """,
    columns: ["k", "plain", "stable"],
    rows: [0, 100, 700, 709, 710, 1000].map { k in
      let logits = [Double(k), Double(k) + 1]
      return [.count(k), .measured(softmax(of: logits)), .measured(stableSoftmax(of: logits))]
    })
}

/// The gradient beside central differences.
private func differences(
  _ d: inout Derivation, _ loss: Expression, _ z: [Expression], _ gradients: [Expression]
) -> Table? {
  let step = 1e-5
  guard let program = d.iteration(of: [], setting: z, reading: [loss]) else { return nil }
  let rows = z.indices.map { index -> [Table.Cell] in
    [
      .count(index + 1), .value(d.value(of: gradients[index])),
      .measured(program.centralDifference(of: loss, by: z[index], step: step)),
    ]
  }
  return Table(
    """
    The same slopes from the loss itself, (L(z + h) − L(z − h))/2h with h = \(measured: step) in double precision.
    """,
    columns: ["logit", "p − y", "difference"], rows: rows)
}
