import Numerics
import Symbolics
import Testing

@testable import WorkedExamples

struct IterationTests {
  /// Descent on J = ½λw², where every round multiplies w by 1 − αλ.
  private struct Bowl {
    var descent: Iteration
    let w, cost: Expression
    let factor = 1 - 0.3 * 0.75

    init() throws {
      var d = Derivation()
      w = d.given("w", .number("-1.7"), "the weight")
      let curvature = d.given("lambda", .number("0.75"), "the curvature")
      let rate = d.given("alpha", .number("0.3"), "the rate")
      cost = d.define(quietly: "J", .half * curvature * w ** 2)
      let compiled = d.descent(of: [w], on: cost, rate: rate)
      descent = try #require(compiled)
    }

    /// The weight after some rounds, by the closed form.
    func weight(_ rounds: Int, from start: Double = -1.7) -> Double {
      (0..<rounds).reduce(start) { weight, _ in weight * factor }
    }
  }

  /// Whether two numbers agree but for a few roundings in each of some rounds.
  private func agree(_ a: Double, _ b: Double, rounds: Int) -> Bool {
    abs(a - b) <= abs(b) * 0x1p-52 * Double(4 * rounds + 4)
  }

  @Test("Descent on a quadratic shrinks the weight by 1 − αλ a round", arguments: [0, 1, 2, 10, 100, 1000])
  func quadratic(rounds: Int) throws {
    var bowl = try Bowl()
    bowl.descent.run(rounds: rounds)
    #expect(bowl.descent.rounds == rounds)
    #expect(agree(bowl.descent[bowl.w], bowl.weight(rounds), rounds: rounds))
    // What is read belongs to the state after the last round, not to the one before.
    let weight = bowl.descent[bowl.w]
    #expect(agree(bowl.descent[bowl.cost], 0.375 * weight * weight, rounds: 1))
  }

  @Test("Rounds one by one, or up to a number, are the same rounds") func resumed() throws {
    var (once, twice) = (try Bowl(), try Bowl())
    once.descent.run(rounds: 7)
    twice.descent.run()
    twice.descent.run(untilRound: 7)
    #expect(twice.descent[twice.w] == once.descent[once.w])
    twice.descent.run(untilRound: 3)
    #expect(twice.descent.rounds == 7 && twice.descent[twice.w] == once.descent[once.w])
  }

  @Test("A copy goes its own way") func copied() throws {
    let bowl = try Bowl()
    var copy = bowl.descent
    copy.run(rounds: 5)
    #expect(bowl.descent.rounds == 0 && bowl.descent[bowl.w] == -1.7)
    #expect(copy[bowl.w] != -1.7)
  }

  @Test("A state that is set counts at once, and the next round goes on from it") func set() throws {
    var bowl = try Bowl()
    bowl.descent.run(rounds: 4)
    bowl.descent.set(bowl.w, to: [2])
    #expect(bowl.descent[bowl.w] == 2 && bowl.descent[bowl.cost] == 1.5)
    bowl.descent.run(rounds: 3)
    #expect(bowl.descent.rounds == 7)
    #expect(agree(bowl.descent[bowl.w], bowl.weight(3, from: 2), rounds: 3))
  }

  @Test("A curve has the start, every few rounds, and the end", arguments: [1, 3, 5, 10, 20])
  func curve(interval: Int) throws {
    var bowl = try Bowl()
    bowl.descent.run(rounds: 2)
    let series = bowl.descent.curve("w", rounds: 10, every: interval) { $0[bowl.w] }
    let rounds = Array(stride(from: 2, to: 12, by: interval)) + [12]
    #expect(series.name == "w" && series.style == .line)
    #expect(series.points.map(\.x) == rounds.map(Double.init))
    for (round, point) in zip(rounds, series.points) {
      #expect(agree(point.y, bowl.weight(round), rounds: round))
    }
    #expect(bowl.descent.rounds == 12)
  }

