public import Numerics
public import Symbolics

/// A chain of relations as it was read: `a = b ≈ c`, over one row or several.
public struct MathChain: Sendable {
  /// The sides, one more than there are relations.
  public let sides: [MathSide]
  /// The relations between neighbouring sides.
  public let relations: [MathRelation]

  /// The bytes of the file from the first side to the last.
  public var range: Range<Int> {
    (sides.first?.range.lowerBound ?? 0)..<(sides.last?.range.upperBound ?? 0)
  }
}

/// A sign between two sides.
public struct MathRelation: Hashable, Sendable {
  /// What the sign says.
  public enum Kind: Hashable, Sendable {
    /// =
    case equal
    /// ≈ and its kin.
    case approximately
    /// ≠
    case notEqual
    /// <, or much less
    case less
    /// >, or much greater
    case greater
    /// ≤
    case lessOrEqual
    /// ≥
    case greaterOrEqual
    /// := and arrows: the left side becomes the right.
    case assignment

    /// Whether the sign says that two values are the same, exactly or nearly.
    public var isEquality: Bool { self == .equal || self == .approximately }
  }

  /// What the sign says.
  public let kind: Kind
  /// The bytes of the sign.
  public let range: Range<Int>
}

/// One side of a relation.
public struct MathSide: Sendable {
  /// A number as it stands in the text.
  public struct Literal: Hashable, Sendable {
    /// The number.
    public fileprivate(set) var decimal: Decimal
    /// The bytes of its digits.
    public let range: Range<Int>
    /// Whether a percent sign stands behind it.
    var isPercentage = false

    /// What the number counts: 0.33 of 33 %.
    public var amount: Decimal {
      isPercentage && 0...20 ~= decimal.places
        ? Decimal.rounded(decimal.exact / 100, places: decimal.places + 2) : decimal
    }
  }

  /// The bytes of the side.
  public let range: Range<Int>
  /// The numbers in it, from left to right.
  public private(set) var literals: [Literal]
  /// The expression, with `placeholder(n)` in the place of number n; or why it could not be read.
  public let content: Result<Expression, ReadingError>

  /// The expression with its numbers in place.
  public private(set) var expression: Expression?
  /// The units of its value, `nil` where those in it do not go together. The expression is without them.
  public let units: Units?
  /// Whether a logarithm stands in it whose base is not written, and is for the reader to know.
  public let hasBareLogarithm: Bool

  init(
    range: Range<Int>, literals: [Literal], content: Result<Expression, ReadingError>, units: [Units],
    hasBareLogarithm: Bool
  ) {
    self.range = range
    self.literals = literals
    self.content = units.isEmpty ? content : content.map(\.withoutUnits)
    self.hasBareLogarithm = hasBareLogarithm
    let written = Self.written(content, literals)
    expression = units.isEmpty ? written : written?.withoutUnits
    self.units = if let written, !units.isEmpty { written.units(units) } else { Units.none }
  }

  /// The side with other numbers in the place of some.
  public func replacingNumbers(_ replacement: (Literal) -> Decimal?) -> MathSide {
    var side = self
    side.literals = literals.map { literal in
      var literal = literal
      literal.decimal = replacement(literal) ?? literal.decimal
      return literal
    }
    side.expression = Self.written(content, side.literals)
    return side
  }

  private static func written(
    _ content: Result<Expression, ReadingError>, _ literals: [Literal]
  ) -> Expression? {
    try? content.get().replacing { part in
      guard case .symbol(let symbol) = part, let number = number(of: symbol) else { return nil }
      return .number(literals[number].decimal)
    }
  }

  /// The name under which literal `number` stands in `content`.
  public static func placeholder(_ number: Int) -> Symbol { Symbol(base: "#", index: "\(number)") }

  /// The number of the literal for which a name stands; `nil` for the name of a quantity.
  public static func number(of symbol: Symbol) -> Int? {
    guard case .name("#", let index, "") = symbol.form else { return nil }
    return Int(index)
  }

  /// The number, where the side is nothing but a number, perhaps with a sign.
  public var number: Decimal? { expression?.decimal }

  /// The quantity, where the side is nothing but its name.
  public var symbol: Symbol? {
    if case .success(.symbol(let symbol)) = content, literals.isEmpty { symbol } else { nil }
  }

  /// The name, where the side is nothing else, whether it is that of a quantity or not.
  public var name: Symbol? {
    guard case .failure(let error) = content, case .unknownSymbol(let symbol) = error.obstacle,
      error.range == range
    else { return symbol }
    return symbol
  }
}

/// Why a side could not be read.
public struct ReadingError: Error, Hashable, Sendable {
  /// The kinds of obstacle.
  public enum Obstacle: Hashable, Sendable {
    /// A name that is none of a quantity.
    case unknownSymbol(Symbol)
    /// A command or construct that is not understood.
    case unsupported(String)
    /// Notation that can be meant in more than one way, in words.
    case ambiguous(String)
    /// Something is missing where the formula ends or goes on.
    case incomplete
    /// Braces or parentheses deeper than anyone writes.
    case tooDeep
  }

  /// What is in the way.
  public let obstacle: Obstacle
  /// The bytes at which reading stopped.
  public let range: Range<Int>
}

extension ReadingError: CustomStringConvertible {
  /// The obstacle in words.
  public var description: String {
    switch obstacle {
    case .unknownSymbol(let symbol): "nothing defines '\(symbol)'"
    case .unsupported(let what): "'\(what)' is not understood"
    case .ambiguous(let what): what
    case .incomplete: "the formula is not complete"
    case .tooDeep: "the formula is nested too deeply"
    }
  }
}
