import Numerics
import Testing

@Suite struct RationalTests {
  @Test(
    arguments: [
      (6, 4, "3/2"), (-6, 4, "-3/2"), (6, -4, "-3/2"), (-6, -4, "3/2"), (0, -5, "0"), (8, 4, "2"),
      (.min, 2, "\(Int.min / 2)"),
    ] as [(Int, Int, String)])
  func isAlwaysReduced(numerator: Int, denominator: Int, description: String) {
    #expect(Rational(BigInteger(numerator), BigInteger(denominator)).description == description)
  }

  @Test(arguments: [8, 64, 300]) func obeysTheLawsOfAField(bits: Int) {
    var generator = SeededGenerator(seed: UInt64(bits))
    for _ in 0..<150 {
      let (a, b, c) = (
        generator.rational(bits: bits), generator.rational(bits: bits), generator.rational(bits: bits)
      )
      #expect(
        a + b
          == Rational(
            a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator))
      #expect(a * b == Rational(a.numerator * b.numerator, a.denominator * b.denominator))
      #expect((a + b) + c == a + (b + c))
      #expect(a * (b + c) == a * b + a * c)
      #expect(a - a == 0)
      #expect((a < b) == (a - b).isNegative)
      if !b.isZero { #expect(a / b * b == a) }
    }
  }

  @Test func knowsItsParts() {
    let value = Rational(-7, 2)
    #expect(value.isNegative && !value.isZero && !value.isInteger && value.signum == -1)
    #expect(value.magnitude == Rational(7, 2))
    #expect(value.bitSize == 5)
    #expect(
      Rational(0).isZero && Rational(0).isInteger && Rational(0).signum == 0 && Rational(0).bitSize == 1)
    #expect(Rational(3).signum == 1)
  }

  @Test(arguments: [(0, "1"), (1, "-2/3"), (3, "-8/27"), (-2, "9/4"), (-3, "-27/8")])
  func raisesToPowers(exponent: Int, expected: String) {
    #expect(Rational(-2, 3).raised(to: exponent).description == expected)
  }

  @Test func zeroToTheZerothPowerIsOne() {
    #expect(Rational(0).raised(to: 0) == 1)
    #expect(Rational(0).raised(to: 5) == 0)
  }

  @Test func findsRationalSquareRoots() {
    #expect(Rational(9, 16).squareRoot == Rational(3, 4))
    #expect(Rational(0).squareRoot == 0)
    #expect(Rational(2).squareRoot == nil)
    #expect(Rational(4, 3).squareRoot == nil)
    #expect(Rational(-4).squareRoot == nil)
    var generator = SeededGenerator(seed: 2)
    for bits in 1...300 {
      let root = generator.rational(bits: bits).magnitude
      #expect((root * root).squareRoot == root)
      if !root.isZero {
        #expect((root * root + Rational(1, root.denominator * root.denominator)).squareRoot == nil)
      }
    }
  }

  @Test(
    arguments: [
      (Rational(5, 2), 2, 3, 2, 2), (Rational(7, 2), 3, 4, 3, 4), (Rational(-5, 2), -3, -2, -2, -2),
      (Rational(-7, 2), -4, -3, -3, -4), (Rational(8, 3), 2, 3, 2, 3), (Rational(-1, 3), -1, 0, 0, 0),
      (Rational(4), 4, 4, 4, 4), (Rational(0), 0, 0, 0, 0),
    ] as [(Rational, Int, Int, Int, Int)])
  func roundsToIntegers(value: Rational, down: Int, up: Int, towardZero: Int, nearest: Int) {
    #expect(value.rounded(.down) == BigInteger(down))
    #expect(value.rounded(.up) == BigInteger(up))
    #expect(value.rounded(.towardZero) == BigInteger(towardZero))
    #expect(value.rounded(.toNearestOrEven) == BigInteger(nearest))
  }
}

