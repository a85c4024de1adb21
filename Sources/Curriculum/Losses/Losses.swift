import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// Squared error, absolute error and the logarithm: the loss of an example, the cost over all, what a far-off
  /// answer does to each, and which constant answer each prefers.
  static let losses = Lesson(
    "losses", title: "Loss and cost", chapter: .losses,
    summary: "Squared, absolute and logarithmic loss for one example, and their mean over all: the cost."
  ) { d in
    let targets = d.given("y", [2, 1, 3, 4, 10], "what the answers should be")
    let answers = d.given("yhat", [.number("2.5"), 1, 2, 4, 6], "the answers of a network")
    let p = d.given("p", "0.1", "a probability given to what is true", in: 0...1)
    let count = d.value(of: targets).doubles.count
    let n = Expression(count)

    d.section("The loss of one example")
    d.text(
      """
      A network answers \(answers) where \(targets) would be right. (A vector is written in one line; its \
      elements are the \(count) examples.) By how much does each answer miss?
      """)
    let error = d.define("r", answers - targets)
    d.text(
      """
      An error of either sign is bad, so the sign has to go. Two ways are common: the square, and the absolute \
      value. Either is a loss, one number for one example:
      """)
    let squares = d.define("S", error ** 2)
    let absolutes = d.define("A", abs(error))

    d.section("The cost of all examples")
    d.text(
      """
      Training needs one number for the whole set. That is the cost: the mean of the losses. A mean does not \
      grow with the number of examples, so costs of sets of different size can be compared.
      """)
    func total(_ losses: Expression) -> Expression { .sum((1...count).map { losses[$0] }) }
    let meanSquare = d.define("MSE", total(squares) / n)
    let meanAbsolute = d.define("MAE", total(absolutes) / n)
    d.text(
      """
      In short, a loss belongs to an example and a cost to a set. The words are often exchanged; the numbers \
      cannot be. The first example has the squared loss \(d.value(of: squares[1])), the last \
      \(d.value(of: squares[count])), and the cost is \(d.value(of: meanSquare)).
      """)

    d.section("L1 and L2")
    d.text(
      """
      The sum of absolute values is a length of the vector of errors, the norm L1; the root of the sum of \
      squares is its everyday length, the norm L2.
      """)
    let firstNorm = d.define("N_1", sum(abs(error)))
    let secondNorm = d.define("N_2", sqrt(sum(error ** 2)))
    d.text("So the mean absolute error is the L1 loss, and the mean squared error the L2 loss:")
    d.show(meanAbsolute, equals: firstNorm / n)
    d.show(meanSquare, equals: secondNorm ** 2 / n)

    worstAnswer(&d, squares, absolutes)
    bestConstant(&d, targets)
    logarithm(&d, p)
  }
}

/// How much of each cost comes from the answer that is furthest off.
private func worstAnswer(_ d: inout Derivation, _ squares: Expression, _ absolutes: Expression) {
  guard d.value(of: sum(absolutes)).double > 0 else { return }
  d.section("One answer that is far off")
  d.text(
    """
    A square makes large errors larger still and small ones smaller. The answer that misses by most \
    contributes these shares of the two costs:
    """)
  d.define("share_S", largest(squares) / sum(squares), range: 0...1)
  d.define("share_A", largest(absolutes) / sum(absolutes), range: 0...1)
  d.text(
    """
    If that target is an outlier, a slip of the pen perhaps, it pulls a network trained on squares harder than one \
    trained on absolute values: the slope of a square is in proportion to the error, that of an absolute value \
    is −1 or 1, however large the error is.
    """)
}

