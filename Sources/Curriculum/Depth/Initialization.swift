import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// How large random weights have to be: the variance of a sum, the half of a rectified linear unit, the schemes of
  /// LeCun, Glorot and He, orthogonal matrices, and what becomes of all in fifty layers.
  static let initialization = Lesson(
    "initialization", title: "How large the first weights should be", chapter: .depth,
    summary:
      "The variance of a signal from layer to layer, and the schemes that keep it: Glorot, He, orthogonal.",
    buildsOn: ["backprop", "symmetry", "exploding"]
  ) { d in
    let sigma = varianceOfASum(&d)
    schemes(&d, sigma)
    orthogonal(&d)
    manyLayers(&d, sigma)
  }
}

// MARK: One unit

/// - Returns: the deviation of small random weights.
private func varianceOfASum(_ d: inout Derivation) -> Expression {
  let x1 = d.given("x_1", "3", "first input of a unit")
  let x2 = d.given("x_2", "1", "second input")
  let s = d.given("s", "0.5", "the size of its weights, which are s or −s")
  let sigma = d.given("sigma", "0.1", "standard deviation of small random weights", in: 0...2)

  d.section("The variance of a sum")
  d.text(
    """
    The lesson \(code: "symmetry") asks for weights that differ, so they are drawn at random around zero; the \
    lesson \(code: "exploding") shows what becomes of a size that is a little off. Which size is right? \
    Take a unit with two weights, each \(s) or −\(s) with equal chance. Its net input is one of four numbers, all \
    equally likely:
    """)
  let (one, two) = (s * x1, s * x2)
  let nets = zip(1..., [one + two, one - two, -one + two, -one - two]).map { index, net in
    d.define(Symbol(base: "z", index: "\(index)"), net)
  }
  d.text(
    """
    Their mean is 0. The variance is the mean of the squares, and in it the mixed terms \(2 * s ** 2 * x1 * x2) and \
    \(-(2 * s ** 2 * x1 * x2)) cancel:
    """)
  d.show(nets[0] + nets[1] + nets[2] + nets[3], equals: 0)
  func meanSquare(_ values: [Expression]) -> Expression {
    (values[0] ** 2 + values[1] ** 2 + values[2] ** 2 + values[3] ** 2) / 4
  }
  let netVariance = d.define("V_z", meanSquare(nets))
  let weightVariance = d.define("V_w", (s ** 2 + (-s) ** 2) / 2)
  let inputs = d.define("Q_x", (x1 ** 2 + x2 ** 2) / 2)
  d.show(netVariance, equals: s ** 2 * (x1 ** 2 + x2 ** 2), 2 * weightVariance * inputs)
  d.text(
    """
    So the variance of the net input is the number of inputs, times the variance of a weight, times the mean square \
    of an input (which is its variance, if its mean is 0). Nothing else about the weights counts: any distribution \
    around zero gives the same, and n inputs give n in the place of 2.
    """)

  d.section("The half of a rectified linear unit")
  d.text(
    "A rectified linear unit lets through what is positive. Of the four net inputs, that is one of each pair:"
  )
  let outputs = zip(1..., nets).map { index, net in
    d.define(Symbol(base: "h", index: "\(index)"), relu(net))
  }
  let passed = d.define("Q_h", meanSquare(outputs))
  d.show(passed, equals: .half * netVariance)
  d.text(
    """
    Half of the mean square is left. That holds wherever z and −z are equally likely, as they are with weights \
    around zero: each pair of squares loses one of two equal numbers. From layer to layer the mean square is \
    multiplied by n times the variance of a weight, and with rectified linear units by half of that.
    """)
  return sigma
}

// MARK: Schemes

