/// Which shape an operation gives, from those of its operands: the one place that says what goes together.
extension Expression {
  /// The greatest power of a matrix that is multiplied out, which for its derivative is done term by term.
  static var greatestMatrixPower: Int { 1000 }

  /// The shape of the expression, given that of each symbol; `nil` for a symbol that is not known.
  func shape(of symbols: (Symbol) -> Shape?) throws(SymbolicError.Fault) -> Shape {
    if case .symbol(let symbol) = self {
      guard let shape = symbols(symbol) else { throw .unknownName(symbol) }
      return shape
    }
    var operandShapes: [Shape] = []
    for operand in operands { operandShapes.append(try operand.shape(of: symbols)) }
    return try shape(given: operandShapes)
  }

  /// The shape of the operation, given those of its operands in order.
  func shape(given operands: [Shape]) throws(SymbolicError.Fault) -> Shape {
    switch self {
    case .number:
      return .scalar
    case .symbol(let symbol):
      throw .unknownName(symbol)
    case .negation:
      return operands[0]
    case .sum, .elementwise, .quotient, .power:
      return try Shape.spread(operands)
    case .product:
      return try Shape.scaled(operands)
    case .call(let function, _):
      return try Shape.result(of: function, operands)
    case .array:
      return try Shape.collected(operands)
    case .matrixProduct:
      return try Shape.matrixProduct(operands[0], operands[1])
    case .matrixPower(_, let exponent):
      guard case .matrix(let rows, let columns) = operands[0], rows == columns,
        0...Self.greatestMatrixPower ~= exponent
      else {
        throw .shape(
          """
          only a square matrix has a power, and here a whole one up to \(Self.greatestMatrixPower); not a \
          \(operands[0]) to the \(exponent)
          """)
      }
      return operands[0]
    case .outer:
      guard case .vector(let rows) = operands[0], case .vector(let columns) = operands[1] else {
        throw .shape("the outer product is of two vectors, not of \(operands[0]) and \(operands[1])")
      }
      return .matrix(rows: rows, columns: columns)
    case .transpose:
      guard case .matrix(let rows, let columns) = operands[0] else { return operands[0] }
      return .matrix(rows: columns, columns: rows)
    case .element(_, let position):
      return try operands[0].element(at: position)
    case .reduction(_, _, let axis):
      return try operands[0].reduced(over: axis)
    }
  }
}

extension Shape {
  typealias Failure = SymbolicError.Fault

  /// Equal shapes, a scalar with anything, or a vector with each row of a matrix.
  static func spread(_ shapes: [Shape]) throws(Failure) -> Shape {
    var result = Shape.scalar
    for shape in shapes {
      switch (result, shape) {
      case _ where result == shape: break
      case (.scalar, _): result = shape
      case (_, .scalar): break
      case (.vector(let length), .matrix(_, let columns)) where length == columns: result = shape
      case (.matrix(_, let columns), .vector(let length)) where length == columns: break
      default: throw .shape("a \(result) and a \(shape) do not go together element by element")
      }
    }
    return result
  }

  /// Numbers times at most one array.
  fileprivate static func scaled(_ shapes: [Shape]) throws(Failure) -> Shape {
    let arrays = shapes.filter { $0 != .scalar }
    guard arrays.count < 2 else {
      throw .shape(
        """
        a \(arrays[0]) times a \(arrays[1]) is no product with a number: \
        use • for the matrix product or ∘ for the product element by element
        """)
    }
    return arrays.first ?? .scalar
  }

  fileprivate static func result(of function: Function, _ operands: [Shape]) throws(Failure) -> Shape {
    let expected: ClosedRange<Int>
    switch function {
    case .exp, .log, .squareRoot, .tanh, .logistic, .relu, .heaviside, .positive, .absolute, .sign, .floor,
      .ceiling, .factorial, .sin, .cos, .tan, .sinh, .cosh, .arcsin, .arccos, .arctan, .softmax:
      expected = 1...1
    case .binomial:
      expected = 2...2
    case .maximum, .minimum:
      expected = 1...Int.max
    }
    guard expected.contains(operands.count) else {
      throw .shape("\(function.rawValue) does not take \(operands.count) arguments")
    }
    if function == .softmax, operands[0] == .scalar {
      throw .shape("softmax needs a vector, or the rows of a matrix")
    }
    return try spread(operands)
  }

  fileprivate static func collected(_ elements: [Shape]) throws(Failure) -> Shape {
    guard let first = elements.first else { throw .shape("an array needs an element") }
    guard elements.allSatisfy({ $0 == first }) else { throw .shape("the rows of an array differ in length") }
    switch first {
    case .scalar: return .vector(elements.count)
    case .vector(let length): return .matrix(rows: elements.count, columns: length)
    case .matrix: throw .shape("an array has rows and columns, and nothing beyond")
    }
  }

  fileprivate static func matrixProduct(_ left: Shape, _ right: Shape) throws(Failure) -> Shape {
    switch (left, right) {
    case (.vector(let n), .vector(let m)) where n == m: return .scalar
    case (.matrix(let rows, let n), .vector(let m)) where n == m: return .vector(rows)
    case (.vector(let n), .matrix(let m, let columns)) where n == m: return .vector(columns)
    case (.matrix(let rows, let n), .matrix(let m, let columns)) where n == m:
      return .matrix(rows: rows, columns: columns)
    default:
      throw .shape("a \(left) times a \(right) has no matrix product: the inner lengths differ")
    }
  }

  fileprivate func element(at position: [Int]) throws(Failure) -> Shape {
    switch (self, position.count) {
    case (.vector(let length), 1) where 1...length ~= position[0]: return .scalar
    case (.matrix(let rows, let columns), 1) where 1...rows ~= position[0]: return .vector(columns)
    case (.matrix(let rows, let columns), 2) where 1...rows ~= position[0] && 1...columns ~= position[1]:
      return .scalar
    default: throw .shape("a \(self) has no element \(position)")
    }
  }

  fileprivate func reduced(over axis: Axis) throws(Failure) -> Shape {
    switch (self, axis) {
    case (_, .all): return .scalar
    case (.matrix(let rows, _), .rows): return .vector(rows)
    case (.matrix(_, let columns), .columns): return .vector(columns)
    case (.scalar, _), (.vector, _): throw .shape("a \(self) has no rows and columns to take together")
    }
  }
}
