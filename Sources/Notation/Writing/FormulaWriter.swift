import Numerics
public import Symbolics

/// Writes expressions as formulas in some style.
///
/// Parentheses stand where the precedence of operators asks for them and nowhere else; the multiplication
/// sign is left out before a parenthesis, as in `out_o1(1 − out_o1)`.
public struct FormulaWriter<Style: MathStyle>: Sendable {
  /// The format's pieces.
  public let style: Style

  /// A writer in that style.
  public init(_ style: Style) { self.style = style }

  /// The expression written out.
  public func formula(_ expression: Expression) -> Formula { write(expression).formula }

  /// The expression on one line.
  public func text(_ expression: Expression) -> String { formula(expression).text }

  /// How tightly a formula holds together, from the loosest.
  private enum Precedence: Int, Comparable {
    case sum
    /// A slash or a Σ: a factor behind it would seem to belong to it.
    case open
    case product
    /// ∂a/∂b in a style that has only the slash; the ∂ tells it from a quotient among factors.
    case derivative
    case power
    /// Needs no parentheses but as the base of a power: a fraction, a root, a raised mark.
    case closed
    case atom

    static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
  }

  private struct Written {
    var formula: Formula
    var precedence: Precedence
    /// Whether a factor may stand before it without a sign: it begins with a parenthesis.
    var beginsWithParenthesis = false
    /// Whether a parenthesis right behind it would seem to belong to its end: in x^n(1 − x), to the exponent.
    var takesParenthesis = false

    static func atom(_ text: String) -> Written {
      Written(formula: Formula(unbroken: text), precedence: .atom)
    }

    static func closed(_ text: String) -> Written {
      Written(formula: Formula(unbroken: text), precedence: .closed)
    }
  }

  private var hasFractions: Bool { style.fraction("", "") != nil }

  private func write(_ expression: Expression) -> Written {
    switch expression {
    case .number(let decimal):
      return Written(
        formula: Formula(unbroken: style.number(decimal)), precedence: decimal.isScientific ? .product : .atom
      )
    case .symbol(let symbol):
      return name(symbol)
    case .negation(let operand):
      let inner = within(.open, write(operand))
      return Written(
        formula: Formula.joined([Formula(unbroken: style.signs.negative), inner.formula], by: "").keepingSign,
        precedence: .sum)
    case .sum(let terms):
      return sum(terms)
    case .product(let factors):
      return product(factors)
    case .elementwise(let left, let right):
      return infix([left, right], style.signs.elementwise) {
        if case .elementwise = $0 { true } else { false }
      }
    case .matrixProduct(let left, let right):
      return matrixProduct(left, right)
    case .outer(let left, let right):
      return matrixProduct(left, right.transposed)
    case .quotient(let numerator, let denominator):
      return quotient(numerator, denominator)
    case .power(let base, let exponent):
      return power(within(.atom, write(base)), exponent)
    case .matrixPower(let base, let exponent):
      return power(within(.atom, write(base)), Expression(exponent))
    case .call(let function, let arguments):
      return call(function, arguments)
    case .array(let elements):
      let rows = elements.map { element in
        if case .array(let cells) = element { cells.map(text) } else { [text(element)] }
      }
      let isVector = expression.isWrittenVector
      let array = style.array(isVector ? [rows.flatMap(\.self)] : rows, isVector: isVector)
      return Written(formula: array, precedence: .atom)
    case .transpose(let operand):
      return Written(formula: style.transposed(within(.atom, write(operand)).formula), precedence: .closed)
    case .element(let operand, let position):
      return .atom(style.element(within(.atom, write(operand)).formula.text, position))
    case .reduction(let reduction, let operand, _):
      return reduce(reduction, operand)
    }
  }

