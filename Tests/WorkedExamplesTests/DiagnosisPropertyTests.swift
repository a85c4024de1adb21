import Numerics
import Symbolics
import Testing
import WorkedExamples

/// Random computations, each with one slip: what is named must be that slip, or explain the printed digits as well.
@Suite struct DiagnosisPropertyTests {
  /// The slips that a formula can have; those of digits and size have their own test.
  enum Kind: CaseIterable {
    case name, termSign, number, logarithmBase, degrees, missingFactor, otherQuantity
  }

  @Test("a slip in a formula", arguments: Kind.allCases)
  func formula(_ kind: Kind) throws {
    var found = 0
    for seed in 0..<60 {
      let example = try Example(seed: UInt64(seed), slip: kind)
      let named = example.diagnosis.slip(
        printed: example.printed, value: example.value, formula: example.formula)
      guard let named else { continue }
      found += 1
      #expect(try example.explains(named), "\(named) for \(example.printed), right \(example.value)")
    }
    // Not every slip shows: the other name may have nearly the same value.
    #expect(found >= 55, "of 60")
  }

  @Test("a slip in the digits", arguments: [1, 2, 3, 4, 5] as [UInt64])
  func digits(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let value = Rational(Int.random(in: 100_001...999_999, using: &random)) / 1_000_000
      let right = Array(Decimal.rounded(value, places: 6).description)
      var wrong = right
      let place = Int.random(in: 3..<7, using: &random)
      let isSwap = Bool.random(using: &random)
      if isSwap {
        wrong.swapAt(place, place + 1)
      } else {
        let digit = try #require(right[place].wholeNumberValue)
        wrong[place] = Character("\((digit + Int.random(in: 2...8, using: &random)) % 10)")
      }
      guard wrong != right else { continue }
      let printed = Decimal.of(String(wrong))
      let slip = Diagnosis(among: Definitions()).slip(printed: printed, value: Enclosure(value))
      switch slip {
      case .swappedDigits(let before, let after), .changedDigits(let before, let after):
        // Putting the right digits back gives the right number.
        let changed = wrong.indices.filter { wrong[$0] != right[$0] }
        let stretch = (changed.first ?? 0)...(changed.last ?? 0)
        #expect(
          before == String(wrong[stretch]) && after == String(right[stretch]), "\(printed) for \(value)")
      case nil:
        let verdict = Judge.verdict(printed: printed, value: Enclosure(value))
        #expect(verdict.severity < .error, "\(printed) for \(value)")
      default:
        Issue.record("\(printed) for \(value): \(String(describing: slip))")
      }
    }
  }

  @Test("a slip in the size", arguments: [-3, -2, -1, 1, 2, 3])
  func size(_ places: Int) throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<100 {
      let value = Rational(Int.random(in: 10_001...99_999, using: &random)) / 700
      let printed = Decimal.rounded(value * Rational(10).raised(to: places), significantDigits: 7)
      let diagnosis = Diagnosis(among: Definitions())
      #expect(diagnosis.slip(printed: printed, value: Enclosure(value)) == .decimalPoint(places))
      let opposite = Decimal.rounded(-value, significantDigits: 7)
      #expect(diagnosis.slip(printed: opposite, value: Enclosure(value)) == .sign)
    }
  }

  @Test("right numbers have no slip, however many digits they have", arguments: Kind.allCases)
  func right(_ kind: Kind) throws {
    for seed in 0..<30 {
      let example = try Example(seed: UInt64(seed), slip: kind)
      let exact = try #require(example.value.exact ?? Rational(exactly: example.value.interval.midpoint))
      for digits in 1...10 {
        let printed = Decimal.rounded(exact, significantDigits: digits)
        let slip = example.diagnosis.slip(printed: printed, value: example.value, formula: example.formula)
        #expect(slip == nil, "\(printed) for \(exact)")
      }
    }
  }
}

/// A few random quantities, a formula over them, and the number that one slip makes of it.
private struct Example {
  let definitions: Definitions
  let formula: Expression
  let value: Enclosure
  let printed: Decimal

  var diagnosis: Diagnosis { Diagnosis(among: definitions) }

  init(seed: UInt64, slip: DiagnosisPropertyTests.Kind) throws {
    var random = SeededGenerator(seed: seed)
    func decimal() -> Expression {
      .number(Decimal.rounded(Rational(Int.random(in: 10_001...99_999, using: &random)) / 100_000, places: 5))
    }
    var definitions = Definitions()
    for name in ["a_1", "a_2", "a_3", "b_1", "b_2", "c"] { try definitions.define(Symbol(name), decimal()) }
    let sum: Expression = "a_1" * "b_1" + "a_2" * "b_2" - "c"
    // The right formula, and the one that is computed instead.
    let (right, wrong): (Expression, Expression) =
      switch slip {
      case .name: (sum, "a_1" * "b_1" + "a_3" * "b_2" - "c")
      case .termSign: (sum, "a_1" * "b_1" - "a_2" * "b_2" - "c")
      case .number: (try definitions.spelled("b_1") * "c" + 1, "b_2" * "c" + 1)
      case .logarithmBase: (2 - log("c"), 2 - log("c") / log(10))
      case .degrees:
        (.call(.cos, ["b_1"]) + "c", .call(.cos, ["b_1" * .number("0.017453292519943295")]) + "c")
      case .missingFactor: (.half * ("a_1" + "c") ** 2, ("a_1" + "c") ** 2)
      case .otherQuantity: (("a_1" + "c") ** 2, "b_2")
      }
    self.definitions = definitions
    formula = right
    value = try definitions.evaluate(right).enclosure
    printed = Decimal.rounded(
      try #require(Rational(exactly: try definitions.evaluate(wrong).double)), significantDigits: 9)
  }

  /// Whether the computation with that slip gives the printed digits, in double precision.
  func explains(_ slip: Slip) throws -> Bool {
    func double(_ expression: Expression) throws -> Double { try definitions.evaluate(expression).double }
    let right = try double(formula)
    var results: [Double]
    switch slip {
    case .decimalPoint(let places): results = [(Rational(10).raised(to: places)).nearestDouble * right]
    case .sign: results = [-right]
    case .missingFactor(let factor): results = [right / factor.nearestDouble]
    case .otherQuantity(let symbol): results = [try double(.symbol(symbol))]
    case .number(let printed, _, let symbol, _):
      results = [try double(formula.replacing { $0 == .number(printed) ? .symbol(symbol) : nil })]
    case .name(let printed, let symbol): results = [try double(formula.renaming([printed: symbol]))]
    case .termSign(let term): results = [try double(formula.replacing { $0 == term ? -term : nil })]
    case .logarithmBase(let base):
      let changed = formula.replacing { part in
        if case .call(.log, _) = part { part / log(Expression(base)) } else { nil }
      }
      results = [try double(changed)]
    case .degrees:
      let changed = formula.replacing { part in
        guard case .call(let function, let angle) = part else { return nil }
        return .call(function, [angle[0] * .number("0.017453292519943295")])
      }
      results = [try double(changed)]
    case .swappedDigits, .changedDigits, .naturalLogarithm, .radians, .updatedTooEarly: results = []
    }
    let printed = printed.exact.nearestDouble
    return results.contains { abs($0 - printed) <= 1e-8 * abs(printed) }
  }

  private func abs(_ value: Double) -> Double { value.magnitude }
}

extension Definitions {
  /// The number that a quantity has been given, as a literal.
  fileprivate func spelled(_ symbol: Symbol) throws -> Expression { try #require(self[symbol]).expression }
}
