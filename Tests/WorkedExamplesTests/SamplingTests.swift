import Symbolics
import Testing
import WorkedExamples

@Suite struct SamplingTests {
  /// A derivation with x, its square, and whether both of x and y are at least 0.
  private func derivation(_ body: @escaping @Sendable (inout Derivation) -> Void) throws -> Derivation {
    try Lesson("sample", title: "Sample", chapter: .networks, summary: "Samples.") { d in
      let x = d.given("x", 3, "across")
      let y = d.given("y", 1, "up")
      d.define("square", x ** 2)
      d.define("both", heaviside(x) * heaviside(y))
      body(&d)
    }.derivation()
  }

  private func figures(_ derivation: Derivation) -> [Figure] {
    derivation.sections.flatMap(\.items).compactMap {
      if case .figure(let figure) = $0 { figure } else { nil }
    }
  }

  @Test func aGraphRunsFromEndToEnd() throws {
    let derivation = try derivation { d in
      let graph = d.graph("x²", of: "square", over: "x", in: -1...2, points: 7)
      d.figure(.plot(Plot("A parabola.", x: Plot.Axis("x"), y: Plot.Axis("x²"), series: [graph])))
      d.define("after", "square" + 1)
    }
    guard case .plot(let plot) = try #require(figures(derivation).first) else {
      Issue.record("no plot")
      return
    }
    #expect(plot.series[0].points.map(\.x) == [-1, -0.5, 0, 0.5, 1, 1.5, 2])
    #expect(plot.series[0].points.map(\.y) == [1, 0.25, 0, 0.25, 1, 2.25, 4])
    // What varied in the graph is as it was.
    #expect(derivation.value(of: "after").double == 10)
  }

  @Test func aFunctionOfDoublesRunsFromEndToEnd() {
    let curve = Plot.Series("x²", over: -1...2, points: 7) { $0 * $0 }
    #expect(curve.name == "x²" && curve.points.map(\.x) == [-1, -0.5, 0, 0.5, 1, 1.5, 2])
    #expect(curve.points.map(\.y) == [1, 0.25, 0, 0.25, 1, 2.25, 4])
  }

  @Test func regionsAskAtTheCentreOfEachCell() throws {
    let derivation = try derivation { d in
      d.figure(
        .regions(
          d.regions(
            "A quadrant.", of: "both", over: "x", "y", x: Plot.Axis("x"), y: Plot.Axis("y"), width: -1...1,
            height: -3...1, classes: ["no", "yes"], resolution: 4)))
    }
    guard case .regions(let regions) = try #require(figures(derivation).first) else {
      Issue.record("no regions")
      return
    }
    #expect(regions.cells == [[0, 0, 1, 1], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]])
  }

  /// The place of a class is kept within the list, whatever the decision says.
  @Test func aDecisionWithoutAClassIsTheNearestOne() throws {
    let derivation = try derivation { d in
      d.define("far", 100 * "x")
      d.figure(
        .regions(
          d.regions(
            "Far.", of: "far", over: "x", "y", x: Plot.Axis("x"), y: Plot.Axis("y"), width: -1...1,
            height: 0...1, classes: ["a", "b", "c"], resolution: 2)))
    }
    guard case .regions(let regions) = try #require(figures(derivation).first) else {
      Issue.record("no regions")
      return
    }
    #expect(regions.cells == [[0, 2], [0, 2]])
  }

  /// A derivation that has failed draws nothing, and says why.
  @Test func afterAFaultThereIsNothingToDraw() {
    #expect(throws: DerivationError.self) {
      try derivation { d in
        d.define("fault", 1 / ("x" - 3))
        let graph = d.graph("x²", of: "square", over: "x", in: 0...1)
        #expect(graph.points.isEmpty)
        let regions = d.regions(
          "None.", of: "both", over: "x", "y", x: Plot.Axis("x"), y: Plot.Axis("y"), width: 0...1,
          height: 0...1, classes: ["no", "yes"], resolution: 2)
        #expect(regions.cells == [[0, 0], [0, 0]])
      }
    }
  }
}
