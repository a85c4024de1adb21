import Numerics

/// Reduces an expression over arrays to scalar steps on a tape.
///
/// What each array operation computes stands here and nowhere else; whether the shapes go together is for
/// `ShapeInference.swift` to say.
struct Lowering {
  typealias Register = Tape.Register

  /// The registers of an array's elements, row by row.
  struct Array: Sendable {
    let shape: Shape
    let registers: [Register]

    /// The register behind element `index` of a larger result: a scalar serves for every element, a vector
    /// for every row of a matrix.
    subscript(spread index: Int) -> Register { registers[index % registers.count] }

    var columns: Int {
      switch shape {
      case .scalar: 1
      case .vector(let length): length
      case .matrix(_, let columns): columns
      }
    }

    var rows: [[Register]] {
      stride(from: 0, to: registers.count, by: columns).map { Swift.Array(registers[$0..<$0 + columns]) }
    }
  }

  /// The registers of the quantities that are there.
  let quantities: (Symbol) -> Array?

  /// Appends the steps of the expression to the tape.
  func lower(_ expression: Expression, onto tape: inout Tape) throws(SymbolicError.Fault) -> Array {
    if case .symbol(let symbol) = expression {
      guard let array = quantities(symbol) else { throw .unknownName(symbol) }
      return array
    }
    var operands: [Array] = []
    for (index, operand) in expression.operands.enumerated() {
      // A difference is one step, not a negation and an addition.
      if index > 0, case .sum = expression, case .negation(let subtrahend) = operand {
        operands.append(try lower(subtrahend, onto: &tape))
      } else {
        operands.append(try lower(operand, onto: &tape))
      }
    }
    let shape = try expression.shape(given: operands.map(\.shape))
    return Array(shape: shape, registers: registers(of: expression, shape, operands, &tape))
  }

  private func registers(
    of expression: Expression, _ shape: Shape, _ operands: [Array], _ tape: inout Tape
  ) -> [Register] {
    switch expression {
    case .number(let decimal):
      return [tape.constant(decimal)]
    case .symbol:
      return operands[0].registers
    case .negation:
      return operands[0].registers.map { tape.append(.negate, $0) }
    case .sum(let terms):
      return (0..<shape.count).map { index in
        var total = operands[0][spread: index]
        for (term, operand) in zip(terms, operands).dropFirst() {
          let isDifference = if case .negation = term { true } else { false }
          total = tape.append(isDifference ? .subtract : .add, total, operand[spread: index])
        }
        return total
      }
    case .product, .elementwise:
      return combine(.multiply, operands, shape, &tape)
    case .quotient:
      return combine(.divide, operands, shape, &tape)
    case .power(_, let exponent):
      if let constant = exponent.constant, constant.isInteger,
        let whole = Int(exactly: constant.numerator).flatMap(Int32.init(exactly:)), whole != .min
      {
        return operands[0].registers.map { tape.append(.raise, $0, whole) }
      }
      return combine(.power, operands, shape, &tape)
    case .call(let function, _):
      return call(function, operands, shape, &tape)
    case .array:
      return operands.flatMap(\.registers)
    case .matrixProduct:
      return matrixProduct(operands[0], operands[1], &tape)
    case .matrixPower(_, let exponent):
      return matrixPower(operands[0], exponent, &tape)
    case .outer:
      return operands[0].registers.flatMap { a in
        operands[1].registers.map { b in tape.append(.multiply, a, b) }
      }
    case .transpose:
      guard case .matrix = shape else { return operands[0].registers }
      return transposed(operands[0].rows).flatMap(\.self)
    case .element(_, let position):
      let row = operands[0].rows[shape == .scalar && position.count == 1 ? 0 : position[0] - 1]
      return shape == .scalar ? [row[(position.last ?? 1) - 1]] : row
    case .reduction(let reduction, _, let axis):
      return reduce(reduction, operands[0], axis, &tape)
    }
  }

  private func combine(
    _ operation: Tape.Operation, _ operands: [Array], _ shape: Shape, _ tape: inout Tape
  ) -> [Register] {
    (0..<shape.count).map { index in fold(operation, operands.map { $0[spread: index] }, &tape) }
  }

  private func fold(_ operation: Tape.Operation, _ registers: [Register], _ tape: inout Tape) -> Register {
    registers.dropFirst().reduce(registers[0]) { tape.append(operation, $0, $1) }
  }

