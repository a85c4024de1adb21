import Symbolics
import WorkedExamples

extension Lesson {
  /// A network with two inputs, two hidden layers and one output: neuron by neuron, layer by layer, and as one nested
  /// function; several examples at once; how many parameters there are.
  static let forward = Lesson(
    "forward", title: "The forward pass", chapter: .networks,
    summary: "A network as a nested function: neuron by neuron, with matrices, and its parameters counted.",
    buildsOn: ["neuron", "activations"]
  ) { d in
    let x = d.given("x", [1, 2], "input")
    let w1 = d.given(
      "W[1]", [[.number("0.5"), .number("-0.25")], [1, .number("0.5")]], "weights of layer 1")
    let b1 = d.given("b[1]", [.number("0.5"), -1], "biases of layer 1")
    let w2 = d.given("W[2]", [[1, -1], [.number("0.5"), 2]], "weights of layer 2")
    let b2 = d.given("b[2]", [.number("0.25"), .number("-0.5")], "biases of layer 2")
    let w3 = d.given("W[3]", [[2, .number("0.4")]], "weights of layer 3, the output")
    let b3 = d.given("b[3]", [.number("-0.2")], "bias of the output")
    let layers = [
      Layer(1, w1, b1, in: d, activation: relu), Layer(2, w2, b2, in: d, activation: relu),
      Layer(3, w3, b3, in: d, activation: logistic),
    ]

    d.section("Neuron by neuron")
    d.text(
      """
      Two inputs, two hidden layers of two neurons, one output. The number in brackets is that of the layer, where \
      the inputs are not counted. Each weight stands in a matrix, in the row of the neuron to which it leads and the \
      column of the one from which it comes. (In a line of text a semicolon begins the next row.) The neurons of the \
      first layer take their sums, and then what is positive of them (relu):
      """)
    var answers = [x[1], x[2]]
    for layer in layers {
      if layer.number == 2 { d.text("The second layer takes the answers of the first:") }
      if layer.number == 3 {
        d.text("The output takes those of the second, and squeezes its sum into a probability:")
      }
      answers = (1...layer.size).map { unit in
        let sum = answers.indices.map { layer.weights[unit, $0 + 1] * answers[$0] } + [layer.biases[unit]]
        let z = d.define(layer.symbol("z", unit), .sum(sum))
        return d.define(layer.symbol("a", unit), layer.activation(z))
      }
    }
    let output = answers[0]

    d.section("Layer by layer")
    d.text(
      """
      A matrix times a vector is just that: each row, multiplied by the vector and added up. So a whole layer is one \
      line, and the activation is taken of each element.
      """)
    var signal = x
    for layer in layers {
      let z = d.define(layer.symbol("z"), layer.weights • signal + layer.biases)
      signal = d.define(layer.symbol("a"), layer.activation(z))
    }
    d.text("The vectors hold what was found neuron by neuron:")
    for layer in layers {
      let units = (1...layer.size).map { Expression.symbol(layer.symbol("a", $0)) }
      d.show(.symbol(layer.symbol("a")), equals: .array(units))
    }

    d.section("A nested function")
    d.text(
      """
      Each layer is a function of the one before: multiply by a matrix, add a vector, apply the activation. The \
      network is the first inside the second inside the third. That is all that a feed-forward network is.
      """)
    let nested = layers.reduce(x) { $1.activation($1.weights • $0 + $1.biases) }
    d.show(signal, equals: nested)

    severalExamples(&d, x, layers, output)
    parameters(&d, layers)
  }
}

/// A layer of the network, with the numbers of what comes in and of its neurons.
private struct Layer {
  let number: Int
  let inputs: Int
  let size: Int
  let weights: Expression
  let biases: Expression
  let activation: (Expression) -> Expression

  /// A layer whose extents are those of its matrix of weights.
  init(
    _ number: Int, _ weights: Expression, _ biases: Expression, in d: Derivation,
    activation: @escaping (Expression) -> Expression
  ) {
    self.number = number
    let extents = d.value(of: weights).shape.dimensions
    (size, inputs) = extents.count == 2 ? (extents[0], extents[1]) : (1, 1)
    self.weights = weights
    self.biases = biases
    self.activation = activation
  }

  func symbol(_ base: String, _ unit: Int? = nil) -> Symbol {
    Symbol(base: base, index: unit.map(String.init) ?? "", mark: "[\(number)]")
  }
}

/// The same network for a table of examples.
private func severalExamples(_ d: inout Derivation, _ x: Expression, _ layers: [Layer], _ output: Expression)
{
  d.section("Several examples at once")
  d.text(
    """
    Programs take many examples in one go, each a row of a matrix X. The first row is the input from above. Now the \
    examples come first and the weights are transposed, so that each row of X meets each neuron's weights; the biases \
    are added to every row.
    """)
  let examples = d.define(quietly: "X", .array([x, [0, 1]]))
  var signal = examples
  for layer in layers {
    let name = Symbol(base: "A", mark: "[\(layer.number)]")
    signal = d.define(name, layer.activation(signal • layer.weights.transposed + layer.biases))
  }
  d.text("The first of the answers is that of the network above:")
  d.show(signal[1, 1], equals: output)
}

/// How many numbers there are to learn.
private func parameters(_ d: inout Derivation, _ layers: [Layer]) {
  d.section("Counting parameters")
  d.text(
    """
    What a network learns are its weights and biases, together its parameters. In a fully connected layer every \
    neuron has a weight for each number that comes in, and one bias.
    """)
  let counts = layers.map { layer in
    let (size, inputs) = (Expression(layer.size), Expression(layer.inputs))
    return d.define(Symbol(base: "P", index: layer.number), size * inputs + size)
  }
  d.define("P", .sum(counts))
  let width = d.count("n", 1000, "neurons in each of two neighbouring layers", in: 1...1_000_000)
  d.text("Between two layers of \(width) neurons there are as many connections as pairs:")
  let n = Expression.symbol("n")
  let connections = d.define("C", n ** 2)
  d.text("Twice as many neurons in each make four times as many connections:")
  d.show((2 * n) ** 2, equals: 4 * n ** 2, 4 * connections)
  d.table(
    Table(
      "Connections and biases between two layers of the same size.",
      columns: ["neurons", "connections", "biases", "parameters"],
      for: [1, 10, 100, 1000, 10_000]
    ) { size in [.count(size), .count(size * size), .count(size), .count(size * size + size)] })
}
