import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// The turning point of the validation error, derived for two weights; patience and the checkpoint that is kept; why
  /// the test set must not decide; a neuron with more inputs than it needs.
  static let earlyStopping = Lesson(
    "early-stopping", title: "Early stopping", chapter: .generalisation,
    summary: "Where the validation error turns, how patience finds the place, and which weights are kept.",
    buildsOn: ["exploding", "overfitting"]
  ) { d in
    turningPoint(&d)
    patience(&d)
    testSet(&d)
    simulation(&d)
  }
}

// MARK: The turning point

private func turningPoint(_ d: inout Derivation) {
  let curvature = [
    d.given("lambda_1", "1", "curvature of the cost along w_1, its second derivative", in: 0...10),
    d.given("lambda_2", "0.1", "curvature along w_2", in: 0...10),
  ]
  let goal = [
    d.given("t_1", "1", "where the training data want w_1", in: -1000...1000),
    d.given("t_2", "1", "where they want w_2", in: -1000...1000),
  ]
  let truth = [
    d.given("u_1", "1", "where new data want w_1", in: -1000...1000),
    d.given("u_2", "0.3", "where they want w_2", in: -1000...1000),
  ]
  let rate = d.given("alpha", "0.5", "learning rate", in: 0...10)

  d.section("Past the goal")
  d.text(
    """
    A model is trained on one set of examples and judged on another, the validation set. In the direction of w_1 \
    both agree; that of w_2 fits the noise of the training set, and new data would have it elsewhere. Near \
    their minima both costs are parabolas. Both weights begin as 0.
    """)
  let w = [d.define(quietly: "w_1", 0), d.define(quietly: "w_2", 0)]
  func cost(_ name: Symbol, _ wanted: [Expression]) -> Expression {
    d.define(
      name, .half * (curvature[0] * (w[0] - wanted[0]) ** 2 + curvature[1] * (w[1] - wanted[1]) ** 2))
  }
  let training = cost("J", goal)
  let validation = cost("V", truth)
  guard let descent = d.descent(of: w, on: training, rate: rate, reading: [validation]) else { return }
  d.text("Descent knows the training cost only. Its first step:")
  for (index, weight) in w.enumerated() {
    let slope = Expression.symbol(.derivative(of: training.name, by: weight.name))
    d.show(slope, equals: curvature[index] * (weight - goal[index]))
    d.show(.symbol(weight.updated), equals: weight - rate * slope)
  }
  d.text(
    """
    As in the lesson \(code: "exploding"), every step multiplies the distance from the goal by a fixed factor, \
    one for each direction:
    """)
  let factors = curvature.enumerated().map { index, lambda in
    d.define(Symbol(base: "f", index: "\(index + 1)"), 1 - rate * lambda)
  }
  func weight(_ index: Int, after rounds: Int) -> Expression {
    goal[index] * (1 - factors[index] ** Expression(rounds))
  }
  d.show(.symbol(w[0].updated), equals: weight(0, after: 1))
  d.show(.symbol(w[1].updated), equals: weight(1, after: 1))
  d.text("After k steps it is the factor to the power k, so that all of training can be written down:")
  d.table(
    Table(
      "The weights and both costs after some steps.",
      columns: ["step", "\(w[0])", "\(w[1])", "training", "validation"],
      for: [0, 1, 2, 5, 6, 7, 8, 10, 20, 50]
    ) { rounds in
      let names = [w[0].name, w[1].name]
      func put(_ cost: Expression) -> Expression {
        guard let formula = d.definitions[cost.name]?.expression else { return cost }
        return formula.replacing { part in
          if case .symbol(let symbol) = part, let index = names.firstIndex(of: symbol) {
            weight(index, after: rounds)
          } else {
            nil
          }
        }
      }
      return [.count(rounds)]
        + [weight(0, after: rounds), weight(1, after: rounds), put(training), put(validation)].map {
          .value(d.value(of: $0))
        }
    })
  let passes = d.value(of: truth[1] / goal[1]).double
  let slow = d.value(of: factors[1]).double
  if passes > 0, passes < 1, slow > 0, slow < 1 {
    d.text(
      """
      The fast direction has soon arrived. The slow one passes the place \(truth[1]) where new data want it, and \
      goes on. It is there when \(goal[1] * (1 - factors[1] ** .symbol("k"))) = \(truth[1]), and that is at the step
      """)
    d.define("k", log(1 - truth[1] / goal[1]) / log(factors[1]))
  } else {
    d.text("With these numbers the second weight does not pass its place on the way, or jumps over it.")
  }
  var (first, second) = (descent, descent)
  d.figure(
    .plot(
      Plot(
        """
        The training cost only falls while the rate is small enough; the validation cost turns where w_2 passes its \
        place.
        """,
        x: Plot.Axis("step"), y: Plot.Axis("cost", scale: .logarithmic),
        series: [
          first.curve("training", rounds: 50) { $0[training] },
          second.curve("validation", rounds: 50) { $0[validation] },
        ])))
}

