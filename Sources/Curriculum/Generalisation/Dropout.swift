import Numerics
import Symbolics
import WorkedExamples

extension Lesson {
  /// All masks of a small layer: the expected output, its variance and the expected loss, exactly; inverted dropout; the
  /// gradient under a mask; masks drawn at random.
  static let dropout = Lesson(
    "dropout", title: "Dropout", chapter: .generalisation,
    summary: "Every mask of a small layer, what the mean over all of them is, and why the scale is 1/p.",
    buildsOn: ["backprop", "initialization", "weight-decay"]
  ) { d in
    let layer = allMasks(&d)
    penalty(&d, layer)
    underOneMask(&d, layer)
    drawnMasks(&d, layer)
  }
}

/// A layer of three units, the neuron above it, and the probability of keeping a unit.
private struct Layer {
  let h: Expression
  let w: Expression
  let p: Expression

  /// For each unit whether it is kept, for all the masks that there are.
  let masks = (0..<8).map { number in (0..<3).map { number >> (2 - $0) & 1 == 0 } }

  /// The probability of a mask.
  func probability(_ mask: [Bool]) -> Expression {
    let kept = mask.count { $0 }
    return p ** Expression(kept) * (1 - p) ** Expression(3 - kept)
  }

  /// What the neuron says under a mask, without scaling.
  func output(_ mask: [Bool]) -> Expression {
    .sum([0] + mask.indices.filter { mask[$0] }.map { w[$0 + 1] * h[$0 + 1] })
  }

  /// The mean of something over all masks, each with its probability.
  func mean(_ quantity: ([Bool]) -> Expression) -> Expression {
    .sum(masks.map { probability($0) * quantity($0) })
  }
}

// MARK: All masks

private func allMasks(_ d: inout Derivation) -> Layer {
  let h = d.given("h", [2, 1, 3], "outputs of three hidden units", in: -1000...1000)
  let w = d.given("w", [.number("0.5"), -1, 1], "weights from them to a neuron", in: -1000...1000)
  let p = d.given(
    "p", "0.8", "probability of keeping a unit", in: Rational(1) / Rational(1000)...Rational(1))
  let layer = Layer(h: h, w: w, p: p)

  d.section("All masks of a layer")
  d.text(
    """
    In each step of training every unit of a layer is kept with the probability \(p), or else its output is set to 0. \
    A mask says which are kept. With three units there are 2³ masks; one that keeps k of them has the probability \
    \(p ** .symbol("k") * (1 - p) ** (3 - .symbol("k"))). Without dropout the neuron above says
    """)
  let full = d.define("o", w.transposed • h)
  d.table(
    Table(
      "The masks, and what the neuron says under each: as it is, and divided by the probability of keeping.",
      columns: ["mask", "probability", "output", "output/p"], for: layer.masks
    ) { mask in
      let output = layer.output(mask)
      return [
        .words(mask.map { $0 ? "1" : "0" }.joined(separator: " ")),
        .value(d.value(of: layer.probability(mask))), .value(d.value(of: output)),
        .value(d.value(of: output / p)),
      ]
    })
  d.text(
    "The probabilities add up to 1. Each output times its probability, added over the eight masks, gives the mean:"
  )
  d.define(quietly: "total", layer.mean { _ in 1 })
  d.show(.symbol("total"), equals: 1)
  let mean = d.define(quietly: "o_mean", layer.mean { layer.output($0) })
  d.show(mean, equals: p * full)
  d.text(
    """
    The mean is p times the output without dropout, since each term is there in a share p of all cases. At test time \
    all units are kept, so the weights would have to be multiplied by p. It is simpler to divide by p during training, \
    and to leave the test alone. That is inverted dropout:
    """)
  let inverted = d.define(quietly: "o_inv", layer.mean { layer.output($0) / p })
  d.show(inverted, equals: full)
  d.text(
    """
    Behind a function that is not linear the two are no longer the same. A rectified linear unit makes 0 of every \
    negative number in the last column. Its mean over the masks, and its output at test time:
    """)
  let through = d.define(quietly: "R_mean", layer.mean { relu(layer.output($0) / p) })
  d.show(through)
  d.define("R_test", relu(full))
  d.text(
    """
    In a network the whole of the test-time answer stands for the mean over the sub-networks, but is not it exactly. \
    Their number grows with every unit; no training sees more than a few of them, and all share their weights:
    """)
  d.table(
    Table(
      "The number of sub-networks of a layer.", columns: ["units", "masks"], for: [3, 10, 100, 1000]
    ) { units in [.count(units), .value(d.value(of: 2 ** Expression(units)))] })
  return layer
}

