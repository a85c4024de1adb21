import Numerics
import Symbolics
import Testing
import WorkedExamples

/// The rule of equality, case by case: what is printed, the true value, the verdict. One row, one reason.
@Suite struct JudgeTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let printed: String
    let value: String
    let verdict: Verdict
    let reason: String

    init(_ printed: String, _ value: String, _ verdict: Verdict, _ reason: String) {
      self.printed = printed
      self.value = value
      self.verdict = verdict
      self.reason = reason
    }

    var testDescription: String { "\(printed) for \(value): \(reason)" }
  }

  private func expect(_ row: Row, sourceLocation: SourceLocation = #_sourceLocation) {
    let verdict = Judge.verdict(printed: .of(row.printed), value: .of(row.value))
    #expect(verdict == row.verdict, sourceLocation: sourceLocation)
  }

  private static let undecided = Verdict.unchecked(.undecided)

  @Test(arguments: [
    Row("0.3775", "0.3775", .exact, "nothing is left over"),
    Row("-0.3775", "-0.3775", .exact, "signs too"),
    Row("0.40", "0.4", .exact, "zeros at the end add places, not value"),
    Row("80", "80", .exact, "a whole number"),
    Row("80.0", "80", .exact, "the same with a place"),
    Row("0", "0", .exact, "zero"),
    Row("-0.0", "0", .exact, "zero has no sign"),
    Row("1.2e-3", "0.0012", .exact, "an exponent"),
  ])
  func exact(_ row: Row) { expect(row) }

  @Test(arguments: [
    Row("0.33", "1/3", .rounded, "down"),
    Row("0.67", "2/3", .rounded, "up"),
    Row("-0.67", "-2/3", .rounded, "away from zero"),
    Row("0.13", "0.125", .rounded, "a tie upwards"),
    Row("0.12", "0.125", .rounded, "a tie downwards"),
    Row("-0.13", "-0.125", .rounded, "a tie away from zero"),
    Row("-0.12", "-0.125", .rounded, "a tie towards zero"),
    Row("0.08", "0.075", .rounded, "0.15 · 0.5 as it is rounded on paper"),
    Row("0.07", "0.075", .rounded, "0.15 · 0.5 as a computer may round it"),
    Row("0.40", "0.40049", .rounded, "two places"),
    Row("0.400", "0.40049", .rounded, "a further zero claims a further place"),
    Row("80", "80.3", .rounded, "no place"),
    Row("80", "79.5", .rounded, "a tie at a whole number"),
    Row("80.0", "79.95", .rounded, "a tie at one place"),
    Row("10", "9.5", .rounded, "a carry into a new digit"),
    Row("0.000", "0.0004", .rounded, "smaller than the last place"),
    Row("-0.000", "-0.0004", .rounded, "the same below zero, with the sign kept"),
    Row("0.000", "-0.0004", .rounded, "and with the sign dropped"),
    Row("4.25e8", "425081000.14269972", .rounded, "the last digit of 4.25 · 10⁸ counts millions"),
    Row("1.78e-15", "0.00000000000000177635683940025", .rounded, "an exponent below zero"),
    Row("0.36", "0.3589164795", .rounded, "fewer places say less, and truly"),
    Row("0.35891648", "0.3589164795", .rounded, "0.4 − 0.5 · 0.082167041"),
  ])
  func rounded(_ row: Row) { expect(row) }

  @Test(arguments: [
    Row("0.66", "2/3", .truncated, "cut off"),
    Row("-0.66", "-2/3", .truncated, "cut off towards zero"),
    Row("0.99", "0.9999", .truncated, "nines cut off"),
    Row("2", "2.9", .truncated, "a whole number cut off"),
    Row("1.7e-15", "0.00000000000000177635683940025", .truncated, "an exponent"),
    Row("0.274811083", "0.27481108350805245", .truncated, "½(0.01 − 0.75136507)² at face value"),
    Row("0.66", "0.66999999999", .truncated, "nearly one in the last place"),
  ])
  func truncated(_ row: Row) { expect(row) }

  @Test(arguments: [
    Row("0.035", "0.03635", .wrong, "beyond the last place"),
    Row("0.672", "0.6703", .wrong, "two in the last place"),
    Row("0.33", "0.34", .wrong, "one whole in the last place is not cut off"),
    Row("0.000", "0.0006", .wrong, "a printed zero is never cut off: that would say nothing"),
    Row("0.0", "0.05000001", .wrong, "not even by little"),
    Row("-0.5", "0.5", .wrong, "the other sign"),
    Row("80.0", "80.3", .wrong, "80 would do"),
    Row("0.4000", "0.4004", .wrong, "0.400 would do"),
    Row("0.40", "0.3589164795", .wrong, "0.4 − 0.5 · 0.082167041 with every literal free would reach 0.413"),
    Row("0.31", "0.3589164795", .wrong, "and go down to 0.305"),
    Row("5", "4", .wrong, "2 + 2: no rounding took place"),
    Row("0.301", "0.3", .wrong, "0.1 + 0.2: the value has no more places than are printed"),
    Row("101", "100", .wrong, "the same with three digits and no place"),
    Row("0.68", "2/3", .wrong, "two digits leave no room for one in the last place"),
    Row("4.26e8", "425000000", .wrong, "the value ends where the printed digits do"),
    Row("1.3e-3", "0.00121", .wrong, "two digits with an exponent"),
    Row("1", "1000000000000000000000000000000", .wrong, "nothing overflows"),
  ])
  func wrong(_ row: Row) { expect(row) }

  @Test(arguments: [
    Row(
      "-0.019049119", "-0.019049118258278", .lastDigit, "one too large, as the source of backprop prints it"),
    Row("0.668", "2/3", .lastDigit, "three digits suffice"),
    Row("0.665", "2/3", .wrong, "beyond the value by more than one and a half"),
    Row("0.334", "1/3", .lastDigit, "rounded up in error"),
    Row("0.332", "1/3", .lastDigit, "rounded down in error"),
    Row("4.26e8", "425081000", .lastDigit, "the place that counts is that of the last digit"),
    Row("0.358917", "0.3589164795", .lastDigit, "rounded twice: first to 0.3589165"),
    Row("0.00334", "1/300", .lastDigit, "zeros in front are not significant"),
    Row("0.03", "1/45", .wrong, "so this has one digit only"),
  ])
  func lastDigit(_ row: Row) { expect(row) }

  @Test(arguments: [
    Row("0.50", "0.504...0.506", .rounded, "between rounded and truncated, since a tie goes either way"),
    Row("-0.50", "-0.506...-0.504", .rounded, "the same below zero"),
    Row("0.50", "0.506...0.509", .truncated, "all of it truncated"),
    Row("0.50", "0.499...0.501", .rounded, "all of it rounded"),
    Row("0.500", "0.4984...0.4986", undecided, "between wrong and last-digit, below"),
    Row("0.500", "0.4994...0.4996", undecided, "between last-digit and rounded"),
    Row("0.500", "0.5009...0.5011", undecided, "between truncated and last-digit"),
    Row("0.500", "0.5014...0.5016", undecided, "between last-digit and wrong, above"),
    Row("0.500", "0.4...0.5", undecided, "from wrong to rounded"),
    Row("0.500", "0.4...0.6", undecided, "from wrong to wrong, right in between"),
    Row("0.500", "0.499...0.5012", undecided, "from last-digit to last-digit"),
    Row("0.00", "-1...1", undecided, "about zero"),
    Row("0.500", "0.6...0.7", .wrong, "wide, and wrong everywhere"),
    Row("0.334", "0.3333...0.33333", .lastDigit, "within one verdict"),
    Row("0.33", "0.3333...0.33333", .rounded, "nothing but the enclosure is known"),
  ])
  func enclosure(_ row: Row) { expect(row) }

  @Test("without a bound there is no verdict")
  func unbounded() {
    for interval in [Interval.undefined, Interval(lower: 0, upper: .infinity)] {
      let verdict = Judge.verdict(printed: .of("1.0"), value: Enclosure(interval))
      #expect(verdict.severity == .unchecked)
    }
  }
}
