import Notation
import Numerics
import Symbolics
import WorkedExamples

/// What was found out about one relation.
struct Judgement: Sendable {
  var verdict: Verdict
  /// The number that is printed as a result.
  var printed: Decimal?
  /// For a formula that is wrong: what it gives as it is printed.
  var asPrinted: Enclosure?
  /// The true value.
  var computed: Enclosure?
  var cause: Slip?
  /// Where the number is printed.
  var printedRange: Range<Int>?
  /// The formula that was computed.
  var formula: Expression?
  /// Whether every number in the formula is exact, so that the value is certain.
  var isCertain = false
  /// What had to be assumed to find the relation right.
  var convention: Convention?
  /// All numbers that are printed as results, each with its own verdict.
  var results: [(number: Decimal, verdict: Verdict)] = []
}

/// Judges the relations of chains, one chain after the other in the order of the document.
struct RelationJudge: Sendable {
  var quantities: Quantities

  /// A document with more errors than these is not helped by looking for the cause of every one.
  static let mostCauses = 100

  private var provenance = Provenance()
  private var errors = 0

  init(_ quantities: Quantities) { self.quantities = quantities }

  /// Finds causes among the quantities; numbers of a formula that look rounded count as such.
  var diagnosis: Diagnosis {
    let quantities = quantities
    return Diagnosis(among: quantities.definitions) { expression in
      var assumptions: [Symbol: Interval] = [:]
      let widened = expression.replacing { part in
        guard case .number(let decimal) = part, decimal.places > 0,
          decimal.significantDigits >= Provenance.leastDigits
        else { return nil }
        let symbol = MathSide.placeholder(assumptions.count)
        assumptions[symbol] = decimal.roundingInterval
        return .symbol(symbol)
      }
      return try? quantities.value(of: widened, assuming: assumptions).enclosure
    }
  }

