import Notation
import Testing
import WorkedExamples

@testable import Rendering

struct LineWidthTests {
  @Test(
    "No line is wider than asked for, but for a quotient, which is never broken",
    arguments: ShownLesson.all, [40, 60, 80, 120])
  func width(lesson: ShownLesson, width: Int) {
    let text = TextRenderer(RenderingOptions(width: width)).render(lesson.report)
    #expect(text.lines.filter { $0.count > width && !$0.contains("/(") } == [])
  }

  @Test("At 80 columns every line of every lesson fits", arguments: ShownLesson.all)
  func usual(lesson: ShownLesson) {
    let text = TextRenderer(RenderingOptions(width: 80)).render(lesson.report)
    #expect(text.lines.filter { $0.count > 80 } == [])
    #expect(text.lines.filter { $0.last == " " } == [])
  }

  @Test("Figures of every kind fit the line", arguments: [40, 60, 80, 120]) func figures(width: Int) throws {
    let text = TextRenderer(RenderingOptions(width: width)).render(try FigureSamples.report())
    #expect(text.lines.filter { $0.count > width || $0.last == " " } == [])
  }

  @Test("Long rows are broken before operators, and go on two places further in")
  func broken() throws {
    let text = TextRenderer(RenderingOptions(section: "output layer", width: 60))
      .render(try ShownLesson("backprop").report)
    #expect(
      text.contains(
        """
          ∂E_total/∂w_5 = ∂E_total/∂out_o1 · ∂out_o1/∂net_o1
                            · ∂net_o1/∂w_5
                        ≈ 0.741365070 · 0.186815602 · 0.593269992
                        ≈ 0.0821670406

        """))
  }

  @Test("A long left side stands alone") func apart() throws {
    let text = TextRenderer(RenderingOptions(section: "The gradient", width: 40))
      .render(try ShownLesson("cross-entropy").report)
    #expect(
      text.contains(
        """
          ∂L_1/∂z_1 + ∂L_1/∂z_2 + ∂L_1/∂z_3
           = 0

        """))
  }

  @Test(arguments: [
    ("", 10, []),
    ("one", 10, ["> one"]),
    ("one two three", 10, ["> one two", "  three"]),
    ("one two three", 9, ["> one two", "  three"]),
    ("one two three", 8, ["> one", "  two", "  three"]),
    ("unbreakable word", 5, ["> unbreakable", "  word"]),
    ("  spaces   between  ", 40, ["> spaces between"]),
    ("a b", 0, ["> a", "  b"]),
  ])
  func wrapping(text: String, width: Int, expected: [String]) {
    #expect(WrappedText.lines(text, width: width, indent: "> ", hanging: "  ") == expected)
  }
}
