import Numerics
import Symbolics
import Testing

@testable import Notation

struct MathMLStyleTests {
  private let writer = FormulaWriter(MathMLStyle())
  private static let (x, y): (Expression, Expression) = (.symbol("x"), .symbol("y"))

  @Test(arguments: [
    ("x", "<mi>x</mi>"),
    ("net", "<mi>net</mi>"),
    ("alpha", "<mi>α</mi>"),
    ("w_12", "<msub><mi>w</mi><mn>12</mn></msub>"),
    ("E_total", "<msub><mi>E</mi><mi>total</mi></msub>"),
    ("out_h1", "<msub><mi>out</mi><msub><mi>h</mi><mn>1</mn></msub></msub>"),
    ("w_5+", "<msubsup><mi>w</mi><mn>5</mn><mo>+</mo></msubsup>"),
    ("W[12]", "<msup><mi>W</mi><mrow><mo>[</mo><mn>12</mn><mo>]</mo></mrow></msup>"),
    ("w'", "<msup><mi>w</mi><mo>′</mo></msup>"),
    ("yhat", "<mover accent=\"true\"><mi>y</mi><mo>^</mo></mover>"),
    ("dE/dw", "<mfrac><mrow><mi>∂</mi><mi>E</mi></mrow><mrow><mi>∂</mi><mi>w</mi></mrow></mfrac>"),
  ])
  func names(name: String, expected: String) {
    #expect(writer.text(.symbol(Symbol(name))) == expected)
  }

  @Test(arguments: written) func formulas(formula: Expression, expected: String) {
    #expect(writer.text(formula) == expected)
  }

  private static let written: [(Expression, String)] = [
    (.number("0.40"), "<mn>0.40</mn>"),
    (.number("-2"), "<mo form=\"prefix\">−</mo><mn>2</mn>"),
    (
      .number("3.5e-20"),
      "<mn>3.5</mn><mo>×</mo><msup><mn>10</mn><mrow><mo form=\"prefix\">−</mo><mn>20</mn></mrow></msup>"
    ),
    (x - y, "<mi>x</mi><mo>−</mo><mi>y</mi>"),
    (
      x * (1 - x),
      "<mi>x</mi><mo stretchy=\"false\">(</mo><mn>1</mn><mo>−</mo><mi>x</mi><mo stretchy=\"false\">)</mo>"
    ),
    (.half * x, "<mfrac displaystyle=\"false\"><mn>1</mn><mn>2</mn></mfrac><mo>·</mo><mi>x</mi>"),
    (x / (x + y), "<mfrac><mi>x</mi><mrow><mi>x</mi><mo>+</mo><mi>y</mi></mrow></mfrac>"),
    (x ** 2, "<msup><mi>x</mi><mn>2</mn></msup>"),
    (exp(-x), "<msup><mi>e</mi><mrow><mo form=\"prefix\">−</mo><mi>x</mi></mrow></msup>"),
    (
      log(x / y),
      "<mi>ln</mi><mo>\u{2061}</mo><mrow><mo>(</mo><mfrac><mi>x</mi><mi>y</mi></mfrac><mo>)</mo></mrow>"
    ),
    (.call(.squareRoot, [x]), "<msqrt><mi>x</mi></msqrt>"),
    (.call(.absolute, [x]), "<mrow><mo>|</mo><mi>x</mi><mo>|</mo></mrow>"),
    (
      .call(.positive, [x]),
      "<mo stretchy=\"false\">[</mo><mi>x</mi><mo>&gt;</mo><mn>0</mn><mo stretchy=\"false\">]</mo>"
    ),
    (.call(.factorial, [x]), "<mi>x</mi><mo>!</mo>"),
    (
      .array([x, y]),
      "<mo stretchy=\"false\">[</mo><mi>x</mi><mo>,</mo><mi>y</mi><mo stretchy=\"false\">]</mo>"
    ),
    (
      .array([.array([x]), .array([y])]),
      "<mrow><mo>[</mo><mtable><mtr><mtd><mi>x</mi></mtd></mtr><mtr><mtd><mi>y</mi></mtd></mtr></mtable><mo>]</mo></mrow>"
    ),
    (x.transposed, "<msup><mi>x</mi><mi>⊤</mi></msup>"),
    (.element(x, [1, 2]), "<msub><mi>x</mi><mn>12</mn></msub>"),
    (.element(x, [1, 12]), "<msub><mi>x</mi><mrow><mn>1</mn><mo>,</mo><mn>12</mn></mrow></msub>"),
    (
      .element("w_1", [2]),
      "<msub><mrow><mo stretchy=\"false\">(</mo><msub><mi>w</mi><mn>1</mn></msub><mo stretchy=\"false\">)</mo></mrow>"
        + "<mn>2</mn></msub>"
    ),
  ]

  @Test("Each line of a broken formula is whole elements") func lines() {
    let (x, y) = (Self.x, Self.y)
    let long =
      x * (1 - x) * (1 - y * (x + y)) + exp(x + y) * (x - y) / 2 + .call(.absolute, [x + y]) * (y - x)
    for width in [1, 40, 90, 200] {
      for line in writer.formula(long).lines(width: width) {
        var open: [Substring] = []
        for tag in line.matches(of: #/<(/?)([a-z]+)[^>]*>/#) {
          if tag.1.isEmpty { open.append(tag.2) } else { #expect(open.popLast() == tag.2) }
        }
        #expect(open.isEmpty, "\(line)")
      }
    }
    #expect(writer.formula(long).lines(width: 1).count > 4)
  }

  @Test(arguments: [
    ("plain ŷ", "plain ŷ"),
    ("a < b && c > \"d\"", "a &lt; b &amp;&amp; c &gt; &quot;d&quot;"),
    ("&amp;", "&amp;amp;"),
    ("tab\tline\nnull\u{0}escape\u{1B}", "tab\tline\nnull\u{FFFD}escape\u{FFFD}"),
  ])
  func escaping(text: String, expected: String) { #expect(XMLText.escape(text) == expected) }
}
