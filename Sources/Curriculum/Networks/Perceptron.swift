import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// The learning rule of the perceptron: it learns AND and OR, goes round in a circle on XOR, and two layers of what
  /// it has learnt solve that.
  static let perceptron = Lesson(
    "perceptron", title: "The perceptron learns, or goes round in a circle", chapter: .networks,
    summary: "A rule that learns AND and OR, never ends on XOR, and what a second layer does about that.",
    buildsOn: ["neuron"]
  ) { d in
    d.section("The rule")
    d.text(
      """
      A perceptron is a neuron with a step. Here it has two inputs, each 0 or 1, and it is to learn which answer t is \
      wanted for each of the four pairs. It begins with zero weights. The first task is AND, which wants 1 only where \
      both inputs are 1. The first example is the pair of 0 and 0, and 0 is wanted:
      """)
    _ = d.count("eta", 1, "learning rate", in: 1...1000)
    let eta = Expression.symbol("eta")
    let x1 = d.define(quietly: "x_1", 0)
    let x2 = d.define(quietly: "x_2", 0)
    let t = d.define(quietly: "t", 0)
    let w1 = d.define(quietly: "w_1", 0)
    let w2 = d.define(quietly: "w_2", 0)
    let b = d.define(quietly: "b", 0)
    let z = d.define("z", w1 * x1 + w2 * x2 + b)
    let y = d.define("y", heaviside(z), range: 0...1)
    let e = d.define("e", t - y, range: -1...1)
    d.text(
      """
      The error is 0 where the answer is right, 1 where the neuron should have fired, −1 where it should not have. \
      Each weight moves by the error times its input, and the bias by the error, all times the learning rate:
      """)
    for (weight, input) in [(w1, x1), (w2, x2)] { d.define(weight.updated, weight + eta * e * input) }
    d.define(b.updated, b + eta * e)
    d.text(
      "So the sum for this example has moved in the direction of the error. Where that is 0, nothing moves.")
    let after = d.again([z])
    d.show(after - z, equals: eta * e * (x1 ** 2 + x2 ** 2 + 1))

    guard let neuron = d.iteration(of: [w1, w2, b], setting: [x1, x2, t], reading: [y, e]) else { return }
    let school = School(
      neuron: neuron, weights: [w1, w2, b], inputs: [x1, x2], target: t, answer: y, error: e)
    d.section("AND and OR")
    d.text(
      """
      Example follows example, and after the fourth the first comes again. A lap in which nothing had to be corrected \
      ends it: the task is learnt.
      """)
    let and = school.course([0, 0, 0, 1])
    let or = school.course([0, 1, 1, 1])
    d.table(and.laps("The laps for AND, with the weights at the end of each."))
    d.table(or.laps("The laps for OR, which wants 1 where at least one input is 1."))
    whyItEnds(&d, and, or)
    exclusiveOr(&d, school)
    twoLayers(&d, x1, x2, or, and)
  }
}

// MARK: The simulation

/// A perceptron that is taught the four pairs in turn.
private struct School {
  let neuron: Iteration
  let weights: [Expression]
  let inputs: [Expression]
  let target, answer, error: Expression

  static let pairs: [[Double]] = [[0, 0], [0, 1], [1, 0], [1, 1]]
  /// No task of four pairs takes as many laps: the weights are small whole numbers, and soon some come again.
  private static let mostLaps = 100

  /// What one example did.
  struct Step {
    let pair: [Double]
    let wanted, answer, error: Double
    /// The weights and the bias after it.
    let weights: [Double]
  }

  /// Laps until one is without error, or until one ends where an earlier one did.
  struct Course {
    var laps: [[Step]] = []
    /// The lap after which the weights were those at the end of the last one; 0 is the start.
    var repeatedLap: Int?

    var weights: [Double] { laps.last?.last?.weights ?? [0, 0, 0] }
    var corrections: Int { laps.joined().count { $0.error != 0 } }
    var isLearnt: Bool { laps.last?.allSatisfy { $0.error == 0 } ?? false }
  }

