import Numerics

/// A deep network of equally wide layers without biases, run forwards with a batch of inputs and backwards with a
/// signal from above, to see what its weights make of the sizes of both.
struct SignalPropagation {
  /// The function behind each layer.
  enum Activation: CaseIterable {
    case tanh, relu
  }

  /// The mean squares of the activations, from the input to the last layer.
  private(set) var forward: [Double] = []
  /// The mean squares of the signals, the derivatives by the activations, from the input to the last layer.
  private(set) var backward: [Double] = []

  /// Runs the network whose layer l computes f(scale · W_l a).
  init(
    layers: [Matrix], scale: Double, _ activation: Activation, input: Matrix, signal: Matrix
  ) {
    var activations = Array(repeating: input, count: layers.count + 1)
    for (layer, weights) in layers.enumerated() {
      weights.multiply(activations[layer], into: &activations[layer + 1])
      switch activation {
      case .tanh: activations[layer + 1].update { (scale * $0).tanh }
      case .relu: activations[layer + 1].update { max(0, scale * $0) }
      }
    }
    forward = activations.map(\.meanSquare)

    // The derivative by the activation of a layer, times the slope of f there, goes back through its weights.
    var (signal, below) = (signal, signal)
    backward = [signal.meanSquare]
    for (layer, weights) in layers.enumerated().reversed() {
      switch activation {
      case .tanh: signal.update(with: activations[layer + 1]) { scale * $0 * (1 - $1 * $1) }
      case .relu: signal.update(with: activations[layer + 1]) { $1 > 0 ? scale * $0 : 0 }
      }
      weights.multiplyTransposed(signal, into: &below)
      swap(&signal, &below)
      backward.append(signal.meanSquare)
    }
    backward.reverse()
  }
}
