import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct SaturationTests {
  private static let derived = Result { try Lesson.saturation.derivation() }

  /// The sources tell it in words; the numbers are the note's.
  static let printed = [
    PrintedNumber("p", "0.993307149", .rounded),
    PrintedNumber("slope_u", "0.000181583", .rounded),
    PrintedNumber("da_1/dx", "0.196611933", .rounded),
    PrintedNumber("dJ_a/dw_a1", "1.83529015e-7", .rounded),
    PrintedNumber("dJ_a/dw_a10", "0.0975985424", .rounded),
    PrintedNumber("dJ_b/dw_b1", "0.0145749218", .rounded),
    PrintedNumber("dJ_b/dw_b10", "0.115887514", .rounded),
    PrintedNumber("dJ_c/dw_c1", "1", .exact),
    PrintedNumber("q_a", "1.88045e-6", .rounded),
    PrintedNumber("q_b", "0.125768", .rounded),
    PrintedNumber("q_c", "1", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  /// Every quantity, against fifty digits computed elsewhere.
  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "saturation")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-13)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  static let settings: [Settings] = [
    "L=2", "L=30", "w=4", "w=-2", "w=0.5 x=3", "x=0", "t=5 L=7", "x=-1", "x=100 w=10 L=3", "z=-30", "z=0",
  ]

  /// No product of logistic slopes exceeds its bound, none of tanh that of the weights; of relu it is w to a power, or 0.
  @Test(arguments: settings)
  func theBounds(_ settings: Settings) throws {
    let derivation = try Lesson.saturation.derivation(settings: settings.values)
    derivation.expectSound()
    let (w, x) = (try derivation.double("w"), try derivation.double("x"))
    for row in derivation.tables[1].rows {
      guard case .count(let layers) = row[0] else { continue }
      let values = try row.dropFirst().map { cell -> Double in
        guard case .value(let enclosure) = cell else { throw Missing() }
        return enclosure.exact?.nearestDouble ?? enclosure.interval.midpoint
      }
      let power = (1...layers).reduce(1.0) { product, _ in product * w.magnitude }
      let quarters = (1...layers).reduce(power) { product, _ in product / 4 }
      #expect(agree(values[3], quarters, within: 1e-12))
      #expect(values[0].magnitude <= quarters * (1 + 1e-12))
      #expect(values[1].magnitude <= power * (1 + 1e-12))
      #expect(values[2] == 0 || agree(values[2].magnitude, power, within: 1e-12))
      #expect(x > 0 && w > 0 ? values[2] != 0 : true)
    }
  }

  /// The derivatives by the weights against differences of the cost.
  @Test(arguments: ["L=5", "L=4 w=-2", "L=6 w=0.5 x=3", "L=3 x=-1 t=2"] as [Settings])
  func gradientsAgreeWithDifferences(_ settings: Settings) throws {
    let derivation = try Lesson.saturation.derivation(settings: settings.values)
    let depth = Int(try derivation.double("L"))
    for letter in ["a", "b", "c"] {
      let weights = (1...depth).map { Symbol("w_\(letter)\($0)") }
      let cost = Symbol("J_\(letter)")
      for (weight, slope) in zip(weights, try derivation.slopes(of: cost, by: weights)) {
        #expect(agree(try derivation.double(.derivative(of: cost, by: weight)), slope, within: 1e-7))
      }
    }
  }

  static let hostile: [(Settings, Outcome)] = [
    ("L=1", .refused("L")), ("L=31", .refused("L")), ("L=2.5", .refused("L")), ("w=11", .refused("w")),
    ("x=101", .refused("x")), ("z=31", .refused("z")), ("w=0", .derived), ("w=10 L=30 x=100", .derived),
    ("w=-10 L=30 x=-100", .derived), ("x=0 t=0", .derived), ("t=-100", .derived), ("p=1", .unknown("p")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.saturation.outcome(settings) == outcome)
  }
}

/// A cell of a table without the number that belongs there.
private struct Missing: Error {}
