import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// Layers without an activation: two are one; they cannot bend, so they cannot learn the exclusive or; they can be
  /// trained by gradient descent all the same.
  static let linearCollapse = Lesson(
    "linear-collapse", title: "Linear layers collapse into one", chapter: .networks,
    summary: "Without an activation two layers are one: what that costs, and what it does not.",
    buildsOn: ["neuron", "activations", "forward"]
  ) { d in
    let x = d.given("x", [1, 2], "input")
    let w1 = d.given("W[1]", [[1, 2], [0, -1]], "weights of the first layer")
    let b1 = d.given("W_0[1]", [1, 1], "its biases")
    let w2 = d.given("W[2]", [2, 1], "weights of the second layer")
    let b2 = d.given("W_0[2]", -1, "its bias")

    d.section("Two layers")
    d.text(
      """
      Leave out the activations, and each layer multiplies by a matrix and adds a vector. Two inputs, two hidden \
      neurons, and one output, for which the matrix is a single row:
      """)
    let h = d.define("h", w1 • x + b1)
    let o = d.define("o", w2 • h + b2)

    d.section("One layer that says the same")
    d.text("Put the first line into the second, and multiply out:")
    d.show(o, equals: w2 • (w1 • x + b1) + b2, w2 • (w1 • x) + w2 • b1 + b2)
    d.text("What stands before the input is one row of weights, and the rest is one bias:")
    let w = d.define("Wtilde", w2 • w1)
    let b = d.define("Wtilde_0", w2 • b1 + b2)
    d.show(o, equals: w • x + b)
    func numbers(_ quantities: Expression...) -> Int {
      quantities.reduce(0) { $0 + d.value(of: $1).shape.count }
    }
    d.text(
      """
      So \(numbers(w1, b1, w2, b2)) numbers are learnt where \(numbers(w, b)) say the same, and a third layer would \
      change as little. An activation behind the last layer does not help: it is then that of a single neuron.
      """)
    d.show(logistic(o), equals: logistic(w • x + b))

    straightness(&d, x, o) { input, activation in w2 • activation(w1 • input + b1) + b2 }
    descentThroughTheIdentity(&d)
    let best = exclusiveOr(&d, w, b)
    trainedNetworks(&d, w, b, best)
  }
}

/// The middle of two inputs: a linear network takes it to the middle of the answers, one with a kink need not.
private func straightness(
  _ d: inout Derivation, _ x: Expression, _ o: Expression,
  network: (Expression, (Expression) -> Expression) -> Expression
) {
  d.section("Straight or bent")
  d.text(
    """
    Such a network is straight: half-way between two inputs it answers half-way between the two answers. Take a \
    second input and the middle of both:
    """)
  let u = d.given("u", [-1, 0], "another input")
  let middle = d.define("m", .half * (x + u))
  let other = d.define("o_u", network(u) { $0 })
  let between = d.define("o_m", network(middle) { $0 })
  d.show(.half * (o + other), equals: between)
  d.text("With relu in the hidden layer, the same weights give:")
  let ends = [d.define("r_x", network(x, relu)), d.define("r_u", network(u, relu))]
  let bent = d.define("r_m", network(middle, relu))
  let mean = d.define("r_mean", .half * (ends[0] + ends[1]))
  let isBent = d.value(of: bent).double != d.value(of: mean).double
  d.text(
    isBent
      ? """
      Now the answer in the middle, \(d.value(of: bent)), is not the mean of the two answers, \
      \(d.value(of: mean)). The network bends, and no single layer without an activation could say the same.
      """
      : "Between these two inputs this network does not bend. Others may show that it can.")
}

/// One step of gradient descent through two weights without an activation.
private func descentThroughTheIdentity(_ d: inout Derivation) {
  d.section("Learning works all the same")
  d.text(
    """
    Networks learn by gradient descent: each weight moves a little against the slope of the error, again and again \
    (the lessons \(code: "backprop") and \(code: "training") work it out). Nothing in that asks for an activation. Two \
    weights in a row, with the slope of the error by each:
    """)
  let i = d.given("i", "2", "input of a chain of two weights")
  let c1 = d.given("c_1", "0.5", "its first weight")
  let c2 = d.given("c_2", "1.5", "its second weight")
  let t = d.given("t", "3", "wanted output")
  let rate = d.given("alpha", "0.1", "learning rate")
  let p = d.define("p", c1 * i)
  let s = d.define("s", c2 * p)
  let cost = d.define("J", .half * (s - t) ** 2)
  let slopes = [c1, c2].map { d.differentiate(cost, by: $0) }
  d.text(
    """
    The activation that is not there would have had the slope 1 everywhere, a constant. The slope of the error is \
    none: it holds the input, the other weight, and the distance from the target. One step with both:
    """)
  for (weight, slope) in zip([c1, c2], slopes) { d.define(weight.updated, weight - rate * slope) }
  let after = d.again([p, s, cost])
  d.text("The error was \(d.value(of: cost)) and is \(d.value(of: after)).")
}

