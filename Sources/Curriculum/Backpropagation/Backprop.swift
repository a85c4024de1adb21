import Symbolics
import WorkedExamples

extension Lesson {
  /// The walkthrough of a network with two inputs, two hidden and two output units: forward pass, error, all
  /// eight gradients by the chain rule, one step of gradient descent, and the error after it.
  static let backprop = Lesson(
    "backprop", title: "Backpropagation through a 2-2-2 network", chapter: .backpropagation,
    summary: "Every gradient of a small network by the chain rule, and one step of gradient descent.",
    buildsOn: ["activations", "forward", "losses"]
  ) { d in
    let network = TwoTwoTwo()
    network.giveInputs(&d)
    network.giveWeights(&d)
    network.giveTargets(&d)
    let alpha = d.given("alpha", "0.5", "learning rate")

    d.section("Forward pass")
    d.text(
      """
      Each unit adds up its weighted inputs and its bias, the net input, and squashes it with the \
      logistic function.
      """)
    network.hiddenLayer(&d)
    d.text("The outputs of the hidden layer are the inputs of the output layer.")
    network.outputLayer(&d)

    d.section("Error")
    d.text(
      """
      Half the squared distance from the target, for each output; the half will cancel the 2 of the \
      derivative.
      """)
    network.errors(&d)

    d.section("The derivative of the logistic function")
    d.text(
      """
      It can be had from the output alone. By the rule for a quotient, and then by adding and taking \
      away 1:
      """)
    let (netO1, outO1) = (network.netO1, network.outO1)
    let growth = 1 + exp(-netO1)
    d.show(
      d.differentiate(quietly: outO1, by: netO1),
      equals: d.derivative(of: 1 / growth, by: netO1),
      1 / growth * ((growth - 1) / growth),
      1 / growth * (1 - 1 / growth),
      outO1 * (1 - outO1))

    d.section("Backward pass: output layer")
    let (total, w5) = (network.total, network.w5)
    d.text(
      """
      How much does the error change with \(w5)? This rate is the gradient of the weight. The weight acts through \
      the net input and the output of o_1, and the chain rule multiplies the three rates. The first of them: the 2 \
      of the exponent comes down and the half cancels it, −1 is the slope inside the parenthesis, and the error of \
      o_2 does not depend on this output.
      """)
    d.show(
      d.differentiate(quietly: total, by: outO1),
      equals: 2 * .half * (network.target1 - outO1) * -1 + 0,
      -(network.target1 - outO1))
    d.text("The second has been found above, and the third is the factor beside \(w5).")
    d.differentiate(total, by: w5)
    d.text("The other weights into the output layer share most of their factors with it.")
    d.differentiate(total, by: network.w6)
    d.differentiate(total, by: network.w7)
    d.differentiate(total, by: network.w8)

    d.section("Backward pass: hidden layer")
    d.text(
      """
      The output of h_1 goes to both output units, so the error depends on it along two paths, and \
      their contributions add up. (Each output's own error changes with that output as the total does, since \
      the other error does not depend on it.)
      """)
    d.differentiate(total, by: network.w1)
    d.differentiate(total, by: network.w2)
    d.text("For h_2 it is the same with the weights that leave it.")
    d.differentiate(total, by: network.w3)
    d.differentiate(total, by: network.w4)

    d.section("New weights")
    d.text(
      """
      Where the gradient is positive, a smaller weight makes a smaller error; where it is negative, a larger one. So \
      every weight moves against its gradient, by that times the learning rate. All gradients were taken at the \
      old weights: the hidden layer does not see the new \(w5) to \(network.w8). The biases stay as they are.
      """)
    for weight in network.weights {
      d.define(weight.updated, weight - alpha * d.differentiate(total, by: weight))
    }

    d.section("After the step")
    d.text("The forward pass again, with the new weights.")
    let after = d.again(network.forward)
    d.text("One step takes the error from \(d.value(of: total)) to \(d.value(of: after)).")
  }
}
