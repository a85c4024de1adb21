import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// Schedules of the learning rate: by hand, as a table and a plot, how far their steps reach, and what they do to
  /// the noise of the slopes.
  static let learningRateDecay = Lesson(
    "learning-rate-decay", title: "Learning rate decay", chapter: .optimisation,
    summary: "Large steps first and small ones later: four schedules, their reach, and the noise they leave.",
    buildsOn: ["backprop", "mini-batch", "momentum"]
  ) { d in
    let schedules = schedules(&d)
    course(&d, schedules)
    let runs = schedules.rates(0).compactMap { Run(&d, schedules, named: $0.name) }
    guard runs.count == schedules.rates(0).count else { return }
    reach(&d, schedules, runs)
    noise(&d, schedules, runs)
  }
}

/// How the learning rate depends on the epoch.
private struct Schedules {
  let start, decay, base, cut: Expression
  /// Where the weight begins that descends with noise.
  let weight: Expression
  let interval: Int

  /// The rates in an epoch, by name.
  func rates(_ epoch: Expression) -> [(name: String, rate: Expression)] {
    let stairs = Expression.call(.floor, [epoch / Expression(interval)])
    return [
      ("constant", start), ("inverse", 1 / (1 + decay * epoch) * start),
      ("exponential", base ** epoch * start), ("staircase", cut ** stairs * start),
    ]
  }
}

private func schedules(_ d: inout Derivation) -> Schedules {
  let start = d.given("alpha_0", "0.2", "learning rate of the first epoch", in: 1 / 1000...1)
  let decay = d.given("decay", "0.1", "decay rate of the inverse schedule", in: 1 / 1000...100)
  let base = d.given("base", "0.95", "factor of each epoch", in: 1 / 100...999 / 1000)
  let cut = d.given("cut", "0.5", "factor of each stair", in: 1 / 100...1)
  let interval = d.count("k", 10, "epochs of a stair", in: 1...1000)
  let weight = d.given("w_0", "5", "weight at the start", in: -100...100)
  let epoch = d.count("n", 12, "epoch to look at, the first being 0", in: 0...1000)

  d.section("Three formulas")
  d.text(
    """
    A large learning rate gets on at the beginning, a small one settles at the end. So the rate is made to fall \
    with the number n of the epoch: with its inverse,
    """)
  let (n, k) = (Expression.symbol("n"), Expression.symbol("k"))
  d.define("alpha_inv", 1 / (1 + decay * n) * start)
  d.text("or by the same factor in each epoch,")
  d.define("alpha_exp", base ** n * start)
  d.text("or in stairs, at fixed intervals. (The brackets round down and count the stairs.)")
  let stairs = d.define("j", .call(.floor, [n / k]))
  d.define("alpha_stair", cut ** stairs * start)
  d.text(
    """
    All of them begin with \(start) in epoch 0, and this lesson looks at epoch \(epoch). Manual decay has no \
    formula: somebody watches the cost and turns the rate down when it no longer falls.
    """)
  return Schedules(start: start, decay: decay, base: base, cut: cut, weight: weight, interval: interval)
}

/// The rates over the epochs.
private func course(_ d: inout Derivation, _ schedules: Schedules) {
  let names = schedules.rates(0).map(\.name)
  d.section("Side by side")
  d.table(
    Table(
      "The learning rate in some epochs.", columns: ["epoch"] + names.map { "\($0)" },
      for: [0, 1, 2, 3, 5, 10, 20, 50]
    ) { epoch in
      [.count(epoch)]
        + schedules.rates(Expression(epoch)).map { .value(d.value(of: $0.rate)) }
    })
  d.figure(
    .plot(
      Plot(
        """
        On a logarithmic axis the exponential is a straight line, since it loses the same share in each epoch. The \
        stairs lose theirs at once. The inverse falls quickly at first and then ever more slowly.
        """,
        x: Plot.Axis("epoch"), y: Plot.Axis("learning rate", scale: .logarithmic),
        series: names.indices.dropFirst().map { index in
          Plot.Series(
            keys[index],
            (0...60).map { epoch in
              let rate = schedules.rates(Expression(epoch))[index].rate
              return Plot.Point(Double(epoch), d.value(of: rate).double)
            })
        })))
  d.text(
    "How long does it take until half of the rate is left? By the inverse 1 + decay · n has to become 2,")
  d.define("n_inv", 1 / schedules.decay)
  d.text("and by the factor its power has to become one half, of which the logarithm is taken:")
  d.define("n_exp", log(.half) / log(schedules.base))
}

/// How far the steps can lead altogether.
private func reach(_ d: inout Derivation, _ schedules: Schedules, _ runs: [Run]) {
  d.section("How far the steps reach")
  d.text(
    """
    If no slope is larger than 1, the weight moves in each epoch by the rate at most, and in all epochs by their \
    sum. For the exponential schedule that is the sum of powers of \(code: "momentum"): times 1 − base, all terms \
    but the first cancel, and however long it goes on, it cannot pass
    """)
  d.define("R", schedules.start / (1 - schedules.base))
  d.text(
    """
    Stairs that go down have a bound too. The inverse schedule has none: its sum goes on growing, if slowly, like a \
    logarithm. A minimum further away than R is never reached by the exponential schedule, and by the inverse one \
    only after a long time.
    """)
  var iterations = runs.map(\.iteration)
  d.table(
    Table(
      "The sum of the rates of so many epochs, measured in double precision.",
      columns: ["epochs"] + runs.map { "\($0.name)" }, for: [10, 100, 1000, 10_000]
    ) { epochs in
      [.count(epochs)]
        + runs.indices.map { index in
          iterations[index].run(untilRound: epochs)
          return .measured(iterations[index][runs[index].sum])
        }
    })
}

