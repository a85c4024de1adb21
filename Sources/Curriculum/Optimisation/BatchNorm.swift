import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// A mini-batch normalised within the network: forward, backward, under shifted inputs, and at test time.
  static let batchNorm = Lesson(
    "batch-norm", title: "Batch normalisation", chapter: .optimisation,
    summary: "Standardization within the network: forward and backward pass, shifted inputs, test time.",
    buildsOn: ["backprop", "standardization", "mini-batch", "momentum"]
  ) { d in
    let pass = forwardPass(&d)
    backward(&d, pass)
    shifted(&d, pass)
    companions(&d, pass)
    testTime(&d, pass)
    runningAverages(&d)
  }
}

/// The quantities of the forward pass.
private struct Pass {
  let z, gamma, beta, epsilon, mean, centred, variance, root, normal, output: Expression
}

private func forwardPass(_ d: inout Derivation) -> Pass {
  let z = d.given(
    "z", [.number("0.6"), 1, .number("1.8"), .number("0.6")], "net inputs of one unit", in: -100...100)
  let gamma = d.given("gamma", "1.5", "scale, which is learnt", in: -100...100)
  let beta = d.given("beta", "0.5", "shift, which is learnt", in: -100...100)
  let epsilon = d.given("epsilon", "0.01", "large, so as to be seen", in: .epsilon)

  d.section("Forward pass")
  d.text(
    """
    A unit has computed its net input for each of the four examples of a mini-batch. These are standardized as \
    features are in \(code: "standardization"), with their own mean and variance. A small ε keeps the root from \
    being 0 if they are all alike; usual is 0.00001.
    """)
  let mu = d.define("mu", mean(z))
  let centred = d.define("c", z - mu)
  let variance = d.define("V", mean(centred ** 2))
  let root = d.define("s", sqrt(variance + epsilon))
  let normal = d.define("zhat", centred / root)
  d.text(
    """
    Mean 0 and deviation 1 are not right for every unit. So the unit may learn a scale γ and a shift β of its own:
    """)
  let output = d.define("ztilde", gamma * normal + beta)
  d.show(mean(output), equals: beta)
  d.text("With the scale s and the shift μ it would have learnt to undo the normalisation:")
  d.show(root * normal + mu, equals: z)
  d.text("For each unit as many numbers are learnt as there are Greek letters in the formula:")
  d.define("n_learnt", Expression([gamma, beta].count))
  return Pass(
    z: z, gamma: gamma, beta: beta, epsilon: epsilon, mean: mu, centred: centred, variance: variance,
    root: root,
    normal: normal, output: output)
}

/// What the loss says of the scale, the shift and the net inputs.
private func backward(_ d: inout Derivation, _ pass: Pass) {
  d.section("Backward pass: scale and shift")
  d.text(
    """
    From above comes the derivative of the loss by each output, u. (The loss whose derivatives these are is the \
    sum of each output times its u.) Scale and shift act on all examples, so their derivatives are sums.
    """)
  let above = d.given("u", [1, 2, -1, 4], "derivatives from above", in: -100...100)
  let loss = d.define("L", above.transposed • pass.output)
  let gradients = d.gradient(
    quietly: loss, by: [pass.gamma, pass.beta, pass.normal, pass.root, pass.variance, pass.centred, pass.z])
  d.show(gradients[1], equals: sum(above))
  d.show(gradients[0], equals: above.transposed • pass.normal)

  d.section("Backward pass: net inputs")
  d.text(
    """
    A net input acts in three ways: by itself, through the variance and so the root, and through the mean. Into \
    the normalised values the derivative comes with the factor γ. The root divides all of them, so that they change \
    with it by \(-(pass.normal / pass.root)); the sum of \(above) times \(pass.normal) has been found as the \
    derivative by γ:
    """)
  d.show(gradients[2], equals: pass.gamma * above)
  d.show(gradients[3], equals: -(pass.gamma * gradients[0]) / pass.root)
  d.text(
    "The root of the variance has the derivative 1/(2s), and the variance depends on each distance from the mean:"
  )
  d.show(gradients[4], equals: gradients[3] / (2 * pass.root))
  d.show(gradients[5], equals: gradients[2] / pass.root + 2 / 4 * gradients[4] * pass.centred)
  d.text(
    """
    The last way is that through the mean: each net input lowers all four distances by a quarter of its change. So \
    the mean of the derivatives is taken away.
    """)
  let share = d.define("a", mean(gradients[5]))
  d.show(gradients[6], equals: gradients[5] - share)
  d.text(
    """
    Put together, that is short. With the mean of \(above), and the mean of \(above ∘ pass.normal):
    """)
  let (first, products) = (d.define("m_u", mean(above)), d.define("t", above ∘ pass.normal))
  let second = d.define("m_t", mean(products))
  d.show(
    gradients[6], equals: pass.gamma / pass.root * (above - first - second * pass.normal))
  d.text(
    """
    The part of the derivative that would shift all net inputs is gone. Of the part that would stretch them as much is \
    left as the mean of the squares of \(pass.normal), which is V/s², lacks to 1 for ε:
    """)
  d.show(mean(gradients[6]), equals: 0)
  d.show(
    mean(gradients[6] ∘ pass.normal),
    equals: pass.gamma / pass.root * second * (1 - pass.variance / pass.root ** 2),
    pass.gamma / pass.root * second * (pass.epsilon / pass.root ** 2))
}

