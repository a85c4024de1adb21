import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// From which scale a learning rate is drawn, what the wrong one costs, and a grid beside random trials.
  static let hyperparameterSearch = Lesson(
    "hyperparameter-search", title: "Searching for hyperparameters", chapter: .generalisation,
    summary: "Which scale to draw a learning rate from, and what a grid wastes.",
    buildsOn: ["exploding", "momentum"]
  ) { d in
    let decades = d.count("D", 4, "powers of ten that the search covers, below 1", in: 4...12)
    let fraction = d.given("r", "0.7", "a random number between 0 and 1", in: 0...1)
    let curvature = d.given("c", "100", "curvature of the cost", in: 2...400)
    let side = d.count("k", 3, "values of each hyperparameter in a grid", in: 2...5)
    let width = d.given(
      "p", "0.1", "share of a hyperparameter's range that is good",
      in: Rational(1) / Rational(100)...Rational(1) / Rational(10))
    var random = d.randomNumbers(seed: 1)
    let low = scales(&d, decades, fraction, &random)
    cost(&d, low, decades, curvature, trials: side * side, &random)
    averaging(&d)
    grids(&d, side, width, &random)
  }
}

private let searches = 1000

private func scales(
  _ d: inout Derivation, _ decades: Int, _ fraction: Expression, _ random: inout SeededGenerator
) -> Expression {
  d.section("Two scales")
  d.text(
    """
    A hyperparameter is a number that training does not learn, such as the learning rate. Nobody knows it to within a \
    factor of ten, so a search covers several powers of ten, here \(decades), from \(Expression.symbol("low")) to 1:
    """)
  let low = d.define("low", 1 / 10 ** .symbol("D"))
  d.text(
    "Drawn evenly between the two, a number is mostly in the highest power of ten, and hardly ever in the lowest:"
  )
  d.define("top", (1 - .quotient(1, 10)) / (1 - low))
  d.define("bottom", (10 * low - low) / (1 - low))
  d.text(
    """
    On a logarithmic scale it is the exponent that is drawn evenly. A random number r between 0 and 1 becomes an \
    exponent between 0 and −D, and every power of ten gets the same share:
    """)
  d.define("alpha", 10 ** (-(Expression.symbol("D") * fraction)))
  d.define("each", 1 / .symbol("D"))

  let (span, count) = (Double(decades), Double(searches))
  let least = d.value(of: low).double
  let linear = (0..<searches).map { _ in least + (1 - least) * random.uniform() }
  let logarithmic = (0..<searches).map { _ in power(-span * random.uniform()) }
  d.table(
    Table(
      "Share of each power of ten, expected, and measured for \(searches) numbers from each scale.",
      columns: ["from", "linear", "measured", "logarithmic", "measured"],
      rows: (0..<decades).map { index in
        let end = 10 ** Expression(index)
        let range = power(-Double(index) - 1)..<power(-Double(index))
        let counts = [linear, logarithmic].map { Double($0.count(where: range.contains)) / count }
        return [
          .value(d.value(of: 1 / (10 * end))), .value(d.value(of: (1 / end - 1 / (10 * end)) / (1 - low))),
          .measured(counts[0]), .value(d.value(of: 1 / .symbol("D"))), .measured(counts[1]),
        ]
      }))
  return low
}

private func cost(
  _ d: inout Derivation, _ low: Expression, _ decades: Int, _ curvature: Expression, trials: Int,
  _ random: inout SeededGenerator
) {
  let steps = 100
  d.section("What the wrong scale costs")
  d.text(
    """
    Let the cost be ½ c w² for one weight. A step with the rate α multiplies the weight by 1 − αc (see the lesson \
    \(code: "exploding")). Call a rate good if \(steps) steps bring the weight to a hundredth. Then 1 − αc lies between \
    −f and f, and α between two bounds:
    """)
  let factor = d.define("f", .quotient(1, 100) ** (1 / Expression(steps)))
  let least = d.define("a", (1 - factor) / curvature)
  let greatest = d.define("b", (1 + factor) / curvature)
  d.text("The chance that one trial is good, on the linear and on the logarithmic scale:")
  let chances = [
    d.define("P_lin", (greatest - least) / (1 - low), range: 0...1),
    d.define("P_log", log(greatest / least) / (.symbol("D") * log(10)), range: 0...1),
  ]
  d.text(
    """
    A search of n = \(trials) trials fails only if every one of them misses, so that at least one is good with the chance:
    """)
  let n = d.define(quietly: "n", .symbol("k") ** 2)
  let found = zip(["F_lin", "F_log"] as [Symbol], chances).map {
    d.define($0, 1 - (1 - $1) ** n, range: 0...1)
  }

  let (c, start) = (d.value(of: curvature).double, d.value(of: low).double)
  func isGood(_ rate: Double) -> Bool {
    var weight = 1.0
    for _ in 0..<steps { weight -= rate * c * weight }
    return weight.magnitude <= 0.01
  }
  func measured(_ draw: () -> Double) -> Double {
    let successes = (0..<searches).count { _ in
      // Every search makes all its trials.
      (0..<trials).count { _ in isGood(draw()) } > 0
    }
    return Double(successes) / Double(searches)
  }
  let linear = measured { start + (1 - start) * random.uniform() }
  let logarithmic = measured { power(-Double(decades) * random.uniform()) }
  d.table(
    Table(
      "The chance that a search of \(trials) trials finds a good rate, and the share of \(searches) searches that did.",
      columns: ["scale", "one trial", "expected", "measured"],
      rows: [
        [
          .words("linear"), .value(d.value(of: chances[0])), .value(d.value(of: found[0])), .measured(linear),
        ],
        [
          .words("logarithmic"), .value(d.value(of: chances[1])), .value(d.value(of: found[1])),
          .measured(logarithmic),
        ],
      ]))
}

