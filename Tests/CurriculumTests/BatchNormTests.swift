import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct BatchNormTests {
  private static let derived = Result { try Lesson.batchNorm.derivation() }

  /// The source has no numbers; these are the note's.
  static let printed = [
    PrintedNumber("mu", "1", .exact),
    PrintedNumber("V", "0.24", .exact),
    PrintedNumber("s", "0.5", .exact),
    PrintedNumber("dL/dbeta", "6", .exact),
    PrintedNumber("dL/dgamma", "-5.6", .exact),
    PrintedNumber("m_u", "1.5", .exact),
    PrintedNumber("m_t", "-1.4", .exact),
    PrintedNumber("mu_run+", "0.1", .exact),
    PrintedNumber("V_run+", "0.924", .exact),
    PrintedNumber("k", "1.55209329", .rounded),
    PrintedNumber("V_exp", "3", .exact),
    PrintedNumber("D_1", "0.8", .exact),
    PrintedNumber("D_2", "0.327692768", .rounded),
    PrintedNumber("n_learnt", "2", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "batch-norm")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-13)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  static let settings: [Settings] = [
    "gamma=1.5", "z=1,2,3,4", "z=-5,3,0.5,100", "epsilon=0.00001", "gamma=-2 beta=7", "u=0,0,0,1",
    "z=1,1,1,1", "z=0.001,0.002,0.003,0.005 epsilon=0.0001",
  ]

  /// The batch comes out with mean β, and with the deviation |γ| but for ε.
  @Test(arguments: settings)
  func theForwardPass(_ settings: Settings) throws {
    let derivation = try Lesson.batchNorm.derivation(settings: settings.values)
    derivation.expectSound()
    let outputs = try #require(derivation.definitions.value(of: "ztilde")).doubles
    let (gamma, beta) = (try derivation.double("gamma"), try derivation.double("beta"))
    let (variance, epsilon) = (try derivation.double("V"), try derivation.double("epsilon"))
    let mean = outputs.reduce(0, +) / 4
    #expect(agree(mean, beta, within: 1e-12))
    let spread = outputs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4
    #expect(agree(spread, gamma * gamma * variance / (variance + epsilon), within: 1e-12))
  }

  /// The derivatives against differences of the loss, written out here.
  @Test(arguments: settings)
  func theBackwardPass(_ settings: Settings) throws {
    let derivation = try Lesson.batchNorm.derivation(settings: settings.values)
    let inputs = try #require(derivation.definitions.value(of: "z")).doubles
    let above = try #require(derivation.definitions.value(of: "u")).doubles
    let (scale, shift) = (try derivation.double("gamma"), try derivation.double("beta"))
    let epsilon = try derivation.double("epsilon")
    func loss(_ z: [Double], _ gamma: Double, _ beta: Double) -> Double {
      let mean = z.reduce(0, +) / 4
      let variance = z.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4
      return zip(z, above).reduce(0) {
        $0 + $1.1 * (gamma * ($1.0 - mean) / (variance + epsilon).squareRoot() + beta)
      }
    }
    let step = 1e-6
    let slopes = inputs.indices.map { index in
      var (up, down) = (inputs, inputs)
      up[index] += step
      down[index] -= step
      return (loss(up, scale, shift) - loss(down, scale, shift)) / (2 * step)
    }
    let derived = try #require(derivation.definitions.value(of: "dL/dz")).doubles
    #expect(zip(slopes, derived).allSatisfy { agree($0, $1, within: 1e-4) }, "\(slopes), \(derived)")
    #expect(agree(derived.reduce(0, +), 0, within: 1e-9))
    let byScale = (loss(inputs, scale + step, shift) - loss(inputs, scale - step, shift)) / (2 * step)
    #expect(agree(try derivation.double("dL/dgamma"), byScale, within: 1e-6))
    let byShift = (loss(inputs, scale, shift + step) - loss(inputs, scale, shift - step)) / (2 * step)
    #expect(agree(try derivation.double("dL/dbeta"), byShift, within: 1e-6))
  }

  /// A shift changes nothing at all, a stretch only what ε makes of it.
  @Test(arguments: ["shift=10", "shift=-1000", "shift=0.001", "z=-5,3,0.5,100 shift=3"] as [Settings])
  func theShift(_ settings: Settings) throws {
    let derivation = try Lesson.batchNorm.derivation(settings: settings.values)
    #expect(
      derivation.definitions.value(of: "c_s")?.enclosures.map(\.exact)
        == derivation.definitions.value(of: "c")?.enclosures.map(\.exact))
    let table = try #require(derivation.tables.first)
    let gamma = try derivation.double("gamma").magnitude
    for row in table.rows {
      guard case .value(let mean) = row[3], case .value(let deviation) = row[4] else {
        Issue.record("\(row)")
        continue
      }
      #expect(agree(mean.interval.midpoint, try derivation.double("beta"), within: 1e-12))
      #expect(deviation.interval.upper <= gamma * (1 + 1e-12))
    }
    // The first two rows are the batch as it was, and shifted.
    #expect(table.rows[0][4] == table.rows[1][4])
  }

  /// At test time the unit is linear: the example gives the same by both formulas.
  @Test(arguments: ["x=1.8", "x=-50 rho=0.5", "rho=0", "gamma=-3 x=0"] as [Settings])
  func testTime(_ settings: Settings) throws {
    let derivation = try Lesson.batchNorm.derivation(settings: settings.values)
    let line = try derivation.double("k") * derivation.double("x") + derivation.double("b")
    #expect(agree(try derivation.double("o"), line, within: 1e-12))
  }

  /// The running averages are where they are expected, within five of their usual deviations; for each seed.
  @Test(arguments: 1...10)
  func theRunningAverages(seed: Int) throws {
    let derivation = try Lesson.batchNorm.derivation(settings: ["seed": [Decimal(seed)]])
    let table = try #require(derivation.tables.last)
    #expect(table.rows.count == 2)
    for row in table.rows {
      guard case .value(let expected) = row[1], case .value(let deviation) = row[2] else {
        Issue.record("\(row)")
        continue
      }
      let distance = try #require(row[3].measured) - expected.interval.midpoint
      #expect(distance.magnitude < 5 * deviation.interval.midpoint)
    }
  }

  static let hostile: [(Settings, Outcome)] = [
    ("z=1,1,1,1", .derived), ("z=100,-100,100,-100", .derived), ("gamma=0", .derived),
    ("epsilon=1e-30", .derived),
    ("z=1,1,1,1 epsilon=1e-30", .derived), ("rho=0.9999", .derived), ("y=2,2,2,2", .derived),
    ("epsilon=0", .refused("epsilon")), ("epsilon=-1", .refused("epsilon")), ("rho=1", .refused("rho")),
    ("z=1,2", .refused("z")), ("u=1e9,0,0,0", .refused("u")), ("shift=1e9", .refused("shift")),
    ("lambda=1", .unknown("lambda")), ("mu=1", .unknown("mu")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.batchNorm.outcome(settings) == outcome)
  }

  @Test func theErrata() throws {
    try Lesson.batchNorm.expectErrata([
      Erratum("hyperparameters", line: 174), Erratum("hyperparameters", line: 181),
      Erratum("hyperparameters", line: 199, .wrong, .name(printed: "D_2", right: "D_1")),
    ])
  }
}
