import Numerics

/// The chain rule over named quantities.
///
/// The derivative of one quantity by another is a product along the names through which every path from the
/// one to the other goes; between two such names with several paths, it is the sum over them. So `E_total` by
/// `w_1` becomes ∂E_total/∂out_h1 · ∂out_h1/∂net_h1 · ∂net_h1/∂w_1, and the first of these the sum over both
/// outputs. Each factor is a quantity of its own, defined once and used again.
extension Definitions {
  /// Defines the derivative of a scalar by a scalar, and before it those that it is made of.
  ///
  /// - Returns: the symbols newly defined, in order; the last is the derivative itself, which is also returned
  ///   alone where it was there before.
  /// - Throws: `SymbolicError`: an unknown name, an array, or no dependence at all.
  public mutating func differentiate(
    _ dependent: Symbol, by independent: Symbol
  ) throws(SymbolicError) -> [Symbol] {
    for symbol in [dependent, independent] {
      guard let definition = self[symbol] else { throw SymbolicError(nil, .unknownName(symbol)) }
      guard definition.shape == .scalar else {
        throw SymbolicError(
          symbol, .shape("the chain rule is for numbers, and this is a \(definition.shape)"))
      }
    }
    let derivative = Symbol.derivative(of: dependent, by: independent)
    if self[derivative] != nil { return [derivative] }
    guard depends(dependent, on: independent) else {
      throw SymbolicError(dependent, .independent(independent))
    }
    let links = links(from: dependent, to: independent)
    var defined: [Symbol] = []
    let expression: Expression
    if links.count == 1 {
      expression = try direct(from: links[0].start, to: links[0].end, &defined)
    } else {
      var factors: [Expression] = []
      for link in links {
        factors.append(.symbol(try require(link.name, by: link.end, &defined)))
      }
      expression = .product(factors)
    }
    try define(derivative, expression)
    return defined + [derivative]
  }

  /// A stretch of the chain between two names on every path. `name` begins it, and `start` is the quantity
  /// from which the derivative is really taken: the two differ by links whose derivative is 1.
  private struct Link {
    let name: Symbol
    let start: Symbol
    let end: Symbol
  }

  private func links(from dependent: Symbol, to independent: Symbol) -> [Link] {
    let names = commonNames(from: dependent, to: independent)
    var links: [Link] = []
    var name: Symbol?
    for (index, (start, end)) in zip(names, names.dropFirst()).enumerated() {
      // ∂E_total/∂E_o1 = 1 says nothing: ∂E_o1/∂out_o1 is then ∂E_total/∂out_o1.
      if index < names.count - 2, isOnlyLink(from: start, to: end), local(start, by: end).isOne {
        name = name ?? start
      } else {
        links.append(Link(name: name ?? start, start: start, end: end))
        name = nil
      }
    }
    return links
  }

  /// The quantities through which every path of dependence goes, from the one to the other.
  ///
  /// Paths follow the order of definition backwards; so a quantity is on all of them unless some step of a
  /// path leads from a later quantity to an earlier one, past it.
  private func commonNames(from dependent: Symbol, to independent: Symbol) -> [Symbol] {
    let places = places(from: dependent, to: independent)
    let between = Set(places)
    var common: [Symbol] = []
    var earliestReached = Int.max
    for place in places {
      if earliestReached >= place { common.append(all[place].symbol) }
      for use in all[place].uses where between.contains(use) { earliestReached = min(earliestReached, use) }
    }
    return common
  }

  private func places(from dependent: Symbol, to independent: Symbol) -> [Int] {
    guard let y = position(of: dependent), let x = position(of: independent) else { return [] }
    return between(y, and: x)
  }

  private func isOnlyLink(from start: Symbol, to end: Symbol) -> Bool {
    places(from: start, to: end).count == 2
  }

  /// The derivative of the definition of `symbol` by one of the names in it, the others held fixed.
  private func local(_ symbol: Symbol, by other: Symbol) -> Expression {
    guard let definition = self[symbol] else { return 0 }
    return differentiation.derivative(of: definition.expression, by: other)
      .replacing { $0 == definition.expression ? .symbol(symbol) : nil }
  }

  /// The derivative between two neighbouring names on every path: that of the definition, or the sum over paths.
  private mutating func direct(
    from start: Symbol, to end: Symbol, _ defined: inout [Symbol]
  ) throws(SymbolicError) -> Expression {
    let between = Set(places(from: start, to: end))
    var terms: [Expression] = []
    for use in self[start]?.uses ?? [] where between.contains(use) {
      let child = all[use].symbol
      let first = local(start, by: child)
      guard child != end else {
        terms.append(first)
        continue
      }
      let rest = Expression.symbol(try require(child, by: end, &defined))
      if first.isOne {
        terms.append(rest)
      } else if isOnlyLink(from: start, to: child) {
        terms.append(.symbol(try require(start, by: child, &defined)) * rest)
      } else {
        terms.append(first * rest)
      }
    }
    return terms.dropFirst().reduce(terms[0], +)
  }

  private mutating func require(
    _ dependent: Symbol, by independent: Symbol, _ defined: inout [Symbol]
  ) throws(SymbolicError) -> Symbol {
    let symbol = Symbol.derivative(of: dependent, by: independent)
    if self[symbol] == nil { defined += try differentiate(dependent, by: independent) }
    return symbol
  }
}