private func averaging(_ d: inout Derivation) {
  d.section("Numbers close to 1")
  d.text(
    """
    The memory β of a running average, which several optimisers keep of the gradients, takes into account about \
    1/(1 − β) values. The same small step of β is nothing at 0.9 and doubles the memory near 1:
    """)
  let pairs = [
    (Expression.number("0.9"), Expression.number("0.9005")), (.number("0.999"), .number("0.9995")),
  ]
  d.table(
    Table(
      "Values that an average takes into account before and after β grows by 0.0005.",
      columns: ["β", "values", "β then", "values then", "ratio"],
      rows: pairs.map { before, after in
        [before, 1 / (1 - before), after, 1 / (1 - after), (1 - before) / (1 - after)].map {
          .value(d.value(of: $0))
        }
      }))
  d.text("So it is 1 − β that is drawn on a logarithmic scale. A number of units between 2 and 4 needs none.")
}

private func grids(
  _ d: inout Derivation, _ side: Int, _ width: Expression, _ random: inout SeededGenerator
) {
  d.section("Grid or random trials")
  let trials = side * side
  d.text(
    """
    Two hyperparameters, each on its proper scale from 0 to 1. A grid of \(side) × \(side) tries \(side) values of \
    each; \(trials) random trials try \(trials). Mostly one of the two decides, and nobody knows which. Say it is good \
    in an interval of length p somewhere from 0 to 1, and the other does not matter. The interval can begin anywhere \
    from 0 to 1 − p, and of these places each of the grid's values takes p:
    """)
  let (k, n) = (Expression.symbol("k"), Expression.symbol("n"))
  let grid = d.define("G_1", k * width / (1 - width), range: 0...1)
  let free = d.define("R_1", 1 - (1 - width) ** n, range: 0...1)
  d.text("If both decide, with an interval of the same length each, the grid has nothing to waste:")
  let both = d.define("G_2", grid ** 2, range: 0...1)
  let freeBoth = d.define("R_2", 1 - (1 - width ** 2) ** n, range: 0...1)

  let p = d.value(of: width).double
  // After a fault there is no width.
  guard 0...1 ~= p else { return }
  let lattice = (0..<side).map { (Double($0) + 0.5) / Double(side) }
  var hits = [0, 0, 0, 0]
  for _ in 0..<searches {
    let (x, y) = ((1 - p) * random.uniform(), (1 - p) * random.uniform())
    let (onX, onY) = (lattice.contains { x..<x + p ~= $0 }, lattice.contains { y..<y + p ~= $0 })
    var (one, two) = (false, false)
    for _ in 0..<trials {
      let (u, v) = (random.uniform(), random.uniform())
      let isWithin = x..<x + p ~= u
      one = one || isWithin
      two = two || isWithin && y..<y + p ~= v
    }
    for (index, isHit) in [onX, one, onX && onY, two].enumerated() where isHit { hits[index] += 1 }
  }
  let shares = hits.map { Table.Cell.measured(Double($0) / Double(searches)) }
  d.table(
    Table(
      "The chance that \(trials) trials find a good place, and the share of \(searches) searches that did.",
      columns: ["", "grid", "measured", "random", "measured"],
      rows: [
        [.words("one decides"), .value(d.value(of: grid)), shares[0], .value(d.value(of: free)), shares[1]],
        [
          .words("both decide"), .value(d.value(of: both)), shares[2], .value(d.value(of: freeBoth)),
          shares[3],
        ],
      ]))
  let scattered = (0..<trials).map { _ in (random.uniform(), random.uniform()) }
  d.figure(
    .pictures(
      [
        picture("grid", lattice.flatMap { x in lattice.map { (x, $0) } }), picture("random", scattered),
      ],
      caption:
        """
        \(trials) trials each, the first hyperparameter from left to right, the second upwards. The points of the \
        grid share \(side) columns; of the random ones each has a value of its own.
        """))
}

/// Points of the unit square as white dots on grey ground.
private func picture(_ label: String, _ points: [(x: Double, y: Double)]) -> Picture {
  let size = 13
  var rows = Array(repeating: Array(repeating: 0.25, count: size), count: size)
  for (x, y) in points { rows[size - 1 - Int(y * Double(size))][Int(x * Double(size))] = 1 }
  return Picture(label, rows: rows)
}

/// Ten to some power.
private func power(_ exponent: Double) -> Double { (exponent * 10.0.log).exp }