  /// The formula, in parentheses if it holds together less tightly than `precedence`.
  private func within(_ precedence: Precedence, _ written: Written) -> Written {
    guard written.precedence < precedence else { return written }
    // 2 · (−3) keeps its sign of multiplication, since 2(−3) is easily read as a difference, and so does
    // y · (w′)², since y(w′) looks like a function.
    let isNegative = written.formula.text.hasPrefix(style.signs.negative) && written.formula.parts.count == 1
    let isSum = !isNegative && written.precedence < .power
    return Written(
      formula: style.parenthesized(written.formula), precedence: .atom, beginsWithParenthesis: isSum)
  }

  private func name(_ symbol: Symbol) -> Written {
    let text = style.symbol(symbol)
    switch symbol.form {
    case .derivative:
      return hasFractions
        ? .closed(text)
        : Written(formula: Formula(unbroken: text), precedence: .derivative, takesParenthesis: true)
    case .name(_, _, let mark):
      // The square of w⁺ is not w⁺².
      return mark.last.map("+'*".contains) == true ? .closed(text) : .atom(text)
    }
  }

  private func sum(_ terms: [Expression]) -> Written {
    // Between terms is a better break than within one.
    var parts = write(terms[0]).formula.inner.parts
    for term in terms.dropFirst() {
      // a + (b − c) keeps the grouping of the one who wrote it.
      let (sign, operand) =
        if case .negation(let subtrahend) = term { (style.signs.minus, subtrahend) } else {
          (style.signs.plus, term)
        }
      parts += within(.open, write(operand)).formula.inner.behind(sign).parts
    }
    return Written(formula: Formula(parts: parts), precedence: .sum)
  }

  private func product(_ factors: [Expression]) -> Written {
    var result: Written?
    var parts: [Formula.Part] = []
    for (index, factor) in factors.enumerated() {
      // A quotient with a slash is a factor only in parentheses: 1/a · b reads as 1/(a · b). A Σ may be the last.
      let endsInSeries = index == factors.count - 1 && factor.isSeries
      let next = within(endsInSeries ? .open : .product, write(factor))
      guard let before = result else {
        result = next
        parts = next.formula.parts
        continue
      }
      let isSignless = next.beginsWithParenthesis && !before.takesParenthesis
      let formula = next.formula
      parts +=
        (isSignless ? formula.behind(silent: style.signs.times) : formula.behind(style.signs.times)).parts
      result = Written(
        formula: next.formula, precedence: endsInSeries ? .open : .product,
        beginsWithParenthesis: before.beginsWithParenthesis, takesParenthesis: next.takesParenthesis)
    }
    result?.formula = Formula(parts: parts)
    return result ?? .atom(style.number(Decimal(1)))
  }

  /// Operands between signs that bind alike; other products among them stand in parentheses, unless they
  /// continue this one.
  private func infix(
    _ operands: [Expression], _ sign: String, continues: (Expression) -> Bool
  ) -> Written {
    let written = operands.map { within(continues($0) ? .product : .derivative, write($0)) }
    return Written(formula: .joined(written.map(\.formula), by: sign), precedence: .product)
  }

  /// Factors side by side; where a line begins with the second, the sign between them is written.
  private func matrixProduct(_ left: Expression, _ right: Expression) -> Written {
    let factors = [left, right].map { within($0.isMatrixProduct ? .product : .derivative, write($0)).formula }
    let formula = Formula(
      parts: factors[0].followed(by: style.signs.matrixProduct).parts
        + factors[1].behind(silent: style.signs.times).parts)
    return Written(formula: formula, precedence: .product)
  }

  private func quotient(_ numerator: Expression, _ denominator: Expression) -> Written {
    if let above = numerator.smallInteger, let below = denominator.smallInteger,
      let small = style.smallFraction(above, below)
    {
      return .closed(small)
    }
    if let fraction = style.fraction(text(numerator), text(denominator)) { return .closed(fraction) }
    let above = within(.power, write(numerator))
    let below = within(.power, write(denominator))
    return Written(formula: .joined([above.formula, below.formula], by: "/").unbroken, precedence: .open)
  }

