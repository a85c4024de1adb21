import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// A line and a parabola through three points, by hand; how much of the noise a fit takes up; polynomials of degree
  /// 1, 3 and 9 through ten points of a sine.
  static let overfitting = Lesson(
    "overfitting", title: "Overfitting", chapter: .generalisation,
    summary: "Why the fit that makes the least error on its own data is not the best one on new data.",
    buildsOn: ["losses", "initialization"]
  ) { d in
    threePoints(&d)
    let sigma = noiseTakenUp(&d)
    polynomials(&d, sigma)
  }
}

// MARK: By hand

private func threePoints(_ d: inout Derivation) {
  let y = [
    d.given("y_0", "0.3", "measured at x = 0"), d.given("y_1", "0.6", "measured at x = 1"),
    d.given("y_2", "2.1", "measured at x = 2"),
  ]
  let truth = d.given("t", "3", "the true value at x = 3, which the fits do not see")

  d.section("A line and a parabola")
  d.text(
    """
    Three values have been measured at 0, 1 and 2, each with an error. A model with two parameters is the line \
    whose squared errors have the least mean. Its slope is half the rise from the first point to the last, and it \
    passes through the mean of the three:
    """)
  let slope = d.define("l_1", (y[2] - y[0]) / 2)
  let start = d.define("l_0", (y[0] + y[1] + y[2]) / 3 - slope)
  func misses(_ base: String, _ fit: [Expression]) -> [Expression] {
    zip(0..., zip(y, fit)).map { place, pair in
      d.define(Symbol(base: base, index: "\(place)"), pair.0 - pair.1)
    }
  }
  func meanSquare(_ misses: [Expression]) -> Expression {
    (misses[0] ** 2 + misses[1] ** 2 + misses[2] ** 2) / 3
  }
  d.text("It misses the three values by")
  let line = d.define("E_line", meanSquare(misses("a", [start, start + slope, start + 2 * slope])))
  d.text("That no line does better shows the gradient, which is 0 for both parameters:")
  for gradient in d.gradient(quietly: line, by: [start, slope]) { d.show(gradient, equals: 0) }
  d.text("A parabola has three parameters, as many as there are points. It can pass through all of them:")
  let p2 = d.define("p_2", (y[0] - 2 * y[1] + y[2]) / 2)
  let p1 = d.define("p_1", y[1] - y[0] - p2)
  let p0 = d.define("p_0", y[0])
  let parabola = d.define("E_parabola", meanSquare(misses("b", [p0, p0 + p1 + p2, p0 + 2 * p1 + 4 * p2])))
  d.text("On the data the parabola is perfect. At a place that neither has seen, x = 3, the two say")
  let lineThere = d.define("f_line", start + 3 * slope)
  let parabolaThere = d.define("f_parabola", p0 + 3 * p1 + 9 * p2)
  let lineTest = d.define("T_line", (lineThere - truth) ** 2)
  let parabolaTest = d.define("T_parabola", (parabolaThere - truth) ** 2)
  let errors = [line, parabola, lineTest, parabolaTest].map { d.value(of: $0).double }
  if errors[2] < errors[3] {
    d.text(
      errors[0] > errors[1]
        ? """
        The line, which is worse on the data, is nearer to the truth. The parabola has followed the errors of \
        measurement and carries them on. To do better on the data and worse on what is new is called overfitting.
        """
        : "The line is nearer to the truth, though both fit the data equally well.")
  } else {
    d.text(
      "With these numbers the parabola is not further from the truth than the line: it does not overfit.")
  }
}

/// - Returns: the standard deviation of the noise.
private func noiseTakenUp(_ d: inout Derivation) -> Expression {
  let sigma = d.given("sigma", "0.3", "standard deviation of the errors of measurement", in: 0...10)
  let y: [Expression] = [.symbol("y_0"), .symbol("y_1"), .symbol("y_2")]
  d.section("How much of the noise a fit takes up")
  d.text("With the line put in, what it leaves over is a single combination of the three values:")
  let first = Expression.symbol("a_0")
  d.show(first, equals: (y[0] - 2 * y[1] + y[2]) / 6)
  d.show(.symbol("a_1"), equals: -2 * first)
  d.show(.symbol("a_2"), equals: first)
  d.show(.symbol("E_line"), equals: (1 + 4 + 1) * first ** 2 / 3, (y[0] - 2 * y[1] + y[2]) ** 2 / 18)
  d.text(
    """
    Suppose that the truth is a line. It cancels in that combination, and only the errors of measurement remain. If \
    they are independent with the variance \(sigma ** 2), their variances add, each times the square of its factor, \
    as in the lesson \(code: "initialization"). So the mean squared error to be expected on the data is
    """)
  let training = d.define("E_train", (1 + 4 + 1) * sigma ** 2 / 18)
  d.show(training, equals: sigma ** 2 * (1 - Expression.quotient(2, 3)))
  d.text(
    """
    less than the noise itself: of three shares of noise the two parameters have taken up two. What the line takes \
    up and what it leaves are at right angles to each other, so their squares add up to the noise, and what it \
    takes up is how far the line is from the truth. New measurements at the same places come with their own noise \
    on top:
    """)
  let fresh = d.define("E_new", sigma ** 2 + (sigma ** 2 - training))
  d.show(fresh, equals: sigma ** 2 * (1 + Expression.quotient(2, 3)))
  d.text(
    """
    With p parameters and N points the fractions are p over N. The error on the data falls with every parameter, \
    and the error on new data rises by as much, unless the parameter brings the fit nearer to the truth.
    """)
  return sigma
}

