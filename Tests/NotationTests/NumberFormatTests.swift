import Notation
import Numerics
import Symbolics
import Testing

@Suite struct NumberFormatTests {
  /// An exact value, digits asked for, what is shown, and whether that is all.
  @Test(
    arguments: [
      (Rational(3775) / 10_000, 9, "0.3775", true), (Rational(1) / 3, 9, "0.333333333", false),
      (Rational(2) / 3, 3, "0.667", false),
      (0, 9, "0", true), (-5, 3, "−5", true), (Rational(-1) / 8, 2, "−0.125", true),
      (123_456_789, 3, "123456789", true),
      (Rational(1) / 1_000_000, 9, "1·10⁻⁶", true), (Rational(1) / 3_000_000, 3, "3.33·10⁻⁷", false),
      (Rational(1) / 10_000, 9, "0.0001", true), (Rational(-1) / 30_000, 4, "−3.333·10⁻⁵", false),
      (Rational(200_000) / 3, 3, "6.67·10⁴", false),
    ] as [(Rational, Int, String, Bool)])
  func exactValues(value: Rational, digits: Int, text: String, isExact: Bool) {
    let shown = NumberFormat(digits: digits).shown(Enclosure(value))
    #expect(unicode.text(shown.expression) == text)
    #expect(shown.isExact == isExact)
    if isExact { #expect(shown.decimal.exact == value) }
  }

  /// Only digits that both ends of the enclosure round to are proven.
  @Test(
    arguments: [
      (0.593269, 0.593269, 5, "0.59327"), (0.5932, 0.5933, 9, "0.593"), (0.59, 0.61, 9, "0.6"),
      (0.9999, 1.0001, 9, "1.00"),
      (-0.5933, -0.5932, 9, "−0.593"), (1.5e-7, 1.5e-7, 2, "1.5·10⁻⁷"),
    ] as [(Double, Double, Int, String)])
  func enclosedValues(lower: Double, upper: Double, digits: Int, text: String) {
    let shown = NumberFormat(digits: digits).shown(Enclosure(Interval(lower: lower, upper: upper)))
    #expect(unicode.text(shown.expression) == text)
    #expect(!shown.isExact)
  }

  @Test(arguments: 0..<500)
  func everyShownDigitIsRight(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let middle = random.normal(deviation: 1) * Double.power(10, random.uniform(in: -6..<6))
    let width = middle.magnitude * Double.power(10, random.uniform(in: -16..<(-2)))
    let interval = Interval(lower: middle - width, upper: middle + width)
    let shown = NumberFormat(digits: Int.random(in: 1...15, using: &random)).shown(Enclosure(interval))
    // Every number of the enclosure rounds to what is shown: it is within half a unit of the last place. Only where
    // not even the first digit is proven is it as far beside as the enclosure is wide.
    let isProven = shown.decimal.significantDigits > 1
    let bound = shown.decimal.unit / 2 + (isProven ? 0 : Rational(exactly: interval.width) ?? 0)
    for end in [interval.lower, interval.upper] {
      if !shown.decimal.exact.isZero, let end = Rational(exactly: end) {
        #expect((end - shown.decimal.exact).magnitude <= bound)
      }
    }
  }
}