/// The mean and the median, as the constants that the two costs prefer.
private func bestConstant(_ d: inout Derivation, _ targets: Expression) {
  d.section("Which constant answer is best")
  d.text(
    """
    What a loss asks for shows when the answer may only be one number c for all examples. The slope of the mean \
    squared error by c is found term by term, and it is 0 at the mean of the targets:
    """)
  let c = d.define("c", mean(targets))
  let cost = d.define("V", mean((c - targets) ** 2))
  let slope = d.gradient(quietly: cost, by: [c])[0]
  d.show(slope, equals: mean(2 * (c - targets)), 2 * (c - mean(targets)), 0)
  d.text(
    """
    The mean absolute error has another slope. If c grows a little, it moves away from each target below it and \
    towards each target above it, so the cost falls as long as more targets lie above than below. It is least \
    at the target in the middle, the median:
    """)
  let values = d.value(of: targets).doubles
  let ascending = values.indices.sorted { values[$0] < values[$1] }
  let median = d.define("m", targets[ascending[values.count / 2] + 1])
  let candidates = ascending.map { targets[$0 + 1] } + [c]
  d.table(
    Table(
      """
      The costs of constant answers: each target, and the last row the mean. The least mean squared error \
      stands in the row of the mean, the least mean absolute error in that of the median.
      """,
      columns: ["answer", "targets below", "targets above", "mean squared error", "mean absolute error"],
      for: candidates
    ) { candidate in
      let value = d.value(of: candidate).double
      return [
        .value(d.value(of: candidate)), .count(values.count { $0 < value }),
        .count(values.count { $0 > value }),
        .value(d.value(of: mean((candidate - targets) ** 2))),
        .value(d.value(of: mean(abs(candidate - targets)))),
      ]
    })
  d.text(
    """
    The mean is \(d.value(of: c)), the median \(d.value(of: median)). The mean follows every target, however far \
    away; the median only counts on which side it lies.
    """)
}

/// The loss for probabilities beside those for numbers.
private func logarithm(_ d: inout Derivation, _ p: Expression) {
  d.section("A loss for probabilities")
  d.text(
    """
    A classifier answers with probabilities. Let \(p) be the one that it gives to what is true. It should be 1, \
    and the two losses from above are
    """)
  d.define("L_abs", 1 - p, range: 0...1)
  let square = d.define("L_sq", (1 - p) ** 2, range: 0...1)
  d.text("Neither exceeds 1, however wrong the answer is. The cross-entropy takes the negative logarithm:")
  let logarithmic = d.define("L_log", -log(p))
  d.text("It has no bound. If the truth is given a tenth of that probability, the loss grows by ln 10:")
  d.show(-log(p / 10), equals: logarithmic + log(10))
  d.text(
    """
    How hard a loss pulls is its slope. As the probability nears 0, that of the square goes to −2, that of the \
    logarithm beyond any number:
    """)
  d.differentiate(square, by: p)
  d.differentiate(logarithmic, by: p)
  let probabilities: [Expression] = [
    1, .number("0.9"), .number("0.5"), .number("0.1"), .number("0.01"), .number("0.001"), .number("0.000001"),
  ]
  d.table(
    Table(
      """
      The three losses for a probability given to the truth. The logarithm is never less than the absolute \
      error, and the smaller the probability, the more it exceeds both.
      """,
      columns: ["probability", "absolute", "squared", "logarithm", "slope of the logarithm"],
      for: probabilities
    ) { probability in
      [1 * probability, 1 - probability, (1 - probability) ** 2, -log(probability), -(1 / probability)]
        .map { .value(d.value(of: $0)) }
    })
  func curve(_ name: String, _ loss: (Double) -> Double) -> Plot.Series {
    Plot.Series(name, over: 0...0.99, points: 199, loss)
  }
  d.figure(
    .plot(
      Plot(
        """
        The further the answer is from the truth, the more the logarithm exceeds the other two; where it is \
        nearly right, the logarithm and the absolute error are almost the same.
        """,
        x: Plot.Axis("probability withheld, 1 − p"), y: Plot.Axis("loss"),
        series: [
          curve("logarithm") { -(1 - $0).log }, curve("absolute") { $0 }, curve("squared") { $0 * $0 },
        ])))
}
