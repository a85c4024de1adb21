import Foundation
import Notation
import Numerics
import Symbolics
import Testing

@testable import Rendering

struct EscapingTests {
  @Test(
    "Foundation reads back what JSON strings say",
    arguments: [
      "", "plain", "\"quoted\" and \\ back", "line\nfeed\r\n\ttab", "\u{0}\u{1}\u{1F}\u{7F}",
      "∂E/∂w₅ ≈ −½·10⁻⁵",
      "y\u{302}", "👩‍👩‍👧", "\u{2028}\u{2029}", "</script>", "\u{FEFF}", String(repeating: "\\\"", count: 1000),
    ])
  func jsonStrings(text: String) throws {
    let json = JSONValue.object([(text, .array([.string(text)]))]).text()
    #expect(try JSONDecoder().decode([String: [String]].self, from: Data(json.utf8)) == [text: [text]])
    #expect(!json.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test(
    "Doubles are read back as they were",
    arguments: [
      0, -0.0, 1, -1, 0.1, 1 / 3, 0.3775, Double.leastNonzeroMagnitude, 2.2250738585072014e-308,
      .greatestFiniteMagnitude, 1e16,
      -1e21,
      123456789012345680, 0.000438568,
    ])
  func jsonNumbers(number: Double) throws {
    let json = JSONValue.array([.number(number)]).text()
    #expect(try JSONDecoder().decode([Double].self, from: Data(json.utf8)) == [number])
    #expect(!json.contains(".0]"))
  }

  @Test("What JSON has no number for is null", arguments: [Double.infinity, -.infinity, .nan])
  func jsonNull(number: Double) { #expect(JSONValue.number(number).text() == "null") }

  @Test("Members keep their order, and what is long stands on lines of its own") func jsonLayout() {
    let value = JSONValue.object([
      ("b", .bool(true)), ("a", .array([.integer(1), .null])), ("e", .array([])), ("o", .object([])),
      ("n", .array([.array([.integer(-2)])])),
    ])
    #expect(
      value.text() == """
        {
          "b": true,
          "a": [1, null],
          "e": [],
          "o": {},
          "n": [
            [-2]
          ]
        }
        """)
  }

  @Test(arguments: [
    ("plain", "plain"),
    ("a*b_c`d`", #"a\*b\_c\`d\`"#),
    ("[x](y) <b> {z}", #"\[x\](y) \<b\> \{z\}"#),
    (#"|x| $5 # ~~no~~ &amp; \"#, ##"\|x\| \$5 \# \~\~no\~\~ \&amp; \\"##),
    ("− ½ ŷ", "− ½ ŷ"),
  ])
  func markdown(text: String, expected: String) { #expect(MarkdownText.escape(text) == expected) }

  @Test(arguments: [
    ("plain", "plain"),
    ("50 % & #1 {a_b} $", ##"50 \% \& \#1 \{a\_b\} \$"##),
    (#"a\b^c~d"#, #"a\textbackslash{}b\^{}c\~{}d"#),
    ("|x| < y > z", "$|$x$|$ $<$ y $>$ z"),
    ("10⁻⁵", "10$^{-5}$"),
    ("½²", #"$\tfrac{1}{2}$$^{2}$"#),
    ("α − ‖w‖₁", #"$\alpha$ $-$ $\|$w$\|$$_1$"#),
    ("w_1⁺ y\u{302} wᵀ", #"w\_1$^{+}$ $\hat{y}$ w$^{\top}$"#),
    ("∂E/∂w", #"$\partial$E/$\partial$w"#),
  ])
  func latex(text: String, expected: String) { #expect(LaTeXText.escape(text) == expected) }

  @Test("Whatever plain text writes in a formula, LaTeX gets as ASCII")
  func latexIsASCII() {
    let names = GreekLetters.byName.map { Expression.symbol(Symbol($0.name)) }
    let others: [Symbol] = ["yhat", "xbar", "xtilde", "w_1+", "w_1'", "w*", "dE_total/dw_5+", "x[3]"]
    let (x, a) = (Expression.symbol("x"), Expression.symbol("A"))
    let fractions = [(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (1, 6), (1, 8)].map { above, below in
      Expression(above) / Expression(below)
    }
    let formulas = [
      x ** -12, x ** a, .call(.squareRoot, [x]), .call(.absolute, [x]), a ∘ a, a.transposed, sum(x),
      2 * x - a,
      .number("3.5e-20"), .call(.logistic, [x * x + a * x + a]),
    ]
    let writer = FormulaWriter(UnicodeStyle())
    for formula in names + others.map(Expression.symbol) + fractions + formulas {
      let escaped = LaTeXText.escape(writer.text(formula))
      #expect(escaped.filter { !$0.isASCII } == "", "\(escaped)")
    }
  }
}
