import Numerics
import Symbolics
import Testing

/// What a derivative reads like once it is simplified.
@Suite struct DerivativeTextTests {
  /// The expression, and its derivative by x.
  @Test(
    arguments: [
      (7, "0"), ("x", "1"), ("y", "0"), (3 * "x", "3"), ("x" * "y", "y"), ("x" * "y" * "z", "y · z"),
      (-"x", "−1"),
      ("x" ** 2, "2 · x"), ("x" ** 3, "3 · x²"), ("x" ** "n", "n · x^(n − 1)"), (.half * "x" ** 2, "x"),
      (.half * ("t" - "x") ** 2, "−(t − x)"), ("x" ** -1, "−x⁻²"), (1 / "x", "−1/x²"), ("y" / "x", "−y/x²"),
      ("x" / "y", "1/y"),
      (exp("x"), "e^x"), (exp(2 * "x"), "2 · e^(2 · x)"), (exp(-"x"), "−e^(−x)"), (log("x"), "1/x"),
      (log("x" ** 2), "(2 · x)/x²"),
      (sqrt("x"), "1/(2 · √x)"), (tanh("x"), "1 − tanh(x)²"), (logistic("x" + "y"), "σ(x + y)(1 − σ(x + y))"),
      (1 / (1 + exp(-"x")), "e^(−x)/(1 + e^(−x))²"), (relu("x"), "[x > 0]"), (Symbolics.abs("x"), "sign(x)"),
      (.call(.sin, ["x"]), "cos(x)"),
      (.call(.cos, ["x"]), "−sin(x)"), (.call(.tan, ["x"]), "1 + tan(x)²"),
      (.call(.sinh, ["x"]), "cosh(x)"), (.call(.cosh, ["x"]), "sinh(x)"),
      (.call(.arctan, ["x"]), "1/(1 + x²)"),
      (.call(.arcsin, ["x"]), "1/√(1 − x²)"), (.call(.arccos, ["x"]), "−1/√(1 − x²)"),
      (.call(.sin, ["x" * "y"]), "cos(x · y) · y"),
      (-("t" * log("x") + (1 - "t") * log(1 - "x")), "−t/x + (1 − t)/(1 − x)"), ("x" - "x", "0"),
      ("x" * "x", "x + x"),
      (heaviside("x"), "0"), ("x" ** 2 / 2, "x"),
    ] as [(Expression, String)])
  func reads(expression: Expression, text: String) throws {
    var definitions = Definitions()
    for name: Symbol in ["x", "y", "z", "t", "n"] { try definitions.define(name, .number("0.5")) }
    #expect(unicode.text(definitions.derivative(of: expression, by: "x")) == text)
  }

  /// Between quantities, the result itself stands in its derivative.
  @Test func throughNames() throws {
    var definitions = Definitions()
    for name: Symbol in ["net_o1", "target_o1"] { try definitions.define(name, .number("0.5")) }
    try definitions.define("out_o1", logistic("net_o1"))
    try definitions.define("E", .half * ("target_o1" - "out_o1") ** 2)
    _ = try definitions.differentiate("E", by: "net_o1")
    func text(_ symbol: Symbol) throws -> String {
      unicode.text(try #require(definitions[symbol]).expression)
    }
    #expect(try text("dE/dnet_o1") == "∂E/∂out_o1 · ∂out_o1/∂net_o1")
    #expect(try text("dE/dout_o1") == "−(target_o1 − out_o1)")
    #expect(try text("dout_o1/dnet_o1") == "out_o1(1 − out_o1)")
  }
}
