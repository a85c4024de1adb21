import Notation
import Numerics
import Symbolics
import Testing

/// Random expressions written as LaTeX and read back have the same value: the writer and the reader agree on
/// what binds more tightly.
@Suite struct RoundTripTests {
  private struct Generator {
    var random: SeededGenerator

    /// Only operations that keep rationals rational: the values are compared exactly.
    mutating func expression(depth: Int) -> Expression {
      guard depth > 0, Int.random(in: 0..<8, using: &random) > 0 else { return leaf() }
      func inner() -> Expression { expression(depth: depth - 1) }
      switch Int.random(in: 0..<14, using: &random) {
      case 0, 1: return -inner()
      case 2: return .sum([inner(), inner(), inner()])
      case 3: return inner() + inner()
      case 4: return inner() - inner()
      case 5: return inner() * inner()
      case 6: return .product([inner(), inner(), inner()])
      case 7: return inner() / inner()
      case 8: return inner() ** Expression(Decimal(Int.random(in: 0...3, using: &random)))
      case 9: return inner() ** -2
      case 10: return Symbolics.abs(inner())
      case 11: return .call(Bool.random(using: &random) ? .maximum : .minimum, [inner(), inner()])
      case 12: return relu(inner())
      default: return inner() ∘ inner()
      }
    }

    mutating func leaf() -> Expression {
      let leaves: [Expression] = [
        "x", "y", "w_5+", "W[2]", "out_o1", "net_h1", "alpha", "yhat", "dE_total/dw_5", "w'", 1, 2,
        .number("0.50"), .number("1.25e-7"), .half,
      ]
      return leaves.randomElement(using: &random) ?? 1
    }
  }

  private static func givens() throws -> Definitions {
    var definitions = Definitions()
    let values: KeyValuePairs<Symbol, Expression> = [
      "x": .number("0.3"), "y": -.number("1.7"), "w_5+": 3, "W[2]": .number("0.07"), "out_o1": .number("0.9"),
      "net_h1": -2,
      "alpha": .number("0.25"), "yhat": 5, "dE_total/dw_5": -.number("0.6"), "w'": .number("1.1"),
    ]
    for (symbol, value) in values { try definitions.define(symbol, value) }
    return definitions
  }

  @Test(arguments: 0..<1000)
  func sameExactValue(seed: Int) throws {
    var generator = Generator(random: SeededGenerator(seed: UInt64(seed)))
    let expression = generator.expression(depth: 5)
    let tex = latex.text(expression)
    let side = try #require(LaTeXReader.ofTests.side(tex))
    let read: Expression
    switch side.content {
    case .success: read = try #require(side.expression)
    case .failure(let error):
      Issue.record("\(tex): \(error)")
      return
    }
    let definitions = try Self.givens()
    guard let value = try? definitions.evaluate(expression), let exact = value.enclosure.exact else {
      #expect((try? definitions.evaluate(read))?.enclosure.exact == nil)
      return
    }
    #expect(try definitions.evaluate(read).enclosure.exact == exact, "\(tex)")
  }

  /// Functions that leave the rationals come back as the same expression.
  @Test(
    arguments: [
      exp("x"), exp(-"x" / 2), log("x"), log("x") ** 2, sqrt("x" + 1), sqrt("x") ** 2, tanh("x"),
      logistic("x"), logistic("x" + "y"), 2 * logistic("x" + 1) * "y",
      .call(.sin, ["x"]), .call(.cos, ["x" ** 2]), .call(.tan, ["x"]), .call(.sinh, ["x"]),
      .call(.cosh, ["x"]),
      .call(.arcsin, ["x"]), .call(.arccos, ["x"]), .call(.arctan, ["x"]), sign("x"), softmax("v"),
      [1, "x", -2],
      [[1, "x"], ["y", 2]], ("W" as Expression).transposed, ("x" + 1) * exp("y"), exp("x") * (1 + "y"),
      "x" ** "y", "x" ** ("y" + 1), ("x" ** "y") ** 2, 2 ** ("x" / 2), "w_5+" ** 2,
    ] as [Expression])
  func sameText(expression: Expression) throws {
    let tex = latex.text(expression)
    let side = try #require(LaTeXReader.ofTests.side(tex))
    #expect(side.expression.map(latex.text) == tex, "\(side.content)")
  }
}
