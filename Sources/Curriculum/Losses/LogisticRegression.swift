import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// Logistic regression and a network without hidden layer: the same answers, objective, gradient and optimum; when
  /// the objective is strictly convex, and when it has no optimum.
  static let logisticRegression = Lesson(
    "logistic-regression", title: "Logistic regression is a network", chapter: .losses,
    summary:
      "One neuron and one statistical model: the same objective, and the same optimum from two solvers.",
    buildsOn: ["neuron", "activations", "binary-cross-entropy"]
  ) { d in
    let x = d.given("x", [0, 1, 2, 3, 4], "the feature of each example", in: -100...100)
    let y = d.given("y", [0, 0, 1, 0, 1], "the labels: 0 or 1", in: 0...1, areWhole: true)
    let slope = d.given("beta", "1", "the coefficient at the start", in: -10...10)
    let intercept = d.given("beta_0", "-2", "the intercept at the start", in: -10...10)
    let rate = d.given("eta", "0.1", "learning rate of the network", in: 0...10)
    let fit = Fit(x: x, y: y, slope: slope, intercept: intercept)

    let network = sameObjective(&d, fit)
    let gradient = sameGradient(&d, fit)
    curvature(&d, fit, gradient)
    newtonStep(&d, fit, gradient)
    twoSolvers(&d, fit, network, rate)
    noOptimum(&d)
  }
}

/// The examples and the parameters of the regression.
private struct Fit {
  let x, y, slope, intercept: Expression

  let answers = Expression.symbol("yhat")
  let cost = Expression.symbol("J")
  let weights = Expression.symbol("s")
}

/// The parameters of the network and its cost.
private struct Network {
  let weight, bias, cost: Expression
}

// MARK: One objective

private func sameObjective(_ d: inout Derivation, _ fit: Fit) -> Network {
  d.section("The same answers")
  d.text(
    """
    Logistic regression is a model of statistics. The probability of the label 1 is the logistic function of a \
    linear function of the feature, with a coefficient β and an intercept β_0. For all examples at once:
    """)
  let logits = d.define("z", fit.slope * fit.x + fit.intercept)
  let answers = d.define("yhat", logistic(logits), range: 0...1)
  d.text(
    """
    A network without hidden layer is one neuron: input times weight, plus bias, through the logistic function. With \
    the weight β and the bias β_0 it computes the same; for the first and the last example:
    """)
  let weight = d.define(quietly: "w", fit.slope)
  let bias = d.define(quietly: "b", fit.intercept)
  let count = d.value(of: fit.x).doubles.count
  for place in [1, count] {
    d.show(logistic(weight * fit.x[place] + bias), equals: answers[place])
  }

  d.section("The same objective")
  d.text(
    """
    The statistician asks how likely the labels are if the model is right: each has been given the probability q, \
    which is \(fit.answers) for the label 1 and \(1 - fit.answers) for the label 0, and independent examples \
    multiply. The coefficients should make that likelihood P as large as possible, or its logarithm, which is a sum. \
    (∘ multiplies element by element, and Σ adds the elements up.)
    """)
  let given = d.define("q", fit.y ∘ answers + (1 - fit.y) ∘ (1 - answers), range: 0...1)
  let likelihood = d.define("P", .product((1...count).map { given[$0] }), range: 0...1)
  let logLikelihood = d.define(
    "LL", log(likelihood), equals: sum(log(given)))
  d.text(
    """
    As in \(code: "binary-cross-entropy"), the network minimises the cross-entropy, here summed over the examples. It \
    is the log-likelihood with the other sign, so what makes the one largest makes the other smallest:
    """)
  let cost = d.define("J", -sum(fit.y ∘ log(answers) + (1 - fit.y) ∘ log(1 - answers)))
  d.show(cost, equals: -logLikelihood)

  let output = d.define(quietly: "a", logistic(weight * fit.x + bias))
  let networkCost = d.define(
    quietly: "C", -sum(fit.y ∘ log(output) + (1 - fit.y) ∘ log(1 - output)))
  return Network(weight: weight, bias: bias, cost: networkCost)
}

private func sameGradient(_ d: inout Derivation, _ fit: Fit) -> [Expression] {
  d.section("The same gradient")
  d.text(
    """
    Of one example the slope by its logit is the answer minus the label, as \(code: "binary-cross-entropy") has \
    shown. The logit changes with β as fast as the feature says, and with β_0 at the rate 1; the examples add up:
    """)
  let derived = d.gradient(quietly: fit.cost, by: [.symbol("z"), fit.slope, fit.intercept])
  let missing = d.define("r", fit.answers - fit.y)
  d.show(derived[0], equals: missing)
  let byIntercept = d.define("g_0", sum(missing))
  d.show(derived[2], equals: byIntercept)
  let bySlope = d.define("g_1", sum(missing ∘ fit.x))
  d.show(derived[1], equals: bySlope)
  d.text("The log-likelihood climbs along the same direction in which the cross-entropy descends:")
  let climbing = d.gradient(quietly: .symbol("LL"), by: [fit.slope, fit.intercept])
  d.show(climbing[0], equals: -bySlope)
  d.show(climbing[1], equals: -byIntercept)
  return [byIntercept, bySlope]
}

