import Notation
import Numerics
import Symbolics
import WorkedExamples

/// Judges the relations of chains, one chain after the other in the order of the document.
struct RelationJudge: Sendable {
  var quantities: Quantities
  /// Whether a row differs from a column of the same numbers, where matrices are compared.
  var tellsRowsFromColumns = false

  /// A document with more errors than these is not helped by looking for the cause of every one.
  static let mostCauses = 100

  /// So many numbers behind a formula may be no repetition of the one before.
  private static let mostRepetitions = 20

  private(set) var provenance = Provenance()
  private var errors = 0

  init(_ quantities: Quantities) { self.quantities = quantities }

  /// Finds causes among the quantities; numbers of a formula that look rounded count as such.
  var diagnosis: Diagnosis {
    let quantities = quantities
    return Diagnosis(among: quantities.definitions) { expression in
      let value = try? quantities.value(varying: expression) { number in
        number.places > 0 && number.significantDigits >= Provenance.leastDigits
      }
      return value?.enclosure
    }
  }

  /// The judgements on the relations of a chain, in their order.
  ///
  /// - Parameter isRemembered: whether what the chain prints counts as printed for all that comes after it.
  mutating func judge(_ chain: MathChain, isRemembered: Bool) -> [Judgement] {
    let subject = chain.sides.first?.name
    var judgements: [Judgement] = []
    /// The formula whose value the numbers behind it print, and how often it has been computed once more for them.
    var formula: MathSide?
    var repetitions = 0
    for (index, relation) in chain.relations.enumerated() {
      let (left, right) = (chain.sides[index], chain.sides[index + 1])
      if left.numbers() == nil {
        formula = left
        repetitions = 0
      }
      var judgement = judge(left, relation.kind, right, subject: subject)
      if let formula, left.numbers() != nil, right.numbers() != nil, relation.kind.isEquality,
        judgement.verdict.severity > .pass
      {
        // In 2 · 3 = 5 = 6 the last number is right: it prints the product, and not the 5.
        repetitions += 1
        let other =
          repetitions <= Self.mostRepetitions
          ? judge(formula, relation.kind, right, subject: subject)
          : Judgement(verdict: .unchecked(.unread("one of very many numbers behind a formula")))
        if other.verdict.severity <= judgement.verdict.severity { judgement = other }
      }
      // What follows < or → is another value.
      if !relation.kind.isEquality { formula = nil }
      if judgement.verdict.severity == .error { errors += 1 }
      if isRemembered { remember(judgement, relation.kind, right) }
      judgements.append(judgement)
    }
    return judgements
  }

  private mutating func remember(_ judgement: Judgement, _ relation: MathRelation.Kind, _ right: MathSide) {
    for (number, verdict) in judgement.results { provenance.printed(number, verdict) }
    if judgement.results.isEmpty, relation.isEquality {
      for number in right.numbers() ?? [] {
        provenance.printed(number, judgement.verdict, approximately: relation == .approximately)
      }
    }
  }

  /// The judgement on `left relation right`: in the same units the numbers decide, and nothing is converted.
  ///
  /// - Parameter subject: the quantity that the chain is about.
  private func judge(
    _ left: MathSide, _ relation: MathRelation.Kind, _ right: MathSide, subject: Symbol?
  ) -> Judgement {
    guard let units = left.units, let others = right.units else {
      return Judgement(verdict: .unchecked(.units("units that do not go together")))
    }
    if units != others, !units.areNone, !others.areNone {
      return Judgement(verdict: .unchecked(.units("the two sides have different units")))
    }
    let judgement = judgeNumbers(left, relation, right, subject: subject)
    if units == others || judgement.verdict.severity <= .unchecked { return judgement }
    // In hours = 3 · 512 = 1536 hours the word only says once more what is counted.
    if let subject, units.areOnly(subject.plain) || others.areOnly(subject.plain) { return judgement }
    return Judgement(verdict: .unchecked(.units("only one side has a unit, by which it may be scaled")))
  }

