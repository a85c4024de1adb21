import Numerics
import Symbolics
import Testing
import WorkedExamples

/// The slips, each seeded into a number or formula and found again.
@Suite struct DiagnosisTests {
  /// One unit with its error, and an angle: net = 0.3815, out = 0.594234833…, E = 0.170665170….
  private static func unit() throws -> Definitions {
    try .of([
      "w_1": .number("0.15"), "w_2": .number("0.20"), "w_3": .number("0.25"), "i_1": .number("0.05"),
      "i_2": .number("0.12"), "b": .number("0.35"), "t": .number("0.01"), "phi": .number("0.9"),
      "net": "w_1" * "i_1" + "w_2" * "i_2" + "b", "out": logistic("net"), "E": .half * ("t" - "out") ** 2,
    ])
  }

  private func slip(_ printed: String, for formula: Expression) throws -> Slip? {
    let definitions = try Self.unit()
    return Diagnosis(among: definitions).slip(
      printed: .of(printed), value: try definitions.evaluate(formula).enclosure, formula: formula)
  }

  @Test(
    "in the digits",
    arguments: [
      ("5.94234833", Slip.decimalPoint(1)),
      ("0.0594234834", .decimalPoint(-1)),
      ("594.23", .decimalPoint(3)),
      ("-0.594234834", .sign),
      ("-5.94234834", nil),
      ("0.592434834", .swappedDigits(printed: "24", right: "42")),
      ("0.594234843", .swappedDigits(printed: "43", right: "34")),
      ("0.594334834", .changedDigits(printed: "3", right: "2")),
      ("0.594344834", .changedDigits(printed: "34", right: "23")),
      ("0.594567834", nil),
      ("5.942438e-1", .swappedDigits(printed: "43", right: "34")),
      ("5.941348e-1", .changedDigits(printed: "1", right: "2")),
      ("0.5842", .changedDigits(printed: "8", right: "9")),
      ("0.5832", nil),
      ("0.694", nil),
      ("5.9", nil),  // two digits are reproduced by too many slips
      ("-0.59", nil),
      ("0.59", nil),
    ] as [(String, Slip?)])
  func digits(_ printed: String, _ expected: Slip?) throws {
    #expect(try slip(printed, for: "out") == expected)
  }

  @Test(
    "in the digits of a number that was cut off, or across its point",
    arguments: [
      ("0.123465", Rational(12_345_678) / 100_000_000, Slip.swappedDigits(printed: "65", right: "56")),
      ("0.124456", Rational(12_345_678) / 100_000_000, .changedDigits(printed: "4", right: "3")),
      ("7.3129", Rational(37_129) / 10_000, .swappedDigits(printed: "7.3", right: "3.7")),
      ("7.4129", Rational(37_129) / 10_000, nil),
      ("186.635e-2", Rational(168_635) / 100_000, .swappedDigits(printed: "86", right: "68")),
    ])
  func digits(_ printed: String, of value: Rational, _ expected: Slip?) {
    #expect(
      Diagnosis(among: Definitions()).slip(printed: .of(printed), value: Enclosure(value)) == expected)
  }

  @Test(
    "in factors and quantities",
    arguments: [
      ("0.341330341", "E", .missingFactor(Rational(1) / 2)),
      ("0.085332585", "E", .missingFactor(2)),
      ("0.511995511", "E", .missingFactor(Rational(1) / 3)),
      ("0.0426662926", "E", .missingFactor(4)),
      ("0.604234834", ("out" + "t") / 7, .missingFactor(Rational(1) / 7)),
      ("0.0123313231", ("out" + "t") / 7, .missingFactor(7)),
      ("0.594234834", "E", .otherQuantity("out")),
      ("0.3815", "out", .otherQuantity("net")),
      // Too short to be the value of one quantity only.
      ("0.25", "E", nil),
      ("0.250", "E", nil),
    ] as [(String, Expression, Slip?)])
  func values(_ printed: String, _ formula: Expression, _ expected: Slip?) throws {
    #expect(try slip(printed, for: formula) == expected)
  }

  @Test(
    "in a formula",
    arguments: [
      ("0.3875", "w_1" * "i_1" + "w_2" * "i_2" + "b", .name(printed: "w_2", right: "w_3")),
      ("0.3335", "w_1" * "i_1" + "w_2" * "i_2" + "b", .termSign("w_2" * "i_2")),
      ("0.3815", "w_1" * "i_1" - "w_2" * "i_2" + "b", .termSign(-("w_2" * "i_2"))),
      // 0.5 stands there twice, and only once as a term.
      ("-0.425", .number("0.5") * "w_1" + .number("0.5"), .termSign(.number("0.5"))),
      ("0.226041894", -log("out"), .logarithmBase(10)),
      ("0.750894917", -log("out"), .logarithmBase(2)),
      ("0.750894917", -(log("out") / log(10)), .logarithmBase(2)),
      ("0.520480695", -(log("out") / log(2)), .naturalLogarithm),
      ("0.0157073173", .call(.sin, ["phi"]), .degrees),
      ("0.999876632", .call(.cos, ["phi"]), .degrees),
      ("0.0157092553", .call(.tan, ["phi"]), .degrees),
      ("0.531414635", 2 * .call(.sin, ["phi"]) + .half, .degrees),
      ("-0.988031624", .call(.sin, [30 * .number("3.14159265358979324") / 180]), .radians),
      // No angle, no degrees.
      ("0.0157073173", .call(.tanh, ["phi"]), nil),
    ] as [(String, Expression, Slip?)])
  func formulas(_ printed: String, _ formula: Expression, _ expected: Slip?) throws {
    #expect(try slip(printed, for: formula) == expected)
  }

  @Test("a number that is another quantity's, in the place of the right one")
  func number() throws {
    let formula = Expression.half * (.number("0.01") - .number("0.3815")) ** 2
    let out = try #require(try Self.unit().value(of: "out")).enclosure
    let expected = Slip.number(printed: .of("0.3815"), of: "net", right: "out", value: out)
    #expect(try slip("0.170665170", for: formula) == expected)
  }

  @Test(
    "formulas that should equal a quantity",
    arguments: [
      ("w_1" * "i_1" + "w_3" * "i_2" + "b", "net", .name(printed: "w_3", right: "w_2")),
      ("w_1" * "i_1" - "w_2" * "i_2" + "b", "net", .termSign(-("w_2" * "i_2"))),
      (.half * ("t" + "out") ** 2, "E", .termSign("t")),
      ("w_1" * "i_1" + "b", "net", nil),
    ] as [(Expression, Expression, Slip?)])
  func equalities(_ formula: Expression, _ quantity: Expression, _ expected: Slip?) throws {
    let definitions = try Self.unit()
    let value = try definitions.evaluate(quantity).enclosure
    #expect(Diagnosis(among: definitions).slip(formula: formula, value: value) == expected)
  }

  @Test(
    "what is right, or off in the last digit only, has no cause",
    arguments: ["0.594234834", "0.594234833", "0.594234835", "0.59423", "0.5942", "0.6", "0.594234833692"])
  func right(_ printed: String) throws {
    #expect(try slip(printed, for: "out") == nil)
  }

  @Test("a formula longer than anyone writes is not searched")
  func long() throws {
    let formula = Expression.sum(
      (0..<5_000).map { .number(Decimal.rounded(Rational($0) / 100_000, places: 5)) })
    #expect(try slip("0.123456", for: formula) == nil)
  }
}
