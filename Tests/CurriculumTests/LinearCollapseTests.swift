import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct LinearCollapseTests {
  private static let derived = Result { try Lesson.linearCollapse.derivation() }

  /// The source gives the algebra; the numbers are the note's.
  static let printed = [
    PrintedNumber("o", "10", .exact),
    PrintedNumber("Wtilde_0", "2", .exact),
    PrintedNumber("o_m", "5", .exact),
    PrintedNumber("r_x", "11", .exact),
    PrintedNumber("r_u", "0", .exact),
    PrintedNumber("r_m", "5", .exact),
    PrintedNumber("r_mean", "5.5", .exact),
    PrintedNumber("p", "1", .exact),
    PrintedNumber("s", "1.5", .exact),
    PrintedNumber("J", "1.125", .exact),
    PrintedNumber("dJ/dc_1", "-4.5", .exact),
    PrintedNumber("dp/dc_1", "2", .exact),
    PrintedNumber("c_1+", "0.95", .exact),
    PrintedNumber("c_2+", "1.65", .exact),
    PrintedNumber("J+", "0.0091125", .exact),
    PrintedNumber("D", "2", .exact),
    PrintedNumber("J_min", "0.25", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "linear-collapse")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 0x1p-52)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  @Test func errata() throws {
    try Lesson.linearCollapse.expectErrata([Erratum("blog", line: 56)])
  }

  static let settings: [Settings] = [
    "x=1,2", "x=-3,0.5 W_0[1]=0.1,-7", "W[1]=0,0,0,0", "W[1]=0.3,-2,1e6,5 W[2]=-1e-6,8 W_0[2]=0.7",
    "W[2]=0,0", "x=1e9,-1e9",
  ]

  /// Two layers and one, by loops over exact numbers.
  @Test(arguments: settings)
  func twoLayersAreOne(_ settings: Settings) throws {
    let derivation = try Lesson.linearCollapse.derivation(settings: settings.values)
    func exact(_ symbol: Symbol) throws -> [Rational] {
      try #require(derivation.definitions.value(of: symbol)).enclosures.map { try #require($0.exact) }
    }
    let (first, second) = (try exact("W[1]"), try exact("W[2]"))
    let (biases, bias, x) = (try exact("W_0[1]"), try exact("W_0[2]"), try exact("x"))
    let hidden = (0..<2).map { first[2 * $0] * x[0] + first[2 * $0 + 1] * x[1] + biases[$0] }
    #expect(try exact("h") == hidden)
    #expect(try exact("o")[0] == second[0] * hidden[0] + second[1] * hidden[1] + bias[0])
    let (row, constant) = (try exact("Wtilde"), try exact("Wtilde_0")[0])
    #expect(try exact("o")[0] == row[0] * x[0] + row[1] * x[1] + constant)
    // The bound on the exclusive or does not depend on the weights.
    #expect(try exact("D") == [2] && exact("J_min") == [Rational(1) / Rational(4)])
  }

  @Test(arguments: ["i=2", "i=-0.7 c_1=3", "t=-1 c_2=0", "c_1=0 c_2=0"] as [Settings])
  func slopesAgreeWithDifferences(_ settings: Settings) throws {
    let derivation = try Lesson.linearCollapse.derivation(settings: settings.values)
    let slopes = try derivation.slopes(of: "J", by: ["c_1", "c_2"])
    #expect(agree(try derivation.double("dJ/dc_1"), slopes[0], within: 1e-8))
    #expect(agree(try derivation.double("dJ/dc_2"), slopes[1], within: 1e-8))
  }

  /// Which of the two sentences is said goes with the numbers.
  @Test func theWordsAboutTheBend() throws {
    func words(_ settings: Settings) throws -> String {
      try Lesson.linearCollapse.derivation(settings: settings.values).words(ofSection: 2)
    }
    #expect(try words("u=-1,0").contains("The network bends"))
    #expect(try words("u=3,1").contains("does not bend"))
  }

  /// The network of the lesson with its gradients written out.
  private struct Network {
    var hidden: [[Double]]
    var biases: [Double]
    var last: [Double]
    var bias: Double
    let isStraight: Bool

    init(seed: Int, isStraight: Bool) {
      var random = SeededGenerator(seed: UInt64(seed))
      let start = (0..<17).map { _ in random.uniform(in: -1.0...1.0) }
      hidden = (0..<4).map { Array(start[2 * $0..<2 * $0 + 2]) }
      biases = Array(start[8..<12])
      last = Array(start[12..<16])
      bias = start[16]
      self.isStraight = isStraight
    }

    static let corners: [[Double]] = [[0, 0], [0, 1], [1, 0], [1, 1]]

    private func sums(_ x: [Double]) -> [Double] {
      zip(hidden, biases).map { $0[0] * x[0] + $0[1] * x[1] + $1 }
    }

    private func answer(_ sums: [Double]) -> Double {
      zip(sums, last).reduce(bias) { $0 + (isStraight ? $1.0 : max(0, $1.0)) * $1.1 }
    }

    func cost(_ wanted: [Double]) -> Double {
      zip(Self.corners, wanted).reduce(0) { total, example in
        let distance = answer(sums(example.0)) - example.1
        return total + distance * distance / 4
      }
    }

    mutating func step(_ wanted: [Double], rate: Double) {
      let old = self
      for (x, target) in zip(Self.corners, wanted) {
        let sums = old.sums(x)
        let slope = rate * (old.answer(sums) - target) / 2
        bias -= slope
        for unit in 0..<4 {
          let isOpen = isStraight || sums[unit] > 0
          last[unit] -= slope * (isStraight ? sums[unit] : max(0, sums[unit]))
          guard isOpen else { continue }
          biases[unit] -= slope * old.last[unit]
          for input in 0..<2 { hidden[unit][input] -= slope * old.last[unit] * x[input] }
        }
      }
    }
  }

  /// The table of training against loops, and what theory says: a straight network never comes below a quarter.
  @Test(arguments: [1, 2, 3, 4])
  func training(seed: Int) throws {
    let derivation = try Lesson.linearCollapse.derivation(settings: ["seed": [Decimal(seed)]])
    let table = try #require(derivation.tables.first)
    let costs = try (1...3).map { column in try table.rows.map { try #require($0[column].measured) } }
    let tasks: [(isStraight: Bool, wanted: [Double])] = [
      (false, [0, 1, 1, 0]), (true, [0, 1, 1, 0]), (true, [2, 5, 4, 7]),
    ]
    for (task, costs) in zip(tasks, costs) {
      var network = Network(seed: seed, isStraight: task.isStraight)
      #expect(agree(network.cost(task.wanted), costs[0], within: 1e-14))
      for _ in 0..<100 { network.step(task.wanted, rate: 0.1) }
      #expect(agree(network.cost(task.wanted), costs[2], within: 1e-9))
    }
    #expect(costs[1].allSatisfy { $0 >= 0.25 - 1e-12 })
    #expect(agree(costs[1][3], 0.25, within: 1e-3))
    #expect(costs[2][3] < 1e-6)
    // With relu some starts do better than any straight network can.
    if seed == 1 { #expect(costs[0][3] < 1e-6) }
  }

  static let hostile: [(Settings, Outcome)] = [
    ("eta=0", .derived), ("eta=1", .derived), ("eta=1.1", .refused("eta")), ("eta=-0.1", .refused("eta")),
    ("alpha=1e200", .noValue("s+")), ("W[1]=1,2,3", .refused("W[1]")), ("x=1e300,1e300", .derived),
    ("W[1]=1e300,0,0,0 x=1e300,0", .noValue("h")), ("seed=-1", .refused("seed")),
    ("seed=0.5", .refused("seed")),
    ("Wtilde=1,2", .unknown("Wtilde")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.linearCollapse.outcome(settings) == outcome)
  }
}
