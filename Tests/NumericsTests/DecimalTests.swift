import Numerics
import Testing

@Suite struct DecimalTests {
  /// Text, description, places, significant digits, value.
  @Test(
    arguments: [
      ("0.40", "0.40", 2, 2, Rational(2, 5)), ("0.4", "0.4", 1, 1, Rational(2, 5)),
      (".5", ".5", 1, 1, Rational(1, 2)), ("5.", "5.", 0, 1, 5),
      ("-0.019", "-0.019", 3, 2, Rational(-19, 1000)), ("\u{2212}0.019", "-0.019", 3, 2, Rational(-19, 1000)),
      ("+3", "3", 0, 1, 3), ("1.2e-3", "1.2e-3", 4, 2, Rational(3, 2500)), ("1.2E3", "1.2e3", -2, 2, 1200),
      ("1e\u{2212}2", "1e-2", 2, 1, Rational(1, 100)), ("1e+03", "1e3", -3, 1, 1000), ("80", "80", 0, 2, 80),
      ("80.0", "80.0", 1, 3, 80), ("0.00120", "0.00120", 5, 3, Rational(3, 2500)), ("0", "0", 0, 1, 0),
      ("0.00", "0.00", 2, 1, 0), ("-0.0", "-0.0", 1, 1, 0), ("007", "007", 0, 1, 7), ("0e5", "0e5", -5, 1, 0),
    ] as [(String, String, Int, Int, Rational)])
  func reads(text: String, description: String, places: Int, significantDigits: Int, exact: Rational) throws {
    let decimal = try #require(Decimal(text))
    #expect(decimal.description == description)
    #expect(decimal.places == places)
    #expect(decimal.significantDigits == significantDigits)
    #expect(decimal.exact == exact)
    #expect(decimal.isNegative == description.hasPrefix("-"))
    #expect(
      decimal.unit == (places < 0 ? Rational(10).raised(to: -places) : Rational(1, 10).raised(to: places)))
    #expect(Decimal(description) == decimal)
    #expect(decimal.interval.contains(exact))
  }

  @Test(arguments: [
    "", " ", "-", "+", ".", "-.", "e5", ".e5", "1e", "1e+", "1e-", "--1", "+-1", "1-", "1.2.3", "1 ", " 1",
    "1,000", "0x10", "1e5.5", "1e5e5", "nan", "inf", "∞", "½", "１２", "٣", "1\u{0}", "1_000", "1e10000",
    "1e-10000", "1e99999999999999999999999", "\u{2212}", "–5", "1\u{301}", "5\u{20E3}", "1.5f", "\n1",
  ])
  func refuses(text: String) {
    #expect(Decimal(text) == nil)
  }

  @Test func refusesTextsThatOnlyCostTime() {
    #expect(Decimal(String(repeating: "9", count: 10_000))?.significantDigits == 10_000)
    #expect(Decimal(String(repeating: "9", count: 10_001)) == nil)
    #expect(Decimal("0." + String(repeating: "0", count: 10_000)) == nil)
    #expect(Decimal("1e" + String(repeating: "0", count: 1_000_000) + "1") == nil)
    #expect(Decimal(String(repeating: "-", count: 1_000_000)) == nil)
    #expect(Decimal("1e9999")?.interval == Interval(lower: .greatestFiniteMagnitude, upper: .infinity))
    #expect(Decimal("-1e-9999")?.interval == Interval(lower: -.leastNonzeroMagnitude, upper: 0))
  }

  @Test func tellsLexemesApart() {
    #expect(Decimal("0.40") != Decimal("0.4"))
    #expect(Decimal("0.40")?.exact == Decimal("0.4")?.exact)
    #expect(Decimal("1e2") != Decimal("100"))
    #expect(Decimal("1E+2") == Decimal("1e2"))
    #expect(Decimal("-0") != Decimal("0"))
    #expect(Decimal(-120).description == "-120")
    #expect(Decimal(Int.min).exact == Rational(Int.min))
    #expect(Decimal("xx1.5yy".dropFirst(2).dropLast(2)) == Decimal("1.5"))
  }

  @Test func enclosesItsValueTightly() {
    #expect(Decimal.of("0.5").interval.isPoint)
    let tenth = Decimal.of("0.1").interval
    #expect(tenth.lower.nextUp == tenth.upper && tenth.contains(Rational(1, 10)))
  }

  @Test(
    arguments: [
      ("0.000438568", "4.38568", -4), ("80", "8.0", 1), ("0.00120", "1.20", -3), ("5", "5", 0),
      ("-12.5", "-1.25", 1), ("1.2e-3", "1.2", -3), ("120e5", "1.20", 7), ("0.00", "0.00", 0),
      ("007", "7", 0),
    ] as [(String, String, Int)])
  func writesScientifically(text: String, mantissa: String, exponent: Int) {
    let scientific = Decimal.of(text).scientific
    #expect(scientific.mantissa.description == mantissa)
    #expect(scientific.exponent == exponent)
  }
}

