import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// Penalties on the squares and on the absolute values of the weights, what they do in a step and at the minimum; a
  /// limit for the norm, a penalty on activity, noise on the inputs; a neuron with more inputs than it needs.
  static let weightDecay = Lesson(
    "weight-decay", title: "Weight decay and other penalties", chapter: .generalisation,
    summary: "What L1 and L2 do to a weight in one step and in the end, and three relatives of theirs.",
    buildsOn: ["backprop", "overfitting", "early-stopping"]
  ) { d in
    let (a, lambda) = squares(&d)
    absoluteValues(&d, a, lambda)
    relatives(&d, lambda)
    simulation(&d)
  }
}

// MARK: L2

/// - Returns: the curvature of the cost and the strength of the penalty.
private func squares(_ d: inout Derivation) -> (Expression, Expression) {
  let w = d.given("w", "1", "a weight", in: -1000...1000)
  let goal = d.given("t_1", "2", "where the data want it", in: -1000...1000)
  let a = d.given("a", "1", "curvature of the cost, how strongly they want it", in: 0...1000)
  let lambda = d.given("lambda", "0.5", "strength of the penalty", in: 0...1000)
  let rate = d.given("alpha", "0.1", "learning rate", in: 0...1000)

  d.section("A penalty on the square: L2")
  d.text(
    """
    A model that follows the noise needs large weights, to bend as sharply as the noise does. So the sum of the \
    squared weights is added to the cost, as a penalty. For one weight, near the minimum of its cost C:
    """)
  let cost = d.define("C", .half * a * (w - goal) ** 2)
  let penalty = d.define("P", .half * lambda * w ** 2)
  let total = d.define("J", cost + penalty)
  let slope = d.differentiate(total, by: w)
  let next = d.define(w.updated, w - rate * slope)
  d.text("In the step the penalty is a factor in front of the weight. That is why it is called weight decay:")
  let pull = Expression.symbol(.derivative(of: cost.name, by: w.name))
  d.show(next, equals: (1 - rate * lambda) * w - rate * pull)
  let decay = d.define("f", 1 - rate * lambda)
  d.table(
    Table(
      "What is left of a weight about which the data say nothing, after some steps.",
      columns: ["steps", "share left"], for: [1, 2, 10, 50, 100]
    ) { steps in [.count(steps), .value(d.value(of: decay ** Expression(steps)))] })
  d.text("Descent comes to rest where data and penalty pull equally:")
  let rest = d.define("u_1", a * goal / (a + lambda))
  d.show(a * (rest - goal) + lambda * rest, equals: 0)
  return (a, lambda)
}

// MARK: L1

/// The place where a(v − t) and a penalty λ|v| are in balance.
private func softened(_ goal: Expression, _ reach: Expression) -> Expression {
  relu(goal - reach) - relu(-goal - reach)
}

private func absoluteValues(_ d: inout Derivation, _ a: Expression, _ lambda: Expression) {
  let weak = d.given("t_2", "0.3", "where the data want another weight", in: -1000...1000)
  let goals: [Expression] = [.symbol("t_1"), weak]
  d.section("A penalty on the absolute value: L1")
  d.text(
    """
    With λ|w| in its place the pull towards 0 has the same strength λ everywhere, however small the weight. Data and \
    penalty pull equally where a times the distance from the goal is λ. So the weight v rests λ/a short of its goal, \
    or at 0 if the goal is nearer than that; for goals of either sign:
    """)
  let reach = d.define("r", lambda / a)
  let first = d.define("v_1", softened(goals[0], reach))
  let second = d.define("v_2", softened(goals[1], reach))
  d.text("The square leaves of the second weight")
  let other = d.define("u_2", a * weak / (a + lambda))
  d.text("which is a fixed share of its goal. It is 0 only if the goal is.")
  let strengths: [StaticString] = ["0", "0.1", "0.2", "0.3", "0.5", "1", "2"]
  d.table(
    Table(
      "Where both weights come to rest, for penalties of different strength.",
      columns: ["λ", "\(Expression.symbol("u_1")), L2", "\(first), L1", "\(other), L2", "\(second), L1"],
      for: strengths.map { Expression.number($0) }
    ) { strength in
      [.value(d.value(of: strength))]
        + goals.flatMap { goal -> [Table.Cell] in
          [
            .value(d.value(of: a * goal / (a + strength))),
            .value(d.value(of: softened(goal, strength / a))),
          ]
        }
    })
  let curves = [
    d.graph("L2", of: other, over: lambda, in: 0...1), d.graph("L1", of: second, over: lambda, in: 0...1),
  ]
  d.figure(
    .plot(
      Plot(
        "The second weight: L1 takes it to 0 and keeps it there, L2 only makes it smaller.",
        x: Plot.Axis("λ"), y: Plot.Axis("weight"), series: curves)))
}

