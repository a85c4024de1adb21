import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// Momentum over the root of the averaged squares, both corrected: two steps by hand, what the correction does,
  /// how long a step can be, and the way through the valley.
  static let adam = Lesson(
    "adam", title: "Adam", chapter: .optimisation,
    summary: "Momentum and RMSprop together, with bias correction; steps of about the learning rate.",
    buildsOn: ["backprop", "momentum", "rmsprop"]
  ) { d in
    d.section("A valley")
    d.text("The valley of \(code: "momentum") and \(code: "rmsprop") once more.")
    let valley = Valley(&d)

    d.section("Adam step by step")
    d.text(
      """
      Adam keeps two averages for each weight: v of the slopes, as momentum does, and S of their squares, as \
      RMSprop does. They are called the first and the second moment. Both begin as 0 and are corrected for it. The \
      round t counts from 1.
      """)
    let alpha = d.given("alpha", "0.5", "learning rate", in: 0...10)
    let beta = (
      first: d.given("beta_1", "0.9", "share kept of the average slope", in: 0...999 / 1000),
      second: d.given("beta_2", "0.999", "share kept of the average square", in: 0...99999 / 100_000)
    )
    let epsilon = d.given(
      "epsilon", "0.00000001", "what keeps a division from being by 0", in: .epsilon)
    let round = d.define(quietly: "t", 0)
    let (w, b) = (valley.w, valley.b)
    let state = [
      round, d.define(quietly: "v_w", 0), d.define(quietly: "S_w", 0), d.define(quietly: "v_b", 0),
      d.define(quietly: "S_b", 0),
    ]
    var steps = [d.define(round.updated, round + 1)]
    let now = steps[0]
    for (weight, slope, v, s) in [
      (w, valley.slopes.w, state[1], state[2]), (b, valley.slopes.b, state[3], state[4]),
    ] {
      let index = weight == w ? "w" : "b"
      let average = d.define(v.updated, beta.first * v + (1 - beta.first) * slope)
      let square = d.define(s.updated, beta.second * s + (1 - beta.second) * slope ** 2)
      let corrected = d.define(
        Symbol(base: "vhat", index: index), average / (1 - beta.first ** now))
      let correctedSquare = d.define(
        Symbol(base: "Shat", index: index), square / (1 - beta.second ** now))
      let next = d.define(weight.updated, weight - alpha * (corrected / (sqrt(correctedSquare) + epsilon)))
      steps += [average, square, corrected, correctedSquare, next]
    }
    d.text("The second step begins where the first has ended, with the averages that it left.")
    d.again([valley.slopes.w, valley.slopes.b] + steps)

    d.section("What the correction does")
    d.text(
      """
      In the first round the corrected averages are the slope and its square themselves, and their quotient is its \
      sign. So the first step has the length α in every direction. Without the correction it would be multiplied by
      """)
    let uncorrected = d.define("c", (1 - beta.first) / sqrt(1 - beta.second))
    d.text("since the second average is the slower of the two and stays longer near 0.")

    d.section("How long a step can be")
    d.text(
      """
      The quotient of both averages says how well the slopes agree. If they are all the same, it is 1; if they \
      alternate, it is small; and a single slope after a long silence brings it near \(uncorrected), since the \
      first average has taken in 1 − β_1 of it, and the second 1 − β_2 of its square.
      """)
    d.table(lengths(d, beta.first, beta.second))
    d.text(
      """
      So a step is rarely longer than the learning rate, and near \(uncorrected) times as long only after a long \
      silence. The size of the slopes cancels: a cost that is multiplied by 1,000 makes the same steps, but for ε.
      """)

    guard let adam = d.iteration(of: [w, b] + state, reading: [valley.cost]) else { return }
    valley.race(
      "Adam", adam, rounds: 60, &d,
      """
      The valley from above, with curves of equal cost. Adam begins diagonally, as RMSprop does, and swings about the \
      floor and past the minimum, as momentum does.
      """)

    d.section("What it keeps")
    d.text(
      """
      Two numbers for each weight beside the weight itself, and three to choose beside the learning rate: β_1, β_2 \
      and ε. There are as many β as there are averages:
      """)
    d.define("n_beta", Expression(Set([state[1], state[2]]).count))
  }
}

/// The quotient v̂/√Ŝ after slopes that agree, alternate, or come once.
private func lengths(_ d: Derivation, _ first: Expression, _ second: Expression) -> Table {
  let (keep, keepSquare) = (d.value(of: first).double, d.value(of: second).double)
  func quotient(_ rounds: Int, _ slope: (Int) -> Double) -> Double {
    var (v, s) = (0.0, 0.0)
    for round in 1...rounds {
      v = keep * v + (1 - keep) * slope(round)
      s = keepSquare * s + (1 - keepSquare) * slope(round) * slope(round)
    }
    let corrected = v / (1 - Double.power(keep, Double(rounds)))
    return corrected / (s / (1 - Double.power(keepSquare, Double(rounds)))).squareRoot()
  }
  return Table(
    """
    The length of a step in learning rates, as measured without ε, when all slopes are 5, when they are 5 and −5 by \
    turns, and when only the last is not 0.
    """,
    columns: ["round", "all alike", "alternating", "only the last"], for: [1, 2, 10, 100, 1000, 10_000]
  ) { rounds in
    [
      .count(rounds), .measured(quotient(rounds) { _ in 5 }),
      .measured(quotient(rounds) { $0.isMultiple(of: 2) ? -5 : 5 }.magnitude),
      .measured(quotient(rounds) { $0 == rounds ? 5 : 0 }),
    ]
  }
}