  private func judgeNumbers(
    _ left: MathSide, _ relation: MathRelation.Kind, _ right: MathSide, subject: Symbol?
  ) -> Judgement {
    for side in [left, right] {
      guard case .failure(let error) = side.content else { continue }
      if case .unknownSymbol(let symbol) = error.obstacle {
        return Judgement(verdict: .unchecked(.unknownSymbol(symbol.plain)))
      }
      return Judgement(verdict: .unchecked(.unread("\(error)")))
    }
    do throws(SymbolicError) {
      switch relation {
      case .equal, .approximately:
        let approximately = relation == .approximately
        if let printed = right.numbers(approximately: approximately) {
          return try judge(printed, right, from: left, subject, approximately: approximately)
        }
        if let printed = left.numbers(approximately: approximately) {
          var judgement = try judge(printed, left, from: right, subject, approximately: approximately)
          // Of a number before the formula nobody knows which of the two was meant.
          judgement.isCertain = false
          if approximately, judgement.verdict.severity > .unchecked,
            try value(of: left).enclosure.isNear(value(of: right).enclosure)
          {
            // 0.49 ≈ ½
            return Judgement(verdict: .unchecked(.unread("how near '≈' is meant is not said")))
          }
          return judgement
        }
        return try judgeFormulas(left, right, approximately: approximately)
      case .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual:
        return try compare(left, relation, right)
      case .assignment:
        return Judgement(verdict: .unchecked(.definition))
      }
    } catch {
      if case .unknownName(let name) = error.fault {
        return Judgement(
          verdict: .unchecked(left.symbol == name ? .definition : .unknownSymbol(name.plain)))
      }
      let isImpossible = [left, right].contains { $0.expression.map(quantities.hasImpossiblePart) ?? false }
      return Judgement(verdict: isImpossible ? .impossible : .unchecked(.noValue("\(error)")))
    }
  }

  /// Whether a relation is right, whatever it is about.
  func isRight(_ left: MathSide, _ relation: MathRelation.Kind, _ right: MathSide) -> Bool {
    judge(left, relation, right, subject: nil).verdict.severity == .pass
  }

  // MARK: Printed numbers

  private func judge(
    _ printed: [Decimal], _ side: MathSide, from formula: MathSide, _ subject: Symbol?, approximately: Bool
  ) throws(SymbolicError) -> Judgement {
    let digits = printed.map(\.significantDigits).max() ?? 0
    let value = try self.value(of: formula)
    if let mismatch = mismatch(value.shape, try self.value(of: side).shape) { return mismatch }
    let isInexact = { provenance.isInexact($0, resultDigits: digits, approximately: approximately) }
    let isCertain = !formula.literals.contains { isInexact($0.amount) }
    // Where the rounded numbers vary so far that there is no value any more, they explain nothing.
    let explained =
      isCertain ? nil : try? self.value(of: formula, perhapsCutOff: approximately, varying: isInexact)
    let range = (formula.symbol ?? subject).flatMap(quantities.range)
    var judgement = Judgement(verdict: .unchecked(.definition))
    for (index, number) in printed.enumerated() {
      var verdict = Judge.verdict(
        printed: number, value: value.enclosures[index], explained: explained?.enclosures[index].interval,
        range: range)
      if approximately, verdict.severity > .unchecked, let short = number.withoutFinalZeros,
        Judge.verdict(printed: short, value: value.enclosures[index]) == .rounded
      {
        // ≈ 1500 may well be rounded to hundreds.
        verdict = .rounded
      }
      judgement.results.append((number, verdict))
      if index == 0 || verdict.severity > judgement.verdict.severity {
        judgement.verdict = verdict
        judgement.printed = number
        judgement.computed = value.enclosures[index]
        judgement.printedRange =
          side.literals.count == printed.count ? side.literals[index].range : side.range
      }
    }
    if Convention.powerOfTen(side) != nil, judgement.verdict.severity > .unchecked,
      value.enclosure.isWithinTenfold(of: Enclosure(printed[0].exact))
    {
      return Judgement(verdict: .unchecked(.unread("an order of magnitude")))
    }
    judgement.formula = formula.expression
    // Of two numbers either may be wrong, and who leaves the base of a logarithm open may mean another one.
    judgement.isCertain =
      isCertain && formula.numbers() == nil
      && !Convention.allCases.contains { $0.leavesOpen(formula, side) }
    if judgement.verdict.severity > .unchecked,
      let convention = Convention.allCases.first(where: { convention in
        convention.applies(to: formula, side) && reading(formula, by: convention, gives: printed)
      })
    {
      judgement.verdict = convention.verdict
      judgement.convention = convention
      return judgement
    }
    if judgement.verdict.severity == .error, let number = judgement.printed, let computed = judgement.computed
    {
      judgement.cause = cause { diagnosis in
        diagnosis.slip(
          printed: number, value: computed, formula: value.shape == .scalar ? formula.expression : nil,
          subject: subject)
      }
    }
    return judgement
  }

