import Numerics

/// Reverse-mode differentiation of one expression: from the derivative of the result to those of the symbols.
///
/// The rule of every operation stands in `cotangents`; everything that differentiates uses it, symbolically.
/// Numbers come from evaluating what it returns.
struct Differentiation {
  /// The shape of an expression.
  let shape: (Expression) -> Shape

  /// The derivative by `symbol` of a scalar whose derivative by the value of `expression` is `seed`.
  ///
  /// - Returns: the sum over the places where the symbol stands, simplified; zeros of the symbol's shape where
  ///   it stands nowhere, or under steps alone.
  func pullback(of expression: Expression, to symbol: Symbol, seed: Expression) -> Expression {
    var contributions: [Expression] = []
    collect(expression, seed, symbol, &contributions)
    guard let first = contributions.first else { return filled(shape(.symbol(symbol))) { _ in 0 } }
    let total = contributions.dropFirst().reduce(first, +)
    return total.simplified(shape)
  }

  /// The derivative of a scalar expression by a scalar symbol.
  func derivative(of expression: Expression, by symbol: Symbol) -> Expression {
    pullback(of: expression, to: symbol, seed: 1)
  }

  private func collect(
    _ expression: Expression, _ cotangent: Expression, _ symbol: Symbol, _ found: inout [Expression]
  ) {
    if expression == .symbol(symbol) {
      found.append(cotangent)
    } else if expression.mentions(symbol) {
      for (operand, share) in cotangents(of: expression, cotangent) {
        collect(operand, share, symbol, &found)
      }
    }
  }

  // MARK: The rules

  /// For each operand, the derivative by it, given the derivative `c` by the result.
  private func cotangents(of expression: Expression, _ c: Expression) -> [(Expression, Expression)] {
    switch expression {
    case .number, .symbol:
      return []
    case .negation(let a):
      return [(a, -c)]
    case .sum(let terms):
      return terms.map { ($0, fold(c, from: expression, to: $0)) }
    case .product(let factors):
      return factors.indices.map { index in
        let others = factors[..<index] + factors[(index + 1)...]
        let share = others.reduce(c) { times($0, $1) }
        return (factors[index], fold(share, from: expression, to: factors[index]))
      }
    case .elementwise(let a, let b):
      return [
        (a, fold(times(c, b), from: expression, to: a)), (b, fold(times(c, a), from: expression, to: b)),
      ]
    case .quotient(let a, let b):
      return [
        (a, fold(c / b, from: expression, to: a)),
        (b, fold(-(times(c, a) / (b ** 2)), from: expression, to: b)),
      ]
    case .power(let a, let b):
      return power(a, b, expression, c)
    case .call(let function, let arguments):
      return call(function, arguments, expression, c)
    case .array(let elements):
      return elements.indices.map { (elements[$0], c[$0 + 1]) }
    case .matrixProduct(let a, let b):
      return matrixProduct(a, b, c)
    case .matrixPower(let a, let exponent):
      // d(A^n) = Σ_k A^k · dA · A^(n−1−k)
      return (0..<max(exponent, 0)).map { k in
        let before = Expression.matrixPower(a, k).transposed
        let after = Expression.matrixPower(a, exponent - 1 - k).transposed
        return (a, before • c • after)
      }
    case .outer(let a, let b):
      return [(a, c • b), (b, a • c)]
    case .transpose(let a):
      return [(a, c.transposed)]
    case .element(let a, let position):
      return [(a, times(c, unit(at: position, in: shape(a))))]
    case .reduction(let reduction, let a, let axis):
      return [(a, spread(c, reduction, a, axis))]
    }
  }

  private func power(
    _ a: Expression, _ b: Expression, _ expression: Expression, _ c: Expression
  ) -> [(Expression, Expression)] {
    let byBase: Expression
    if let constant = b.constant {
      byBase = times(c * b, a ** Expression(constant - Rational(1)))
    } else {
      byBase = times(c, times(b, a ** (b - 1)))
    }
    return [
      (a, fold(byBase, from: expression, to: a)),
      (b, fold(times(c, times(expression, log(a))), from: expression, to: b)),
    ]
  }

