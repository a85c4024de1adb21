public import Numerics
public import Symbolics

/// Looks for the slip that explains a wrong number.
///
/// Slips are tried from the most specific to the most general; one is named only if it reproduces every
/// printed digit, and otherwise none is.
public struct Diagnosis: Sendable {
  /// The numbers that the lesson or document names, in the order in which it defines them.
  public let quantities: [(symbol: Symbol, value: Enclosure)]

  private let definitions: Definitions
  private let evaluate: @Sendable (Expression) -> Enclosure?

  /// In a formula of more parts than these nobody finds the slip, and looking for it takes long.
  static let greatestFormula = 100
  /// With more long numbers than these, the wrong one is not sought: each could be as many quantities.
  static let mostLongNumbers = 8

  /// A diagnosis among these quantities.
  ///
  /// - Parameters:
  ///   - definitions: the quantities of the lesson or document.
  ///   - evaluate: the value of an expression over them, `nil` where it has none.
  public init(
    among definitions: Definitions, evaluate: @escaping @Sendable (Expression) -> Enclosure?
  ) {
    self.definitions = definitions
    self.evaluate = evaluate
    quantities = definitions.all.compactMap { definition in
      guard definition.shape == .scalar, let value = definitions.value(of: definition.symbol) else {
        return nil
      }
      return (definition.symbol, value.enclosure)
    }
  }

  // MARK: A wrong number

  /// The slip by which the number was printed in place of `value`.
  ///
  /// - Parameters:
  ///   - printed: the wrong number.
  ///   - value: the right one.
  ///   - formula: the formula that the number is said to equal, where there is one.
  ///   - subject: the quantity that it is said to be.
  /// - Returns: `nil` also where the number is not wrong, and where a rounding is all that went wrong.
  public func slip(
    printed: Decimal, value: Enclosure, formula: Expression? = nil, subject: Symbol? = nil
  ) -> Slip? {
    guard Judge.verdict(printed: printed, value: value).severity == .error else { return nil }
    return slipInSize(printed, value)
      ?? formula.flatMap { slipInFormula($0, giving: { Self.reproduces(printed, $0) }) }
      ?? formula.flatMap { updatedTooEarly(printed, $0, subject) }
      ?? otherQuantity(printed, than: subject)
      ?? missingFactor(printed, value)
      ?? slipInDigits(printed, value)
  }

  /// The slip in a formula that should equal `value` and does not.
  public func slip(formula: Expression, value: Enclosure) -> Slip? {
    slipInFormula(formula) { changed in
      guard Judge.verdict(changed, equals: value) == .exact, let bounds = changed.bounds else { return false }
      // A wide enclosure would agree with anything.
      return bounds.upperBound - bounds.lowerBound <= bounds.upperBound.magnitude / Rational(10_000)
    }
  }

  /// Whether a value gives the printed digits, or is too wide by little to exclude them.
  private static func reproduces(_ printed: Decimal, _ value: Enclosure) -> Bool {
    // A number of one or two digits is reproduced by too many slips to name one.
    guard printed.significantDigits > 2, value.mayRound(to: printed), let bounds = value.bounds else {
      return false
    }
    if Judge.verdict(printed: printed, value: value).severity == .pass { return true }
    let half = printed.unit / Rational(2)
    let rounding = (printed.exact - half)...(printed.exact + half)
    return rounding.overlaps(bounds) && bounds.upperBound - bounds.lowerBound < printed.unit * Rational(8)
  }

  // MARK: Digits

  private func slipInSize(_ printed: Decimal, _ value: Enclosure) -> Slip? {
    if Self.reproduces(printed, -value) { return .sign }
    return [1, -1, 2, -2, 3, -3].first { Self.reproduces(printed, value.scaled(byTenToThe: $0)) }
      .map { .decimalPoint($0) }
  }

