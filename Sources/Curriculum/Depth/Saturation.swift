import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// The slopes of the logistic function, the hyperbolic tangent and the rectified linear unit, their product through
  /// a chain of layers, and the updates of the first and the last layer.
  static let saturation = Lesson(
    "saturation", title: "Saturation and vanishing gradients", chapter: .depth,
    summary:
      "What the slopes of activations multiply to through depth, and what is left for the first layer.",
    buildsOn: ["activations", "backprop"]
  ) { d in
    let depth = d.count("L", 10, "number of layers", in: 2...30)
    let x = d.given("x", "1", "input", in: -100...100)
    let weight = d.given("w", "1", "weight into every layer", in: -10...10)
    let target = d.given("t", "0", "wanted output", in: -100...100)
    let z = d.given("z", "5", "a net input", in: -30...30)

    d.section("Slopes")
    d.text(
      """
      Backwards through a unit the derivative is multiplied by the slope of the activation at the net input. That of \
      the logistic function is σ(z)(1 − σ(z)), and the distance from its largest value is a square:
      """)
    let out = d.define("p", logistic(z), range: 0...1)
    let quarter: Expression = 1 / 4
    d.show(quarter - out * (1 - out), equals: (out - .half) ** 2)
    d.text(
      "So it is never more than ¼, and ¼ only where σ(z) = ½, at z = 0. The hyperbolic tangent takes away a square from 1:"
    )
    let bent = d.define("u", tanh(z), range: -1...1)
    d.define("slope_u", 1 - bent ** 2)
    d.text(
      """
      That is never more than 1, and 1 only at 0. The rectified linear unit max(0, z) has the slope 1 where z is \
      positive and 0 elsewhere. Far from 0 the first two are flat: the unit is saturated, and almost nothing comes \
      through backwards.
      """)
    d.table(
      Table(
        "The slopes at some net inputs.", columns: ["z", "logistic", "tanh", "relu"],
        for: [-10, -5, -2, 0, 1, 2, 5, 10]
      ) { (point: Int) in
        let z = Expression(point)
        return [.count(point)]
          + [logistic(z) * (1 - logistic(z)), 1 - tanh(z) ** 2, .call(.positive, [z])].map {
            .value(d.value(of: $0))
          }
      })
    d.figure(.plot(slopes()))

    d.section("A chain of layers")
    d.text(
      """
      The barest deep network has one unit in each layer: its activation, times \(weight), is the net input of the \
      next. The output misses \(target), and half the square of the distance is the cost J. By the chain rule the \
      derivative of the output by the input is a product with two factors for each layer, the weight and the slope.
      """)
    let chains = [
      Chain("a", "logistic", &d, x, weight, target, depth, logistic),
      Chain("b", "tanh", &d, x, weight, target, depth, tanh),
      Chain("c", "relu", &d, x, weight, target, depth, relu),
    ]
    let logisticChain = chains[0]
    d.text("For the logistic function the first two layers are")
    for layer in 1...2 {
      d.show(logisticChain.outputs[layer], equals: logistic(weight * logisticChain.outputs[layer - 1]))
      d.show(
        logisticChain.factors[layer - 1],
        equals: weight * logisticChain.outputs[layer] * (1 - logisticChain.outputs[layer]))
    }
    d.text(
      "and so on. The products through the first layers, for the three activations, beside the bound of the first:"
    )
    let bound = abs(weight) * quarter
    d.table(
      Table(
        "The derivative of a layer's activation by the input, and (|w|/4) to the power of the layers.",
        columns: ["layers"] + chains.map { "\($0.name)" } + ["bound for logistic"],
        for: Set([1, 2, 3, 5, depth]).filter { $0 <= depth }.sorted()
      ) { layers in
        [.count(layers)]
          + chains.map { .value(d.value(of: $0.product(through: layers))) }
          + [.value(d.value(of: bound ** Expression(layers)))]
      })

    d.section("Updates of the first and the last layer")
    d.text(
      """
      A weight is moved in proportion to its derivative. That of the weight into layer l has the slopes of layers l \
      to \(depth) as factors, so the first layer has the most of them.
      """)
    d.table(
      Table(
        "The derivative of the cost by the weight into each layer.",
        columns: ["layer"] + chains.map { "\($0.name)" }, for: 1...depth
      ) { layer in [.count(layer)] + chains.map { .value(d.value(of: $0.slopes[layer - 1])) } })
    d.figure(
      .plot(
        Plot(
          """
          The size of the derivative by the weight into each layer, on a logarithmic axis. A straight line means \
          that each layer further down learns slower by the same factor; a level one, that all learn alike.
          """,
          x: Plot.Axis("layer"), y: Plot.Axis("size of the derivative", scale: .logarithmic),
          series: chains.map { chain in
            Plot.Series(
              chain.name,
              chain.slopes.enumerated().map {
                Plot.Point(Double($0.offset + 1), d.value(of: $0.element).double.magnitude)
              })
          })))
    d.text("How much the first weight is moved for each unit by which the last one is:")
    for chain in chains {
      // Where the last weight is not moved, as in a chain of silent units, there is no share.
      guard !d.value(of: chain.slopes[depth - 1]).enclosure.interval.contains(0.0) else { continue }
      d.define(Symbol(base: "q", index: chain.letter), chain.slopes[0] / chain.slopes[depth - 1])
    }
    d.text(
      """
      A larger weight would make up for a small slope, but only at one point: it also drives the units into \
      saturation. Which weights keep the signal alive at the start is the matter of the lesson \(code: "initialization").
      """)
  }
}

