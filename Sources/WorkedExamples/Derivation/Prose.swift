public import Symbolics

/// A sentence of a lesson, in which formulas and values stand as such, so that each format writes them its way.
///
/// ```swift
/// let sentence: Prose = "The error of \(o1) is \(d.value(of: error)), most of the total."
/// ```
public struct Prose: Hashable, Sendable {
  /// A piece of the sentence.
  public enum Fragment: Hashable, Sendable {
    /// Words.
    case text(String)
    /// A formula within the line.
    case formula(Expression)
    /// An enclosed number, to be shown with as many digits as the others.
    case value(Enclosure)
    /// A number that was measured in double precision.
    case measured(Double)
    /// Something that a reader can type: a command, a name.
    case code(String)
  }

  /// The pieces in order.
  public var fragments: [Fragment]
}

extension Prose: ExpressibleByStringInterpolation {
  /// Collects the pieces of an interpolated string.
  public struct StringInterpolation: StringInterpolationProtocol {
    var fragments: [Fragment] = []

    /// Prepares for the pieces.
    public init(literalCapacity: Int, interpolationCount: Int) {
      fragments.reserveCapacity(interpolationCount * 2 + 1)
    }

    /// Words.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { fragments.append(.text(literal)) }
    }
    /// A formula.
    public mutating func appendInterpolation(_ formula: Expression) { fragments.append(.formula(formula)) }
    /// The value of a quantity; of an array, the first element.
    public mutating func appendInterpolation(_ value: Value) { fragments.append(.value(value.enclosure)) }
    /// A number measured in double precision.
    public mutating func appendInterpolation(measured value: Double) { fragments.append(.measured(value)) }
    /// A count.
    public mutating func appendInterpolation(_ count: Int) { fragments.append(.text("\(count)")) }
    /// Words.
    public mutating func appendInterpolation(_ words: String) { fragments.append(.text(words)) }
    /// Something to type.
    public mutating func appendInterpolation(code: String) { fragments.append(.code(code)) }
    /// Another sentence.
    public mutating func appendInterpolation(_ prose: Prose) { fragments += prose.fragments }
  }

  /// A sentence of words alone.
  public init(stringLiteral value: String) { fragments = value.isEmpty ? [] : [.text(value)] }
  /// A sentence with formulas and values.
  public init(stringInterpolation: StringInterpolation) { fragments = stringInterpolation.fragments }
}
