import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// The exponentially weighted average unrolled, its weights, bias correction and memory; then the average of the
  /// gradients as the direction of descent, in a valley.
  static let momentum = Lesson(
    "momentum", title: "Momentum", chapter: .optimisation,
    summary: "The exponentially weighted average, derived, and descent along the average of the gradients.",
    buildsOn: ["backprop", "mini-batch"]
  ) { d in
    let beta = d.given("beta", "0.8", "share that is kept of the average", in: 0...999 / 1000)
    let averages = unrolled(&d, beta)
    corrected(&d, beta, averages)
    memory(&d, beta)

    d.section("A valley")
    d.text(
      """
      A cost of two weights bends gently along one of them and steeply along the other. Its minimum is at 0.
      """)
    let valley = Valley(&d)

    d.section("Momentum step by step")
    d.text(
      """
      Momentum goes along the average of the gradients, the velocity, which begins as 0. Both weights keep an \
      average of their own.
      """)
    let rate = d.given("alpha", "0.2", "learning rate", in: 0...10)
    let velocity = [d.define(quietly: "v_w", 0), d.define(quietly: "v_b", 0)]
    let (w, b) = (valley.w, valley.b)
    let steps = [
      d.define(velocity[0].updated, beta * velocity[0] + (1 - beta) * valley.slopes.w),
      d.define(velocity[1].updated, beta * velocity[1] + (1 - beta) * valley.slopes.b),
      d.define(w.updated, w - rate * .symbol(velocity[0].updated)),
      d.define(b.updated, b - rate * .symbol(velocity[1].updated)),
    ]
    d.text("The second step begins where the first has ended, with the velocity that it left.")
    d.again([valley.slopes.w, valley.slopes.b] + steps)

    d.section("What the average does to a slope")
    d.text(
      """
      A slope that stays as it is becomes the velocity in the end. One that changes its sign in every step, as it \
      does across a valley where plain descent jumps from side to side, cancels in the average. Of the slope 1 the \
      share a remains: with −a from the step before, the step gives a again.
      """)
    let share = d.define("a", (1 - beta) / (1 + beta))
    d.show(beta * -share + (1 - beta), equals: share)

    guard let momentum = d.iteration(of: [w, b] + velocity, setting: [rate], reading: [valley.cost]) else {
      return
    }
    let runs = valley.race(
      "momentum", momentum, rounds: 30, &d,
      """
      The valley from above, with curves of equal cost. Near its largest rate, plain descent jumps to the other side \
      in every round. The path of momentum is a long curve: it swings across more slowly, gains speed along the \
      valley, may run past the minimum, and comes back.
      """)
    guard let runs else { return }

    d.section("The largest learning rate")
    d.text(
      """
      A step is the rate times the velocity, so the last velocity can be had from the last step, and two steps \
      of momentum are one rule for three successive weights:
      """)
    let turn = 1 + beta - rate * (1 - beta) * valley.steep
    let next = Expression.symbol(b.updated)
    d.show(
      .symbol("b++"), equals: next - beta * (b - next) - rate * (1 - beta) * valley.steep * next,
      turn * next - beta * b)
    d.text(
      """
      At the largest rate that does not diverge the weight only changes its sign in each step. With b, −b, b in \
      the place of the three the rule says what that rate is; without momentum, with β = 0, it is that of plain \
      descent.
      """)
    let limit = d.define("alpha_max", 2 * (1 + beta) / ((1 - beta) * valley.steep))
    d.show(b, equals: (1 + beta - limit * (1 - beta) * valley.steep) * -b - beta * b)
    let plainLimit = d.define("alpha_plain", 2 / valley.steep)
    d.define("gain", limit / plainLimit, equals: (1 + beta) / (1 - beta))
    d.table(limits([(runs.plain, runs.plainRate, plainLimit), (runs.other, rate, limit)], d))

    d.section("What it costs")
    d.text("Plain descent keeps nothing but the weights. Momentum keeps one more number for each.")
    d.define("n_plain", Expression([w, b].count))
    d.define("n_momentum", Expression(([w, b] + velocity).count))
  }
}

/// Five values and their averages.
private struct Averages {
  /// The values as they arrive.
  let values: [Expression]
  /// The average before the first value, and after each.
  let after: [Expression]
  /// The sum of the values, each times β to the power of its age.
  let weighted: Expression
}

