public import Numerics

/// Named quantities in order, each given by numbers or defined by an expression over earlier ones.
///
/// Each quantity is evaluated when it is defined, over doubles and over enclosures, by extending one tape.
public struct Definitions: Sendable {
  /// One named quantity.
  public struct Definition: Sendable {
    /// The name.
    public let symbol: Symbol
    /// The expression; for a given, its numbers as written.
    public let expression: Expression
    /// Whether the quantity was given rather than defined over others.
    public let isGiven: Bool
    let array: Lowering.Array

    /// The extents of the quantity.
    public var shape: Shape { array.shape }
  }

  /// The quantities in the order of their definition.
  public private(set) var all: [Definition] = []

  private var positions: [Symbol: Int] = [:]
  private var tape = Tape()
  private var doubles: [Double] = []
  private var enclosures: [Enclosure] = []

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
    let array = try extend(by: expression, for: symbol)
    positions[symbol] = all.count
    all.append(Definition(symbol: symbol, expression: expression, isGiven: isGiven, array: array))
  }

  /// Adds a quantity of which nothing is known but an interval that contains it; one of that name is replaced.
  public mutating func assume(_ symbol: Symbol, in interval: Interval) {
    let start = tape.instructions.count
    let register = tape.appendInput()
    tape.run(&doubles, from: start)
    tape.run(&enclosures, from: start)
    doubles[Int(register)] = interval.midpoint
    enclosures[Int(register)] = Enclosure(interval)
    positions[symbol] = all.count
    all.append(
      Definition(
        symbol: symbol, expression: .symbol(symbol), isGiven: true,
        array: Lowering.Array(shape: .scalar, registers: [register])))
  }

  /// Whether the definition of one quantity leads back to the other.
  public func depends(_ dependent: Symbol, on independent: Symbol) -> Bool {
    dependent != independent && ancestors(of: [dependent]).contains(independent)
  }

  /// The value of the quantity, `nil` where there is none of that name.
  public func value(of symbol: Symbol) -> Value? { self[symbol].map { value($0.array) } }

  /// The value of an expression over the quantities.
  ///
  /// - Throws: as `define`, without a name.
  public func evaluate(_ expression: Expression) throws(SymbolicError) -> Value {
    if case .symbol(let symbol) = expression, let value = value(of: symbol) { return value }
    var scratch = self
    let array = try scratch.extend(by: expression, for: nil)
    return scratch.value(array)
  }

  /// The extents that an expression over the quantities has.
  ///
  /// - Throws: as `define`, without a name.
  public func shape(of expression: Expression) throws(SymbolicError) -> Shape {
    do {
      return try expression.shape { self[$0]?.shape }
    } catch {
      throw SymbolicError(nil, error)
    }
  }

  private var lowering: Lowering { Lowering { symbol in self[symbol]?.array } }

  private func value(_ array: Lowering.Array) -> Value {
    Value(
      shape: array.shape, doubles: array.registers.map { doubles[Int($0)] },
      enclosures: array.registers.map { enclosures[Int($0)] })
  }

  /// Lowers the expression and runs the new steps; on failure everything is as before.
  private mutating func extend(
    by expression: Expression, for symbol: Symbol?
  ) throws(SymbolicError) -> Lowering.Array {
    let start = tape.instructions.count
    var extended = tape
    let array: Lowering.Array
    do {
      array = try lowering.lower(expression, onto: &extended)
    } catch {
      throw SymbolicError(symbol, error)
    }
    var newEnclosures = enclosures
    extended.run(&newEnclosures, from: start)
    if let failed = newEnclosures[start...].firstIndex(where: \.isUndefined) {
      throw SymbolicError(symbol, .domain(extended.explain(failed, newEnclosures)))
    }
    enclosures = newEnclosures
    extended.run(&doubles, from: start)
    tape = extended
    return array
  }
}

extension Tape {
  /// Why the step at `index` has no value, in words.
  fileprivate func explain(_ index: Int, _ registers: [Enclosure]) -> String {
    let step = instructions[index]
    func show(_ register: Register) -> String {
      let number = registers[Int(register)]
      return number.exact.map { "\($0.nearestDouble)" } ?? "\(number.interval.midpoint)"
    }
    func mayBeZero(_ register: Register) -> Bool { registers[Int(register)].interval.contains(0.0) }
    return switch step.operation {
    case .divide where mayBeZero(step.second): "division by 0"
    case .log: "the logarithm of \(show(step.first)), which is not positive"
    case .squareRoot: "the square root of \(show(step.first)), which is negative"
    case .raise where mayBeZero(step.first), .power where mayBeZero(step.first):
      "a power of 0 with an exponent that is not positive"
    case .power where registers[Int(step.first)].interval.upper < 0:
      "a power of the negative number \(show(step.first)) with an exponent that is no whole number"
    case .tan: "the tangent of \(show(step.first)) has no bound"
    case .input, .constant, .add, .subtract, .multiply, .divide, .negate, .raise, .power, .maximum, .minimum,
      .exp, .tanh, .logistic, .magnitude, .heaviside, .sign, .sin, .cos:
      "the value is too large for a double"
    }
  }
}
