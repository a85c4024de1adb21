import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// One hidden layer of steps, and one of rectified linear units, built by hand to follow a function: the error for
  /// growing numbers of units, and what no number of units can do.
  static let universalApproximation = Lesson(
    "universal-approximation", title: "One hidden layer approaches any continuous function",
    chapter: .networks,
    summary: "Steps and ramps that follow a curve: twice the units, half the error or a quarter of it.",
    buildsOn: ["neuron", "activations", "triangle"]
  ) { d in
    let count = d.count("n", 4, "number of hidden units", in: 1...64)
    let point = d.given("x", "0.6", "a point at which the networks are asked", in: 0...1)
    let jump = d.given("j", "0.3", "where a function jumps", in: Rational(1) / Rational(1000)...1)

    let grid = Grid(&d, count)
    steps(&d, grid, point)
    ramps(&d, grid, point)
    errorAgainstUnits(&d)
    otherFunctions(&d)
    outsideAndAtAJump(&d, grid, jump)
  }
}

/// The interval from 0 to 1 in equal pieces, and the function at their ends.
private struct Grid {
  let count: Int
  /// Where the pieces begin: the thresholds of the units.
  let starts: Expression
  /// The function where they begin, and where they end.
  let left, right: Expression

  /// The number of pieces, for formulas.
  var n: Expression { Expression(count) }

  init(_ d: inout Derivation, _ count: Int) {
    self.count = count
    func place(_ k: Int) -> Expression { Expression(Rational(k) / Rational(count)) }
    d.section("A curve in pieces")
    d.text(
      """
      The lesson \(code: "triangle") built a hidden layer by hand, without training. In the same way one can be \
      built for a network with one input that follows a given curve. The curve is x² from 0 to 1, and the interval \
      is divided into equal pieces, as many as there are hidden units: \(count). The pieces begin at t; there the \
      curve has the height l, and at their ends the height r:
      """)
    starts = d.define("t", .array((0..<count).map(place)))
    left = d.define("l", starts ** 2)
    right = d.define("r", .array((1...count).map(place)) ** 2)
  }

  /// Where the piece begins on which a point is; where two pieces meet, the first of them.
  func start(of point: Expression, in d: Derivation) -> Expression {
    let piece = (1...count).first { piece in
      let rest = d.value(of: starts[piece] + 1 / n - point).enclosures[0].exact
      return rest?.isNegative != true
    }
    return starts[piece ?? count]
  }

  /// What a unit has to add to those before it: the differences from one number to the next, the first from 0.
  func differences(_ values: Expression) -> Expression {
    .array((1...count).map { $0 == 1 ? values[1] : values[$0] - values[$0 - 1] })
  }
}

// MARK: The two layers

private func steps(_ d: inout Derivation, _ grid: Grid, _ point: Expression) {
  d.section("A layer of steps")
  d.text(
    """
    A unit with the step of Heaviside, h, is 0 to the left of its threshold and 1 from there on. With the weight 1 \
    and the bias −t it switches on where its piece begins. What it adds then is its weight into the output. On each \
    piece the network should answer with the height half-way between the ends,
    """)
  let heights = d.define("m", .half * (grid.left + grid.right))
  d.text("so each unit adds the difference from the height before:")
  let weights = d.define("c", grid.differences(heights))
  let hidden = d.define("a_step", heaviside(point - grid.starts))
  let output = d.define("f_step", weights.transposed • hidden)
  d.text("The curve has the height x², and the network misses it by")
  d.define("e_step", abs(output - point ** 2))
  d.text(
    """
    Over the whole interval it is worst where the curve is steepest, at the end of the last piece. There the curve \
    comes to 1, and the answer is still the last height:
    """)
  let last = (1 - 1 / grid.n) ** 2
  d.define("E_step", 1 - heights[grid.count], equals: .half * (1 - last), 1 / grid.n - 1 / (2 * grid.n ** 2))
}

