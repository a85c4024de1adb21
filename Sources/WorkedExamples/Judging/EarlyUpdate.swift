internal import Numerics
internal import Symbolics

/// What comes out where updated quantities are used before their time.
///
/// All gradients belong to one point, and are taken before anything moves. Who updates the weights of the last
/// layer first, and takes the gradients of the layer before with the new weights, gets numbers that belong to
/// no point at all.
///
/// An update is a quantity such as `w_5+` that is computed from the old one, `w_5` itself; `out_h1+`, which is
/// `out_h1` computed again, is none. Its value stands in place of the old one in every definition by which the
/// update itself is not computed: nobody has the new weight before the numbers that lead to it.
struct EarlyUpdate {
  private let definitions: Definitions

  init(_ definitions: Definitions) { self.definitions = definitions }

  /// The value of an expression, and the quantities of which the update was used too early.
  ///
  /// - Parameter subject: the quantity that the expression is said to be, where it is said to be one.
  /// - Returns: `nil` where nothing that leads to the value could have been updated before, and where there is
  ///   no value.
  func value(of expression: Expression, subject: Symbol?) -> (value: Enclosure, symbols: [Symbol])? {
    var complete = definitions
    for case .derivative(let dependent, let independent) in expression.symbols.map(\.form) {
      // Where the lesson does not name the derivative, it is taken now.
      _ = try? complete.differentiate(dependent, by: independent)
    }
    let updated = complete.all.map(\.symbol).filter { symbol in
      complete[symbol.updated]?.shape == .scalar
        && complete[symbol.updated]?.expression.symbols.contains(symbol) == true
    }
    guard !updated.isEmpty else { return nil }

    var early = Definitions()
    for symbol in updated {
      guard let value = complete.value(of: symbol.updated) else { return nil }
      early.assume(symbol.frozen, Enclosure(value.enclosure.interval))
    }
    /// The expression as it is computed with the updates that are there before `subject` is.
    func hastened(_ expression: Expression, _ subject: Symbol?) -> (Expression, Set<Symbol>) {
      let symbols = expression.symbols
      let replaced = symbols.filter { symbol in
        // Where both the old and the new stand, they are told apart.
        guard updated.contains(symbol), !symbols.contains(symbol.updated) else { return false }
        guard let subject else { return true }
        return subject != symbol.updated && !complete.depends(symbol.updated, on: subject)
      }
      let names = Dictionary(uniqueKeysWithValues: replaced.map { ($0, $0.frozen) })
      return (expression.renaming(names), Set(replaced))
    }

    let leading = complete.leading(to: expression)
    var used: [Symbol: Set<Symbol>] = [:]
    for definition in complete.all where leading.contains(definition.symbol) {
      let (changed, replaced) = hastened(definition.expression, definition.symbol)
      used[definition.symbol] = definition.expression.symbols.reduce(replaced) { $0.union(used[$1] ?? []) }
      do {
        try early.define(definition.symbol, changed, isGiven: definition.isGiven)
      } catch {
        return nil
      }
    }
    let (changed, replaced) = hastened(expression, subject)
    let symbols = expression.symbols.reduce(replaced) { $0.union(used[$1] ?? []) }
    guard !symbols.isEmpty, let value = try? early.evaluate(changed), value.shape == .scalar else {
      return nil
    }
    return (value.enclosure, updated.filter(symbols.contains))
  }
}

extension Definitions {
  /// The quantities on which the value of an expression hangs.
  fileprivate func leading(to expression: Expression) -> Set<Symbol> {
    var leading = Set(expression.symbols)
    for definition in all.reversed() where leading.contains(definition.symbol) {
      leading.formUnion(definition.expression.symbols)
    }
    return leading
  }
}

extension Symbol {
  /// The name of the value that the quantity has after its update, whatever comes of the numbers before.
  fileprivate var frozen: Symbol { Symbol(base: "#", index: plain) }
}
