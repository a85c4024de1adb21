import NoteChecking
import Testing
import WorkedExamples

/// Steps between formulas without numbers, tried at points.
@Suite struct AlgebraTests {
  private static func codes(_ latex: String, triesAlgebra: Bool = true) -> [Finding.Code] {
    NoteCheck(Array("$\(latex)$\n".utf8), triesAlgebra: triesAlgebra).findings.map(\.code)
  }

  @Test(
    "steps that hold for no values",
    arguments: [
      #"(a + b)^2 = (a + b)(a + b) = a^2 + b^2"#,
      #"L = \frac{e^{-z}}{(1 + e^{-z})^2} = \sigma(z)(1 + \sigma(z))"#,
      #"L = -y \ln p - (1 - y)\ln(1 - p) = y \ln p + (1 - y)\ln(1 - p)"#,
      #"L = \ln p - q = \ln p + q"#,
      #"L = \frac{a}{b} + \frac{c}{g} = \frac{a + c}{b + g}"#,
      #"L = \sqrt{a^2 + b^2} = a + b"#,
      #"L = w_1 x_1 + w_2 x_2 = w_1 x_2 + w_2 x_1"#,
    ])
  func refuted(latex: String) {
    #expect(Self.codes(latex) == [.wrongStep])
    #expect(Self.codes(latex, triesAlgebra: false).isEmpty, "only where it is asked for")
  }

  @Test(
    "steps that hold, and what is none",
    arguments: [
      #"(a + b)^2 = a^2 + 2ab + b^2 = b^2 + 2ab + a^2"#,
      #"L = \frac{e^{-z}}{(1 + e^{-z})^2} = \sigma(z)(1 - \sigma(z))"#,
      #"L = \tanh(z) = 2\sigma(2z) - 1"#,
      // It holds for some values only.
      #"L = \sqrt{x^2} = x \cdot 1"#,
      // Equations to be solved.
      #"x^2 + 1 = 2x"#, #"a^2 + b^2 = 2ab"#,
      // Definitions, recursions and equations in other unknowns.
      #"z = wx + b"#, #"x^2 + y = x"#, #"x_{t+1} - x_t = -\eta g_t"#, #"n = n + 1"#,
      // Functions, operators and derivatives are no products.
      #"L = f(x + 1) = f(x) + 1"#, #"L = E[x + y] = E[x] + 3 E[y]"#,
      #"L = Var(ax + by) = a^2 Var(x) + b^2 Var(y)"#,
      #"L = \frac{d}{dx} x^2 = 2x"#, #"L = \frac{\partial}{\partial x} x^2 = 2x"#,
      // Some read a/2 · b as a/(2b).
      #"L = a / 2 \cdot b = \frac{a}{2b}"#,
      // Nowhere has it a value.
      #"L = \ln(-x^2) = \ln(-x^4)"#,
    ])
  func leftAlone(latex: String) { #expect(Self.codes(latex).isEmpty) }

  @Test("each step of a derivation is tried for itself")
  func derivation() {
    let check = NoteCheck(
      Array(
        #"""
        $$\begin{aligned}
        L &= -y \ln p - (1 - y)\ln(1 - p) \\
          &= -y \ln p + (y - 1)\ln(1 - p) \\
          &= -y \ln p + (y + 1)\ln(1 - p)
        \end{aligned}$$
        """#.utf8), triesAlgebra: true)
    #expect(check.findings.map(\.code) == [.wrongStep])
    #expect(check.findings.map { check.source.position(of: $0.focus.range.lowerBound).line } == [4])
  }
}
