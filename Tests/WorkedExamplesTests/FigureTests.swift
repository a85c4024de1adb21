import Symbolics
import Testing
import WorkedExamples

struct RegionsTests {
  private func regions(resolution: Int, _ classify: (Plot.Point) -> Int) -> Regions {
    Regions(
      "caption", x: Plot.Axis("x"), y: Plot.Axis("y"), width: -1...3, height: 0...8, classes: ["a", "b"],
      resolution: resolution, classify: classify)
  }

  @Test("Rows from the highest, columns from the left") func order() {
    #expect(regions(resolution: 2) { $0.y > 4 ? 1 : 0 }.cells == [[1, 1], [0, 0]])
    #expect(regions(resolution: 2) { $0.x > 1 ? 1 : 0 }.cells == [[0, 1], [0, 1]])
  }

  @Test("The classifier is asked at the centre of each cell") func centres() {
    var asked: [Plot.Point] = []
    _ = regions(resolution: 2) { point in
      asked.append(point)
      return 0
    }
    #expect(asked == [Plot.Point(0, 6), Plot.Point(2, 6), Plot.Point(0, 2), Plot.Point(2, 2)])
  }

  @Test("Usually there are 24 cells each way") func usual() {
    let regions = Regions(
      "", x: Plot.Axis("x"), y: Plot.Axis("y"), width: 0...1, height: 0...1, classes: ["a"]
    ) { _ in 0 }
    #expect(regions.cells.count == 24 && regions.cells.allSatisfy { $0.count == 24 })
  }

  @Test("A figure tells its caption, whatever it is") func captions() {
    let plot = Plot("of a plot", x: Plot.Axis("x"), y: Plot.Axis("y"), series: [])
    #expect(Figure.plot(plot).caption == "of a plot")
    #expect(Figure.regions(regions(resolution: 1) { _ in 0 }).caption == "caption")
    #expect(Figure.pictures([], caption: "of pictures").caption == "of pictures")
  }
}

struct PictureTests {
  @Test("Beyond black and white there is nothing, and what is no number is black") func clamped() {
    let picture = Picture("", rows: [[-1, 0.25, 2], [.nan, .infinity, -.infinity]])
    #expect(picture.rows == [[0, 0.25, 1], [0, 1, 0]])
  }
}

struct TableTests {
  @Test("A row for each subject, in their order") func rows() {
    let table = Table("caption", columns: ["n", "square"], for: [3, 1, 2]) { [.count($0), .count($0 * $0)] }
    #expect(table.caption == "caption" && table.columns == ["n", "square"])
    #expect(table.rows == [[.count(3), .count(9)], [.count(1), .count(1)], [.count(2), .count(4)]])
  }

  @Test("Subjects may be any sequence, even none") func sequences() {
    let lazy = Table("", columns: ["n"], for: (1...4).lazy.filter { $0 % 2 == 0 }) { [.count($0)] }
    #expect(lazy.rows == [[.count(2)], [.count(4)]])
    #expect(Table("", columns: ["n"], for: [Int]()) { [.count($0)] }.rows.isEmpty)
  }
}