/// Why a straight function misses the exclusive or, and by how much at least.
///
/// - Returns: the least mean squared error.
private func exclusiveOr(_ d: inout Derivation, _ w: Expression, _ b: Expression) -> Expression {
  d.section("What a straight network cannot do")
  d.text(
    """
    The exclusive or wants 1 where just one of two inputs is 1, and 0 where none or both are. Whatever its weights, a \
    straight network gives the corners of the square answers of which opposite ones have the same sum:
    """)
  func answer(_ first: Int, _ second: Int) -> Expression {
    let corner: Expression = .array([Expression(first), Expression(second)])
    return d.define(Symbol(base: "f", index: "\(first)\(second)"), w • corner + b)
  }
  let (f00, f01, f10, f11) = (answer(0, 0), answer(0, 1), answer(1, 0), answer(1, 1))
  d.show(f00 + f11, equals: f01 + f10)
  d.text(
    """
    The wanted sums are 0 and 2. So the errors, taken with the signs of the two sums, always add up to 2, for these \
    weights and for any:
    """)
  let errors = [
    d.define("e_00", f00), d.define("e_01", f01 - 1), d.define("e_10", f10 - 1), d.define("e_11", f11),
  ]
  let total = d.define("D", errors[0] - errors[1] - errors[2] + errors[3])
  d.text(
    """
    The squares are smallest, taken together, when the four share this sum evenly. Each is then a quarter of it, \
    \(d.value(of: total / 4)), and so is the mean of the squares its square:
    """)
  let best = d.define("J_min", (total / 4) ** 2)
  d.text(
    """
    For whatever departs from the even share adds a square of its own. Here are the errors E with the signs of the \
    sums, their departures δ, and the mean V of the squares of these:
    """)
  let signed = d.define("E", .array([errors[0], -errors[1], -errors[2], errors[3]]))
  let departures = d.define("delta", signed - total / 4)
  let variance = d.define("V", mean(departures ** 2))
  d.text(
    """
    The departures add up to 0, so that no mixed term is left when D/4 + δ is squared. And V is never negative:
    """)
  d.show(mean(signed ** 2), equals: best + variance)
  return best
}

/// The same network with and without relu on the exclusive or, and without on what it can learn.
private func trainedNetworks(_ d: inout Derivation, _ w: Expression, _ b: Expression, _ best: Expression) {
  d.section("Training")
  d.text(
    """
    Now gradient descent, from the same random weights: two inputs, four hidden neurons and one output learn the \
    exclusive or, with relu and without an activation; and without one, a task that it can do, namely what the two \
    layers above compute.
    """)
  let rate = d.given("eta", "0.1", "learning rate of the networks", in: 0...1)
  let corners = d.define(quietly: "X", [[0, 0], [0, 1], [1, 0], [1, 1]])
  let wanted = d.define(quietly: "Y", [0, 1, 1, 0])
  let straight = d.define(quietly: "Z", corners • w + b)
  var random = d.randomNumbers(seed: 1)
  let start = (0..<17).map { _ in random.uniform(in: -1.0...1.0) }
  let learners = [("X", relu, wanted), ("L", { $0 }, wanted), ("S", { $0 }, straight)]
    .compactMap { name, activation, target in
      Learner(&d, name, corners, target, rate, from: start, activation: activation)
    }
  let runs = [0, 10, 100, 1000]
  let names: [Prose] = ["exclusive or, relu", "exclusive or, straight", "other task, straight"]
  guard learners.count == names.count else { return }
  d.table(
    Table(
      """
      The mean squared error, measured in double precision, beside the \(d.value(of: best)) below which no straight \
      network comes on the exclusive or.
      """,
      columns: ["rounds"] + names, for: runs
    ) { round in
      [.count(round)] + learners.map { .measured($0.cost(afterRounds: round)) }
    })
  d.figure(
    .plot(
      Plot(
        """
        The error over the rounds. On the exclusive or that of a straight network is never below a quarter; relu, and \
        the other task, have no such bound.
        """,
        x: Plot.Axis("round"), y: Plot.Axis("mean squared error", scale: .logarithmic),
        series: zip(["relu", "straight", "other task"], learners).map { $1.curve($0, rounds: 300) })))
}

/// A network with four hidden neurons and its descent.
private struct Learner {
  private let descent: Iteration
  private let error: Expression

  /// - Parameter start: the 17 weights and biases with which it begins.
  init?(
    _ d: inout Derivation, _ name: String, _ inputs: Expression, _ target: Expression, _ rate: Expression,
    from start: [Double], activation: (Expression) -> Expression
  ) {
    func quantity(_ base: String, _ value: Expression) -> Expression {
      d.define(quietly: Symbol(base: base, index: name), value)
    }
    let hidden = quantity("A", [[0, 0], [0, 0], [0, 0], [0, 0]])
    let biases = quantity("a", [0, 0, 0, 0])
    let last = quantity("v", [0, 0, 0, 0])
    let bias = quantity("b", 0)
    let answers = quantity("O", activation(inputs • hidden.transposed + biases) • last + bias)
    error = quantity("E", mean((answers - target) ** 2))
    guard var descent = d.descent(of: [hidden, biases, last, bias], on: error, rate: rate) else { return nil }
    descent.set(hidden, to: Array(start[0..<8]))
    descent.set(biases, to: Array(start[8..<12]))
    descent.set(last, to: Array(start[12..<16]))
    descent.set(bias, to: [start[16]])
    self.descent = descent
  }

  func cost(afterRounds rounds: Int) -> Double {
    var descent = descent
    descent.run(rounds: rounds)
    return descent[error]
  }

  func curve(_ name: String, rounds: Int) -> Plot.Series {
    var descent = descent
    return descent.curve(name, rounds: rounds, every: 5) { $0[error] }
  }
}
