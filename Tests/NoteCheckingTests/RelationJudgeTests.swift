import NoteChecking
import Numerics
import Symbolics
import Testing
import WorkedExamples

/// Relations as they stand in notes, each with its verdict; chains have one a sign.
@Suite struct RelationJudgeTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let latex: String
    let verdicts: [Verdict]

    init(_ latex: String, _ verdicts: Verdict...) {
      self.latex = latex
      self.verdicts = verdicts
    }

    var testDescription: String { latex }
  }

  @Test(
    "arithmetic",
    arguments: [
      Row(#"2 + 2 = 4"#, .exact),
      Row(#"2 + 2 = 5"#, .wrong),
      Row(#"4 = 2 + 2"#, .exact),
      Row(#"\frac{1}{3} = 0.33"#, .rounded),
      Row(#"\frac{2}{3} = 0.66"#, .truncated),
      Row(#"\frac{1}{3} = 0.334"#, .lastDigit),
      Row(#"\frac{1}{3} = \frac{2}{6}"#, .exact),
      Row(#"\frac{1}{3} = \frac{33}{100}"#, .wrong),
      Row(#"e^{-0.3775} \approx 0.68557"#, .rounded),
      Row(#"\ln 2 = 0.693147"#, .rounded),
      Row(#"\sqrt{2} = 1.41421"#, .rounded),
      Row(#"\tanh(0.5) \approx 0.4621"#, .rounded),
      Row(#"|-3| = 3"#, .exact),
      Row(#"\max(1, 3, 2) = 3"#, .exact),
      Row(#"2^{10} = 1024"#, .exact),
      Row(#"-0.5 \cdot -0.5 = 0.25"#, .exact),
      Row(#"\frac{1}{2}(0.01 - 0.75136507)^2 = 0.274811083"#, .truncated),
      Row(#"0.4 - 0.5 \cdot 0.082167041 = 0.35891648"#, .rounded),
      Row(#"0.4 - 0.5 \cdot 0.082167041 = 0.36"#, .rounded),
      Row(#"0.4 - 0.5 \cdot 0.082167041 = 0.40"#, .wrong),
      Row(#"0.4 - 0.5 \cdot 0.082167041 = 0.35"#, .truncated),
      Row(#"0.4 - 0.5 \cdot 0.082167041 = 0.37"#, .wrong),
    ])
  func arithmetic(_ row: Row) { #expect(verdicts(row.latex) == row.verdicts) }

  @Test(
    "numbers as people print them",
    arguments: [
      Row(#"1.5^{49} \approx 4.25 \times 10^8"#, .rounded),
      Row(#"1.5^{49} \approx 4.26 \times 10^8"#, .lastDigit),
      Row(#"0.5^{49} = 1.78 \cdot 10^{-15}"#, .rounded),
      Row(#"0.5^{49} = 1.78 \cdot 10^{15}"#, .wrong),
      Row(#"-0.5^{49} = -1.78 \cdot 10^{-15}"#, .rounded),
      Row(#"\frac{1}{3} = 33\%"#, .rounded),
      Row(#"\frac{1}{3} = 33.3\%"#, .rounded),
      Row(#"\frac{1}{3} = 34\%"#, .wrong),
      Row(#"0.934 = 93.4\%"#, .exact),
      Row(#"50\% = 0.5"#, .exact),
      Row(#"2^{10} \approx 10^3"#, .rounded),
      Row(#"2^{10} = 10^3"#, .unchecked(.unread("an order of magnitude"))),
      Row(#"2^{10} = 10^5"#, .wrong),
      Row(#"38.443359375^2 \approx 1500"#, .rounded),
      Row(#"38.443359375^2 = 1500"#, .wrong),
      Row(#"38.443359375^2 \approx 1600"#, .wrong),
      Row(#"38.443359375^2 \approx 1477.9"#, .rounded),
    ])
  func lexemes(_ row: Row) { #expect(verdicts(row.latex) == row.verdicts) }

  @Test(
    "right by a convention that the note does not spell out",
    arguments: [
      (#"\log 100 = 2"#, true),
      (#"\log 8 = 3"#, true),
      (#"\ln 100 = 2"#, false),
      (#"\log_2 100 = 2"#, false),
      (#"\sin(30) = 0.5"#, true),
      (#"\sin(30) = 0.6"#, false),
      (#"0.1 + 0.2 = 0.30000000000000004"#, true),
      (#"0.1 + 0.2 = 0.30000000000000014"#, false),
      (#"\frac{2}{10} \cdot 100 = 20\%"#, true),
      (#"\frac{2}{10} \cdot 100 = 21\%"#, false),
    ])
  func conventions(_ latex: String, _ isRight: Bool) {
    #expect(verdicts(latex).map(\.severity) == [isRight ? .pass : .error])
  }

  @Test(
    "against a lesson",
    arguments: [
      Row(#"net = 0.3775"#, .exact),
      Row(#"0.3775 = net"#, .exact),
      Row(#"\text{net} = w_1 i_1 + w_2 i_2 + b = 0.3775"#, .exact, .exact),
      Row(#"net = w_1 i_1 + w_3 i_2 + b = 0.3775"#, .wrong, .wrong),
      Row(
        #"out = \frac{1}{1 + e^{-net}} = \frac{1}{1 + e^{-0.3775}} = 0.593269992"#, .exact, .exact, .rounded),
      Row(#"out = 1.593269992"#, .impossible),
      Row(#"out = \sigma(net) = 1.2"#, .exact, .impossible),
      Row(#"\frac{\partial E}{\partial out} = out - t = 0.583269992"#, .exact, .rounded),
      Row(#"\frac{\partial E}{\partial b} = 0.140743462"#, .rounded),
      Row(#"q = 0.5"#, .unchecked(.unknownSymbol("q"))),
      Row(#"net_{h3} = 0.5"#, .unchecked(.unknownSymbol("net_h3"))),
    ])
  func lesson(_ row: Row) { #expect(verdicts(row.latex) == row.verdicts) }

  @Test(
    "order",
    arguments: [
      Row(#"0 < out < 1"#, .exact, .exact),
      Row(#"out > 0.6"#, .wrong),
      Row(#"out \ge 0.59"#, .exact),
      Row(#"out \le 0.59"#, .wrong),
      Row(#"net \le 0.3775"#, .exact),
      Row(#"net < 0.3775"#, .wrong),
      Row(#"net \ne 0.3775"#, .wrong),
      Row(#"out \ne 0.593269992"#, .exact),
      Row(#"\ln 2 \ne \ln 2"#, .unchecked(.undecided)),
      Row(#"1 \ll 1000"#, .exact),
      Row(#"p > 0"#, .unchecked(.unread("arrays have no order"))),
    ])
  func order(_ row: Row) { #expect(verdicts(row.latex) == row.verdicts) }

  @Test(
    "arrays",
    arguments: [
      Row(#"z = \begin{bmatrix} 2 \\ 4 \\ 1 \end{bmatrix}"#, .exact),
      Row(#"z = [2, 4, 1]"#, .exact),
      Row(#"z = (2, 4, 1)"#, .exact),
      Row(#"z^T = \begin{bmatrix} 2 & 4 & 1 \end{bmatrix}"#, .exact),
      Row(#"z = \begin{bmatrix} 2 \\ 4 \\ 2 \end{bmatrix}"#, .wrong),
      Row(#"z = \begin{bmatrix} 2 \\ 4 \end{bmatrix}"#, .wrong),
      Row(#"z_2 = 4"#, .exact),
      Row(#"p = \begin{bmatrix} 0.1142 \\ 0.8438 \\ 0.0420 \end{bmatrix}"#, .rounded),
      Row(#"p = \begin{bmatrix} 0.1142 \\ 0.8438 \\ 1.0420 \end{bmatrix}"#, .impossible),
      Row(#"p_3 = 1.2"#, .impossible),
      Row(#"W = \begin{pmatrix} 1 & 2 \\ 0 & 1 \end{pmatrix}"#, .exact),
      Row(#"W^2 = \begin{pmatrix} 1 & 4 \\ 0 & 1 \end{pmatrix}"#, .exact),
      Row(#"W^2 = \begin{pmatrix} 1 & 4 \\ 0 & 2 \end{pmatrix}"#, .wrong),
      Row(#"W_{12} = 2"#, .exact),
    ])
  func arrays(_ row: Row) { #expect(verdicts(row.latex) == row.verdicts) }

  @Test(
    "rounded numbers on the way",
    arguments: [
      // The sum is that of the unrounded terms.
      Row(
        #"0.593269992 \cdot 0.4 + 0.596884378 \cdot 0.45 = 0.237 + 0.269 = 0.5059"#, .consistent, .consistent),
      Row(#"0.593269992 \cdot 0.4 + 0.596884378 \cdot 0.45 = 0.237 + 0.296 = 0.5059"#, .wrong, .wrong),
      Row(
        #"E = \frac{1}{2}(t - out)^2 = \frac{1}{2}(0.01 - 0.593)^2 = 0.1701"#, .exact, .consistent,
        .consistent),
      Row(#"E = \frac{1}{2}(0.01 - 0.593269992)^2 = 0.170101942"#, .consistent, .rounded),
      Row(#"E = \frac{1}{2}(0.01 - 0.583269992)^2"#, .wrong),
      // Givens are exact, however few digits they have, and so is 0.3775.
      Row(#"net = 0.15 \cdot 0.05 + 0.20 \cdot 0.10 + 0.35"#, .exact),
      Row(#"net = 0.15 \cdot 0.05 + 0.25 \cdot 0.10 + 0.35"#, .wrong),
      Row(#"net = 0.3775, \quad \frac{1}{1 + e^{-0.3775}} = 0.593279992"#, .exact, .wrong),
    ])
  func rounding(_ row: Row) { #expect(verdicts(row.latex) == row.verdicts) }

  @Test(
    "what is no claim, or none that can be judged",
    arguments: [
      Row(#"w_1 = w_1 - \alpha \frac{\partial E}{\partial w_1}"#, .unchecked(.definition)),
      Row(#"w_1 \leftarrow w_1 - \alpha \frac{\partial E}{\partial w_1}"#, .unchecked(.definition)),
      Row(#"\alpha := 0.7"#, .unchecked(.definition)),
      Row(#"out \in [0, 1]"#, .unchecked(.definition)),
      Row(#"W = 0"#, .unchecked(.unread("a number and an array are not compared"))),
      Row(#"\frac{355}{113} \approx \frac{22}{7}"#, .unchecked(.unread("how near '≈' is meant is not said"))),
      Row(#"\frac{355}{113} \approx \frac{7}{2}"#, .wrong),
      Row(#"\frac{1}{1 - 1} = 5"#, .unchecked(.noValue("division by 0"))),
      Row(#"\ln(-2) = 0.69"#, .impossible),
      Row(#"\sqrt{0.1 - 0.2} = 0.3"#, .impossible),
      Row(#"\arcsin(-1.5) = 1.57"#, .impossible),
      Row(#"2 + \arccos(1.2) = 2.6"#, .impossible),
      Row(#"\arcsin(1) = 1.57"#, .rounded),
      Row(#"\ln(0.5 - 0.5) = 0"#, .unchecked(.noValue("the logarithm of 0.0, which is not positive"))),
    ])
  func unjudged(_ row: Row) { #expect(verdicts(row.latex) == row.verdicts) }

  @Test(
    "the sign of a cause",
    arguments: [
      (#"out = 0.593279992"#, Slip.changedDigits(printed: "7", right: "6")),
      (#"net = w_1 i_1 - w_2 i_2 + b"#, .termSign(-(.symbol("w_2") * .symbol("i_2")))),
      (#"-\ln(out) = 0.226747618"#, .logarithmBase(10)),
      (#"net = 3.775"#, .decimalPoint(1)),
      (#"E = 0.340203884"#, .missingFactor(Rational(1) / 2)),
      (#"E = 0.593269992"#, .otherQuantity("out")),
      (#"out = 0.593269993"#, nil),
    ] as [(String, Slip?)])
  func cause(_ latex: String, _ expected: Slip?) {
    #expect(NoteClaims("$\(latex)$").claims.map(\.cause) == [expected])
  }
}
