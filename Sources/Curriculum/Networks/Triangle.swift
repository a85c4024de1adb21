import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// Three step neurons, one for each side, carve a triangle out of the plane: class 0 inside, class 1 outside.
  static let triangle = Lesson(
    "triangle", title: "Three neurons carve a triangle", chapter: .networks,
    summary: "A neuron for each side of a triangle, and one that tells inside from outside.",
    buildsOn: ["neuron", "forward", "perceptron"]
  ) { d in
    let corners = [
      d.given("A", [1, 1], "a corner", in: -1000...1000), d.given("B", [5, 2], "a corner", in: -1000...1000),
      d.given("C", [2, 5], "a corner", in: -1000...1000),
    ]
    let x1 = d.given("x_1", "2.5", "the point that is asked about, across", in: -10_000...10_000)
    let x2 = d.given("x_2", "2.5", "and up", in: -10_000...10_000)

    d.section("A side is a neuron")
    d.text(
      """
      A neuron with a step draws a line through the plane. A triangle has three sides, so three neurons draw it. Each is \
      to fire outside its side. First twice the area of the triangle, whose sign tells in which direction the corners \
      are named:
      """)
    let (a, b, c) = (corners[0], corners[1], corners[2])
    let area = d.define("S", (b[1] - a[1]) * (c[2] - a[2]) - (b[2] - a[2]) * (c[1] - a[1]))
    let turn = d.define("s", sign(area))
    d.text(
      """
      The side from A to B goes along B − A. Exchange the two numbers and change the sign of one, and the vector stands \
      at a right angle to the side; with the sign s it points away from the triangle. These are the weights. The bias is \
      such that the sum is 0 on the side:
      """)
    let sides = [(a, b, c), (b, c, a), (c, a, b)].enumerated().map { index, ends in
      let (from, to, _) = ends
      if index == 1 { d.text("The other two sides in the same way, from B to C and from C to A:") }
      let w = d.define(
        Symbol(base: "w", index: index + 1), turn * .array([to[2] - from[2], from[1] - to[1]]))
      let bias = d.define(Symbol(base: "b", index: index + 1), -(w.transposed • from))
      return Side(from: from, to: to, opposite: ends.2, weights: w, bias: bias)
    }
    d.text("The first sum is 0 at A and at B, and at C it is less by the area twice over:")
    d.show(sides[0].sum(at: a), equals: 0)
    d.show(sides[0].sum(at: b), equals: 0)
    d.show(sides[0].sum(at: c), equals: -abs(area))

    let (count, output) = network(&d, sides, x1, x2)
    let view = Window(around: corners.map { d.value(of: $0).doubles })
    d.figure(
      .regions(
        d.regions(
          "The class for every point of the plane, with the point that was asked about.", of: output,
          over: x1, x2,
          x: Plot.Axis("x_1"), y: Plot.Axis("x_2"), width: view.width, height: view.height,
          classes: ["class 0", "class 1"],
          examples: [
            Plot.Series(
              "the point", [Plot.Point(d.value(of: x1).double, d.value(of: x2).double)], style: .points)
          ])))
    let isFlat = d.value(of: turn).double == 0
    sevenRegions(&d, sides, area, isFlat: isFlat)
    if isFlat { return }
    d.figure(
      .regions(
        d.regions(
          "How many of the three neurons fire: none in the triangle, one beyond a side, two beyond a corner.",
          of: count, over: x1, x2, x: Plot.Axis("x_1"), y: Plot.Axis("x_2"), width: view.width,
          height: view.height, classes: ["none", "one", "two", "three"])))
  }
}

/// The part of the plane that is drawn.
private struct Window {
  let width, height: ClosedRange<Double>

  /// The rectangle around some points, with as much air as it takes to see what is outside.
  init(around points: [[Double]]) {
    func range(_ values: [Double]) -> ClosedRange<Double> {
      // A corner that was refused has no numbers.
      let known = values.filter(\.isFinite)
      let (least, greatest) = (known.min() ?? 0, known.max() ?? 0)
      let air = max(0.4 * (greatest - least), 1)
      return least - air...greatest + air
    }
    width = range(points.compactMap(\.first))
    height = range(points.compactMap(\.last))
  }
}

