import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// Clipping a gradient by value and by norm: the direction that the second keeps, and a descent that explodes
  /// without.
  static let gradientClipping = Lesson(
    "gradient-clipping", title: "Gradient clipping", chapter: .depth,
    summary: "Two ways to bound a gradient, which of them keeps its direction, and a descent that needs one.",
    buildsOn: ["backprop", "exploding"]
  ) { d in
    let gradient = d.given("g", [6, -8], "a gradient with two components", in: -1_000_000...1_000_000)
    let bound = d.given("c", "1", "the bound", in: 1 / 1_000_000...1_000_000)

    d.section("By value")
    d.text("Each component by itself is kept between −c and c:")
    let byValue = d.define("v", .call(.minimum, [.call(.maximum, [gradient, -bound]), bound]))

    d.section("By norm")
    d.text("The norm is the length of the gradient, by Pythagoras:")
    let norm = d.define("N", sqrt(sum(gradient ** 2)))
    d.text(
      """
      Where it exceeds c, all components are made smaller by one factor, so that the length becomes c; a shorter \
      gradient keeps the factor 1.
      """)
    let factor = d.define("f", bound / .call(.maximum, [norm, bound]), range: 0...1)
    let byNorm = d.define("u", factor * gradient)
    d.text("The length is now")
    let length = d.define("M", sqrt(sum(byNorm ** 2)))
    d.show(length, equals: factor * norm)

    d.section("Direction")
    d.text(
      """
      Two vectors have the same direction if the cosine of the angle between them is 1. It is their dot product over \
      the product of their lengths. For the gradient clipped by norm and by value:
      """)
    if d.value(of: norm).double > 0 {
      let cosine = d.define("s_u", (gradient.transposed • byNorm) / (norm * length), range: -1...1)
      d.show(cosine, equals: factor * norm ** 2 / (norm * (factor * norm)), 1)
      d.define("s_v", (gradient.transposed • byValue) / (norm * sqrt(sum(byValue ** 2))), range: -1...1)
      d.text(
        """
        By norm the step is shorter and goes where the gradient points. By value, the step turns wherever one \
        component loses a larger share of itself than another.
        """)
    } else {
      d.text("Here the gradient is 0, and has no direction.")
    }

    d.section("A cliff")
    d.text(
      """
      Layers that share one weight, as the steps of a recurrent network do, multiply an input of 1 to a power of it. \
      Where the power is far from the wanted output 1, the cost is a cliff:
      """)
    let depth = d.count("n", 10, "layers that share the weight", in: 1...20)
    let weight = d.given("w", "1.5", "the weight", in: -2...2)
    let rate = d.given("alpha", "0.01", "learning rate", in: 0...1)
    let output = d.define("yhat", weight ** Expression(depth))
    let cost = d.define("J", .half * (output - 1) ** 2)
    let slope = d.differentiate(cost, by: weight)
    d.text(
      "One step along it, and one with the slope clipped; of a single number the norm is the absolute value:")
    d.define(weight.updated, weight - rate * slope)
    let clipped = d.define("s", bound / .call(.maximum, [abs(slope), bound]) * slope)
    let next = d.define("w*", weight - rate * clipped)
    guard let plain = d.iteration(of: [weight], reading: [cost]),
      let bounded = d.iteration(of: [weight], becoming: [next], reading: [cost])
    else { return }
    var runs = [plain, bounded]
    d.table(
      Table(
        """
        Descent without and with clipping, measured in double precision. A cost that is infinite has left the range \
        of doubles, and what follows it is no number.
        """,
        columns: ["round", "w, plain", "J, plain", "w, clipped", "J, clipped"],
        for: [0, 1, 2, 3, 10, 30, 50, 70, 100]
      ) { round in
        for index in runs.indices { runs[index].run(untilRound: round) }
        return [.count(round)] + runs.flatMap { [.measured($0[weight]), .measured($0[cost])] }
      })
    d.figure(
      .plot(
        Plot(
          """
          The weight with clipping. On the cliff every step has the same length, the rate times c; where the slope \
          is below c, descent is as without.
          """,
          x: Plot.Axis("round"), y: Plot.Axis("w"), series: [path(bounded, weight)])))
    d.text(
      """
      Clipping bounds a step by \(d.value(of: rate * bound)), whatever the slope. It does not say that the step is \
      a good one: a rate that is too large for the bottom of the valley is so with clipping too.
      """)
  }
}

/// The weight over a hundred rounds.
private func path(_ descent: Iteration, _ weight: Expression) -> Plot.Series {
  var run = descent
  return run.curve("clipped", rounds: 100) { $0[weight] }
}