  private func call(
    _ function: Function, _ arguments: [Expression], _ y: Expression, _ c: Expression
  ) -> [(Expression, Expression)] {
    let x = arguments[0]
    switch function {
    case .exp: return [(x, times(c, y))]
    case .log: return [(x, c / x)]
    case .squareRoot: return [(x, c / (2 * y))]
    case .tanh: return [(x, times(c, 1 - (y ** 2)))]
    case .logistic: return [(x, times(times(c, y), 1 - y))]
    case .relu: return [(x, times(c, .call(.positive, [x])))]
    case .absolute: return [(x, times(c, sign(x)))]
    case .sin: return [(x, times(c, .call(.cos, [x])))]
    case .cos: return [(x, -times(c, .call(.sin, [x])))]
    case .tan: return [(x, times(c, 1 + (y ** 2)))]
    case .sinh: return [(x, times(c, .call(.cosh, [x])))]
    case .cosh: return [(x, times(c, .call(.sinh, [x])))]
    case .arcsin: return [(x, c / sqrt(1 - (x ** 2)))]
    case .arccos: return [(x, -(c / sqrt(1 - (x ** 2))))]
    case .arctan: return [(x, c / (1 + (x ** 2)))]
    // Steps, and functions of whole numbers: the derivative is 0 wherever there is one.
    case .heaviside, .positive, .sign, .floor, .ceiling, .factorial, .binomial: return []
    // The operand that decides takes all; where several are equal, each does.
    case .maximum: return arguments.map { ($0, fold(times(c, heaviside($0 - y)), from: y, to: $0)) }
    case .minimum: return arguments.map { ($0, fold(times(c, heaviside(y - $0)), from: y, to: $0)) }
    case .softmax:
      // ∂/∂z_i Σ_j c_j p_j = p_i (c_i − Σ_j c_j p_j)
      if case .matrix = shape(x) {
        let centred = (c.transposed - sum(c ∘ y, over: .rows)).transposed
        return [(x, y ∘ centred)]
      }
      return [(x, y ∘ (c - (c • y)))]
    }
  }

  private func matrixProduct(
    _ a: Expression, _ b: Expression, _ c: Expression
  ) -> [(Expression, Expression)] {
    switch (shape(a), shape(b)) {
    case (.vector, .vector): [(a, times(c, b)), (b, times(c, a))]
    case (.matrix, .vector): [(a, .outer(c, b)), (b, a.transposed • c)]
    case (.vector, .matrix): [(a, b • c), (b, .outer(a, c))]
    default: [(a, c • b.transposed), (b, a.transposed • c)]
    }
  }

  // MARK: Shapes

  /// The product, element by element where both are arrays.
  private func times(_ a: Expression, _ b: Expression) -> Expression {
    if a.isOne { return b }
    return shape(a) == .scalar || shape(b) == .scalar ? a * b : a ∘ b
  }

  /// Sums the derivative by a result over the elements for which an operand was spread.
  private func fold(_ c: Expression, from result: Expression, to operand: Expression) -> Expression {
    switch (shape(result), shape(operand)) {
    case (let from, let to) where from == to: c
    case (_, .scalar): shape(c) == .scalar ? c : sum(c)
    default: sum(c, over: .columns)
    }
  }

  private func ones(_ shape: Shape) -> Expression { filled(shape) { _ in 1 } }

  private func filled(_ shape: Shape, _ element: (Int) -> Expression) -> Expression {
    switch shape {
    case .scalar: element(0)
    case .vector(let length): .array((0..<length).map(element))
    case .matrix(let rows, let columns):
      .array((0..<rows).map { row in .array((0..<columns).map { element(row * columns + $0) }) })
    }
  }

  private func unit(at position: [Int], in shape: Shape) -> Expression {
    guard case .matrix(_, let columns) = shape else {
      return filled(shape) { $0 == position[0] - 1 ? 1 : 0 }
    }
    if position.count == 1 { return filled(shape) { $0 / columns == position[0] - 1 ? 1 : 0 } }
    return filled(shape) { $0 == (position[0] - 1) * columns + position[1] - 1 ? 1 : 0 }
  }

  private func spread(
    _ c: Expression, _ reduction: Reduction, _ a: Expression, _ axis: Axis
  ) -> Expression {
    let extent = shape(a)
    let (even, size): (Expression, Int)
    switch (axis, extent) {
    case (.rows, .matrix(_, let columns)): (even, size) = (.outer(c, ones(.vector(columns))), columns)
    case (.columns, .matrix(let rows, _)): (even, size) = (.outer(ones(.vector(rows)), c), rows)
    default: (even, size) = (extent == .scalar ? c : c * ones(extent), extent.count)
    }
    switch reduction {
    case .sum: return even
    case .mean: return even / Expression(Decimal(size))
    case .maximum:
      let largest = Expression.reduction(.maximum, a, axis)
      let decides =
        axis == .rows ? heaviside(a.transposed - largest).transposed : heaviside(a - largest)
      return times(even, decides)
    }
  }
}

extension Expression {
  /// Whether the symbol stands anywhere in the expression.
  func mentions(_ symbol: Symbol) -> Bool {
    if case .symbol(let own) = self { return own == symbol }
    return operands.contains { $0.mentions(symbol) }
  }
}
