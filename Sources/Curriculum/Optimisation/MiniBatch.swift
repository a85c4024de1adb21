import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// A training set cut into mini-batches, their gradients and the noise in them, and batch, mini-batch and stochastic
  /// descent side by side.
  static let miniBatch = Lesson(
    "mini-batch", title: "Mini-batch gradient descent", chapter: .optimisation,
    summary: "Steps from a part of the examples: how many there are, how noisy, and what they gain.",
    buildsOn: ["backprop", "standardization"]
  ) { d in
    slices(&d)
    let problem = smallProblem(&d)
    noise(&d, problem)
    climbing(&d, problem)
    comparison(&d)
  }
}

/// A large training set cut into mini-batches.
private func slices(_ d: inout Derivation) {
  let examples = d.count("m", 5_000_000, "examples in the training set", in: 1...1_000_000_000)
  let size = d.count("B", 1000, "examples in a mini-batch", in: 1...1_000_000_000)

  d.section("Cutting the training set")
  d.text(
    """
    Batch descent looks at all examples before it takes one step. Cut into mini-batches, the same examples give a \
    step for each of them. (The brackets round up: what is left over makes a smaller last batch.)
    """)
  let batches = d.define("T", .call(.ceiling, [.symbol("m") / .symbol("B")]))
  let count = (examples + size - 1) / size
  d.table(
    Table(
      """
      The examples of some mini-batches. The superscript in braces, as in x^{2}, counts mini-batches; that in \
      parentheses counts examples.
      """,
      columns: ["mini-batch", "from example", "to example"],
      for: Set([1, 2, count]).sorted().filter { $0 <= count }
    ) { batch in
      [.count(batch), .count((batch - 1) * size + 1), .count(min(batch * size, examples))]
    })
  d.text(
    """
    One pass through all examples is an epoch. It takes \(d.value(of: batches)) steps in the place of 1, and looks at \
    each example once, as a step of batch descent does.
    """)
}

/// A cost of one weight over four examples.
private struct Problem {
  let w, x, error, each, slope, cost: Expression
  /// The slopes of the examples, one by one.
  let slopes: [Expression]
}

private func smallProblem(_ d: inout Derivation) -> Problem {
  d.section("The gradient of a mini-batch")
  d.text(
    """
    Four examples are enough to see what a part of them knows. A unit with the single weight w is to answer y to \
    x; the cost is half the mean squared error. Each example has a slope of its own, and the slope of the cost is \
    their mean.
    """)
  let x = d.given("x", [1, 2, 3, 4], "inputs of four examples", in: -100...100)
  let y = d.given("y", [2, 3, 4, 8], "wanted outputs", in: -100...100)
  let w = d.given("w", "0", "the weight", in: -100...100)
  let error = d.define("q", w * x - y)
  let cost = d.define("J", .half * mean(error ** 2))
  let each = d.define("e", error ∘ x)
  let slope = d.define("g", mean(each))
  d.show(d.gradient(quietly: cost, by: [w])[0], equals: slope)
  let slopes = (["e_1", "e_2", "e_3", "e_4"] as [Symbol]).enumerated().map {
    d.define(quietly: $1, each[$0 + 1])
  }
  d.text("Cut into two mini-batches, the examples give two slopes, one for each step:")
  let first = d.define("g_1", (slopes[0] + slopes[1]) / 2)
  let second = d.define("g_2", (slopes[2] + slopes[3]) / 2)
  d.text("Neither is the slope of the cost, but their mean is:")
  d.show((first + second) / 2, equals: slope)
  return Problem(w: w, x: x, error: error, each: each, slope: slope, cost: cost, slopes: slopes)
}

