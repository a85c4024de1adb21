import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// A small matrix of weights slid over an image: its response at every place, how many places there are, how
  /// few weights it takes, what they learn from, and that a pattern is found wherever it stands.
  static let parameterSharing = Lesson(
    "parameter-sharing", title: "Parameter sharing", chapter: .architectures,
    summary: "One small matrix of weights slid over an image, in place of a weight for every point.",
    buildsOn: ["logistic-regression", "backprop"]
  ) { d in
    let side = d.count("n", 64, "points along a side of a photograph", in: 4...4096)
    let colours = d.count("c", 3, "its colours", in: 1...100)
    let rows = [
      d.given("f_1", [0, 1, 1, 0], "first row of the weights that are shared"),
      d.given("f_2", [1, -1, -1, 1], "second row"),
      d.given("f_3", [1, -1, -1, 1], "third row"),
      d.given("f_4", [0, 1, 1, 0], "fourth row"),
    ]
    let extent = 10
    let places = 1...extent - ShapeImage.window + 1
    let row = d.count("row", 2, "row where the ball begins", in: places)
    let column = d.count("column", 3, "column where it begins", in: places)
    let step = d.count("s", 1, "stride: how far the window moves at once", in: 1...extent)
    let ball = ShapeImage(.ball, row: row, column: column, side: extent)

    d.section("A weight for every point")
    d.text(
      """
      A logistic unit that looks at a photograph of \(side) × \(side) points in \(colours) colours has a \
      weight for every number in it:
      """)
    let full = d.define("full", .symbol("n") ** 2 * .symbol("c"))
    d.text("Each of them sees one point for ever. What it learns there, it knows for that point alone.")

    d.section("One window")
    let theta = d.define(quietly: "theta", .array(rows))
    let corner = d.define(quietly: "X", ball.window(row: 1, column: 1))
    let onBall = d.define(quietly: "B", ball.window(row: row, column: column))
    d.text(
      """
      Instead, take a matrix θ of 4 × 4 weights and lay it over a part of the image of the same size. The response is \
      the sum of the products, element by element (written ∘). Here the image has \(extent) × \(extent) points in a \
      single colour, 1 for white and 0 for black, and shows a ball that begins in row \(row) and column \(column).
      """)
    let columns = d.givens.filter { rows.map(\.name).contains($0.symbol) }.map(\.written)
    d.table(
      Table(
        "The weights row by row, the window X in the upper left corner of the image, and the window B upon the ball.",
        columns: ["θ", "X", "B"],
        rows: columns.enumerated().map { index, weights in
          [.words(weights)]
            + [ball.row(index, from: 1, 1), ball.row(index, from: row, column)].map { .words($0) }
        }))
    d.define("a", sum(theta ∘ corner))
    let match = d.define("a_B", sum(theta ∘ onBall))
    d.text("And upon an even white ground, where the response is the sum of the weights:")
    d.define("a_W", sum(theta))

    outputSize(&d, side: extent, step: step)
    equivariance(&d, ball, theta, match)
    d.section("What it saves")
    let shared = d.define("shared", .symbol("k") ** 2)
    d.text("For \(colours) colours the window is that many layers deep, and θ with it:")
    let deep = d.define("deep", shared * .symbol("c"))
    d.define("ratio", full / deep)
    let positions = d.define(
      quietly: "m_n", .call(.floor, [(.symbol("n") - .symbol("k")) / .symbol("s")]) + 1)
    d.text(
      """
      That is for one output each. A layer with an output for every place, \(positions) squared of them with \
      \(positions) counted as above, shares its weights among all outputs, or has a set for each:
      """)
    d.table(
      Table(
        "Weights, and multiplications for one photograph. Sharing saves weights; every place still costs work.",
        columns: ["layer", "outputs", "weights", "multiplications"],
        rows: [
          ("shared", deep), ("a weight for each", deep * positions ** 2),
          ("all to all", full * positions ** 2),
        ]
        .map { name, weights in
          let work = name == "all to all" ? weights : deep * positions ** 2
          return [
            .words(name), .value(d.value(of: positions ** 2)), .value(d.value(of: weights)),
            .value(d.value(of: work)),
          ]
        }))

    sharedGradient(&d)
    learning(&d)
  }
}

// MARK: Places

