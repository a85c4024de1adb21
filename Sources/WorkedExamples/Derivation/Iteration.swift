public import Symbolics

/// A rule that is applied round after round to the quantities of a derivation, measured in double precision:
/// gradient descent, or any other update.
///
/// What is read always belongs to the state as it is: after `rounds` rounds, or as it was set.
public struct Iteration: Sendable {
  /// How many rounds have been run.
  public private(set) var rounds = 0

  private var program: Program

  init(_ program: Program) {
    self.program = program
    self.program.run()
  }

  /// The value of a scalar.
  public subscript(_ quantity: Expression) -> Double { program[quantity.name] }

  /// The values of an array, row by row.
  public func values(of quantity: Expression) -> [Double] { program.values(of: quantity.name) }

  /// Gives a part of the state, or an input, other values.
  public mutating func set(_ quantity: Expression, to values: [Double]) {
    program.set(quantity.name, to: values)
    program.run()
  }

  /// The slope of a result in one place of the state or of an input, from two values of the result alone:
  /// (f(x + h) − f(x − h))/2h.
  ///
  /// - Parameters:
  ///   - quantity: what is moved by h to both sides, a scalar.
  ///   - step: the distance h.
  public func centralDifference(of result: Expression, by quantity: Expression, step: Double) -> Double {
    var moved = self
    let centre = self[quantity]
    moved.set(quantity, to: [centre + step])
    let above = moved[result]
    moved.set(quantity, to: [centre - step])
    return (above - moved[result]) / (2 * step)
  }

  /// Runs some more rounds.
  public mutating func run(rounds count: Int = 1) {
    program.advance(rounds: count)
    program.run()
    rounds += count
  }

  /// Runs up to a round, counted from the start.
  public mutating func run(untilRound round: Int) { run(rounds: max(0, round - rounds)) }

  /// What is read before each round and after the last: a curve over the rounds.
  ///
  /// - Parameter interval: the rounds from one point to the next.
  public mutating func curve(
    _ name: String, rounds count: Int, every interval: Int = 1, reading: (Iteration) -> Double
  ) -> Plot.Series {
    let end = rounds + count
    var points = [Plot.Point(Double(rounds), reading(self))]
    while rounds < end {
      run(untilRound: min(rounds + interval, end))
      points.append(Plot.Point(Double(rounds), reading(self)))
    }
    return Plot.Series(name, points)
  }

  /// The points that the state passes through in the plane, before the first round and after each: a path.
  ///
  /// - Parameter isInside: whether a point belongs to the picture; the path ends where it leaves it.
  public mutating func path(
    _ name: String, rounds count: Int, inside isInside: (Plot.Point) -> Bool = { _ in true },
    reading: (Iteration) -> Plot.Point
  ) -> Plot.Series {
    var points = [reading(self)]
    for _ in 0..<count {
      run()
      let point = reading(self)
      guard isInside(point) else { break }
      points.append(point)
    }
    return Plot.Series(name, points)
  }
}
