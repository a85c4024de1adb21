import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct PerceptronTests {
  private static let derived = Result { try Lesson.perceptron.derivation() }

  /// The sources give no numbers; these are the note's.
  static let printed = [
    PrintedNumber("y", "1", .exact),
    PrintedNumber("e", "-1", .exact),
    PrintedNumber("b+", "-1", .exact),
    PrintedNumber("q_1", "2", .exact),
    PrintedNumber("q_2", "1", .exact),
    PrintedNumber("q_0", "-3", .exact),
    PrintedNumber("p_1", "1", .exact),
    PrintedNumber("p_2", "1", .exact),
    PrintedNumber("p_0", "-1", .exact),
    PrintedNumber("m", "1", .exact),
    PrintedNumber("Q", "3", .exact),
    PrintedNumber("k", "51", .exact),
    PrintedNumber("k'", "27", .exact),
    PrintedNumber("c_1", "-1", .exact),
    PrintedNumber("c_2", "0", .exact),
    PrintedNumber("c_0", "0", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "perceptron")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 0)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  @Test func noErrata() throws { try Lesson.perceptron.expectErrata([]) }

  /// The rule over whole numbers.
  private struct Neuron {
    var weights = [0, 0, 0]
    let rate: Int

    /// One lap through the four pairs; how often it had to be corrected.
    mutating func lap(_ wanted: [Int]) -> Int {
      var corrections = 0
      for (index, target) in wanted.enumerated() {
        let example = [index / 2, index % 2, 1]
        let sum = zip(weights, example).map(*).reduce(0, +)
        let error = target - (sum >= 0 ? 1 : 0)
        weights = zip(weights, example).map { $0 + rate * error * $1 }
        corrections += error.magnitude == 0 ? 0 : 1
      }
      return corrections
    }
  }

  /// The tables of laps against whole numbers, for small and large rates.
  @Test(arguments: [1, 2, 7, 1000])
  func theLaps(rate: Int) throws {
    let tables = try Lesson.perceptron.derivation(settings: ["eta": [Decimal(rate)]]).tables
    try #require(tables.count == 6)
    for (table, wanted) in [
      (tables[0], [0, 0, 0, 1]), (tables[1], [0, 1, 1, 1]), (tables[3], [0, 1, 1, 0]),
    ] {
      var neuron = Neuron(rate: rate)
      for (index, row) in table.rows.enumerated() {
        let corrections = neuron.lap(wanted)
        #expect(row[0] == .count(index + 1) && row[1] == .count(corrections))
        #expect(try row[2...].map { try #require($0.measured) } == neuron.weights.map(Double.init))
      }
      // AND and OR end with a lap without corrections, XOR where it has been before.
      let isLearnt = table.rows.last?[1] == .count(0)
      #expect(isLearnt == (wanted != [0, 1, 1, 0]))
    }
  }

  /// The circle: for 10,000 more laps XOR comes back to the same weights after every one.
  @Test func exclusiveOrNeverEnds() throws {
    var neuron = Neuron(rate: 1)
    for _ in 0..<3 { _ = neuron.lap([0, 1, 1, 0]) }
    let derivation = try Self.derived.get()
    let shown = try (["c_1", "c_2", "c_0"] as [Symbol]).map { try derivation.double($0) }
    #expect(neuron.weights.map(Double.init) == shown)
    for _ in 0..<10_000 {
      #expect(neuron.lap([0, 1, 1, 0]) == 4)
      #expect(neuron.weights.map(Double.init) == shown)
    }
    let steps = derivation.tables[4].rows
    #expect(steps.map { $0[0] } == [.words("0, 0"), .words("0, 1"), .words("1, 0"), .words("1, 1")])
    #expect(try steps[3][3...].map { try #require($0.measured) } == shown)
    #expect(steps.allSatisfy { $0[1] != $0[2] })
    #expect(derivation.words(ofSection: 3).contains("it never ends"))
  }

  /// Of 16 tasks those are learnt for which some small weights are right, searched one by one.
  @Test func whatCanBeLearnt() throws {
    let range = -3...3
    let tasks = (0..<16).map { number in (0..<4).map { number >> (3 - $0) & 1 } }
    let separable = tasks.filter { wanted in
      range.contains { w1 in
        range.contains { w2 in
          range.contains { b in
            wanted.enumerated().allSatisfy { index, target in
              (w1 * (index / 2) + w2 * (index % 2) + b >= 0) == (target == 1)
            }
          }
        }
      }
    }
    for wanted in tasks {
      var neuron = Neuron(rate: 1)
      let corrections = (0..<100).map { _ in neuron.lap(wanted) }
      #expect((corrections.last == 0) == separable.contains(wanted), "\(wanted)")
    }
    #expect(separable.count == 14)
    let words = try Self.derived.get().words(ofSection: 3)
    #expect(words.contains("learns 14 of them") && words.contains("0110 and 1001"))
  }

  @Test(arguments: [1, 9])
  func theBoundHolds(rate: Int) throws {
    let derivation = try Lesson.perceptron.derivation(settings: ["eta": [Decimal(rate)]])
    let rows = derivation.tables[2].rows
    for (row, (bound, wanted)) in zip(
      rows, [("k", [0, 0, 0, 1]), ("k'", [0, 1, 1, 1])] as [(Symbol, [Int])])
    {
      var neuron = Neuron(rate: rate)
      let corrections = (0..<100).map { _ in neuron.lap(wanted) }.reduce(0, +)
      #expect(row[2] == .count(corrections))
      #expect(Double(corrections) <= (try derivation.double(bound)))
    }
    // The weights behind the bound are right for all four pairs of AND.
    let sums = try #require(derivation.definitions.value(of: "s")).doubles
    #expect(sums.map { $0 >= 0 } == [false, false, false, true])
  }

  @Test(arguments: [1, 50])
  func twoLayersSolveIt(rate: Int) throws {
    let derivation = try Lesson.perceptron.derivation(settings: ["eta": [Decimal(rate)]])
    for row in derivation.tables[5].rows {
      let numbers = try row.map { try #require($0.measured) }
      let (x1, x2) = (numbers[0], numbers[1])
      #expect(numbers[2...] == [max(x1, x2), x1 * x2, x1 == x2 ? 0 : 1])
    }
    guard case .regions(let regions) = try #require(derivation.figures.first) else {
      Issue.record("the figure shows no regions")
      return
    }
    // Each pair lies in a cell of its class.
    let cells = regions.cells.count
    for (place, series) in regions.examples.enumerated() {
      for point in series.points {
        let column = Int(regions.width.lowerBound.distance(to: point.x) / 2 * Double(cells))
        let row = cells - 1 - Int(regions.height.lowerBound.distance(to: point.y) / 2 * Double(cells))
        #expect(regions.cells[row][column] == place, "\(point)")
      }
    }
  }

  static let hostile: [(Settings, Outcome)] = [
    ("eta=0", .refused("eta")), ("eta=1.5", .refused("eta")), ("eta=-1", .refused("eta")),
    ("eta=1001", .refused("eta")), ("eta=1000", .derived), ("eta=1,2", .refused("eta")),
    ("w_1=1", .unknown("w_1")), ("seed=1", .unknown("seed")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.perceptron.outcome(settings) == outcome)
  }
}