/// The names of the schedules in a plot, where there is little room.
private let keys = ["const", "inv", "exp", "stairs"]

/// What a schedule does in the course of the epochs: the sum of its rates, and the mean and variance of a weight that
/// descends with noise.
private struct Run {
  let name: String
  let sum, square: Expression
  let iteration: Iteration

  init?(_ d: inout Derivation, _ schedules: Schedules, named schedule: String) {
    func name(_ base: String) -> Symbol { Symbol(base: base, index: schedule) }
    let epoch = d.define(quietly: name("e"), 0)
    let sum = d.define(quietly: name("r"), 0)
    let mean = d.define(quietly: name("m"), schedules.weight)
    let variance = d.define(quietly: name("v"), 0)
    let square = d.define(quietly: name("d"), mean ** 2 + variance)
    guard let rate = schedules.rates(epoch).first(where: { $0.name == schedule })?.rate else { return nil }
    d.define(quietly: epoch.updated, epoch + 1)
    d.define(quietly: sum.updated, sum + rate)
    d.define(quietly: mean.updated, (1 - rate) * mean)
    d.define(quietly: variance.updated, (1 - rate) ** 2 * variance + rate ** 2)
    guard let iteration = d.iteration(of: [epoch, sum, mean, variance], reading: [square]) else { return nil }
    (self.name, self.sum, self.square, self.iteration) = (schedule, sum, square, iteration)
  }
}

/// What the schedules make of noisy slopes.
private func noise(_ d: inout Derivation, _ schedules: Schedules, _ runs: [Run]) {
  d.section("What is left of the noise")
  d.text(
    """
    The slopes of mini-batches are noisy. Take the cost w²/2, whose slope is w, and add noise of mean 0 and \
    variance 1 that is new in every step. A step with the rate α multiplies the weight by 1 − α and adds α times \
    the noise. So the variance of the weight is multiplied by (1 − α)² and grows by α². With a constant rate it \
    comes to rest where it loses as much as it gains:
    """)
  let kept = (1 - schedules.start) ** 2
  let rest = d.define(
    "V", schedules.start ** 2 / (1 - kept), equals: schedules.start / (2 - schedules.start))
  d.show(kept * rest + schedules.start ** 2, equals: rest)
  d.text(
    """
    A constant rate never gets nearer than that; only a smaller rate does. Falling rates take the variance down \
    with them, as long as they have brought the weight near the minimum before.
    """)
  var random = d.randomNumbers(seed: 1)
  let epochs = 60
  let count = 400
  let rates = runs.indices.map { index in
    (0..<epochs).map { d.value(of: schedules.rates(Expression($0))[index].rate).double }
  }
  let expected = zip(runs, keys).map { run, key in
    var iteration = run.iteration
    return iteration.curve(key, rounds: epochs) { $0[run.square] }
  }
  let measured = squares(rates, runs: count, start: d.value(of: schedules.weight).double, &random)
  d.table(
    Table(
      """
      The squared distance from the minimum after 10 epochs and after \(epochs): as expected, mean squared plus \
      variance, and the mean of \(count) runs, which all meet the same noise.
      """,
      columns: ["schedule", "10: expected", "measured", "\(epochs): expected", "measured"], for: runs.indices
    ) { index in
      [.words(runs[index].name)]
        + [10, epochs].flatMap { epoch in
          [Table.Cell.measured(expected[index].points[epoch].y), .measured(measured[index][epoch])]
        }
    })
  d.figure(
    .plot(
      Plot(
        """
        The expected squared distance from the minimum. The constant rate comes down first and stays at its noise; \
        the others go on falling, if they are not too small too soon.
        """,
        x: Plot.Axis("epoch"), y: Plot.Axis("squared distance", scale: .logarithmic), series: expected)))
}

/// The mean squared weight before each epoch and after the last, for each schedule.
private func squares(
  _ rates: [[Double]], runs: Int, start: Double, _ random: inout SeededGenerator
) -> [[Double]] {
  let epochs = rates[0].count
  var totals = rates.map { _ in Array(repeating: 0.0, count: epochs + 1) }
  var weights = rates.map { _ in start }
  for _ in 0..<runs {
    for index in weights.indices { weights[index] = start }
    for epoch in 0...epochs {
      for index in weights.indices { totals[index][epoch] += weights[index] * weights[index] }
      guard epoch < epochs else { break }
      let noise = random.normal()
      for index in weights.indices { weights[index] -= rates[index][epoch] * (weights[index] + noise) }
    }
  }
  return totals.map { total in total.map { $0 / Double(runs) } }
}
