import Notation
import Numerics
import Symbolics
import WorkedExamples

/// A step of algebra: two formulas that are said to be one function of the names in them.
///
/// It cannot be proven by trying points, but refuted: where no point makes the two equal, the step is wrong.
struct Identity {
  private let left: Expression
  private let right: Expression
  private let names: [Symbol]

  /// Where points are tried, each so often: among probabilities, positive numbers for logarithms and roots, and all.
  private static let ranges: [ClosedRange<Int>] = [1...63, 8...128, -128...128]
  private static let pointsOfRange = 4
  /// What the coordinates are counted in: one 64th.
  private static let unit = Rational(1) / 64
  /// At how many of them both formulas need a value.
  private static let leastPoints = 3

  /// The step from one side to the other; `nil` where it may be a definition or an equation to be solved: where one
  /// side is a lone name, or has names that the other has not.
  ///
  /// - Parameter isKnown: whether a name is that of a quantity, with a value of its own.
  init?(_ left: MathSide, _ right: MathSide, isKnown: (Symbol) -> Bool) {
    guard left.symbol == nil, right.symbol == nil, left.units == right.units, let from = left.expression,
      let to = right.expression
    else {
      return nil
    }
    let names = Set(from.symbols).filter { !isKnown($0) }
    guard !names.isEmpty, names == Set(to.symbols).filter({ !isKnown($0) }) else { return nil }
    self.left = from
    self.right = to
    self.names = names.sorted { $0.plain < $1.plain }
  }

  /// Whether the two differ at every point where both have a value.
  func isRefuted(with quantities: Quantities) -> Bool {
    var random = SeededGenerator(seed: 1)
    var refuted = 0
    for range in Self.ranges.flatMap({ repeatElement($0, count: Self.pointsOfRange) }) {
      var scratch = quantities
      for name in names {
        scratch.define(name, Enclosure(Rational(Int.random(in: range, using: &random)) * Self.unit))
      }
      guard let a = try? scratch.value(of: left), let b = try? scratch.value(of: right) else { continue }
      guard a.shape == .scalar, b.shape == .scalar, !Judge.mayBeEqual(a.enclosure, b.enclosure) else {
        return false
      }
      refuted += 1
    }
    return refuted >= Self.leastPoints
  }
}