private func schemes(_ d: inout Derivation, _ sigma: Expression) {
  let fanIn = d.given("n_in", "50", "inputs of a layer", in: 1...100_000)
  let fanOut = d.given("n_out", "200", "outputs of the layer", in: 1...100_000)
  d.section("The schemes")
  d.text(
    """
    The factor should be 1, for then depth does no harm. Forwards that is a condition on the inputs of a layer; \
    with it weights are drawn as LeCun proposed:
    """)
  let lecun = d.define("v_L", 1 / fanIn)
  d.text(
    """
    Backwards the roles are exchanged. An input reaches the error through every output, as in the lesson \
    \(code: "backprop"), so its derivative is a sum over the outputs, and the factor is their number times the \
    variance. It asks for
    """)
  let back = d.define("v_B", 1 / fanOut)
  d.text(
    """
    Both cannot be had at once unless the layer has as many inputs as outputs. Glorot and Bengio (2010), the first \
    of whom is called Xavier, take the variance for which the two factors are 1 on average:
    """)
  let glorot = d.define("v_G", 2 / (fanIn + fanOut))
  d.show(.half * (fanIn * glorot + fanOut * glorot), equals: 1)
  d.text(
    """
    For rectified linear units He and others (2015), at Microsoft Research Asia, or MSRA for short, make up for the \
    half that is lost. The variance is doubled; the \
    standard deviation is its root:
    """)
  let he = d.define("v_H", 2 / fanIn)
  d.show(.half * (fanIn * he), equals: 1)
  d.define("s_H", sqrt(he))
  let rows: [(String, Expression)] = [
    ("small random", sigma ** 2), ("LeCun", lecun), ("backwards only", back), ("Glorot, or Xavier", glorot),
    ("He, or MSRA", he),
  ]
  d.table(
    Table(
      """
      By what a layer with \(fanIn) = \(d.value(of: fanIn)) and \(fanOut) = \(d.value(of: fanOut)) multiplies the \
      mean square of the signal, without activations and with rectified linear units.
      """,
      columns: ["scheme", "variance", "forwards", "with ReLU", "backwards", "with ReLU"],
      for: rows
    ) { name, variance in
      [.words(name), .value(d.value(of: variance))]
        + [fanIn, fanOut].flatMap { count -> [Table.Cell] in
          [.value(d.value(of: count * variance)), .value(d.value(of: .half * count * variance))]
        }
    })
}

private func orthogonal(_ d: inout Derivation) {
  d.section("Orthogonal weights")
  d.text(
    """
    A variance keeps the size on average. An orthogonal matrix, whose columns have the length 1 and stand at right \
    angles to one another, keeps it for every input. In two dimensions it turns, and perhaps reflects:
    """)
  let q = d.define("O", [[.number("0.6"), .number("-0.8")], [.number("0.8"), .number("0.6")]])
  d.show(q.transposed • q, equals: [[1, 0], [0, 1]])
  let x = d.define("x", [.symbol("x_1"), .symbol("x_2")])
  let turned = d.define("y", q • x)
  d.show(
    turned.transposed • turned, equals: x.transposed • (q.transposed • q • x), x.transposed • x)
}

// MARK: Many layers

/// A way to draw the weights of a square layer.
private struct Scheme {
  let name: String
  /// What the key of a plot calls it.
  let short: String
  /// By what the layer multiplies the mean square without an activation.
  let factor: Expression
  /// Of what matrices the weights are multiples, and which.
  let isOrthogonal: Bool
  let scale: Double
}

