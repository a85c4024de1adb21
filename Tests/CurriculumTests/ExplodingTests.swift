import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct ExplodingTests {
  private static let derived = Result { try Lesson.exploding.derivation() }

  /// The source blog gives the two scales; input, last layer and depth are the note's.
  static let printed = [
    PrintedNumber("yhat", "115.330078125", .exact),
    PrintedNumber("yhat_V", "0.005859375", .exact),
    PrintedNumber("q", "38.443359375", .exact),
    PrintedNumber("J", "738.945940", .rounded),
    PrintedNumber("dJ/dv", "1477.89188", .rounded),
    PrintedNumber("v+", "-146.789188", .rounded),
    PrintedNumber("f", "-146.789188", .rounded),
    PrintedNumber("alpha_max", "0.00135328", .rounded),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  /// Every quantity, against fifty digits computed elsewhere. All are rational, so no enclosure is wider than
  /// the gap between two doubles.
  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "exploding")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 0x1p-52)
      #expect(derivation.definitions.value(of: symbol)?.enclosures.allSatisfy { $0.exact != nil } == true)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  /// Powers that a pocket calculator shows.
  @Test(arguments: [
    ("1.5", 2, "2.25"), ("1.5", 9, "38.443359375"), ("0.5", 9, "0.001953125"), ("1.5", 49, "4.25e8"),
    ("0.5", 49, "1.78e-15"), ("1.5", 19, "2216.83782"), ("0.5", 19, "1.90734863e-6"),
  ])
  func powers(scale: String, exponent: Int, printed: String) throws {
    let base = try #require(Decimal(scale)).exact
    let power = (0..<exponent).reduce(Rational(1)) { product, _ in product * base }
    #expect(Judge.verdict(printed: try #require(Decimal(printed)), value: Enclosure(power)).severity == .pass)
  }

  /// The scales of the source for every depth that the lesson allows.
  @Test(arguments: 2...60)
  func closedForm(depth: Int) throws {
    try expectClosedForm(depth: depth, scale: "1.5", other: "0.5")
  }

  /// Scales of every kind.
  @Test(
    arguments: [("1", "-1"), ("-1.5", "-0.5"), ("1.01", "0.99"), ("3", "0"), ("20", "0.05")], [2, 3, 10, 59])
  func closedForm(of scales: (String, String), depth: Int) throws {
    try expectClosedForm(depth: depth, scale: scales.0, other: scales.1)
  }

  /// Expects the power of the scale by repeated multiplication, in the output and in every signal.
  private func expectClosedForm(depth: Int, scale: String, other: String) throws {
    let (a, c) = (try #require(Decimal(scale)), try #require(Decimal(other)))
    let derivation = try Lesson.exploding.derivation(settings: ["L": [Decimal(depth)], "a": [a], "c": [c]])
    func power(_ factor: Decimal) -> Rational {
      (1..<depth).reduce(Rational(1)) { product, _ in product * factor.exact }
    }
    // The input is [1, 2] and the last row [1, 1], so that their product is 3.
    let expected: [(Symbol, Rational)] = [
      ("yhat", power(a) * 3), ("o", power(a) * 3), ("q", power(a)), ("yhat_V", power(c) * 3),
    ]
    for (symbol, value) in expected {
      #expect(try derivation.enclosure(symbol).exact == value, "\(symbol)")
      #expect(try derivation.enclosure(symbol).interval.contains(value), "\(symbol)")
    }
    let first = try #require(derivation.definitions.value(of: "do/dx"))
    #expect(first.enclosures.map(\.exact) == [power(a), power(a)])
    for layer in 1..<depth {
      let signal = try #require(derivation.enclosure(Symbol("do/da_\(layer)")).exact)
      let activation = try #require(derivation.enclosure(Symbol("a_\(layer)")).exact)
      #expect(signal * activation == power(a))
    }
  }

  /// Where a power of 3/2 passes the greatest double, and a power of 1/2 half the least, by whole numbers.
  @Test func theEndsOfTheNumbers() throws {
    let overflow = try #require(
      (1...2000).first { BigInteger.power(3, $0) >= BigInteger.power(2, $0 + 1024) })
    #expect(overflow == 1751)
    #expect(pow(1.5, 1750).isFinite && pow(1.5, 1751).isInfinite)
    // 2^−1074 is the least double; half of it is a tie, and goes to the even 0.
    #expect(Double(sign: .plus, exponent: -1074, significand: 1) == .leastNonzeroMagnitude)
    #expect(pow(0.5, 1074) > 0 && pow(0.5, 1075) == 0)
    let table = try #require(
      try Self.derived.get().tables.first { $0.columns[0] == "scale" && $0.columns.count == 3 })
    #expect(table.rows[0][1...] == [.count(overflow), .words("never")])
    #expect(table.rows[1][1...] == [.words("never"), .count(1075)])
  }

  /// The rows of errors against descent itself, step by step.
  @Test func descentMultipliesTheErrorByAFactor() throws {
    let table = try #require(try Self.derived.get().tables.last)
    for (row, scale) in zip(table.rows, [1.5, 1, 0.5]) {
      let q = pow(scale, 9)
      var v = 1.0
      var errors = [q]
      for _ in 1...20 {
        v -= 0.1 * q * (q * v)
        errors.append(q * v)
      }
      for (cell, steps) in zip(row[2...], [1, 2, 3, 20]) {
        guard case .value(let multiple) = cell else {
          Issue.record("\(cell) is no value")
          continue
        }
        let measured = errors[steps] / q
        #expect((multiple.interval.midpoint / measured - 1).magnitude < 1e-12)
      }
    }
    #expect(try Self.derived.get().double("f") < -1)
  }

  /// At the greatest rate that is stable the error changes its sign and keeps its size.
  @Test func theGreatestStableRate() throws {
    let plain = try Self.derived.get()
    let (q, rate) = (
      try #require(plain.enclosure("q").exact), try #require(plain.enclosure("alpha_max").exact)
    )
    #expect(Rational(1) - rate * q * q == Rational(-1))
    let below = try Lesson.exploding.derivation(settings: ["alpha": [try #require(Decimal("0.001353"))]])
    let above = try Lesson.exploding.derivation(settings: ["alpha": [try #require(Decimal("0.001354"))]])
    #expect(try (-1 ..< -0.999).contains(below.double("f")))
    #expect(try above.double("f") < -1)
  }

  @Test func theSlopeAgreesWithDifferences() throws {
    let derivation = try Self.derived.get()
    let slope = try derivation.slopes(of: "J", by: ["v"])[0]
    #expect(agree(try derivation.double("dJ/dv"), slope, within: 1e-9))
  }

  static let hostile: [(Settings, Outcome)] = [
    ("L=2", .derived), ("a=-1.5 c=-0.5", .derived), ("c=0", .derived), ("a=1.01 L=60", .derived),
    ("x=0,0 w=0,0", .derived), ("x=1e100,-1e100", .derived), ("v=1e100 t=-1e100", .derived),
    ("alpha=0", .derived),
    ("a=1e200", .noValue("yhat")), ("a=1e9999", .noValue("a")), ("v=1e200", .noValue("J")),
    ("a=0", .noValue("alpha_max")), ("a=1e-200 L=60", .noValue("alpha_max")),
    ("L=1", .refused("L")), ("L=61", .refused("L")), ("L=2.5", .refused("L")), ("L=-3", .refused("L")),
    ("L=1e30", .refused("L")), ("x=1", .refused("x")), ("x=1,2,3", .refused("x")), ("w=", .refused("w")),
    ("W=1,2,3,4", .unknown("W")), ("q=1", .unknown("q")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.exploding.outcome(settings) == outcome)
  }

  /// f²⁰ is beyond the doubles at the greatest depth, and so is 10⁴⁹⁰ in the table of depths.
  @Test(arguments: ["L=60", "a=1e10"] as [Settings])
  func tablesOfHugeNumbers(_ settings: Settings) {
    #expect(Lesson.exploding.outcome(settings) == .derived)
  }
}
