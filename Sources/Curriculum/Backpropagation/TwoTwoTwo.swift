import Symbolics
import WorkedExamples

/// The network that several lessons follow: two inputs, two hidden units, two outputs, and all units logistic.
///
/// The inputs i_1 and i_2 reach the hidden units h_1 and h_2 through w_1 to w_4; these reach the outputs o_1 and o_2
/// through w_5 to w_8. The units of a layer share a bias.
struct TwoTwoTwo {
  let i1, i2, target1, target2, b1, b2: Expression
  var w1, w2, w3, w4, w5, w6, w7, w8: Expression
  let netH1, outH1, netH2, outH2, netO1, outO1, netO2, outO2: Expression
  let error1, error2, total: Expression

  /// The quantities by their names; a mark tells the weights and units of a second network from those of the first,
  /// with which it shares inputs, biases and targets.
  init(mark: String = "") {
    func named(_ name: String) -> Expression { .symbol(Symbol(name + mark)) }
    (i1, i2) = (.symbol("i_1"), .symbol("i_2"))
    (b1, b2) = (.symbol("b_1"), .symbol("b_2"))
    (target1, target2) = (.symbol("target_o1"), .symbol("target_o2"))
    (w1, w2, w3, w4) = (named("w_1"), named("w_2"), named("w_3"), named("w_4"))
    (w5, w6, w7, w8) = (named("w_5"), named("w_6"), named("w_7"), named("w_8"))
    (netH1, outH1, netH2, outH2) = (named("net_h1"), named("out_h1"), named("net_h2"), named("out_h2"))
    (netO1, outO1, netO2, outO2) = (named("net_o1"), named("out_o1"), named("net_o2"), named("out_o2"))
    (error1, error2, total) = (named("E_o1"), named("E_o2"), named("E_total"))
  }

  /// All weights in their order.
  var weights: [Expression] { [w1, w2, w3, w4, w5, w6, w7, w8] }

  /// All that the forward pass computes, in its order.
  var forward: [Expression] {
    [netH1, outH1, netH2, outH2, netO1, outO1, netO2, outO2, error1, error2, total]
  }

  // MARK: What is given

  /// Where training begins.
  private static let start: [(number: StaticString, meaning: String)] = [
    ("0.15", "weight from i_1 to h_1"), ("0.20", "weight from i_2 to h_1"),
    ("0.25", "weight from i_1 to h_2"), ("0.30", "weight from i_2 to h_2"),
    ("0.40", "weight from h_1 to o_1"), ("0.45", "weight from h_2 to o_1"),
    ("0.50", "weight from h_1 to o_2"), ("0.55", "weight from h_2 to o_2"),
  ]
  private static let biases: (hidden: StaticString, output: StaticString) = ("0.35", "0.60")

  func giveInputs(_ d: inout Derivation) {
    d.given(i1.name, "0.05", "first input")
    d.given(i2.name, "0.10", "second input")
  }

  func giveWeights(_ d: inout Derivation) {
    for (weight, start) in zip(weights, Self.start) { d.given(weight.name, start.number, start.meaning) }
    d.given(b1.name, Self.biases.hidden, "bias of the hidden units")
    d.given(b2.name, Self.biases.output, "bias of the output units")
  }

  func giveTargets(_ d: inout Derivation) {
    d.given(target1.name, "0.01", "wanted output of o_1")
    d.given(target2.name, "0.99", "wanted output of o_2")
  }

  /// The weights and biases as plain quantities, where a lesson does not let the reader set them.
  func defineWeights(_ d: inout Derivation) {
    for (weight, start) in zip(weights, Self.start) { d.define(quietly: weight.name, .number(start.number)) }
    d.define(quietly: b1.name, .number(Self.biases.hidden))
    d.define(quietly: b2.name, .number(Self.biases.output))
  }

  // MARK: Forward pass

  func hiddenLayer(_ d: inout Derivation) {
    d.define(netH1.name, w1 * i1 + w2 * i2 + b1)
    d.define(outH1.name, logistic(netH1), range: 0...1)
    d.define(netH2.name, w3 * i1 + w4 * i2 + b1)
    d.define(outH2.name, logistic(netH2), range: 0...1)
  }

  func outputLayer(_ d: inout Derivation) {
    d.define(netO1.name, w5 * outH1 + w6 * outH2 + b2)
    d.define(outO1.name, logistic(netO1), range: 0...1)
    d.define(netO2.name, w7 * outH1 + w8 * outH2 + b2)
    d.define(outO2.name, logistic(netO2), range: 0...1)
  }

  /// Half the squared distance from the target for each output, and their sum.
  func errors(_ d: inout Derivation) {
    d.define(error1.name, .half * (target1 - outO1) ** 2)
    d.define(error2.name, .half * (target2 - outO2) ** 2)
    d.define(total.name, error1 + error2)
  }

  /// The whole forward pass.
  func forwardPass(_ d: inout Derivation) {
    hiddenLayer(&d)
    outputLayer(&d)
    errors(&d)
  }
}
