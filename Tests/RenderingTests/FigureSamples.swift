import Foundation
import Testing
import WorkedExamples

@testable import Rendering

/// Figures made up for looking at: what no lesson happens to show, and what is hard to draw.
enum FigureSamples {
  /// A closed path about the origin with these half axes.
  static func ellipse(_ name: String, _ a: Double, _ b: Double) -> Plot.Series {
    let steps = 48
    return Plot.Series(
      name,
      (0...steps).map { step in
        let angle = 2 * Double.pi * Double(step) / Double(steps)
        return Plot.Point(a * cos(angle), b * sin(angle))
      })
  }

  /// The contours of a bowl, and a path that descends into it, back and forth.
  static let bowl = Plot(
    "Contours of a narrow bowl, and the steps of descent into it.", x: Plot.Axis("w_1"), y: Plot.Axis("w_2"),
    series: [
      ellipse("cost 4", 4, 2), ellipse("cost 1", 2, 1),
      Plot.Series(
        "gradient descent", (0...12).map { Plot.Point(3.5 * power(0.8, $0), 1.2 * power(-0.7, $0)) }),
      Plot.Series("minimum", [Plot.Point(0, 0)], style: .points),
    ])

  /// Two clouds of points with a line through them.
  static let clouds = Plot(
    "Two clouds & the line \"between\" them, where 2 < 3.", x: Plot.Axis("height in metres"),
    y: Plot.Axis("weight in kilogrammes"),
    series: [
      Plot.Series("cats", scattered(0), style: .points),
      Plot.Series("dogs & <wolves>", scattered(2), style: .points),
      Plot.Series("the boundary", [Plot.Point(0, 3.4), Plot.Point(3.4, 0)]),
    ])

  /// Curves that end alike on logarithmic axes.
  static let ending = Plot(
    "Losses that all end near 0.01, on logarithmic axes.", x: Plot.Axis("round", scale: .logarithmic),
    y: Plot.Axis("training loss", scale: .logarithmic),
    series: (1...5).map { speed in
      Plot.Series(
        "learning rate 0.\(speed)",
        (0...40).map { step in
          let round = power(1.2, step)
          return Plot.Point(round, 0.01 + 1 / (1 + Double(speed * speed) * round * round))
        })
    })

  /// Three regions with examples, one of them outside.
  static let regions = Regions(
    "Who is nearest: three centres & their regions.", x: Plot.Axis("first coordinate"),
    y: Plot.Axis("second coordinate"), width: -1...3, height: -2...2,
    classes: ["nearest to the left", "nearest to the right", "nearest to the top <above>"],
    examples: [
      Plot.Series("left", [Plot.Point(0, 0), Plot.Point(-0.5, -1), Plot.Point(9, 9)], style: .points),
      Plot.Series("right", [Plot.Point(2, 0), Plot.Point(3, 2)], style: .points),
      Plot.Series("above", [Plot.Point(1, 1.5)], style: .points),
    ]
  ) { point in
    func distance(_ x: Double, _ y: Double) -> Double {
      (point.x - x) * (point.x - x) + (point.y - y) * (point.y - y)
    }
    let distances = [distance(0, 0), distance(2, 0), distance(1, 1.5)]
    return distances.firstIndex(of: distances.min() ?? 0) ?? 0
  }

  /// Pictures of different sizes.
  static let pictures = Figure.pictures(
    [
      Picture("a <cross>", rows: [[0, 1, 0], [1, 1, 1], [0, 1, 0]]),
      Picture("greys", rows: [[0, 0.25, 0.5, 0.75, 1]]),
    ], caption: "A cross, and five greys.")

  /// A figure with a name, and its caption in plain text.
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let figure: Figure

    var caption: String {
      figure.caption.fragments.map { if case .text(let words) = $0 { words } else { "" } }.joined()
    }
    var testDescription: String { name }
  }

  static let all = [
    Sample(name: "bowl", figure: .plot(bowl)), Sample(name: "clouds", figure: .plot(clouds)),
    Sample(name: "ending", figure: .plot(ending)), Sample(name: "regions", figure: .regions(regions)),
    Sample(name: "pictures", figure: pictures),
  ]

  /// A lesson of nothing but these figures, between two others.
  static func report() throws -> LessonReport {
    let lesson = Lesson(
      "figures", title: "Figures & <samples>", chapter: .networks, summary: "What is 50 % hard to draw.",
      buildsOn: ["points", "lines"]
    ) { d in
      d.section("All of them")
      for sample in all { d.figure(sample.figure) }
    }
    return LessonReport(
      lesson: lesson, derivation: try lesson.derivation(), sources: [], followers: ["films"], claims: [])
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  private static func scattered(_ offset: Double) -> [Plot.Point] {
    (0..<12).map { Plot.Point(offset + Double($0 * 7 % 12) / 9, offset + Double($0 * 5 % 12) / 10) }
  }
}
