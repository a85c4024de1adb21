import Symbolics
import WorkedExamples

extension Lesson {
  /// A 3-2-1 network in matrices: every gradient with its shape, why one product is taken element by element, and
  /// what the factors give in the order in which the chain rule writes them.
  static let matrixBackprop = Lesson(
    "matrix-backprop", title: "Backpropagation with matrices", chapter: .backpropagation,
    summary: "The gradients of whole layers at once, and the shapes that say in which order to multiply.",
    buildsOn: ["forward", "binary-cross-entropy", "backprop"]
  ) { d in
    let x = d.given("a[1]", [[1], [2], [1]], "input, a column")
    let w2 = d.given("W[2]", [[1, -1, 2], [-2, 1, 1]], "weights from the input to the hidden units")
    let b2 = d.given("b[2]", [[0], [1]], "biases of the hidden units")
    let w3 = d.given("W[3]", [[2, -1]], "weights from the hidden units to the output")
    let b3 = d.given("b[3]", [[0]], "bias of the output")
    let y = d.given("y", "1", "the true answer, 0 or 1", in: 0...1)

    /// Shows that something equals a formula, and beneath it the shapes of both.
    func show(_ subject: Expression, _ formula: Expression) {
      d.show(subject, equals: formula)
      d.text("Shapes: \(d.shapes(of: subject)) = \(d.shapes(of: formula))")
    }
    func define(_ symbol: Symbol, _ formula: Expression) -> Expression {
      let quantity = d.define(quietly: symbol, formula)
      show(quantity, formula)
      return quantity
    }

    d.section("Forward pass")
    d.text(
      """
      Three inputs, two hidden units, one output; the number in brackets is that of the layer, and the input counts \
      as the first. The weights into a layer are one matrix: a row for each unit, a column for each of its inputs. \
      So all net inputs of a layer are one product, and the inner lengths, 3 and 3, have to agree. \
      (In a line of text a semicolon begins the next row.)
      """)
    let z2 = define("z[2]", w2 • x + b2)
    d.text("Every element is squashed by itself, so the shape stays.")
    let a2 = define("a[2]", logistic(z2))
    let z3 = define("z[3]", w3 • a2 + b3)
    let a3 = define("a[3]", logistic(z3))
    d.text(
      """
      The answer is read as the probability that \(y) is 1. The loss is the negative logarithm of the probability \
      that it gives to the truth, the cross-entropy for two classes:
      """)
    let loss = d.define("L", -sum(y * log(a3) + (1 - y) * log(1 - a3)))

    _ = d.gradient(quietly: loss, by: [w3, b3, w2, b2])
    func slope(_ quantity: Expression) -> Expression {
      .symbol(.derivative(of: loss.name, by: quantity.name))
    }

    d.section("The last layer")
    d.text("The loss depends on the output by the derivative of the two logarithms:")
    d.show(slope(a3), equals: (1 - y) / (1 - a3) - y / a3, (a3 - y) / (a3 ∘ (1 - a3)))
    d.text("Times the derivative of the logistic function, which cancels the denominator:")
    d.show(slope(z3), equals: slope(a3) ∘ (a3 ∘ (1 - a3)), a3 - y)
    d.text(
      """
      So \(a3 - y) is the derivative by the net input \(z3), not by the output \(a3). Each weight of the last layer \
      is multiplied by one hidden output, which is its share:
      """)
    for unit in 1...2 { d.show(slope(w3)[1, unit], equals: slope(z3)[1, 1] * a2[unit, 1]) }
    d.text(
      "The gradient has to have the shape of the weights, a row. The hidden outputs are a column; transposed, they fit:"
    )
    show(slope(w3), slope(z3) • a2.transposed)
    d.text("The bias is added as it is, so its gradient is that of the net input.")
    show(slope(b3), slope(z3))

    d.section("Back to the hidden units")
    d.text(
      """
      Forwards, the weights lead from two hidden outputs to one net input. Backwards, the transposed matrix leads \
      from one derivative to two:
      """)
    show(slope(a2), w3.transposed • slope(z3))

    d.section("Why a product element by element")
    d.text(
      """
      The output of a hidden unit depends on its own net input and on no other. So each derivative is multiplied by \
      the slope of its own unit, element by element, which is written ∘. The slopes are a column too:
      """)
    let slopes = define("s", a2 ∘ (1 - a2))
    show(slope(z2), slope(a2) ∘ slopes)
    d.text(
      """
      The same as a product of matrices needs a square one with the slopes on its diagonal. The zeros say that no \
      unit depends on the other's net input, and most of the work is multiplying by them.
      """)
    show(slope(z2), [[slopes[1, 1], 0], [0, slopes[2, 1]]] • slope(a2))

    d.section("The first weights")
    d.text(
      "What the hidden outputs were to the last layer, the input is to this one: a column, transposed into a row."
    )
    show(slope(w2), slope(z2) • x.transposed)
    show(slope(b2), slope(z2))
    d.text("Two of its six elements by the chain rule of the lesson \(code: "backprop"), for comparison:")
    for (unit, input) in [(1, 2), (2, 3)] {
      d.show(slope(w2)[unit, input], equals: slope(z3)[1, 1] * w3[1, unit] * slopes[unit, 1] * x[input, 1])
    }
    d.text("All in one formula:")
    show(slope(w2), (w3.transposed ∘ slopes) • (a3 - y) • x.transposed)

    d.section("The order of the chain rule")
    d.text(
      """
      The chain rule names the factors from the loss to the weights. For numbers any order will do; matrices in \
      that order do not go together. The first three factors do, but to what?
      """)
    let mixed = define("u", (a3 - y) • w3 • slopes)
    d.text(
      "It is one number, the sum over the hidden units, in which their shares cannot be told apart any more:")
    d.show(mixed[1, 1], equals: sum(slope(z2)))
    let printed = (a3 - y) • w3 • slopes • x
    let product =
      d.shape(of: printed).map { "gives \($0)" } ?? "has no product, since the inner lengths differ"
    d.text(
      """
      The fourth is a column of three: \(d.shapes(of: printed)) \(product). The gradient needs the shape \
      \(d.shapes(of: w2)), one number for each weight. Shapes do not prove a formula, but they refute most wrong ones.
      """)
  }
}