@Suite struct DecimalRoundingTests {
  @Test(
    arguments: [
      ("0.125", 2, "0.12", "0.12"), ("0.135", 2, "0.14", "0.13"), ("0.1250001", 2, "0.13", "0.12"),
      ("-0.125", 2, "-0.12", "-0.12"), ("-0.135", 2, "-0.14", "-0.13"), ("0.5", 0, "0", "0"),
      ("1.5", 0, "2", "1"), ("-1.5", 0, "-2", "-1"), ("9.996", 2, "10.00", "9.99"),
      ("0.4", 3, "0.400", "0.400"), ("1250", -2, "1200", "1200"), ("1350", -2, "1400", "1300"),
      ("-0.0004", 3, "0.000", "0.000"), ("0", 2, "0.00", "0.00"), ("49", -2, "0", "0"),
      ("0.000438568", 9, "0.000438568", "0.000438568"),
    ] as [(String, Int, String, String)])
  func roundsToPlaces(text: String, places: Int, rounded: String, truncated: String) {
    let value = Decimal.of(text).exact
    #expect(Decimal.rounded(value, places: places).description == rounded)
    #expect(Decimal.truncated(value, places: places).description == truncated)
    #expect(Decimal(rounded) == Decimal.rounded(value, places: places))
  }

  @Test(
    arguments: [
      ("1250", 2, "1200"), ("1350", 2, "1400"), ("9.96", 2, "10"), ("9.94", 2, "9.9"),
      ("0.000438568", 3, "0.000439"), ("-0.099951", 3, "-0.100"), ("0.1", 3, "0.100"), ("80", 1, "80"),
      ("0", 3, "0.00"), ("0", 1, "0"), ("10", 1, "10"), ("999999", 1, "1000000"), ("0.001", 1, "0.001"),
      ("1e30", 2, "1000000000000000000000000000000"),
    ] as [(String, Int, String)])
  func roundsToSignificantDigits(text: String, digits: Int, expected: String) {
    #expect(Decimal.rounded(Decimal.of(text).exact, significantDigits: digits).description == expected)
  }

  /// Rounding is nearest: the error is at most half a unit, and printed digits are as many as asked for.
  @Test func roundsRandomFractions() {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<500 {
      let value = generator.rational(bits: 200)
      let places = Int.random(in: 0...40, using: &generator)
      let rounded = Decimal.rounded(value, places: places)
      #expect((rounded.exact - value).magnitude * 2 <= rounded.unit)
      #expect(rounded.places == places)
      let truncated = Decimal.truncated(value, places: places)
      #expect((value - truncated.exact).magnitude < truncated.unit)
      #expect(truncated.exact.magnitude <= value.magnitude)
      let digits = Int.random(in: 1...30, using: &generator)
      let significant = Decimal.rounded(value, significantDigits: digits)
      if !value.isZero {
        #expect(
          (significant.exact - value).magnitude * 2 <= value.magnitude * Rational(10).raised(to: 1 - digits))
        #expect(significant.places == 0 || (digits...digits + 1).contains(significant.significantDigits))
      }
    }
  }

  @Test(
    arguments: [
      (Rational(1, 8), 3, "0.125"), (Rational(1, 8), 2, nil), (Rational(1, 20), 2, "0.05"),
      (Rational(1, 20), 1, nil), (Rational(25, 2), 3, "12.5"), (Rational(25, 2), 2, nil),
      (Rational(1, 3), 100, nil), (Rational(-7, 50), 9, "-0.14"), (Rational(80), 2, "80"),
      (Rational(80), 1, nil), (Rational(0), 1, "0"), (Rational(1, 7 * 16), 50, nil),
    ] as [(Rational, Int, String?)])
  func findsTerminatingDecimals(value: Rational, digits: Int, expected: String?) {
    #expect(Decimal.terminating(value, maximumDigits: digits)?.description == expected)
  }

  @Test func refusesToPrintEnormousNumbers() {
    #expect(Decimal.terminating(Rational(BigInteger(1) << 200_000), maximumDigits: 50) == nil)
    #expect(Decimal.terminating(Rational(1, BigInteger(1) << 200_000), maximumDigits: 50) == nil)
    #expect(Decimal.terminating(Rational(1, BigInteger.power(5, 20_000)), maximumDigits: 50) == nil)
  }
}
