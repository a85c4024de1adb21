import Numerics
import Symbolics
import Testing
import WorkedExamples

/// What the rule promises of every number, tried on random ones.
@Suite struct JudgePropertyTests {
  /// Fractions, decimals and whole numbers of both signs, and a number of places for each.
  private static let cases: [(value: Rational, places: Int)] = {
    var random = SeededGenerator(seed: 20_240_607)
    return (0..<2_000).map { index in
      let numerator = Int.random(in: -1_000_000...1_000_000, using: &random)
      let denominator =
        index % 3 == 0 ? 100_000 : index % 3 == 1 ? 1 : Int.random(in: 1...9_999, using: &random)
      return (Rational(numerator) / Rational(denominator), Int.random(in: 0...7, using: &random))
    }
  }()

  @Test("a number that is rounded is exact or rounded")
  func rounding() {
    for (value, places) in Self.cases {
      let printed = Decimal.rounded(value, places: places)
      let verdict = Judge.verdict(printed: printed, value: Enclosure(value))
      #expect(verdict == (printed.exact == value ? .exact : .rounded), "\(printed) for \(value)")
    }
  }

  @Test("a number that is cut off is exact, rounded or truncated; cut off to 0 it must be rounded")
  func truncating() {
    for (value, places) in Self.cases {
      let printed = Decimal.truncated(value, places: places)
      let verdict = Judge.verdict(printed: printed, value: Enclosure(value))
      let isCut = (value - printed.exact).magnitude > printed.unit / 2
      let expected: Verdict =
        printed.exact == value ? .exact : !isCut ? .rounded : printed.exact.isZero ? .wrong : .truncated
      #expect(verdict == expected, "\(printed) for \(value)")
    }
  }

  @Test("two or more in the last place are wrong", arguments: [-40, -3, -2, 2, 3, 40])
  func farOff(_ units: Int) {
    for (value, places) in Self.cases {
      let right = Decimal.rounded(value, places: places)
      let printed = Decimal.rounded(right.exact + Rational(units) * right.unit, places: places)
      let verdict = Judge.verdict(printed: printed, value: Enclosure(value))
      #expect(verdict == .wrong, "\(printed) for \(value)")
    }
  }

  @Test("changing the sign of all changes nothing")
  func sign() {
    for (value, places) in Self.cases {
      for offset in [-1, 0, 1] {
        let right = Decimal.rounded(value, places: places)
        let printed = Decimal.rounded(right.exact + Rational(offset) * right.unit, places: places)
        let opposite = Decimal.rounded(-printed.exact, places: places)
        #expect(
          Judge.verdict(printed: printed, value: Enclosure(value))
            == Judge.verdict(printed: opposite, value: Enclosure(-value)), "\(printed) for \(value)")
      }
    }
  }

  @Test("a wider enclosure gives the same verdict or none; only rounded and truncated share a border")
  func width() {
    var random = SeededGenerator(seed: 7)
    for (value, places) in Self.cases {
      let right = Decimal.rounded(value, places: places)
      let offset = Rational(Int.random(in: -3...3, using: &random))
      let printed = Decimal.rounded(right.exact + offset * right.unit, places: places)
      // Not exactly known, but enclosed as tightly as can be.
      let tight = Interval(value)
      let narrow = Judge.verdict(printed: printed, value: Enclosure(tight))
      for hundredths in [1, 10, 50, 100, 300, 1_000] {
        let reach = right.unit * Rational(hundredths) / 100
        let wide = Enclosure(Interval(value - reach).hull(Interval(value + reach)))
        let verdict = Judge.verdict(printed: printed, value: wide)
        let isUndecided = verdict == .unchecked(.undecided)
        #expect(isUndecided || verdict.says(asMuchAs: narrow), "\(printed) for \(value) ± \(reach)")
      }
    }
  }
}

extension Verdict {
  /// Whether two verdicts differ in nothing but what only an exact value tells: that nothing is left over, on
  /// which side of a tie it is, and that no rounding took place at all.
  fileprivate func says(asMuchAs exact: Verdict) -> Bool {
    let nearest: [Verdict] = [.exact, .rounded, .truncated]
    return self == exact || nearest.contains(self) && nearest.contains(exact)
      || (self, exact) == (.lastDigit, .wrong)
  }
}