/// A side of the triangle and its neuron.
private struct Side {
  let from, to, opposite: Expression
  let weights, bias: Expression

  var name: String { "\(from.name)\(to.name)" }

  func sum(at point: Expression) -> Expression { weights.transposed • point + bias }
}

/// The network at one point: neuron by neuron, and as matrices.
///
/// - Returns: how many of the three neurons fire, and the class.
private func network(
  _ d: inout Derivation, _ sides: [Side], _ x1: Expression, _ x2: Expression
) -> (count: Expression, output: Expression) {
  d.section("Inside or outside")
  d.text("The three neurons look at a point:")
  let x = d.define("x", .array([x1, x2]))
  let hidden = sides.enumerated().map { index, side in
    let z = d.define(Symbol(base: "z", index: index + 1), side.sum(at: x))
    return d.define(Symbol(base: "y", index: index + 1), heaviside(z))
  }
  d.text(
    """
    Inside, all three are silent; outside, at least one fires. A fourth neuron counts them: with the weights 1 and the \
    bias −½ it fires as soon as one does. Its answer is the class, 0 inside and 1 outside.
    """)
  let count = d.define("n", hidden[0] + hidden[1] + hidden[2])
  let output = d.define("o", heaviside(count - .half))
  d.text(
    "The point is \(d.value(of: output).double == 0 ? "inside" : "outside, or on a side"). The same as two layers:"
  )
  let weights = d.define(quietly: "W", .array(sides.map(\.weights)))
  let biases = d.define(quietly: "b", .array(sides.map(\.bias)))
  let ones = d.define(quietly: "u", [1, 1, 1])
  d.show(output, equals: heaviside(ones.transposed • heaviside(weights • x + biases) - .half))
  return (count, output)
}

/// The regions of the three lines, of which one is the triangle.
private func sevenRegions(_ d: inout Derivation, _ sides: [Side], _ area: Expression, isFlat: Bool) {
  d.section("Seven regions")
  d.text(
    """
    Three silent or firing neurons have eight patterns. One of them never occurs: the weights of the three sides cancel, \
    since going round the triangle leads back to the start, and the three sums always add up to the same number:
    """)
  d.show(sides[0].weights + sides[1].weights + sides[2].weights, equals: [0, 0])
  d.show(.sum((1...3).map { .symbol(Symbol(base: "z", index: $0)) }), equals: -abs(area))
  d.text(
    isFlat
      ? """
      The area is 0: these corners lie on one line, there is no inside, and the neurons have no weights to tell anything \
      apart.
      """
      : "That is negative, so the three are never all at 0 or above. The other seven patterns are the regions of the plane:"
  )
  if isFlat { return }
  typealias Place = (name: String, point: Expression)
  let inside: Place = ("inside", (sides[0].from + sides[1].from + sides[2].from) / 3)
  let beyondSides = sides.map { side -> Place in
    ("beyond side \(side.name)", side.from + side.to - side.opposite)
  }
  let beyondCorners = sides.map { side -> Place in
    ("beyond corner \(side.from.name)", 2 * side.from - .half * (side.to + side.opposite))
  }
  let onSide: Place = ("on side \(sides[0].name)", .half * (sides[0].from + sides[0].to))
  let places = [inside] + beyondSides + beyondCorners + [onSide]
  d.table(
    Table(
      """
      A point in each of them, what the three neurons answer, and the class. A point on a side counts as outside, since \
      the step is 1 at 0.
      """,
      columns: ["x_1", "x_2", "y_1", "y_2", "y_3", "class", "where"], for: places
    ) { place in
      let answers = sides.map { heaviside($0.sum(at: place.point)) }
      let numbers = [place.point[1], place.point[2]] + answers + [heaviside(.sum(answers) - .half)]
      return numbers.map { .value(d.value(of: $0)) } + [.words(place.name)]
    })
}
