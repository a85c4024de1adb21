import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// The common activation functions with their slopes: logistic, tanh, ReLU, the step, and softmax.
  static let activations = Lesson(
    "activations", title: "Activation functions", chapter: .networks,
    summary:
      "Logistic, tanh, ReLU, step and softmax: their values, their slopes, and where a slope is missing.",
    buildsOn: ["neuron"]
  ) { d in
    let z = d.given("z", "0.5", "the weighted sum of a neuron", in: -100...100)

    d.section("The logistic function")
    d.text(
      """
      A neuron passes its weighted sum through an activation. Learning asks of each activation not only for its \
      value, but also for its slope: how the answer changes when the sum does. The logistic function, for \
      short σ (sigma), squeezes every number into the space between 0 and 1, and reaches neither.
      """)
    let a = d.define("a", logistic(z), range: 0...1)
    d.text(
      """
      Its slope follows from the quotient rule. It has two factors, of which one is the value and the other what is \
      missing from the value to 1. So it can be written with the value alone:
      """)
    let slopeA = d.differentiate(quietly: a, by: z)
    d.show(
      slopeA, equals: exp(-z) / (1 + exp(-z)) ** 2, 1 / (1 + exp(-z)) * (exp(-z) / (1 + exp(-z))), a * (1 - a)
    )
    d.text(
      """
      So whoever has the value has the slope with one multiplication. Completing the square shows how large it can \
      get: a quarter, at the value a half, which is that of the sum 0.
      """)
    d.show(slopeA, equals: 1 / 4 - (a - .half) ** 2)

    d.section("The hyperbolic tangent")
    d.text("It has the same shape, between −1 and 1, and it is 0 at 0:")
    let t = d.define("t", tanh(z), range: -1...1, equals: (exp(z) - exp(-z)) / (exp(z) + exp(-z)))
    d.text(
      """
      Divided by \(exp(z)) above and below, it turns out to be a logistic function, twice as steep, twice as high, and \
      shifted down by 1:
      """)
    d.show(
      t, equals: (1 - exp(-(2 * z))) / (1 + exp(-(2 * z))), 2 / (1 + exp(-(2 * z))) - 1,
      2 * logistic(2 * z) - 1)
    d.text(
      """
      So its slope is known as well. The chain rule takes the 2 beside the sum out as a factor, and what comes of it \
      is completed to a square again:
      """)
    let slopeT = d.differentiate(quietly: t, by: z)
    let twice = logistic(2 * z)
    d.show(slopeT, equals: 2 * (2 * (twice * (1 - twice))), 1 - (2 * twice - 1) ** 2, 1 - t ** 2)
    d.text("The slope is 1 less a square, so it is at most 1. This it reaches where the value is 0:")
    let atZero = d.define("t_0", tanh(0))
    d.define("g_0", 1 - atZero ** 2)

    rectifiedLinearUnit(&d, z)
    softmaxOfTwo(&d)
    sideBySide(&d, z, a, t, slopeA, slopeT)
  }
}

/// The rectified linear unit and its kink, and the step.
private func rectifiedLinearUnit(_ d: inout Derivation, _ z: Expression) {
  d.section("The rectified linear unit")
  d.text(
    """
    The rectified linear unit, ReLU for short, lets through what is positive and holds back the rest: relu(z) is the \
    larger of 0 and z.
    """)
  let r = d.define("r", relu(z))
  d.text(
    "Its slope is 1 on the right and 0 on the left, written as a bracket that is 1 where it says the truth, else 0:"
  )
  d.differentiate(r, by: z)
  d.text("At 0 it has a kink. Walk a small distance to the right, and as far to the left:")
  let smallest = Rational(1) / Rational(1_000_000_000)
  let epsilon = d.given("epsilon", "0.1", "a small distance from 0", in: smallest...1)
  d.define("s_right", (relu(epsilon) - relu(0)) / epsilon)
  d.define("s_left", (relu(-epsilon) - relu(0)) / -epsilon)
  let distances: [Expression] = [1, .number("0.1"), .number("0.01"), .number("0.001")]
  d.table(
    Table(
      """
      The slope from 0 to a point on the right or left of it. Those of tanh meet, and where they meet is its \
      derivative. Those of ReLU stay apart, so it has no derivative at 0.
      """,
      columns: ["distance", "ReLU, right", "ReLU, left", "tanh, right", "tanh, left"],
      for: distances
    ) { distance in
      let functions: [(Expression) -> Expression] = [relu, tanh]
      return [.value(d.value(of: distance))]
        + functions.flatMap { f in
          [distance, -distance].map { .value(d.value(of: (f($0) - f(0)) / $0)) }
        }
    })
  d.text(
    """
    Programs take one of the two, mostly 0. It seldom matters, since a sum is rarely exactly 0, and either slope is \
    that of one side.
    """)
  d.show(.call(.positive, [0]), equals: 0)

  d.section("The step")
  d.text(
    """
    The step of the lesson \(code: "neuron") is flat on both sides and jumps in between. Its slope is 0 wherever it \
    has one, and tells nothing about the direction in which to change a weight. This is why networks that learn by \
    slopes do without it.
    """)
  let y = d.define("y", heaviside(z), range: 0...1)
  d.differentiate(y, by: z)
}

