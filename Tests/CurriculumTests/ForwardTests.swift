import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct ForwardTests {
  private static let derived = Result { try Lesson.forward.derivation() }

  /// The sources give the formula without numbers; these are the note's.
  static let printed = [
    PrintedNumber("z_1[1]", "0.5", .exact),
    PrintedNumber("a_1[1]", "0.5", .exact),
    PrintedNumber("z_2[1]", "1", .exact),
    PrintedNumber("a_2[1]", "1", .exact),
    PrintedNumber("z_1[2]", "-0.25", .exact),
    PrintedNumber("a_1[2]", "0", .exact),
    PrintedNumber("z_2[2]", "1.75", .exact),
    PrintedNumber("a_2[2]", "1.75", .exact),
    PrintedNumber("z_1[3]", "0.5", .exact),
    PrintedNumber("a_1[3]", "0.622459331", .rounded),
    PrintedNumber("P_1", "6", .exact),
    PrintedNumber("P_2", "6", .exact),
    PrintedNumber("P_3", "3", .exact),
    PrintedNumber("P", "15", .exact),
    PrintedNumber("C", "1000000", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "forward")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-15)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  /// The network once more as loops over doubles.
  private struct Network {
    let layers: [(weights: [[Double]], biases: [Double])]

    init(_ derivation: Derivation) throws {
      layers = try (1...3).map { number in
        func values(_ base: String) throws -> [Double] {
          try #require(derivation.definitions.value(of: Symbol(base: base, mark: "[\(number)]"))).doubles
        }
        let (weights, biases) = (try values("W"), try values("b"))
        let width = weights.count / biases.count
        return (biases.indices.map { Array(weights[$0 * width..<($0 + 1) * width]) }, biases)
      }
    }

    func answer(_ input: [Double]) -> Double {
      var signal = input
      for (number, layer) in layers.enumerated() {
        let sums = zip(layer.weights, layer.biases).map { row, bias in zip(row, signal).map(*).reduce(bias, +)
        }
        signal = sums.map { number == 2 ? 1 / (1 + (-$0).exp) : max(0, $0) }
      }
      return signal[0]
    }
  }

  static let settings: [Settings] = [
    "x=1,2", "x=0,0", "x=-1,3", "W[1]=1,2,3,4", "b[2]=-1,1 x=0.3,-0.7", "W[3]=-5,7 b[3]=0.25", "W[2]=0,0,0,0",
  ]

  @Test(arguments: settings)
  func allFormsAgreeWithLoops(_ settings: Settings) throws {
    let derivation = try Lesson.forward.derivation(settings: settings.values)
    let network = try Network(derivation)
    let input = try #require(derivation.definitions.value(of: "x")).doubles
    let expected = network.answer(input)
    #expect(agree(try derivation.double("a_1[3]"), expected, within: 1e-15))
    #expect(agree(try derivation.double("a[3]"), expected, within: 1e-15))
    // Each row of the table of examples is answered as it is alone.
    let examples = try #require(derivation.definitions.value(of: "X")).doubles
    let answers = try #require(derivation.definitions.value(of: "A[3]")).doubles
    #expect(answers.count == 2 && Array(examples[0..<2]) == input)
    for (row, answer) in answers.enumerated() {
      #expect(agree(answer, network.answer(Array(examples[2 * row..<2 * row + 2])), within: 1e-15))
    }
  }

  /// Every number that is given as a weight or bias is counted, and nothing else.
  @Test func theCountOfParameters() throws {
    let derivation = try Self.derived.get()
    let parameters = derivation.givens.filter { $0.symbol.plain.hasSuffix("]") }.flatMap(\.written)
    #expect(try derivation.double("P") == Double(parameters.count))
    for row in try #require(derivation.tables.first).rows {
      guard case .count(let size) = row[0] else { throw NoCount() }
      // A pair for each neuron of the one layer and each of the other.
      let pairs = (0..<min(size, 100)).reduce(0) { total, _ in total + size }
      #expect(row[1] == .count(size <= 100 ? pairs : size * size))
      #expect(row[3] == .count(size * size + size))
    }
  }

  private struct NoCount: Error {}

  @Test(arguments: [1, 7, 2000])
  func connectionsGrowWithTheSquare(width: Int) throws {
    let derivation = try Lesson.forward.derivation(settings: ["n": [Decimal(width)]])
    #expect(try derivation.enclosure("C").exact == Rational(width * width))
  }

  static let hostile: [(Settings, Outcome)] = [
    ("x=1", .refused("x")), ("x=1e300,1e300", .derived), ("W[1]=1e300,0,0,0 x=1e300,0", .noValue("z_1[1]")),
    ("n=0", .refused("n")), ("n=2.5", .refused("n")), ("n=1000000", .derived),
    ("W[1]=1,2,3", .refused("W[1]")),
    ("b[3]=-1e6", .derived), ("X=1,2", .unknown("X")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.forward.outcome(settings) == outcome)
  }
}
