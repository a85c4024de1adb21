import Numerics
import Symbolics

/// The units in which something is counted, each with its power: in `km/h` the power of km is 1, that of h −1.
///
/// Any word behind a number is one, of which only this is known: it stands for some positive value. So nothing is
/// converted, and units are equal only where they are written alike.
public struct Units: Hashable, Sendable {
  private var powers: [String: Rational]

  /// No units: a plain number.
  public static let none = Units(powers: [:])

  /// Nobody counts in the product of more units than these.
  static let most = 10

  /// Whether there are none.
  public var areNone: Bool { powers.isEmpty }

  /// Whether the only unit bears this name.
  public func areOnly(_ name: String) -> Bool { powers == [name: 1] }

  private init(powers: [String: Rational]) { self.powers = powers }

  /// The units of the words behind a number: `km/h`; `nil` where they are no words.
  init?(words: String) {
    let parts = words.filter { !" ~\\".contains($0) }.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= Self.most, !parts.contains(where: \.isEmpty) else {
      return nil
    }
    self = parts.dropFirst().reduce(Units(powers: [String(first): 1])) {
      $0 / Units(powers: [String($1): 1])
    }
  }

  static func * (left: Units, right: Units) -> Units {
    Units(powers: left.powers.merging(right.powers, uniquingKeysWith: +).filter { !$0.value.isZero })
  }

  static func / (left: Units, right: Units) -> Units { left * right.raised(to: -1) }

  func raised(to exponent: Rational) -> Units {
    Units(powers: powers.mapValues { $0 * exponent }.filter { !$0.value.isZero })
  }

  /// Whether the numbers beside a unit are logarithms, so that a sum is no sum: 3 dB and 3 dB.
  fileprivate var areLogarithmic: Bool { powers.keys.contains { $0.hasPrefix("dB") } }
}

extension Expression {
  /// The name under which units stand in an expression as it is read.
  static func unit(_ number: Int) -> Expression { .symbol(Symbol(base: "#unit", index: "\(number)")) }

  private var unitNumber: Int? {
    guard case .symbol(let symbol) = self, case .name("#unit", let index, "") = symbol.form else {
      return nil
    }
    return Int(index)
  }

  /// The units of the value; `nil` where they do not go together, as in 3 m + 2 s, or under a logarithm.
  ///
  /// - Parameter named: the units that stand in it.
  func units(_ named: [Units]) -> Units? {
    if let number = unitNumber { return named[number] }
    var all: [Units] = []
    for operand in operands {
      guard let units = operand.units(named) else { return nil }
      all.append(units)
    }
    guard let first = all.first else { return Units.none }
    let areEqual = all.allSatisfy { $0 == first }
    switch self {
    case .number, .symbol: return Units.none
    case .product, .elementwise, .matrixProduct, .outer: return all.reduce(.none, *)
    case .quotient: return all[0] / all[1]
    case .power(_, let exponent):
      guard !first.areNone else { return areEqual ? Units.none : nil }
      return all[1].areNone ? exponent.constant.map(first.raised) : nil
    case .matrixPower(_, let exponent): return first.raised(to: Rational(exponent))
    case .sum: return areEqual && !first.areLogarithmic ? first : nil
    case .call(.absolute, _), .call(.maximum, _), .call(.minimum, _), .call(.relu, _), .negation, .array,
      .transpose, .element, .reduction:
      return areEqual ? first : nil
    case .call(.squareRoot, _): return first.raised(to: 1 / 2)
    case .call: return areEqual && first.areNone ? Units.none : nil
    }
  }

  /// The expression without its units, as if each were 1.
  var withoutUnits: Expression {
    let inner = mapOperands(\.withoutUnits)
    guard case .product(let factors) = inner else { return inner }
    let kept = factors.filter { $0.unitNumber == nil }
    return kept.count == 1 ? kept[0] : .product(kept)
  }
}