  private func power(_ base: Written, _ exponent: Expression) -> Written {
    let written = write(exponent)
    let text = style.power(base.formula.text, written.formula, isSimple: written.precedence >= .closed)
    return Written(
      formula: Formula(unbroken: text), precedence: .power, beginsWithParenthesis: base.beginsWithParenthesis,
      takesParenthesis: !hasFractions && text.contains("^") && text.last != ")")
  }

  private func call(_ function: Function, _ arguments: [Expression]) -> Written {
    let argument = arguments[0]
    switch function {
    case .exp:
      return power(.atom(style.signs.euler), argument)
    case .logistic:
      // The definition tells the reader what to compute; around a longer formula only its name stays legible.
      if argument.isShort { return write(1 / (1 + exp(argument.opposite))) }
      return applied("σ", [argument])
    case .squareRoot:
      let written = write(argument)
      let root = style.squareRoot(written.formula, isSimple: written.precedence >= .closed)
      return Written(
        formula: Formula(unbroken: root), precedence: .closed,
        takesParenthesis: !hasFractions && root.last != ")")
    case .absolute:
      return .atom(style.signs.bars.0 + text(argument) + style.signs.bars.1)
    case .positive:
      return .atom(style.signs.condition.0 + text(argument) + style.signs.condition.1)
    case .log: return applied("ln", [argument])
    case .tanh, .relu, .sign, .sin, .cos, .tan, .sinh, .cosh, .arcsin, .arccos, .arctan, .softmax:
      return applied(function.rawValue, [argument])
    case .floor: return .atom(style.signs.floor.0 + text(argument) + style.signs.floor.1)
    case .ceiling: return .atom(style.signs.ceiling.0 + text(argument) + style.signs.ceiling.1)
    case .factorial: return .closed(within(.atom, write(argument)).formula.text + style.signs.factorial)
    case .binomial: return applied("binom", arguments)
    case .heaviside: return applied(function.letter ?? function.rawValue, [argument])
    case .maximum: return applied("max", arguments)
    case .minimum: return applied("min", arguments)
    }
  }

  private func reduce(_ reduction: Reduction, _ operand: Expression) -> Written {
    switch reduction {
    case .sum:
      let inner = within(.product, write(operand))
      return Written(formula: inner.formula.inner.behind(style.signs.sum), precedence: .open)
    case .mean: return applied("mean", [operand])
    case .maximum: return applied("max", [operand])
    }
  }

  private func applied(_ name: String, _ arguments: [Expression]) -> Written {
    let list = Formula.joined(arguments.map(formula), by: style.signs.comma)
    return Written(formula: style.parenthesized(list).behind(style.function(name)), precedence: .atom)
  }
}

extension Formula {
  /// A sign and what it belongs to stay together.
  fileprivate var keepingSign: Formula {
    guard parts.count > 1 else { return self }
    let first = Part(text: parts[0].text + parts[1].text, depth: 0)
    return Formula(parts: [first] + parts[2...])
  }
}

extension Expression {
  fileprivate var isMatrixProduct: Bool {
    switch self {
    case .matrixProduct, .outer: true
    case .number, .symbol, .negation, .sum, .product, .elementwise, .quotient, .power, .call, .array,
      .matrixPower, .transpose, .element, .reduction:
      false
    }
  }

  /// Whether the expression is written as a Σ.
  fileprivate var isSeries: Bool { if case .reduction(.sum, _, _) = self { true } else { false } }

  fileprivate var smallInteger: Int? {
    guard case .number(let decimal) = self, decimal.places == 0 else { return nil }
    return Int(decimal.description)
  }

  /// −x, and for −x again x: what stands in the exponent of the logistic function.
  fileprivate var opposite: Expression {
    if case .negation(let operand) = self { operand } else { .negation(self) }
  }

  fileprivate var isShort: Bool {
    switch self {
    case .number, .symbol, .element: true
    case .negation(let operand): operand.isShort
    case .sum, .product, .elementwise, .quotient, .power, .call, .array, .matrixProduct, .matrixPower, .outer,
      .transpose, .reduction:
      false
    }
  }
}
