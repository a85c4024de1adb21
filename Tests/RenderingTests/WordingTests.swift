import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Rendering

struct WordingTests {
  private static let (half, third): (Rational, Rational) = (
    Rational(1) / Rational(2), Rational(1) / Rational(3)
  )

  @Test(
    "Every slip in words",
    arguments: [
      (.decimalPoint(1), "the decimal point is one place too far to the right"),
      (.decimalPoint(-1), "the decimal point is one place too far to the left"),
      (.decimalPoint(3), "the decimal point is 3 places too far to the right"),
      (.sign, "the sign is the other one"),
      (.swappedDigits(printed: "63", right: "36"), "two digits have changed places: 63 for 36"),
      (.changedDigits(printed: "45", right: "56"), "miscopied digits: 45 for 56"),
      (.missingFactor(half), "a factor ½ is missing"),
      (.missingFactor(Rational(3)), "a factor 3 is missing"),
      (.missingFactor(third), "a factor ⅓ is missing"),
      (.otherQuantity("E_o2"), "this is the value of E_o2"),
      (.otherQuantity("dE_total/dw_5"), "this is the value of ∂E_total/∂w_5"),
      (
        .number(printed: .of("0.75"), of: "out_o1", right: "net_o1", value: Enclosure(.of("0.745"))),
        "0.75, which is out_o1, stands in place of net_o1 = 0.74"
      ),
      (
        .number(printed: .of("-0.751"), of: nil, right: "net_o1", value: Enclosure(third)),
        "−0.751 stands in place of net_o1 = 0.333"
      ),
      (.name(printed: "w_3", right: "w_2"), "w_3 stands in place of w_2"),
      (.termSign(-(Expression.symbol("alpha") * .symbol("g"))), "the sign of −α · g is the other one"),
      (.logarithmBase(10), "the logarithm was taken to base 10"),
      (.naturalLogarithm, "the natural logarithm was taken"),
      (.degrees, "the angle was taken in degrees"),
      (.radians, "the angle, which is in degrees, was taken in radians"),
      (.updatedTooEarly(["w_5", "w_6"]), "w_5⁺, w_6⁺ used in place of the old values"),
    ] as [(Slip, String)])
  func slips(slip: Slip, sentence: String) {
    #expect(Wording().sentence(slip) == sentence)
  }

  private static func claim(
    _ verdict: Verdict, printed: String? = "0.75", computed: Enclosure? = Enclosure(third),
    asPrinted: Enclosure? = nil, cause: Slip? = nil, isErratum: Bool = false
  ) -> Claim {
    Claim(
      place: Claim.Place(source: "notes", line: 7), noteLine: 9, latex: "x = 0.75", text: "x = 0.75",
      symbol: "x",
      printed: printed.map(Decimal.of), asPrinted: asPrinted, computed: computed, verdict: verdict,
      cause: cause,
      isErratum: isErratum)
  }

  @Test(
    "Every verdict in words",
    arguments: [
      (claim(.exact), "This is right."),
      (claim(.rounded), "This is right."),
      (claim(.truncated), "This is right."),
      (claim(.consistent), "This is right."),
      (claim(.lastDigit, printed: "0.334"), "Printed is 0.334; right is 0.333 in the last digit."),
      (claim(.wrong), "Printed is 0.75; right is 0.33."),
      (claim(.wrong, printed: "-0.75"), "Printed is −0.75; right is 0.33."),
      (claim(.impossible, printed: "1.2"), "Printed is 1.2; right is 0.33."),
      (
        claim(.wrong, cause: .sign),
        "Printed is 0.75; right is 0.33. Likely cause: the sign is the other one."
      ),
      (
        claim(.wrong, printed: nil, asPrinted: Enclosure(.of("0.5"))),
        "The formula as printed gives 0.5; right is 0.333333333."
      ),
      (claim(.wrong, printed: nil), "Right is 0.333333333."),
      (claim(.wrong, printed: nil, computed: nil), "The two sides differ."),
      (
        claim(.wrong, cause: .number(printed: .of("0.7514"), of: nil, right: "b", value: Enclosure(third))),
        "The numbers as printed give 0.33, not 0.75. Likely cause: 0.7514 stands in place of b = 0.3333."
      ),
      (claim(.unchecked(.undecided)), "Not checked: the enclosure is too wide to decide."),
      (claim(.unchecked(.unknownSymbol("i_i"))), "Not checked: nothing defines 'i_i'."),
      (claim(.unchecked(.unread("an open brace"))), "Not checked: an open brace."),
      (claim(.unchecked(.definition)), "Not checked: a definition."),
      (claim(.unchecked(.noValue("a division by 0"))), "Not checked: a division by 0."),
    ])
  func verdicts(claim: Claim, finding: String) {
    #expect(ClaimWording(Wording()).finding(claim) == finding)
  }

  @Test(arguments: [
    ([], ""),
    ([claim(.exact)], "1 claim: 1 exact."),
    ([claim(.rounded), claim(.exact), claim(.rounded)], "3 claims: 2 rounded, 1 exact."),
    ([claim(.wrong), claim(.unchecked(.definition))], "2 claims: 1 wrong, 1 unchecked."),
    ([claim(.wrong, isErratum: true), claim(.exact, isErratum: true)], "2 errata, 1 confirmed."),
    (
      [claim(.exact), claim(.lastDigit, isErratum: true)], "1 claim: 1 exact. 1 erratum, 1 confirmed."
    ),
  ])
  func summaries(claims: [Claim], sentence: String) {
    #expect(ClaimSummary(claims).sentence == sentence)
  }

  @Test(
    "An enclosure shows what its bounds share",
    arguments: [
      (Enclosure(.of("-0.50")), "= −0.5"),
      (Enclosure(third), "= 0.33333333333333333…"),
      (Enclosure(Interval(lower: 0.25, upper: 0.2500000000000001)), "∈ [0.25, 0.2500000000000001]"),
      (Enclosure(Interval(lower: 0.12345678, upper: 0.12345699)), "∈ 0.123456[78, 99]"),
      (Enclosure(Interval(lower: -0.12345699, upper: -0.12345678)), "∈ −0.123456[99, 78]"),
      (Enclosure(Interval(lower: 1, upper: 2)), "∈ [1.0, 2.0]"),
      (Enclosure(Interval(lower: 1e-20, upper: 2e-20)), "∈ [1e-20, 2e-20]"),
    ])
  func enclosures(enclosure: Enclosure, text: String) {
    #expect(EnclosureText(enclosure).text == text)
  }

  @Test("A line for each claim, in columns, with the cause beneath") func table() {
    let claims = [
      Self.claim(.rounded, printed: "0.333"), Self.claim(.wrong, cause: .sign),
      Self.claim(.wrong, computed: nil, isErratum: true), Self.claim(.unchecked(.definition), printed: nil),
    ]
    #expect(
      ClaimTable(claims, RenderingOptions()).lines == [
        "  ✓ notes:7  x  0.333  rounded         = 0.33333333333333333…",
        "  ✗ notes:7  x  0.75   wrong           = 0.33333333333333333…",
        "      the sign is the other one",
        "  ✓ notes:7  x  0.75   erratum: wrong",
        "  ✗ notes:7  x         unchecked       = 0.33333333333333333…",
        "      a definition",
      ])
  }
}
