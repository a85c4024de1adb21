import Numerics
public import Symbolics
import Testing
import WorkedExamples

extension Decimal {
  /// The decimal that a test writes down.
  static func of(_ text: some StringProtocol) -> Decimal {
    // A slip in the test itself, which cannot go on without the number.
    guard let decimal = Decimal(text) else { fatalError("\"\(text)\" is not a decimal number") }
    return decimal
  }
}

extension Rational {
  /// The number that a test writes down: a decimal, or a fraction such as `1/3`.
  static func of(_ text: some StringProtocol) -> Rational {
    let parts = text.split(separator: "/").map { Decimal.of($0).exact }
    return parts.count == 2 ? parts[0] / parts[1] : parts[0]
  }
}

extension Enclosure {
  /// The value that a test writes down: a number known exactly, or an interval such as `0.1...0.2`.
  static func of(_ text: String) -> Enclosure {
    let ends = text.split(separator: "...").map { Rational.of($0) }
    return ends.count == 2
      ? Enclosure(Interval(ends[0]).hull(Interval(ends[1]))) : Enclosure(ends[0])
  }
}

extension Definitions {
  /// The definitions of a few quantities.
  static func of(_ quantities: KeyValuePairs<Symbol, Expression>) throws -> Definitions {
    var definitions = Definitions()
    for (symbol, expression) in quantities { try definitions.define(symbol, expression) }
    return definitions
  }
}

extension Diagnosis {
  /// A diagnosis that takes every number as it stands.
  init(among definitions: Definitions) {
    self.init(among: definitions) { expression in
      try? definitions.evaluate(expression).enclosure
    }
  }
}

// Tests are full of names.
extension Expression: ExpressibleByStringLiteral {
  /// The quantity with that name.
  public init(stringLiteral value: String) { self.init(Symbol(value)) }
}
