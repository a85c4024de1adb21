public import Numerics
public import Symbolics

/// The derivation of a lesson: what is given, and the steps that follow, in sections.
///
/// A lesson's body fills it in. Every quantity is evaluated at once, so the body can ask for values; a fault
/// (an unknown name, a logarithm of 0) is kept, and `Lesson.derivation` throws the first.
public struct Derivation: Sendable {
  /// The numbers at the start.
  public private(set) var givens: [Given] = []
  /// The sections in order.
  public private(set) var sections: [Section] = []
  /// All quantities, those without a step of their own too.
  public private(set) var definitions = Definitions()
  /// The range of values that a quantity can have, where there is one: a probability is from 0 to 1.
  public private(set) var ranges: [Symbol: ClosedRange<Rational>] = [:]

  let settings: [Symbol: [Decimal]]
  private(set) var failure: DerivationError?

  /// An empty derivation in which the reader has set some of the givens.
  init(settings: [Symbol: [Decimal]] = [:]) { self.settings = settings }

  /// Whether the reader set any value other than the lesson's own.
  public var isAltered: Bool { givens.contains(where: \.isSet) }

  /// Keeps the first fault; those that follow are mostly its consequences.
  private mutating func record(_ error: DerivationError) { failure = failure ?? error }

  // MARK: Givens

  /// A number with which the lesson begins; the reader may set another within `range`.
  @discardableResult
  public mutating func given(
    _ symbol: Symbol, _ written: StaticString, _ meaning: String, in range: ClosedRange<Rational>? = nil
  ) -> Expression {
    give(symbol, Expression.number(written), meaning, in: range)
  }

  /// A vector or matrix with which the lesson begins, its numbers from left to right and row by row.
  ///
  /// - Parameter areWhole: whether all must be whole numbers: labels, counts.
  public mutating func given(
    _ symbol: Symbol, _ written: Expression, _ meaning: String, in range: ClosedRange<Rational>? = nil,
    areWhole: Bool = false
  ) -> Expression {
    give(symbol, written, meaning, in: range, mustBeWhole: areWhole)
  }

  /// A whole number that shapes the lesson: a count of layers, rounds or examples.
  ///
  /// - Returns: the number, for the lesson's body to use.
  public mutating func count(
    _ symbol: Symbol, _ standard: Int, _ meaning: String, in range: ClosedRange<Int>
  ) -> Int {
    let exact = Rational(range.lowerBound)...Rational(range.upperBound)
    _ = give(symbol, Expression(Decimal(standard)), meaning, in: exact, mustBeWhole: true)
    let value = definitions.value(of: symbol)?.double ?? Double(standard)
    // A number that was refused lets the body run on with the standard one; the error is thrown at the end.
    guard let whole = Int(exactly: value), range.contains(whole) else { return standard }
    return whole
  }

  /// The pseudo-random numbers of a simulation; their seed is a given, so that it is shown and can be set.
  public mutating func randomNumbers(seed standard: Int) -> SeededGenerator {
    // Every whole number up to 2⁵³ is a double, and so can be shown and set.
    let seed = count("seed", standard, "seed of the pseudo-random numbers", in: 0...1 << 53)
    return SeededGenerator(seed: UInt64(seed))
  }

  private mutating func give(
    _ symbol: Symbol, _ standard: Expression, _ meaning: String, in range: ClosedRange<Rational>?,
    mustBeWhole: Bool = false
  ) -> Expression {
    let standardNumbers = standard.numbers
    var numbers = standardNumbers
    if let set = settings[symbol] {
      if set.count == numbers.count {
        numbers = set
      } else {
        record(
          .refused(
            symbol,
            reason:
              "it takes \(numbers.count == 1 ? "one number" : "\(numbers.count) numbers"), not \(set.count)"))
      }
    }
    for number in numbers {
      if mustBeWhole && !number.exact.isInteger {
        record(.refused(symbol, reason: "\(number) is not a whole number"))
      } else if let range, !range.contains(number.exact) {
        record(
          .refused(
            symbol,
            reason: "\(number) is not between \(range.lowerBound.asDecimal) and \(range.upperBound.asDecimal)"
          ))
      }
    }
    var remaining = numbers[...]
    let expression = standard.replacingNumbers { remaining.popFirst() }
    attempt { definitions throws(SymbolicError) in
      try definitions.define(symbol, expression, isGiven: true)
    }
    ranges[symbol] = range
    givens.append(
      Given(
        symbol: symbol, meaning: meaning, written: numbers,
        shape: definitions[symbol]?.shape ?? .scalar,
        isSet: numbers.map(\.exact) != standardNumbers.map(\.exact)))
    return .symbol(symbol)
  }