private func outputSize(_ d: inout Derivation, side: Int, step: Int) {
  d.section("How many places")
  d.text(
    """
    The window begins in the corner and moves on by the stride s, as long as it lies within the image. With N \
    points along a side and k in the window, the last place begins no later than N − k points after the first:
    """)
  let size = ShapeImage.window
  let image = d.define(quietly: "N", Expression(side))
  let window = d.define(quietly: "k", Expression(size))
  d.define("m", .call(.floor, [(image - window) / .symbol("s")]) + 1)
  d.text("along each side. What is left over at the right and below, no window reaches.")
  let kinds = [1, 2, 4].map { (side, $0) } + [1, 2, 8].map { (64, $0) }
  d.table(
    Table(
      "Places along a side, places in all, and points along a side that the window never reaches.",
      columns: ["points", "stride", "along a side", "in all", "never reached"],
      rows: (kinds + ([1, 2, 4].contains(step) ? [] : [(side, step)])).map { points, step in
        let count = (points - size) / step + 1
        // With a stride beyond the window, points between two places are left out too.
        let reached = min(step, size) * (count - 1) + size
        return [.count(points), .count(step), .count(count), .count(count * count), .count(points - reached)]
      }))
}

// MARK: Equivariance

private func equivariance(
  _ d: inout Derivation, _ ball: ShapeImage, _ theta: Expression, _ match: Expression
) {
  let last = ball.places
  let moved = ShapeImage(.ball, row: last + 1 - ball.row, column: last + 1 - ball.column, side: ball.side)
  d.section("The same pattern in another place")
  d.text(
    """
    A second image shows the same ball, beginning in row \(moved.row) and column \(moved.column). With the \
    weights laid out in a line, the responses of all \(last * last) places for stride 1 are one product: each row \
    of the matrix is a window, and every row meets the same weights.
    """)
  let line = d.define(
    quietly: "theta_line",
    .array((1...4).flatMap { i in (1...4).map { j in theta[i, j] } }))
  let responses = [ball, moved].enumerated().map { index, image in
    d.define(quietly: Symbol(base: "r", index: "\(index + 1)"), image.windows • line)
  }
  let place = moved.place + 1
  d.text("Upon the ball, which is place \(place) of the second image, the response is what it was:")
  d.show(d.define(quietly: "a_M", responses[1][place]), equals: match)
  let values = responses.map { d.value(of: $0).doubles }
  // After a fault there are no responses.
  guard values.allSatisfy({ $0.count == last * last }) else { return }
  let (down, right) = (moved.row - ball.row, moved.column - ball.column)
  let pairs = (0..<last * last).compactMap { index -> (Double, Double)? in
    let (row, column) = (index / last + down, index % last + right)
    guard 0..<last ~= row, 0..<last ~= column else { return nil }
    return (values[0][index], values[1][row * last + column])
  }
  d.text(
    """
    Every other place has its counterpart too, as far as it is still in the image: of \(pairs.count) places \
    compared with those \(down) rows and \(right) columns further on, \(pairs.count { $0 == $1 }) have the same \
    response. Moving the image moves the response and changes nothing else; that is called equivariance. The \
    largest response does not say where the ball is, but that there is one: \(measured: values[0].max() ?? 0) in \
    the first image, \(measured: values[1].max() ?? 0) in the second.
    """)
  let (low, high) = (values.joined().min() ?? 0, values.joined().max() ?? 0)
  func picture(_ label: String, _ response: [Double]) -> Picture {
    let shades = response.map { high > low ? ShapeImage.shade(($0 - low) / (high - low)) : 0.5 }
    return Picture(
      label, rows: stride(from: 0, to: shades.count, by: last).map { Array(shades[$0..<$0 + last]) })
  }
  d.figure(
    .pictures(
      [ball.picture("image"), picture("response", values[0])],
      caption:
        "The image, and the response of every place, dark for the smallest and white for the largest of both images."
    ))
  d.figure(
    .pictures(
      [moved.picture("ball moved"), picture("response", values[1])],
      caption: "The second response is the first, moved as the ball is."))
  d.table(
    Table(
      "A stride above 1 leaves places out, and the ball may begin at one of them.",
      columns: ["stride", "places", "largest response", "largest, ball moved"],
      rows: (1...4).map { step in
        let seen = (0..<last * last).filter { $0 / last % step == 0 && $0 % last % step == 0 }
        return [.count(step), .count(seen.count)]
          + values.map { values in .measured(seen.map { values[$0] }.max() ?? 0) }
      }))
}

// MARK: Learning

private func sharedGradient(_ d: inout Derivation) {
  d.section("The gradient of a shared weight")
  d.text(
    """
    To see what a shared weight learns from, take the smallest case: two weights q_1 and q_2 slid over three \
    numbers, which makes two places.
    """)
  let x = [("1", "first number"), ("2", "second"), ("-1", "third")] as [(StaticString, String)]
  let p = x.enumerated().map { d.given(Symbol(base: "p", index: "\($0 + 1)"), $1.0, $1.1) }
  let q1 = d.given("q_1", "0.5", "first weight of the small case")
  let q2 = d.given("q_2", "0.25", "second weight")
  let t1 = d.given("t_1", "0", "wanted response of its first place")
  let t2 = d.given("t_2", "1", "of its second")
  let first = d.define("z_1", q1 * p[0] + q2 * p[1])
  let second = d.define("z_2", q1 * p[1] + q2 * p[2])
  let error = d.define("E", .half * (first - t1) ** 2 + .half * (second - t2) ** 2)
  d.text("Each weight reaches the error through both places, so its derivative is a sum over them.")
  d.differentiate(error, by: q1)
  d.differentiate(error, by: q2)
  d.text("A weight that is used in a thousand places learns from a thousand places.")
}

