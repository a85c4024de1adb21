import Numerics
import Symbolics
import WorkedExamples

/// A cost of two weights, gentle along one and steep along the other, in which ways of descending are compared:
/// J = ½(c_w w² + c_b b²).
struct Valley {
  /// The weights, along the valley and across it.
  let w, b: Expression
  /// How sharply the cost bends along each.
  let gentle, steep: Expression
  /// The cost.
  let cost: Expression
  /// The slopes of the cost along the weights.
  let slopes: (w: Expression, b: Expression)

  /// Gives the weights and curvatures, and shows cost and slopes in the section that has begun.
  init(_ d: inout Derivation) {
    w = d.given("w", "8", "weight along the valley", in: -100...100)
    b = d.given("b", "1", "weight across the valley", in: -100...100)
    gentle = d.given("c_w", "1", "curvature along the valley", in: Self.curvatures)
    steep = d.given("c_b", "20", "curvature across it", in: Self.curvatures)
    cost = d.define("J", .half * (gentle * w ** 2 + steep * b ** 2))
    let byW = d.define("g_w", gentle * w)
    let byB = d.define("g_b", steep * b)
    slopes = (byW, byB)
    d.show(d.differentiate(quietly: cost, by: w), equals: byW)
    d.show(d.differentiate(quietly: cost, by: b), equals: byB)
  }

  private static let curvatures = 1 / 100...Rational(1000)

  /// One way of descending: its name, how it runs, and what its weights and cost are called in it.
  struct Run {
    let name: String
    let iteration: Iteration
    let w, b, cost: Expression
  }

  /// Lets a way of descending run beside plain descent, in a section of its own: a table of the costs, and a picture
  /// of the paths.
  ///
  /// - Returns: both runs, and the learning rate of plain descent, which can be set in its run.
  @discardableResult
  func race(_ name: String, _ iteration: Iteration, rounds: Int, _ d: inout Derivation, _ caption: Prose)
    -> (plain: Run, plainRate: Expression, other: Run)?
  {
    d.section("Through the valley")
    d.text("Plain descent runs beside it, with a learning rate of its own.")
    let rate = d.given("alpha_gd", "0.09", "learning rate of plain descent", in: 0...10)
    guard let plain = plainDescent(&d, rate: rate) else { return nil }
    let other = Run(name: name, iteration: iteration, w: w, b: b, cost: cost)
    d.table(costs(of: [plain, other], after: [0, 1, 2, 5, 10, 20, 40, 80]))
    d.figure(.plot(picture(caption, of: [plain, other], rounds: rounds, d)))
    return (plain, rate, other)
  }

  /// Plain gradient descent, defined quietly under names of its own, since a lesson defines another update.
  private func plainDescent(_ d: inout Derivation, rate: Expression) -> Run? {
    let weights = [d.define(quietly: "w_gd", w), d.define(quietly: "b_gd", b)]
    let cost = d.define(quietly: "J_gd", .half * (gentle * weights[0] ** 2 + steep * weights[1] ** 2))
    guard let descent = d.descent(of: weights, on: cost, rate: rate, setting: [rate]) else { return nil }
    return Run(name: "plain", iteration: descent, w: weights[0], b: weights[1], cost: cost)
  }

  /// The cost of several ways after some rounds.
  private func costs(of runs: [Run], after rounds: [Int]) -> Table {
    var iterations = runs.map(\.iteration)
    return Table(
      "The cost in the course of descent, measured in double precision.",
      columns: ["round"] + runs.map { "\($0.name)" }, for: rounds
    ) { round in
      [.count(round)]
        + runs.indices.map { index in
          iterations[index].run(untilRound: round)
          return .measured(iterations[index][runs[index].cost])
        }
    }
  }

  /// The valley from above: curves of equal cost, and the paths of several ways as far as they stay within.
  private func picture(_ caption: Prose, of runs: [Run], rounds: Int, _ d: Derivation) -> Plot {
    let level = d.value(of: cost).double
    let curvature = (xx: d.value(of: gentle).double, xy: 0.0, yy: d.value(of: steep).double)
    let contours = [("J", 1.0), ("J/4", 0.25), ("J/16", 0.0625)].map { name, share in
      Plot.Series.contour(name, curvature: curvature, around: Plot.Point(0, 0), level: level * share)
    }
    let width = contours[0].points.reduce(0) { max($0, $1.x.magnitude) } * 1.5
    let height = contours[0].points.reduce(0) { max($0, $1.y.magnitude) } * 1.5
    let paths = runs.map { run in
      var iteration = run.iteration
      return iteration.path(run.name, rounds: rounds) {
        $0.x.magnitude <= width && $0.y.magnitude <= height
      } reading: {
        Plot.Point($0[run.w], $0[run.b])
      }
    }
    return Plot(caption, x: Plot.Axis("w"), y: Plot.Axis("b"), series: contours + paths)
  }
}