  // MARK: Steps

  /// Begins a section.
  public mutating func section(_ title: String) {
    sections.append(Section(title: title, items: []))
  }

  /// Adds a sentence.
  public mutating func text(_ prose: Prose) { add(.text(prose)) }

  /// Defines a quantity and shows the step.
  ///
  /// - Parameters:
  ///   - range: the values that it can have by its nature; a printed value outside is impossible, not just wrong.
  ///   - forms: further forms of the expression, each shown; the lesson fails if one is not equal.
  @discardableResult
  public mutating func define(
    _ symbol: Symbol, _ expression: Expression, range: ClosedRange<Rational>? = nil,
    equals forms: Expression...
  ) -> Expression {
    _ = define(quietly: symbol, expression, range: range)
    show(.symbol(symbol), equals: [expression] + forms)
    return .symbol(symbol)
  }

  /// Defines a quantity without showing a step.
  @discardableResult
  public mutating func define(
    quietly symbol: Symbol, _ expression: Expression, range: ClosedRange<Rational>? = nil
  ) -> Expression {
    attempt { definitions throws(SymbolicError) in try definitions.define(symbol, expression) }
    ranges[symbol] = range
    return .symbol(symbol)
  }

  /// Takes steps without showing any of them: as if each quantity were defined `quietly`.
  public mutating func quietly<Result>(_ steps: (inout Derivation) -> Result) -> Result {
    let shown = sections
    defer { sections = shown }
    return steps(&self)
  }

  /// Shows that a quantity or expression equals others, which must enclose the same value.
  public mutating func show(_ subject: Expression, equals forms: Expression...) {
    show(subject, equals: forms)
  }

  private mutating func show(_ subject: Expression, equals forms: [Expression]) {
    guard failure == nil else { return }
    do {
      let value = try definitions.evaluate(subject)
      for form in forms {
        let other = try definitions.evaluate(form)
        if !value.mayEqual(other) { record(.unequal(subject, form)) }
      }
      add(.step(Step(subject: subject, forms: forms, value: value)))
    } catch {
      // A form that has no value, though the quantity has one, is named after the quantity.
      let symbol: Symbol? = if case .symbol(let symbol) = subject { symbol } else { nil }
      record(.symbolic(SymbolicError(error.symbol ?? symbol, error.fault)))
    }
  }

  /// Derives one quantity by another with the chain rule, showing each factor that was not there before.
  ///
  /// - Returns: the derivative, a quantity like any other.
  @discardableResult
  public mutating func differentiate(_ dependent: Expression, by independent: Expression) -> Expression {
    let (y, x) = (dependent.name, independent.name)
    let derivative = Symbol.derivative(of: y, by: x)
    guard failure == nil, definitions[derivative] == nil else { return .symbol(derivative) }
    do {
      for symbol in try definitions.differentiate(y, by: x) {
        if let definition = definitions[symbol] {
          show(.symbol(symbol), equals: [definition.expression])
        }
      }
    } catch {
      record(.symbolic(error))
    }
    return .symbol(derivative)
  }

  /// Derives one quantity by another with the chain rule, without showing a step.
  @discardableResult
  public mutating func differentiate(
    quietly dependent: Expression, by independent: Expression
  ) -> Expression {
    let (y, x) = (dependent.name, independent.name)
    attempt { definitions throws(SymbolicError) in _ = try definitions.differentiate(y, by: x) }
    return .symbol(.derivative(of: y, by: x))
  }

  /// Computes quantities again, as they were defined, from whatever has been updated since: `net_h1+` from
  /// `w_1+`, then `out_h1+` from `net_h1+`.
  ///
  /// - Returns: the last of the new quantities.
  @discardableResult
  public mutating func again(_ quantities: [Expression]) -> Expression {
    var last = quantities[0]
    for quantity in quantities {
      guard let definition = definitions[quantity.name] else { continue }
      let names = definition.expression.symbols.filter { definitions[$0.updated] != nil }
      let renamed = Dictionary(uniqueKeysWithValues: names.map { ($0, $0.updated) })
      last = define(quantity.updated, definition.expression.renaming(renamed), range: ranges[quantity.name])
    }
    return last
  }