// MARK: The penalty

private func penalty(_ d: inout Derivation, _ layer: Layer) {
  let (p, full) = (layer.p, Expression.symbol("o"))
  let target = d.given("t", "2", "wanted output", in: -1000...1000)
  d.section("The noise as a penalty")
  d.text(
    """
    The output under a mask varies around the right mean. What a unit adds to it, its weight times its output over p, \
    is there with the probability p and else 0, which has the variance p(1 − p) times the square. The units are kept \
    or dropped independently, so their variances add up, and over all masks that is
    """)
  let variance = d.define(quietly: "V", layer.mean { (layer.output($0) / p - full) ** 2 })
  d.show(variance, equals: (1 - p) / p * sum((layer.w ∘ layer.h) ** 2))
  d.text("The mean loss over all masks is the loss without dropout, and half of that variance:")
  let loss = d.define("L", .half * (full - target) ** 2)
  let mean = d.define(quietly: "L_mean", layer.mean { .half * (layer.output($0) / p - target) ** 2 })
  d.show(mean, equals: loss + .half * variance)
  d.text(
    """
    So dropout penalises the squares of the weights, as in the lesson \(code: "weight-decay"), each in the measure in \
    which its unit is active. One large weight costs more than several small ones with the same sum: the neuron \
    learns not to rely on a single unit.
    """)
  d.table(
    Table(
      "The strength of the penalty, for some probabilities of keeping.",
      columns: ["p", "(1 − p)/p"], for: ["1", "0.9", "0.8", "0.5", "0.2"] as [StaticString]
    ) { text in
      let keep = Expression.number(text)
      return [.value(d.value(of: keep)), .value(d.value(of: (1 - keep) / keep))]
    })
}

// MARK: One mask

private func underOneMask(_ d: inout Derivation, _ layer: Layer) {
  let (h, w, p) = (layer.h, layer.w, layer.p)
  let target = Expression.symbol("t")
  d.section("A step of training")
  d.text(
    """
    Say that the second unit is dropped, and the outputs of the others are scaled. The gradient has the scaled outputs \
    as a factor, so the mask goes the way back as well:
    """)
  let mask = d.define("m", [1, 0, 1])
  let left = d.define("h_m", mask ∘ h / p)
  let output = d.define("o_m", w.transposed • left)
  let loss = d.define("L_m", .half * (output - target) ** 2)
  let slope = d.gradient(quietly: loss, by: [w])[0]
  d.show(slope, equals: (output - target) * left)
  d.text("The weight of the dropped unit gets no gradient, and stays as it is in this step.")
}

// MARK: Masks at random

private func drawnMasks(_ d: inout Derivation, _ layer: Layer) {
  var random = d.randomNumbers(seed: 1)
  let keep = d.value(of: layer.p).double
  let terms = d.value(of: layer.w ∘ layer.h).doubles
  var (added, squares) = (0.0, 0.0)
  var points: [Plot.Point] = []
  let counts = [10, 100, 1000, 10_000]
  var rows: [[Table.Cell]] = []
  let full = d.value(of: .symbol("o"))
  let variance = (1 - layer.p) / layer.p * sum((layer.w ∘ layer.h) ** 2)
  for draw in 1...10_000 {
    var output = 0.0
    for term in terms where random.uniform() < keep { output += term / keep }
    added += output
    squares += output * output
    if draw <= 300 { points.append(Plot.Point(Double(draw), added / Double(draw))) }
    guard counts.contains(draw) else { continue }
    let mean = added / Double(draw)
    rows.append([
      .count(draw), .value(full), .measured(mean),
      .value(d.value(of: sqrt(variance / Expression(draw)))), .value(d.value(of: variance)),
      .measured(squares / Double(draw) - mean * mean),
    ])
  }
  d.section("Masks at random")
  d.text(
    """
    Training draws its masks. The mean over so many of them is expected to be off by about the root of the variance over \
    their number, the standard error:
    """)
  d.table(
    Table(
      "Mean and variance of the scaled output over masks drawn at random.",
      columns: ["masks", "expected mean", "measured", "standard error", "expected variance", "measured"],
      rows: rows))
  d.figure(
    .plot(
      Plot(
        "The mean over the masks so far comes to the output without dropout.",
        x: Plot.Axis("masks"), y: Plot.Axis("mean output"),
        series: [
          Plot.Series("mean", points),
          Plot.Series("o", [1, 300].map { Plot.Point($0, full.double) }),
        ])))
}
