import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// Steps divided by the root of the averaged squares of the slopes: two steps by hand, why the first is as long in
  /// every direction, what ε is for, and the way through the valley.
  static let rmsprop = Lesson(
    "rmsprop", title: "RMSprop", chapter: .optimisation,
    summary: "Each slope divided by its own recent size, so that steep and gentle directions move alike.",
    buildsOn: ["backprop", "momentum"]
  ) { d in
    d.section("A valley")
    d.text(
      """
      The valley of \(code: "momentum") again: gentle along w, steep along b, its minimum at 0.
      """)
    let valley = Valley(&d)

    d.section("RMSprop step by step")
    d.text(
      """
      For each weight an average of the squared slopes is kept, which begins as 0. Its root says how large the \
      slopes have been, whatever their sign. Divided by it, a slope is made larger where slopes are small and \
      smaller where they are large. The step is the rate times this quotient.
      """)
    let alpha = d.given("alpha", "0.1", "learning rate", in: 0...10)
    let beta = d.given("beta", "0.9", "share that is kept of the average", in: 0...999 / 1000)
    let epsilon = d.given("epsilon", "0.00000001", "what keeps a division from being by 0", in: .epsilon)
    let squares = [d.define(quietly: "S_w", 0), d.define(quietly: "S_b", 0)]
    let (w, b) = (valley.w, valley.b)
    let steps = [
      d.define(squares[0].updated, beta * squares[0] + (1 - beta) * valley.slopes.w ** 2),
      d.define(squares[1].updated, beta * squares[1] + (1 - beta) * valley.slopes.b ** 2),
      d.define(w.updated, w - alpha * (valley.slopes.w / (sqrt(.symbol(squares[0].updated)) + epsilon))),
      d.define(b.updated, b - alpha * (valley.slopes.b / (sqrt(.symbol(squares[1].updated)) + epsilon))),
    ]
    d.text("The second step begins where the first has ended, with the averages that it left.")
    d.again([valley.slopes.w, valley.slopes.b] + steps)

    d.section("The first step is as long in every direction")
    d.text(
      """
      The first average is the share 1 − β of one square. Its root has the size of the slope as a factor, which \
      cancels; only the sign is left. Without ε:
      """)
    d.define("step", alpha / sqrt(1 - beta))
    d.text("The distances that the weights have moved in the first step, with ε:")
    d.define("m_w", abs(w - .symbol(w.updated)))
    d.define("m_b", abs(b - .symbol(b.updated)))

    d.section("What ε is for")
    d.text(
      """
      A weight whose slopes have all been 0 has the average 0. Then the quotient is 0/0, which has no value; with ε \
      it is 0, and the weight stays.
      """)
    let zero = d.define("S_0", beta * 0 + (1 - beta) * 0 ** 2)
    d.define("q_0", 0 / (sqrt(zero) + epsilon))
    d.table(divisions(d, beta, epsilon))

    guard let adaptive = d.iteration(of: [w, b] + squares, reading: [valley.cost]) else { return }
    valley.race(
      "RMSprop", adaptive, rounds: 80, &d,
      """
      The valley from above, with curves of equal cost. RMSprop begins diagonally, as far across as along; when it \
      has come down to the floor, it follows it with steps of about the learning rate.
      """)
    d.text(
      """
      The steps do not grow or shrink with the slope: far from the minimum and near it, slopes that keep their size \
      make steps of about the learning rate. So a small rate needs many rounds for a long way, in which plain descent \
      may overtake it, and a large one trembles about the minimum. It takes a large rate first and a small one later, \
      of which \(code: "learning-rate-decay") speaks.
      """)

    d.section("Two averages, not one")
    d.text("Each weight needs its own. If that of b is fed with that of w, as the source prints it,")
    let mixed = d.define("S_mix", beta * .symbol(squares[0].updated) + (1 - beta) * valley.slopes.b ** 2)
    d.text("it is no average of the slopes of b, and after the second step it is")
    let mixedAgain = d.again([mixed])
    d.text(
      "where the right average is \(d.value(of: .symbol("S_b++"))). The difference is what w has to do with it:"
    )
    d.define("diff", mixedAgain - .symbol("S_b++"))
  }
}

/// The quotient of slope and root for ever smaller slopes, with and without ε.
private func divisions(_ d: Derivation, _ beta: Expression, _ epsilon: Expression) -> Table {
  let keep = d.value(of: beta).double
  let small = d.value(of: epsilon).double
  return Table(
    """
    The quotient in the first step for ever smaller slopes, in double precision. Slopes far below ε count as none, \
    and the square of a very small one is 0 for a double.
    """,
    columns: ["slope", "without ε", "with ε"], for: [20, 1e-3, 1e-8, 1e-12, 1e-200, 0]
  ) { slope in
    let root = ((1 - keep) * slope * slope).squareRoot()
    return [.measured(slope), .measured(slope / root), .measured(slope / (root + small))]
  }
}