/// Softmax of two numbers, which is the logistic function of their difference.
private func softmaxOfTwo(_ d: inout Derivation) {
  d.section("Softmax")
  d.text(
    """
    Softmax looks at several sums at once, one for each class, and turns them into probabilities: exponentials make \
    them positive, and dividing by their total makes them add up to 1. With two classes:
    """)
  let v1 = d.given("v_1", "2", "sum of the first of two classes", in: -100...100)
  let v2 = d.given("v_2", "0.5", "sum of the second", in: -100...100)
  let p1 = d.define("p_1", exp(v1) / (exp(v1) + exp(v2)), range: 0...1)
  let p2 = d.define("p_2", exp(v2) / (exp(v1) + exp(v2)), range: 0...1)
  d.show(p1 + p2, equals: 1)
  d.text("Divided by the first exponential, the probability is the logistic function of the difference:")
  d.show(p1, equals: 1 / (1 + exp(v2 - v1)), logistic(v1 - v2))
  d.text(
    """
    So the slopes are known already: a(1 − a) with the probability for a, and the opposite for the other class. What \
    one class gains, the other loses.
    """)
  let own = d.differentiate(quietly: p1, by: v1)
  let other = d.differentiate(quietly: p1, by: v2)
  d.show(own, equals: p1 * (1 - p1), p1 * p2)
  d.show(other, equals: -(p1 * p2))
}

/// Values and slopes in tables and plots.
private func sideBySide(
  _ d: inout Derivation, _ z: Expression, _ a: Expression, _ t: Expression, _ slopeA: Expression,
  _ slopeT: Expression
) {
  d.section("Side by side")
  let functions: [(name: String, formula: Expression)] = [
    ("logistic", logistic(z)), ("tanh", tanh(z)), ("ReLU", relu(z)), ("step", heaviside(z)),
  ]
  let places: [Expression] = [-10, -2, -1, 0, 1, 2, 10]
  func value(_ formula: Expression, at place: Expression) -> Table.Cell {
    .value(d.value(of: formula.replacing { $0 == z ? place : nil }))
  }
  d.table(
    Table(
      "The values. Far from 0 the first two hardly change, and ReLU grows on.",
      columns: ["z"] + functions.map { "\($0.name)" }, for: places
    ) { place in
      [.value(d.value(of: place))] + functions.map { value($0.formula, at: place) }
    })
  let slopes = functions.map { d.derivative(of: $0.formula, by: z) }
  d.table(
    Table(
      """
      The slopes. At 0, ReLU and the step have none; what stands there is what programs take.
      """,
      columns: ["z"] + functions.map { "\($0.name)" }, for: places
    ) { place in
      [.value(d.value(of: place))] + slopes.map { value($0, at: place) }
    })
  let range = -3.0...3.0
  let (r, y) = (Expression.symbol("r"), Expression.symbol("y"))
  d.figure(
    .plot(
      Plot(
        "The values: two that level off on both sides, one with a kink, one with a jump.",
        x: Plot.Axis("sum z"), y: Plot.Axis("answer"),
        series: [
          d.graph("logistic", of: a, over: z, in: range), d.graph("tanh", of: t, over: z, in: range),
          d.graph("ReLU", of: r, over: z, in: range), d.graph("step", of: y, over: z, in: range),
        ])))
  d.figure(
    .plot(
      Plot(
        """
        The slopes: that of tanh reaches 1, that of the logistic function a quarter. Away from 0 both vanish, and \
        only ReLU keeps its slope on the right.
        """,
        x: Plot.Axis("sum z"), y: Plot.Axis("slope"),
        series: [
          d.graph("logistic", of: slopeA, over: z, in: range),
          d.graph("tanh", of: slopeT, over: z, in: range),
          d.graph("ReLU", of: .symbol(.derivative(of: r.name, by: z.name)), over: z, in: range),
        ])))
}
