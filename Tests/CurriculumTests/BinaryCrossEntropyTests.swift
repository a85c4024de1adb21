import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct BinaryCrossEntropyTests {
  private static let derived = Result { try Lesson.binaryCrossEntropy.derivation() }

  /// The source training gives the answers and the labels; the numbers are the note's.
  static let printed = [
    PrintedNumber("q_1", "1", .exact),
    PrintedNumber("q_2", "0.3", .exact),
    PrintedNumber("q_3", "0.2", .exact),
    PrintedNumber("L_1", "0", .exact),
    PrintedNumber("L_2", "1.203972804", .rounded),
    PrintedNumber("L_3", "1.609437912", .rounded),
    PrintedNumber("J", "0.937803572", .rounded),
    PrintedNumber("p", "0.119202922", .rounded),
    PrintedNumber("L", "2.126928011", .rounded),
    PrintedNumber("dL/dz", "-0.880797078", .rounded),
    PrintedNumber("dQ/dz", "-0.184956086", .rounded),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "binary-cross-entropy")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-14)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  @Test func theMisprintsOfTheSource() throws {
    try Lesson.binaryCrossEntropy.expectErrata([
      Erratum("training", line: 134),
      // Of the two terms one is 0, so that its sign is no matter.
      Erratum("training", line: 136, .wrong, .termSign(.symbol("y_2") * log(.symbol("h_2")))),
      Erratum("training", line: 140),
    ])
  }

  static let settings: [Settings] = [
    "h=1,0.3,0.8", "h=0.5,0.5,0.5", "h=0.1,0.9,0.2 y=0,1,0", "h=0,1,0 y=0,1,0", "h=1e-300,1e-5,0.5 y=1,1,1",
    "h=0.999999,0.000001,0.5 y=1,0,1", "y=1,1,1", "h=0.2,0.3,0.4 y=0,0,0",
  ]

  /// −ln h or −ln(1 − h), and their mean, as a program computes them for each label.
  @Test(arguments: settings)
  func losses(_ settings: Settings) throws {
    let derivation = try Lesson.binaryCrossEntropy.derivation(settings: settings.values)
    derivation.expectSound()
    let h = try #require(derivation.definitions.value(of: "h")).doubles
    let y = try #require(derivation.definitions.value(of: "y")).doubles
    let expected = zip(h, y).map { $1 == 1 ? -$0.log : -(1 - $0).log }
    let losses = try (1...3).map { try derivation.double(Symbol(base: "L", index: "\($0)")) }
    for (loss, other) in zip(losses, expected) {
      #expect(agree(loss, other, within: 1e-14))
      #expect(loss >= 0)
    }
    #expect(agree(try derivation.double("J"), expected.reduce(0, +) / 3, within: 1e-14))
  }

  /// No number where an answer is 0 or 1, and the loss everywhere else; one logarithm is right in any case, and the
  /// clipped line nearly so.
  @Test(arguments: settings)
  func theTableOfPrograms(_ settings: Settings) throws {
    let derivation = try Lesson.binaryCrossEntropy.derivation(settings: settings.values)
    let table = try #require(derivation.tables.first { $0.columns.count == 4 && $0.rows.count == 4 })
    let h = try #require(derivation.definitions.value(of: "h")).doubles
    let losses = try ["L_1", "L_2", "L_3", "J"].map { try derivation.double($0) }
    for (place, (row, loss)) in zip(table.rows, losses).enumerated() {
      let numbers = try row.dropFirst().map { try #require($0.measured) }
      let isCertain = place < 3 ? [0, 1].contains(h[place]) : h.contains { [0, 1].contains($0) }
      #expect(numbers[0].isNaN == isCertain)
      if !isCertain { #expect(agree(numbers[0], loss, within: 1e-14)) }
      #expect(agree(numbers[1], loss, within: 1e-14))
      #expect(numbers[2] > 0)
      if loss < 16 { #expect(agree(numbers[2], loss, within: 2e-7)) } else { #expect(numbers[2] < 17) }
    }
  }

  /// The slopes, beside differences, and the cross-entropy's as the answer minus the label.
  @Test(arguments: ["z=-2", "z=0", "z=3.5", "z=-12", "z=10"] as [Settings])
  func slopes(_ settings: Settings) throws {
    let derivation = try Lesson.binaryCrossEntropy.derivation(settings: settings.values)
    let p = try derivation.double("p")
    #expect(agree(try derivation.double("dL/dz"), p - 1, within: 1e-15))
    for loss: Symbol in ["L", "Q"] {
      let slope = try derivation.slopes(of: loss, by: ["z"])[0]
      #expect(agree(try derivation.double(.derivative(of: loss, by: "z")), slope, within: 1e-8))
    }
  }

  static let hostile: [(Settings, Outcome)] = [
    ("h=0,0.3,0.8", .noValue("L_1")), ("h=1,0.3,1", .noValue("L_3")), ("h=1.1,0,0", .refused("h")),
    ("h=-0.1,0,0", .refused("h")), ("h=0.5", .refused("h")), ("y=1,1,0.5", .refused("y")),
    ("y=2,1,0", .refused("y")), ("y=1,1", .refused("y")), ("z=31", .refused("z")), ("z=-30", .derived),
    ("z=30", .derived), ("z=1e9999", .refused("z")), ("h=1e-400,1,0", .noValue("L_1")),
    ("q_1=1", .unknown("q_1")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.binaryCrossEntropy.outcome(settings) == outcome)
  }
}
