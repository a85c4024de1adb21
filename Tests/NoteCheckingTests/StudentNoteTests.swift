import NoteChecking
import Testing
import WorkedExamples

/// Notes as students write them, all of them right: none may be accused.
@Suite struct StudentNoteTests {
  @Test(
    "the walkthrough with four and with three digits, each number computed from those before",
    arguments: [
      #"\text{net}_{h1} = 0.15 \times 0.05 + 0.2 \times 0.1 + 0.35 \times 1 = 0.3775"#,
      #"out_{h1} = \dfrac{1}{1+e^{-0.3775}} = 0.5933"#,
      #"out_{h2} = 0.5969"#,
      #"net_{o1} = w_5 \cdot out_{h1} + w_6 \cdot out_{h2} + b_2 \cdot 1 = 0.4 \cdot 0.5933 + 0.45 \cdot 0.5969 + 0.6 = 1.1059"#,
      #"net_{o1} = 0.237 + 0.269 + 0.6 = 1.106"#,
      #"net_{o1} = 0.24 + 0.27 + 0.6 = 1.11"#,
      #"out_{o1} = \frac{1}{1+e^{-1.1059}} = 0.7514"#,
      #"out_{o1} = \sigma(1.106) \approx 0.751"#,
      #"out_{o2} \approx 0.773"#,
      #"E_{o1} = \frac12 (0.01-0.7514)^2 = 0.2748"#,
      #"E_{o1} = \frac12 (0.01-0.751)^2 = 0.275"#,
      #"E_{total} = 0.2748 + 0.0236 = 0.2984"#,
      #"E_{total} = 0.275 + 0.024 = 0.298"#,
      #"E_{total} = E_{o1}+E_{o2} = 0.29837"#,
      #"out_{h1}(1 - out_{h1}) = 0.5933(1-0.5933) = 0.2413"#,
      #"out_{h1}(1 - out_{h1}) = 0.59(1-0.59) = 0.24"#,
      #"\frac{\partial E_{total}}{\partial w_5} = 0.7414 \cdot 0.1868 \cdot 0.5933 = 0.0822"#,
      #"w_5^+ = 0.4 - 0.5 \cdot 0.0822 = 0.3589"#,
      #"w_5^+ = w_5 - \alpha \cdot 0.0822 = 0.359"#,
      #"w_5 = w_5 - \alpha \frac{\partial E_{total}}{\partial w_5} = 0.359"#,
      #"1 - \frac{0.2910}{0.2984} \approx 2.5\%"#,
      #"\frac{0.298371109 - 0.291027774}{0.298371109} = 2.46\%"#,
      #"(i_1, i_2) = (0.05, 0.1)"#,
      #"0 < out_{h1} < out_{h2} < 1"#,
      #"\delta_{o1} = 0.1385"#,
      #"out_{o1} \approx \frac{3}{4}"#,
    ])
  func backprop(_ latex: String) throws {
    try expectNoAccusation(latex, lesson: "backprop")
  }

  @Test(
    "softmax and cross-entropy",
    arguments: [
      #"\frac{e^2}{e^2+e^4+e^{0.5}} = \frac{7.389}{7.389+54.598+1.649} = \frac{7.389}{63.636} = 0.116"#,
      #"\frac{e^2}{e^2+e^4+e^{0.5}} = \frac{7.39}{7.39 + 54.6 + 1.65} = \frac{7.39}{63.64} = 0.116"#,
      #"p_1 = 7.389/63.636 = 0.1161"#,
      #"L_1 = -\log(0.116) = 2.15"#,
      #"L_1 = -\ln 0.116 = 2.154"#,
      #"p_1 + p_2 + p_3 = 0.116 + 0.858 + 0.026 = 1"#,
      #"p_1 + p_2 + p_3 = 0.1161 + 0.8580 + 0.0259 = 1.0000"#,
      #"p_1 \approx 11.6\%"#,
      #"p_2 \approx 86\%"#,
      #"L_1 = 2.15 > L_2 = 0.153"#,
      #"\text{softmax}([2, 4, 0.5]) = [0.116, 0.858, 0.026]"#,
      #"\frac{\partial L_1}{\partial z_1} = p_1 - 1 = 0.116 - 1 = -0.884"#,
      #"e^{z_1} = 7.4, \quad e^{z_2} = 54.6, \quad e^{z_3} = 1.6, \quad 7.4 + 54.6 + 1.6 = 63.6, \quad \frac{7.4}{63.6} = 0.1161"#,
      #"L(p, y) = -\sum_c y_c \log p_c"#,
      #"p(y = 1) = 0.116"#,
    ])
  func crossEntropy(_ latex: String) throws {
    try expectNoAccusation(latex, lesson: "cross-entropy")
  }

  @Test(
    "the same slips as always are still seen",
    arguments: [
      #"out_{h1} = 0.5923"#,
      #"net_{o1} = 0.4 \cdot 0.5933 + 0.45 \cdot 0.5969 + 0.6 = 1.1095"#,
      #"net_{o1} = 0.237 + 0.269 + 0.6 = 1.160"#,
      #"net_{o1} = 0.237 + 0.296 + 0.6"#,
      #"E_{o1} = \frac12 (0.01-0.7541)^2"#,
      #"E_{total} = 0.2748 + 0.0263 = 0.2984"#,
      #"w_5^+ = 0.4 - 0.5 \cdot 0.0822 = 0.4411"#,
      #"w_5^+ = 0.4 + 0.5 \cdot 0.0822"#,
      #"\frac{\partial E_{total}}{\partial w_5} = 0.7514 \cdot 0.1868 \cdot 0.5933"#,
      #"out_{h1} > out_{h2}"#,
    ])
  func slips(_ latex: String) throws {
    let claims = NoteClaims("$\(latex)$", against: try .lesson("backprop")).claims
    #expect(claims.contains { $0.verdict.severity >= .warning })
  }

  private func expectNoAccusation(
    _ latex: String, lesson: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let claims = NoteClaims("$\(latex)$", against: try .lesson(lesson)).claims
    #expect(!claims.isEmpty, sourceLocation: sourceLocation)
    for claim in claims {
      #expect(claim.verdict.severity <= .unchecked, "\(claim.text)", sourceLocation: sourceLocation)
    }
  }
}
