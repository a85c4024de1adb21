import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// The cross-entropy of three answers with labels 0 or 1, what 0 · ln 0 means and what a program makes of it, the
  /// form that takes the logit, and its slope.
  static let binaryCrossEntropy = Lesson(
    "binary-cross-entropy", title: "Binary cross-entropy", chapter: .losses,
    summary:
      "The loss of a yes or no: its minus sign, what 0 · ln 0 means, and a form that is safe to compute.",
    buildsOn: ["activations", "losses"]
  ) { d in
    let answers = d.given(
      "h", [1, .number("0.3"), .number("0.8")], "the answers: probabilities of the label 1", in: 0...1)
    let labels = d.given("y", [1, 1, 0], "the labels: 1 or 0", in: 0...1, areWhole: true)
    let z = d.given("z", "-2", "the logit of one more answer", in: -30...30)
    let examples = d.value(of: labels).doubles.indices.map {
      Example(position: $0 + 1, isOne: d.value(of: labels).doubles[$0] == 1)
    }

    d.section("The probability of the label")
    d.text(
      """
      The network answers with one number \(answers), the probability that the label is 1. Then that of the label \
      0 is what is missing to 1. So each label y has been given the probability q:
      """)
    let given = examples.map { example in
      let (h, y) = (answers[example.position], labels[example.position])
      return d.define(example.symbol("q"), y * h + (1 - y) * (1 - h), range: 0...1)
    }
    d.text("One of the two terms is 0, and the other is h where the label is 1, and 1 − h where it is 0.")

    d.section("The loss")
    d.text(
      """
      The loss of an example is the negative logarithm of that probability. The logarithm of a number up to 1 is \
      not positive; the minus sign makes it a loss that is 0 for a perfect answer and grows as the answer gets \
      worse.
      """)
    let losses = zip(examples, given).map { example, probability in
      let h = answers[example.position]
      return d.define(example.symbol("L"), -log(probability), equals: -log(example.isOne ? h : 1 - h))
    }
    d.text("The cost is the mean of the losses:")
    let cost = d.define("J", .sum(losses) / Expression(losses.count))
    d.text(
      """
      Without the minus sign it would be \(d.value(of: -cost)), and descent would seek the worst answers. In bits, \
      with the logarithm to base 2, it is
      """)
    d.show(cost / log(2))
    d.text(
      """
      which says how much is still missing, for each example on average, to know its label from the answer.
      """)

    d.section("One formula for both labels")
    d.text(
      """
      Usually both cases are written into one line, −(y ln h + (1 − y) ln(1 − h)), where the label leaves one of \
      the two terms and takes the other away: for the label 1 the first is left, for 0 the second. Where h is \
      neither 0 nor 1, the line can be computed as it stands:
      """)
    for (example, loss) in zip(examples, losses) {
      let (h, y) = (answers[example.position], labels[example.position])
      if (0.0..<1).contains(d.value(of: h).double), d.value(of: h).double > 0 {
        d.show(loss, equals: -(y * log(h) + (1 - y) * log(1 - h)))
      }
    }
    zeroTimesInfinity(&d, answers, labels, losses)
    logits(&d, z)
  }
}

/// One of the examples: its place, and its label.
private struct Example {
  let position: Int
  let isOne: Bool

  func symbol(_ base: String) -> Symbol { Symbol(base: base, index: position) }
}

/// What 0 · ln 0 means, and what doubles make of it.
private func zeroTimesInfinity(
  _ d: inout Derivation, _ answers: Expression, _ labels: Expression, _ losses: [Expression]
) {
  d.section("What 0 · ln 0 means")
  d.text(
    """
    If an answer is exactly 0 or 1, one logarithm has no value. When its factor is 0 the term still counts as 0, \
    since that is where x ln x goes as x goes to 0: ten times fewer x, but only ln 10 more of the logarithm.
    """)
  let numbers: [Expression] = [1, 2, 4, 6, 8].map { 1 / 10 ** Expression($0) }
  d.table(
    Table(
      "The product shrinks with x, though the logarithm grows.", columns: ["x", "ln x", "x ln x"],
      for: numbers
    ) { x in
      [.value(d.value(of: x)), .value(d.value(of: log(x))), .value(d.value(of: x * log(x)))]
    })
  d.text(
    """
    A program knows nothing of limits. In double precision ln 0 is −∞, and 0 · (−∞) is no number; one such \
    example makes the cost of the whole set no number.
    """)
  let (h, y) = (d.value(of: answers).doubles, d.value(of: labels).doubles)
  let clip = 1e-7
  d.table(
    Table(
      """
      The loss of each example in double precision: the line as it stands; the logarithm of q alone; and the line \
      after every answer has been clipped to between \(measured: clip) and 1 less that, as some libraries do. \
      The last row is the mean. What is clipped is never quite 0, and never more than \(measured: -clip.log).
      """,
      columns: ["example", "as it stands", "one logarithm", "clipped"],
      rows: crossEntropies(of: h, labels: y, clip: clip)))
}

