import Notation
import Numerics
import Symbolics
import WorkedExamples

/// The quantities that a note speaks of: those of a lesson, and whatever follows from them.
///
/// A derivative that the lesson does not name is taken when it is asked for; `p_1` is the first element of
/// the vector `p`.
struct Quantities: Sendable {
  private(set) var definitions: Definitions
  private let ranges: [Symbol: ClosedRange<Rational>]
  /// The numbers that are exactly the value of a quantity, or were.
  private var exactNumbers: Set<Rational>

  /// The quantities of a lesson, or none, and π.
  init(_ derivation: Derivation?) {
    definitions = derivation?.definitions ?? Definitions()
    ranges = derivation?.ranges ?? [:]
    exactNumbers = Set(definitions.all.flatMap { $0.value.enclosures.compactMap(\.exact) })
    if definitions["pi"] == nil {
      // The double below π, and the next.
      definitions.assume("pi", Enclosure(Interval(lower: .pi, upper: Double.pi.nextUp)))
    }
  }

  /// Gives a quantity a value of the note's own; an earlier one is forgotten.
  mutating func define(_ symbol: Symbol, _ value: Enclosure) {
    definitions.assume(symbol, value)
    if let exact = value.exact { exactNumbers.insert(exact) }
  }

  /// Whether the name is that of a quantity.
  func contains(_ symbol: Symbol) -> Bool {
    if definitions[symbol] != nil || element(symbol) != nil { return true }
    guard case .derivative(let dependent, let independent) = symbol.form else { return false }
    return definitions[dependent]?.shape == .scalar && definitions[independent]?.shape == .scalar
      && definitions.depends(dependent, on: independent)
  }

  /// The functions of which the quantities make use and that are written as a letter, by that letter.
  var functions: [String: Function] {
    Function.allCases.reduce(into: [:]) { functions, function in
      guard let letter = function.letter, definitions.all.contains(where: { $0.expression.applies(function) })
      else { return }
      functions[letter] = function
    }
  }

  /// Whether one of them is exactly this number, or was before another value took its place.
  func haveExactly(_ number: Rational) -> Bool { exactNumbers.contains(number) }

  /// The values that the quantity can have by its nature.
  func range(of symbol: Symbol) -> ClosedRange<Rational>? {
    if let range = ranges[symbol] { return range }
    guard case .name(let base, _, let mark) = symbol.form, element(symbol) != nil else { return nil }
    return ranges[Symbol(base: base, mark: mark)]
  }

  /// The value of an expression, with some names standing for anything in an interval.
  ///
  /// A list of numbers is a vector; where that does not go together with the rest, it is a matrix of one column.
  func value(
    of expression: Expression, assuming assumptions: [Symbol: Interval] = [:]
  ) throws(SymbolicError) -> Value {
    do throws(SymbolicError) {
      return try value(asWritten: expression, assuming: assumptions)
    } catch {
      let columns = expression.withListsAsColumns
      guard case .shape = error.fault, columns != expression,
        let value = try? value(asWritten: columns, assuming: assumptions)
      else { throw error }
      return value
    }
  }

  private func value(
    asWritten expression: Expression, assuming assumptions: [Symbol: Interval]
  ) throws(SymbolicError) -> Value {
    var scratch = definitions
    let named = expression.replacing { part in
      guard case .symbol(let symbol) = part, scratch[symbol] == nil else { return nil }
      return element(symbol)
    }
    for symbol in named.symbols where scratch[symbol] == nil {
      guard case .derivative(let dependent, let independent) = symbol.form else { continue }
      _ = try scratch.differentiate(dependent, by: independent)
    }
    let meant = try named.withArrayProducts { part throws(SymbolicError) in
      try scratch.shape(of: part, assuming: assumptions)
    }
    return try scratch.evaluate(meant, assuming: assumptions)
  }

  /// The values that a formula can have while some of its numbers vary within their rounding.
  func value(varying formula: Expression, _ isInexact: (Decimal) -> Bool) throws(SymbolicError)
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

  /// `p_1` as an element of the vector `p`, `W_12` or `W_1,2` as one of the matrix `W`.
  private func element(_ symbol: Symbol) -> Expression? {
    guard case .name(let base, let index, let mark) = symbol.form, !index.isEmpty,
      let array = definitions[Symbol(base: base, mark: mark)]
    else { return nil }
    let places = index.split(separator: ",").compactMap { Int($0) }
    let position: [Int]
    switch array.shape {
    case .scalar: return nil
    case .vector: position = places
    case .matrix: position = places.count == 2 ? places : index.compactMap(\.wholeNumberValue)
    }
    guard position.count == array.shape.dimensions.count,
      zip(position, array.shape.dimensions).allSatisfy({ 1...$1 ~= $0 })
    else { return nil }
    return .element(.symbol(array.symbol), position)
  }
}

extension Expression {
  /// Whether the function stands anywhere in the expression.
  fileprivate func applies(_ function: Function) -> Bool {
    if case .call(function, _) = self { return true }
    return operands.contains { $0.applies(function) }
  }

  /// The expression with its lists of numbers as matrices of one column.
  fileprivate var withListsAsColumns: Expression {
    replacing { part in
      guard case .array(let elements) = part else { return nil }
      return part.isWrittenVector ? .array(elements.map { .array([$0]) }) : part
    }
  }

  /// The expression with its products read as notes mean them once the shapes are known: arrays side by side are
  /// a matrix product, of which one with a single element is a number, and a power of a matrix is a product with
  /// itself.
  fileprivate func withArrayProducts(
    _ shape: (Expression) throws(SymbolicError) -> Shape
  ) throws(SymbolicError) -> Expression {
    var operands: [Expression] = []
    for operand in self.operands { operands.append(try operand.withArrayProducts(shape)) }
    var rest = operands[...]
    let inner = mapOperands { rest.popFirst() ?? $0 }
    switch inner {
    case .product(let factors):
      var scalars: [Expression] = []
      var arrays: [Expression] = []
      for factor in factors {
        switch try shape(factor) {
        case .scalar: scalars.append(factor)
        case .vector(1): scalars.append(factor[1])
        case .matrix(1, 1): scalars.append(factor[1, 1])
        case .vector, .matrix: arrays.append(factor)
        }
      }
      guard !arrays.isEmpty else { return .product(scalars) }
      let product = arrays.dropFirst().reduce(arrays[0], •)
      return scalars.isEmpty ? product : .product(scalars + [product])
    case .power(let base, let exponent):
      guard case .matrix = try shape(base), let whole = exponent.constant.flatMap({ Int($0.description) })
      else {
        return inner
      }
      return .matrixPower(base, whole)
    case .number, .symbol, .negation, .sum, .elementwise, .quotient, .call, .array, .matrixProduct,
      .matrixPower,
      .outer, .transpose, .element, .reduction:
      return inner
    }
  }
}
