import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct ResidualTests {
  private static let derived = Result { try Lesson.residual.derivation() }

  /// The sources tell it in words; the numbers are the note's.
  static let printed = [
    PrintedNumber("dp_1/dx", "0.393223866", .rounded),
    PrintedNumber("dp_3/dx", "0.0920476776", .rounded),
    PrintedNumber("r_1", "1.46211716", .rounded),
    PrintedNumber("f_1", "0.393223866", .rounded),
    PrintedNumber("f_2", "0.305491328", .rounded),
    PrintedNumber("f_3", "0.196551061", .rounded),
    PrintedNumber("dr_3/dx", "2.17633694", .rounded),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  /// Every quantity, against fifty digits computed elsewhere.
  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "residual")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-13)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  static let settings: [Settings] = ["L=3", "L=50", "w=-1", "w=2 L=5", "x=-3", "x=0", "w=0", "x=10 w=-2 L=7"]

  /// The slopes of every block against differences, and their product against that through all of the first three.
  @Test(arguments: settings)
  func slopesAgreeWithDifferences(_ settings: Settings) throws {
    let derivation = try Lesson.residual.derivation(settings: settings.values)
    derivation.expectSound()
    for letter in ["p", "r"] {
      let end = Symbol("\(letter)_3")
      let slope = try derivation.slopes(of: end, by: ["x"])[0]
      #expect(agree(try derivation.double(.derivative(of: end, by: "x")), slope, within: 1e-7))
    }
    for block in 1...3 {
      let before = block == 1 ? "x" : "\(block - 1)"
      let plain = try derivation.double(Symbol("dr_\(block)/d\(block == 1 ? before : "r_\(before)")"))
      #expect(agree(try derivation.double(Symbol("f_\(block)")) + 1, plain, within: 1e-14))
    }
  }

  /// With positive weights no residual factor is below 1, and the plain product never exceeds that of the weights.
  @Test(arguments: ["w=0.5", "w=1 L=30", "w=0.01", "w=0.5 x=-9"] as [Settings])
  func theGradientIsNotLost(_ settings: Settings) throws {
    let derivation = try Lesson.residual.derivation(settings: settings.values)
    let weight = try derivation.double("w")
    var last = 1.0
    for row in derivation.tables[0].rows {
      guard case .count(let blocks) = row[0], case .value(let plain) = row[1],
        case .value(let residual) = row[2]
      else { continue }
      let bound = (1...blocks).reduce(1.0) { product, _ in product * weight }
      #expect(plain.interval.lower <= bound * (1 + 1e-12))
      #expect(residual.interval.upper >= last)
      last = residual.interval.lower
    }
  }

  /// The share of open chains is that of coins, for several seeds; no residual chain is ever closed.
  @Test(arguments: 0..<8)
  func theShareOfOpenChains(seed: Int) throws {
    let derivation = try Lesson.residual.derivation(settings: ["seed": [Decimal(seed)], "L": [Decimal(3)]])
    for row in derivation.tables[1].rows {
      guard case .count(let units) = row[0] else { continue }
      let share = (1...units).reduce(1.0) { product, _ in product / 2 }
      let deviation = (share * (1 - share) / 10_000).squareRoot()
      #expect((try #require(row[2].measured) - share).magnitude < 5 * deviation)
      #expect(try #require(row[3].measured) >= 1)
    }
  }

  static let hostile: [(Settings, Outcome)] = [
    ("L=2", .refused("L")), ("L=51", .refused("L")), ("w=3", .refused("w")), ("x=11", .refused("x")),
    ("seed=-1", .refused("seed")), ("seed=0.5", .refused("seed")), ("w=2 L=50 x=10", .derived),
    ("w=-2 L=50 x=-10", .derived), ("w=1e-300", .derived), ("f_1=0", .unknown("f_1")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.residual.outcome(settings) == outcome)
  }
}
