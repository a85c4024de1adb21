import Numerics

/// What an expression evaluates to: an array of numbers, each with its enclosure.
public struct Value: Sendable, Hashable {
  /// The extents.
  public let shape: Shape
  /// The numbers in double precision, row by row.
  public let doubles: [Double]
  /// For each number an enclosure of the real value, and the value itself where it is rational.
  public let enclosures: [Enclosure]

  /// The number, where the value is a scalar; otherwise the first element.
  public var double: Double { doubles[0] }
  /// The enclosure, where the value is a scalar; otherwise that of the first element.
  public var enclosure: Enclosure { enclosures[0] }
  /// The scalar at `index`, counted from 0 and row by row.
  public func element(_ index: Int) -> Value {
    Value(shape: .scalar, doubles: [doubles[index]], enclosures: [enclosures[index]])
  }

  /// The value with these parts, of which there are as many as `shape` says.
  public init(shape: Shape, doubles: [Double], enclosures: [Enclosure]) {
    precondition(doubles.count == shape.count && enclosures.count == shape.count)
    self.shape = shape
    self.doubles = doubles
    self.enclosures = enclosures
  }

  /// The scalar with this enclosure; the double is the midpoint.
  public init(_ enclosure: Enclosure) {
    self.init(
      shape: .scalar, doubles: [enclosure.exact?.nearestDouble ?? enclosure.interval.midpoint],
      enclosures: [enclosure])
  }
}
