import Notation
import Symbolics
import Testing
import WorkedExamples

@testable import Rendering

struct TextPlotTests {
  private func plot(
    _ points: [(Double, Double)], y: Plot.Scale = .linear, name: String = "c", label: String = "x"
  ) -> Plot {
    Plot(
      "", x: Plot.Axis(label), y: Plot.Axis("y", scale: y),
      series: [Plot.Series(name, points.map { Plot.Point($0.0, $0.1) })])
  }

  @Test("A straight line goes from corner to corner") func diagonal() {
    let lines = TextPlot(plot([(0, 0), (1, 2)]), width: 20).lines
    #expect(
      lines == [
        "  y",
        "  2 ┤⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⢠⠊ c",
        "    ┤⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⢠⠃⠀",
        "    ┤⠀⠀⠀⠀⠀⠀⠀⠀⠀⢠⠃⠀⠀",
        "    ┤⠀⠀⠀⠀⠀⠀⠀⠀⢠⠃⠀⠀⠀",
        "    ┤⠀⠀⠀⠀⠀⠀⠀⡰⠁⠀⠀⠀⠀",
        "    ┤⠀⠀⠀⠀⠀⠀⡰⠁⠀⠀⠀⠀⠀",
        "    ┤⠀⠀⠀⠀⠀⡰⠁⠀⠀⠀⠀⠀⠀",
        "    ┤⠀⠀⠀⠀⡰⠁⠀⠀⠀⠀⠀⠀⠀",
        "    ┤⠀⠀⠀⡜⠀⠀⠀⠀⠀⠀⠀⠀⠀",
        "    ┤⠀⠀⡜⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀",
        "    ┤⠀⡜⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀",
        "  0 ┤⡜⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀",
        "    └─────────────",
        "     0     x     1",
      ])
  }

  @Test("Everything fits the width, down to a drawing ten places wide", arguments: [25, 40, 80, 120])
  func width(width: Int) {
    let lines = TextPlot(plot([(1, 1e-15), (50, 4.25e8)], y: .logarithmic, name: "large"), width: width).lines
    let widest = lines.map(\.count).max() ?? 0
    #expect(widest <= max(width, 10 + 5 + "4.25·10⁸".count + "large".count))
    #expect(widest > width / 2)
  }

  @Test("Names that would leave the curves no room stand in rows that are free", arguments: [36, 60, 80])
  func manyNames(width: Int) {
    let names = ["logistic", "tangent", "step"]
    let lines = TextPlot(
      Plot(
        "", x: Plot.Axis("x"), y: Plot.Axis("y"),
        series: names.map { Plot.Series($0, [Plot.Point(0, 0), Plot.Point(1, 1)]) }), width: width
    ).lines
    #expect(lines.allSatisfy { $0.count <= width })
    #expect(names.allSatisfy { name in lines.contains { $0.contains(name) } })
    #expect(
      lines[1].hasSuffix(
        width == 80 ? "logistic, tangent, step" : width == 60 ? "logistic, tangent" : "logistic"))
  }

  @Test("A logarithmic axis shows ratios: 1 to 100 has 10 in the middle") func logarithmic() throws {
    let scaled = try #require(ScaledPlot(plot([(0, 1), (1, 10), (2, 100)], y: .logarithmic)))
    #expect(scaled.curves[0].map { scaled.y.extent.fraction($0.y) } == [0, 0.5, 1])
    #expect(scaled.y.lower.text == "1")
    #expect(scaled.y.upper.text == "100")
  }

  @Test("What an axis cannot show is left out") func leftOut() throws {
    let points: [(Double, Double)] = [(0, -1), (1, 0), (2, .infinity), (3, .nan), (.nan, 5), (4, 7)]
    #expect(try #require(ScaledPlot(plot(points))).curves[0].map(\.y) == [-1, 0, 7])
    #expect(try #require(ScaledPlot(plot(points, y: .logarithmic))).curves[0].count == 1)
    #expect(ScaledPlot(plot([(0, 0)], y: .logarithmic)) == nil)
    #expect(TextPlot(plot([]), width: 80).lines == ["  (no points)"])
    #expect(TextPlot(plot([(.nan, 1)]), width: 80).lines == ["  (no points)"])
  }

  @Test("A single point is a dot in the middle") func single() {
    let lines = TextPlot(plot([(3, 3)]), width: 20).lines
    #expect(lines.joined().unicodeScalars.filter { (0x2801...0x28FF).contains($0.value) }.count == 1)
  }

  @Test("A label with no room between the numbers stands beneath them") func longLabel() {
    let lines = TextPlot(plot([(0, 0), (1, 1)], label: "rounds of training"), width: 25).lines
    #expect(lines.suffix(2).map { $0.drop { $0 == " " } } == ["0                1", "rounds of training"])
  }
}