private func ramps(_ d: inout Derivation, _ grid: Grid, _ point: Expression) {
  d.section("A layer of ramps")
  d.text(
    """
    A rectified linear unit, relu, is 0 up to its threshold and rises from there with the slope 1. A sum of such \
    ramps is a line with bends. It meets the curve at both ends of a piece if its slope there is
    """)
  let slopes = d.define("s", grid.n * (grid.right - grid.left))
  d.text("and so each unit adds the difference from the slope before:")
  let weights = d.define("v", grid.differences(slopes))
  let hidden = d.define("a_ramp", relu(point - grid.starts))
  let output = d.define("f_ramp", weights.transposed • hidden)
  d.text("Now the network misses the curve by")
  let error = d.define("e_ramp", abs(output - point ** 2))
  d.text(
    """
    Let p and q be the ends of the piece on which x is. The line goes through the height p² with the slope \
    (q² − p²)/(q − p), which is p + q:
    """)
  let p = d.define("p", grid.start(of: point, in: d))
  let q = d.define("q", p + 1 / grid.n)
  d.show(output, equals: p ** 2 + (p + q) * (point - p))
  d.text("Take x² away, and what the line is too high by falls into two factors:")
  d.show(error, equals: p ** 2 + (p + q) * (point - p) - point ** 2, (point - p) * (q - point))
  d.text(
    """
    That is largest in the middle, where both factors are half the length of the piece, and the same on all pieces:
    """)
  d.define("E_ramp", (1 / (2 * grid.n)) ** 2)

  func curve(_ name: String, _ value: (Double) -> Double) -> Plot.Series {
    Plot.Series(name, over: 0...1, points: 241, value)
  }
  let layers = Layers(of: { $0 * $0 }, count: grid.count)
  d.figure(
    .plot(
      Plot(
        """
        The curve x² and the two networks. The steps cross the curve on every piece; the line with bends meets it at \
        both ends of each.
        """,
        x: Plot.Axis("x"), y: Plot.Axis("answer"),
        series: [
          curve("steps") { layers.steps($0) }, curve("ramps") { layers.ramps($0) }, curve("x²") { $0 * $0 },
        ])))
}

/// The two networks for any function, in double precision.
private struct Layers {
  private let count: Int
  private let heights: [Double]
  private let bends: [Double]
  private let start: Double

  init(of function: (Double) -> Double, count: Int) {
    self.count = count
    let values = (0...count).map { function(Double($0) / Double(count)) }
    heights = (0..<count).map { (values[$0] + values[$0 + 1]) / 2 }
    let slopes = (0..<count).map { (values[$0 + 1] - values[$0]) * Double(count) }
    bends = slopes.indices.map { $0 == 0 ? slopes[0] : slopes[$0] - slopes[$0 - 1] }
    start = values[0]
  }

  /// All steps whose threshold is not beyond x, which add up to the height of its piece.
  func steps(_ x: Double) -> Double { heights[min(max(Int(x * Double(count)), 0), count - 1)] }

  /// The sum of all ramps, each times its weight, plus the output's bias.
  func ramps(_ x: Double) -> Double {
    var sum = start
    for unit in 0..<count {
      let distance = x - Double(unit) / Double(count)
      if distance <= 0 { break }
      sum += bends[unit] * distance
    }
    return sum
  }

  /// The largest distance from the function on a fine grid.
  static func error(of function: (Double) -> Double, _ network: (Double) -> Double) -> Double {
    var largest = 0.0
    for place in 0...points {
      let x = Double(place) / Double(points)
      largest = max(largest, (network(x) - function(x)).magnitude)
    }
    return largest
  }

  /// The places of the fine grid; a power of 2, so that they are doubles exactly.
  static let points = 4096
}

// MARK: The error