  @Test("Inputs from outside: the examples of a stochastic descent") func inputs() throws {
    var d = Derivation()
    let (w, x) = (d.given("w", .number("0"), "the estimate"), d.given("x", .number("0"), "the example"))
    let rate = d.given("alpha", .number("0.5"), "the rate")
    let cost = d.define(quietly: "J", .half * (w - x) ** 2)
    let error = d.define(quietly: "e", w - x)
    let compiled = d.descent(of: [w], on: cost, rate: rate, setting: [x], reading: [error])
    var descent = try #require(compiled)
    for example in [8.0, -4, 1] {
      descent.set(x, to: [example])
      descent.run()
    }
    // 0 → 4 → 0 → 0.5, all exact in binary.
    #expect(descent[w] == 0.5 && descent[error] == -0.5)
  }

  @Test("Arrays descend as a whole") func arrays() throws {
    var d = Derivation()
    let w = d.given("w", .array([.number("1"), .number("-2")]), "weights")
    let scale = d.given("s", .array([.number("1"), .number("0.5")]), "curvatures")
    let rate = d.given("alpha", .number("0.5"), "the rate")
    let cost = d.define(quietly: "J", .half * sum(scale ∘ w ∘ w))
    let compiled = d.descent(of: [w], on: cost, rate: rate)
    var descent = try #require(compiled)
    descent.run(rounds: 2)
    #expect(descent.values(of: w) == [0.25, -1.125])
  }

  @Test("All quantities are updated at once, from the old ones") func simultaneous() throws {
    var d = Derivation()
    let (a, b) = (d.given("a", .number("0"), "one"), d.given("b", .number("1"), "the next"))
    d.define(quietly: a.updated, b)
    d.define(quietly: b.updated, a + b)
    let compiled = d.iteration(of: [a, b])
    var iteration = try #require(compiled)
    let fibonacci = (0..<10).map { _ in
      defer { iteration.run() }
      return iteration[a]
    }
    #expect(fibonacci == [0, 1, 1, 2, 3, 5, 8, 13, 21, 34])
  }

  @Test("After a fault there is nothing to run") func fault() {
    var d = Derivation()
    let w = d.given("w", .number("1"), "the weight")
    let rate = d.given("alpha", .number("0.5"), "the rate")
    #expect(d.iteration(of: [w]) == nil)
    #expect(d.failure != nil)
    #expect(d.descent(of: [w], on: w, rate: rate) == nil)
  }
}

struct RandomNumbersTests {
  private func lesson(_ settings: [Symbol: [Decimal]] = [:]) throws -> (
    numbers: [Double], derivation: Derivation
  ) {
    var d = Derivation(settings: settings)
    var generator = d.randomNumbers(seed: 7)
    if let failure = d.failure { throw failure }
    return ((0..<5).map { _ in generator.uniform() }, d)
  }

  @Test("The seed is a given, and gives the numbers of its generator") func seed() throws {
    let (numbers, derivation) = try lesson()
    var generator = SeededGenerator(seed: 7)
    #expect(numbers == (0..<5).map { _ in generator.uniform() })
    #expect(derivation.givens.map(\.symbol) == ["seed"])
    #expect(derivation.givens.map(\.isSet) == [false])
  }

  @Test("The reader can set another, up to 2⁵³", arguments: ["0", "8", "9007199254740992"])
  func set(seed: String) throws {
    let (numbers, derivation) = try lesson(["seed": [.of(seed)]])
    var generator = SeededGenerator(seed: try #require(UInt64(seed)))
    #expect(numbers == (0..<5).map { _ in generator.uniform() })
    #expect(numbers != (try lesson().numbers))
    #expect(derivation.isAltered)
  }

  @Test("What is no seed is refused", arguments: ["-1", "0.5", "9007199254740993"])
  func refused(seed: String) {
    #expect(throws: DerivationError.self) { try lesson(["seed": [.of(seed)]]) }
  }
}