// MARK: Polynomials

private func polynomials(_ d: inout Derivation, _ sigma: Expression) {
  let count = d.count("N", 10, "measured points of the sine", in: 10...100)
  var random = d.randomNumbers(seed: 4)
  let deviation = d.value(of: sigma).double
  func truth(_ x: Double) -> Double { (2 * Double.pi * x).sin }
  func places(_ count: Int) -> [Double] { (0..<count).map { (Double($0) + 0.5) / Double(count) } }
  func measured(_ places: [Double]) -> [Double] {
    places.map { truth($0) + random.normal(deviation: deviation) }
  }
  let (x, testX) = (places(count), places(100))
  let (y, testY) = (measured(x), measured(testX))

  d.section("A sine and three polynomials")
  d.text(
    """
    The truth is now one period of a sine, measured at \(count) places with errors of the standard deviation \
    \(sigma) = \(d.value(of: sigma)). Polynomials are fitted to the \(count) values by least squares, and tried on \
    100 other measurements. A polynomial of degree 9 has ten coefficients.
    """)
  let fits = (0...9).map { PolynomialFit(degree: $0, places: x) }
  let errors = fits.map { fit in
    let coefficients = fit.coefficients(for: y)
    return (
      training: meanSquaredError(fit.values(coefficients), y),
      test: meanSquaredError(testX.map { fit.value(coefficients, at: $0) }, testY)
    )
  }
  d.table(
    Table(
      "Mean squared errors of the fits, measured in double precision.",
      columns: ["degree", "parameters", "training error", "test error"], for: fits.indices
    ) { degree in
      [.count(degree), .count(degree + 1), cell(errors[degree].training), cell(errors[degree].test)]
    })
  let best = errors.indices.min { errors[$0].test < errors[$1].test } ?? 0
  d.text(
    """
    The training error never rises with the degree, since each polynomial is also one of the next degree. The \
    test error is least for the degree \(best).
    """)
  if count == 10 {
    d.text("With ten coefficients for ten points the last fit passes through every one of them.")
  }
  func curve(_ name: String, _ errors: [Double]) -> Plot.Series {
    Plot.Series(name, zip(0..., errors).filter { $1 > vanishing }.map { Plot.Point(Double($0), $1) })
  }
  d.figure(
    .plot(
      Plot(
        "The two errors part where the fit begins to follow the noise. (An error of 0 has no place on this axis.)",
        x: Plot.Axis("degree"), y: Plot.Axis("mean squared error", scale: .logarithmic),
        series: [curve("training", errors.map(\.training)), curve("test", errors.map(\.test))])))
  for (degree, remark) in [
    (1, "it has one slope for all"), (3, "it can turn twice"), (9, "it can turn eight times"),
  ] {
    let fit = fits[degree]
    let coefficients = fit.coefficients(for: y)
    let line = (0...200).map { step -> Plot.Point in
      let place = x[0] + (x[count - 1] - x[0]) * Double(step) / 200
      return Plot.Point(place, fit.value(coefficients, at: place))
    }
    d.figure(
      .plot(
        Plot(
          "The measured points and the polynomial of degree \(degree): \(remark).", x: Plot.Axis("x"),
          y: Plot.Axis("y"),
          series: [
            Plot.Series("fit", line),
            Plot.Series("data", zip(x, y).map { Plot.Point($0, $1) }, style: .points),
          ])))
  }
  averages(&d, sigma, fits: [1, 3, 9].map { fits[$0] }, truth: x.map(truth)) { measured(x) }
}

/// What the errors are on average, over many samples at the same places.
private func averages(
  _ d: inout Derivation, _ sigma: Expression, fits: [PolynomialFit], truth: [Double], sample: () -> [Double]
) {
  let repetitions = 500
  d.section("On average")
  d.text(
    """
    One sample may be lucky. Here are the means over \(repetitions) samples, beside what the shares of noise say. \
    What a polynomial misses of the sine itself, without any noise, is added to both errors; the new data are \
    measured at the same places.
    """)
  let variance = d.value(of: sigma ** 2).double
  var training = fits.map { _ in 0.0 }
  var fresh = training
  for _ in 0..<repetitions {
    let (first, second) = (sample(), sample())
    for (index, fit) in fits.enumerated() {
      let values = fit.values(fit.coefficients(for: first))
      training[index] += meanSquaredError(values, first) / Double(repetitions)
      fresh[index] += meanSquaredError(values, second) / Double(repetitions)
    }
  }
  d.table(
    Table(
      "Expected and measured errors.",
      columns: ["degree", "missed", "training, expected", "measured", "new, expected", "measured"],
      for: fits.indices
    ) { index in
      let fit = fits[index]
      let missed = meanSquaredError(fit.values(fit.coefficients(for: truth)), truth)
      let share = Double(fit.degree + 1) / Double(truth.count)
      return [
        .count(fit.degree), cell(missed), cell(missed + variance * (1 - share)), cell(training[index]),
        cell(missed + variance * (1 + share)), cell(fresh[index]),
      ]
    })
}

private func meanSquaredError(_ values: [Double], _ wanted: [Double]) -> Double {
  zip(values, wanted).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(values.count)
}

/// What is less than this is rounding, and would be 0 in exact arithmetic.
private let vanishing = 1e-20

/// A mean squared error, in which rounding does not count.
private func cell(_ error: Double) -> Table.Cell { error > vanishing ? .measured(error) : .count(0) }
