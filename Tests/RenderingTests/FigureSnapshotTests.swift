import Testing
import WorkedExamples

@testable import Rendering

/// The sample figures in every format as they are meant to look.
struct FigureSnapshotTests {
  @Test("In characters", arguments: [40, 80]) func text(width: Int) throws {
    let drawings = FigureSamples.all.map { TextFigure($0.figure, width: width).lines.joined(separator: "\n") }
    try Snapshot(named: "figures-\(width).txt").expect(drawings.joined(separator: "\n\n") + "\n")
  }

  @Test("In TikZ") func tikz() throws {
    let drawings = FigureSamples.all.map { TikZ.figure($0.figure) }
    try Snapshot(named: "figures.tex").expect(drawings.joined(separator: "\n\n") + "\n")
  }

  @Test("In SVG, upon a page") func svg() throws {
    let drawings = FigureSamples.all.map {
      SVGFigure($0.figure, id: $0.name, caption: $0.caption).node.source
    }
    let style = "<style>\(PageStyle.css)</style>"
    try Snapshot(named: "figures.html").expect(
      "<!DOCTYPE html>\n\(style)\n" + drawings.joined(separator: "\n\n") + "\n")
  }
}