/// The average of five values, step by step and at once.
private func unrolled(
  _ d: inout Derivation, _ beta: Expression
) -> Averages {
  d.section("An average that forgets")
  d.text(
    """
    Values arrive one by one. The average keeps the share β of what it was and takes the share 1 − β of the new \
    value. It begins as 0.
    """)
  let x = [
    d.given("x_1", "10", "first value that arrives", in: -1000...1000),
    d.given("x_2", "12", "second value", in: -1000...1000),
    d.given("x_3", "11", "third value", in: -1000...1000),
    d.given("x_4", "15", "fourth value", in: -1000...1000),
    d.given("x_5", "13", "fifth value", in: -1000...1000),
  ]
  var averages = [d.define("v_0", 0)]
  for (value, name) in zip(x, ["v_1", "v_2", "v_3", "v_4", "v_5"] as [Symbol]) {
    averages.append(d.define(name, beta * averages[averages.count - 1] + (1 - beta) * value))
  }
  d.text("Written into one another, the steps show what each value still counts:")
  d.show(
    averages[3], equals: beta * (beta * ((1 - beta) * x[0]) + (1 - beta) * x[1]) + (1 - beta) * x[2],
    (1 - beta) * (x[2] + beta * x[1] + beta ** 2 * x[0]))
  d.text("A value that is one step older has one factor β more. So it goes on, and the last average is")
  let weighted = d.define(
    "M", x[4] + beta * x[3] + beta ** 2 * x[2] + beta ** 3 * x[1] + beta ** 4 * x[0])
  d.show(averages[5], equals: (1 - beta) * weighted)
  return Averages(values: x, after: averages, weighted: weighted)
}

/// What the weights add up to, and the average divided by that.
private func corrected(
  _ d: inout Derivation, _ beta: Expression, _ averages: Averages
) {
  d.section("Bias correction")
  d.text(
    """
    The weights of a mean add up to 1. These have 1 − β as a common factor, and the powers of β beside it. \
    Multiplied by β, all powers but the first come again, and one more; in the difference only these two remain.
    """)
  let powers = d.define("P", 1 + beta + beta ** 2 + beta ** 3 + beta ** 4)
  d.show(beta * powers, equals: beta + beta ** 2 + beta ** 3 + beta ** 4 + beta ** 5)
  let total = d.define("A", (1 - beta) * powers, equals: powers - beta * powers, 1 - beta ** 5)
  d.text(
    """
    What is missing from 1 is the weight β⁵ of the 0 with which the average began. Divided by the sum of its \
    weights, the average is a true mean of the values:
    """)
  d.define("vhat_5", averages.after[5] / total, equals: averages.weighted / powers)
  let t = Expression.symbol("t")
  d.table(
    Table(
      """
      The average is too near to 0 at first; divided by \(1 - beta ** t) it is right from the first value on.
      """,
      columns: ["t", "value", "average", "sum of weights", "corrected"], for: 1...5
    ) { t in
      let weights = 1 - beta ** Expression(t)
      return [
        .count(t), .value(d.value(of: averages.values[t - 1])), .value(d.value(of: averages.after[t])),
        .value(d.value(of: weights)), .value(d.value(of: averages.after[t] / weights)),
      ]
    })
}

/// How many values the average is made of.
private func memory(_ d: inout Derivation, _ beta: Expression) {
  let t = Expression.symbol("t")
  d.section("How far back it remembers")
  d.text(
    """
    Count the newest value as one whole value. Then the others count β, β² and so on, and t of them together make \
    \((1 - beta ** t) / (1 - beta)) values. As \(beta ** t) vanishes, that becomes the effective window:
    """)
  let window = d.define("N", 1 / (1 - beta))
  d.text(
    """
    A value that is N steps old still counts \(beta ** window) of a whole one, which comes near to 1/e ≈ \
    \(d.value(of: exp(-1))) as β comes near to 1. The values within the window hold the share \(1 - beta ** window) of all weight.
    """)
  let shares: [Expression] = [.half, .number("0.8"), .number("0.9"), .number("0.99"), .number("0.999")]
  d.table(
    Table(
      "The window for some values of β.", columns: ["β", "window N", "\(beta ** window)", "weight within"],
      for: shares
    ) { share in
      let window = 1 / (1 - share)
      let left = share ** window
      return [share, window, left, 1 - left].map { .value(d.value(of: $0)) }
    })
}

/// The distance across the valley after many rounds, just below and just above the largest rates.
private func limits(
  _ runs: [(run: Valley.Run, rate: Expression, limit: Expression)], _ d: Derivation
) -> Table {
  let rounds = 500
  return Table(
    """
    How far from the minimum the weight b is after \(rounds) rounds, at rates a little below and above the largest.
    """,
    columns: ["descent", "largest rate", "at 0.95 of it", "at 1.05 of it"], for: runs
  ) { run, rate, limit in
    let limit = d.value(of: limit)
    let distances = [0.95, 1.05].map { share -> Table.Cell in
      var iteration = run.iteration
      iteration.set(rate, to: [limit.double * share])
      iteration.run(rounds: rounds)
      return .measured(iteration[run.b].magnitude)
    }
    return [.words(run.name), .value(limit)] + distances
  }
}