private func errorAgainstUnits(_ d: inout Derivation) {
  d.section("Twice the units")
  let counts = (0...6).map { 1 << $0 }
  func ofSteps(_ n: Int) -> Expression {
    .half * (1 - (1 - 1 / Expression(n)) ** 2)
  }
  func ofRamps(_ n: Int) -> Expression { (1 / (2 * Expression(n))) ** 2 }
  d.text(
    """
    Both formulas hold for any number of units. For the steps the first term counts, and twice the units halve it; \
    the second fades beside it. For the ramps two lengths are multiplied, and both are halved.
    """)
  let layers = counts.map { Layers(of: { $0 * $0 }, count: $0) }
  func table(_ kind: String, _ error: (Int) -> Expression, _ network: (Layers, Double) -> Double) {
    d.table(
      Table(
        """
        The largest error of \(kind): expected from the formula, its factor to the row before, and measured at \
        \(Layers.points + 1) points in double precision.
        """,
        columns: ["units", "expected", "factor", "measured"],
        for: counts.indices
      ) { place in
        let expected = error(counts[place])
        return [
          .count(counts[place]), .value(d.value(of: expected)),
          place == 0 ? .words("") : .value(d.value(of: expected / error(counts[place - 1]))),
          .measured(Layers.error(of: { $0 * $0 }) { network(layers[place], $0) }),
        ]
      })
  }
  table("steps", ofSteps) { $0.steps($1) }
  table("ramps", ofRamps) { $0.ramps($1) }
  func curve(_ name: String, _ error: (Int) -> Expression) -> Plot.Series {
    Plot.Series(name, counts.map { Plot.Point(Double($0), d.value(of: error($0)).double) })
  }
  d.figure(
    .plot(
      Plot(
        """
        On logarithmic axes a power is a straight line: the ramps fall with the slope −2, as 1/n², the steps come \
        to fall with the slope −1, as 1/n.
        """,
        x: Plot.Axis("units", scale: .logarithmic), y: Plot.Axis("largest error", scale: .logarithmic),
        series: [curve("steps", ofSteps), curve("ramps", ofRamps)])))
}

private func otherFunctions(_ d: inout Derivation) {
  d.section("Other curves")
  d.text(
    """
    The same construction follows any continuous function on the interval: the shorter the pieces, the less it can \
    vary on one of them. (Where it does not begin at 0, its first height is the bias of the output.) How fast the \
    error falls depends on the function. Ramps gain a factor of four from twice the units where it is smooth, and \
    two where it has a corner between the ends of the pieces. The root is vertical at 0. On the first piece, of \
    length q, it lies above the line by √x − x/√q, most at x = q/4, where that is √q/4; so it takes four times the \
    units to halve the error:
    """)
  func root(_ n: Int) -> Expression { sqrt(1 / Expression(n)) / 4 }
  let functions: [(Double) -> Double] = [
    { (2 * Double.pi * $0).sin }, { ($0 - 1.0 / 3).magnitude }, { $0.squareRoot() },
  ]
  d.table(
    Table(
      "The largest error of a layer of ramps, measured, and for the root also expected.",
      columns: ["units", "sin(2πx)", "|x − 1/3|", "√x", "√x expected"], for: [4, 8, 16, 32, 64]
    ) { n in
      [.count(n)]
        + functions.map { .measured(Layers.error(of: $0, Layers(of: $0, count: n).ramps)) }
        + [.value(d.value(of: root(n)))]
    })
}

// MARK: Its limits

private func outsideAndAtAJump(_ d: inout Derivation, _ grid: Grid, _ jump: Expression) {
  d.section("Outside the interval")
  d.text(
    """
    The promise is for a closed interval. Beyond the last threshold nothing bends any more, and the line goes on \
    with its last slope while the curve goes its own way. At 2 the network of ramps answers
    """)
  let weights = Expression.symbol("v")
  let outside = d.define("f_2", weights.transposed • relu(2 - grid.starts))
  d.text("where the curve has the height 4. It is off by")
  d.define("e_2", abs(outside - 2 ** 2))

  d.section("A function that jumps")
  d.text(
    """
    The promise is for continuous functions. Take the function that is 0 below \(jump) and 1 from there on. A \
    network of ramps is continuous: at the jump it has one height g, however many units it has. Just to the left it \
    should be 0 and is off by g, just to the right it should be 1 and is off by 1 − g. The greater of the two is \
    never below ½. The line through the values at the ends of the pieces has there the height
    """)
  let height = d.define("g", grid.n * (jump - grid.start(of: jump, in: d)), range: 0...1)
  d.define("e_jump", .call(.maximum, [height, 1 - height]))
  d.text(
    """
    A single unit with a step of its own meets this function exactly. Which functions are easy depends on the units.
    """)
}
