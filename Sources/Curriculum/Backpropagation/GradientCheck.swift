import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// Gradients against differences: by hand on a cube, for every weight of the 2-2-2 network, for a gradient that is
  /// wrong, for ever smaller steps, and at the kink of a rectified linear unit.
  static let gradientCheck = Lesson(
    "gradient-check", title: "Checking gradients by differences", chapter: .backpropagation,
    summary:
      "What a difference quotient tells of a gradient, how small its step should be, and where it misleads.",
    buildsOn: ["backprop"]
  ) { d in
    let x = d.given("x", "2", "where a cube is derived", in: -1000...1000)
    let h = d.given("h", "0.1", "the step of the differences by hand", in: 1 / 1_000_000...10)

    d.section("By hand")
    d.text(
      """
      A derivative is the limit of the slope between two points that move together. So the slope between two near \
      points can check it. For a cube it can be multiplied out. From x to x + h it is
      """)
    let slope = d.derivative(of: x ** 3, by: x)
    let forward = d.define(
      "n_f", ((x + h) ** 3 - x ** 3) / h, equals: (3 * x ** 2 * h + 3 * x * h ** 2 + h ** 3) / h,
      3 * x ** 2 + 3 * x * h + h ** 2)
    d.text("and from x − h to x + h, where the even powers of h cancel, the central difference:")
    let central = d.define(
      "n_c", ((x + h) ** 3 - (x - h) ** 3) / (2 * h), equals: (6 * x ** 2 * h + 2 * h ** 3) / (2 * h),
      3 * x ** 2 + h ** 2)
    d.text("The derivative is \(slope), here \(d.value(of: slope)). The two miss it by")
    d.define("m_f", forward - slope, equals: 3 * x * h + h ** 2)
    d.define("m_c", central - slope, equals: h ** 2)
    d.text(
      """
      With a tenth of the step the first error is about a tenth, the second a hundredth. For any smooth function it \
      is the same: the error of the central difference is nearly h²/6 times the third derivative.
      """)

    let network = TwoTwoTwo()
    network.giveInputs(&d)
    network.giveWeights(&d)
    network.giveTargets(&d)
    d.quietly(network.forwardPass)
    let total = network.total
    let gradients = network.weights.map { d.differentiate(quietly: total, by: $0) }
    guard let program = d.iteration(of: [], setting: network.weights, reading: [total]) else { return }
    let step = 1e-5

    d.section("Every weight of the 2-2-2 network")
    d.text(
      """
      The error of the network of the lesson \(code: "backprop") is computed twice for each weight, with \
      \(measured: step) more and \(measured: step) less. A gradient g and a difference n are compared by their \
      distance as a share of the larger, |g − n|/max(|g|, |n|). As a rule of thumb, less than 10⁻⁶ speaks for the \
      gradient and more than 10⁻² against it.
      """)
    d.table(
      Table(
        "Backpropagation, derived, beside central differences, measured in double precision.",
        columns: ["weight", "gradient", "difference", "share"], for: zip(network.weights, gradients)
      ) { weight, gradient in
        let exact = d.value(of: gradient)
        let difference = program.centralDifference(of: total, by: weight, step: step)
        return [
          .words(weight.name.plain), .value(exact), .measured(difference),
          .measured(share(exact.double, difference)),
        ]
      })

    d.section("A wrong gradient")
    d.text(
      """
      A common slip forgets that h_1 reaches the error along two paths. With the path through o_1 alone the \
      gradient of \(network.w1) would be
      """)
    let onePath = d.define(
      "g_1",
      d.differentiate(quietly: network.error1, by: network.outH1)
        * d.differentiate(quietly: network.outH1, by: network.netH1) * network.i1)
    let difference = program.centralDifference(of: total, by: network.w1, step: step)
    d.text(
      """
      The difference is \(measured: difference), and the two are a share of \
      \(measured: share(d.value(of: onePath).double, difference)) apart. Descent with a wrong gradient may well lower \
      the error all the same; a share far above those in the table is what gives it away.
      """)

    d.section("How small a step")
    d.text(
      """
      A smaller step makes the error of a difference smaller, but only on paper. A double is off by up to 2⁻⁵³ of its \
      size, about 10⁻¹⁶ of it. Each of the two errors may be off by so much, r, however little they differ, and so \
      their difference by 2r. Divided by 2h that is r/h.
      """)
    let own =
      .half
      * (network.target1 - logistic(network.w5 * network.outH1 + network.w6 * network.outH2 + network.b2))
      ** 2
    let byWeight = d.derivative(of: own, by: network.w5)
    let third = d.define(
      quietly: "T", d.derivative(of: d.derivative(of: byWeight, by: network.w5), by: network.w5))
    let fault = d.define("r", total / 2 ** 53)
    d.text(
      """
      For \(network.w5) the third derivative, which takes three times the chain rule, is \(third) = \
      \(d.value(of: third)). To be expected is an error of A · h² + r/h, where A is
      """)
    let factor = d.define("A", abs(third) / 6)
    d.text("By its derivative 2A · h − r/h² that is least at the step")
    d.define("h_best", (fault / (2 * factor)) ** (1 / 3 as Expression))
    d.figure(.plot(errors(d, program, network, factor, fault)))

    d.section("The kink of a rectified linear unit")
    kink(&d)
  }
}

