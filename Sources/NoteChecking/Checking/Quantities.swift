import Numerics
import Symbolics
import WorkedExamples

/// The quantities that a note speaks of: those of a lesson, and whatever follows from them.
///
/// A derivative that the lesson does not name is taken when it is asked for; `p_1` is the first element of
/// the vector `p`.
struct Quantities: Sendable {
  private var definitions: Definitions
  private let ranges: [Symbol: ClosedRange<Rational>]

  init(_ derivation: Derivation) {
    definitions = derivation.definitions
    ranges = derivation.ranges
  }

  /// Whether the name is that of a quantity.
  func contains(_ symbol: Symbol) -> Bool {
    if definitions[symbol] != nil || element(symbol) != nil { return true }
    guard case .derivative(let dependent, let independent) = symbol.form else { return false }
    return definitions[dependent]?.shape == .scalar && definitions[independent]?.shape == .scalar
      && definitions.depends(dependent, on: independent)
  }

  /// The values that the quantity can have by its nature.
  func range(of symbol: Symbol) -> ClosedRange<Rational>? {
    if let range = ranges[symbol] { return range }
    guard case .name(let base, _, let mark) = symbol.form, element(symbol) != nil else { return nil }
    return ranges[Symbol(base: base, mark: mark)]
  }

  /// The named numbers, in the order in which the lesson defines them.
  var scalars: [(symbol: Symbol, value: Enclosure)] {
    definitions.all.compactMap { definition in
      guard definition.shape == .scalar, let value = definitions.value(of: definition.symbol) else { return nil }
      return (definition.symbol, value.enclosure)
    }
  }

  /// The value of an expression, with some names standing for anything in an interval.
  func value(
    of expression: Expression, assuming assumptions: [Symbol: Interval] = [:]
  ) throws(SymbolicError) -> Value {
    var scratch = definitions
    for (symbol, interval) in assumptions { scratch.assume(symbol, in: interval) }
    let resolved = expression.replacing { part in
      guard case .symbol(let symbol) = part, scratch[symbol] == nil else { return nil }
      return element(symbol)
    }
    for symbol in resolved.symbols where scratch[symbol] == nil {
      guard case .derivative(let dependent, let independent) = symbol.form else { continue }
      _ = try scratch.differentiate(dependent, by: independent)
    }
    return try scratch.evaluate(resolved)
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
