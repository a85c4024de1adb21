import Foundation
import Testing
import WorkedExamples

@testable import Rendering

struct SVGFigureTests {
  private func document(_ sample: FigureSamples.Sample) -> XMLDocument {
    XMLDocument(SVGFigure(sample.figure, id: sample.name, caption: sample.caption).node.source)
  }

  @Test("An XML parser reads it, and a screen reader hears what it shows", arguments: FigureSamples.all)
  func accessible(sample: FigureSamples.Sample) throws {
    let document = document(sample)
    #expect(document.complaint == nil)
    let root = try #require(document.elements.first)
    #expect(root.name == "svg" && root.attributes["role"] == "img")
    #expect(root.attributes["aria-labelledby"] == "\(sample.name)-title \(sample.name)-desc")
    #expect(document["title"].map { $0.attributes["id"] } == ["\(sample.name)-title"])
    #expect(document["desc"].map(\.text) == [sample.caption])
  }

  /// The boxes of all words, by the same estimate of widths that the drawing uses.
  private func boxes(_ document: XMLDocument) -> [(
    words: String, x: ClosedRange<Double>, y: ClosedRange<Double>
  )] {
    document["text"].compactMap { element in
      guard let x = element.attributes["x"].flatMap(Double.init),
        let y = element.attributes["y"].flatMap(Double.init)
      else { return nil }
      let width = SVGText.width(element.text)
      let left =
        switch element.attributes["text-anchor"] {
        case "middle": x - width / 2
        case "end": x - width
        default: x
        }
      return (element.text, left...left + width, y - 11...y + 3)
    }
  }

  @Test("No words lie upon others or leave the picture", arguments: FigureSamples.all)
  func words(sample: FigureSamples.Sample) throws {
    let document = document(sample)
    let boxes = boxes(document)
    let size = try #require(document.elements.first?.attributes["viewBox"]).split(separator: " ").compactMap {
      Double($0)
    }
    #expect(boxes.count == document["text"].count && boxes.count > 1)
    for (index, box) in boxes.enumerated() {
      #expect(box.x.lowerBound >= -1 && box.x.upperBound <= size[2] + 1, "\(box.words)")
      #expect(box.y.lowerBound >= 0 && box.y.upperBound <= size[3], "\(box.words)")
      for other in boxes[(index + 1)...] {
        #expect(!(box.x.overlaps(other.x) && box.y.overlaps(other.y)), "\(box.words) upon \(other.words)")
      }
    }
  }

  @Test("Numbers have at most two places, and none is missing", arguments: FigureSamples.all)
  func numbers(sample: FigureSamples.Sample) {
    for element in document(sample).elements where element.name != "text" {
      for name in ["d", "x", "y", "width", "height", "viewBox"] {
        let value = element.attributes[name] ?? ""
        #expect(value.firstMatch(of: #/\.[0-9]{3}|nan|inf|e-/#) == nil, "\(value)")
      }
    }
  }

  @Test("Curves differ in colour and in dashes") func looks() {
    let curves = document(FigureSamples.all[2])["path"].filter { $0.attributes["stroke-width"] == "2" }
    // Five curves, and a sample of each in the key.
    #expect(curves.count == 10)
    #expect(Set(curves.map { $0.attributes["style"] }).count == 5)
    #expect(Set(curves.map { $0.attributes["stroke-dasharray"] }).count == 5)
  }

  @Test("The cells of a class cover its share of the square") func regionShares() throws {
    let document = document(FigureSamples.all[3])
    let regions = document["path"].filter { $0.attributes["fill-opacity"] != nil }.prefix(3)
    let shares = regions.map { path in
      (path.attributes["d"] ?? "").matches(of: #/h([0-9.]+)v/#).reduce(0) { $0 + (Double($1.1) ?? 0) }
    }
    let cells = FigureSamples.regions.cells.joined()
    let counts = (0..<3).map { place in Double(cells.count { $0 == place }) }
    for (share, count) in zip(shares, counts) {
      #expect(abs(share / shares.reduce(0, +) - count / 576) < 0.001)
    }
  }

  @Test("A plot without points says so") func empty() {
    let plot = Plot("", x: Plot.Axis("x"), y: Plot.Axis("y"), series: [Plot.Series("c", [])])
    let document = XMLDocument(SVGFigure(.plot(plot), id: "f", caption: "").node.source)
    #expect(document.complaint == nil)
    #expect(document["text"].map(\.text) == ["(no points)"])
  }
}

struct AxisTicksTests {
  private func ticks(_ lower: Double, _ upper: Double, _ scale: Plot.Scale, atMost count: Int = 6) -> [String]
  {
    ScaledAxis(extent: Extent(lower: lower, upper: upper), scale: scale).ticks(atMost: count).map(\.text)
  }

  @Test(
    arguments: [
      (0, 1, ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
      (0, 1.49, ["0", "0.5", "1"]),
      (-1, 1, ["−1", "−0.5", "0", "0.5", "1"]),
      (0, 200, ["0", "50", "100", "150", "200"]),
      (0.123, 0.127, ["0.123", "0.124", "0.125", "0.126", "0.127"]),
      (1e6, 3e6, ["1000000", "1500000", "2000000", "2500000", "3000000"]),
      (-7e-9, 2e-9, ["−6·10⁻⁹", "−4·10⁻⁹", "−2·10⁻⁹", "0", "2·10⁻⁹"]),
      (3, 3, ["3"]),
    ] as [(Double, Double, [String])])
  func linear(lower: Double, upper: Double, expected: [String]) {
    #expect(ticks(lower, upper, .linear) == expected)
  }

  @Test(
    arguments: [
      (0, 3, ["1", "10", "100", "1000"]),
      (-15, 9, ["10⁻¹⁵", "10⁻¹⁰", "10⁻⁵", "1", "10⁵"]),
      (-1.9, -0.3, ["0.02", "0.05", "0.1", "0.2", "0.5"]),
      (0.31, 0.39, ["2.1", "2.2", "2.3", "2.4"]),
    ] as [(Double, Double, [String])])
  func logarithmic(lower: Double, upper: Double, expected: [String]) {
    #expect(ticks(lower, upper, .logarithmic) == expected)
  }

  @Test("Ticks lie within the axis, at equal distances, and are no more than asked for", arguments: 1...9)
  func bounds(count: Int) {
    for (lower, upper) in [(0.1, 7.3), (-3.0, 1e5), (1e-9, 2e-9), (-0.3, 0.1)] {
      let extent = Extent(lower: lower, upper: upper)
      let ticks = ScaledAxis(extent: extent, scale: .linear).ticks(atMost: count).map(\.position)
      #expect(ticks.count <= count && ticks.count >= min(count, 2) - 1)
      let slack = (upper - lower) * 1e-6
      #expect(ticks.allSatisfy { lower - slack <= $0 && $0 <= upper + slack })
      let steps = zip(ticks, ticks.dropFirst()).map { $1 - $0 }
      #expect(steps.allSatisfy { abs($0 - steps[0]) < slack })
    }
  }
}
