import Symbolics
import WorkedExamples

extension Lesson {
  /// The walkthrough of a network with two inputs, two hidden and two output units: forward pass, error, all
  /// eight gradients by the chain rule, one step of gradient descent, and the error after it.
  static let backprop = Lesson(
    "backprop", title: "Backpropagation through a 2-2-2 network", chapter: .backpropagation,
    summary: "Every gradient of a small network by the chain rule, and one step of gradient descent."
  ) { d in
    let i1 = d.given("i_1", "0.05", "first input")
    let i2 = d.given("i_2", "0.10", "second input")
    let w1 = d.given("w_1", "0.15", "weight from i_1 to h_1")
    let w2 = d.given("w_2", "0.20", "weight from i_2 to h_1")
    let w3 = d.given("w_3", "0.25", "weight from i_1 to h_2")
    let w4 = d.given("w_4", "0.30", "weight from i_2 to h_2")
    let w5 = d.given("w_5", "0.40", "weight from h_1 to o_1")
    let w6 = d.given("w_6", "0.45", "weight from h_2 to o_1")
    let w7 = d.given("w_7", "0.50", "weight from h_1 to o_2")
    let w8 = d.given("w_8", "0.55", "weight from h_2 to o_2")
    let b1 = d.given("b_1", "0.35", "bias of the hidden units")
    let b2 = d.given("b_2", "0.60", "bias of the output units")
    let target1 = d.given("target_o1", "0.01", "wanted output of o_1")
    let target2 = d.given("target_o2", "0.99", "wanted output of o_2")
    let alpha = d.given("alpha", "0.5", "learning rate")

    d.section("Forward pass")
    d.text(
      """
      Each unit adds up its weighted inputs and its bias, the net input, and squashes it with the \
      logistic function.
      """)
    let netH1 = d.define("net_h1", w1 * i1 + w2 * i2 + b1)
    let outH1 = d.define("out_h1", logistic(netH1), range: 0...1)
    let netH2 = d.define("net_h2", w3 * i1 + w4 * i2 + b1)
    let outH2 = d.define("out_h2", logistic(netH2), range: 0...1)
    d.text("The outputs of the hidden layer are the inputs of the output layer.")
    let netO1 = d.define("net_o1", w5 * outH1 + w6 * outH2 + b2)
    let outO1 = d.define("out_o1", logistic(netO1), range: 0...1)
    let netO2 = d.define("net_o2", w7 * outH1 + w8 * outH2 + b2)
    let outO2 = d.define("out_o2", logistic(netO2), range: 0...1)

    d.section("Error")
    d.text(
      """
      Half the squared distance from the target, for each output; the half will cancel the 2 of the \
      derivative.
      """)
    let error1 = d.define("E_o1", .half * (target1 - outO1) ** 2)
    let error2 = d.define("E_o2", .half * (target2 - outO2) ** 2)
    let total = d.define("E_total", error1 + error2)

    d.section("The derivative of the logistic function")
    d.text(
      """
      It can be had from the output alone. By the rule for a quotient, and then by adding and taking \
      away 1:
      """)
    let growth = 1 + exp(-netO1)
    d.show(
      d.differentiate(quietly: outO1, by: netO1),
      equals: d.derivative(of: 1 / growth, by: netO1),
      1 / growth * ((growth - 1) / growth),
      1 / growth * (1 - 1 / growth),
      outO1 * (1 - outO1))

    d.section("Backward pass: output layer")
    d.text(
      """
      How much does the error change with \(w5)? It acts through the net input and the output of o_1, \
      and the chain rule multiplies the three rates. The first of them: the 2 of the exponent comes down \
      and the half cancels it, −1 is the slope inside the parenthesis, and the error of o_2 does not depend \
      on this output.
      """)
    d.show(
      d.differentiate(quietly: total, by: outO1),
      equals: 2 * .half * (target1 - outO1) * -1 + 0,
      -(target1 - outO1))
    d.text("The second has been found above, and the third is the factor beside \(w5).")
    let g5 = d.differentiate(total, by: w5)
    d.text("The other weights into the output layer share most of their factors with it.")
    let g6 = d.differentiate(total, by: w6)
    let g7 = d.differentiate(total, by: w7)
    let g8 = d.differentiate(total, by: w8)

    d.section("Backward pass: hidden layer")
    d.text(
      """
      The output of h_1 goes to both output units, so the error depends on it along two paths, and \
      their contributions add up. (Each output's own error changes with that output as the total does, since \
      the other error does not depend on it.)
      """)
    let g1 = d.differentiate(total, by: w1)
    let g2 = d.differentiate(total, by: w2)
    d.text("For h_2 it is the same with the weights that leave it.")
    let g3 = d.differentiate(total, by: w3)
    let g4 = d.differentiate(total, by: w4)

    d.section("New weights")
    d.text(
      """
      Every weight moves against its gradient. All gradients were taken at the old weights: the hidden \
      layer does not see the new \(w5) to \(w8). The biases stay as they are.
      """)
    let weights = [w1, w2, w3, w4, w5, w6, w7, w8]
    let gradients = [g1, g2, g3, g4, g5, g6, g7, g8]
    let updated = zip(weights, gradients).map { weight, gradient in
      d.define(weight.updated, weight - alpha * gradient)
    }

    d.section("After the step")
    d.text("The forward pass again, with the new weights.")
    let after = d.again([netH1, outH1, netH2, outH2, netO1, outO1, netO2, outO2, error1, error2, total])
    d.text("One step takes the error from \(d.value(of: total)) to \(d.value(of: after)).")
  }
}
