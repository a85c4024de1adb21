import Notation
import Numerics
import Symbolics
import WorkedExamples

/// The rows of a step: the formula, the numbers substituted, the result; a row that would only repeat the one
/// before is left out.
struct EquationLayout<Style: MathStyle> {
  /// A row: how it continues what stands before, and what it says.
  struct Row: Hashable {
    let relation: String
    let formula: Formula
  }

  let writer: FormulaWriter<Style>
  let numbers: NumberFormat
  let derivation: Derivation

  /// Arrays with more numbers than these are not written into a formula, alone or all together.
  private let mostSubstituted = (alone: 8, together: 16)

  /// The same for rounded numbers, which have many digits.
  private let mostRounded = 4

  init(_ style: Style, _ derivation: Derivation, _ numbers: NumberFormat) {
    writer = FormulaWriter(style)
    self.derivation = derivation
    self.numbers = numbers
  }

  /// The left side of a step.
  func subject(_ step: Step) -> String { writer.text(step.subject) }

  /// The right sides of a step, one a row.
  func rows(_ step: Step) -> [Row] {
    let equals = writer.style.signs.equals
    let approximately = writer.style.signs.approximately
    var rows = step.forms.map { Row(relation: equals, formula: writer.formula($0)) }
    // A chain that ends in a number has arrived.
    if step.forms.last?.constant != nil { return rows }
    let value = shown(step.value)
    let valueFormula = writer.formula(value.expression)
    if let last = step.forms.last, let substituted = substituted(last) {
      let formula = writer.formula(substituted.expression)
      let repeatsValue =
        formula == valueFormula
        || substituted.expression.constant.map { $0 == value.expression.constant } ?? false
      // Rounded numbers seldom lead to an exact value; a sign is one where they do.
      let misleads =
        !substituted.isExact && value.isExact && !leads(substituted.expression, to: step.value)
      if formula != rows.last?.formula, !misleads, !repeatsValue || substituted.isLoneGiven {
        rows.append(Row(relation: substituted.isExact ? equals : approximately, formula: formula))
      }
      if substituted.isLoneGiven { return rows }
    }
    if valueFormula != rows.last?.formula {
      rows.append(Row(relation: value.isExact ? equals : approximately, formula: valueFormula))
    }
    return rows
  }

  /// Whether the numbers as they stand give just this value.
  private func leads(_ expression: Expression, to value: Value) -> Bool {
    guard let result = try? derivation.definitions.evaluate(expression) else { return false }
    return zip(result.enclosures, value.enclosures).allSatisfy { $0.exact != nil && $0.exact == $1.exact }
  }

  /// The last form of a step with numbers in the place of names; `nil` where there is nothing to substitute.
  func substitutedFormula(_ step: Step) -> Formula? {
    step.forms.last.flatMap(substituted).map { writer.formula($0.expression) }
  }

  private struct Substituted {
    let expression: Expression
    /// Whether every number in it is the whole value of what it stands for.
    let isExact: Bool
    /// Whether it is nothing but a given, as written.
    let isLoneGiven: Bool
  }

  /// The formula with numbers in the place of names; `nil` where it has no names, or arrays too large to read.
  private func substituted(_ expression: Expression) -> Substituted? {
    var isExact = true
    var isReadable = true
    var total = 0
    guard !expression.symbols.isEmpty else { return nil }
    let result = expression.replacing { part in
      // Of an array in a formula, the number that is meant.
      guard let (symbol, position) = part.nameAndPosition,
        let value = try? derivation.definitions.evaluate(part)
      else { return nil }
      if value.shape != .scalar { total += value.shape.count }
      if value.shape.count > mostSubstituted.alone { isReadable = false }
      if let written = written(symbol)?.part(at: position) { return written }
      let number = shown(value)
      if !number.isExact, value.shape.count > mostRounded { isReadable = false }
      isExact = isExact && number.isExact
      return number.expression
    }
    guard isReadable, total <= mostSubstituted.together else { return nil }
    var isLoneGiven = false
    if case .symbol(let symbol) = expression { isLoneGiven = written(symbol) != nil }
    return Substituted(expression: result, isExact: isExact, isLoneGiven: isLoneGiven)
  }

