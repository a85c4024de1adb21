import Notation
import Numerics
import Symbolics
import WorkedExamples

/// What was found out about one relation.
struct Judgement: Sendable {
  let verdict: Verdict
  /// The number that is printed as a result.
  var printed: Decimal?
  /// For a formula that is wrong: what it gives as it is printed.
  var asPrinted: Enclosure?
  /// The true value.
  var computed: Enclosure?
  var cause: Slip?
}

/// Judges the relation between two neighbouring sides of a chain.
struct RelationJudge: Sendable {
  let quantities: Quantities
  private(set) var provenance = Provenance()

  init(_ quantities: Quantities) { self.quantities = quantities }

  /// Remembers the results that a chain prints, for what comes after it.
  mutating func remember(_ chain: MathChain) {
    for side in chain.sides.dropFirst() {
      for number in side.numbers ?? [] { provenance.printed(number) }
    }
  }

  /// The judgement on `left relation right`.
  ///
  /// - Parameter subject: the quantity that the chain is about.
  func judge(
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
        if let printed = right.numbers { return try judge(printed, right, from: left, subject) }
        if let printed = left.numbers { return try judge(printed, left, from: right, subject) }
        return try judgeFormulas(left, right)
      case .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual:
        return try compare(left, relation, right)
      case .assignment:
        return Judgement(verdict: .unchecked(.definition))
      }
    } catch {
      return Judgement(verdict: .unchecked(.noValue("\(error)")))
    }
  }

  // MARK: Printed numbers

  private func judge(
    _ printed: [Decimal], _ side: MathSide, from formula: MathSide, _ subject: Symbol?
  ) throws(SymbolicError) -> Judgement {
    let digits = printed.map(\.significantDigits).max() ?? 0
    let value = try self.value(of: formula)
    guard value.shape == (try self.value(of: side)).shape else {
      return Judgement(verdict: .wrong)
    }
    let explained = try self.value(of: formula, resultDigits: digits)
    var worst: Judgement?
    for (index, number) in printed.enumerated() {
      let verdict = Judge.verdict(
        printed: number, value: value.enclosures[index], explained: explained.enclosures[index].interval,
        range: (formula.symbol ?? subject).flatMap(quantities.range))
      if verdict.severity.rawValue > worst?.verdict.severity.rawValue ?? -1 {
        worst = Judgement(verdict: verdict, printed: number, computed: value.enclosures[index])
      }
    }
    guard var judgement = worst else { return Judgement(verdict: .unchecked(.definition)) }
    if judgement.verdict.severity == .error, let number = judgement.printed, let computed = judgement.computed {
      judgement.cause = diagnosis.slip(
        printed: number, value: computed, formula: value.shape == .scalar ? formula.expression : nil,
        subject: subject)
    }
    return judgement
  }

  // MARK: Formulas

  private func judgeFormulas(_ left: MathSide, _ right: MathSide) throws(SymbolicError) -> Judgement {
    let value = try self.value(of: left, resultDigits: 0)
    let other = try self.value(of: right, resultDigits: 0)
    guard value.shape == other.shape else { return Judgement(verdict: .wrong) }
    let verdicts = zip(value.enclosures, other.enclosures).map { Judge.verdict($0, equals: $1) }
    let verdict = verdicts.max { $0.severity < $1.severity } ?? .exact
    var judgement = Judgement(verdict: verdict)
    if verdict.severity == .error, value.shape == .scalar {
      judgement.computed = value.enclosure
      judgement.asPrinted = try quantities.value(of: right.expression ?? 0).enclosure
      judgement.cause = right.expression.flatMap { diagnosis.slip(formula: $0, value: value.enclosure) }
    }
    return judgement
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
    let holds: Bool? =
      switch relation {
      case .less: order.isLess
      case .greater: Order(b.enclosure, a.enclosure).isLess
      case .lessOrEqual: Order(b.enclosure, a.enclosure).isLess.map { !$0 }
      case .greaterOrEqual: order.isLess.map { !$0 }
      case .notEqual: order.isLess.map { $0 } == true || Order(b.enclosure, a.enclosure).isLess == true ? true : order.isEqual ? false : nil
      case .equal, .approximately, .assignment: nil
      }
    return Judgement(verdict: holds.map { $0 ? .exact : .wrong } ?? .unchecked(.undecided), computed: a.enclosure)
  }

  // MARK: Values

  /// The value of a side; with `resultDigits`, the range of values as its rounded numbers vary.
  private func value(of side: MathSide, resultDigits: Int? = nil) throws(SymbolicError) -> Value {
    guard let resultDigits, case .success(let template) = side.content else {
      return try quantities.value(of: side.expression ?? 0)
    }
    var assumptions: [Symbol: Interval] = [:]
    for (number, literal) in side.literals.enumerated()
    where provenance.isInexact(literal.decimal, resultDigits: resultDigits) {
      assumptions[MathSide.placeholder(number)] = literal.decimal.roundingInterval
    }
    let expression = template.replacing { part in
      guard case .symbol(let symbol) = part, assumptions[symbol] == nil,
        let number = side.literals.indices.first(where: { MathSide.placeholder($0) == symbol })
      else { return nil }
      return .number(side.literals[number].decimal)
    }
    return try quantities.value(of: expression, assuming: assumptions)
  }

  /// Finds causes among the quantities; numbers of a formula that look rounded count as such.
  var diagnosis: Diagnosis {
    let quantities = quantities
    return Diagnosis(quantities: quantities.scalars) { expression in
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
  var numbers: [Decimal]? {
    func numbers(_ expression: Expression) -> [Decimal]? {
      switch expression {
      case .number(let decimal): return [decimal]
      case .negation(let operand):
        guard let positive = numbers(operand), positive.count == 1 else { return nil }
        return Decimal("-\(positive[0])").map { [$0] }
      // 4.25 × 10⁸ is a number as people print it.
      case .product(let factors) where factors.count == 2:
        guard case .number(let mantissa) = factors[0], case .power(let ten, let exponent) = factors[1],
          ten.constant == Rational(10), let power = exponent.constant, power.isInteger
        else { return nil }
        return Decimal("\(mantissa)e\(power)").map { [$0] }
      case .array(let elements):
        var all: [Decimal] = []
        for element in elements {
          guard let inner = numbers(element) else { return nil }
          all += inner
        }
        return all
      default: return nil
      }
    }
    return expression.flatMap(numbers)
  }
}
