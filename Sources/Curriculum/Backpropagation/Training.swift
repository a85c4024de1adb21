import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// The 2-2-2 network trained for 10,000 rounds, in the stated order of the updates and with the output weights
  /// moved too early.
  static let training = Lesson(
    "training", title: "Training the 2-2-2 network", chapter: .backpropagation,
    summary:
      "Ten thousand rounds of gradient descent, and what changes if the output weights move too early.",
    buildsOn: ["backprop"]
  ) { d in
    let network = TwoTwoTwo()
    network.giveInputs(&d)
    network.giveWeights(&d)
    network.giveTargets(&d)
    let alpha = d.given("alpha", "0.5", "learning rate")
    let rounds = d.count("rounds", 10_000, "rounds of training", in: 1...100_000)

    d.section("One round")
    d.text(
      """
      A round is what the lesson \(code: "backprop") derives: a forward pass, the gradients of all eight weights \
      at one point, and then one step of all weights at once.
      """)
    d.quietly { d in
      network.forwardPass(&d)
      for weight in network.weights {
        d.define(weight.updated, weight - alpha * d.differentiate(network.total, by: weight))
      }
      d.again(network.forward)
    }
    d.table(
      Table(
        "The first round.", columns: ["weight", "before", "gradient", "after"], for: network.weights
      ) { weight in
        let gradient = Expression(Symbol.derivative(of: network.total.name, by: weight.name))
        let values = [weight, gradient, Expression(weight.updated)]
        return [.words(weight.name.plain)] + values.map { .value(d.value(of: $0)) }
      })
    d.text("The error before the round, and after it:")
    d.show(network.total, equals: network.error1 + network.error2)
    let after = Expression(network.total.updated)
    d.show(after, equals: Expression(network.error1.updated) + Expression(network.error2.updated))

    d.section("The output weights too early")
    let early = earlyRound(&d, network, alpha)
    d.text(
      """
      The two errors differ by \(d.value(of: early.total - after)). Descent follows the gradient at one point, since \
      there it is the direction in which the error falls fastest. Gradients that were taken half-way belong to no \
      point at all, neither to the old weights nor to the new ones.
      """)

    d.section("Many rounds")
    let read = [network.outO1, network.outO2, network.total]
    guard
      let descent = d.iteration(of: network.weights, reading: read),
      let earlyDescent = d.iteration(of: network.weights, becoming: early.weights, reading: read)
    else { return }
    d.text("The same again and again, each time from the weights that the round before has left.")
    var run = descent
    let milestones = [0, 1, 10, 100, 1000, 10_000, 100_000].filter { $0 < rounds } + [rounds]
    d.table(
      Table(
        "The course of training, measured in double precision.",
        columns: ["rounds", "\(network.outO1)", "\(network.outO2)", "\(network.total)"], for: milestones
      ) { round in
        run.run(untilRound: round)
        return [.count(round)] + read.map { .measured(run[$0]) }
      })
    d.figure(
      .plot(
        Plot(
          """
          The error against the number of rounds, both on logarithmic axes: where the curve is a straight line \
          downwards, every tenfold number of rounds divides the error by the same factor.
          """,
          x: Plot.Axis("rounds", scale: .logarithmic), y: Plot.Axis("error", scale: .logarithmic),
          series: [curve(descent, network.total, rounds: rounds)])))

    d.section("After the last round")
    d.text(
      """
      The weights that training leaves are measured; rounded to ten places they are numbers to compute with, and \
      what follows is enclosed as ever. The number in brackets says after how many rounds.
      """)
    guard let last = trained(&d, network, descent, rounds: rounds),
      let lastButOne = trained(&d, network, descent, rounds: rounds - 1),
      let lastEarly = trained(&d, network, earlyDescent, rounds: rounds, mark: "*")
    else { return d.text("Here they have left the range of a double, and there is nothing to compute with.") }
    for (output, net) in [(last.outO1, last.netO1), (last.outO2, last.netO2)] {
      d.show(output, equals: logistic(net))
    }
    d.show(last.total, equals: last.error1 + last.error2)
    d.text(
      """
      The same for one round less, and for the network whose output weights always moved too early, whose \
      quantities have an asterisk:
      """)
    d.table(
      Table(
        "Three ways to end.",
        columns: [
          "order of the updates", "rounds", "\(network.outO1)", "\(network.outO2)", "\(network.total)",
        ],
        for: [
          ("all at once", rounds, last), ("all at once", rounds - 1, lastButOne),
          ("output weights first", rounds, lastEarly),
        ]
      ) { order, rounds, end in
        [.words(order), .count(rounds)]
          + [end.outO1, end.outO2, end.total].map { .value(d.value(of: $0)) }
      })
    d.text(
      """
      The two orders end with errors that differ by \(d.value(of: lastEarly.total - last.total)). How well a \
      network trains does not tell whether its gradients are right. The digits do: from them one sees which order \
      was taken, and how many rounds.
      """)
  }
}