// MARK: Relatives

private func relatives(_ d: inout Derivation, _ lambda: Expression) {
  d.section("A limit for the norm")
  d.text(
    """
    A constraint leaves weights alone as long as they are small. If after a step the length of a unit's weight vector \
    exceeds a limit, the vector is scaled back to it:
    """)
  let q = d.given("q", [3, 4], "weights of a unit", in: -1000...1000)
  let limit = d.given(
    "c", "2", "greatest length that they may have", in: Rational(1) / Rational(1000)...Rational(1000))
  let norm = d.define("norm", sqrt(q.transposed • q))
  d.define(q.updated, q * (limit / .call(.maximum, [norm, limit])))

  d.section("A penalty on activity")
  d.text(
    """
    The output of a hidden unit can be penalised in the place of its weights. Then the pull depends on the input, and a \
    silent unit feels none:
    """)
  let x = d.given("x", "2", "an input", in: -1000...1000)
  let w = Expression.symbol("w")
  let output = d.define("h", relu(w * x))
  d.differentiate(d.define("A", .half * lambda * output ** 2), by: w)

  d.section("Noise on the inputs")
  d.text(
    """
    In each round of training the inputs can be shaken a little. Say that the input is x + s or x − s with equal \
    chance, and the answer should be y. The mean of the two errors is
    """)
  let shake = d.given("s", "0.5", "by which the input is shaken", in: 0...1000)
  let wanted = d.given("y", "3", "wanted answer", in: -1000...1000)
  let above = d.define("E_1", .half * (w * (x + shake) - wanted) ** 2)
  let below = d.define("E_2", .half * (w * (x - shake) - wanted) ** 2)
  let mean = d.define("E_mean", (above + below) / 2)
  d.show(mean, equals: .half * (w * x - wanted) ** 2 + .half * shake ** 2 * w ** 2)
  d.text(
    "the error without noise, and a penalty on the square of the weight whose strength is the noise's variance."
  )
}

// MARK: A neuron

private func simulation(_ d: inout Derivation) {
  let sigma = d.given("sigma", "1", "standard deviation of the noise in the targets", in: 0...100)
  var random = d.randomNumbers(seed: 3)
  let (rounds, rate) = (200, 0.2)
  let deviation = d.value(of: sigma).double
  let data = ManyInputs(examples: 20, inputs: 12, noise: deviation, using: &random)
  func trained(square: Double = 0, absolute: Double = 0) -> Matrix {
    var descent = LinearDescent(on: data)
    for _ in 0..<rounds { descent.step(rate: rate, square: square, absolute: absolute) }
    return descent.weights
  }
  func newError(_ weights: Matrix) -> Double { deviation * deviation + ManyInputs.distance(weights) }
  let strength = 0.3
  let fits: [(String, Matrix)] = [
    ("none", trained()), ("L2", trained(square: strength)), ("L1", trained(absolute: strength)),
  ]
  d.section("A neuron with too many inputs again")
  d.text(
    """
    The neuron of the lesson \(code: "early-stopping"): 20 examples of \(2 * .symbol("x_1") - .symbol("x_2")) with noise, and ten inputs that say \
    nothing. It is trained for \(rounds) rounds with the rate \(measured: rate), without a penalty and with λ = \
    \(measured: strength). After each step L1 moves every weight by the rate times λ towards 0 and stops there; a \
    plain gradient step would jump to and fro across it.
    """)
  d.table(
    Table(
      "The weights after training.", columns: ["input", "true weight"] + fits.map { "\($0.0)" },
      for: 0..<12
    ) { input in
      let truth = input < ManyInputs.truth.count ? ManyInputs.truth[input] : 0
      return [.count(input + 1), .measured(truth)] + fits.map { .measured($0.1[input, 0]) }
    })
  d.table(
    Table(
      """
      How many weights are 0, and the error to be expected on new data: the noise and the squared distance from the \
      true weights.
      """,
      columns: ["penalty", "weights that are 0", "error on new data"], for: fits
    ) { name, weights in
      [.words(name), .count(weights.elements.count { $0 == 0 }), .measured(newError(weights))]
    })
  let strengths = (0...8).map { Double.power(10, Double($0) / 4 - 2) }
  func curve(_ name: String, _ weights: (Double) -> Matrix) -> Plot.Series {
    Plot.Series(name, strengths.map { Plot.Point($0, newError(weights($0))) })
  }
  d.figure(
    .plot(
      Plot(
        """
        Too weak a penalty leaves the noise in, too strong a one drives out the signal. The best strength is found on a \
        validation set.
        """,
        x: Plot.Axis("λ", scale: .logarithmic), y: Plot.Axis("error on new data"),
        series: [curve("L2") { trained(square: $0) }, curve("L1") { trained(absolute: $0) }])))
}
