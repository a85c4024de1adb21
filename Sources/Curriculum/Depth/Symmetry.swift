import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// Two hidden units that begin with the same weights: equal outputs, equal gradients, equal for ever; zero
  /// weights, where nothing moves; random weights, which move apart from one another.
  static let symmetry = Lesson(
    "symmetry", title: "Symmetric initialisation fails", chapter: .depth,
    summary: "Why two hidden units that begin alike stay alike, and what random weights change.",
    buildsOn: ["activations", "backprop"]
  ) { d in
    let x1 = d.given("x_1", "1", "first input")
    let x2 = d.given("x_2", "2", "second input")
    let alpha = d.given("alpha", "0.5", "the value with which all weights begin")
    let target = d.given("t", "1", "wanted output")
    let rate = d.given("eta", "0.1", "learning rate")

    d.section("Forward pass")
    d.text(
      """
      Two inputs feed two hidden units, w_11 and w_12 being the weights into the first, w_21 and w_22 \
      into the second; v_1 and v_2 lead from the hidden units to the output. Every weight begins as \
      \(alpha), the biases are 0, and each hidden unit is a rectified linear unit, which lets through what \
      is positive.
      """)
    let w11 = d.define(quietly: "w_11", alpha)
    let w12 = d.define(quietly: "w_12", alpha)
    let w21 = d.define(quietly: "w_21", alpha)
    let w22 = d.define(quietly: "w_22", alpha)
    let v1 = d.define(quietly: "v_1", alpha)
    let v2 = d.define(quietly: "v_2", alpha)
    let net1 = d.define("net_1", w11 * x1 + w12 * x2)
    let h1 = d.define("h_1", relu(net1))
    let net2 = d.define("net_2", w21 * x1 + w22 * x2)
    let h2 = d.define("h_2", relu(net2))
    d.show(h1, equals: relu(alpha * x1 + alpha * x2), h2)
    let output = d.define("yhat", v1 * h1 + v2 * h2)
    let error = d.define("E", .half * (output - target) ** 2)

    d.section("Gradients")
    d.text(
      """
      The chain rule goes through each unit in the same way, with equal numbers. The slope of a rectified \
      linear unit is written as a bracket, which is 1 where the condition in it holds and otherwise 0. (At 0 \
      there is a kink and no slope; programs take 0.)
      """)
    let byOutput = [d.differentiate(error, by: v1), d.differentiate(error, by: v2)]
    let byFirst = [d.differentiate(error, by: w11), d.differentiate(error, by: w12)]
    let bySecond = [d.differentiate(error, by: w21), d.differentiate(error, by: w22)]
    d.show(byOutput[0], equals: byOutput[1])
    d.show(byFirst[0], equals: bySecond[0])
    d.show(byFirst[1], equals: bySecond[1])

    d.section("After any number of steps")
    d.text(
      """
      Equal weights with equal gradients are equal after the step, so the next gradients are equal too: \
      by induction the two units never differ. In a program the differences are not just small, they \
      are 0, because both units do the same arithmetic.
      """)
    let weights = [w11, w12, w21, w22, v1, v2]
    guard let descent = d.descent(of: weights, on: error, rate: rate) else { return }
    d.table(
      rounds(
        descent, weights, error,
        """
        The weights in the course of training, the largest difference between the two units, and the \
        error, measured in double precision.
        """))

    d.section("Zero weights")
    d.text(
      """
      If the weights begin as 0, nothing moves at all: the gradient of \(v1) has the factor \(h1) = 0, \
      and that of \(w11) the factor \(v1) = 0.
      """)
    var fromZero = descent
    for weight in weights { fromZero.set(weight, to: [0]) }
    d.table(rounds(fromZero, weights, error, "The same network from zero weights."))

    d.section("Random weights")
    d.text(
      """
      Different weights break the symmetry: the gradients differ, and from the first step on each unit \
      moves by an amount of its own.
      """)
    var random = d.randomNumbers(seed: 1)
    var fromRandom = descent
    for weight in weights { fromRandom.set(weight, to: [random.uniform(in: 0.1...0.9)]) }
    d.table(
      rounds(fromRandom, weights, error, "The same network from random weights between 0.1 and 0.9."))

    d.section("What symmetry costs")
    d.text(
      """
      One example can be learnt by two units that are copies of one another. The absolute value cannot: \
      |x| = relu(x) + relu(−x) needs one unit for each side. Two hidden units learn it from the points −2, \
      −1, 0, 1 and 2 with the rate 0.05; their outgoing weights begin as 0.5, their incoming ones differ from \
      run to run.
      """)
    if let plot = absoluteValue(&d) { d.figure(.plot(plot)) }
    d.text(
      """
      To differ is necessary but not enough: the units that begin as 0.5 and 0.1 both face right, and neither \
      ever hears of the points on the left. They miss −2 by 2 and −1 by 1, and a fifth of 2² + 1² is the 1 at which \
      the two upper curves end. Weights drawn around zero have both signs, and this is how networks \
      begin.
      """)
  }
}

/// The weights after 0, 1, 10, 100 and 1,000 rounds of gradient descent.
private func rounds(_ descent: Iteration, _ weights: [Expression], _ error: Expression, _ caption: Prose)
  -> Table
{
  var descent = descent
  return Table(
    caption, columns: ["round"] + weights.map { "\($0)" } + ["difference", "error"],
    for: [0, 1, 10, 100, 1000]
  ) { round in
    descent.run(untilRound: round)
    let values = weights.map { descent[$0] }
    let difference = max(abs(values[0] - values[2]), abs(values[1] - values[3]), abs(values[4] - values[5]))
    return [.count(round)] + values.map { .measured($0) } + [
      .measured(difference), .measured(descent[error]),
    ]
  }
}

/// Learning |x| from five points with units that begin alike, that face the same side, and that do not.
private func absoluteValue(_ d: inout Derivation) -> Plot? {
  let points: Expression = [-2, -1, 0, 1, 2]
  let inputs = d.define(quietly: "X", points)
  let wanted = d.define(quietly: "Y", abs(inputs))
  let hidden = d.define(quietly: "u", .array([.number("0.5"), .number("0.5")]))
  let last = d.define(quietly: "q", .array([.number("0.5"), .number("0.5")]))
  let outputs = d.define(quietly: "o", relu(.outer(inputs, hidden)) • last)
  let cost = d.define(quietly: "J", mean((outputs - wanted) ** 2))
  guard let descent = d.descent(of: [hidden, last], on: cost, rate: .number("0.05")) else { return nil }

  func curve(_ name: String, from start: [Double]) -> Plot.Series {
    var descent = descent
    descent.set(hidden, to: start)
    return descent.curve(name, rounds: 200) { $0[cost] }
  }
  let runs = [
    curve("0.5 & 0.5", from: [0.5, 0.5]), curve("0.5 & 0.1", from: [0.5, 0.1]),
    curve("0.5 & −0.4", from: [0.5, -0.4]),
  ]
  return Plot(
    """
    The mean squared error for each start: units that begin alike, and units that face the same side, end at \
    the best that a single unit can do; those that begin with different signs go on to 0.
    """,
    x: Plot.Axis("round"), y: Plot.Axis("mean squared error"), series: runs)
}