  /// Teaches the wanted answers to the four pairs, from zero weights.
  func course(_ wanted: [Double]) -> Course {
    var neuron = neuron
    var course = Course()
    var ends = [[0.0, 0, 0]]
    while course.laps.count < Self.mostLaps {
      let lap = zip(Self.pairs, wanted).map { pair, wanted -> Step in
        for (input, value) in zip(inputs, pair) { neuron.set(input, to: [value]) }
        neuron.set(target, to: [wanted])
        let (answer, error) = (neuron[answer], neuron[error])
        neuron.run()
        return Step(
          pair: pair, wanted: wanted, answer: answer, error: error, weights: weights.map { neuron[$0] })
      }
      course.laps.append(lap)
      if course.isLearnt { break }
      course.repeatedLap = ends.firstIndex(of: course.weights)
      if course.repeatedLap != nil { break }
      ends.append(course.weights)
    }
    return course
  }
}

extension School.Course {
  /// The corrections of each lap, and the weights at its end.
  func laps(_ caption: Prose) -> Table {
    Table(
      caption, columns: ["lap", "corrections", "w_1", "w_2", "b"], for: laps.enumerated()
    ) { index, lap in
      [.count(index + 1), .count(lap.count { $0.error != 0 })]
        + (lap.last?.weights ?? []).map { .measured($0) }
    }
  }

  /// Every example of the last lap.
  func lastLap(_ caption: Prose) -> Table {
    Table(caption, columns: ["inputs", "wanted", "answer", "w_1", "w_2", "b"], for: laps.last ?? []) { step in
      [
        .words(step.pair.map { "\(Int($0))" }.joined(separator: ", ")), .measured(step.wanted),
        .measured(step.answer),
      ]
        + step.weights.map { .measured($0) }
    }
  }
}

// MARK: The sections

/// The greatest number of corrections, by theory, beside those that were made.
private func whyItEnds(_ d: inout Derivation, _ and: School.Course, _ or: School.Course) {
  d.section("Why it ends")
  d.text(
    """
    Suppose there are weights v that separate the examples, the bias as the third among them: every sum has the right \
    sign. Here are such weights for AND, and their sums for the four pairs, which are the rows of X, each with a 1 for \
    the bias:
    """)
  let pairs = d.define(
    quietly: "X", .array(School.pairs.map { .array($0.map(whole) + [1]) }))
  let v = d.define("v", [2, 2, -3])
  let sums = d.define("s", pairs • v)
  let m = d.define("m", smallest(sums))
  d.text(
    """
    Now follow two numbers through the corrections of w. A correction adds η times the example or subtracts it, and \
    so brings the product of w and v up by at least ηm: after k of them it is ηkm or more. The square of the length \
    of w grows by η²Q at most, where Q is the largest square of an example: the mixed term of the new square does \
    not add to it, because a correction is only made where w gave the wrong sign or 0. After k of them the length is \
    at most η√(kQ). A product is never larger than that of the two lengths. So ηkm is at most η√(kQ) times the \
    length of v; the learning rate cancels, and k is at most
    """)
  let largest = d.define("Q", 1 ** 2 + 1 ** 2 + 1)
  let bound = d.define("k", largest * (v.transposed • v) / m ** 2)
  let forOr = d.define(quietly: "v'", [2, 2, -1])
  let margin = d.define(quietly: "m'", smallest(pairs • forOr))
  let boundForOr = d.define(quietly: "k'", largest * (forOr.transposed • forOr) / margin ** 2)
  d.table(
    Table(
      "Corrections of all laps together: at most by theory, and made. For OR the weights v are 2, 2 and −1.",
      columns: ["task", "at most", "made"],
      rows: [
        [.words("AND"), .value(d.value(of: bound)), .count(and.corrections)],
        [.words("OR"), .value(d.value(of: boundForOr)), .count(or.corrections)],
      ]))
}

/// How far from 0 all sums of the four pairs are at least.
private func smallest(_ sums: Expression) -> Expression {
  .call(.minimum, (1...School.pairs.count).map { abs(sums[$0]) })
}

