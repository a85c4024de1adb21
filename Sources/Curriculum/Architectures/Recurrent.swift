import Symbolics
import WorkedExamples

extension Lesson {
  /// A unit that hands its state on from step to step: unrolled over three steps, derived through time, the power of
  /// its recurrent weight in the gradient, and what such units do with sequences.
  static let recurrent = Lesson(
    "recurrent", title: "Recurrent networks", chapter: .architectures,
    summary: "A unit with a memory, backpropagation through time, and what repeating one weight does to it.",
    buildsOn: ["perceptron", "backprop", "exploding", "parameter-sharing"]
  ) { d in
    let w = d.given("w", "0.5", "weight of the input")
    let u = d.given("u", "0.8", "recurrent weight: that of the state before")
    let x = [
      d.given("x_1", "1", "first element of the sequence"), d.given("x_2", "0.5", "second element"),
      d.given("x_3", "-1", "third element"),
    ]
    let start = d.given("h_0", "0", "state at the start")
    let target = d.given("y", "0.5", "wanted state after the last element")

    d.section("Unrolled over a sequence")
    d.text(
      """
      A recurrent unit reads a sequence element by element and keeps a state h. Each step makes the new state \
      from the element and the state before, with the same two weights. Written out step by step the loop is gone: \
      what is left is a network as deep as the sequence is long, whose layers share their weights.
      """)
    var states = [start]
    for (index, element) in x.enumerated() {
      let net = d.define(.step("net", index + 1), w * element + u * states[index])
      states.append(d.define(.step("h", index + 1), tanh(net), range: -1...1))
    }
    let last = states[x.count]
    let error = d.define("E", .half * (last - target) ** 2)
    d.text(
      """
      The order counts. The same elements, read from the last to the first, lead to a state of their own:
      """)
    var reversed = start
    for (index, element) in x.reversed().enumerated() {
      let net = d.define(.step("n", index + 1), w * element + u * reversed)
      reversed = d.define(.step("g", index + 1), tanh(net), range: -1...1)
    }

    d.section("Backpropagation through time")
    d.text(
      """
      The recurrent weight is used in every step, so it reaches the error in several ways: directly in the last \
      step, and through each state before. The paths add up. Between one state and the next a path is multiplied \
      by u and by the slope of tanh, which is 1 − h².
      """)
    let byRecurrent = d.differentiate(error, by: u)
    d.text("Term by term, for the use in the third step, the second and the first:")
    let errorSlope = d.differentiate(error, by: last)
    let slopes = (1...3).map { step in
      d.differentiate(states[step], by: .symbol(.step("net", step)))
    }
    d.show(
      byRecurrent,
      equals: errorSlope * slopes[2] * states[2] + errorSlope * slopes[2] * u * slopes[1] * states[1]
        + errorSlope * slopes[2] * u * slopes[1] * u * slopes[0] * start)
    d.text("The weight of the input, in the same way:")
    d.differentiate(error, by: w)

    d.section("The power of the recurrent weight")
    d.text("How much does the last state still depend on the first, \(start), before any element was read?")
    let memory = d.differentiate(last, by: start)
    d.show(memory, equals: u ** 3 * (slopes[0] * slopes[1] * slopes[2]))
    d.text(
      """
      One factor u for each step: the power of a weight, as in the lesson \(code: "exploding"), and here the layers \
      are alike not by assumption but because they are one. If the slopes are left out (the identity in place of \
      tanh), the power stands alone. If they are not, each takes away a little more, since none is above 1.
      """)
    memoryTable(&d)
    sequences(&d)
  }
}

extension Symbol {
  /// The name of a quantity in a step of the sequence.
  fileprivate static func step(_ base: String, _ index: Int) -> Symbol {
    Symbol(base: base, index: "\(index)")
  }
}