// MARK: Patience

private func patience(_ d: inout Derivation) {
  let errors = d.given(
    "E", [9, 7, 8, 5, 6, 6], "wrong answers among 100 validation examples", in: 0...100)
  let values = d.value(of: errors).doubles
  d.section("Patience and the checkpoint")
  d.text(
    """
    Real validation errors do not fall smoothly, as they are measured on few examples. So the first rise need not \
    be the turning point. The rule: whenever the error is the least so far, keep a copy of the weights, a \
    checkpoint; if that has not happened for so many epochs as one has patience, stop and take the checkpoint.
    """)
  d.table(
    Table(
      """
      The epochs (passes through the training set), and for how many the error has not improved.
      """,
      columns: ["epoch", "errors", "checkpoint of epoch", "waiting for"], for: values.indices
    ) { epoch in
      let best = StoppedTraining(Array(values[...epoch]), patience: values.count).kept
      return [
        .count(epoch + 1), .value(d.value(of: errors[epoch + 1])), .count(best + 1), .count(epoch - best),
      ]
    })
  let kept = (1...3).map { patience in (patience, StoppedTraining(values, patience: patience)) }
  d.table(
    Table(
      "What comes of more or less patience.",
      columns: ["patience", "stops after epoch", "keeps epoch", "its errors"], for: kept
    ) { patience, stopped in
      [
        .count(patience), .count(stopped.last + 1), .count(stopped.kept + 1),
        .value(d.value(of: errors[stopped.kept + 1])),
      ]
    })
  let best = StoppedTraining(values, patience: values.count).kept
  d.define(quietly: "k_first", Expression(kept[0].1.kept + 1))
  d.define(quietly: "k_best", Expression(best + 1))
  d.text(
    """
    The best epoch of all is \(best + 1). Stopping at the first rise keeps epoch \(kept[0].1.kept + 1). Patience \
    costs epochs, not quality: what is kept is never the last state, but the best one seen.
    """)
}

/// Training that stops when the validation error has not improved for some epochs; epochs are counted from 0.
struct StoppedTraining {
  /// The last epoch that is run.
  let last: Int
  /// The epoch whose weights are kept: the first with the least error until then.
  let kept: Int

  /// Follows the rule through the errors, of which there is at least one.
  init(_ errors: [Double], patience: Int) {
    var kept = 0
    for (epoch, error) in errors.enumerated() {
      if error < errors[kept] { kept = epoch }
      if epoch - kept >= patience {
        (self.last, self.kept) = (epoch, kept)
        return
      }
    }
    (self.last, self.kept) = (errors.count - 1, kept)
  }
}

// MARK: The test set

private func testSet(_ d: inout Derivation) {
  let truth = d.given("tau", "0.5", "the true error of each of two checkpoints")
  let spread = d.given("delta", "0.05", "by which a measured error is too large or too small", in: 0...1000)
  d.section("Why a third set is needed")
  d.text(
    """
    The set that decides is no longer a fair judge. Take two checkpoints of the same true error \(truth). Each is \
    measured too small or too large by \(spread), with equal chance, and the one that looks better is kept. In \
    the four cases, which are equally likely, its measured error is
    """)
  let (low, high) = (truth - spread, truth + spread)
  let cases = zip(1..., [(low, low), (low, high), (high, low), (high, high)]).map { index, pair in
    d.define(Symbol(base: "m", index: "\(index)"), .call(.minimum, [pair.0, pair.1]))
  }
  let mean = d.define("M", (cases[0] + cases[1] + cases[2] + cases[3]) / 4)
  d.show(mean, equals: truth - .half * spread)
  d.text(
    """
    on average: the choice has made the error look smaller than it is. The more epochs there are to choose from, the \
    more so. The error to report is that on a test set, which has decided nothing.
    """)
}

