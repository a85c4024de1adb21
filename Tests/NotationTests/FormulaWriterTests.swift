import Notation
import Numerics
import Symbolics
import Testing

@Suite struct FormulaWriterTests {
  /// Expression, Unicode, LaTeX.
  @Test(
    arguments: [
      // Numbers and names.
      (.number("0.50"), "0.50", "0.50"), (-.number("0.50"), "−0.50", "-0.50"),
      (.number("0.00001"), "1·10⁻⁵", #"1 \times 10^{-5}"#),
      (.number("1.25e-7"), "1.25·10⁻⁷", #"1.25 \times 10^{-7}"#),
      ("w_5", "w_5", "w_{5}"), ("net_h1", "net_h1", #"\text{net}_{h_{1}}"#),
      ("E_total", "E_total", #"E_{\text{total}}"#),
      ("alpha", "α", #"\alpha"#), ("x_alpha", "x_α", #"x_{\alpha}"#), ("w_5+", "w_5⁺", "w_{5}^{+}"),
      ("w'", "w′", "w'"), ("w_5'+", "w_5′⁺", "w_{5}'^{+}"), ("x*", "x*", "x^{*}"),
      ("W[2]", "W[2]", "W^{[2]}"), ("W_11[2]", "W_11[2]", "W_{11}^{[2]}"),
      ("yhat", "y\u{302}", #"\hat{y}"#), ("xbar_1", "x\u{304}_1", #"\bar{x}_{1}"#),
      ("dE_total/dw_5", "∂E_total/∂w_5", #"\frac{\partial E_{\text{total}}}{\partial w_{5}}"#),
      // Signs.
      (-"x", "−x", "-x"), (-(-"x"), "−(−x)", "-(-x)"), (-("x" + "y"), "−(x + y)", "-(x + y)"),
      (-("x" * "y"), "−x · y", #"-x \cdot y"#), (-("x" / "y"), "−x/y", #"-\frac{x}{y}"#),
      (-("x" ** 2), "−x²", "-x^{2}"),
      // Sums.
      ("x" + "y" - "z", "x + y − z", "x + y - z"), ("x" - ("y" - "z"), "x − (y − z)", "x - (y - z)"),
      ("x" + ("y" - "z"), "x + (y − z)", "x + (y - z)"), (("x" - "y") - "z", "x − y − z", "x - y - z"),
      (.sum(["x" - "y", "z"]), "x − y + z", "x - y + z"), ("x" - -"y", "x − (−y)", "x - (-y)"),
      (-"x" + "y", "−x + y", "-x + y"), ("x" + "y" * "z", "x + y · z", #"x + y \cdot z"#),
      ("x" + "y" / "z", "x + y/z", #"x + \frac{y}{z}"#),
      // Products.
      ("x" * "y" * "z", "x · y · z", #"x \cdot y \cdot z"#), ("x" * ("y" + 1), "x(y + 1)", "x(y + 1)"),
      (("x" + 1) * "y", "(x + 1) · y", #"(x + 1) \cdot y"#),
      (("x" + 1) * ("y" - 1), "(x + 1)(y − 1)", "(x + 1)(y - 1)"),
      ("x" * -"y", "x · (−y)", #"x \cdot (-y)"#), (-"x" * "y", "(−x) · y", #"(-x) \cdot y"#),
      ("x" * ("y" + 1) ** 2, "x(y + 1)²", "x(y + 1)^{2}"),
      (.half * ("x" - "y") ** 2, "½(x − y)²", #"\tfrac{1}{2}(x - y)^{2}"#),
      (("x" / "y") * "z", "(x/y) · z", #"\frac{x}{y} \cdot z"#),
      ("x" * ("y" / "z"), "x(y/z)", #"x \cdot \frac{y}{z}"#),
      (2 * .number("0.00001"), "2 · 1·10⁻⁵", #"2 \cdot 1 \times 10^{-5}"#),
      (
        "dE/dy" * "dy/dx", "∂E/∂y · ∂y/∂x",
        #"\frac{\partial E}{\partial y} \cdot \frac{\partial y}{\partial x}"#
      ),
      // A parenthesis must not seem to belong to an exponent, a root or a denominator.
      (("x" ** "n") * ("y" + 1), "x^n · (y + 1)", "x^{n}(y + 1)"),
      (exp("x") * ("y" + 1), "e^x · (y + 1)", "e^{x}(y + 1)"),
      (exp(-"x") * ("y" + 1), "e^(−x)(y + 1)", "e^{-x}(y + 1)"),
      (sqrt("x") * ("y" + 1), "√x · (y + 1)", #"\sqrt{x}(y + 1)"#),
      ("dE/dy" * (1 - "y"), "∂E/∂y · (1 − y)", #"\frac{\partial E}{\partial y}(1 - y)"#),
      // Fractions.
      (.half, "½", #"\tfrac{1}{2}"#), (3 / 7, "3/7", #"\tfrac{3}{7}"#), (12 / 7, "12/7", #"\frac{12}{7}"#),
      ("x" / "y", "x/y", #"\frac{x}{y}"#), ("x" / ("y" / "z"), "x/(y/z)", #"\frac{x}{\frac{y}{z}}"#),
      (("x" / "y") / "z", "(x/y)/z", #"\frac{\frac{x}{y}}{z}"#),
      (("x" + 1) / ("x" - 1), "(x + 1)/(x − 1)", #"\frac{x + 1}{x - 1}"#),
      ("x" / ("y" * "z"), "x/(y · z)", #"\frac{x}{y \cdot z}"#), (-"x" / "y", "(−x)/y", #"\frac{-x}{y}"#),
      ("x" ** 2 / "y", "x²/y", #"\frac{x^{2}}{y}"#),
      (1 / (1 + exp(-"x")), "1/(1 + e^(−x))", #"\frac{1}{1 + e^{-x}}"#),
      ("dE/dy" / "x", "(∂E/∂y)/x", #"\frac{\frac{\partial E}{\partial y}}{x}"#),
      (.half / "x", "½/x", #"\frac{\tfrac{1}{2}}{x}"#),
      // Powers.
      ("x" ** 2, "x²", "x^{2}"), ("x" ** -1, "x⁻¹", "x^{-1}"), ("x" ** 12, "x¹²", "x^{12}"),
      ("x" ** "n", "x^n", "x^{n}"),
      ("x" ** ("n" - 1), "x^(n − 1)", "x^{n - 1}"), ("x" ** .half, "x^½", #"x^{\tfrac{1}{2}}"#),
      (-"x" ** 2, "(−x)²", "(-x)^{2}"), (-("x" ** 2), "−x²", "-x^{2}"),
      (("x" + "y") ** 2, "(x + y)²", "(x + y)^{2}"),
      (("x" * "y") ** 2, "(x · y)²", #"(x \cdot y)^{2}"#),
      (("x" / "y") ** 2, "(x/y)²", #"\left(\frac{x}{y}\right)^{2}"#),
      (.half ** 2, "(½)²", #"(\tfrac{1}{2})^{2}"#), (("x" ** 2) ** 3, "(x²)³", "(x^{2})^{3}"),
      ("x" ** ("y" ** 2), "x^(y²)", "x^{y^{2}}"), (exp("x") ** 2, "(e^x)²", "(e^{x})^{2}"),
      (sqrt("x") ** 2, "(√x)²", #"(\sqrt{x})^{2}"#),
      (logistic("x") ** 2, "(1/(1 + e^(−x)))²", #"\left(\frac{1}{1 + e^{-x}}\right)^{2}"#),
      ("w_5+" ** 2, "(w_5⁺)²", "(w_{5}^{+})^{2}"), ("W[2]" ** 2, "W[2]²", "{W^{[2]}}^{2}"),
      (.number("0.00001") ** 2, "(1·10⁻⁵)²", #"(1 \times 10^{-5})^{2}"#),
      ("dE/dy" ** 2, "(∂E/∂y)²", #"\left(\frac{\partial E}{\partial y}\right)^{2}"#),
      (log("x") ** 2, "ln(x)²", #"\ln(x)^{2}"#), (2 ** "x", "2^x", "2^{x}"), (exp(2), "e^2", "e^{2}"),
      // Functions.
      (exp(-"x"), "e^(−x)", "e^{-x}"), (log("x" + 1), "ln(x + 1)", #"\ln(x + 1)"#),
      (sqrt("x" + 1), "√(x + 1)", #"\sqrt{x + 1}"#),
      (sqrt(sqrt("x")), "√√x", #"\sqrt{\sqrt{x}}"#), (tanh("x"), "tanh(x)", #"\tanh(x)"#),
      (logistic("x"), "1/(1 + e^(−x))", #"\frac{1}{1 + e^{-x}}"#),
      (logistic(-"x"), "1/(1 + e^x)", #"\frac{1}{1 + e^{x}}"#),
      (logistic("x" + "y"), "σ(x + y)", #"\sigma(x + y)"#),
      (2 * logistic("x") * "y", "2(1/(1 + e^(−x))) · y", #"2 \cdot \frac{1}{1 + e^{-x}} \cdot y"#),
      (relu("x"), "relu(x)", #"\operatorname{relu}(x)"#), (heaviside("x"), "h(x)", "h(x)"),
      (.call(.positive, ["x"]), "[x > 0]", "[x > 0]"),
      (Symbolics.abs("x" - 1), "|x − 1|", #"\left|x - 1\right|"#),
      (sign("x"), "sign(x)", #"\operatorname{sign}(x)"#),
      (.call(.sin, ["x"]), "sin(x)", #"\sin(x)"#), (.call(.cos, ["x"]), "cos(x)", #"\cos(x)"#),
      (.call(.tan, ["x"]), "tan(x)", #"\tan(x)"#), (.call(.sinh, ["x"]), "sinh(x)", #"\sinh(x)"#),
      (.call(.arcsin, ["x"]), "arcsin(x)", #"\arcsin(x)"#),
      (.call(.arctan, ["x"]), "arctan(x)", #"\arctan(x)"#),
      (.call(.maximum, [0, "x"]), "max(0, x)", #"\max(0, x)"#),
      (.call(.minimum, ["x", "y" + 1]), "min(x, y + 1)", #"\min(x, y + 1)"#),
      (softmax("v"), "softmax(v)", #"\operatorname{softmax}(v)"#),
      (log("x" / "y"), "ln(x/y)", #"\ln\left(\frac{x}{y}\right)"#),
      // Arrays.
      ([1, "x", -2], "[1, x, −2]", "[1, x, -2]"),
      ([[1, 2], ["x", "y" + 1]], "[1, 2; x, y + 1]", #"\begin{bmatrix} 1 & 2 \\ x & y + 1 \end{bmatrix}"#),
      ("A" ∘ "B", "A ∘ B", #"A \circ B"#), ("A" • "B", "A B", #"A \, B"#),
      ("A" • "B" • "C", "A B C", #"A \, B \, C"#),
      ("A" ∘ ("B" • "C"), "A ∘ (B C)", #"A \circ (B \, C)"#),
      (("A" ∘ "B") • "C", "(A ∘ B) C", #"(A \circ B) \, C"#),
      (("A" • "B") ∘ "C", "(A B) ∘ C", #"(A \, B) \circ C"#),
      ("A" ∘ "B" ∘ "C", "A ∘ B ∘ C", #"A \circ B \circ C"#),
      (("A" + "B") • "C", "(A + B) C", #"(A + B) \, C"#),
      ("A" • (2 * "B"), "A (2 · B)", #"A \, (2 \cdot B)"#),
      (2 * ("A" • "B"), "2 · A B", #"2 \cdot A \, B"#), ("A" • ("B" / 2), "A (B/2)", #"A \, \frac{B}{2}"#),
      ("A" ∘ ("B" / 2), "A ∘ (B/2)", #"A \circ \frac{B}{2}"#),
      ("dE/dy" ∘ "y", "∂E/∂y ∘ y", #"\frac{\partial E}{\partial y} \circ y"#),
      (.outer("u", "v"), "u vᵀ", #"u \, {v}^{\top}"#),
      (.outer("u", "v" + "u"), "u (v + u)ᵀ", #"u \, {(v + u)}^{\top}"#),
      (.outer("u", "v") ∘ "C", "(u vᵀ) ∘ C", #"(u \, {v}^{\top}) \circ C"#),
      (("A" as Expression).transposed, "Aᵀ", #"{A}^{\top}"#),
      (("A" • "B").transposed, "(A B)ᵀ", #"{(A \, B)}^{\top}"#),
      (("A" as Expression).transposed.transposed, "(Aᵀ)ᵀ", #"{({A}^{\top})}^{\top}"#),
      (.matrixPower("A", 3), "A³", "A^{3}"),
      (.matrixPower(("A" as Expression).transposed, 2), "(Aᵀ)²", #"({A}^{\top})^{2}"#),
      (.matrixPower("A" • "B", 2), "(A B)²", #"(A \, B)^{2}"#),
      (("v" as Expression)[2], "v_2", "v_{2}"), (("W" as Expression)[1, 2], "W_12", "W_{12}"),
      (("v_1" as Expression)[2], "(v_1)_2", "{(v_{1})}_{2}"),
      (("v_1" + "x" as Expression)[2], "(v_1 + x)_2", "(v_{1} + x)_{2}"),
      (("W" as Expression)[1, 12], "W_1,12", "W_{1,12}"),
      (("out_h" as Expression)[1], "(out_h)_1", #"{(\text{out}_{h})}_{1}"#),
      (("A" • "v")[1], "(A v)_1", #"(A \, v)_{1}"#),
      // Reductions.
      (sum("v"), "Σ v", #"\sum v"#), (sum("v" + 1), "Σ (v + 1)", #"\sum (v + 1)"#),
      (sum("v" ∘ "u"), "Σ v ∘ u", #"\sum v \circ u"#),
      (.half * sum(("v" - "u") ** 2), "½ · Σ (v − u)²", #"\tfrac{1}{2} \cdot \sum (v - u)^{2}"#),
      (sum("v") * "x", "(Σ v) · x", #"(\sum v) \cdot x"#),
      (sum("v") / "x", "(Σ v)/x", #"\frac{\sum v}{x}"#), (sum("v" / "x"), "Σ (v/x)", #"\sum \frac{v}{x}"#),
      (sum("v") + "x", "Σ v + x", #"\sum v + x"#),
      (-sum("v" ∘ log("u")), "−Σ v ∘ ln(u)", #"-\sum v \circ \ln(u)"#),
      (sum("v") ** 2, "(Σ v)²", #"(\sum v)^{2}"#),
      (("x" * sum("v")) * "y", "x(Σ v) · y", #"x(\sum v) \cdot y"#),
      (.product(["x" * sum("v"), "y"]), "(x · Σ v) · y", #"(x \cdot \sum v) \cdot y"#),
      (mean("v" + 1), "mean(v + 1)", #"\operatorname{mean}(v + 1)"#), (largest("v"), "max(v)", #"\max(v)"#),
    ] as [(Expression, String, String)])
  func writes(expression: Expression, text: String, tex: String) {
    #expect(unicode.text(expression) == text)
    #expect(latex.text(expression) == tex)
  }

  /// A formula is written in one pass however deep it is.
  @Test func depthCostsNothingTwice() {
    var expression: Expression = "x"
    for _ in 0..<60 { expression = .sum([-expression, 1]) }
    #expect(unicode.text(expression).count > 60)
    #expect(latex.text(expression).hasSuffix(" + 1"))
  }

  @Test func hugeFractionsAreFractions() {
    #expect(latex.text(Expression(Decimal(Int.max)) / 2).hasPrefix(#"\frac{"#))
    #expect(latex.text(0 / 5) == #"\frac{0}{5}"#)
  }
}