/// Conversion to and from doubles.
@Suite struct RationalDoubleTests {
  @Test func everyDoubleSurvivesTheRoundTrip() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2_000 {
      let value = generator.anyDouble()
      let rational = Rational.of(value)
      #expect(rational.nearestDouble == value)
      #expect(rational.roundedDown == value)
      #expect(rational.roundedUp == value)
    }
    #expect(Rational(exactly: Double.nan) == nil)
    #expect(Rational(exactly: Double.infinity) == nil)
    #expect(Rational(exactly: -Double.infinity) == nil)
    #expect(Rational(exactly: -0.0) == 0)
    #expect(Rational(exactly: 0.1)?.description == "3602879701896397/36028797018963968")
  }

  /// The standard library's parser is the oracle: it is correctly rounded.
  @Test(arguments: [
    "0.1", "0.3", "-2.5e-5", "123456789012345678901234567890", "1e23", "8.5e22", "9007199254740993",
    "9007199254740992.9999999", "9007199254740993.0000001", "2.2250738585072011e-308",
    "2.2250738585072014e-308", "4.9406564584124654e-324", "2.4703282292062327e-324",
    "2.4703282292062328e-324", "7.4e-324", "1e-400", "-1e-400", "1.7976931348623157e308",
    "1.7976931348623158e308", "1.7976931348623159e308", "-1.7976931348623159e308", "1e400",
    "6.631236846766476e-316", "3.2378839133029012895883524125015321748630094440387e-319",
    "1.00000000000000011102230246251565404", "1.00000000000000011102230246251565405",
    "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692",
  ])
  func roundsLikeTheParser(text: String) {
    let value = Decimal.of(text).exact
    let expected = Double(text) ?? .nan
    #expect(value.nearestDouble == expected)
    #expect(value.roundedDown <= expected && expected <= value.roundedUp)
  }

  @Test func roundsRandomDecimalsLikeTheParser() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<1_000 {
      let text = "\(generator.next())e\(Int.random(in: -350...300, using: &generator))"
      #expect(Decimal.of(text).exact.nearestDouble == Double(text))
    }
  }

  /// Halfway between two doubles the even one is nearest; a hair away decides otherwise.
  @Test func breaksTiesToEven() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let (low, high) = { $0 < $0.nextUp ? ($0, $0.nextUp) : ($0.nextUp, $0) }(
        generator.anyDouble().magnitude)
      guard high.isFinite else { continue }
      let middle = (Rational.of(low) + Rational.of(high)) / 2
      let hair = (Rational.of(high) - Rational.of(low)) / Rational(BigInteger(1) << 100)
      let even = low.significandBitPattern & 1 == 0 ? low : high
      #expect(middle.nearestDouble == even)
      #expect((-middle).nearestDouble == -even)
      #expect((middle - hair).nearestDouble == low)
      #expect((middle + hair).nearestDouble == high)
      #expect(middle.roundedDown == low && middle.roundedUp == high)
      #expect((-middle).roundedDown == -high && (-middle).roundedUp == -low)
    }
  }

  @Test func overflowsAndUnderflowsOutward() {
    let greatest = Double.greatestFiniteMagnitude
    let huge = Rational(BigInteger(1) << 5_000)
    #expect(huge.nearestDouble == .infinity && huge.roundedDown == greatest && huge.roundedUp == .infinity)
    #expect(
      (-huge).nearestDouble == -.infinity && (-huge).roundedDown == -.infinity
        && (-huge).roundedUp == -greatest)
    let beyond = Rational.of(greatest) + 1
    #expect(
      beyond.nearestDouble == greatest && beyond.roundedDown == greatest && beyond.roundedUp == .infinity)
    let tiny = huge.reciprocal
    #expect(tiny.nearestDouble == 0 && tiny.roundedDown == 0 && tiny.roundedUp == .leastNonzeroMagnitude)
    #expect(
      (-tiny).nearestDouble.sign == 0 && (-tiny).roundedDown == -.leastNonzeroMagnitude
        && (-tiny).roundedUp == 0)
  }
}
