import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct DropoutTests {
  private static let derived = Result { try Lesson.dropout.derivation() }

  /// The sources describe dropout in words; the numbers are the note's.
  static let printed = [
    PrintedNumber("o", "3", .exact),
    PrintedNumber("total", "1", .exact),
    PrintedNumber("o_mean", "2.4", .exact),
    PrintedNumber("o_inv", "3", .exact),
    PrintedNumber("R_mean", "3.04", .exact),
    PrintedNumber("R_test", "3", .exact),
    PrintedNumber("V", "2.75", .exact),
    PrintedNumber("L", "0.5", .exact),
    PrintedNumber("L_mean", "1.875", .exact),
    PrintedNumber("o_m", "5", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "dropout")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 0x1p-50)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  @Test func misprintsOfTheSources() throws {
    try Lesson.dropout.expectErrata([])
  }

  /// The lesson's means, beside unit by unit: independent masks have means and variances that add.
  @Test(arguments: ["p=0.8", "p=0.5", "p=0.001", "p=1", "w=3,0,-1", "h=0,0,0 t=-4", "h=-1,7,0.1 p=0.37"])
  func meansOverAllMasks(_ settings: Settings) throws {
    let derivation = try Lesson.dropout.derivation(settings: settings.values)
    let exact = { (symbol: Symbol) in
      try #require(derivation.definitions.value(of: symbol)).enclosures.map { try #require($0.exact) }
    }
    let (h, w, p, t) = (try exact("h"), try exact("w"), try exact("p")[0], try exact("t")[0])
    let terms = zip(h, w).map { $0 * $1 }
    let full = terms[0] + terms[1] + terms[2]
    let variance = terms.reduce(Rational(0)) { $0 + (Rational(1) - p) / p * $1 * $1 }
    #expect(try exact("o_mean") == [p * full] && exact("o_inv") == [full])
    #expect(try exact("V") == [variance])
    #expect(try exact("L_mean") == [((full - t) * (full - t) + variance) / Rational(2)])
  }

  /// The table has each mask once, and the probability that its units make.
  @Test func everyMaskOnce() throws {
    let rows = try Self.derived.get().tables[0].rows
    var seen: Set<String> = []
    for row in rows {
      guard case .words(let mask) = row[0], case .value(let probability) = row[1] else { continue }
      seen.insert(mask)
      let expected = mask.split(separator: " ").reduce(Rational(1)) {
        $0 * ($1 == "1" ? Rational(4) : Rational(1)) / Rational(5)
      }
      #expect(probability.exact == expected)
    }
    #expect(seen.count == 8 && rows.count == 8)
  }

  /// The gradient under the mask by differences, weight by weight.
  @Test(arguments: ["p=0.8", "p=0.5 t=-1", "h=1,2,-3 w=0.1,0.2,0.3"])
  func theGradientAgreesWithDifferences(_ settings: Settings) throws {
    let derivation = try Lesson.dropout.derivation(settings: settings.values)
    var program = try Program(derivation.definitions, inputs: ["w"], outputs: ["L_m"])
    let weights = try #require(derivation.definitions.value(of: "w")).doubles
    let slopes = try #require(derivation.definitions.value(of: "dL_m/dw")).doubles
    for index in 0..<3 {
      func loss(_ step: Double) -> Double {
        var moved = weights
        moved[index] += step
        program.set("w", to: moved)
        program.run()
        return program["L_m"]
      }
      #expect(agree(slopes[index], (loss(0x1p-16) - loss(-0x1p-16)) * 0x1p15, within: 1e-8))
    }
    #expect(slopes[1] == 0)
  }

  /// Masks drawn at random: the mean within five standard errors, the variance within five per cent.
  @Test(arguments: [0, 1, 2, 3, 4, 5])
  func drawnMasksComeToTheMean(seed: Int) throws {
    let derivation = try Lesson.dropout.derivation(settings: ["seed": [Decimal(seed)]])
    let rows = try #require(derivation.tables.last).rows
    #expect(rows.count == 4)
    for (row, count) in zip(rows, [10.0, 100, 1000, 10_000]) {
      guard case .value(let standardError) = row[3] else { continue }
      #expect(agree(standardError.interval.midpoint, (2.75 / count).squareRoot(), within: 1e-12))
      #expect(abs(try #require(row[2].measured) - 3) < 5 * standardError.interval.midpoint)
    }
    #expect(abs(try #require(rows[3][5].measured) / 2.75 - 1) < 0.05)
  }

  /// Ten units: a thousand sub-networks; a thousand units: 2 to the power of 1000, to the last digit.
  @Test func theNumberOfSubNetworks() throws {
    let rows = try Self.derived.get().tables[1].rows
    #expect(rows[0][1] == .value(Enclosure(Rational(8))) && rows[1][1] == .value(Enclosure(Rational(1024))))
    guard case .value(let masks) = rows[3][1] else { return }
    #expect(masks.exact == Rational(BigInteger.power(2, 1000)))
  }

  static let hostile: [(Settings, Outcome)] = [
    ("p=1", .derived), ("p=0.001", .derived), ("h=0,0,0 w=0,0,0", .derived), ("h=-1000,1000,1000", .derived),
    ("w=1e-300,0,0", .derived), ("p=0.123456789012345", .derived), ("t=-1000", .derived),
    ("p=0", .refused("p")), ("p=1.5", .refused("p")), ("p=-0.5", .refused("p")), ("h=1", .refused("h")),
    ("w=1,2,3,4", .refused("w")), ("t=1e4", .refused("t")), ("seed=1.5", .refused("seed")),
    ("m=1,1,1", .unknown("m")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.dropout.outcome(settings) == outcome)
  }
}