/// How far two numbers are apart, as a share of the larger; of zeros 0.
private func share(_ gradient: Double, _ difference: Double) -> Double {
  let larger = max(gradient.magnitude, difference.magnitude)
  return larger == 0 ? 0 : (gradient - difference).magnitude / larger
}

/// The error of the differences for ever smaller steps, and what was to be expected of it.
private func errors(
  _ d: Derivation, _ program: Iteration, _ network: TwoTwoTwo, _ factor: Expression, _ fault: Expression
) -> Plot {
  let (error, weight) = (network.total, network.w5)
  let slope = d.value(of: .symbol(.derivative(of: error.name, by: weight.name))).double
  let (factor, lost) = (d.value(of: factor).double, d.value(of: fault).double)
  // Four steps from one power of ten to the next.
  let steps = (0...52).map { 0.5 * (Double(-$0) / 4 * 10.0.log).exp }
  func forward(_ step: Double) -> Double {
    var moved = program
    moved.set(weight, to: [program[weight] + step])
    return (moved[error] - program[error]) / step
  }
  func curve(_ name: String, _ value: (Double) -> Double) -> Plot.Series {
    Plot.Series(name, steps.map { Plot.Point($0, value($0)) })
  }
  return Plot(
    """
    How far the differences by \(weight) are from the gradient, against the step, both on logarithmic axes. As the \
    step becomes smaller the errors fall, that of the central difference twice as steeply as that to the right; \
    then rounding takes over, and they rise again. The curve "expected" is A · h² + r/h.
    """,
    x: Plot.Axis("step h", scale: .logarithmic),
    y: Plot.Axis("distance from the gradient", scale: .logarithmic),
    series: [
      curve("right") { (forward($0) - slope).magnitude },
      curve("central") { (program.centralDifference(of: error, by: weight, step: $0) - slope).magnitude },
      curve("expected") { factor * $0 * $0 + lost / $0 },
    ])
}

private func kink(_ d: inout Derivation) {
  let step = d.given("k", "0.01", "the step of the differences near the kink", in: 1 / 1_000_000...1)
  d.text(
    """
    The slope of relu(v) = max(0, v) jumps from 0 to 1 at v = 0. A difference whose two points lie on both sides of \
    the kink measures neither slope, but how much of the stretch lies on the right:
    """)
  let v = d.define("v", step / 4)
  d.define("n_v", (relu(v + step) - relu(v - step)) / (2 * step))
  d.text(
    "Backpropagation gives the slope of the side on which v lies, and at v = 0 itself, by convention, 0.")
  d.table(
    Table(
      "The slope of the rectified linear unit by both, at some points v near the kink.",
      columns: ["v", "backpropagation", "difference"], for: [-2, -1, -1 / 2, 0, 1 / 2, 1, 2] as [Rational]
    ) { factor in
      let point = Expression(factor) * step
      return [
        .value(d.value(of: point)), .value(d.value(of: .call(.positive, [point]))),
        .value(d.value(of: (relu(point + step) - relu(point - step)) / (2 * step))),
      ]
    })
  d.text(
    """
    Outside the step the two agree; within it the gradient is right, and the check is not. So of a network of \
    rectified units a few shares may be large though nothing is wrong: a smaller step, or another input, tells.
    """)
}