/// The same batch, shifted and stretched.
private func shifted(_ d: inout Derivation, _ pass: Pass) {
  d.section("A shifted input")
  d.text(
    """
    If the layers below change, the net inputs are shifted and stretched. The next layer hardly notices. A shift is \
    lost in the mean altogether, so a bias before the normalisation is useless:
    """)
  let shift = d.given("shift", "10", "added to all net inputs", in: -1000...1000)
  let moved = d.define("z_s", pass.z + shift)
  d.define("mu_s", mean(moved))
  let centred = d.define("c_s", moved - .symbol("mu_s"))
  d.show(centred, equals: pass.centred)
  let rows: [(String, Expression)] = [
    ("as it was", pass.z), ("shifted", moved), ("times 2", 2 * pass.z),
    ("times 10", 10 * pass.z), ("times −1", -pass.z),
  ]
  d.table(
    Table(
      """
      Mean and deviation before and after. A stretch changes only how much ε counts; a change of sign is no \
      stretch and remains, in the values though not in these two numbers.
      """,
      columns: ["net inputs", "mean", "deviation", "mean after", "deviation after"], for: rows
    ) { name, z in
      let centred = z - mean(z)
      let normal = centred / sqrt(mean(centred ** 2) + pass.epsilon)
      let after = pass.gamma * normal + pass.beta
      return [
        .words(name), .value(d.value(of: mean(z))), .value(d.value(of: sqrt(mean(centred ** 2)))),
        .value(d.value(of: mean(after))), .value(d.value(of: sqrt(mean((after - mean(after)) ** 2)))),
      ]
    })
}

/// One example in the company of others.
private func companions(_ d: inout Derivation, _ pass: Pass) {
  d.section("The same example in another batch")
  d.text(
    """
    What becomes of an example depends on the others of its mini-batch. That is a kind of noise, and acts a little \
    against overfitting. Here are the first two examples in other company.
    """)
  let other = d.given("y", [.number("0.6"), 1, .number("3.4"), 3], "another mini-batch", in: -100...100)
  let centred = d.define("c_y", other - mean(other))
  let variance = d.define("V_y", mean(centred ** 2))
  let root = d.define("s_y", sqrt(variance + pass.epsilon))
  d.text("Both are shifted by another mean. Their distance from one another is divided by another root, too:")
  let (one, two) = (d.define(quietly: "z_1", pass.z[1]), d.define(quietly: "z_2", pass.z[2]))
  let (oneAgain, twoAgain) = (d.define(quietly: "y_1", other[1]), d.define(quietly: "y_2", other[2]))
  d.define("D_1", (two - one) / pass.root)
  d.define("D_2", (twoAgain - oneAgain) / root)
  d.text("So the noise is one that shifts and one that stretches: it adds and it multiplies.")
}