/// The task that no weights solve.
private func exclusiveOr(_ d: inout Derivation, _ school: School) {
  d.section("XOR")
  d.text(
    "The exclusive or, XOR, wants 1 where just one input is 1. The same rule, from the same zero weights:")
  let course = school.course([0, 1, 1, 0])
  d.table(course.laps("The laps for XOR."))
  if let lap = course.repeatedLap {
    d.text(
      """
      After lap \(course.laps.count) the weights are just those after lap \(lap) (lap 0 being the start). From equal \
      weights come equal corrections, so they will come again and again, and it never ends. Once round:
      """)
    d.table(course.lastLap("The last lap, example by example, with the weights after each."))
  }
  d.text(
    """
    No rule could do better. XOR asks for four sums: not to be negative for 0, 1 and for 1, 0, and to be negative \
    for 0, 0 and for 1, 1. But whatever the weights are, the first two together are as much as the other two. With \
    the last weights c_1 and c_2 and the last bias c_0 as an example:
    """)
  let c = zip(["c_1", "c_2", "c_0"] as [Symbol], course.weights).map { d.define(quietly: $0, whole($1)) }
  d.show((c[1] + c[2]) + (c[0] + c[2]), equals: c[0] + c[1] + 2 * c[2], c[2] + (c[0] + c[1] + c[2]))
  let tasks = (0..<16).map { number in (0..<4).map { Double(number >> (3 - $0) & 1) } }
  let unlearnt = tasks.filter { !school.course($0).isLearnt }
  let names = unlearnt.map { $0.map { "\(Int($0))" }.joined() }.joined(separator: " and ")
  d.text(
    """
    There are \(tasks.count) ways to answer four pairs. The rule learns \(tasks.count - unlearnt.count) of them. The \
    others are \(names), the answers for 00, 01, 10 and 11 in turn.
    """)
}

/// Two layers of what has been learnt.
private func twoLayers(
  _ d: inout Derivation, _ x1: Expression, _ x2: Expression, _ or: School.Course, _ and: School.Course
) {
  d.section("Two layers")
  d.text(
    """
    XOR is OR, but not AND. So let the two neurons that have been learnt be a hidden layer, OR with the weights p \
    and AND with the weights q (the bias has the index 0), and let a third one fire if the first fires and the \
    second does not. For the inputs 0 and 0:
    """)
  func hidden(_ name: String, _ letter: String, _ course: School.Course) -> Expression {
    let w = zip(["1", "2", "0"], course.weights).map {
      d.define(quietly: Symbol(base: letter, index: $0), whole($1))
    }
    return d.define(Symbol(base: "y", index: name), heaviside(w[0] * x1 + w[1] * x2 + w[2]))
  }
  let first = hidden("or", "p", or)
  let second = hidden("and", "q", and)
  let output = d.define("o", heaviside(first - second - .half))
  guard var network = d.iteration(of: [], setting: [x1, x2], reading: [first, second, output]) else { return }
  d.table(
    Table(
      "All four pairs. The hidden answers are new inputs for the third neuron, and those it can separate.",
      columns: ["x_1", "x_2", "OR", "AND", "answer"], for: School.pairs
    ) { pair in
      for (input, value) in zip([x1, x2], pair) { network.set(input, to: [value]) }
      return (pair + [network[first], network[second], network[output]]).map { .measured($0) }
    })
  func points(_ pairs: [[Double]]) -> [Plot.Point] { pairs.map { Plot.Point($0[0], $0[1]) } }
  d.figure(
    .regions(
      d.regions(
        "Each hidden neuron draws a line; the output fires between the two.",
        of: output, over: x1, x2, x: Plot.Axis("first input"), y: Plot.Axis("second input"),
        width: -0.5...1.5, height: -0.5...1.5, classes: ["answer 0", "answer 1"],
        examples: [
          Plot.Series("wanted 0", points([[0, 0], [1, 1]]), style: .points),
          Plot.Series("wanted 1", points([[0, 1], [1, 0]]), style: .points),
        ])))
}

/// The whole number that a weight is.
private func whole(_ weight: Double) -> Expression { Expression(Rational(exactly: weight) ?? 0) }
