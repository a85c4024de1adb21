public import Numerics

/// Expressions reduced to scalar steps, each the input of later ones.
///
/// The tape is the one evaluator: the same steps run over doubles for speed and over enclosures for proof.
/// Step n writes register n, so running the tape is one pass forward; a step that is there already is not
/// added again, which makes derivatives cheap that share their parts with the formula.
public struct Tape: Sendable {
  /// The index of a step, and of the register that holds its result.
  public typealias Register = Int32

  /// What a step computes from its operands.
  public enum Operation: UInt8, Hashable, Sendable {
    /// A value that is set from outside.
    case input
    /// The constant number `first`.
    case constant
    /// first + second.
    case add
    /// first − second.
    case subtract
    /// first · second.
    case multiply
    /// first / second.
    case divide
    /// −first.
    case negate
    /// first to the whole power `second`, which is no register.
    case raise
    /// first to the power second.
    case power
    /// The larger of first and second.
    case maximum
    /// The smaller of first and second.
    case minimum
    /// e^first.
    case exp
    /// The natural logarithm of first.
    case log
    /// The square root of first.
    case squareRoot
    /// The hyperbolic tangent of first.
    case tanh
    /// The logistic function of first.
    case logistic
    /// The absolute value of first.
    case magnitude
    /// 1 where first ≥ 0, otherwise 0.
    case heaviside
    /// The sign of first.
    case sign
    /// The greatest whole number not above first.
    case floor
    /// The factorial of first.
    case factorial
    /// The sine of first.
    case sin
    /// The cosine of first.
    case cos
    /// The tangent of first.
    case tan
    /// The hyperbolic sine of first.
    case sinh
    /// The hyperbolic cosine of first.
    case cosh
    /// The arc sine of first.
    case arcsin
    /// The arc cosine of first.
    case arccos
    /// The arc tangent of first.
    case arctan
  }

  /// One step.
  public struct Instruction: Hashable, Sendable {
    /// What is computed.
    public let operation: Operation
    /// The first operand.
    public let first: Register
    /// The second operand, 0 where there is none.
    public let second: Register
  }

  /// The steps in order.
  public private(set) var instructions: [Instruction] = []
  /// The constants that steps refer to.
  public private(set) var constants: [Decimal] = []

  private var registerOfInstruction: [Instruction: Register] = [:]
  private var registerOfConstant: [Rational: Register] = [:]

  /// A tape without steps.
  public init() {}

  /// A new register whose value is set from outside.
  public mutating func appendInput() -> Register {
    instructions.append(Instruction(operation: .input, first: 0, second: 0))
    return Register(instructions.count - 1)
  }

  /// The register that holds the constant.
  public mutating func constant(_ value: Decimal) -> Register {
    if let register = registerOfConstant[value.exact] { return register }
    constants.append(value)
    let index = Register(constants.count - 1)
    instructions.append(Instruction(operation: .constant, first: index, second: 0))
    let register = Register(instructions.count - 1)
    registerOfConstant[value.exact] = register
    return register
  }

  /// The register that holds the result of the operation, by a new step where there is none yet.
  public mutating func append(_ operation: Operation, _ first: Register, _ second: Register = 0) -> Register {
    let instruction = Instruction(operation: operation, first: first, second: second)
    if let register = registerOfInstruction[instruction] { return register }
    instructions.append(instruction)
    let register = Register(instructions.count - 1)
    registerOfInstruction[instruction] = register
    return register
  }

  /// Runs the steps from `start` on; `registers` holds the results of those before, and the inputs.
  ///
  /// - Postcondition: `registers` has one value a step.
  public func run<Number: RealNumber>(_ registers: inout [Number], from start: Int = 0) {
    if registers.count < instructions.count {
      registers.append(
        contentsOf: repeatElement(Number(0), count: instructions.count - registers.count))
    }
    registers.withUnsafeMutableBufferPointer { values in
      instructions.withUnsafeBufferPointer { steps in
        for index in start..<steps.count {
          let step = steps[index]
          guard step.operation != .input else { continue }
          values[index] = result(of: step, values)
        }
      }
    }
  }

  /// Runs the given steps again; the registers of all others keep their values.
  func run(_ registers: inout [Double], only steps: [Register]) {
    registers.withUnsafeMutableBufferPointer { values in
      for index in steps {
        values[Int(index)] = result(of: instructions[Int(index)], values)
      }
    }
  }

  @inline(__always)
  private func result<Number: RealNumber>(
    of step: Instruction, _ values: UnsafeMutableBufferPointer<Number>
  ) -> Number {
    // Reads an operand only where the operation has it: the second field of `raise` is no register.
    var a: Number { values[Int(step.first)] }
    var b: Number { values[Int(step.second)] }
    return switch step.operation {
    case .input: a
    case .constant: Number(constants[Int(step.first)])
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .negate: -a
    case .raise: a.raised(to: Int(step.second))
    case .power: Number.power(a, b)
    case .maximum: Number.maximum(a, b)
    case .minimum: Number.minimum(a, b)
    case .exp: a.exp
    case .log: a.log
    case .squareRoot: a.squareRoot
    case .tanh: a.tanh
    case .logistic: a.logistic
    case .magnitude: a.magnitude
    case .heaviside: a.heaviside
    case .sign: a.sign
    case .floor: a.floor
    case .factorial: a.factorial
    case .sin: a.sin
    case .cos: a.cos
    case .tan: a.tan
    case .sinh: a.sinh
    case .cosh: a.cosh
    case .arcsin: a.arcsin
    case .arccos: a.arccos
    case .arctan: a.arctan
    }
  }
}
