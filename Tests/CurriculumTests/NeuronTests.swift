import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct NeuronTests {
  private static let derived = Result { try Lesson.neuron.derivation() }

  /// The sources give the formula without numbers; these are the note's.
  static let printed = [
    PrintedNumber("p_1", "1", .exact),
    PrintedNumber("p_2", "-0.8", .exact),
    PrintedNumber("z", "0.3", .exact),
    PrintedNumber("y", "1", .exact),
    PrintedNumber("a", "0.574442517", .rounded),
    PrintedNumber("dz/dx_1", "2", .exact),
    PrintedNumber("dz/dx_2", "-1", .exact),
    PrintedNumber("theta", "-0.1", .exact),
    PrintedNumber("y_1", "1", .exact),
    PrintedNumber("y_2", "0", .exact),
    PrintedNumber("o", "1", .exact),
    PrintedNumber("L", "3", .exact),
    PrintedNumber("H", "1", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "neuron")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-15)
    }
    #expect(Set(reference.numbers.keys).isSuperset(of: ReferenceValues.derived(in: derivation)))
  }

  /// Both are sentences; the note gives a relation that follows from each.
  @Test func errata() throws {
    try Lesson.neuron.expectErrata([Erratum("training", line: 87), Erratum("training", line: 17)])
  }

  static let settings: [Settings] = [
    "b=0.1", "x_2=1.1", "x_2=1.100001", "b=-1", "w_1=0", "w_1=0 w_2=0 b=0", "x_1=-3 x_2=1e-9",
    "w_1=1e9 b=-5e8",
    "b=-0.2", "b=-0.20000000000000000001",
  ]

  /// The step decides by the exact sum, also where the sum in doubles falls on the other side.
  @Test(arguments: settings)
  func theNeuronFiresFromZeroOn(_ settings: Settings) throws {
    let derivation = try Lesson.neuron.derivation(settings: settings.values)
    func exact(_ symbol: Symbol) throws -> Rational { try #require(try derivation.enclosure(symbol).exact) }
    let sum = try exact("w_1") * exact("x_1") + exact("w_2") * exact("x_2") + exact("b")
    #expect(try exact("z") == sum)
    #expect(try exact("y") == (sum.isNegative ? 0 : 1))
    #expect(try exact("y_1") == exact("y"))
    let answer = try derivation.double("a")
    #expect(sum.isZero ? answer == 0.5 : (answer > 0.5) == !sum.isNegative)
  }

  /// The sentence about the answer goes with the answer.
  @Test func theWordsFollowTheSum() throws {
    func words(_ settings: Settings) throws -> String {
      try Lesson.neuron.derivation(settings: settings.values).words(ofSection: 1)
    }
    #expect(try words("b=-0.2").contains("the neuron fires"))
    #expect(try words("b=-0.21").contains("the neuron is silent"))
  }

  /// One straight line: in each row of cells the answer changes at most once, and always to the same side.
  @Test(arguments: ["b=0.1", "w_1=-2", "w_2=5", "w_1=0", "w_2=0"] as [Settings])
  func theRegionsAreTwoHalfPlanes(_ settings: Settings) throws {
    let derivation = try Lesson.neuron.derivation(settings: settings.values)
    guard case .regions(let regions) = try #require(derivation.figures.first) else {
      Issue.record("the figure shows no regions")
      return
    }
    let (w1, w2, b) = (try derivation.double("w_1"), try derivation.double("w_2"), try derivation.double("b"))
    for (row, cells) in regions.cells.enumerated() {
      for (column, cell) in cells.enumerated() {
        let x1 = -1 + 3 * (Double(column) + 0.5) / 24
        let x2 = 2 - 3 * (Double(row) + 0.5) / 24
        let sum = w1 * x1 + w2 * x2 + b
        if sum.magnitude > 1e-9 { #expect(cell == (sum > 0 ? 1 : 0)) }
      }
    }
  }

  /// The number of hidden layers is that of the table.
  @Test func theTableOfLayers() throws {
    let derivation = try Self.derived.get()
    let rows = try #require(derivation.tables.first).rows
    #expect(rows.filter { $0[1] == .words("hidden") }.count == 1)
    #expect(rows[1] == [.count(2), .words("hidden"), .count(2)])
    #expect(try derivation.double("L") == Double(rows.count))
  }

  static let hostile: [(Settings, Outcome)] = [
    ("x_1=1e300", .derived), ("x_1=1e300 w_1=1e300", .noValue("p_1")), ("b=1e9999", .noValue("b")),
    ("b=-1e300", .derived), ("w_1=1,2", .refused("w_1")), ("x_2=", .refused("x_2")),
    ("w_21[1]=-1e9", .derived),
    ("z=1", .unknown("z")), ("w_11[1]=1", .unknown("w_11[1]")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.neuron.outcome(settings) == outcome)
  }
}