  /// The judgements on the relations of a chain, in their order.
  ///
  /// - Parameter isRemembered: whether what the chain prints counts as printed for all that comes after it.
  mutating func judge(_ chain: MathChain, isRemembered: Bool) -> [Judgement] {
    let subject = chain.sides.first?.symbol
    var judgements: [Judgement] = []
    /// The formula whose value the numbers behind it print.
    var formula: MathSide?
    for (index, relation) in chain.relations.enumerated() {
      let (left, right) = (chain.sides[index], chain.sides[index + 1])
      if left.numbers() == nil || !relation.kind.isEquality { formula = left }
      var judgement = judge(left, relation.kind, right, subject: subject)
      if let formula, left.numbers() != nil, judgement.verdict.severity > .pass {
        // In 2 · 3 = 5 = 6 the last number is right: it prints the product, and not the 5.
        let other = judge(formula, relation.kind, right, subject: subject)
        if other.verdict.severity <= judgement.verdict.severity { judgement = other }
      }
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

  /// The judgement on `left relation right`.
  ///
  /// - Parameter subject: the quantity that the chain is about.
  private func judge(
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
          return judgement
        }
        return try judgeFormulas(left, right, approximately: approximately)
      case .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual:
        return try compare(left, relation, right)
      case .assignment:
        return Judgement(verdict: .unchecked(.definition))
      }
    } catch {
      let isImpossible = [left, right].contains { $0.expression.map(quantities.hasImpossiblePart) ?? false }
      return Judgement(verdict: isImpossible ? .impossible : .unchecked(.noValue("\(error)")))
    }
  }

  // MARK: Printed numbers

  private func judge(
    _ printed: [Decimal], _ side: MathSide, from formula: MathSide, _ subject: Symbol?, approximately: Bool
  ) throws(SymbolicError) -> Judgement {
    let digits = printed.map(\.significantDigits).max() ?? 0
    let value = try self.value(of: formula)
    if let mismatch = Self.mismatch(value.shape, try self.value(of: side).shape) { return mismatch }
    let isInexact = { provenance.isInexact($0, resultDigits: digits, approximately: approximately) }
    let isCertain = !formula.literals.contains { isInexact($0.decimal) }
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
    judgement.isCertain = isCertain
    if judgement.verdict.severity > .unchecked,
      let convention = Convention.allCases.first(where: { convention in
        convention.applies(to: formula, side)
          && reading(formula, by: convention, gives: printed, explainedBy: isInexact)
      })
    {
      judgement.verdict = .rounded
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
    _ formula: MathSide, by convention: Convention, gives printed: [Decimal],
    explainedBy isInexact: (Decimal) -> Bool
  ) -> Bool {
    guard let expression = formula.expression,
      let value = try? quantities.value(of: convention.reading(of: expression)),
      value.shape.count == printed.count
    else { return false }
    return zip(printed, zip(value.enclosures, value.doubles)).allSatisfy { number, value in
      convention.accepts(number, value.0, value.1)
    }
  }

  /// The judgement on two sides of these shapes, if they cannot be compared.
  private static func mismatch(_ left: Shape, _ right: Shape) -> Judgement? {
    if left.withoutDirection == right.withoutDirection { return nil }
    // W = 0 means that every element is 0; f(x) may have been read as a product.
    let isOneScalar = left.count == 1 || right.count == 1
    return Judgement(
      verdict: isOneScalar ? .unchecked(.unread("a number and an array are not compared")) : .wrong)
  }

  // MARK: Formulas

  private func judgeFormulas(
    _ left: MathSide, _ right: MathSide, approximately: Bool
  ) throws(SymbolicError) -> Judgement {
    let value = try self.value(of: left)
    let other = try self.value(of: right)
    if let mismatch = Self.mismatch(value.shape, other.shape) { return mismatch }
    var judgement = Judgement(verdict: value.verdict(equals: other))
    guard judgement.verdict.severity == .error else { return judgement }

    if let symbol = left.symbol, right.expression?.symbols.contains(symbol) == true {
      // w = w − α·g is how programmers write an update.
      return Judgement(verdict: .unchecked(.definition))
    }
    if let terms = try termwise(left, right) { return terms }
    let widened = try? self.value(of: left) { provenance.isInexact($0, resultDigits: 0) }
    let fresh = newNumbers(of: right, behind: left)
    let otherWidened = try? self.value(of: right) {
      provenance.isInexact($0, resultDigits: 0) || fresh.contains($0)
    }
    if let widened, let otherWidened, widened.mayEqual(otherWidened) {
      judgement.verdict = .consistent
      judgement.results = fresh.map { ($0, .consistent) }
      return judgement
    }
    guard value.shape == .scalar else { return judgement }
    if approximately,
      (left.literals + right.literals).allSatisfy({ !provenance.isInexact($0.decimal, resultDigits: 0) }),
      value.enclosure.isNear(other.enclosure)
    {
      // π ≈ 22/7
      return Judgement(verdict: .unchecked(.unread("how near '≈' is meant is not said")))
    }
    if Convention.powerOfTen(right) != nil, value.enclosure.isWithinTenfold(of: other.enclosure) {
      return Judgement(verdict: .unchecked(.unread("an order of magnitude")))
    }
    judgement.computed = value.enclosure
    judgement.asPrinted = other.enclosure
    judgement.formula = left.expression
    judgement.cause = right.expression.flatMap { formula in
      cause { $0.slip(formula: formula, value: value.enclosure) }
    }
    return judgement
  }

  /// Looks for a cause, unless there have been too many errors.
  private func cause(_ search: (Diagnosis) -> Slip?) -> Slip? {
    errors < Self.mostCauses ? search(diagnosis) : nil
  }

  /// The judgement on a sum that is followed by the same sum with some terms worked out, term by term: in
  /// 78 − 3.785 · 5.2 = 78 − 19.642 the last number is the product. `nil` where the sums do not match.
  private func termwise(_ left: MathSide, _ right: MathSide) throws(SymbolicError) -> Judgement? {
    guard case .sum(let terms)? = left.expression, case .sum(let results)? = right.expression,
      terms.count == results.count
    else { return nil }
    var worst = Judgement(verdict: .consistent)
    var printedResults: [(number: Decimal, verdict: Verdict)] = []
    for (term, result) in zip(terms, results) where term != result {
      guard let printed = result.printedNumber, term.printedNumber == nil else { return nil }
      let digits = printed.significantDigits
      let value = try quantities.value(of: term)
      guard value.shape == .scalar else { return nil }
      let isInexact = { provenance.isInexact($0, resultDigits: digits) }
      let isCertain = !term.literals.contains(where: isInexact)
      let explained = isCertain ? nil : try? quantities.value(varying: term, isInexact)
      let verdict = Judge.verdict(
        printed: printed, value: value.enclosure, explained: explained?.enclosure.interval)
      printedResults.append((printed, verdict))
      guard verdict.severity > worst.verdict.severity else { continue }
      worst = Judgement(
        verdict: verdict, printed: printed, computed: value.enclosure,
        cause: cause { $0.slip(printed: printed, value: value.enclosure, formula: term) },
        printedRange: right.literals.first { $0.decimal == printed.withoutSign }?.range, formula: term,
        isCertain: isCertain)
    }
    worst.results = printedResults
    return worst
  }

  /// The numbers that a formula prints as results of its own: in 0.2373 + 0.2686 + 0.6, which follows a sum of
  /// products, the first two. What stands on the left already is none, nor the value of a quantity.
  private func newNumbers(of right: MathSide, behind left: MathSide) -> Set<Decimal> {
    let old = Set(left.literals.map(\.decimal))
    return Set(right.literals.map(\.decimal)).filter { number in
      number.places > 0 && number.significantDigits >= Provenance.leastDigitsOfResult && !old.contains(number)
        && !quantities.haveExactly(number.exact)
    }
  }

  private func compare(
    _ left: MathSide, _ relation: MathRelation.Kind, _ right: MathSide
  ) throws(SymbolicError) -> Judgement {
    let a = try value(of: left)
    let b = try value(of: right)
    guard a.shape == .scalar, b.shape == .scalar else {
      return Judgement(verdict: .unchecked(.unread("arrays have no order")))
    }
    let order = Order(a.enclosure, b.enclosure)
    let reverse = Order(b.enclosure, a.enclosure)
    let holds: Bool? =
      switch relation {
      case .less: order.isLess
      case .greater: reverse.isLess
      case .lessOrEqual: reverse.isLess.map { !$0 }
      case .greaterOrEqual: order.isLess.map { !$0 }
      case .notEqual: order.isLess == true || reverse.isLess == true ? true : order.isEqual ? false : nil
      case .equal, .approximately, .assignment: nil
      }
    return Judgement(
      verdict: holds.map { $0 ? .exact : .wrong } ?? .unchecked(.undecided), computed: a.enclosure)
  }

  // MARK: Values

  /// The value of a side as it is printed.
  private func value(of side: MathSide) throws(SymbolicError) -> Value {
    try quantities.value(of: side.expression ?? 0)
  }

  /// The values that a side can have while its inexact numbers vary within their rounding.
  private func value(
    of side: MathSide, perhapsCutOff: Bool = false, varying isInexact: (Decimal) -> Bool
  ) throws(SymbolicError) -> Value {
    guard case .success(let template) = side.content else { return try value(of: side) }
    var assumptions: [Symbol: Interval] = [:]
    var exact: [Symbol: Expression] = [:]
    for (number, literal) in side.literals.enumerated() {
      let symbol = MathSide.placeholder(number)
      if isInexact(literal.decimal) {
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

extension Expression {
  /// The number, where the expression is nothing but one, perhaps with a sign.
  fileprivate var printedNumber: Decimal? {
    switch self {
    case .number(let decimal): decimal
    case .negation(.number(let decimal)): Decimal("-\(decimal)")
    default: nil
    }
  }

  /// The numbers in the expression.
  fileprivate var literals: [Decimal] {
    if case .number(let decimal) = self { [decimal] } else { operands.flatMap(\.literals) }
  }
}

extension Quantities {
  /// The values that a formula can have while some of its numbers vary within their rounding.
  fileprivate func value(varying formula: Expression, _ isInexact: (Decimal) -> Bool) throws(SymbolicError)
    -> Value
  {
    var assumptions: [Symbol: Interval] = [:]
    let widened = formula.replacing { part in
      guard case .number(let decimal) = part, isInexact(decimal) else { return nil }
      let symbol = MathSide.placeholder(assumptions.count)
      assumptions[symbol] = decimal.roundingInterval
      return .symbol(symbol)
    }
    return try value(of: widened, assuming: assumptions)
  }
}

extension Value {
  /// Whether nothing tells two arrays of one shape apart.
  fileprivate func mayEqual(_ other: Value) -> Bool {
    zip(enclosures, other.enclosures).allSatisfy { Judge.mayBeEqual($0, $1) }
  }

  /// The verdict on two arrays that are said to be equal: the worst of the verdicts on their elements.
  fileprivate func verdict(equals other: Value) -> Verdict {
    zip(enclosures, other.enclosures).map { Judge.verdict($0, equals: $1) }
      .max { $0.severity < $1.severity } ?? .exact
  }
}

extension Shape {
  /// The shape, if a row and a column are the same list: notes do not always tell them apart.
  fileprivate var withoutDirection: Shape {
    switch self {
    case .scalar, .vector(1), .matrix(1, 1): .scalar
    case .vector: self
    case .matrix(1, let count), .matrix(let count, 1): .vector(count)
    case .matrix: self
    }
  }
}

extension Enclosure {
  /// Whether neither of two positive numbers is more than ten times the other.
  fileprivate func isWithinTenfold(of other: Enclosure) -> Bool {
    let ratio = (self / other).interval
    return ratio.lower >= 0.1 && ratio.upper <= 10
  }

  /// Whether the two differ by less than a tenth, so that one may stand for the other.
  fileprivate func isNear(_ other: Enclosure) -> Bool {
    let difference = (self - other).magnitude.interval
    return difference.upper < 0.1 * max(magnitude.interval.lower, other.magnitude.interval.lower)
  }
}

extension Quantities {
  /// Whether something stands in the expression that no real number can be: the logarithm or the square root of
  /// a negative number.
  fileprivate func hasImpossiblePart(_ expression: Expression) -> Bool {
    if case .call(let function, let arguments) = expression, function == .log || function == .squareRoot,
      arguments.contains(where: { argument in
        (try? value(of: argument))?.enclosures.contains { $0.interval.upper < 0 } ?? false
      })
    {
      return true
    }
    return expression.operands.contains(where: hasImpossiblePart)
  }
}

/// How two enclosed numbers compare.
private struct Order {
  /// Whether the first is less; `nil` where the enclosures do not tell.
  let isLess: Bool?
  let isEqual: Bool

  init(_ a: Enclosure, _ b: Enclosure) {
    if let x = a.exact, let y = b.exact {
      isLess = x < y
      isEqual = x == y
    } else {
      isEqual = false
      isLess =
        a.interval.upper < b.interval.lower ? true : a.interval.lower >= b.interval.upper ? false : nil
    }
  }
}

extension MathSide {
  /// The numbers, where the side is one number or an array of numbers.
  ///
  /// - Parameter approximately: whether a power of ten alone counts as a number, as it does behind ≈.
  func numbers(approximately: Bool = false) -> [Decimal]? {
    guard case .success(let template) = content else { return nil }
    let decimals = Dictionary(
      uniqueKeysWithValues: literals.indices.map { (Self.placeholder($0), literals[$0].decimal) })
    func literal(_ expression: Expression) -> Decimal? {
      if case .symbol(let symbol) = expression { decimals[symbol] } else { nil }
    }
    func powerOfTen(_ expression: Expression) -> String? {
      guard case .power(let base, let exponent) = expression, literal(base)?.exact == 10 else { return nil }
      if case .negation(let positive) = exponent { return literal(positive).map { "-\($0)" } }
      return literal(exponent)?.description
    }
    func numbers(_ expression: Expression) -> [Decimal]? {
      switch expression {
      case .symbol:
        return literal(expression).map { [$0] }
      case .negation(let operand):
        guard let positive = numbers(operand), positive.count == 1 else { return nil }
        return Decimal("-\(positive[0])").map { [$0] }
      // 4.25 × 10⁸ is a number as people print it,
      case .product(let factors) where factors.count == 2:
        guard let mantissa = literal(factors[0]), let exponent = powerOfTen(factors[1]) else { return nil }
        return Decimal("\(mantissa)e\(exponent)").map { [$0] }
      case .power where approximately:
        return powerOfTen(expression).flatMap { Decimal("1e\($0)") }.map { [$0] }
      // and so is 33.3 %, of which the reader has made a quotient by a number that is not in the text.
      case .quotient(let count, .number(let hundred)) where hundred.exact == 100:
        return literal(count).flatMap { Decimal("\($0)e-2") }.map { [$0] }
      case .array(let elements):
        var all: [Decimal] = []
        for element in elements {
          guard let inner = numbers(element) else { return nil }
          all += inner
        }
        return all
      case .number, .sum, .product, .elementwise, .quotient, .power, .call, .matrixProduct, .matrixPower,
        .outer,
        .transpose, .element, .reduction:
        return nil
      }
    }
    return numbers(template)
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