private func learning(_ d: inout Derivation) {
  let (rounds, side, place) = (100, 13, 7)
  d.section("Learning in one region")
  d.text(
    """
    Two units learn to tell a ball from a cross in images of \(side) × \(side) points. One has a weight for each \
    point, all beginning as 0. The other slides 4 × 4 weights over the image, takes the largest response and adds \
    a bias. A positive score means a ball. Both learn from the same four images, \(rounds) rounds of gradient \
    descent with the rate 1 on the cross-entropy, and in these the shapes begin in row and column \(place - 1) or \
    \(place).
    """)
  var random = d.randomNumbers(seed: 1)
  let examples = [(ShapeImage.Shape.ball, 0, 0), (.cross, 0, 0), (.ball, 0, -1), (.cross, -1, 0)].map {
    ShapeImage($0, row: place + $1, column: place + $2, side: side)
  }
  let wanted = d.define(quietly: "Y", [1, -1, 1, -1])
  let weights = d.define(quietly: "w", .array(Array(repeating: 0, count: side * side)))
  let slid = d.define(quietly: "v", .array(Array(repeating: 0, count: 16)))
  let bias = d.define(quietly: "b", 0)
  let scores = d.define(quietly: "S", .array(examples.map(\.line)) • weights)
  let slidScores = d.define(quietly: "U", .array(examples.map { largest($0.windows • slid) }) + bias)
  let cost = d.define(
    quietly: "J", -mean(log(logistic(wanted ∘ scores))) - mean(log(logistic(wanted ∘ slidScores))))
  guard var descent = d.descent(of: [weights, slid, bias], on: cost, rate: 1) else { return }
  descent.set(slid, to: (0..<16).map { _ in random.uniform(in: -0.1...0.1) })
  descent.run(rounds: rounds)

  let (learnt, shared) = (descent.values(of: weights), descent.values(of: slid))
  let black = learnt.indices.filter { point in examples.allSatisfy { $0.brightness[point] == 0 } }
  d.text(
    """
    The gradient of a weight has its input as a factor. \(black.count) of the \(side * side) points were black in all \
    four images, and the weights of \(black.count { learnt[$0] == 0 }) of them are still exactly 0.
    """)
  /// The scores of the two units, for a cross with the opposite sign: what is positive is right.
  func rightness(_ image: ShapeImage) -> (plain: Double, shared: Double) {
    let plain = zip(learnt, image.brightness).reduce(0) { $0 + $1.0 * $1.1 }
    let responses = image.windowRows.map { zip(shared, $0).reduce(0) { $0 + $1.0 * $1.1 } }
    let best = responses.reduce(-.infinity, Double.maximum) + descent[bias]
    return image.shape == .ball ? (plain, best) : (-plain, -best)
  }
  func row(_ words: String, _ images: [ShapeImage]) -> [Table.Cell] {
    let scores = images.map(rightness)
    return [.words(words), .count(images.count)]
      + [scores.map(\.plain), scores.map(\.shared)].flatMap { scores in
        [.count(scores.count { $0 > 0 }), .count(scores.count { $0 == 0 })] as [Table.Cell]
      }
  }
  d.table(
    Table(
      """
      Right answers after training, and scores that are exactly 0, which is no answer: of the unit with a weight for \
      each point, and of the one that shares. Within means at least 3 points from the border.
      """,
      columns: ["images", "number", "right", "silent", "shared: right", "silent"],
      rows: [
        row("the four examples", examples),
        row("a ball within", ShapeImage.everywhere(.ball, side: side).filter(\.isWithin)),
        row("a cross within", ShapeImage.everywhere(.cross, side: side).filter(\.isWithin)),
        row("a ball in every place", ShapeImage.everywhere(.ball, side: side)),
        row("a cross in every place", ShapeImage.everywhere(.cross, side: side)),
      ]))
  let inside = ShapeImage.everywhere(.ball, side: side).filter(\.isWithin)
  let known = rightness(examples[0]).shared
  d.text(
    """
    Within, every window that overlaps the shape lies in the image, so the responses are those of training in another \
    order, and their largest is the same: \(inside.count { rightness($0).shared == known }) of \(inside.count) balls \
    have the score of the first example to the last bit. At the border some windows are missing, and with them \
    perhaps the one that answered.
    """)
}

extension Table.Cell {
  /// Numbers as they are written.
  fileprivate static func words(_ numbers: [Decimal]) -> Table.Cell {
    .words(numbers.map { "\($0)".replacing("-", with: "−") }.joined(separator: ", "))
  }
}
