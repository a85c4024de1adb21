import Notation
import Numerics
import Symbolics
import WorkedExamples

/// What notes leave to the reader to know, and what a number may therefore mean as well.
///
/// A relation that is right by one of these conventions is right; wrong is only what none makes right.
enum Convention: String, CaseIterable, Sendable {
  /// A logarithm without a base is one to base 2.
  case binaryLogarithm = "logarithm to base 2"
  /// A logarithm without a base is one to base 10.
  case decimalLogarithm = "logarithm to base 10"
  /// The logarithm lg is one to base 2, of which the result is whole.
  case wholeBinaryLogarithm = "lg to base 2"
  /// Angles are in degrees.
  case degrees = "angles in degrees"
  /// The formula has been multiplied by 100 already: 2/10 · 100 = 20 %.
  case percent = "percent"
  /// Shares that were rounded need not add up to the whole: 33 % + 33 % + 33 % = 100 %.
  case roundedShares = "shares that were rounded"
  /// The digits are those that a program prints.
  case doublePrecision = "double precision"

  /// The verdict on what is right by the convention.
  var verdict: Verdict { self == .roundedShares ? .consistent : .rounded }

  /// Whether the convention leaves anything open in a formula and what it is said to equal.
  func applies(to formula: MathSide, _ result: MathSide) -> Bool {
    switch self {
    case .binaryLogarithm, .decimalLogarithm: formula.hasBareLogarithm
    case .wholeBinaryLogarithm: formula.hasBareLogarithm && result.number?.places == 0
    case .degrees: formula.expression?.leavesAnglesOpen ?? false
    case .percent: result.isPercentage && formula.literals.contains { $0.decimal.exact == 100 }
    case .roundedShares: result.isWhole && formula.hasRoundedShares
    case .doublePrecision: true
    }
  }

  /// Whether a formula may as well have another value, of which nobody knows if it is meant.
  func leavesOpen(_ formula: MathSide, _ result: MathSide) -> Bool {
    self != .doublePrecision && applies(to: formula, result)
  }

  /// The formula as the convention reads it.
  func reading(of formula: Expression) -> Expression {
    switch self {
    case .binaryLogarithm: formula.withLogarithms(toBase: 2)
    case .decimalLogarithm: formula.withLogarithms(toBase: 10)
    case .wholeBinaryLogarithm: formula.withBinaryInsteadOfDecimalLogarithms
    case .degrees: formula.inDegrees
    case .percent: formula / 100
    case .roundedShares, .doublePrecision: formula
    }
  }

  /// Whether a printed number is right for a value by the convention.
  func accepts(_ printed: Decimal, _ value: Enclosure, _ double: Double) -> Bool {
    switch self {
    case .binaryLogarithm, .decimalLogarithm, .wholeBinaryLogarithm, .degrees, .percent:
      Judge.verdict(printed: printed, value: value).severity == .pass
    case .roundedShares:
      true
    case .doublePrecision:
      // 0.1 + 0.2 = 0.30000000000000004 is what a program says: it prints at most 17 digits to tell one double from
      // the next, and its roundings leave it a unit or two beside the truth.
      15...17 ~= printed.significantDigits
        && (printed.exact.nearestDouble - double).magnitude <= 2 * double.ulp
    }
  }

  /// The exponent of a side that is nothing but a power of ten.
  static func powerOfTen(_ side: MathSide) -> Expression? {
    guard case .power(let base, let exponent) = side.expression, base.constant == Rational(10) else {
      return nil
    }
    return exponent
  }
}

extension MathSide {
  /// Whether the side is a number with a percent sign.
  fileprivate var isPercentage: Bool {
    guard case .success(.quotient(_, .number(let hundred))) = content else { return false }
    return hundred.exact == 100
  }
}

extension Expression {
  /// Whether a function of an angle stands in the formula in which no π tells the unit.
  fileprivate var leavesAnglesOpen: Bool {
    if case .call(let function, _) = self, function.isOfAngle || function.givesAngle {
      return !symbols.contains("pi")
    }
    return operands.contains(where: \.leavesAnglesOpen)
  }
}
