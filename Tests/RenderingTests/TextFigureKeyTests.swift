import Testing
import WorkedExamples

@testable import Rendering

/// When a plot has a key, and what it says.
struct TextFigureKeyTests {
  private func plot(_ series: Plot.Series...) -> Plot {
    Plot("", x: Plot.Axis("x"), y: Plot.Axis("y"), series: series)
  }

  private func lines(_ plot: Plot, width: Int = 40, palette: Palette = .plain) -> [String] {
    TextPlot(plot, width: width, palette: palette).lines
  }

  private let rising = Plot.Series("rising", [Plot.Point(0, 0), Plot.Point(1, 1)])
  private let falling = Plot.Series("falling", [Plot.Point(0, 1), Plot.Point(1, 0)])

  @Test("Curves that end at different heights bear their names there") func beside() {
    let lines = lines(plot(rising, falling))
    #expect(lines[1].hasSuffix(" rising"))
    #expect(lines[12].hasSuffix(" falling"))
    #expect(lines.count == 15)
  }

  @Test(
    "What has no end of its own has a key",
    arguments: [
      Plot.Series("same end", [Plot.Point(0, 0.5), Plot.Point(1, 0.98)]),
      Plot.Series("ends early", [Plot.Point(0, 0.5), Plot.Point(0.5, 0.5)]),
      Plot.Series("cloud", [Plot.Point(0.2, 0.1), Plot.Point(1, 0.5)], style: .points),
      FigureSamples.ellipse("closed", 1, 0.5),
    ])
  func key(other: Plot.Series) {
    let lines = lines(plot(rising, other))
    #expect(lines.dropLast().allSatisfy { !$0.contains("rising") })
    #expect(lines.last?.hasPrefix("  ⠤⠤⠤⠤⠤ rising   ") == true)
    #expect(lines.last?.hasSuffix(" \(other.name)") == true)
  }

  @Test("A series without points is not in the key") func empty() {
    let lines = lines(
      plot(rising, Plot.Series("nothing", []), Plot.Series("cloud", rising.points, style: .points)))
    #expect(lines.last == "  ⠤⠤⠤⠤⠤ rising   o cloud")
  }

  @Test("A long name has no room beside the drawing") func longName() {
    let long = Plot.Series("a name that is rather long", rising.points)
    #expect(lines(plot(long)).last == "  ⠤⠤⠤⠤⠤ a name that is rather long")
    #expect(lines(plot(long), width: 100)[1].hasSuffix(" a name that is rather long"))
  }

  @Test("Marks lie upon curves, each cloud with its own") func marks() {
    let lines = lines(
      plot(
        Plot.Series("a", [Plot.Point(0, 0)], style: .points), rising,
        Plot.Series("b", [Plot.Point(1, 1)], style: .points)))
    #expect(lines[1].last == "x")
    #expect(lines[12].hasPrefix("  0 ┤o"))
  }

  @Test("Dashes go on from one piece of a path to the next") func dashes() {
    func drawn(_ xs: [Int]) -> [String] {
      var canvas = BrailleCanvas(columns: 6, rows: 1)
      canvas.draw(xs.map { BrailleCanvas.Dot(x: $0, y: 0) }, dashes: [2, 2], series: 0)
      return canvas.lines(.plain)
    }
    #expect(drawn([0, 11]) == ["⣀⠀⣀⠀⣀⠀"])
    #expect(drawn([0, 1, 1, 2, 6, 7, 11]) == drawn([0, 11]))
  }

  @Test("Colours add nothing but colours", arguments: FigureSamples.all, [40, 80])
  func colours(sample: FigureSamples.Sample, width: Int) {
    let colored = TextFigure(sample.figure, width: width, palette: Palette(isColored: true)).lines
    #expect(
      colored.map { $0.replacing(#/\u{1B}\[[0-9]+m/#, with: "") }
        == TextFigure(sample.figure, width: width).lines)
    if case .pictures = sample.figure { return }
    #expect(Set(colored.joined().matches(of: #/\u{1B}\[3[0-9]m/#).map { $0.output }).count > 1)
  }

  @Test("No line is wider than asked for", arguments: FigureSamples.all, [30, 40, 60, 80, 120])
  func widths(sample: FigureSamples.Sample, width: Int) {
    #expect(TextFigure(sample.figure, width: width).lines.filter { $0.count > width } == [])
  }

  @Test("An entry that is too long for the line is broken, and the next begins a line") func brokenEntry() {
    let key = TextKey(entries: [
      TextKey.Entry(mark: "o", name: "one two three", series: 0),
      TextKey.Entry(mark: "x", name: "b", series: 1),
    ])
    #expect(key.lines(width: 12, indent: " ", .plain) == [" o one two", "   three", " x b"])
    #expect(key.lines(width: 40, indent: " ", .plain) == [" o one two three   x b"])
  }
}

struct TextRegionsTests {
  /// The upper half, the lower left quarter, and the rest.
  private func regions(resolution: Int, examples: [Plot.Series] = []) -> Regions {
    Regions(
      "", x: Plot.Axis("x"), y: Plot.Axis("y"), width: 0...8, height: 0...4, classes: ["a", "b", "c"],
      resolution: resolution, examples: examples
    ) { $0.y > 2 ? 1 : $0.x < 4 ? 0 : 2 }
  }

  @Test("Two characters a cell, the highest row first, and examples upon them") func drawing() {
    let examples = [
      Plot.Series("in", [Plot.Point(0, 0), Plot.Point(7.9, 3.9)], style: .points),
      Plot.Series("out", [Plot.Point(-1, 2), Plot.Point(8, 4.1)], style: .points),
    ]
    #expect(
      TextRegions(regions(resolution: 4, examples: examples), width: 80).lines == [
        "  y", "  4 ┤░░░░░░░o│", "    ┤░░░░░░░░│", "    ┤····▒▒▒▒│", "  0 ┤o···▒▒▒▒│", "    └────────┘",
        "     0  x   8", "  ·· a   ░░ b   ▒▒ c   o in   x out",
      ])
  }

  @Test("Where there is no room for all cells, fewer show the same", arguments: [24, 48, 100])
  func reduced(resolution: Int) {
    let full = TextRegions(regions(resolution: 4), width: 80).lines
    #expect(TextRegions(regions(resolution: resolution), width: 14).lines.prefix(7) == full.prefix(7))
  }
}