/// One unit in each layer, each fed by the one before through a weight of its own.
private struct Chain {
  /// The letter of its quantities.
  let letter: String
  /// What the activation is called.
  let name: String
  /// The input and the activations.
  let outputs: [Expression]
  /// The derivative of each activation by the one before.
  let factors: [Expression]
  /// The derivative of the cost by each weight.
  let slopes: [Expression]

  init(
    _ letter: String, _ name: String, _ d: inout Derivation, _ x: Expression, _ weight: Expression,
    _ target: Expression, _ depth: Int, _ activation: (Expression) -> Expression
  ) {
    (self.letter, self.name) = (letter, name)
    var outputs = [x]
    var weights: [Expression] = []
    for layer in 1...depth {
      let own = d.define(quietly: Symbol(base: "w", index: "\(letter)\(layer)"), weight)
      weights.append(own)
      outputs.append(
        d.define(quietly: Symbol(base: letter, index: "\(layer)"), activation(own * outputs[layer - 1])))
    }
    let cost = d.define(quietly: Symbol(base: "J", index: letter), .half * (outputs[depth] - target) ** 2)
    slopes = d.gradient(quietly: cost, by: weights)
    factors = (1...depth).map { d.differentiate(quietly: outputs[$0], by: outputs[$0 - 1]) }
    self.outputs = outputs
  }

  /// The derivative of the activation after some layers by the input.
  func product(through layers: Int) -> Expression {
    layers == 1 ? factors[0] : .product(Array(factors[..<layers]))
  }
}

/// The slopes over the net input.
private func slopes() -> Plot {
  let points = (-60...60).map { Double($0) / 10 }
  func curve(_ name: String, _ slope: (Double) -> Double) -> Plot.Series {
    Plot.Series(name, points.map { Plot.Point($0, slope($0)) })
  }
  return Plot(
    """
    The slopes against the net input. That of the logistic function is low everywhere, that of tanh only near 0 high; \
    the rectified unit lets all through or nothing.
    """,
    x: Plot.Axis("net input z"), y: Plot.Axis("slope"),
    series: [
      curve("logistic") { $0.logistic * (1 - $0.logistic) }, curve("tanh") { 1 - $0.tanh * $0.tanh },
      curve("relu") { $0 > 0 ? 1 : 0 },
    ])
}