// MARK: Curvature

private func curvature(_ d: inout Derivation, _ fit: Fit, _ gradient: [Expression]) {
  d.section("The Hessian")
  d.text(
    """
    How does the gradient itself change? The answer of each example moves with its logit at the rate \
    \(fit.answers * (1 - fit.answers)), the slope of the logistic function, which is positive everywhere:
    """)
  let s = d.define("s", fit.answers ∘ (1 - fit.answers), range: 0...1)
  d.text("So the second derivatives, which form the Hessian, are sums with these weights:")
  let h00 = d.define("H_00", sum(s))
  let h01 = d.define("H_01", sum(s ∘ fit.x))
  let h11 = d.define("H_11", sum(s ∘ fit.x ** 2))
  d.show(d.gradient(quietly: gradient[0], by: [fit.intercept])[0], equals: h00)
  d.show(d.gradient(quietly: gradient[1], by: [fit.intercept])[0], equals: h01)
  d.show(d.gradient(quietly: gradient[1], by: [fit.slope])[0], equals: h11)

  d.section("When it is strictly convex")
  d.text(
    """
    A function of two variables curves upwards in every direction, it is strictly convex, if H_00 and the \
    determinant of the Hessian are positive everywhere. The first is a sum of positive numbers. So is the second: it \
    can be written as a sum over all pairs of examples,
    """)
  let count = d.value(of: fit.x).doubles.count
  let pairs = (1...count).flatMap { i in
    ((i + 1)..<(count + 1)).map { j in s[i] * s[j] * (fit.x[i] - fit.x[j]) ** 2 }
  }
  let determinant = d.define("D", h00 * h11 - h01 ** 2)
  d.show(determinant, equals: .sum(pairs))
  d.text(
    """
    A pair contributes nothing only if its two features are equal. So the objective is strictly convex as soon as \
    two examples differ in the feature, whatever the labels are, and then it has at most one minimum. (If all \
    features were equal, β and β_0 could make up for one another, and nothing would tell them apart.)
    """)
}

// MARK: Two solvers

private func newtonStep(_ d: inout Derivation, _ fit: Fit, _ gradient: [Expression]) {
  d.section("The statistician's solver")
  d.text(
    """
    Newton's method replaces the objective by the paraboloid with the same slope and curvature, and goes to its \
    lowest point: both parameters move by the solution of two linear equations, H · step = −g.
    """)
  let (g0, g1) = (gradient[0], gradient[1])
  let (h00, h01, h11) = (Expression.symbol("H_00"), Expression.symbol("H_01"), Expression.symbol("H_11"))
  let determinant = Expression.symbol("D")
  let nextSlope = d.define(fit.slope.updated, fit.slope - 1 / determinant * (h00 * g1 - h01 * g0))
  let nextIntercept = d.define(fit.intercept.updated, fit.intercept - 1 / determinant * (h11 * g0 - h01 * g1))
  d.text(
    """
    The same step has another name: iteratively reweighted least squares. Take for each example the logit that would \
    be right if the logistic function were its tangent,
    """)
  let s = fit.weights
  let working = d.define("v", .symbol("z") - .symbol("r") / s)
  d.text(
    "and fit a straight line through these points by least squares, with the weights s. Its coefficients are")
  d.show(nextSlope, equals: 1 / determinant * (h00 * sum(s ∘ fit.x ∘ working) - h01 * sum(s ∘ working)))
  d.show(nextIntercept, equals: 1 / determinant * (h11 * sum(s ∘ working) - h01 * sum(s ∘ fit.x ∘ working)))
}

