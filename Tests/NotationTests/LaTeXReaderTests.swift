import Notation
import Numerics
import Symbolics
import Testing

/// One side of a relation: LaTeX in, Unicode out.
@Suite struct LaTeXReaderTests {
  @Test(arguments: [
    ("0.5", "0.5"), (".5", ".5"), ("007", "007"), ("5{,}000{,}000", "5000000"), ("5,000", "5000"),
    ("5,000.25", "5000.25"),
    ("(1,000)", "[1, 000]"), ("1e-3", "1e-3"), ("1.5e3", "1.5·10³"), (#"1.2 \times 10^{-3}"#, "1.2 · 10⁻³"),
    ("-0.3", "−0.3"),
    ("\u{2212}0.3", "−0.3"), ("+2", "2"), (#"50\%"#, "50/100"), (#"12.5 \% \cdot x"#, "(12.5/100) · x"),
    ("2e^{x}", "2 · e^x"),
    (#"1{,}234x"#, "1234 · x"),
  ])
  func numbers(latex: String, text: String) { #expect(LaTeXReader.ofTests.reading(latex) == text) }

  @Test(arguments: [
    ("x", "x"), (#"\alpha"#, "α"), ("α", "α"), ("w_1", "w_1"), ("w_{1}", "w_1"), ("w_5^+", "w_5⁺"),
    ("w_5^{+}", "w_5⁺"), ("w^+_5", "w_5⁺"),
    ("w^{+}_{5}", "w_5⁺"), ("w'", "w′"), ("w^{'}", "w′"), (#"w^\prime"#, "w′"), (#"w^{\prime}"#, "w′"),
    ("x^*", "x*"), ("x^{*}", "x*"), ("W^{[2]}", "W[2]"), ("W_{11}^{[2]}", "W_11[2]"),
    ("W^{[2]}_{11}", "W_11[2]"),
    ("net_{h_1}", "net_h1"), ("net_{h1}", "net_h1"), (#"\text{net}_{h_1}"#, "net_h1"),
    (#"\mathrm{net}_{h_{1}}"#, "net_h1"),
    (#"\mathit{out}_{o_1}"#, "out_o1"), (#"E_{total}"#, "E_total"), (#"E_{\text{total}}"#, "E_total"),
    (#"\hat{y}"#, "y\u{302}"),
    (#"\hat y"#, "y\u{302}"), (#"\hat{y}_1"#, "y\u{302}_1"), (#"\bar{x}"#, "x\u{304}"),
    (#"\mathbf{w}_5"#, "w_5"), (#"\boldsymbol{W}^{[2]}"#, "W[2]"),
    (#"w_\alpha"#, "w_α"), (#"\frac{\partial E_{total}}{\partial w_5}"#, "∂E_total/∂w_5"),
    (#"\dfrac{\partial E}{\partial \alpha}"#, "∂E/∂α"),
    (#"\frac{\partial E}{\partial \hat{y}}"#, "∂E/∂y\u{302}"), (#"\frac{∂E_{total}}{∂w_5}"#, "∂E_total/∂w_5"),
  ])
  func names(latex: String, text: String) { #expect(LaTeXReader.ofTests.reading(latex) == text) }

  /// Where a text agrees on what a letter stands for before a parenthesis, it is a function there, and only there.
  @Test(arguments: [
    ("h(x)", "h(x)"), ("h(x + 1)^2", "h(x + 1)²"), ("2h(x)", "2 · h(x)"),
    (#"2 \cdot h(x)"#, "2 · h(x)"), ("h_1(x)", "unread: nothing defines 'h_1'"),
    ("h(x, y)", "unread: 'h' is not understood"), ("h x", "unread: nothing defines 'h'"),
  ])
  func agreedFunctions(latex: String, text: String) {
    let reader = LaTeXReader(functions: ["h": .heaviside]) { $0 == "x" || $0 == "y" }
    #expect(reader.reading(latex) == text)
  }

  @Test(arguments: [
    ("x + y - z", "x + y − z"), ("x - (y - z)", "x − (y − z)"), ("-x + y", "−x + y"), ("x + -y", "x − y"),
    ("-x y", "−x · y"),
    (#"x \cdot y"#, "x · y"), (#"x \times y"#, "x · y"), ("x * y", "x · y"), (#"x \ast y"#, "x · y"),
    ("x · y × z", "x · y · z"), (#"x \cdot -1"#, "x · (−1)"),
    (#"x / -y"#, "x/(−y)"), ("x / y", "x/y"), (#"x \div y"#, "x/y"), ("x / y / z", "(x/y)/z"),
    (#"x \circ y"#, "x ∘ y"), (#"x \odot y"#, "x ∘ y"), ("--x", "−(−x)"),
    // Side by side.
    ("2x", "2 · x"), ("2 x y", "2 · x · y"), ("w_1i_2", "w_1 · i_2"), ("xy", "x · y"), ("xw_1", "x · w_1"),
    ("x(y + 1)", "x(y + 1)"), ("(x)(y)", "x · y"),
    ("2(x + 1)y", "2(x + 1) · y"), ("out_{o_1}(1-out_{o_1})", "out_o1(1 − out_o1)"),
    (#"-(target_{o1} - out_{o1})"#, "−(target_o1 − out_o1)"),
    ("xe^{-y}", "x · e^(−y)"), (#"x\frac{1}{2}"#, "x · ½"), (#"x\hat{y}"#, "x · y\u{302}"),
    // Fractions, roots and powers.
    (#"\frac{x}{y}"#, "x/y"), (#"\dfrac{x+1}{2}"#, "(x + 1)/2"), (#"\tfrac{1}{2}x"#, "½ · x"),
    (#"\frac12 x"#, "½ · x"), (#"\frac12(x - y)^2"#, "½(x − y)²"),
    (#"\frac1x"#, "1/x"), (#"\frac x2"#, "x/2"), (#"\frac xy"#, "x/y"), (#"\frac1{x+1}"#, "1/(x + 1)"),
    (#"\frac{1}2x"#, "½ · x"), (#"\cfrac{1}{1+\frac{1}{x}}"#, "1/(1 + 1/x)"),
    (#"\sqrt{x}"#, "√x"), (#"\sqrt2 x"#, "√2 · x"), (#"\sqrt{x + 1}"#, "√(x + 1)"), ("√x", "√x"),
    ("x^2", "x²"), ("x^{2}", "x²"), ("x^{-1}", "x⁻¹"), ("x^-1", "x⁻¹"), ("x^{y+1}", "x^(y + 1)"),
    ("x^y", "x^y"), ("x^{y^2}", "x^(y²)"), ("{x^2}^3", "(x²)³"), ("(x + y)^2", "(x + y)²"),
    ("-x^2", "−x²"), ("(-x)^2", "(−x)²"), ("2x^2", "2 · x²"), ("x^{(2-1)}", "x^(2 − 1)"),
    (#"2 \cdot \frac{1}{2}(x)^{2-1}"#, "2 · ½ · x^(2 − 1)"), ("x^{2}_{}", "unread: '_' is not understood"),
    ("w_5^2", "w_5²"), ("{w_5^+}^2", "(w_5⁺)²"),
    // Functions.
    ("e^x", "e^x"), ("e^{-net_{h_1}}", "e^(−net_h1)"), ("e^-x", "e^(−x)"), (#"\exp(x)"#, "e^x"),
    (#"\exp\left(-x\right)"#, "e^(−x)"), (#"\exp{x}"#, "e^x"), (#"\ln(x)"#, "ln(x)"), (#"\ln x"#, "ln(x)"),
    (#"\log x + y"#, "ln(x) + y"), (#"\log_2(x)"#, "ln(x)/ln(2)"), (#"\log_{10} x"#, "ln(x)/ln(10)"),
    (#"\log_e x"#, "ln(x)"), (#"\ln \frac{x}{y}"#, "ln(x/y)"), (#"\ln x \ln y"#, "ln(x) · ln(y)"),
    (#"y\ln x"#, "y · ln(x)"),
    (#"\ln x^2"#, "ln(x²)"), (#"\ln(x)^2"#, "ln(x)²"), (#"\tanh(x)"#, "tanh(x)"), (#"\sin x"#, "sin(x)"),
    (#"\cos(x)y"#, "cos(x) · y"), (#"\tan(x)"#, "tan(x)"), (#"\sigma(x + y)"#, "σ(x + y)"),
    (#"\sigma(x)"#, "1/(1 + e^(−x))"), (#"\sigma\left(x + y\right)"#, "σ(x + y)"),
    (#"\text{sigmoid}(x + y)"#, "σ(x + y)"), (#"\operatorname{relu}(x)"#, "relu(x)"), ("ReLU(x)", "relu(x)"),
    (#"\text{ReLU}(x)"#, "relu(x)"),
    (#"\max(0, x)"#, "max(0, x)"), (#"\max(x)"#, "max(x)"), (#"\operatorname{mean}(x^2)"#, "mean(x²)"),
    (#"\min(x, y, 1)"#, "min(x, y, 1)"),
    (#"\operatorname{softmax}(v)"#, "softmax(v)"), (#"\operatorname{sign}(x)"#, "sign(x)"),
    (#"\frac{1}{1+e^{-x}}"#, "1/(1 + e^(−x))"), (#"\arcsin x"#, "arcsin(x)"), (#"\coth x"#, "1/tanh(x)"),
    (#"\mathrm{sin}\,x"#, "sin(x)"), (#"\mathrm{Softmax}(v)"#, "softmax(v)"), (#"\text{ln}(x)"#, "ln(x)"),
    (#"\operatorname{artanh}(x)"#, "ln((1 + x)/(1 − x))/2"), (#"\operatorname*{softmax}(v)"#, "softmax(v)"),
    ("x ⋅ y ∙ z", "x · y · z"),
    // Bars.
    ("|x|", "|x|"), (#"\left|x - 1\right|"#, "|x − 1|"), (#"|x||y|"#, "|x| · |y|"),
    (#"2|x|y"#, "2 · |x| · y"), (#"\left|2\left|x\right|y\right|"#, "|2 · |x| · y|"),
    (#"|(x - |y|)|"#, "|x − |y||"),
    (#"\frac{|x|}{|y|}"#, "|x|/|y|"),
    // Groups and arrays.
    (#"\left(x + y\right)z"#, "(x + y) · z"), ("[x + y]z", "(x + y) · z"), (#"\bigl(x\bigr)"#, "x"),
    ("{x}{y}", "x · y"), ("{x}^2", "x²"), ("{x + y}^2", "(x + y)²"), (#"\frac{1}{x}y"#, "(1/x) · y"),
    ("[1, 2, 3]", "[1, 2, 3]"), ("[1, x]^T", "[1, x]ᵀ"), (#"W^{\top}"#, "Wᵀ"), ("W^T", "Wᵀ"),
    (#"W^{\mathrm{T}}"#, "Wᵀ"), (#"W^\top v"#, "Wᵀ · v"),
    (#"\begin{bmatrix} 1 & 2 \\ 3 & x \end{bmatrix}"#, "[1, 2; 3, x]"),
    (#"\begin{pmatrix} 1 \\ 2 \\ \end{pmatrix}"#, "[1, 2]"),
    (#"\begin{bmatrix} 1 & 2 \end{bmatrix}"#, "[1, 2]"),
    (#"\begin{matrix} |x| \\[4pt] -y \end{matrix}"#, "[|x|, −y]"),
    // What only sets the type, or explains.
    (#"\underbrace{x + y}_{\text{the sum}} z"#, "(x + y) · z"), (#"\overbrace{x}^{1} + y"#, "x + y"),
    (#"\boxed{x}"#, "x"), (#"x \, y \; z \! \quad"#, "x · y · z"), (#"\displaystyle x"#, "x"),
    (#"x \tag{1}"#, "x"), (#"\color{red} x"#, "x"),
  ])
  func formulas(latex: String, text: String) { #expect(LaTeXReader.ofTests.reading(latex) == text) }

  /// What is not understood, and the bytes at which it stands.
  @Test(arguments: [
    ("q", "nothing defines 'q'", "q"), ("x + q_1", "nothing defines 'q_1'", "q_1"),
    (#"x + \omega"#, "nothing defines 'omega'", #"\omega"#),
    ("net_{h_2} + 1", "nothing defines 'net_h2'", "net_{h_2}"),
    (#"\frac{\partial E}{\partial q} + 1"#, "nothing defines 'dE/dq'", #"\frac{\partial E}{\partial q}"#),
    ("xq", "nothing defines 'xq'", "xq"),
    (#"\int x"#, #"'\int' is not understood"#, #"\int"#),
    (#"\sum_i x"#, #"'\sum' is not understood"#, #"\sum"#), ("x / y z", "'z' is not understood", "z"),
    (#"\text{some}"#, "nothing defines 'some'", #"\text{some}"#),
    ("2 3", "'3' is not understood", "3"), ("x 2", "'2' is not understood", "2"),
    ("x^23", "'23' is not understood", "23"), ("e^net", "'net' is not understood", "net"),
    ("x^2^3", "'^' is not understood", "^"), ("w^{(2)}", "nothing defines 'w'", "w"),
    ("x^{(2)}", "'^' is not understood", "^"), ("x^{(t)}", "'^' is not understood", "^"),
    (#"\frac123"#, "'3' is not understood", "3"), (#"\sigma'(x)"#, "nothing defines 'sigma''", #"\sigma'"#),
    (#"\Sigma(x)"#, "nothing defines 'Sigma'", #"\Sigma"#),
    (#"\ln x y"#, "how far the function reaches is not said", "y"),
    (#"\sin 2x"#, "how far the function reaches is not said", "x"),
    (#"\ln x(1 - x)"#, "how far the function reaches is not said", "("),
    (#"\log_b(x)"#, #"'\log' is not understood"#, #"\log"#),
    (#"x + \begin{cases} x \\ y \end{cases}"#, #"'\begin' is not understood"#, #"\begin"#),
    (#"\begin{bmatrix} \end{bmatrix}"#, #"'\end' is not understood"#, #"\end"#),
    (#"\begin{bmatrix} 1 & \end{bmatrix}"#, #"'\end' is not understood"#, #"\end"#),
    ("x +", "the formula is not complete", ""), (#"\frac{x}"#, "the formula is not complete", ""),
    ("x^", "the formula is not complete", ""), ("|x", "the formula is not complete", ""),
    ("x)", "')' is not understood", ")"), ("x}", "'}' is not understood", "}"),
    (#"\left|x"#, "the formula is not complete", ""), (#"x \& y"#, #"'\&' is not understood"#, #"\&"#),
    ("x @ y", "'@' is not understood", "@"), ("x ☃ y", "'☃' is not understood", "☃"),
    (#"\tanh(x, y)"#, #"'\tanh' is not understood"#, #"\tanh"#), (#"\exp()"#, "')' is not understood", ")"),
  ])
  func whatIsNotUnderstood(latex: String, reason: String, place: String) throws {
    let text = latex + " = 1"
    let chain = try #require(LaTeXReader.ofTests.chains(in: text).first)
    guard case .failure(let error) = chain.sides[0].content else {
      Issue.record("\(latex) reads as \(LaTeXReader.ofTests.reading(latex))")
      return
    }
    #expect("\(error)".contains(reason), "\(error)")
    #expect(
      text.bytes(error.range) == place || place.isEmpty && error.range.lowerBound >= latex.utf8.count - 1)
    // The rest is still read.
    #expect(chain.sides[1].number == .init(1))
  }

  /// A quantity called e, or T, or sigma is that quantity.
  @Test func namesOfQuantitiesComeFirst() {
    let reader = LaTeXReader { ["e", "sigma", "net", "n", "t", "x"].contains($0) }
    #expect(reader.reading("e^2") == "e^2")
    #expect(reader.side("e^2")?.expression == .power("e", 2))
    #expect(reader.reading(#"\sigma(x + 1)"#) == "σ(x + 1)")
    #expect(reader.side(#"\sigma(x + 1)"#)?.expression == .product(["sigma", .sum(["x", 1])]))
    #expect(reader.side("net")?.expression == "net")
    #expect(reader.side("nt")?.expression == .product(["n", "t"]))
  }

  @Test func nothingIsKnownByItself() {
    #expect(LaTeXReader().reading("x") == "unread: nothing defines 'x'")
    #expect(LaTeXReader().reading("1 + 2") == "1 + 2")
  }
}
