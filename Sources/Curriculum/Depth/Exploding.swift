import Symbolics
import WorkedExamples

extension Lesson {
  /// A deep network of identity activations whose layers are all 1.5·I, or all 0.5·I: what the power of the
  /// weights does to the output, to the gradient, and to gradient descent.
  static let exploding = Lesson(
    "exploding", title: "Vanishing and exploding weight products", chapter: .depth,
    summary: "Layers slightly larger or smaller than the identity, and what their powers do to learning.",
    buildsOn: ["linear-collapse", "backprop"]
  ) { d in
    let depth = d.count("L", 10, "number of layers", in: 2...60)
    let x = d.given("x", [1, 2], "input")
    let out = d.given("w", [1, 1], "weights of the last layer")
    let large = d.given("a", "1.5", "scale of the other layers")
    let small = d.given("c", "0.5", "another scale for them")
    let identity: Expression = [[1, 0], [0, 1]]

    d.section("The output of a deep network of one repeated layer")
    d.text(
      """
      With the identity as activation, the network multiplies the input by its matrices one after the \
      other. If the first L − 1 are the same matrix W, their product is a power of it. (Vectors are columns, \
      written in a line to save space; a semicolon begins the next row of a matrix.)
      """)
    let matrix = d.define("W", large * identity)
    let output = d.define("yhat", out.transposed • (.matrixPower(matrix, depth - 1) • x))
    d.text("W is \(large) times the identity, so its power only scales:")
    let power = Expression(depth - 1)
    d.show(output, equals: large ** power * (out.transposed • x))
    d.text("The same with the other scale and its matrix V:")
    let otherMatrix = d.define("V", small * identity)
    let otherOutput = d.define("yhat_V", out.transposed • (.matrixPower(otherMatrix, depth - 1) • x))
    d.show(otherOutput, equals: small ** power * (out.transposed • x))

    d.section("Growth with depth")
    let depths = Set([1, 2, 3, 4, 5, 10, 20, 50, depth]).sorted()
    d.table(
      Table(
        "The factor that the layers below the last contribute, for networks of different depth.",
        columns: ["layers", "scale \(large)", "scale \(small)"],
        rows: depths.map { layers in
          let power = Expression(layers - 1)
          return [.count(layers), .value(d.value(of: large ** power)), .value(d.value(of: small ** power))]
        }))
    func curve(_ name: String, _ scale: Expression) -> Plot.Series {
      Plot.Series(
        name,
        (1...50).map { layers in
          Plot.Point(Double(layers), d.value(of: scale ** Expression(layers - 1)).double)
        })
    }
    d.figure(
      .plot(
        Plot(
          """
          On a logarithmic axis the factors are straight lines: they are exponential in the depth, upwards or \
          downwards, and only the scale 1 stays where it is.
          """,
          x: Plot.Axis("layers"), y: Plot.Axis("factor", scale: .logarithmic),
          series: [curve("a", large), curve("1", 1), curve("c", small)])))

    d.section("The backward signal")
    d.text(
      """
      The gradient goes the same way in the opposite direction. The output depends on the activation of \
      layer l through the L − 1 − l matrices above it, so its derivative is their product, again a power, times \
      the weights of the last layer.
      """)
    var activations = [x]
    for layer in 1..<depth {
      activations.append(
        d.define(quietly: Symbol(base: "a", index: "\(layer)"), matrix • activations[layer - 1]))
    }
    let layered = d.define(quietly: "o", out.transposed • activations[depth - 1])
    let signals = d.gradient(quietly: layered, by: activations)
    d.table(
      Table(
        """
        Activation and backward signal of each layer for the matrix W, first component; layer 0 is the input.
        """,
        columns: ["layer", "activation", "backward signal"],
        rows: activations.indices.map { layer in
          [
            .count(layer), .value(d.value(of: activations[layer][1])), .value(d.value(of: signals[layer][1])),
          ]
        }))
    d.text("At the input the signal is the output's derivative by it:")
    d.show(
      d.define(quietly: .derivative(of: output.name, by: x.name), signals[0]), equals: large ** power * out)

    d.section("The end of the numbers")
    d.text(
      """
      A double ends at \(measured: .greatestFiniteMagnitude) above and \(measured: .leastNonzeroMagnitude) below. \
      A product that grows or shrinks factor by factor leaves this range in the end:
      """)
    d.table(limits(large: d.value(of: large).double, small: d.value(of: small).double))

    d.section("What gradient descent does")
    d.text(
      """
      Now let each layer be a single unit, and the input 1. Train the weight v of the first layer and hold the \
      L − 1 above it fixed, each with the weight a. The output is q · v, where q is their product. It misses the \
      target by r, and half the square of r is the cost.
      """)
    let q = d.define("q", large ** power)
    let v = d.given("v", "1", "the weight that is trained")
    let target = d.given("t", "0", "wanted output")
    let rate = d.given("alpha", "0.1", "learning rate")
    let error = d.define("r", q * v - target)
    let cost = d.define("J", .half * error ** 2)
    let gradient = d.differentiate(cost, by: v)
    let next = d.define(v.updated, v - rate * gradient)
    d.text("After the step the output misses the target by the old distance times a fixed factor:")
    let factor = d.define("f", 1 - rate * q ** 2)
    d.show(
      q * next - target, equals: q * (v - rate * q * error) - target, error - rate * q ** 2 * error,
      factor * error)
    d.text(
      """
      Every step multiplies by it again. Between 0 and 1 the distance shrinks; near 1 it hardly does; \
      below 0 it changes sign in every step, so that the output jumps from one side of the target to \
      the other, and below −1 each jump is longer.
      """)
    let scales: [(String, Expression)] = [("a", large), ("1", 1), ("c", small)]
    d.table(
      Table(
        """
        The distance after some steps, as a multiple of the first, for the three scales and the same \
        learning rate.
        """,
        columns: ["scale", "factor", "1 step", "2 steps", "3 steps", "20 steps"],
        rows: scales.map { name, scale in
          let factor = 1 - rate * (scale ** power) ** 2
          return [.words(name), .value(d.value(of: factor))]
            + [1, 2, 3, 20].map { .value(d.value(of: factor ** Expression($0))) }
        }))
    d.text("No learning rate suits all: the largest that does not diverge is 2/q², for the matrix W")
    d.define("alpha_max", 2 / q ** 2)
    d.text(
      """
      at which the distance changes its sign in every step and never its size. Put c in the place of a, and it is \
      another rate altogether. What is safe for the scale that explodes is far too small for the one that vanishes.
      """)
  }
}

/// After how many factors the product of doubles overflows or is zero.
private func limits(large: Double, small: Double) -> Table {
  func steps(_ factor: Double, until ended: (Double) -> Bool) -> Table.Cell {
    var product = 1.0
    for step in 1...100_000 {
      let before = product
      product *= factor
      if ended(product) { return .count(step) }
      if product == before { return .words("never") }
    }
    return .words("more than 100,000")
  }
  return Table(
    "The number of factors after which their product in double precision is infinite or zero.",
    columns: ["scale", "infinite after", "zero after"],
    rows: [("a", large), ("c", small)].map { name, factor in
      [.words(name), steps(factor) { $0.isInfinite }, steps(factor) { $0 == 0 }]
    })
}
