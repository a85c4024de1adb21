import Numerics
public import Symbolics
import Testing

extension Decimal {
  /// The decimal that a test writes down.
  static func of(_ text: String) -> Decimal {
    // A slip in the test itself, which cannot go on without the number.
    guard let decimal = Decimal(text) else { fatalError("\"\(text)\" is not a decimal number") }
    return decimal
  }
}

// Tests are full of names and of letters.
extension Expression: ExpressibleByStringLiteral {
  /// The quantity with that name.
  public init(stringLiteral value: String) { self.init(Symbol(value)) }
}

extension Definitions {
  /// Definitions with these givens.
  init(given values: KeyValuePairs<Symbol, Expression>) throws {
    self.init()
    for (symbol, expression) in values { try define(symbol, expression, isGiven: true) }
  }

  /// The double that the expression evaluates to.
  func double(_ expression: Expression) throws -> Double { try evaluate(expression).double }

  /// The numbers of a quantity.
  func doubles(of symbol: Symbol) throws -> [Double] { try #require(value(of: symbol)).doubles }

  /// The same definitions with element `index` of a given moved by `step`, and everything computed anew.
  func moving(_ symbol: Symbol, at index: Int, by step: Rational) throws -> Definitions {
    var moved = Definitions()
    for definition in all {
      let expression =
        definition.symbol == symbol ? definition.expression.adding(step, at: index) : definition.expression
      try moved.define(definition.symbol, expression, isGiven: definition.isGiven)
    }
    return moved
  }

  /// The derivative by central differences: the independent oracle of every derivative.
  func slope(of dependent: Symbol, by given: Symbol, at index: Int = 0) throws -> Double {
    let step = Rational(1, 1 << 17)
    let above = try moving(given, at: index, by: step).doubles(of: dependent)[0]
    let below = try moving(given, at: index, by: -step).doubles(of: dependent)[0]
    return (above - below) * Double(1 << 16)
  }
}

extension Expression {
  /// The expression with `step` added to its number `index`, counted row by row.
  fileprivate func adding(_ step: Rational, at index: Int) -> Expression {
    guard case .array(var elements) = self else { return self + Expression(step) }
    let width = if case .array(let cells) = elements[0] { cells.count } else { 1 }
    elements[index / width] = elements[index / width].adding(step, at: index % width)
    return .array(elements)
  }
}

/// Whether two numbers agree to within a share of the greater, or of 1.
func agree(_ a: Double, _ b: Double, within tolerance: Double) -> Bool {
  abs(a - b) <= tolerance * max(1, abs(a), abs(b))
}

/// The magnitude; Symbolics has an `abs` of expressions.
func abs(_ value: Double) -> Double { value.magnitude }

/// Expects the error of a definition: the name of the quantity, and words of the message.
func expectFault(
  _ symbol: Symbol, _ expression: Expression, in definitions: Definitions, saying words: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  var definitions = definitions
  let before = definitions.all.count
  do throws(SymbolicError) {
    try definitions.define(symbol, expression)
    Issue.record("\(symbol) was defined", sourceLocation: sourceLocation)
  } catch {
    #expect(error.symbol == symbol, sourceLocation: sourceLocation)
    #expect("\(error)".hasPrefix("\(symbol): "), sourceLocation: sourceLocation)
    #expect("\(error)".contains(words), "\(error)", sourceLocation: sourceLocation)
    #expect(definitions.all.count == before, "nothing is defined then", sourceLocation: sourceLocation)
  }
}

extension Definitions {
  /// The quantities that a test begins with.
  static func of(_ givens: KeyValuePairs<Symbol, Expression>) -> Definitions {
    var definitions = Definitions()
    for (symbol, expression) in givens {
      // A slip in the test itself, which cannot go on without the quantity.
      do { try definitions.define(symbol, expression) } catch { fatalError("\(error)") }
    }
    return definitions
  }
}
