import Numerics

/// Examples for a linear neuron: the target is 2x_1 − x_2 and noise, and the further inputs say nothing about it.
///
/// All inputs are independent standard normal numbers.
struct ManyInputs {
  /// The weights with which the noise alone is left over.
  static let truth: [Double] = [2, -1]

  /// A row of inputs for each example.
  let inputs: Matrix
  /// The targets, in a column.
  let targets: Matrix

  /// Draws some examples.
  init(examples: Int, inputs count: Int, noise deviation: Double, using random: inout SeededGenerator) {
    let inputs = Matrix.normal(rows: examples, columns: count, using: &random)
    targets = Matrix(rows: examples, columns: 1) { row, _ in
      zip(0..., Self.truth).reduce(random.normal(deviation: deviation)) { $0 + $1.1 * inputs[row, $1.0] }
    }
    self.inputs = inputs
  }

  /// The weights with the least mean squared error, if there are fewer inputs than examples.
  var leastSquares: Matrix {
    // Normal inputs depend on one another with probability 0; the guard is for the form.
    let weights = QRFactorization(inputs).leastSquares(targets.elements) ?? []
    return Matrix(rows: inputs.columns, columns: 1) { row, _ in weights.isEmpty ? .nan : weights[row] }
  }

  /// The squared distance of weights from the true ones: by so much the error on new data is above the noise.
  static func distance(_ weights: Matrix) -> Double {
    weights.elements.enumerated().reduce(0) { sum, weight in
      let error = weight.element - (weight.offset < truth.count ? truth[weight.offset] : 0)
      return sum + error * error
    }
  }

  /// The mean squared error of a neuron with these weights.
  func error(_ weights: Matrix) -> Double {
    var outputs = targets
    inputs.multiply(weights, into: &outputs)
    outputs.update(with: targets) { $0 - $1 }
    return outputs.meanSquare
  }
}

/// Gradient descent on half the mean squared error of a linear neuron, from zero weights.
struct LinearDescent {
  /// The weights, in a column.
  private(set) var weights: Matrix

  private let data: ManyInputs
  private var residuals: Matrix
  private var gradient: Matrix

  /// At the start of the descent on some examples.
  init(on data: ManyInputs) {
    self.data = data
    weights = Matrix(rows: data.inputs.columns, columns: 1)
    gradient = weights
    residuals = data.targets
  }

  /// One step.
  ///
  /// - Parameters:
  ///   - square: the factor λ of a penalty ½λw² for each weight; its gradient is part of the step.
  ///   - absolute: the factor λ of a penalty λ|w|; after the step each weight moves by rate · λ towards 0, and stops
  ///     there.
  mutating func step(rate: Double, square: Double = 0, absolute: Double = 0) {
    data.inputs.multiply(weights, into: &residuals)
    residuals.update(with: data.targets) { $0 - $1 }
    data.inputs.multiplyTransposed(residuals, into: &gradient)
    let share = rate / Double(data.inputs.rows)
    let (kept, reach) = (1 - rate * square, rate * absolute)
    weights.update(with: gradient) { weight, slope in
      let moved = kept * weight - share * slope
      return max(moved - reach, 0) - max(-moved - reach, 0)
    }
  }
}
