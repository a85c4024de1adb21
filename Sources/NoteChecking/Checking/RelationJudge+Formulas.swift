import Notation
import Numerics
import Symbolics
import WorkedExamples

/// The judgement on two formulas, neither of which is a printed number.
extension RelationJudge {
  func judgeFormulas(
    _ left: MathSide, _ right: MathSide, approximately: Bool
  ) throws(SymbolicError) -> Judgement {
    let value = try self.value(of: left)
    let other = try self.value(of: right)
    if let mismatch = mismatch(value.shape, other.shape) { return mismatch }
    var judgement = Judgement(verdict: value.verdict(equals: other))
    guard judgement.verdict.severity == .error else { return judgement }

    if let symbol = left.symbol, right.expression?.symbols.contains(symbol) == true {
      // w = w − α·g is how programmers write an update.
      return Judgement(verdict: .unchecked(.definition))
    }
    if let terms = try termwise(left, right) { return terms }
    let widened = try? self.value(of: left) { provenance.isInexact($0, resultDigits: 0) }
    // In 1/(1 + e^(−1.2)) = 1/(1 + 0.3) the 0.3 can only be rounded.
    let leastDigits = value.enclosures.contains { $0.exact == nil } ? 1 : Provenance.leastDigitsOfResult
    let fresh = newNumbers(of: right, behind: left, leastDigits: leastDigits)
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
      (left.literals + right.literals).allSatisfy({ !provenance.isInexact($0.amount, resultDigits: 0) }),
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

  /// The judgement on a sum that is followed by the same sum with some terms worked out, term by term: in
  /// 78 − 3.785 · 5.2 = 78 − 19.642 the last number is the product. `nil` where the sums do not match.
  private func termwise(_ left: MathSide, _ right: MathSide) throws(SymbolicError) -> Judgement? {
    guard case .sum(let terms)? = left.expression, case .sum(let results)? = right.expression,
      terms.count == results.count
    else { return nil }
    var worst = Judgement(verdict: .consistent)
    var printedResults: [(number: Decimal, verdict: Verdict)] = []
    for (index, (term, result)) in zip(terms, results).enumerated() where term != result {
      guard let printed = result.decimal, term.decimal == nil else { return nil }
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
        printedRange: right.range(ofTerm: index), formula: term, isCertain: isCertain)
    }
    worst.results = printedResults
    return worst
  }

  /// The numbers that a formula prints as results of its own: in 0.2373 + 0.2686 + 0.6, which follows a sum of
  /// products, the first two. What stands on the left already is none, nor the value of a quantity.
  private func newNumbers(of right: MathSide, behind left: MathSide, leastDigits: Int) -> Set<Decimal> {
    let old = Set(left.literals.map(\.decimal))
    return Set(right.literals.map(\.decimal)).filter { number in
      number.places > 0 && number.significantDigits >= leastDigits && !old.contains(number)
        && !quantities.haveExactly(number.exact)
    }
  }

  func compare(
    _ left: MathSide, _ relation: MathRelation.Kind, _ right: MathSide
  ) throws(SymbolicError) -> Judgement {
    let a = try value(of: left)
    let b = try value(of: right)
    guard a.shape == .scalar, b.shape == .scalar else {
      return Judgement(verdict: .unchecked(.unread("arrays have no order")))
    }
    guard let holds = relation.holds(a.enclosure, b.enclosure) else {
      return Judgement(verdict: .unchecked(.undecided), computed: a.enclosure)
    }
    if !holds, relation == .notEqual, left.symbol == nil, right.symbol == nil,
      (left.literals + right.literals).contains(where: { $0.decimal.places > 0 })
    {
      // 0.1 + 0.2 ≠ 0.3 is true where a program computes it.
      return Judgement(verdict: .unchecked(.unread("the numbers of a program may differ")))
    }
    if !holds {
      // After ⅔ = 0.67 nobody means by 0.67 ≤ ⅔ that it is the other way round.
      let isInexact = { provenance.wasRounded($0) }
      if let a = try? value(of: left, varying: isInexact), let b = try? value(of: right, varying: isInexact),
        relation.holds(a.enclosure, b.enclosure) != false
      {
        return Judgement(verdict: .unchecked(.undecided), computed: a.enclosure)
      }
    }
    return Judgement(verdict: holds ? .exact : .wrong, computed: a.enclosure)
  }
}

extension MathRelation.Kind {
  /// Whether one number stands in this relation to another; `nil` where the enclosures do not tell.
  fileprivate func holds(_ a: Enclosure, _ b: Enclosure) -> Bool? {
    let order = Order(a, b)
    let reverse = Order(b, a)
    return switch self {
    case .less: order.isLess
    case .greater: reverse.isLess
    case .lessOrEqual: reverse.isLess.map { !$0 }
    case .greaterOrEqual: order.isLess.map { !$0 }
    case .notEqual: order.isLess == true || reverse.isLess == true ? true : order.isEqual ? false : nil
    case .equal, .approximately, .assignment: nil
    }
  }
}

extension Expression {
  /// The numbers in the expression.
  fileprivate var literals: [Decimal] {
    if case .number(let decimal) = self { [decimal] } else { operands.flatMap(\.literals) }
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
