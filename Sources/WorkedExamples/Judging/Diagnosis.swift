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
      ?? missingFactor(printed, value, formula)
      ?? slipInDigits(printed, value)
  }

  /// The slip in a formula that should equal `value` and does not.
  public func slip(formula: Expression, value: Enclosure) -> Slip? {
    slipInFormula(formula) { changed in
      guard Judge.mayBeEqual(changed, value), let bounds = changed.bounds else { return false }
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
    // 186.635 % and 1.817 · 10³ are compared without what follows their digits.
    let places = printed.placesOfDigits
    let shift = Rational(10).raised(to: printed.places - places)
    let right = [
      bounds.proven { .rounded($0 * shift, places: places) },
      bounds.proven { .truncated($0 * shift, places: places) },
    ]
    let slips = right.compactMap { $0.flatMap { Self.differingDigits(printed, $0) } }
    let swap = slips.first { if case .swappedDigits = $0 { true } else { false } }
    return swap ?? slips.first
  }

  /// The slip in copying, if the digits of the two differ in one place, or in two that are neighbours.
  private static func differingDigits(_ printed: Decimal, _ right: Decimal) -> Slip? {
    let wrong = Array(printed.description.prefix { $0 != "e" })
    let correct = Array(right.description)
    guard wrong.count == correct.count, printed.significantDigits > 2 else { return nil }
    let places = wrong.indices.filter { wrong[$0] != correct[$0] }
    guard let first = places.first, let last = places.last, places.allSatisfy({ wrong[$0].isNumber }),
      places.allSatisfy({ correct[$0].isNumber })
    else { return nil }
    let (before, after) = (String(wrong[first...last]), String(correct[first...last]))
    let areNeighbours = wrong[first...last].count(where: \.isNumber) == 2
    if areNeighbours, wrong[first] == correct[last], wrong[last] == correct[first] {
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

  private func missingFactor(_ printed: Decimal, _ value: Enclosure, _ formula: Expression?) -> Slip? {
    // A factor that stands in the formula may have been taken twice as well: then its inverse is missing.
    let own = formula.map { $0.isShort(enough: Self.greatestFormula) ? $0.constantFactors : [] } ?? []
    let inverses = own.filter { !$0.isZero }.map { 1 / $0 }
    return (Self.commonFactors + own + inverses).first { factor in
      !factor.isZero && Self.reproduces(printed, value / Enclosure(factor))
    }.map { .missingFactor($0) }
  }

  /// The factors that get lost most often.
  private static let commonFactors: [Rational] = [1 / 2, 2, 1 / 3, 3, 4]

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

    for changed in formula.withOneSignChanged where works(changed.formula) { return .termSign(changed.term) }
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
      for base in [2, 10] where works(formula.withEveryLogarithm(toBase: base)) {
        return .logarithmBase(base)
      }
      if works(formula.withEveryLogarithm(toBase: nil)) { return .naturalLogarithm }
    }
    if formula.hasAngles {
      if works(formula.inDegrees) { return .degrees }
      if works(formula.inRadians) { return .radians }
    }
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

extension Decimal {
  /// The number of digits behind the point, whatever power of ten follows them.
  fileprivate var placesOfDigits: Int {
    description.prefix { $0 != "e" }.drop { $0 != "." }.dropFirst().count
  }
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
  /// The numbers long enough to be the value of one quantity only.
  fileprivate var longNumbers: [Decimal] {
    if case .number(let decimal) = self { return decimal.significantDigits > 3 ? [decimal] : [] }
    return operands.flatMap(\.longNumbers)
  }

  fileprivate func mentions(function: Function) -> Bool {
    if case .call(function, _) = self { return true }
    return operands.contains { $0.mentions(function: function) }
  }

  /// The numbers by which something in the formula is multiplied or divided: ½ and 4 in ½ · (0.1 + 0.2)²/4.
  fileprivate var constantFactors: [Rational] {
    var factors: [Rational] = []
    switch self {
    case .product(let operands): factors = operands.compactMap(\.constant)
    case .quotient(let numerator, let denominator):
      factors = [numerator, denominator].compactMap(\.constant)
    default: break
    }
    return factors + operands.flatMap(\.constantFactors)
  }

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
