import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct CrossEntropyTests {
  private static let derived = Result { try Lesson.crossEntropy.derivation() }
  private static let logits: [Symbol] = ["z_1", "z_2", "z_3"]
  private static let probabilities: [Symbol] = ["p_1", "p_2", "p_3"]
  private static let losses: [Symbol] = ["L_1", "L_2", "L_3"]

  /// The source training gives the logits; the numbers are the note's.
  static let printed = [
    PrintedNumber("z_1", "2", .exact),
    PrintedNumber("z_2", "4", .exact),
    PrintedNumber("z_3", "0.5", .exact),
    PrintedNumber("S", "63.6359274", .rounded),
    PrintedNumber("p_1", "0.116114535", .rounded),
    PrintedNumber("p_2", "0.857976811", .rounded),
    PrintedNumber("p_3", "0.025908655", .rounded),
    PrintedNumber("L_1", "2.153178207", .rounded),
    PrintedNumber("L_2", "0.153178207", .rounded),
    PrintedNumber("L_3", "3.653178207", .rounded),
    PrintedNumber("m", "4", .exact),
    PrintedNumber("lse", "4.153178207", .rounded),
    PrintedNumber("dL_1/dz_1", "-0.883885465", .rounded),
    PrintedNumber("dL_1/dz_2", "0.857976811", .rounded),
    PrintedNumber("dL_1/dz_3", "0.025908655", .rounded),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  /// Every quantity for every label, against fifty digits computed elsewhere. The widest in proportion is a
  /// gradient, in which three quotients meet.
  @Test(arguments: 1...3)
  func everyQuantityEnclosesTheReference(label: Int) throws {
    let derivation = try Lesson.crossEntropy.derivation(settings: ["label": [Decimal(label)]])
    let reference = try ReferenceValues(of: "cross-entropy")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-14)
    }
  }

  /// Each label has its own gradients; together they are all of the reference.
  @Test func theReferenceHasNothingElse() throws {
    let named = try (1...3).flatMap { label in
      ReferenceValues.derived(in: try Lesson.crossEntropy.derivation(settings: ["label": [Decimal(label)]]))
    }
    #expect(Set(try ReferenceValues(of: "cross-entropy").numbers.keys) == Set(named))
  }

  static let settings: [Settings] = [
    "label=1", "label=2", "label=3", "z_1=4", "z_1=0 z_2=0 z_3=0", "z_1=-2 z_2=-4 z_3=-0.5 label=3",
    "z_1=100 z_2=101 z_3=99 label=2", "z_1=-100 z_2=-101 z_3=-99", "z_1=20 z_2=-20 z_3=0 label=2",
    "z_1=1e-300 z_2=-1e-300 z_3=0 label=3", "z_1=0.1 z_2=0.1000000001 z_3=0.1",
  ]

  /// Probabilities add up to 1 and gradients to 0, over enclosures and over doubles.
  @Test(arguments: settings)
  func sums(_ settings: Settings) throws {
    let derivation = try Lesson.crossEntropy.derivation(settings: settings.values)
    derivation.expectSound()
    let label = Int(try derivation.double("label"))
    let gradients = Self.logits.map { Symbol.derivative(of: Self.losses[label - 1], by: $0) }
    for (terms, sum) in [(Self.probabilities, 1), (gradients, 0)] {
      let enclosures = try terms.map { try derivation.enclosure($0) }
      #expect((enclosures[0] + enclosures[1] + enclosures[2]).interval.contains(sum))
      let doubles = try terms.map { try derivation.double($0) }
      #expect(agree(doubles.reduce(0, +), Double(sum), within: 1e-15))
    }
    for symbol in Self.probabilities {
      let enclosure = try derivation.enclosure(symbol).interval
      #expect(enclosure.lower > 0 && enclosure.upper < 1)
    }
  }

  @Test(arguments: settings)
  func gradientsAgreeWithTheCompilersAndWithDifferences(_ settings: Settings) throws {
    let derivation = try Lesson.crossEntropy.derivation(settings: settings.values)
    let label = Int(try derivation.double("label"))
    let loss = Self.losses[label - 1]
    let z = try Self.logits.map { try derivation.double($0) }
    let oracle = Logits(z1: z[0], z2: z[1], z3: z[2]).gradient(label: label)
    #expect(agree(try derivation.double(loss), oracle.loss, within: 1e-13))
    let slopes = try derivation.slopes(of: loss, by: Self.logits)
    for (index, logit) in Self.logits.enumerated() {
      let derived = try derivation.double(.derivative(of: loss, by: logit))
      let probability = try derivation.double(Self.probabilities[index])
      #expect(agree(derived, probability - (index == label - 1 ? 1 : 0), within: 1e-15))
      #expect(agree(derived, oracle.gradient[index], within: 1e-13))
      #expect(agree(derived, slopes[index], within: 1e-8))
    }
  }

  /// One number added to all logits changes nothing that is derived from probabilities.
  @Test(arguments: ["-290", "-100", "-1.5", "0.25", "100", "290"])
  func shiftInvariance(shift: String) throws {
    let plain = try Self.derived.get()
    let amount = try #require(Decimal(shift)).exact
    var settings: [Symbol: [Decimal]] = [:]
    for logit in Self.logits {
      let shifted = try #require(plain.enclosure(logit).exact) + amount
      settings[logit] = [try #require(Decimal.terminating(shifted, maximumDigits: 20))]
    }
    let shifted = try Lesson.crossEntropy.derivation(settings: settings)
    let kept = Self.probabilities + Self.losses + Self.logits.map { Symbol.derivative(of: "L_1", by: $0) }
    for symbol in kept + ["s_1", "s_2", "s_3", "T", "l_1", "l_2", "l_3"] {
      let (before, after) = (try plain.enclosure(symbol), try shifted.enclosure(symbol))
      #expect(before.interval.intersects(after.interval), "\(symbol)")
      #expect(agree(before.interval.midpoint, after.interval.midpoint, within: 1e-13), "\(symbol)")
    }
    let moved = try shifted.enclosure("lse") - plain.enclosure("lse")
    #expect(moved.interval.contains(amount))
  }

  /// The plain form in doubles: right as long as e^(k + 1) is a number, and nothing from there on.
  @Test func theTableOfOverflow() throws {
    let table = try #require(
      try Self.derived.get().tables.first { $0.columns.count == 3 && $0.rows.count == 6 })
    for row in table.rows {
      guard case .count(let k) = row[0] else {
        Issue.record("\(row[0]) is no count")
        continue
      }
      let (plain, stable) = (try #require(row[1].measured), try #require(row[2].measured))
      #expect(agree(stable, 0.2689414213699951, within: 1e-15))
      // ln(1.797… · 10³⁰⁸) = 709.78…
      switch k {
      case ...708: #expect(agree(plain, stable, within: 1e-15))
      case 709: #expect(plain == 0)
      default: #expect(plain.isNaN)
      }
    }
  }

  static let hostile: [(Settings, Outcome)] = [
    ("z_2=1000", .refused("z_2")), ("z_2=-1000", .refused("z_2")), ("z_1=1e300", .refused("z_1")),
    ("z_1=1e9999", .refused("z_1")), ("z_1=-800 z_2=-800 z_3=-800", .refused("z_1")),
    ("z_1=300 z_2=-300 z_3=0", .derived), ("z_1=-1e-9999", .derived),
    ("label=0", .refused("label")), ("label=4", .refused("label")), ("label=1.5", .refused("label")),
    ("label=1e300", .refused("label")), ("label=1,2", .refused("label")), ("z_1=", .refused("z_1")),
    ("z_4=1", .unknown("z_4")), ("p_1=1", .unknown("p_1")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.crossEntropy.outcome(settings) == outcome)
  }
}