private func twoSolvers(_ d: inout Derivation, _ fit: Fit, _ network: Network, _ rate: Expression) {
  d.section("The same optimum")
  d.text(
    """
    The network is trained in its own way, by gradient descent: each parameter moves by \(rate) times its slope, \
    downwards. Both solvers begin with the same parameters.
    """)
  guard let start = d.iteration(of: [fit.slope, fit.intercept], reading: [fit.cost]),
    let descent = d.descent(of: [network.weight, network.bias], on: network.cost, rate: rate)
  else { return }
  var (newton, training) = (start, descent)
  d.table(
    Table(
      "Newton's method and gradient descent, measured in double precision: parameters and cost after some rounds.",
      columns: ["round", "β", "β_0", "cost", "w", "b", "cost"], for: [0, 1, 2, 3, 5, 10, 100, 1000, 5000]
    ) { round in
      // Newton has long arrived, or left the numbers; more rounds would only add its last rounding.
      newton.run(untilRound: min(round, 20))
      training.run(untilRound: round)
      return [.count(round)]
        + [newton[fit.slope], newton[fit.intercept], newton[fit.cost]].map { .measured($0) }
        + [training[network.weight], training[network.bias], training[network.cost]].map { .measured($0) }
    })
  if newton[fit.cost].isNaN {
    d.text(
      """
      Where Newton's cost is not a number, an answer has been rounded to 0 or 1, and 0 · ln 0 has no value in a \
      program, as the lesson \(code: "binary-cross-entropy") shows. The method was stopped after round \
      \(newton.rounds).
      """)
  }
  let (slope, intercept) = (newton[fit.slope], newton[fit.intercept])
  let features = d.value(of: fit.x).doubles
  let labels = d.value(of: fit.y).doubles
  if isSeparable(features, labels) {
    d.text(
      """
      With these labels there is no optimum to reach: a threshold separates the classes, and the parameters grow \
      for ever. The next section says why.
      """)
  } else if max((slope - training[network.weight]).magnitude, (intercept - training[network.bias]).magnitude)
    < 1e-6
  {
    d.text(
      """
      In the end the parameters of the two agree to at least six places. Newton's steps are few and dear, since \
      each has to solve equations; those of descent are many and cheap, and they still work where a network has \
      layers and a million weights.
      """)
  } else {
    d.text(
      """
      One of the two has not arrived. From far away Newton's paraboloid may fit so badly that its lowest point is \
      no improvement; descent needs a rate that is neither too large nor too small.
      """)
  }
  let (lower, upper) = (features.min() ?? 0, features.max() ?? 0)
  func curve(_ name: String, _ slope: Double, _ intercept: Double) -> Plot.Series {
    Plot.Series(name, over: lower...upper, points: 101) { (slope * $0 + intercept).logistic }
  }
  d.figure(
    .plot(
      Plot(
        "The labels, and the probability of the label 1 as the network has it before and after training.",
        x: Plot.Axis("feature"), y: Plot.Axis("probability of the label 1"),
        series: [
          Plot.Series("labels", zip(features, labels).map { Plot.Point($0, $1) }, style: .points),
          curve("start", d.value(of: fit.slope).double, d.value(of: fit.intercept).double),
          curve("trained", training[network.weight], training[network.bias]),
        ])))
}

/// Whether a threshold on the feature has all zeros on one side and all ones on the other, or on it.
private func isSeparable(_ features: [Double], _ labels: [Double]) -> Bool {
  func values(_ label: Double) -> [Double] { zip(features, labels).filter { $0.1 == label }.map(\.0) }
  let (zeros, ones) = (values(0), values(1))
  guard let lowestZero = zeros.min(), let highestZero = zeros.max(), let lowestOne = ones.min(),
    let highestOne = ones.max()
  else { return true }
  return highestZero <= lowestOne || highestOne <= lowestZero
}

// MARK: No optimum

private func noOptimum(_ d: inout Derivation) {
  d.section("When there is no optimum")
  d.text(
    """
    Strictly convex does not mean that there is a minimum. Take two examples, the feature −1 with the label 0 and the \
    feature 1 with the label 1, and a neuron without bias. Both labels get the same probability p from the \
    weight u, so that the cost is K:
    """)
  let weight = d.given("u", "1", "a weight for two separable examples", in: -30...30)
  let share = d.define("p", logistic(weight), range: 0...1)
  let cost = d.define("K", -(2 * log(share)))
  d.text("Its slope is negative at every weight, since p stays below 1:")
  let slope = d.differentiate(cost, by: weight)
  d.show(slope, equals: -(2 * (1 / share) * (share * (1 - share))), -(2 * (1 - share)))
  d.text("The slope of this slope, c, is positive at every weight. So the cost curves upwards everywhere:")
  let curvature = d.define("c", d.derivative(of: -(2 * (1 - logistic(weight))), by: weight))
  d.show(curvature, equals: 2 * share * (1 - share))
  d.text(
    """
    A threshold separates the two classes, and a larger weight always makes the right answers surer. The cost nears \
    0 and never gets there; descent goes on for ever, ever more slowly. As the slope fades like 2e^(−u), the weight \
    grows like the logarithm of the rounds: ten times the rounds add ln 10 to it.
    """)
  d.show(log(10))
  guard var descent = d.descent(of: [weight], on: cost, rate: 1) else { return }
  var before: Double?
  d.table(
    Table(
      "Descent with the rate 1 on the two separable examples, measured in double precision.",
      columns: ["round", "weight", "more than before", "cost"], for: [1, 10, 100, 1000, 10_000]
    ) { round in
      descent.run(untilRound: round)
      let growth = before.map { descent[weight] - $0 }
      before = descent[weight]
      return [
        .count(round), .measured(descent[weight]), growth.map { .measured($0) } ?? .words(""),
        .measured(descent[cost]),
      ]
    })
  d.text(
    """
    In practice a penalty on large weights, or an early end of the training, gives such data an optimum after all.
    """)
}