// MARK: A neuron

private func simulation(_ d: inout Derivation) {
  let features = d.count("p", 12, "inputs of a neuron, of which two matter", in: 2...14)
  let sigma = d.given("sigma", "1", "standard deviation of the noise in its targets", in: 0...100)
  var random = d.randomNumbers(seed: 3)
  let (examples, rounds, waiting) = (20, 600, 20)
  let deviation = d.value(of: sigma).double
  d.section("A neuron with too many inputs")
  d.text(
    """
    A linear neuron learns \(2 * .symbol("x_1") - .symbol("x_2")) from \(examples) noisy examples. It has \
    \(features) inputs, and those beyond the second say nothing. It is trained by gradient descent with the rate 0.2 \
    from zero weights; 50 other examples are for validation.
    """)
  func draw(_ count: Int) -> ManyInputs {
    ManyInputs(examples: count, inputs: features, noise: deviation, using: &random)
  }
  let (training, validation) = (draw(examples), draw(50))
  var descent = LinearDescent(on: training)
  var states = [descent.weights]
  for _ in 0..<rounds {
    descent.step(rate: 0.2)
    states.append(descent.weights)
  }
  let errors = states.map { validation.error($0) }
  let stopped = StoppedTraining(errors, patience: waiting)
  let shown = 0...min(rounds, 150)
  func curve(_ name: String, _ errors: (Int) -> Double) -> Plot.Series {
    Plot.Series(name, shown.map { Plot.Point(Double($0), errors($0)) })
  }
  d.figure(
    .plot(
      Plot(
        "Mean squared errors of the neuron in the course of training.", x: Plot.Axis("round"),
        y: Plot.Axis("mean squared error"),
        series: [
          curve("training") { training.error(states[$0]) }, curve("validation") { errors[$0] },
        ])))
  let (p, m) = (Expression.symbol("p"), Expression(examples))
  let repetitions = 200
  let ending =
    stopped.last < rounds
    ? "training stops after \(stopped.last) rounds" : "training goes on to the last of \(rounds) rounds"
  d.text(
    """
    With a patience of \(waiting) rounds \(ending) and keeps the weights of round \(stopped.kept). How good are \
    they? The inputs are independent with the variance 1, so the error to be expected on new data is the noise, \(sigma ** 2), and the squared distance of the weights from the true ones, 2, −1 and zeros. At the start \
    that is \(sigma ** 2 + (2 ** 2 + (-1) ** 2)). Where the training error is least, it is \
    \(sigma ** 2 * (1 + p / (m - p - 1))) on average over training sets, a known result for normal inputs. To see \
    it, the least squares are also computed for \(repetitions) training sets.
    """)
  let start = d.value(of: sigma ** 2 + (2 ** 2 + (-1) ** 2))
  let end = d.value(of: sigma ** 2 * (1 + p / (m - p - 1)))
  func newError(_ weights: Matrix) -> Double { deviation * deviation + ManyInputs.distance(weights) }
  let average =
    (0..<repetitions).reduce(0) { sum, _ in sum + newError(draw(examples).leastSquares) }
    / Double(repetitions)
  d.table(
    Table(
      "The error on new data, expected and for the weights that were found.",
      columns: ["weights", "round", "expected", "measured"],
      rows: [
        [.words("at the start"), .count(0), .value(start), .measured(newError(states[0]))],
        [
          .words("kept"), .count(stopped.kept), .words("above the noise"),
          .measured(newError(states[stopped.kept])),
        ],
        [.words("at the end"), .count(rounds), .value(end), .measured(newError(states[rounds]))],
        [.words("mean of least squares"), .words(""), .value(end), .measured(average)],
      ]))
}