/// How a signal to the first state fares over long sequences, without and with tanh.
private func memoryTable(_ d: inout Derivation) {
  let scales = ["1", "1.5"] as [StaticString]
  let lengths = [1, 2, 5, 10, 20, 50]
  var rows = lengths.map { [Table.Cell.count($0)] }
  for (index, scale) in scales.enumerated() {
    let weight = Expression.number(scale)
    // The state s under a steady element, and the derivative m by its start.
    let state = d.define(quietly: .step("s", index + 1), 0)
    let signal = d.define(quietly: .step("m", index + 1), 1)
    let next = d.define(quietly: state.updated, tanh(.half + weight * state))
    d.define(quietly: signal.updated, signal * weight * (1 - next ** 2))
    guard var iteration = d.iteration(of: [state, signal]) else { return }
    for (row, length) in lengths.enumerated() {
      iteration.run(untilRound: length)
      rows[row] += [
        .value(d.value(of: weight ** Expression(length))), .measured(iteration[signal]),
      ]
    }
  }
  d.table(
    Table(
      """
      The derivative of the last state by the first for sequences of different length and two recurrent weights: \
      the bare power, and measured for the unit with tanh when every element adds 0.5 to its net input.
      """,
      columns: ["steps"]
        + scales.flatMap { ["u = \("\($0)")", "with tanh"] as [Prose] },
      rows: rows))
  d.text(
    """
    Under a steady element the unit with tanh runs into saturation, where its slope is small. So its gradient \
    vanishes even for weights with which the bare power keeps it or makes it explode.
    """)
}

// MARK: Sequences

private func sequences(_ d: inout Derivation) {
  d.section("Labelling a sequence")
  d.text(
    """
    To label is to answer at every step. Adding two binary numbers digit by digit, from the right, is such a \
    task: the elements are pairs of digits, the label is the digit of the sum, and the state is the carry. The \
    carry is a step unit: 1 if at least two of both digits and the old carry are 1. What is carried weighs 2.
    """)
  let first = d.count("A", 6, "first number to be added", in: 0...15)
  let second = d.count("B", 7, "second number", in: 0...15)
  var carry = d.define(quietly: .step("k", 0), 0)
  var labels: [Expression] = []
  var additions: [[Table.Cell]] = []
  for step in 1...5 {
    let digits = [first, second].map { Expression($0 >> (step - 1) & 1) }
    let total = digits[0] + digits[1] + carry
    let next = d.define(quietly: .step("k", step), heaviside(total - 2))
    labels.append(d.define(quietly: .step("l", step), total - 2 * next))
    additions.append(
      [.count(step)] + (digits + [carry, next, labels[step - 1]]).map { .value(d.value(of: $0)) })
    carry = next
  }
  d.table(
    Table(
      "\(first) and \(second) in binary digits, the last digit first.",
      columns: ["step", "first", "second", "carry before", "carry after", "label"],
      rows: additions))
  d.text("The labels are the digits of the sum:")
  let places = labels.enumerated().map { Expression(1 << $0) * $1 }
  d.define(
    "total", places.dropFirst().reduce(places[0], +), equals: Expression(first + second))

  d.section("Classifying a sequence")
  d.text(
    """
    To classify is to answer once, after the last element. Is the 1 at the beginning or at the end? A linear unit \
    that halves its state in each step and adds the element knows: the more steps have passed, the less is left.
    """)
  func read(_ name: String, _ elements: [Int]) -> [Table.Cell] {
    var state: Expression = 0
    for element in elements { state = .half * state + Expression(element) }
    let last = d.define(Symbol(name), state)
    let answer = d.define(quietly: Symbol(base: "class", index: name), heaviside(last - .half))
    let sum = elements.reduce(0, +)
    return [.words(elements.map(String.init).joined(separator: ", ")), .value(d.value(of: last))]
      + [.words(d.value(of: answer).double == 1 ? "late" : "early"), .count(sum)]
  }
  let rows = [read("early", [1, 0, 0]), read("late", [0, 0, 1])]
  d.table(
    Table(
      "A step at 0.5 upon the last state gives the class. A unit without a state has only the sum to go by.",
      columns: ["sequence", "last state", "class", "sum"], rows: rows))

  d.section("Generating a sequence")
  d.text(
    """
    To generate is to feed the output back as the next element. Two linear units suffice for a wave: the next \
    value is the last less the one before it, so the state is a pair of values and a step multiplies it by a matrix.
    """)
  let matrix = d.define("G", [[1, -1], [1, 0]])
  let pair = d.given("z_0", [1, 0], "the pair that begins a generated sequence")
  var state = pair
  for step in 1...3 { state = d.define(.step("z", step), matrix • state) }
  d.text("Six steps lead back to where it began, whatever the pair:")
  d.show(.matrixPower(matrix, 6), equals: [[1, 0], [0, 1]])
  let values = (0...18).map { step in
    Plot.Point(Double(step), d.value(of: .matrixPower(matrix, step) • pair).double)
  }
  d.figure(
    .plot(
      Plot(
        "The first of the pair, step by step: without any further input the loop goes on for ever.",
        x: Plot.Axis("step"), y: Plot.Axis("value"), series: [Plot.Series("generated", values)])))
}