  /// The number of a given as written, 0.40 and not 0.4; also of a quantity that is nothing but a given.
  private func written(_ symbol: Symbol) -> Expression? {
    guard let definition = derivation.definitions[symbol] else { return nil }
    if definition.isGiven { return definition.expression }
    switch definition.expression {
    case .symbol(let other): return written(other)
    case .number, .negation(.number): return definition.expression
    default: return nil
    }
  }

  /// The digits of a value as an expression: a number, a vector or a matrix.
  func shown(_ value: Value) -> (expression: Expression, isExact: Bool) {
    let elements = value.enclosures.map(numbers.shown)
    let expressions = elements.map(\.expression)
    let isExact = elements.allSatisfy(\.isExact)
    switch value.shape {
    case .scalar:
      return (expressions[0], isExact)
    case .vector:
      return (.array(expressions), isExact)
    case .matrix(_, let columns):
      let rows = stride(from: 0, to: expressions.count, by: columns).map {
        Expression.array(Array(expressions[$0..<$0 + columns]))
      }
      return (.array(rows), isExact)
    }
  }

  /// A single number with a sign before it that says whether it is rounded, as in a sentence.
  func inline(_ enclosure: Enclosure) -> String {
    writer.text(numbers.shown(enclosure).expression)
  }
}

extension Expression {
  /// The name of a quantity, or that of an array and the position of an element in it; `nil` for anything else.
  fileprivate var nameAndPosition: (symbol: Symbol, position: [Int])? {
    switch self {
    case .symbol(let symbol): (symbol, [])
    case .element(.symbol(let symbol), let position): (symbol, position)
    default: nil
    }
  }

  /// What an array that is written out has at a position, which is counted from 1.
  fileprivate func part(at position: [Int]) -> Expression? {
    position.reduce(self) { array, place in
      guard case .array(let elements)? = array, elements.indices.contains(place - 1) else { return nil }
      return elements[place - 1]
    }
  }
}

extension EquationLayout where Style == LaTeXStyle {
  /// A step on one line.
  func equation(_ step: Step) -> String {
    rows(step).reduce(subject(step)) { "\($0) \($1.relation) \($1.formula.text)" }
  }

  /// A step as `aligned`, one relation a row, broken where it would print wider than about `width` digits.
  func aligned(_ step: Step, width: Int) -> String {
    let room = width - LaTeXWidth.of(subject(step))
    var lines: [String] = []
    for row in rows(step) {
      for (index, line) in row.formula.lines(width: room, measure: LaTeXWidth.of).enumerated() {
        lines.append(index == 0 ? "&\(row.relation) \(line)" : "&\\quad \(line)")
      }
    }
    return "\\begin{aligned}\n\(subject(step)) \(lines.joined(separator: " \\\\\n"))\n\\end{aligned}"
  }
}

extension EquationLayout where Style == MathMLStyle {
  /// A step as a table, one relation a row, broken where it would print wider than about `width` digits.
  func table(_ step: Step, width: Int) -> String {
    let room = width - MathMLWidth.of(subject(step))
    var lines: [(relation: String, formula: String)] = []
    for row in rows(step) {
      for (index, line) in row.formula.lines(width: room, measure: MathMLWidth.of).enumerated() {
        lines.append(index == 0 ? (row.relation, line) : ("", "<mspace width=\"1em\"></mspace>" + line))
      }
    }
    let cells = lines.enumerated().map { index, line in
      let subject = index == 0 ? subject(step) : ""
      return "<mtr><mtd>\(subject)</mtd><mtd>\(line.relation)</mtd><mtd>\(line.formula)</mtd></mtr>"
    }
    return "<mtable class=\"step\">\n\(cells.joined(separator: "\n"))\n</mtable>"
  }
}