  /// Whether a formula gives the printed numbers if it is read by a convention.
  private func reading(
    _ formula: MathSide, by convention: Convention, gives printed: [Decimal]
  ) -> Bool {
    guard let expression = formula.expression,
      let value = try? quantities.value(of: convention.reading(of: expression)),
      value.shape.count == printed.count
    else { return false }
    return zip(printed, zip(value.enclosures, value.doubles)).allSatisfy { number, value in
      convention.accepts(number, value.0, value.1)
    }
  }

  /// Looks for a cause, unless there have been too many errors.
  func cause(_ search: (Diagnosis) -> Slip?) -> Slip? {
    errors < Self.mostCauses ? search(diagnosis) : nil
  }

  // MARK: Values

  /// The value of a side as it is printed.
  func value(of side: MathSide) throws(SymbolicError) -> Value {
    try quantities.value(of: side.expression ?? 0)
  }

  /// The values that a side can have while its inexact numbers vary within their rounding.
  func value(
    of side: MathSide, perhapsCutOff: Bool = false, varying isInexact: (Decimal) -> Bool
  ) throws(SymbolicError) -> Value {
    guard case .success(let template) = side.content else { return try value(of: side) }
    var assumptions: [Symbol: Interval] = [:]
    var exact: [Symbol: Expression] = [:]
    for (number, literal) in side.literals.enumerated() {
      let symbol = MathSide.placeholder(number)
      if isInexact(literal.amount) {
        assumptions[symbol] =
          perhapsCutOff ? literal.decimal.cuttingInterval : literal.decimal.roundingInterval
      } else {
        exact[symbol] = .number(literal.decimal)
      }
    }
    let expression = template.replacing { part in
      if case .symbol(let symbol) = part { exact[symbol] } else { nil }
    }
    return try quantities.value(of: expression, assuming: assumptions)
  }
}

extension Enclosure {
  /// Whether neither of two positive numbers is more than ten times the other.
  func isWithinTenfold(of other: Enclosure) -> Bool {
    let ratio = (self / other).interval
    return ratio.lower >= 0.1 && ratio.upper <= 10
  }

  /// Whether the two differ by less than a tenth, so that one may stand for the other.
  func isNear(_ other: Enclosure) -> Bool {
    let difference = (self - other).magnitude.interval
    return difference.upper < 0.1 * max(magnitude.interval.lower, other.magnitude.interval.lower)
  }
}

extension Decimal {
  /// A whole number that ends in zeros, such as 1500, as 15e2; `nil` for others.
  fileprivate var withoutFinalZeros: Decimal? {
    guard places == 0, !exact.isZero, description.hasSuffix("0") else { return nil }
    let digits = description.reversed().drop { $0 == "0" }
    return Decimal("\(String(digits.reversed()))e\(description.count - digits.count)")
  }
}