struct TextPicturesTests {
  @Test("Brightness in five shades, rounded and kept within black and white") func shades() {
    let picture = Picture("shades", rows: [[0, 0.25, 0.5, 0.75, 1], [-1, 0.12, 0.13, 2, 0.6]])
    #expect(TextPictures([picture], width: 80).lines == ["  \("  ░░▒▒▓▓██")", "      ░░██▒▒", "  shades"])
  }

  @Test("Pictures stand side by side while there is room") func groups() {
    let (a, b) = (Picture("a", rows: [[1, 1]]), Picture("long label", rows: [[1], [1]]))
    #expect(
      TextPictures([a, b, a], width: 80).lines
        == ["  ████   ██           ████", "         ██", "  a      long label   a"])
    #expect(
      TextPictures([a, b, a], width: 19).lines
        == ["  ████   ██", "         ██", "  a      long label", "", "  ████", "  a"])
    #expect(TextPictures([a, a], width: 0).lines == ["  ████", "  a", "", "  ████", "  a"])
    #expect(TextPictures([], width: 80).lines == [""])
  }
}

struct TextTableTests {
  private let table = Table(
    "A caption.", columns: ["n", "\(Expression.symbol("w_1"))", "kind"],
    rows: [
      [.count(1), .measured(0.5), .words("short")],
      [.count(10), .measured(1e-7), .words("a longer one")],
    ])

  private func lines(_ table: Table, width: Int) throws -> [String] {
    let layout = EquationLayout(UnicodeStyle(), try ShownLesson("backprop").report.derivation, NumberFormat())
    return TextTable(table, layout) { ProseText($0, layout).text }.lines(width: width)
  }

  @Test("Numbers to the right, words to the left") func alignment() throws {
    #expect(
      try lines(table, width: 80) == [
        "A caption.", "",
        "   n     w_1  kind",
        "  ──  ──────  ────────────",
        "   1     0.5  short",
        "  10  1·10⁻⁷  a longer one",
      ])
  }

  @Test("Columns for which there is no room follow beneath, behind the first again") func groups() throws {
    #expect(
      try lines(table, width: 20) == [
        "A caption.", "",
        "   n     w_1", "  ──  ──────", "   1     0.5", "  10  1·10⁻⁷", "",
        "   n  kind", "  ──  ────────────", "   1  short", "  10  a longer one",
      ])
    let row = Table("One row.", columns: ["a", "b"], rows: [[.count(1), .count(2)]])
    #expect(try lines(row, width: 4) == ["One", "row.", "", "  a", "  ─", "  1", "", "  b", "  ─", "  2"])
  }

  @Test(arguments: [
    (0, "0", "0"),
    (-0.5, "−0.5", "-0.5"),
    (0.1 + 0.2, "0.3", "0.3"),
    (123456.7, "123457", "123457"),
    (4.25e8, "4.25·10⁸", #"4.25 \times 10^{8}"#),
    (1_000_000, "1·10⁶", #"1 \times 10^{6}"#),
    (0.0001234567, "0.000123457", "0.000123457"),
    (2.15879e-9, "2.15879·10⁻⁹", #"2.15879 \times 10^{-9}"#),
    (.leastNonzeroMagnitude, "4.94066·10⁻³²⁴", #"4.94066 \times 10^{-324}"#),
    (.infinity, "∞", #"\infty"#),
    (-.infinity, "−∞", #"-\infty"#),
    (.nan, "not a number", #"\text{not a number}"#),
  ])
  func measured(number: Double, text: String, latex: String) {
    #expect(MeasuredNumber(number).text == text)
    #expect(MeasuredNumber(number).latex == latex)
  }
}

struct TextRegionsTests {
  private let regions = Regions(
    "", x: Plot.Axis("across"), y: Plot.Axis("up"), width: 0...4, height: 0...2, classes: ["low", "high"],
    resolution: 4, examples: [Plot.Series("an example", [Plot.Point(3.5, 1.75)], style: .points)]
  ) { $0.y > 1 ? 1 : 0 }

  @Test("Two places a cell, an example in the half in which it lies, and a key") func wide() {
    #expect(
      TextRegions(regions, width: 60).lines == [
        "  up", "  2 ┤░░░░░░░o", "    ┤░░░░░░░░", "    ┤", "  0 ┤", "    └────────",
        "     0 across 4", "        low   ░░ high   o an example",
      ])
  }

  @Test("Where there is no room, one place a cell, and the key in several lines") func narrow() {
    let wide = TextRegions(regions, width: 13).lines
    #expect(wide[1...2] == ["  2 ┤░░░░░░░o", "    ┤░░░░░░░░"])
    #expect(
      TextRegions(regions, width: 12).lines == [
        "  up", "  2 ┤░░░o", "    ┤░░░░", "    ┤", "  0 ┤", "    └────", "     0 across 4",
        "        low",
        "     ░░ high", "     o an example",
      ])
  }
}
