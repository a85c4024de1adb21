import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// Two features on different scales: mean 0 and deviation 1 for each, what that does to the curvature of a cost and
  /// to descent, and whitening, which removes the correlation too.
  static let standardization = Lesson(
    "standardization", title: "Standardization", chapter: .optimisation,
    summary: "Mean 0 and deviation 1 for each feature, and why descent needs fewer rounds after it.",
    buildsOn: ["losses", "training"]
  ) { d in
    let x = d.given("x", [72, 96, 104, 128], "area of flats in m²", in: -1000...1000)
    let s = d.given("s", [7, 1, 15, 9], "their storeys", in: -1000...1000)
    let prices = [
      d.given("p_1", "0.5", "price of 1 m² in ten thousands", in: -100...100),
      d.given("p_2", "1", "price of a storey", in: -100...100),
    ]

    d.section("Mean and deviation")
    d.text(
      """
      A feature is shifted by its mean, so that its mean becomes 0, and divided by its standard deviation, the \
      root of the mean squared distance from the mean.
      """)
    let meanX = d.define("mu_x", mean(x))
    let centredX = d.define("c_x", x - meanX)
    let deviationX = d.define("sigma_x", sqrt(mean(centredX ** 2)))
    let zx = d.define("z_x", centredX / deviationX)
    d.text("The same for the second feature.")
    let meanS = d.define("mu_s", mean(s))
    let centredS = d.define("c_s", s - meanS)
    let deviationS = d.define("sigma_s", sqrt(mean(centredS ** 2)))
    let zs = d.define("z_s", centredS / deviationS)
    d.text("What was promised, for the first feature:")
    d.show(mean(zx), equals: 0)
    d.show(mean(zx ** 2), equals: 1)
    d.text(
      """
      A new flat is standardized with the mean and the deviation of these, since with them the network has learnt.
      """)
    let new = d.given("x_new", "120", "area of a new flat", in: -1000...1000)
    d.define("z_new", (new - meanX) / deviationX)

    d.section("The shape stays")
    d.text(
      """
      Shifting and scaling do not make a distribution normal. The mean fourth power of z, the kurtosis, is 3 for \
      a normal distribution, and no standardization changes it:
      """)
    d.define("k", mean(zx ** 4), equals: mean(centredX ** 4) / deviationX ** 4)

    d.section("The cost of the raw features")
    d.text(
      """
      A single linear unit is to learn the price from both features. The prices are made from them without a \
      bias, so that none is needed. The cost is half the mean squared error, at first with weights of 0.
      """)
    let y = d.define("y", prices[0] * x + prices[1] * s)
    let w = [d.define("w_1", 0), d.define("w_2", 0)]
    let error = d.define("q", w[0] * x + w[1] * s - y)
    let cost = d.define("J", .half * mean(error ** 2))
    d.text(
      """
      Its slope along the first weight is \(mean(error ∘ x)), and along the second \(mean(error ∘ s)). When the \
      weights move, the slopes change at constant rates, the curvatures: \(mean(x ** 2)) for the first weight, \
      \(mean(s ** 2)) for the second, and \(mean(x ∘ s)) for the slope of one as the other moves.
      """)
    let raw = Curvature(&d, marked: "", x, s)

    d.section("The cost of the standardized features")
    d.text(
      """
      The bias of the unit now takes the mean price, and what is left to learn is the distance from it.
      """)
    let centred = d.define("y_c", y - mean(y))
    let u = [d.define("u_1", 0), d.define("u_2", 0)]
    let errorAfter = d.define("q_z", u[0] * zx + u[1] * zs - centred)
    let after = d.define("K", .half * mean(errorAfter ** 2))
    d.text("Both curvatures are 1, and the third is the correlation of the features.")
    let standardized = Curvature(&d, marked: "z", zx, zs)

    d.section("What descent makes of it")
    d.text(
      """
      Along a direction of curvature λ the slope is λ times the distance from the minimum, so each round multiplies \
      the distance by 1 − αλ. The best learning rate, 2/(λ_1 + λ_2), makes the factors of the steepest and the \
      gentlest direction opposite, and then they are
      """)
    let factors = [raw.factor(&d), standardized.factor(&d)]
    d.text(
      """
      in absolute value. Each round leaves no more of the cost than the square of the factor. Until a thousandth of \
      the cost is left, that takes so many rounds:
      """)
    for (factor, name) in zip(factors, ["n", "n_z"] as [Symbol]) where d.value(of: factor).double > 0 {
      d.define(name, log(.number("0.001")) / (2 * log(factor)))
    }
    guard
      let descent = d.descent(of: w, on: cost, rate: raw.rate),
      let other = d.descent(of: u, on: after, rate: standardized.rate)
    else { return }
    d.table(rounds([(descent, cost, factors[0]), (other, after, factors[1])], d))
    let goal = [prices[0], prices[1]].map { d.value(of: $0).double }
    d.figure(
      .plot(
        raw.picture(
          """
          The raw features: curves of equal cost, and \(pathLength) rounds of descent from 0 with the best rate. \
          The larger \(raw.ratio), the narrower is the valley: the path jumps into it, and from side to side, and \
          hardly moves along it.
          """, descent, w, goal: goal, d)))
    let deviations = [deviationX, deviationS].map { d.value(of: $0).double }
    d.figure(
      .plot(
        standardized.picture(
          """
          The standardized features, drawn in the same way. The nearer \(standardized.ratio) is to 1, the rounder \
          are the curves, and the straighter is the path to the middle.
          """, other, u, goal: zip(goal, deviations).map { $0 * $1 }, d)))

    d.section("Whitening")
    d.text(
      """
      What is left of the valley comes from the correlation r. Sum and difference of the two features are not \
      correlated, since their product is the difference of two squares of the same mean, 1 − 1. Their variances are \
      1 + 2r + 1 and 1 − 2r + 1. Divided by the roots of these, the features are white: deviation 1, correlation 0.
      """)
    let sum = d.define("t_1", zx + zs)
    let sumDeviation = d.define("sigma_1", sqrt(2 + 2 * standardized.mixed))
    let first = d.define("a_1", sum / sumDeviation)
    let difference = d.define("t_2", zx - zs)
    let differenceDeviation = d.define("sigma_2", sqrt(2 - 2 * standardized.mixed))
    let second = d.define("a_2", difference / differenceDeviation)
    d.show(mean(first ** 2), equals: 1)
    d.show(mean(second ** 2), equals: 1)
    d.show(mean(first ∘ second), equals: 0)
    d.text(
      "Now the curvature is 1 in every direction, the factor is 0, and one step with the rate 1 is enough.")
  }
}

