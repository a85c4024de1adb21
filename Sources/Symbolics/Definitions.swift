public import Numerics

/// Named quantities in order, each given by numbers or defined by an expression over earlier ones.
///
/// Each quantity is evaluated when it is defined, over doubles and over enclosures.
public struct Definitions: Sendable {
  /// One named quantity.
  public struct Definition: Sendable {
    /// The name.
    public let symbol: Symbol
    /// The expression; for a given, its numbers as written.
    public let expression: Expression
    /// Whether the quantity was given rather than defined over others.
    public let isGiven: Bool
    /// The value.
    public let value: Value
    /// The places of the quantities that the expression speaks of, in the order in which it does.
    let uses: [Int]

    /// The extents of the quantity.
    public var shape: Shape { value.shape }
  }

  /// The quantities in the order of their definition.
  public private(set) var all: [Definition] = []

  private var positions: [Symbol: Int] = [:]

  /// No quantities.
  public init() {}

  /// The quantity of that name.
  public subscript(_ symbol: Symbol) -> Definition? { positions[symbol].map { all[$0] } }

  /// The place of a quantity in the order of definition.
  func position(of symbol: Symbol) -> Int? { positions[symbol] }

  /// Defines a quantity by an expression over those that are there.
  ///
  /// - Throws: `SymbolicError` with the quantity's name: a name that is taken or unknown, shapes that do not go
  ///   together, a value outside the domain. Nothing is defined then.
  public mutating func define(
    _ symbol: Symbol, _ expression: Expression, isGiven: Bool = false
  ) throws(SymbolicError) {
    guard positions[symbol] == nil else { throw SymbolicError(symbol, .duplicateName) }
    do throws(SymbolicError) {
      let value = try evaluate(expression)
      // A table may show a number that no double holds, but nothing can be built on it.
      guard value.doubles.allSatisfy(\.isFinite) else {
        throw SymbolicError(symbol, .domain("the value is too large for a double"))
      }
      let uses = expression.symbols.compactMap { positions[$0] }
      all.append(
        Definition(symbol: symbol, expression: expression, isGiven: isGiven, value: value, uses: uses))
      positions[symbol] = all.count - 1
    } catch {
      throw SymbolicError(symbol, error.fault)
    }
  }

  /// Adds a quantity of which nothing is known but an enclosure; it takes the place of one of that name.
  public mutating func assume(_ symbol: Symbol, _ enclosure: Enclosure) {
    positions[symbol] = all.count
    all.append(
      Definition(
        symbol: symbol, expression: .symbol(symbol), isGiven: true, value: Value(enclosure), uses: []))
  }

  /// The value of the quantity, `nil` where there is none of that name.
  public func value(of symbol: Symbol) -> Value? { self[symbol]?.value }

  /// The value of an expression over the quantities.
  ///
  /// - Parameter assumptions: names, defined or not, that stand for any number in an interval.
  /// - Throws: as `define`, without a name.
  public func evaluate(
    _ expression: Expression, assuming assumptions: [Symbol: Interval] = [:]
  ) throws(SymbolicError) -> Value {
    if case .symbol(let symbol) = expression, assumptions.isEmpty, let value = value(of: symbol) {
      return value
    }
    var tape = Tape()
    var enclosures: [Enclosure] = []
    var doubles: [Double] = []
    var arrays: [Symbol: Lowering.Array] = [:]
    for symbol in expression.symbols {
      guard let value = assumptions[symbol].map({ Value(Enclosure($0)) }) ?? self[symbol]?.value else {
        continue
      }
      arrays[symbol] = Lowering.Array(
        shape: value.shape, registers: (0..<value.shape.count).map { _ in tape.appendInput() })
      enclosures += value.enclosures
      doubles += value.doubles
    }
    let start = enclosures.count
    let result: Lowering.Array
    do throws(SymbolicError.Fault) {
      result = try Lowering { arrays[$0] }.lower(expression, onto: &tape)
    } catch {
      throw SymbolicError(nil, error)
    }
    tape.run(&enclosures, from: start)
    if let failed = enclosures[start...].firstIndex(where: \.isUndefined) {
      throw SymbolicError(nil, .domain(tape.explain(failed, enclosures)))
    }
    tape.run(&doubles, from: start)
    return Value(
      shape: result.shape,
      doubles: result.registers.map { enclosures[Int($0)].nearest(to: doubles[Int($0)]) },
      enclosures: result.registers.map { enclosures[Int($0)] })
  }

  /// The extents that an expression over the quantities has; assumed names are numbers.
  ///
  /// - Throws: as `define`, without a name.
  public func shape(
    of expression: Expression, assuming assumptions: [Symbol: Interval] = [:]
  ) throws(SymbolicError) -> Shape {
    do {
      return try expression.shape { assumptions[$0] == nil ? self[$0]?.shape : .scalar }
    } catch {
      throw SymbolicError(nil, error)
    }
  }
}

extension Tape {
  /// Why the step at `index` has no value, in words.
  fileprivate func explain(_ index: Int, _ registers: [Enclosure]) -> String {
    let step = instructions[index]
    /// The operand, and what it is not, as far as that is known.
    func show(_ register: Register, _ fault: String) -> String {
      let number = registers[Int(register)]
      let isKnown = number.exact != nil || !number.interval.contains(0.0)
      let digits = number.exact?.nearestDouble ?? number.interval.midpoint
      return isKnown ? "\(digits), which is \(fault)" : "a number that cannot be told from 0"
    }
    func mayBeZero(_ register: Register) -> Bool { registers[Int(register)].interval.contains(0.0) }
    return switch step.operation {
    case .divide where registers[Int(step.second)].exact?.isZero == true: "division by 0"
    case .divide where mayBeZero(step.second): "division by a number that cannot be told from 0"
    case .log: "the logarithm of \(show(step.first, "not positive"))"
    case .squareRoot: "the square root of \(show(step.first, "negative"))"
    case .raise where mayBeZero(step.first), .power where mayBeZero(step.first):
      "a power of 0 with an exponent that is not positive"
    case .power where registers[Int(step.first)].interval.upper < 0:
      "a power of \(show(step.first, "negative")) with an exponent that is no whole number"
    case .factorial: "the factorial of \(show(step.first, "no whole number of moderate size"))"
    case .heaviside, .sign: "the sign of \(show(step.first, "not known"))"
    case .floor: "two whole numbers are possible"
    case .tan: "the tangent of \(show(step.first, "without a bound"))"
    case .arcsin, .arccos: "the angle of \(show(step.first, "not between −1 and 1"))"
    case .input, .constant, .add, .subtract, .multiply, .divide, .negate, .raise, .power, .maximum, .minimum,
      .exp, .tanh, .logistic, .magnitude, .sin, .cos, .sinh, .cosh, .arctan:
      "the value is too large for a double"
    }
  }
}