  /// Defines the derivatives of a number by several quantities, arrays too, in one pass backwards.
  ///
  /// - Returns: the derivatives in the order of `independents`. No step is shown.
  public mutating func gradient(
    quietly dependent: Expression, by independents: [Expression]
  ) -> [Expression] {
    let y = dependent.name
    let symbols = independents.map(\.name)
    let derivatives = symbols.map { Symbol.derivative(of: y, by: $0) }
    // Those that a lesson has derived step by step are there already.
    if derivatives.contains(where: { definitions[$0] == nil }) {
      attempt { definitions throws(SymbolicError) in _ = try definitions.differentiate(y, byAll: symbols) }
    }
    return derivatives.map { .symbol($0) }
  }

  /// The derivative of an expression by a quantity that stands in it, simplified.
  public func derivative(of expression: Expression, by independent: Expression) -> Expression {
    definitions.derivative(of: expression, by: independent.name)
  }

  /// Adds a table.
  public mutating func table(_ table: Table) { add(.table(table)) }

  /// Adds a figure.
  public mutating func figure(_ figure: Figure) { add(.figure(figure)) }

  // MARK: Values

  /// The value of an expression over the quantities so far; of one that has none, not a number.
  public func value(of expression: Expression) -> Value {
    if let value = try? definitions.evaluate(expression) { return value }
    return Value(shape: .scalar, doubles: [.nan], enclosures: [Enclosure(Interval.undefined)])
  }

  /// The shape of an expression over the quantities so far; `nil` where its parts do not go together.
  public func shape(of expression: Expression) -> Shape? { try? definitions.shape(of: expression) }

  /// The shapes of an expression's factors and terms, `(2×3)(3×1) + 2×1` for W a + b.
  public func shapes(of expression: Expression) -> String {
    (try? definitions.shapes(of: expression)) ?? "unknown"
  }

  /// The quantities compiled for being evaluated many times; see `Program`.
  ///
  /// - Returns: `nil` after a fault, when there is nothing to run.
  public mutating func program(
    inputs: [Symbol] = [], feedback: [Program.Feedback] = [], outputs: [Symbol]
  ) -> Program? {
    guard failure == nil else { return nil }
    do {
      return try Program(definitions, inputs: inputs, feedback: feedback, outputs: outputs)
    } catch {
      record(.symbolic(error))
      return nil
    }
  }

  private mutating func add(_ item: Item) {
    if sections.isEmpty { section("Setting") }
    sections[sections.count - 1].items.append(item)
  }

  private mutating func attempt(_ body: (inout Definitions) throws(SymbolicError) -> Void) {
    // What follows a fault would only report quantities missing because of it.
    guard failure == nil else { return }
    do {
      try body(&definitions)
    } catch {
      record(.symbolic(error))
    }
  }
}

extension Rational {
  /// The number as a reader would type it, rounded where no short decimal equals it.
  fileprivate var asDecimal: String {
    Decimal.terminating(self, maximumDigits: 12)?.description ?? nearestDouble.description
  }
}

extension Value {
  /// Whether nothing speaks against the two being equal: the same shape, and enclosures that meet.
  fileprivate func mayEqual(_ other: Value) -> Bool {
    shape == other.shape
      && zip(enclosures, other.enclosures).allSatisfy { Judge.mayBeEqual($0, $1) }
  }
}

extension Expression {
  /// The name, of an expression that is one.
  ///
  /// - Precondition: the expression is a named quantity; that the lesson's author sees to.
  public var name: Symbol {
    guard case .symbol(let symbol) = self else { preconditionFailure("\(self) is not a named quantity") }
    return symbol
  }

  /// The name of the quantity after an update: `w_5+` for `w_5`.
  public var updated: Symbol { name.updated }

  /// The numbers written in the expression, from left to right, with their signs.
  fileprivate var numbers: [Decimal] {
    decimal.map { [$0] } ?? operands.flatMap(\.numbers)
  }

  /// The expression with other numbers in the place of its own.
  fileprivate func replacingNumbers(_ next: () -> Decimal?) -> Expression {
    switch self {
    case .number, .negation(.number): next().map { Expression($0) } ?? self
    default: mapOperands { $0.replacingNumbers(next) }
    }
  }
}