/// How many rounds of descent a picture shows.
private let pathLength = 20

/// The curvatures of a quadratic cost of two weights.
private struct Curvature {
  let xx, mixed, yy, largest, smallest, ratio: Expression
  /// The learning rate for which the slowest direction is fastest.
  let rate: Expression

  /// Shows the curvatures and their extremes over all directions.
  init(_ d: inout Derivation, marked mark: String, _ x: Expression, _ y: Expression) {
    func name(_ base: String, _ index: String) -> Symbol { Symbol(base: base, index: index + mark) }
    xx = d.define(name("h", "1"), mean(x ** 2))
    yy = d.define(name("h", "2"), mean(y ** 2))
    let products = d.define(name("t", ""), x ∘ y)
    mixed = d.define(mark.isEmpty ? "h_12" : "r", mean(products))
    d.text(
      mark.isEmpty
        ? """
        Over all directions the curvature has a largest and a smallest value, the eigenvalues of the matrix \
        [h_1, h_12; h_12, h_2]. Their sum is that of the first two curvatures, and their product is h_1 h_2 − h_12², \
        the determinant. Two numbers with this sum and this product solve λ² − (h_1 + h_2)λ + h_1 h_2 − h_12² = 0, \
        which gives the larger of them; the product gives the smaller. Their quotient κ is called the condition \
        number.
        """ : "The extremes over all directions, as before:")
    let half = Expression.half
    largest = d.define(
      name("lambda", "1"),
      half * (xx + yy) + sqrt((half * (xx - yy)) ** 2 + mixed ** 2))
    smallest = d.define(name("lambda", "2"), (xx * yy - mixed ** 2) / largest)
    ratio = d.define(name("kappa", ""), largest / smallest)
    rate = 2 / (largest + smallest)
  }

  /// Shows what remains of the distance along the extreme directions after a round at the best rate.
  func factor(_ d: inout Derivation) -> Expression {
    let index = if case .name(_, let index, _) = ratio.name.form { index } else { "" }
    return d.define(
      Symbol(base: "f", index: index), 1 - rate * smallest, equals: -(1 - rate * largest),
      (ratio - 1) / (ratio + 1))
  }

  /// Curves of equal cost, and the path of descent.
  func picture(
    _ caption: Prose, _ descent: Iteration, _ weights: [Expression], goal: [Double], _ d: Derivation
  ) -> Plot {
    let matrix = (
      xx: d.value(of: xx).double, xy: d.value(of: mixed).double, yy: d.value(of: yy).double
    )
    let cost =
      (matrix.xx * goal[0] * goal[0] + 2 * matrix.xy * goal[0] * goal[1] + matrix.yy * goal[1] * goal[1]) / 2
    let contours = [("start", 1.0), ("1/4", 0.25), ("1/16", 0.0625)].map { name, share in
      Plot.Series.contour(
        name, curvature: matrix, around: Plot.Point(goal[0], goal[1]), level: cost * share)
    }
    var descent = descent
    let path = descent.path("path", rounds: pathLength) { Plot.Point($0[weights[0]], $0[weights[1]]) }
    return Plot(
      caption, x: Plot.Axis("first weight"), y: Plot.Axis("second weight"), series: contours + [path])
  }
}

/// The share of the cost that is left: at most, and as measured.
private func rounds(_ runs: [(Iteration, cost: Expression, factor: Expression)], _ d: Derivation) -> Table {
  var descents = runs.map(\.0)
  let start = zip(descents, runs).map { $0[$1.cost] }
  return Table(
    """
    The share of the first cost that is left, at most and as measured in double precision, with the best learning \
    rate for each.
    """,
    columns: ["rounds", "raw: at most", "raw", "standardized: at most", "standardized"],
    for: [1, 5, 10, 50]
  ) { round in
    [.count(round)]
      + descents.indices.flatMap { index -> [Table.Cell] in
        descents[index].run(untilRound: round)
        let bound = runs[index].factor ** Expression(2 * round)
        return [
          .value(d.value(of: bound)), .measured(descents[index][runs[index].cost] / start[index]),
        ]
      }
  }
}
