import Numerics

/// Quantities compiled for running many times over doubles: set inputs, run, read results.
///
/// What does not depend on the inputs is computed once, and nothing is allocated between runs. Feedback
/// copies results back to inputs, so that an update rule `w_5+ = w_5 − α · ∂E/∂w_5` becomes a training loop.
public struct Program: Sendable {
  /// A result that becomes an input of the next round.
  public struct Feedback: Sendable {
    /// The result.
    public let from: Symbol
    /// The input that takes its value.
    public let to: Symbol

    /// The feedback from a result to an input of the same shape.
    public init(from: Symbol, to: Symbol) {
      self.from = from
      self.to = to
    }
  }

  private var tape = Tape()
  private var arrays: [Symbol: Lowering.Array] = [:]
  private var registers: [Double] = []
  private var moving: [Tape.Register] = []
  private var copies: [(from: Tape.Register, to: Tape.Register)] = []
  private var carried: [Double]

  /// Compiles what the outputs and the feedback need.
  ///
  /// - Parameters:
  ///   - definitions: the quantities.
  ///   - inputs: those whose values will be set or fed back; they start with the values they have there.
  ///   - feedback: the results that become inputs; their targets count as inputs too.
  ///   - outputs: the quantities to be read.
  /// - Throws: `SymbolicError` where a name is unknown.
  public init(
    _ definitions: Definitions, inputs: [Symbol] = [], feedback: [Feedback] = [], outputs: [Symbol]
  ) throws(SymbolicError) {
    let varying = Set(inputs + feedback.map(\.to))
    let needed = definitions.needed(
      for: outputs + feedback.map(\.from) + inputs + feedback.map(\.to), stoppingAt: varying)
    for symbol in outputs + feedback.map(\.from) + inputs + feedback.map(\.to)
    where definitions[symbol] == nil {
      throw SymbolicError(nil, .unknownName(symbol))
    }
    carried = Array(repeating: 0, count: feedback.reduce(0) { $0 + (definitions[$1.to]?.shape.count ?? 0) })
    for (position, definition) in definitions.all.enumerated() where needed[position] {
      if varying.contains(definition.symbol) {
        arrays[definition.symbol] = Lowering.Array(
          shape: definition.shape, registers: (0..<definition.shape.count).map { _ in tape.appendInput() })
      } else {
        let known = definition.uses.reduce(into: [:]) { known, use in
          known[definitions.all[use].symbol] = arrays[definitions.all[use].symbol]
        }
        do {
          arrays[definition.symbol] = try Lowering { known[$0] }.lower(definition.expression, onto: &tape)
        } catch {
          throw SymbolicError(definition.symbol, error)
        }
      }
    }
    registers = Array(repeating: 0, count: tape.instructions.count)
    for symbol in varying {
      if let value = definitions.value(of: symbol) { set(symbol, to: value.doubles) }
    }
    tape.run(&registers)
    moving = tape.dependents(of: varying.flatMap { arrays[$0]?.registers ?? [] })
    for pair in feedback {
      guard let from = arrays[pair.from], let to = arrays[pair.to], from.shape == to.shape else {
        throw SymbolicError(
          pair.from, .shape("its shape is not that of '\(pair.to)', which it is to replace"))
      }
      copies += zip(from.registers, to.registers).map { ($0, $1) }
    }
  }

  /// Gives an input other values, row by row.
  public mutating func set(_ symbol: Symbol, to values: [Double]) {
    guard let array = arrays[symbol] else { return }
    for (register, value) in zip(array.registers, values) { registers[Int(register)] = value }
  }

  /// The values of a quantity after the last run, row by row; empty for one that was not asked for.
  public func values(of symbol: Symbol) -> [Double] {
    arrays[symbol]?.registers.map { registers[Int($0)] } ?? []
  }

  /// The value of a scalar after the last run.
  public subscript(_ symbol: Symbol) -> Double {
    // Read in loops, so without the array that `values` makes.
    arrays[symbol]?.registers.first.map { registers[Int($0)] } ?? .nan
  }

  /// Computes everything from the inputs.
  public mutating func run() { tape.run(&registers, only: moving) }

  /// Computes everything, feeds the results back, `rounds` times.
  ///
  /// The inputs are then those of the next round, while the outputs are still those of the last: `run()`
  /// brings them up to date.
  public mutating func advance(rounds: Int = 1) {
    for _ in 0..<rounds {
      run()
      feedBack()
    }
  }

  /// Gives the results of the last run to the inputs that they replace.
  public mutating func feedBack() {
    // All results are read before any input changes: a result may itself be an input.
    for index in copies.indices { carried[index] = registers[Int(copies[index].from)] }
    for index in copies.indices { registers[Int(copies[index].to)] = carried[index] }
  }
}

extension Tape {
  /// The steps whose results depend on the given registers, in order.
  fileprivate func dependents(of registers: [Register]) -> [Register] {
    var moves = Array(repeating: false, count: instructions.count)
    for register in registers { moves[Int(register)] = true }
    var dependents: [Register] = []
    for (index, step) in instructions.enumerated() {
      switch step.operation {
      case .input, .constant:
        continue
      case .negate, .raise, .exp, .log, .squareRoot, .tanh, .logistic, .magnitude, .heaviside, .sign,
        .floor, .factorial, .sin, .cos, .tan, .sinh, .cosh, .arcsin, .arccos, .arctan:
        moves[index] = moves[Int(step.first)]
      case .add, .subtract, .multiply, .divide, .power, .maximum, .minimum:
        moves[index] = moves[Int(step.first)] || moves[Int(step.second)]
      }
      if moves[index] { dependents.append(Register(index)) }
    }
    return dependents
  }
}
