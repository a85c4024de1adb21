import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// The gradient through plain and through residual blocks: a product of slopes against a product of 1 + slope.
  static let residual = Lesson(
    "residual", title: "Residual connections", chapter: .depth,
    summary: "What adding the input to the output of a block does to the product of slopes.",
    buildsOn: ["backprop", "saturation"]
  ) { d in
    let depth = d.count("L", 20, "number of blocks", in: 3...50)
    let x = d.given("x", "1", "input", in: -10...10)
    let weight = d.given("w", "0.5", "weight in every block", in: -2...2)

    d.section("Three plain blocks")
    d.text(
      """
      A block multiplies what comes in by w and takes the hyperbolic tangent. Plain blocks one after the other feed \
      each other:
      """)
    let plain = Blocks("p", &d, x, weight, count: depth, isResidual: false)
    let residual = Blocks("r", &d, x, weight, count: depth, isResidual: true)
    showOutputs(&d, plain)
    d.text(
      """
      The derivative of the last output by the input is the product of their slopes. That of tanh is 1 less the \
      square of its value, and w comes in front of it by the chain rule.
      """)
    showSlopes(&d, plain) { weight * (1 - plain.outputs[$0] ** 2) }
    let (p, r) = (plain.slopes, residual.slopes)
    d.show(plain.derivative(&d, through: 3), equals: p[0] * p[1] * p[2])

    d.section("Three residual blocks")
    d.text("A residual block adds what came in to what it computes.")
    showOutputs(&d, residual)
    d.text("What it gives more than it was given is the tangent alone, t:")
    let t = (1...3).map { block in
      d.define(
        Symbol(base: "t", index: "\(block)"), residual.outputs[block] - residual.outputs[block - 1])
    }
    d.text("So its slope has a 1 of its own, and beside it the slope of the tangent:")
    showSlopes(&d, residual) { 1 + weight * (1 - t[$0 - 1] ** 2) }
    d.text("Without the 1 it is the slope of the block alone:")
    let f = (0..<3).map { d.define(Symbol(base: "f", index: "\($0 + 1)"), r[$0] - 1) }
    d.text(
      """
      With f_1, f_2 and f_3 the product can be multiplied out. Each of the eight terms is a way through the network: \
      in every block either through it, with the factor f, or past it, with the factor 1.
      """)
    let product = residual.derivative(&d, through: 3)
    d.show(
      product, equals: (1 + f[0]) * (1 + f[1]) * (1 + f[2]),
      1 + f[0] + f[1] + f[2] + f[0] * f[1] + f[0] * f[2] + f[1] * f[2] + f[0] * f[1] * f[2])
    d.text(
      """
      The plain network has the last of these ways alone, on which the slopes multiply. The first, past all blocks, \
      is the 1: on it the gradient arrives as it is, however many blocks there are.
      """)

    d.section("Through more blocks")
    d.table(
      Table(
        "The derivative of the output by the input after so many blocks.",
        columns: ["blocks", "plain", "residual"],
        for: Set([1, 2, 3, 5, 10, 20, 50, depth]).filter { $0 <= depth }.sorted()
      ) { count in
        [.count(count)] + [plain, residual].map { .value(d.value(of: $0.product(through: count))) }
      })
    func curve(_ name: String, _ blocks: Blocks) -> Plot.Series {
      Plot.Series(
        name,
        (1...depth).map { Plot.Point(Double($0), d.value(of: blocks.product(through: $0)).double.magnitude) })
    }
    d.figure(
      .plot(
        Plot(
          """
          The size of the derivative on a logarithmic axis. A plain block multiplies it by its slope, a residual \
          one by 1 more.
          """,
          x: Plot.Axis("blocks"), y: Plot.Axis("size of the derivative", scale: .logarithmic),
          series: [curve("plain", plain), curve("residual", residual)])))
    d.text(
      """
      That a way exists on which nothing is lost does not fix the sum of all ways. Slopes that are positive make it \
      grow, since every factor is above 1; a slope of −1 makes a factor 0, and the ways cancel. What the connection \
      mends is the product of small slopes.
      """)

    d.section("Rectified units that are off")
    silent(&d, depth: depth)
  }
}

