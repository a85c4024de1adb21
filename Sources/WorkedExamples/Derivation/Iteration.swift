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
    for _ in 0..<count {
      program.feedBack()
      program.run()
    }
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

extension Derivation {
  /// Defines one step of gradient descent for each of several quantities, w⁺ = w − α · ∂J/∂w, without showing it,
  /// and compiles it for running many times.
  ///
  /// - Parameters:
  ///   - quantities: what descends, scalars or arrays.
  ///   - cost: the scalar whose gradient is followed.
  ///   - rate: the learning rate α.
  ///   - inputs: quantities to be set from outside: the examples of a mini-batch.
  ///   - results: quantities to be read beside the cost.
  /// - Returns: `nil` after a fault, when there is nothing to run.
  public mutating func descent(
    of quantities: [Expression], on cost: Expression, rate: Expression, setting inputs: [Expression] = [],
    reading results: [Expression] = []
  ) -> Iteration? {
    for (quantity, slope) in zip(quantities, gradient(quietly: cost, by: quantities)) {
      define(quietly: quantity.updated, quantity - rate * slope)
    }
    return iteration(of: quantities, setting: inputs, reading: [cost] + results)
  }

  /// The rule by which quantities become others, `w` being replaced by `w⁺` in every round, compiled for running many
  /// times.
  ///
  /// - Parameters:
  ///   - state: the quantities that change.
  ///   - next: what they become, in the same order; their updated ones, where nothing else is said.
  ///   - inputs: quantities to be set from outside.
  ///   - results: quantities to be read; the state can be read in any case.
  /// - Returns: `nil` after a fault, when there is nothing to run.
  public mutating func iteration(
    of state: [Expression], becoming next: [Expression]? = nil, setting inputs: [Expression] = [],
    reading results: [Expression] = []
  ) -> Iteration? {
    let next = next?.map(\.name) ?? state.map(\.updated)
    let feedback = zip(state, next).map { Program.Feedback(from: $1, to: $0.name) }
    return program(inputs: inputs.map(\.name), feedback: feedback, outputs: results.map(\.name))
      .map(Iteration.init)
  }
}