  private func call(
    _ function: Function, _ operands: [Array], _ shape: Shape, _ tape: inout Tape
  ) -> [Register] {
    func each(_ operation: Tape.Operation) -> [Register] {
      operands[0].registers.map { tape.append(operation, $0) }
    }
    switch function {
    case .exp: return each(.exp)
    case .log: return each(.log)
    case .squareRoot: return each(.squareRoot)
    case .tanh: return each(.tanh)
    case .logistic: return each(.logistic)
    case .heaviside: return each(.heaviside)
    case .absolute: return each(.magnitude)
    case .sign: return each(.sign)
    case .floor: return each(.floor)
    case .ceiling:
      // ⌈x⌉ = −⌊−x⌋
      return operands[0].registers.map {
        tape.append(.negate, tape.append(.floor, tape.append(.negate, $0)))
      }
    case .factorial: return each(.factorial)
    case .binomial:
      return (0..<shape.count).map { index in
        let (n, k) = (operands[0][spread: index], operands[1][spread: index])
        let below = tape.append(
          .multiply, tape.append(.factorial, k), tape.append(.factorial, tape.append(.subtract, n, k)))
        return tape.append(.divide, tape.append(.factorial, n), below)
      }
    case .sin: return each(.sin)
    case .cos: return each(.cos)
    case .tan: return each(.tan)
    case .sinh: return each(.sinh)
    case .cosh: return each(.cosh)
    case .arcsin: return each(.arcsin)
    case .arccos: return each(.arccos)
    case .arctan: return each(.arctan)
    case .maximum: return combine(.maximum, operands, shape, &tape)
    case .minimum: return combine(.minimum, operands, shape, &tape)
    case .relu:
      let zero = tape.constant(Decimal(0))
      return operands[0].registers.map { tape.append(.maximum, $0, zero) }
    case .positive:
      // [x > 0] = 1 − h(−x)
      let one = tape.constant(Decimal(1))
      return operands[0].registers.map {
        tape.append(.subtract, one, tape.append(.heaviside, tape.append(.negate, $0)))
      }
    case .softmax:
      return operands[0].rows.flatMap { softmax($0, &tape) }
    }
  }

  /// e^(z_c − m)/Σ e^(z_j − m) with m the largest of the row: equal to the definition, and never too large.
  private func softmax(_ logits: [Register], _ tape: inout Tape) -> [Register] {
    let largest = fold(.maximum, logits, &tape)
    let exponentials = logits.map { tape.append(.exp, tape.append(.subtract, $0, largest)) }
    let total = fold(.add, exponentials, &tape)
    return exponentials.map { tape.append(.divide, $0, total) }
  }

  private func matrixProduct(_ left: Array, _ right: Array, _ tape: inout Tape) -> [Register] {
    // A vector on the right is a column.
    let columns = if case .vector = right.shape { [right.registers] } else { transposed(right.rows) }
    return left.rows.flatMap { row in
      columns.map { column in
        fold(.add, zip(row, column).map { tape.append(.multiply, $0, $1) }, &tape)
      }
    }
  }

  private func matrixPower(_ base: Array, _ exponent: Int, _ tape: inout Tape) -> [Register] {
    guard exponent > 0 else {
      let zero = tape.constant(Decimal(0))
      let one = tape.constant(Decimal(1))
      return base.registers.indices.map { $0 / base.columns == $0 % base.columns ? one : zero }
    }
    var result: Array?
    var square = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 {
        result =
          result.map { Array(shape: base.shape, registers: matrixProduct($0, square, &tape)) } ?? square
      }
      rest >>= 1
      if rest > 0 { square = Array(shape: base.shape, registers: matrixProduct(square, square, &tape)) }
    }
    return result?.registers ?? base.registers
  }

  private func reduce(
    _ reduction: Reduction, _ operand: Array, _ axis: Axis, _ tape: inout Tape
  ) -> [Register] {
    let groups =
      switch axis {
      case .all: [operand.registers]
      case .rows: operand.rows
      case .columns: transposed(operand.rows)
      }
    return groups.map { group in
      switch reduction {
      case .sum: fold(.add, group, &tape)
      case .maximum: fold(.maximum, group, &tape)
      case .mean: tape.append(.divide, fold(.add, group, &tape), tape.constant(Decimal(group.count)))
      }
    }
  }

  private func transposed(_ rows: [[Register]]) -> [[Register]] {
    guard let first = rows.first else { return [] }
    return first.indices.map { column in rows.map { $0[column] } }
  }
}
