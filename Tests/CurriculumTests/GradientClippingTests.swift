import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct GradientClippingTests {
  private static let derived = Result { try Lesson.gradientClipping.derivation() }

  /// The source names the cure; the numbers are the note's.
  static let printed = [
    PrintedNumber("N", "10", .exact),
    PrintedNumber("f", "0.1", .exact),
    PrintedNumber("M", "1", .exact),
    PrintedNumber("s_u", "1", .exact),
    PrintedNumber("s_v", "0.989949494", .rounded),
    PrintedNumber("yhat", "57.6650390625", .exact),
    PrintedNumber("dJ/dw", "21783.9446", .rounded),
    PrintedNumber("w+", "-216.339446", .rounded),
    PrintedNumber("w*", "1.49", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  /// Every quantity, against fifty digits computed elsewhere.
  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "gradient-clipping")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-14)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  static let settings: [Settings] = [
    "g=6,-8", "g=100,1", "g=0.3,0.4", "g=-2,0", "g=1,1", "g=1e-6,-1e6", "g=6,-8 c=10", "g=6,-8 c=1000",
    "g=7,11 c=0.1",
  ]

  /// By norm the direction stays and the length is at most c; by value no component exceeds c.
  @Test(arguments: settings)
  func clipping(_ settings: Settings) throws {
    let derivation = try Lesson.gradientClipping.derivation(settings: settings.values)
    derivation.expectSound()
    let (bound, norm) = (try derivation.double("c"), try derivation.double("N"))
    #expect(agree(try derivation.double("M"), min(norm, bound), within: 1e-14))
    #expect(try derivation.enclosure("s_u").interval.contains(1.0))
    let values = try ["g", "u", "v"].map { (name: Symbol) in
      try #require(derivation.definitions.value(of: name)).doubles
    }
    #expect(agree(values[0][0] * values[1][1], values[0][1] * values[1][0], within: 1e-14))
    #expect(values[2] == values[0].map { min(bound, max(-bound, $0)) })
    if norm <= bound { #expect(values[1] == values[0] && values[2] == values[0]) }
    #expect(try derivation.double("s_v") <= 1 + 1e-15)
  }

  /// The runs against loops in plain doubles.
  @Test(arguments: ["w=1.5", "w=1.05", "w=-1.5 n=3", "w=1.2 c=0.5 alpha=0.001", "n=1 w=2"] as [Settings])
  func descents(_ settings: Settings) throws {
    let derivation = try Lesson.gradientClipping.derivation(settings: settings.values)
    let (bound, rate) = (try derivation.double("c"), try derivation.double("alpha"))
    let layers = Int(try derivation.double("n"))
    func power(_ w: Double, _ count: Int) -> Double { (0..<count).reduce(1.0) { product, _ in product * w } }
    func slope(_ w: Double) -> Double { (power(w, layers) - 1) * Double(layers) * power(w, layers - 1) }
    var (plain, clipped) = (try derivation.double("w"), try derivation.double("w"))
    var round = 0
    for row in try #require(derivation.tables.first).rows {
      guard case .count(let end) = row[0] else { continue }
      while round < end {
        plain -= rate * slope(plain)
        let step = slope(clipped)
        clipped -= rate * max(-bound, min(bound, step))
        round += 1
      }
      let measured = try row.dropFirst().map { try #require($0.measured) }
      #expect(agree(measured[2], clipped, within: 1e-10))
      // Where the plain descent explodes, the last digits of huge numbers are of no interest.
      if plain.magnitude < 10 { #expect(agree(measured[0], plain, within: 1e-10)) }
      #expect(measured[2].isFinite && measured[3].isFinite)
    }
  }

  static let hostile: [(Settings, Outcome)] = [
    ("g=0,0", .derived), ("c=0", .refused("c")), ("c=-1", .refused("c")), ("alpha=2", .refused("alpha")),
    ("n=0", .refused("n")), ("n=21", .refused("n")), ("w=3", .refused("w")), ("g=1", .refused("g")),
    ("g=1e7,0", .refused("g")), ("w=0", .derived), ("w=1", .derived), ("n=20 w=2", .derived),
    ("alpha=0", .derived),
    ("N=1", .unknown("N")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.gradientClipping.outcome(settings) == outcome)
  }
}
