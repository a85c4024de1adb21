import Symbolics
import WorkedExamples

extension Lesson {
  /// One neuron: a weighted sum, a bias, an activation; what weights and bias do; three neurons joined to a network,
  /// and how its weights are named.
  static let neuron = Lesson(
    "neuron", title: "A single neuron", chapter: .networks,
    summary: "A weighted sum, a bias and an activation: the part of which every network is made."
  ) { d in
    let x1 = d.given("x_1", "0.5", "first input")
    let x2 = d.given("x_2", "0.8", "second input")
    let w1 = d.given("w_1", "2", "weight of the first input")
    let w2 = d.given("w_2", "-1", "weight of the second input")
    let b = d.given("b", "0.1", "bias")

    d.section("The weighted sum")
    d.text(
      """
      A neural network is a function that is built from many small ones, the neurons. A neuron takes some \
      numbers, its inputs, and gives one number back. It has a number of its own for each input, the weight, \
      and one more, the bias. First every input is multiplied by its weight:
      """)
    let p1 = d.define("p_1", w1 * x1)
    let p2 = d.define("p_2", w2 * x2)
    d.text("Then the products are added, and the bias with them:")
    let z = d.define("z", p1 + p2 + b, equals: w1 * x1 + w2 * x2 + b)
    d.text(
      """
      With the weights in one vector and the inputs in another, the products make a dot product. (A vector is a \
      column, written in a line to save space; the raised T makes it a row.)
      """)
    let w = d.define(quietly: "w", .array([w1, w2]))
    let x = d.define(quietly: "x", .array([x1, x2]))
    d.show(z, equals: w.transposed • x + b)

    d.section("The activation")
    d.text(
      """
      What the neuron answers is a function of this sum, its activation. The oldest is the step of Heaviside, \
      h: it is 1 where its argument is 0 or more, and 0 where it is negative. A neuron with this step is called \
      a perceptron. It says yes or no, or as one says, it fires or is silent:
      """)
    let y = d.define("y", heaviside(z), range: 0...1)
    let fires = d.value(of: y).double == 1
    d.text(
      """
      The sum is \(fires ? "not negative, so the neuron fires" : "negative, so the neuron is silent"). \
      The case in between has to be agreed upon, and here it is a yes:
      """)
    d.show(heaviside(0), equals: 1)
    d.text(
      """
      A step forgets by how much the sum is above 0. The logistic function answers by degrees: it grows smoothly \
      from 0 to 1. The lesson \(code: "activations") has it and others.
      """)
    d.define("a", logistic(z), range: 0...1)
    d.text("Where the step jumps, at the sum 0, it is half-way:")
    d.show(1 / (1 + exp(0)), equals: .half)

    d.section("What weights and bias do")
    d.text(
      """
      A weight says how much the sum changes when its input does, and in which direction. That is a \
      derivative:
      """)
    d.differentiate(z, by: x1)
    d.differentiate(z, by: x2)
    d.text(
      """
      The bias sets the threshold. The sum is at least 0 where the products alone reach the opposite of the \
      bias, so this is what the evidence has to reach before the neuron fires:
      """)
    let threshold = d.define("theta", -b)
    d.show(p1 + p2 - threshold, equals: z)
    d.text(
      """
      The inputs for which the sum is just 0 lie on a straight line (unless both weights are 0). One neuron draws \
      one line through the plane of its inputs, and tells its two sides apart.
      """)
    let input = Plot.Point(d.value(of: x1).double, d.value(of: x2).double)
    d.figure(
      .regions(
        d.regions(
          """
          What the neuron answers for every pair of inputs. The weights turn the line, the bias shifts it.
          """,
          of: y, over: x1, x2, x: Plot.Axis("first input x_1"), y: Plot.Axis("second input x_2"),
          width: -1...2, height: -1...2, classes: ["silent (0)", "fires (1)"],
          examples: [Plot.Series("the input", [input], style: .points)])))

    threeNeurons(&d, w1, w2, b)
  }
}

/// A second neuron beside the first, a third behind both, and the names of their weights.
private func threeNeurons(
  _ d: inout Derivation, _ w1: Expression, _ w2: Expression, _ b: Expression
) {
  d.section("Neurons in layers")
  d.text(
    """
    Neurons that look at the same inputs form a layer, and their answers are the inputs of the next one. So a \
    weight needs three numbers for its name: in brackets the layer that it leaves, and as an index first the neuron \
    to which it leads, then the one from which it comes. The inputs are layer 1, and the neuron above is the first of \
    layer 2:
    """)
  let (x1, x2) = (Expression.symbol("x_1"), Expression.symbol("x_2"))
  let w11 = d.define("w_11[1]", w1)
  let w12 = d.define("w_12[1]", w2)
  let b1 = d.define("b_1[1]", b)
  d.text("A second neuron beside it has weights and a bias of its own:")
  let w21 = d.given("w_21[1]", "-3", "weight from the first input to the second neuron")
  let w22 = d.given("w_22[1]", "2.5", "weight from the second input to the second neuron")
  let b2 = d.given("b_2[1]", "-0.7", "bias of the second neuron")
  let first = d.define("y_1", heaviside(w11 * x1 + w12 * x2 + b1))
  let second = d.define("y_2", heaviside(w21 * x1 + w22 * x2 + b2))
  d.text("A third neuron takes the two answers for its inputs. Its weights leave layer 2:")
  let v1 = d.given("w_11[2]", "1", "weight from the first neuron to the output")
  let v2 = d.given("w_12[2]", "-1", "weight from the second neuron to the output")
  let b3 = d.given("b_1[2]", "-0.5", "bias of the output")
  let output = d.define("o", heaviside(v1 * first + v2 * second + b3))
  d.text("This is a network. Its answer is \(d.value(of: output)).")

  let layers: [(kind: String, nodes: [Expression])] = [
    ("inputs", [x1, x2]), ("hidden", [first, second]), ("output", [output]),
  ]
  d.table(
    Table(
      """
      The layers. A layer between inputs and output is called hidden, since nobody outside sees its answers.
      """,
      columns: ["layer", "what it is", "numbers in it"],
      rows: layers.enumerated().map { index, layer in
        [.count(index + 1), .words(layer.kind), .count(layer.nodes.count)]
      }))
  d.text("All layers but the first and the last are hidden:")
  let count = d.define("L", Expression(layers.count))
  let hidden = d.define("H", count - 2)
  d.text(
    """
    So the first hidden layer is the second layer of the network, and of hidden layers there is \
    \(d.value(of: hidden)). (Others do not count the inputs, or put the number in round brackets. It pays to look.)
    """)
}