/// How far the slopes of mini-batches are from that of the whole.
private func noise(_ d: inout Derivation, _ problem: Problem) {
  d.section("The noise")
  d.text(
    """
    Draw two of the four examples at random. There are six such mini-batches. Each has another slope, and on \
    average they are right.
    """)
  let e = problem.slopes
  let pairs = e.indices.flatMap { i in e.indices.filter { $0 > i }.map { (i, $0) } }
  let drawn = d.define(quietly: "p", .array(pairs.map { (e[$0] + e[$1]) / 2 }))
  d.table(
    Table(
      "The slopes p of all mini-batches of two.", columns: ["first example", "second example", "slope"],
      for: pairs.enumerated()
    ) { place, pair in
      [.count(pair.0 + 1), .count(pair.1 + 1), .value(d.value(of: drawn[place + 1]))]
    })
  d.show(mean(drawn), equals: problem.slope)
  d.text(
    """
    Their variance follows from the distances h of the single slopes from the mean, whose variance is V.
    """)
  let distances = d.define("h", problem.each - problem.slope)
  let variance = d.define("V", mean(distances ** 2))
  d.text(
    """
    The variance of the mean of two has the mean product of both in it. If they were independent, that would be 0. \
    But no mini-batch has the same example twice, and beside one distance the three others add up to its opposite:
    """)
  let products = d.define("k", .array(pairs.map { distances[$0.0 + 1] * distances[$0.1 + 1] }))
  let product = d.define("C", mean(products), equals: -(variance / 3))
  d.text("The square of half a sum has a quarter of each square, and half of the product:")
  d.show(
    mean((drawn - problem.slope) ** 2),
    equals: .quotient(1, 4) * variance + .quotient(1, 4) * variance + .half * product,
    variance / 2 * ((4 - 2) / (4 - 1)))
  d.text("In the same way, drawn from m, the mean of B has the variance V/B times (m − B)/(m − 1).")
  let slopes = e.map { d.value(of: $0).double }
  d.table(
    Table(
      "The variance for mini-batches of each size: by the formula, and over all that there are.",
      columns: ["size", "mini-batches", "formula", "over all"], for: 1...4
    ) { size in
      let batches = (1..<16).filter { $0.nonzeroBitCount == size }
      let centre = slopes.reduce(0, +) / 4
      let squares = batches.map { batch -> Double in
        let total = slopes.indices.filter { batch >> $0 & 1 == 1 }.reduce(0) { $0 + slopes[$1] }
        return (total / Double(size) - centre) * (total / Double(size) - centre)
      }
      let count = Expression(size)
      return [
        .count(size), .count(batches.count), .value(d.value(of: variance / count * ((4 - count) / 3))),
        .measured(squares.reduce(0, +) / Double(batches.count)),
      ]
    })
}

/// A step of batch descent at a rate that may be too large.
private func climbing(_ d: inout Derivation, _ problem: Problem) {
  d.section("Batch descent can climb too")
  d.text(
    """
    Without noise the cost falls in every step only if the rate is small enough. The curvature c says how fast \
    the slope changes, so a step multiplies the distance from the minimum by f = 1 − αc.
    """)
  let rate = d.given("alpha", "0.3", "learning rate of batch descent", in: 0...10)
  let curvature = d.define("c", mean(problem.x ** 2))
  let factor = d.define("f", 1 - rate * curvature)
  d.define("alpha_max", 2 / curvature)
  d.define(problem.w.updated, problem.w - rate * problem.slope)
  let after = d.again([problem.error, problem.cost])
  let before = d.value(of: problem.cost).double
  let change = d.value(of: after).double - before
  let verdict =
    change > 0
    ? "The cost has risen from \(d.value(of: problem.cost)) to \(d.value(of: after))"
    : "The cost has gone from \(d.value(of: problem.cost)) to \(d.value(of: after))" as Prose
  d.text(
    """
    \(verdict): with f = \(d.value(of: factor)) the distance \
    \(d.value(of: factor).double.magnitude > 1 ? "grows" : "does not grow"), and the limit is the rate at which f \
    is −1.
    """)
}

