import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct InitializationTests {
  private static let derived = Result { try Lesson.initialization.derivation() }

  /// The sources give formulas; the numbers are the note's.
  static let printed = [
    PrintedNumber("z_1", "2", .exact),
    PrintedNumber("z_4", "-2", .exact),
    PrintedNumber("V_w", "0.25", .exact),
    PrintedNumber("Q_x", "5", .exact),
    PrintedNumber("V_z", "2.5", .exact),
    PrintedNumber("Q_h", "1.25", .exact),
    PrintedNumber("v_L", "0.02", .exact),
    PrintedNumber("v_B", "0.005", .exact),
    PrintedNumber("v_G", "0.008", .exact),
    PrintedNumber("v_H", "0.04", .exact),
    PrintedNumber("s_H", "0.2", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "initialization")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 0x1p-52)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  @Test func misprintsOfTheSources() throws {
    try Lesson.initialization.expectErrata([
      Erratum("deep-learning", line: 203), Erratum("blog", line: 219), Erratum("blog", line: 227),
      Erratum("blog", line: 227, .wrong, .name(printed: "n_out", right: "n_in")),
    ])
  }

  /// The variance argument, for other inputs and weights; networks of one layer, as they are not asked here.
  @Test(arguments: ["x_1=-2 x_2=7", "x_1=0 x_2=0", "s=-3", "s=0", "x_1=0.001 x_2=1000 s=0.01"])
  func theVarianceOfASum(_ settings: Settings) throws {
    var values = settings.values
    (values["L"], values["n"]) = ([Decimal(1)], [Decimal(2)])
    let derivation = try Lesson.initialization.derivation(settings: values)
    let exact = { (symbol: Symbol) in try #require(try derivation.enclosure(symbol).exact) }
    let (x1, x2, s) = (try exact("x_1"), try exact("x_2"), try exact("s"))
    #expect(try exact("V_z") == s * s * (x1 * x1 + x2 * x2))
    #expect(try exact("Q_h") * Rational(2) == exact("V_z"))
  }

  // MARK: Signals

  /// A batch of one through two layers, beside loops written out and difference quotients.
  @Test(arguments: SignalPropagation.Activation.allCases)
  func signalsAgreeWithDifferences(activation: SignalPropagation.Activation) {
    var random = SeededGenerator(seed: 5)
    let layers = (0..<2).map { _ in Matrix.normal(rows: 3, columns: 3, using: &random) }
    let input = Matrix.normal(rows: 3, columns: 1, using: &random)
    let signal = Matrix.normal(rows: 3, columns: 1, using: &random)
    let run = SignalPropagation(layers: layers, scale: 0.7, activation, input: input, signal: signal)

    func outputs(_ x: [Double]) -> [Double] {
      layers.reduce(x) { a, w in
        (0..<3).map { i in
          let z = 0.7 * (w[i, 0] * a[0] + w[i, 1] * a[1] + w[i, 2] * a[2])
          return activation == .tanh ? z.tanh : max(0, z)
        }
      }
    }
    func readOut(_ x: [Double]) -> Double { zip(outputs(x), signal.elements).reduce(0) { $0 + $1.0 * $1.1 } }
    let slopes = (0..<3).map { place in
      var (above, below) = (input.elements, input.elements)
      above[place] += 0x1p-16
      below[place] -= 0x1p-16
      return (readOut(above) - readOut(below)) * 0x1p15
    }
    func meanSquare(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 } / Double(values.count) }
    #expect(run.forward.count == 3 && run.backward.count == 3)
    #expect(agree(run.forward[2], meanSquare(outputs(input.elements)), within: 1e-15))
    #expect(run.forward[0] == input.meanSquare && run.backward[2] == signal.meanSquare)
    #expect(agree(run.backward[0], meanSquare(slopes), within: 1e-8))
  }

  /// The expectation over many networks, within four standard errors: what the lesson's factors say, both ways.
  @Test(arguments: [(1.0, 0.125), (2.0, 1.0)])
  func theMeanOverNetworksIsThePowerOfTheFactor(scaledVariance: Double, expected: Double) {
    let (width, depth, count) = (8, 3, 3000)
    var random = SeededGenerator(seed: 11)
    let input = Matrix.normal(rows: width, columns: 1, using: &random)
    // A signal of its own for each: its components have to be independent of one another.
    let runs = (0..<count).map { _ in
      SignalPropagation(
        layers: (0..<depth).map { _ in .normal(rows: width, columns: width, using: &random) },
        scale: (scaledVariance / Double(width)).squareRoot(), .relu, input: input,
        signal: .normal(rows: width, columns: 1, using: &random))
    }
    for ratios in [
      runs.map { $0.forward[depth] / $0.forward[0] }, runs.map { $0.backward[0] / $0.backward[depth] },
    ] {
      let mean = ratios.reduce(0, +) / Double(count)
      let variance = ratios.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
      #expect(abs(mean - expected) < 4 * (variance / Double(count)).squareRoot())
    }
  }

  /// So small an input that the hyperbolic tangent is its argument: orthogonal layers keep the length of each.
  @Test func orthogonalLayersKeepEveryLength() {
    var random = SeededGenerator(seed: 3)
    var input = Matrix.normal(rows: 12, columns: 4, using: &random)
    input.update { 1e-9 * $0 }
    let run = SignalPropagation(
      layers: (0..<40).map { _ in .orthogonal(size: 12, using: &random) }, scale: 1, .tanh, input: input,
      signal: input)
    for square in run.forward + run.backward { #expect(abs(square / input.meanSquare - 1) < 1e-12) }
  }

  // MARK: Tables

  /// The tables of the simulation: rectified linear units, then the hyperbolic tangent.
  private func simulations(_ derivation: Derivation) -> [[[Table.Cell]]] {
    derivation.tables.filter { $0.columns.count == 5 }.map(\.rows)
  }

  @Test func whatIsExpectedOfFiftyLayers() throws {
    let tables = simulations(try Self.derived.get())
    try #require(tables.count == 2)
    func expected(_ row: [Table.Cell]) -> Rational? {
      if case .value(let enclosure) = row[1] { enclosure.exact } else { nil }
    }
    #expect(expected(tables[0][0]) == Rational(0))
    #expect(expected(tables[0][2]) == Rational(1) / Rational(BigInteger.power(2, 50)))
    #expect(expected(tables[0][3]) == Rational(1) && expected(tables[0][4]) == Rational(1))
    #expect(expected(tables[1][2]) == Rational(1) && expected(tables[1][4]) == Rational(1))
    #expect(expected(tables[1][3]) == Rational(BigInteger.power(2, 50)))
    for table in tables { #expect(table[0][2...4] == [.measured(0), .measured(0), .measured(0)]) }
  }

  /// In one layer hardly anything is missing to the expectation, for any seed; narrower, to be quick.
  @Test(arguments: 0..<6)
  func aLayerDoesAboutWhatIsExpected(seed: Int) throws {
    let derivation = try Lesson.initialization.derivation(
      settings: ["seed": [Decimal(seed)], "n": [Decimal(32)], "L": [Decimal(20)]])
    let tables = simulations(derivation)
    let factors = try tables.map { table in try table.map { try #require($0[4].measured) } }
    for (factor, expected) in zip(factors[0], [0, 0.16, 0.5, 1, 1]) {
      #expect(factor <= 1.25 * expected && factor >= 0.75 * expected, "\(factor), not \(expected)")
    }
    // With the hyperbolic tangent no signal grows, and orthogonal weights never break the bound.
    for row in tables[1] { #expect(try #require(row[2].measured) <= 1) }
    #expect(try #require(tables[1][4][2].measured) < 1 && #require(tables[1][4][3].measured) < 1)
  }

  static let hostile: [(Settings, Outcome)] = [
    ("L=1 n=2", .derived), ("L=100 n=4", .derived), ("sigma=2 L=100 n=16", .derived),
    ("sigma=0 L=2", .derived),
    ("n_in=1 n_out=100000 L=1", .derived), ("x_1=0 x_2=0 L=1", .derived), ("s=0 L=1", .derived),
    ("s=-1e-200 L=1", .derived), ("seed=9007199254740992 L=1", .derived),
    ("s=1e200 L=1", .noValue("V_z")), ("x_1=1e9999", .noValue("x_1")),
    ("n_in=0", .refused("n_in")), ("n_out=-1", .refused("n_out")), ("sigma=-0.1", .refused("sigma")),
    ("n=1", .refused("n")), ("n=129", .refused("n")), ("L=0", .refused("L")), ("L=2.5", .refused("L")),
    ("seed=-1", .refused("seed")), ("x=1,2", .unknown("x")), ("v_G=1", .unknown("v_G")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.initialization.outcome(settings) == outcome)
  }
}
