import Numerics

/// Reverse-mode differentiation through named quantities, arrays included.
extension Definitions {
  /// Defines the derivatives of a scalar by the given quantities, and by those on the way to them.
  ///
  /// One pass from the dependent quantity back: the derivative by each quantity is the sum, over its uses, of
  /// the derivative by the user carried back through the user's definition.
  ///
  /// - Returns: the symbols newly defined, in order; the derivative by x is `Symbol.derivative(of:by:)`.
  /// - Throws: `SymbolicError`: an unknown name, a dependent quantity that is no number, or no dependence.
  public mutating func differentiate(
    _ dependent: Symbol, byAll independents: [Symbol]
  ) throws(SymbolicError) -> [Symbol] {
    guard let result = self[dependent] else { throw SymbolicError(nil, .unknownName(dependent)) }
    guard result.shape == .scalar else {
      throw SymbolicError(dependent, .shape("only a number has a gradient, and this is a \(result.shape)"))
    }
    for symbol in independents where !depends(dependent, on: symbol) {
      throw SymbolicError(dependent, .independent(symbol))
    }
    let leading = Set(
      independents.flatMap { symbol in
        between(position(of: dependent) ?? 0, and: position(of: symbol) ?? 0).map { all[$0].symbol }
      })
    var shares: [Symbol: Expression] = [dependent: 1]
    var defined: [Symbol] = []
    for definition in all.reversed() where leading.contains(definition.symbol) {
      guard let share = shares[definition.symbol] else { continue }
      var seed = share
      if definition.symbol != dependent {
        let derivative = Symbol.derivative(of: dependent, by: definition.symbol)
        if self[derivative] == nil {
          try define(derivative, share)
          defined.append(derivative)
        }
        seed = .symbol(derivative)
      }
      for symbol in definition.expression.symbols where leading.contains(symbol) {
        let carried = differentiation.pullback(of: definition.expression, to: symbol, seed: seed)
          .replacing { $0 == definition.expression ? .symbol(definition.symbol) : nil }
        shares[symbol] = shares[symbol].map { $0 + carried } ?? carried
      }
    }
    return defined
  }

  /// Differentiation that knows the shapes of these quantities.
  var differentiation: Differentiation {
    Differentiation { expression in
      // A part of an expression that was evaluated has a shape; what the rules build fits it.
      (try? expression.shape { self[$0]?.shape }) ?? .scalar
    }
  }
}

extension Definitions {
  /// The derivative of a scalar expression by a quantity that stands in it, the others held fixed.
  public func derivative(of expression: Expression, by symbol: Symbol) -> Expression {
    differentiation.derivative(of: expression, by: symbol)
  }
}