/// Batch, mini-batch and stochastic descent on one problem.
private func comparison(_ d: inout Derivation) {
  d.section("Three ways through one problem")
  let count = 64
  let rate = d.given("eta", "0.2", "learning rate in the comparison", in: 0...2)
  let epochs = d.count("epochs", 20, "epochs of the comparison", in: 1...200)
  var random = d.randomNumbers(seed: 1)
  let inputs = (0..<count).map { _ in random.uniform(in: -1...1) }
  let outputs = inputs.map { 2 * $0 + random.normal(deviation: 0.5) }
  d.text(
    """
    Now \(count) examples: x drawn between −1 and 1, y = 2x with normal noise of deviation 0.5. The weight begins \
    at 0, the rate is \(rate) for all, and each epoch takes the examples in another order.
    """)
  let square = inputs.reduce(0) { $0 + $1 * $1 } / Double(count)
  let best = zip(inputs, outputs).reduce(0) { $0 + $1.0 * $1.1 } / Double(count) / square

  let runs = [count, 8, 1].compactMap { size -> Run? in
    guard let descent = Trainer(&d, size: size, rate: rate) else { return nil }
    var run = Run(name: names[size] ?? "", size: size)
    run.train(descent, inputs, outputs, epochs: epochs, &random) { 0.5 * square * ($0 - best) * ($0 - best) }
    return run
  }
  d.table(
    Table(
      """
      How far the cost over all examples is above its least value, measured in double precision, and the share of \
      steps that made it larger.
      """,
      columns: ["descent", "batch size", "steps an epoch", "after 1 epoch", "at the end", "steps upwards"],
      for: runs
    ) { run in
      [
        .words(run.name), .count(run.size), .count(count / run.size), .measured(run.points[1].y),
        .measured(run.points[epochs].y), .measured(Double(run.rises) / Double(epochs * (count / run.size))),
      ]
    })
  d.figure(
    .plot(
      Plot(
        """
        One epoch costs the same for all three: each example is looked at once. More steps go further at first; \
        the smaller the batch, the more the cost jumps about when it has come down.
        """,
        x: Plot.Axis("epochs"), y: Plot.Axis("cost above the least", scale: .logarithmic),
        series: runs.map { Plot.Series($0.name, $0.points) })))
}

private let names = [64: "batch", 8: "mini-batch", 1: "stochastic"]

/// Descent by mini-batches of one size.
private struct Trainer {
  let weight, x, y: Expression
  var descent: Iteration

  init?(_ d: inout Derivation, size: Int, rate: Expression) {
    func name(_ base: String) -> Symbol { Symbol(base: base, index: "\(size)") }
    let zeros = Expression.array(Array(repeating: 0, count: size))
    (x, y) = (d.define(quietly: name("X"), zeros), d.define(quietly: name("Y"), zeros))
    weight = d.define(quietly: name("w"), 0)
    let cost = d.define(quietly: name("J"), .half * mean((weight * x - y) ** 2))
    guard let descent = d.descent(of: [weight], on: cost, rate: rate, setting: [x, y]) else { return nil }
    self.descent = descent
  }
}

/// What comes of training by mini-batches of one size.
private struct Run {
  let name: String
  let size: Int
  /// How far the cost is above its least value, after each epoch.
  private(set) var points: [Plot.Point] = []
  /// How many steps made the cost larger.
  private(set) var rises = 0

  init(name: String, size: Int) {
    self.name = name
    self.size = size
  }

  mutating func train(
    _ trainer: Trainer, _ inputs: [Double], _ outputs: [Double], epochs: Int,
    _ random: inout SeededGenerator, excess: (Double) -> Double
  ) {
    var trainer = trainer
    var order = Array(inputs.indices)
    var last = excess(trainer.descent[trainer.weight])
    points = [Plot.Point(0, last)]
    for epoch in 1...epochs {
      order.shuffle(using: &random)
      for start in stride(from: 0, to: order.count, by: size) {
        let batch = order[start..<min(start + size, order.count)]
        trainer.descent.set(trainer.x, to: batch.map { inputs[$0] })
        trainer.descent.set(trainer.y, to: batch.map { outputs[$0] })
        trainer.descent.run()
        let now = excess(trainer.descent[trainer.weight])
        if now > last { rises += 1 }
        last = now
      }
      points.append(Plot.Point(Double(epoch), last))
    }
  }
}
