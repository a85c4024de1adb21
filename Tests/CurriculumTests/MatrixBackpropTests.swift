import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct MatrixBackpropTests {
  private static let derived = Result { try Lesson.matrixBackprop.derivation() }

  /// The source gives formulas and shapes; the numbers are the note's. Of an array the first element.
  static let printed = [
    PrintedNumber("z[2]", "1", .exact),
    PrintedNumber("a[2]", "0.731058579", .rounded),
    PrintedNumber("z[3]", "0.581320079", .rounded),
    PrintedNumber("a[3]", "0.641371100", .rounded),
    PrintedNumber("L", "0.444147050", .rounded),
    PrintedNumber("dL/da[3]", "-1.55915974", .rounded),
    PrintedNumber("dL/dz[3]", "-0.358628900", .rounded),
    PrintedNumber("dL/da[3]", "-0.358628900", .wrong),
    PrintedNumber("dL/dW[3]", "-0.262178734", .rounded),
    PrintedNumber("dL/dz[2]", "-0.141021443", .rounded),
    PrintedNumber("dL/dW[2]", "-0.141021443", .rounded),
    PrintedNumber("u", "-0.103367709", .rounded),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  /// The shapes of the source, and that a gradient has the shape of what it is a gradient by.
  @Test(
    arguments: [
      ("W[2]", 2, 3), ("W[3]", 1, 2), ("z[2]", 2, 1), ("a[2]", 2, 1), ("s", 2, 1), ("z[3]", 1, 1),
      ("b[2]", 2, 1),
      ("b[3]", 1, 1), ("a[3]", 1, 1),
    ] as [(Symbol, Int, Int)])
  func shapes(symbol: Symbol, rows: Int, columns: Int) throws {
    let definitions = try Self.derived.get().definitions
    #expect(definitions[symbol]?.shape == .matrix(rows: rows, columns: columns))
    guard symbol != "s" else { return }
    #expect(definitions[.derivative(of: "L", by: symbol)]?.shape == definitions[symbol]?.shape)
  }

  /// Every quantity, against fifty digits computed elsewhere, element by element.
  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "matrix-backprop")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 1e-14)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  @Test func errata() throws {
    try Lesson.matrixBackprop.expectErrata([
      Erratum("blog", line: 113, .wrong), Erratum("blog", line: 124, .wrong),
    ])
  }

  static let settings: [Settings] = [
    "y=1", "y=0", "y=0.5", "W[3]=2,0", "W[3]=0,0", "a[1]=0,0,0", "a[1]=0,0,1", "a[1]=-3,0.5,2 y=0",
    "W[2]=0.1,0.2,0.3,-0.1,-0.2,-0.3 b[2]=1,-1", "b[3]=-4 b[2]=5,-5",
  ]

  /// Every gradient against central differences of the loss.
  @Test(arguments: settings)
  func gradientsAgreeWithDifferences(_ settings: Settings) throws {
    let derivation = try Lesson.matrixBackprop.derivation(settings: settings.values)
    derivation.expectSound()
    for symbol in ["W[2]", "b[2]", "W[3]", "b[3]"] as [Symbol] {
      var program = try Program(derivation.definitions, inputs: [symbol], outputs: ["L"])
      let start = program.values(of: symbol)
      let gradient = try #require(derivation.definitions.value(of: .derivative(of: "L", by: symbol))).doubles
      for (place, slope) in gradient.enumerated() {
        let losses = [0x1p-16, -0x1p-16].map { step in
          var moved = start
          moved[place] += step
          program.set(symbol, to: moved)
          program.run()
          return program["L"]
        }
        #expect(agree(slope, (losses[0] - losses[1]) / 0x1p-15, within: 1e-8), "\(symbol) \(place)")
      }
    }
  }

  /// Of the rows of the gradient each is the input times one number; a silent unit gives a row of zeros.
  @Test(arguments: settings)
  func theGradientIsAnOuterProduct(_ settings: Settings) throws {
    let derivation = try Lesson.matrixBackprop.derivation(settings: settings.values)
    let values = try ["dL/dW[2]", "dL/dz[2]", "a[1]", "W[3]"].map { (name: Symbol) in
      try #require(derivation.definitions.value(of: name)).doubles
    }
    for unit in 0..<2 {
      for input in 0..<3 {
        #expect(agree(values[0][3 * unit + input], values[1][unit] * values[2][input], within: 1e-15))
      }
      if values[3][unit] == 0 { #expect(values[1][unit] == 0) }
    }
  }

  static let hostile: [(Settings, Outcome)] = [
    ("y=2", .refused("y")), ("y=-0.1", .refused("y")), ("W[2]=1,2", .refused("W[2]")),
    ("a[1]=1e300,0,0", .derived), ("a[1]=1e9999,0,0", .noValue("a[1]")),
    // The output cannot be told from 1, and the logarithm of what is left has no bound.
    ("b[3]=1e5", .noValue("L")), ("W[3]=1e300,1e300", .noValue("L")),
    ("W[2]=1e308,1e308,1e308,0,0,0", .noValue("z[2]")), ("W=1", .unknown("W")), ("s=1,1", .unknown("s")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.matrixBackprop.outcome(settings) == outcome)
  }
}
