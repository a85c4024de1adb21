import _Differentiation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

// The networks of the lessons as plain functions over doubles. The compiler derives them, so that their gradients
// owe nothing to the package.

@differentiable(reverse)
private func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

@differentiable(reverse)
private func relu(_ x: Double) -> Double { x > 0 ? x : 0 }

/// The network with two inputs, two hidden units and two outputs.
struct TwoTwoTwo: Differentiable {
  var w1, w2, w3, w4, w5, w6, w7, w8: Double

  /// What comes in.
  struct Inputs: Differentiable {
    var i1, i2: Double
  }

  /// The biases and targets, which no one moves.
  struct Setting {
    var b1 = 0.35, b2 = 0.6, target1 = 0.01, target2 = 0.99
  }

  /// Half the squared distance from the targets.
  @differentiable(reverse)
  func error(_ inputs: Inputs, _ setting: Setting) -> Double {
    let h1 = logistic(w1 * inputs.i1 + w2 * inputs.i2 + setting.b1)
    let h2 = logistic(w3 * inputs.i1 + w4 * inputs.i2 + setting.b1)
    let o1 = logistic(w5 * h1 + w6 * h2 + setting.b2)
    let o2 = logistic(w7 * h1 + w8 * h2 + setting.b2)
    let (distance1, distance2) = (setting.target1 - o1, setting.target2 - o2)
    return distance1 * distance1 / 2 + distance2 * distance2 / 2
  }

  /// The outputs of the hidden units.
  func hidden(_ inputs: Inputs, _ setting: Setting) -> (Double, Double) {
    (
      logistic(w1 * inputs.i1 + w2 * inputs.i2 + setting.b1),
      logistic(w3 * inputs.i1 + w4 * inputs.i2 + setting.b1)
    )
  }

  /// The error and its gradients by the eight weights and the two inputs.
  func gradients(_ inputs: Inputs, _ setting: Setting) -> (error: Double, weights: [Double], inputs: [Double])
  {
    let (error, (g, i)) = valueWithGradient(at: self, inputs) { $0.error($1, setting) }
    return (error, [g.w1, g.w2, g.w3, g.w4, g.w5, g.w6, g.w7, g.w8], [i.i1, i.i2])
  }
}

/// Three logits and the cross-entropy of their softmax with a label from 1 to 3.
struct Logits: Differentiable {
  var z1, z2, z3: Double

  @differentiable(reverse)
  func loss(label: Int) -> Double {
    let total = exp(z1) + exp(z2) + exp(z3)
    let own = label == 1 ? z1 : label == 2 ? z2 : z3
    return -log(exp(own) / total)
  }

  /// The loss and its gradient.
  func gradient(label: Int) -> (loss: Double, gradient: [Double]) {
    let (loss, g) = valueWithGradient(at: self) { $0.loss(label: label) }
    return (loss, [g.z1, g.z2, g.z3])
  }
}

/// Two inputs, two rectified linear units, a linear output.
struct TwoUnits: Differentiable {
  var w11, w12, w21, w22, v1, v2: Double

  @differentiable(reverse)
  func error(_ x1: Double, _ x2: Double, target: Double) -> Double {
    let output = v1 * relu(w11 * x1 + w12 * x2) + v2 * relu(w21 * x1 + w22 * x2)
    return (output - target) * (output - target) / 2
  }

  /// The error and its gradient.
  func gradient(_ x1: Double, _ x2: Double, target: Double) -> (error: Double, gradient: [Double]) {
    let (error, g) = valueWithGradient(at: self) { $0.error(x1, x2, target: target) }
    return (error, [g.w11, g.w12, g.w21, g.w22, g.v1, g.v2])
  }
}

/// A softmax classifier without biases, trained by plain gradient descent on the mean cross-entropy.
struct SoftmaxClassifier {
  /// A row of weights for each input.
  private(set) var weights: [[Double]]

  /// Trains from zero weights at the rate 1.
  init(_ inputs: [[Double]], _ kinds: [Int], classes: Int, rounds: Int) {
    weights = Array(repeating: Array(repeating: 0, count: classes), count: inputs[0].count)
    for _ in 0..<rounds {
      let answers = inputs.map(probabilities)
      for (input, (answer, kind)) in zip(inputs, zip(answers, kinds)) {
        for (row, x) in input.enumerated() {
          for c in 0..<classes {
            weights[row][c] -= x * (answer[c] - (c == kind ? 1 : 0)) / Double(inputs.count)
          }
        }
      }
    }
  }

  func probabilities(_ input: [Double]) -> [Double] {
    let logits = weights[0].indices.map { c in zip(input, weights).reduce(0) { $0 + $1.0 * $1.1[c] } }
    let exponentials = logits.map { exp($0) }
    let total = exponentials.reduce(0, +)
    return exponentials.map { $0 / total }
  }

  /// The input after an attack: each point moved along the sign of the loss's slope, and kept from 0 to 1.
  func attacked(_ input: [Double], kind: Int, by size: Double) -> [Double] {
    let answer = probabilities(input)
    return zip(input, weights).map { x, row in
      let slope = row.indices.reduce(0) { $0 + row[$1] * (answer[$1] - ($1 == kind ? 1 : 0)) }
      return min(1, max(0, x + (slope > 0 ? size : slope < 0 ? -size : 0)))
    }
  }
}