/// A row for each example and one for the mean, the loss computed in three ways.
private func crossEntropies(of h: [Double], labels y: [Double], clip: Double) -> [[Table.Cell]] {
  func plain(_ h: Double, _ y: Double) -> Double { -(y * h.log + (1 - y) * (1 - h).log) }
  let losses = zip(h, y).map { h, y in
    // With 0 added, −0 becomes 0.
    [plain(h, y), -(y * h + (1 - y) * (1 - h)).log + 0, plain(min(max(h, clip), 1 - clip), y)]
  }
  let means = losses[0].indices.map { way in losses.reduce(0) { $0 + $1[way] } / Double(losses.count) }
  return losses.enumerated().map { [.count($0 + 1)] + $1.map { .measured($0) } }
    + [[.words("mean")] + means.map { .measured($0) }]
}

/// The loss as a function of the logit, its stable form and its slope.
private func logits(_ d: inout Derivation, _ z: Expression) {
  d.section("From the logit")
  d.text(
    """
    The answer mostly comes from a logistic unit, p = 1/(1 + e^(−z)), and then neither trouble is needed: the \
    logarithm and the exponential meet. The sum z behind the logistic function is the logit. For an example with the \
    label 1 and the logit \(z):
    """)
  let h = d.define("p", logistic(z), range: 0...1)
  let loss = d.define("L", -log(h))
  d.show(loss, equals: -log(1 / (1 + exp(-z))), log(1 + exp(-z)))
  d.text("For large negative z the exponential would overflow. Taken out of the sum, it need not:")
  d.show(loss, equals: .call(.maximum, [-z, 0]) + log(1 + exp(-abs(z))))

  d.section("The slope")
  d.text("How does the loss change with the logit? Two of the factors cancel:")
  let slope = d.differentiate(loss, by: z)
  d.show(slope, equals: -(1 / h) * (h * (1 - h)), h - 1)
  d.text(
    """
    The answer minus the label: the worse the answer, the harder the pull, up to 1. (With the label 0 the same \
    steps lead to p − 0.) In the slope of the squared error nothing cancels. The slope of the logistic function stays \
    in it as a factor, and that is next to nothing where the unit is sure, rightly or wrongly:
    """)
  let square = d.define("Q", (h - 1) ** 2)
  d.differentiate(square, by: z)
  d.table(
    Table(
      """
      The slopes at other logits, the label being 1. A unit that is sure and wrong is corrected by the \
      cross-entropy and left alone by the squared error.
      """,
      columns: ["logit", "answer", "cross-entropy", "squared error"], for: [4, 0, -2, -4, -8, -16]
    ) { (logit: Int) in
      let h = logistic(Expression(Decimal(logit)))
      return [
        .value(d.value(of: Expression(Decimal(logit)))), .value(d.value(of: h)), .value(d.value(of: h - 1)),
        .value(d.value(of: 2 * (h - 1) * (h * (1 - h)))),
      ]
    })
  func curve(_ name: String, _ slope: (Double) -> Double) -> Plot.Series {
    Plot.Series(name, over: -8...8, points: 161) { slope((-$0).logistic) }
  }
  d.figure(
    .plot(
      Plot(
        """
        How hard each loss pushes the logit up, the label being 1. On the right, where the answer is wrong, the \
        push of the logarithm is strongest and that of the square fades away.
        """,
        x: Plot.Axis("−z"), y: Plot.Axis("push, the slope times −1"),
        series: [
          curve("logarithm") { 1 - $0 }, curve("square") { 2 * (1 - $0) * $0 * (1 - $0) },
        ])))
}