/// Blocks one after the other.
private struct Blocks {
  /// The input and the outputs.
  let outputs: [Expression]
  /// What each block computes from the output before.
  let formulas: [Expression]
  /// The derivative of each output by the one before.
  let slopes: [Expression]

  init(
    _ letter: String, _ d: inout Derivation, _ x: Expression, _ weight: Expression, count: Int,
    isResidual: Bool
  ) {
    var outputs = [x]
    var (formulas, slopes): ([Expression], [Expression]) = ([], [])
    for block in 1...count {
      let before = outputs[block - 1]
      let formula = isResidual ? before + tanh(weight * before) : tanh(weight * before)
      formulas.append(formula)
      outputs.append(d.define(quietly: Symbol(base: letter, index: "\(block)"), formula))
      slopes.append(d.differentiate(quietly: outputs[block], by: before))
    }
    (self.outputs, self.formulas, self.slopes) = (outputs, formulas, slopes)
  }

  /// The derivative after some blocks as the product of slopes.
  func product(through count: Int) -> Expression {
    count == 1 ? slopes[0] : .product(Array(slopes[..<count]))
  }

  /// The derivative after some blocks by the chain rule.
  func derivative(_ d: inout Derivation, through count: Int) -> Expression {
    d.differentiate(quietly: outputs[count], by: outputs[0])
  }
}

/// Shows what the first three blocks compute.
private func showOutputs(_ d: inout Derivation, _ blocks: Blocks) {
  for block in 1...3 { d.show(blocks.outputs[block], equals: blocks.formulas[block - 1]) }
}

/// Shows the slopes of the first three blocks from the tangents that they contain.
private func showSlopes(_ d: inout Derivation, _ blocks: Blocks, slope: (_ block: Int) -> Expression) {
  for block in 1...3 { d.show(blocks.slopes[block - 1], equals: slope(block)) }
}

/// How often a gradient gets through chains of rectified units, plain and residual.
private func silent(_ d: inout Derivation, depth: Int) {
  var random = d.randomNumbers(seed: 1)
  let chains = 10_000
  d.text(
    """
    A rectified linear unit whose net input is negative has the slope 0. If each is on or off with probability ½, a \
    plain chain of n units lets a gradient through with probability 1/2ⁿ, since all have to be on. With a residual \
    connection around each the factor of a unit that is off is 1, and of one that is on 1 + 1: none is 0. Measured \
    over \(chains) chains whose net inputs are normally distributed pseudo-random numbers:
    """)
  let lengths = [1, 2, 3, 5, 10]
  var open = Array(repeating: 0, count: lengths.count)
  var smallest = Array(repeating: Double.infinity, count: lengths.count)
  for _ in 0..<chains {
    var (plain, residual) = (1.0, 1.0)
    for unit in 1...10 {
      let slope = random.normal() > 0 ? 1.0 : 0
      plain *= slope
      residual *= 1 + slope
      guard let place = lengths.firstIndex(of: unit) else { continue }
      if plain != 0 { open[place] += 1 }
      smallest[place] = min(smallest[place], residual)
    }
  }
  d.table(
    Table(
      """
      The share of the plain chains through which a gradient comes, and the smallest product of factors of all \
      residual ones.
      """,
      columns: ["units", "plain, expected", "plain, measured", "residual, smallest"],
      for: lengths.indices
    ) { place in
      [
        .count(lengths[place]),
        .value(d.value(of: (1 / 2 as Expression) ** Expression(lengths[place]))),
        .measured(Double(open[place]) / Double(chains)), .measured(smallest[place]),
      ]
    })
}