  private func slipInDigits(_ printed: Decimal, _ value: Enclosure) -> Slip? {
    guard let bounds = value.bounds else { return nil }
    let right = Decimal.rounded(bounds.lowerBound, places: printed.places)
    guard right == Decimal.rounded(bounds.upperBound, places: printed.places) else { return nil }
    return Self.differingDigits(printed, right)
  }

  /// The slip in copying, if the digits of the two differ in one place, or in two that are neighbours.
  private static func differingDigits(_ printed: Decimal, _ right: Decimal) -> Slip? {
    let wrong = Array(printed.description)
    let correct = Array(right.description)
    guard wrong.count == correct.count, printed.significantDigits > 2 else { return nil }
    let places = wrong.indices.filter { wrong[$0] != correct[$0] }
    guard let first = places.first, let last = places.last,
      wrong[first...last].allSatisfy(\.isNumber), correct[first...last].allSatisfy(\.isNumber)
    else { return nil }
    let (before, after) = (String(wrong[first...last]), String(correct[first...last]))
    if last - first == 1, wrong[first] == correct[last], wrong[last] == correct[first] {
      return .swappedDigits(printed: before, right: after)
    }
    // Two digits of four could be anything; of six or more, the rest can be no chance.
    let mostChanged = printed.significantDigits > 5 ? 2 : printed.significantDigits > 3 ? 1 : 0
    return last - first < mostChanged ? .changedDigits(printed: before, right: after) : nil
  }

  // MARK: Other quantities and factors

  private func otherQuantity(_ printed: Decimal, than subject: Symbol?) -> Slip? {
    // Short numbers such as 0.05 are the value of something by chance.
    guard printed.significantDigits > 3 else { return nil }
    return quantities.first { $0.symbol != subject && Self.reproduces(printed, $0.value) }
      .map { .otherQuantity($0.symbol) }
  }

  private func missingFactor(_ printed: Decimal, _ value: Enclosure) -> Slip? {
    for factor in [
      Rational(1) / Rational(2), Rational(2), Rational(1) / Rational(3), Rational(3), Rational(4),
    ] {
      if Self.reproduces(printed, value / Enclosure(factor)) { return .missingFactor(factor) }
    }
    return nil
  }

  // MARK: Formulas

  /// The quantities of which the update was used too early, if that gives the number.
  private func updatedTooEarly(_ printed: Decimal, _ formula: Expression, _ subject: Symbol?) -> Slip? {
    guard formula.isShort(enough: Self.greatestFormula),
      let early = EarlyUpdate(definitions).value(of: formula, subject: subject),
      Self.reproduces(printed, early.value)
    else { return nil }
    return .updatedTooEarly(early.symbols)
  }

  /// The change of one thing in a formula that makes its value acceptable.
  private func slipInFormula(_ formula: Expression, giving accepted: (Enclosure) -> Bool) -> Slip? {
    guard formula.isShort(enough: Self.greatestFormula) else { return nil }
    func works(_ changed: Expression) -> Bool { evaluate(changed).map(accepted) ?? false }

    for term in formula.terms where works(formula.replacing { $0 == term ? term.withOtherSign : nil }) {
      return .termSign(term)
    }
    for symbol in formula.symbols {
      let candidates = quantities.map(\.symbol).filter { $0 != symbol && $0.resembles(symbol) }
      // One wrong index is likelier than two.
      for candidate in candidates.filter({ $0.sharesPart(with: symbol) }) + candidates
      where works(formula.renaming([symbol: candidate])) {
        return .name(printed: symbol, right: candidate)
      }
    }
    let longNumbers = formula.longNumbers
    for number in longNumbers where longNumbers.count <= Self.mostLongNumbers {
      for candidate in quantities {
        let changed = formula.replacing { $0 == .number(number) ? .symbol(candidate.symbol) : nil }
        guard works(changed), !Self.reproduces(number, candidate.value) else { continue }
        let own = quantities.first { Self.reproduces(number, $0.value) }?.symbol
        return .number(printed: number, of: own, right: candidate.symbol, value: candidate.value)
      }
    }
    if formula.mentions(function: .log) {
      for base in [2, 10] where works(formula.withLogarithms(toBase: base)) { return .logarithmBase(base) }
    }
    if formula.hasAngles && works(formula.inDegrees) { return .degrees }
    return nil
  }
}

