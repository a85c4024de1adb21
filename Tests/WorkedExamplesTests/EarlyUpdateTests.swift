import Numerics
import Symbolics
import Testing
import WorkedExamples

/// Updated quantities used before their time: the slip of updating the last layer first, and taking the gradients
/// of the layer before with its new weights.
@Suite struct EarlyUpdateTests {
  /// y = v·w·x with one step of descent. With v⁺ = 0.4456 in place of v, ∂E/∂h is −0.338656 and w⁺ 0.3677312.
  private static func chain() throws -> Definitions {
    try .of([
      "x": 2, "w": .number("0.3"), "v": .number("0.4"), "t": 1, "alpha": .number("0.1"),
      "h": "w" * "x", "y": "v" * "h", "E": .half * ("y" - "t") ** 2,
      "dE/dy": "y" - "t", "dE/dv": "dE/dy" * "h", "dE/dh": "dE/dy" * "v", "dE/dw": "dE/dh" * "x",
      "v+": "v" - "alpha" * "dE/dv", "w+": "w" - "alpha" * "dE/dw",
      "h+": "w+" * "x", "y+": "v+" * "h+", "E+": .half * ("y+" - "t") ** 2, "growth": 2 + "v+" / "v",
    ])
  }

  private func slip(_ printed: String, for formula: Expression, as subject: Symbol?) throws -> Slip? {
    let definitions = try Self.chain()
    return Diagnosis(among: definitions).slip(
      printed: .of(printed), value: try definitions.evaluate(formula).enclosure, formula: formula,
      subject: subject)
  }

  @Test(
    "quantities that hang on a gradient taken too late",
    arguments: [
      ("-0.338656", "dE/dh"),  // the gradient itself: −0.76 · 0.4456
      ("-0.677312", "dE/dw"),
      ("0.3677312", "w+"),
      ("0.7354624", "h+"),
      ("0.32772204544", "y+"),  // 0.4456 · 0.3677312 · 2: v⁺ itself is right
      ("0.225978824", "E+"),
    ] as [(String, Symbol)])
  func early(_ printed: String, _ symbol: Symbol) throws {
    #expect(try slip(printed, for: .symbol(symbol), as: symbol) == .updatedTooEarly(["v"]))
  }

  @Test("a formula that names the old weight, and the number computed with the new one")
  func formula() throws {
    #expect(try slip("-0.338656", for: "dE/dy" * "v", as: "dE/dh") == .updatedTooEarly(["v"]))
    #expect(try slip("-0.338656", for: "dE/dy" * "v", as: nil) == .updatedTooEarly(["v"]))
  }

  @Test(
    "nobody has the new weight before the numbers that lead to it",
    arguments: [
      ("0.26736", "y"),  // v⁺ · h
      ("0.38416", "v+"),  // 0.4456 + 0.1 · … once more
      ("0.2683806848", "E"),
    ] as [(String, Symbol)])
  func circular(_ printed: String, _ symbol: Symbol) throws {
    let found = try slip(printed, for: .symbol(symbol), as: symbol)
    if case .updatedTooEarly = found { Issue.record("\(symbol) = \(printed)") }
  }

  @Test("where old and new stand side by side, they are told apart")
  func sideBySide() throws {
    // v⁺/v⁺ would be 1.
    #expect(try slip("3.000", for: "growth", as: "growth") == nil)
  }

  @Test(
    "the right numbers have no cause", arguments: ["dE/dh", "dE/dw", "w+", "h+", "y+", "E+", "y"] as [Symbol])
  func right(_ symbol: Symbol) throws {
    let value = try #require(try Self.chain().value(of: symbol)?.enclosure.exact)
    #expect(try slip("\(Decimal.rounded(value, places: 8))", for: .symbol(symbol), as: symbol) == nil)
  }
}
