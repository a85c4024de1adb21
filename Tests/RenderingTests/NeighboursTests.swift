import Testing

@testable import Rendering

/// What a lesson builds on and leads to, in every format.
struct NeighboursTests {
  @Test(arguments: [
    (Format.text, ["Builds on: points, lines\n", "Leads to: films\n"]),
    (.markdown, ["\n\nBuilds on: `points`, `lines`\n\n", "\n\nLeads to: `films`\n\n"]),
    (.latex, ["Builds on: \\texttt{points}, \\texttt{lines}", "Leads to: \\texttt{films}"]),
    (.json, ["\"buildsOn\": [\"points\", \"lines\"],\n", "\"leadsTo\": [\"films\"],\n"]),
    (
      .html,
      [
        "<p class=\"neighbours\">Builds on: <code>points</code>, <code>lines</code></p>",
        "<p class=\"neighbours\">Leads to: <code>films</code></p>",
      ]
    ),
  ])
  func named(format: Format, expected: [String]) throws {
    let page = format.render(try FigureSamples.report())
    for line in expected { #expect(page.contains(line)) }
    // A section by itself has no place among the lessons, but its JSON is as ever.
    let section = format.render(try FigureSamples.report(), RenderingOptions(section: "All"))
    for line in expected { #expect(section.contains(line) == (format == .json)) }
  }

  @Test("Of what there is none, nothing is said") func none() throws {
    let report = try FigureSamples.report()
    let alone = LessonReport(
      lesson: report.lesson, derivation: report.derivation, sources: [], followers: [], claims: [])
    #expect(alone.neighbours.map(\.relation) == ["Builds on"])
    #expect(!TextRenderer().render(alone).contains("Leads to"))
  }
}
