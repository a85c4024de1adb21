import Foundation
import Testing
import WorkedExamples

@testable import Rendering

/// The figures of JSON, as Foundation reads them.
struct JSONFigureTests {
  private struct Document: Decodable {
    struct Section: Decodable { let figures: [Figure] }
    struct Figure: Decodable {
      struct Series: Decodable {
        let name, style: String
        let points: [[Double]]
      }
      struct Axis: Decodable { let label, scale: String }
      struct Picture: Decodable {
        let label: String
        let rows: [[Double]]
      }
      let kind, caption: String
      let x, y: Axis?
      let series, examples: [Series]?
      let width, height: [Double]?
      let classes: [String]?
      let cells: [[Int]]?
      let pictures: [Picture]?
    }
    let sections: [Section]
  }

  @Test("Nothing of a figure is lost") func figures() throws {
    let json = JSONRenderer().render(try FigureSamples.report())
    let figures = try JSONDecoder().decode(Document.self, from: Data(json.utf8)).sections[0].figures
    #expect(figures.map(\.kind) == ["plot", "plot", "plot", "regions", "pictures"])
    #expect(figures.map(\.caption) == FigureSamples.all.map(\.caption))

    let clouds = figures[1]
    #expect(clouds.x?.label == "height in metres" && clouds.x?.scale == "linear")
    #expect(figures[2].y?.scale == "logarithmic")
    #expect(clouds.series?.map(\.style) == ["points", "points", "line"])
    #expect(clouds.series?.map(\.name) == FigureSamples.clouds.series.map(\.name))
    #expect(
      clouds.series?.map(\.points) == FigureSamples.clouds.series.map { $0.points.map { [$0.x, $0.y] } })

    let regions = figures[3]
    #expect(regions.width == [-1, 3] && regions.height == [-2, 2])
    #expect(regions.classes == FigureSamples.regions.classes)
    #expect(regions.cells == FigureSamples.regions.cells)
    #expect(regions.examples?.map(\.points.count) == [3, 2, 1])

    #expect(figures[4].pictures?.map(\.label) == ["a <cross>", "greys"])
    #expect(figures[4].pictures?.last?.rows == [[0, 0.25, 0.5, 0.75, 1]])
  }
}