/// The first round with the output weights moved before the gradients of the hidden ones are taken.
///
/// - Returns: the network after the round: its hidden weights and all that is computed from them have an asterisk.
private func earlyRound(_ d: inout Derivation, _ network: TwoTwoTwo, _ alpha: Expression) -> TwoTwoTwo {
  let total = network.total
  func slope(_ dependent: Expression, _ independent: Expression) -> Expression {
    .symbol(.derivative(of: dependent.name, by: independent.name))
  }
  var early = TwoTwoTwo(mark: "*")
  (early.w5, early.w6) = (.symbol(network.w5.updated), .symbol(network.w6.updated))
  (early.w7, early.w8) = (.symbol(network.w7.updated), .symbol(network.w8.updated))
  d.text(
    """
    It is tempting to move \(network.w5) to \(network.w8) as soon as their gradients are known, and to go on to the \
    hidden layer with the new ones. The share of h_1 in the error is then computed as
    """)
  let o1 = slope(total, network.outO1) * slope(network.outO1, network.netO1)
  let o2 = slope(total, network.outO2) * slope(network.outO2, network.netO2)
  let s1 = d.define("s_h1", o1 * early.w5 + o2 * early.w7)
  d.text("where it should be, with the old weights,")
  d.show(slope(total, network.outH1), equals: o1 * network.w5 + o2 * network.w7)
  d.text("For h_2 in the same way, and from the two shares the new hidden weights, marked with an asterisk:")
  let s2 = d.define("s_h2", o1 * early.w6 + o2 * early.w8)
  let units = [
    (s1, slope(network.outH1, network.netH1), [(early.w1, network.w1), (early.w2, network.w2)]),
    (s2, slope(network.outH2, network.netH2), [(early.w3, network.w3), (early.w4, network.w4)]),
  ]
  for (share, squashing, weights) in units {
    for ((new, old), input) in zip(weights, [network.i1, network.i2]) {
      d.define(new.name, old - alpha * share * squashing * input)
    }
  }
  d.text("With these hidden weights and the same output weights as before, the error after the round is")
  d.quietly(early.forwardPass)
  d.show(early.total, equals: early.error1 + early.error2)
  return early
}

/// The network with the weights that some rounds leave, rounded to ten places; `nil` where one is infinite.
private func trained(
  _ d: inout Derivation, _ network: TwoTwoTwo, _ descent: Iteration, rounds: Int, mark: String = ""
) -> TwoTwoTwo? {
  let end = TwoTwoTwo(mark: "\(mark)[\(rounds)]")
  var descent = descent
  descent.run(rounds: rounds)
  for (weight, trained) in zip(network.weights, end.weights) {
    guard let measured = Rational(exactly: descent[weight]) else { return nil }
    d.define(quietly: trained.name, Expression(Decimal.rounded(measured, places: 10)))
  }
  d.quietly(end.forwardPass)
  return end
}

/// The error after ever more rounds, each number of them a tenth more than the one before.
private func curve(_ descent: Iteration, _ error: Expression, rounds: Int) -> Plot.Series {
  var descent = descent
  var points: [Plot.Point] = []
  while descent.rounds < rounds {
    descent.run(rounds: min(1 + descent.rounds / 10, rounds - descent.rounds))
    points.append(Plot.Point(Double(descent.rounds), descent[error]))
  }
  return Plot.Series("error", points)
}