extension Enclosure {
  /// Whether doubles leave it open that the number rounds to the printed one: they rule out nearly all at once.
  fileprivate func mayRound(to printed: Decimal) -> Bool {
    guard let claim = Double(printed.description) else { return true }
    // Twice the last place, in case the value was cut off, and more than the error of these doubles.
    let reach = max(2 * printed.unit.nearestDouble, claim.magnitude * 1e-12)
    return interval.lower <= claim + reach && interval.upper >= claim - reach
  }

  func scaled(byTenToThe places: Int) -> Enclosure { self * Enclosure(Rational(10).raised(to: places)) }
}

extension Symbol {
  /// Whether a hand that meant to write the other could have written this one: the same letters with another
  /// index, or derivatives of which that holds.
  public func resembles(_ other: Symbol) -> Bool {
    switch (form, other.form) {
    case (.name(let base, _, let mark), .name(let otherBase, _, let otherMark)):
      base == otherBase && mark == otherMark
    case (.derivative(let y, let x), .derivative(let otherY, let otherX)):
      (y == otherY || y.resembles(otherY)) && (x == otherX || x.resembles(otherX))
    case (.name, .derivative), (.derivative, .name): false
    }
  }
}

extension Symbol {
  /// Whether two derivatives are of the same quantity, or by the same.
  fileprivate func sharesPart(with other: Symbol) -> Bool {
    guard case .derivative(let y, let x) = form, case .derivative(let otherY, let otherX) = other.form else {
      return false
    }
    return y == otherY || x == otherX
  }
}

extension Expression {
  /// The terms whose sign a slip could have changed.
  fileprivate var terms: [Expression] {
    if case .sum(let terms) = self { return terms + terms.flatMap(\.terms) }
    return operands.flatMap(\.terms)
  }

  fileprivate var withOtherSign: Expression {
    if case .negation(let operand) = self { operand } else { .negation(self) }
  }

  /// The numbers long enough to be the value of one quantity only.
  fileprivate var longNumbers: [Decimal] {
    if case .number(let decimal) = self { return decimal.significantDigits > 3 ? [decimal] : [] }
    return operands.flatMap(\.longNumbers)
  }

  fileprivate func mentions(function: Function) -> Bool {
    if case .call(function, _) = self { return true }
    return operands.contains { $0.mentions(function: function) }
  }

  fileprivate func withLogarithms(toBase base: Int) -> Expression {
    let inner = mapOperands { $0.withLogarithms(toBase: base) }
    if case .call(.log, _) = inner { return inner / log(Expression(integerLiteral: base)) }
    return inner
  }

  fileprivate var hasAngles: Bool {
    Self.ofAngles.contains { mentions(function: $0) }
  }

  private static let ofAngles: [Function] = [.sin, .cos, .tan]

  /// The formula as a calculator computes it that is set to degrees.
  fileprivate var inDegrees: Expression {
    let inner = mapOperands(\.inDegrees)
    guard case .call(let function, let angle) = inner, Self.ofAngles.contains(function) else { return inner }
    return .call(function, angle.map { $0 * (.pi / 180) })
  }

  /// π to more digits than a double has.
  private static let pi = number("3.14159265358979323846264338327950288")

  /// Whether the expression has no more parts than `limit`.
  fileprivate func isShort(enough limit: Int) -> Bool {
    var count = 0
    var rest = [self]
    while let part = rest.popLast() {
      count += 1
      if count > limit { return false }
      rest += part.operands
    }
    return true
  }
}
