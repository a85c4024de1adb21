import Numerics
import Symbolics
import Testing
import WorkedExamples

/// The verdicts that need to know more than the value: what rounded numbers explain, what a quantity can be.
@Suite struct JudgeContextTests {
  @Test(
    "rounding of earlier results explains what it can reach",
    arguments: [
      ("0.504", "0.501", "0.500...0.5036", Verdict.consistent),
      ("0.504", "0.501", "0.500...0.5035", .consistent),
      ("0.504", "0.501", "0.500...0.5034", .wrong),
      ("0.504", "0.501", "0.501", .wrong),
      ("0.501", "0.501", "0.500...0.502", .exact),
      ("0.501", "0.5012", "0.500...0.502", .rounded),
      ("0.334", "1/3", "0.3331...0.3336", .consistent),
      ("-0.504", "-0.501", "-0.5036...-0.500", .consistent),
    ])
  func consistent(_ printed: String, _ value: String, _ explained: String, _ verdict: Verdict) {
    let found = Judge.verdict(
      printed: .of(printed), value: .of(value), explained: Enclosure.of(explained).interval)
    #expect(found == verdict)
  }

  @Test("an enclosure too wide to decide is not mended by one that is wider still")
  func undecided() {
    let wide = Enclosure.of("0...10")
    let verdict = Judge.verdict(printed: .of("5.00"), value: wide, explained: wide.interval)
    #expect(verdict == .unchecked(.undecided))
  }

  @Test(
    "what a probability can be",
    arguments: [
      ("1.2", "0.7", Verdict.impossible),
      ("-0.1", "0.7", .impossible),
      ("1.2", "0.119", .impossible),
      ("1.001", "0.9999", .impossible),
      ("0.9", "0.7", .wrong),
      ("1.00", "0.9999", .rounded),
      ("1", "1", .exact),
      ("0", "0.2", .rounded),
    ])
  func impossible(_ printed: String, _ value: String, _ verdict: Verdict) {
    #expect(Judge.verdict(printed: .of(printed), value: .of(value), range: 0...1) == verdict)
  }

  @Test("what is impossible is not explained by rounding")
  func impossibleThoughExplained() {
    let explained = Enclosure.of("0.9...1.1").interval
    #expect(
      Judge.verdict(printed: .of("1.05"), value: .of("0.99"), explained: explained, range: 0...1)
        == .impossible)
  }

  @Test(
    "two computed values",
    arguments: [
      ("1/3", "1/3", Verdict.exact),
      ("1/3", "0.3333333333333333333333", .wrong),
      ("1/3", "0.33333333333333...0.33333333333334", .exact),
      ("0.33333333333333...0.33333333333334", "1/3", .exact),
      // Too wide to say.
      ("1/3", "0.3333...0.3334", .unchecked(.undecided)),
      ("0.1...0.2", "0.15...0.3", .unchecked(.undecided)),
      ("-0.000000001...0.000000001", "0", .unchecked(.undecided)),
      ("0.1...0.2", "0.25...0.3", .wrong),
      ("0.1...0.2", "0.201", .wrong),
    ])
  func values(_ left: String, _ right: String, _ verdict: Verdict) {
    #expect(Judge.verdict(.of(left), equals: .of(right)) == verdict)
    #expect(Judge.verdict(.of(right), equals: .of(left)) == verdict)
  }

  @Test("of a value without bounds nothing is said")
  func unbounded() {
    #expect(Judge.verdict(Enclosure(Interval.undefined), equals: .of("1")).severity == .unchecked)
    #expect(Judge.verdict(.of("1"), equals: Enclosure(Interval.undefined)).severity == .unchecked)
  }

  @Test(
    "severity",
    arguments: [
      (Verdict.exact, Verdict.Severity.pass), (.rounded, .pass), (.truncated, .pass), (.consistent, .pass),
      (.lastDigit, .warning), (.wrong, .error), (.impossible, .error), (.unchecked(.undecided), .unchecked),
    ])
  func severity(_ verdict: Verdict, _ severity: Verdict.Severity) {
    #expect(verdict.severity == severity)
  }
}