private func manyLayers(_ d: inout Derivation, _ sigma: Expression) {
  let depth = d.count("L", 50, "layers of the deep network", in: 1...100)
  let width = d.count("n", 64, "units in each of its layers", in: 2...128)
  var random = d.randomNumbers(seed: 1)
  let n = Expression(width)

  d.section("\(depth) layers")
  d.text(
    """
    Now \(depth) layers of \(width) units, without biases. As many units go in as come out, so LeCun's and \
    Glorot's variance are the same, 1/n. Eight random inputs go forwards; a random signal comes back from above. \
    The same normal numbers, scaled by each scheme, are the weights. For rectified linear units the expectation is \
    the factor of one layer to the power of the depth:
    """)
  let normal = (0..<depth).map { _ in Matrix.normal(rows: width, columns: width, using: &random) }
  let orthogonal = (0..<depth).map { _ in Matrix.orthogonal(size: width, using: &random) }
  let batch = 8
  let input = Matrix.normal(rows: width, columns: batch, using: &random)
  let signal = Matrix.normal(rows: width, columns: batch, using: &random)

  func schemes(gain: Expression) -> [Scheme] {
    func drawn(_ name: String, _ short: String, variance: Expression) -> Scheme {
      Scheme(
        name: name, short: short, factor: n * variance, isOrthogonal: false,
        scale: d.value(of: sqrt(variance)).double)
    }
    return [
      drawn("zero", "zero", variance: 0), drawn("small random", "small", variance: sigma ** 2),
      drawn("Glorot", "Glorot", variance: 1 / n), drawn("He", "He", variance: 2 / n),
      Scheme(
        name: gain == 1 ? "orthogonal" : "orthogonal · √2", short: "orth.", factor: gain, isOrthogonal: true,
        scale: d.value(of: sqrt(gain)).double),
    ]
  }
  func run(_ scheme: Scheme, _ activation: SignalPropagation.Activation) -> SignalPropagation {
    SignalPropagation(
      layers: scheme.isOrthogonal ? orthogonal : normal, scale: scheme.scale, activation, input: input,
      signal: signal)
  }
  func table(
    _ caption: Prose, _ expected: Prose, _ runs: [(scheme: Scheme, run: SignalPropagation)], half: Expression
  ) -> Table {
    Table(
      caption, columns: ["scheme", expected, "forwards", "backwards", "forwards, a layer"], for: runs
    ) { scheme, run in
      let forward = run.forward[depth] / run.forward[0]
      return [
        .words(scheme.name),
        .value(d.value(of: (half * scheme.factor) ** Expression(depth))),
        .measured(forward), .measured(run.backward[0] / run.backward[depth]),
        .measured(Double.power(forward, 1 / Double(depth))),
      ]
    }
  }
  func figure(_ caption: Prose, _ runs: [(scheme: Scheme, run: SignalPropagation)]) -> Figure {
    .plot(
      Plot(
        caption, x: Plot.Axis("layer"), y: Plot.Axis("mean square of the activations", scale: .logarithmic),
        series: runs.filter { $0.scheme.scale > 0 }.map { scheme, run in
          Plot.Series(scheme.short, zip(0..., run.forward).map { Plot.Point(Double($0), $1) })
        }))
  }

  let rectified = schemes(gain: 2).map { (scheme: $0, run: run($0, .relu)) }
  d.table(
    table(
      """
      Rectified linear units: by what the mean square is multiplied from one end to the other, expected (both \
      ways) and measured; last, the measured factor of one layer.
      """, "expected", rectified, half: .half))
  d.figure(
    figure(
      """
      Rectified linear units. With Glorot's variance half of the signal is lost in every layer; He's keeps it, as \
      orthogonal weights times √2 do.
      """, rectified))
  d.text(
    """
    The expectation is a mean over all networks that might have been drawn. It owes much to a few large ones: a \
    single network falls behind it more often than not, the narrower and deeper the further, and the factor of \
    one layer shows how little is missing each time.
    """)
  d.text(
    """
    The hyperbolic tangent is close to its argument near 0 and flatter further out: |tanh z| is at most |z|, and \
    the slope at most 1. So for it the power of the factor is not what to expect, but a bound of that:
    """)
  let curved = schemes(gain: 1).map { (scheme: $0, run: run($0, .tanh)) }
  d.table(table("The hyperbolic tangent: expected at most, and measured.", "at most", curved, half: 1))
  d.figure(
    figure(
      """
      The hyperbolic tangent. Glorot's variance and orthogonal weights lose a little in each layer, less and less \
      as the signal becomes small.
      """, curved))
  d.text(
    """
    A bound that is large does not stop the forward signal, which is never greater than 1; it is the signal \
    backwards that can grow. Zero weights pass on nothing in either direction.
    """)
}