/// The running averages and what they are for.
private func testTime(_ d: inout Derivation, _ pass: Pass) {
  d.section("At test time")
  d.text(
    """
    A single example has no batch. During training running averages of mean and variance are kept, as in \
    \(code: "momentum"), and at test time they take the place of the batch's. With their usual start and one step:
    """)
  let keep = d.given("rho", "0.9", "share that is kept of them", in: 0...9999 / 10_000)
  let mean = d.define("mu_run", 0)
  let variance = d.define("V_run", 1)
  let newMean = d.define(mean.updated, keep * mean + (1 - keep) * pass.mean)
  let newVariance = d.define(variance.updated, keep * variance + (1 - keep) * pass.variance)
  d.text("With fixed averages the whole is a linear function of the net input, which has a slope and a bias:")
  let slope = d.define("k", pass.gamma / sqrt(newVariance + pass.epsilon))
  let bias = d.define("b", pass.beta - slope * newMean)
  let example = d.given("x", "1.8", "net input of a test example", in: -100...100)
  d.text("The output o of an example is the same by both:")
  d.define(
    "o", pass.gamma * ((example - newMean) / sqrt(newVariance + pass.epsilon)) + pass.beta,
    equals: slope * example + bias)
}

/// Where the running averages come to rest.
private func runningAverages(_ d: inout Derivation) {
  d.section("What the running averages find")
  let size = 4
  let batches = 2000
  d.text(
    """
    Let the net inputs be normal numbers with mean 3 and variance 4, in mini-batches of \(size), and keep 0.99 of the \
    averages. The batch's mean is used for its variance, and is nearer to its values than the true mean: of the \
    variance only the share (m − 1)/m is found.
    """)
  let count = Expression(size)
  let meanExpected = Expression(3)
  let variance = Expression(4)
  let found = d.define("V_exp", (count - 1) / count * variance)
  d.text("Frameworks multiply the running variance by m/(m − 1) for that reason.")
  // The variance of an average with the share ρ is that of its values times (1 − ρ)/(1 + ρ).
  let keep = Expression.number("0.99")
  let spread = (1 - keep) / (1 + keep)
  let spreads = [variance / count * spread, 2 * (count - 1) / count ** 2 * variance ** 2 * spread].map(sqrt)
  var random = d.randomNumbers(seed: 1)
  var (mu, v) = (0.0, 1.0)
  var course: [Plot.Point] = []
  let share = d.value(of: keep).double
  for batch in 0..<batches {
    if batch.isMultiple(of: 10) { course.append(Plot.Point(Double(batch), v)) }
    let values = (0..<size).map { _ in random.normal(mean: 3, deviation: 2) }
    let mean = values.reduce(0, +) / Double(size)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(size)
    mu = share * mu + (1 - share) * mean
    v = share * v + (1 - share) * variance
  }
  d.table(
    Table(
      """
      The running averages after \(batches) mini-batches: what is expected, with the deviation from it that chance \
      makes usual, and what is measured.
      """,
      columns: ["average", "expected", "usual deviation", "measured"],
      rows: [
        [.words("mean"), .value(d.value(of: meanExpected)), .value(d.value(of: spreads[0])), .measured(mu)],
        [.words("variance"), .value(d.value(of: found)), .value(d.value(of: spreads[1])), .measured(v)],
      ]))
  func level(_ name: String, _ value: Expression) -> Plot.Series {
    let height = d.value(of: value).double
    return Plot.Series(name, [Plot.Point(0, height), Plot.Point(Double(batches), height)])
  }
  d.figure(
    .plot(
      Plot(
        """
        The running variance. From its start at 1 it comes near the expected share of the true variance, and then \
        wanders about it.
        """,
        x: Plot.Axis("mini-batches"), y: Plot.Axis("variance"),
        series: [level("true", variance), level("expected", found), Plot.Series("running", course)])))
}
