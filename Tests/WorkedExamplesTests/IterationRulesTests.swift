import Symbolics
import Testing
import WorkedExamples

/// Rules by which quantities become others, slopes from differences, and steps that are not shown.
@Suite struct IterationRulesTests {
  /// Derives a lesson that exists for one test.
  private func derive(_ body: @escaping @Sendable (inout Derivation) -> Void) throws -> Derivation {
    try Lesson("test", title: "Test", chapter: .networks, summary: "Test.", derivedBy: body).derivation()
  }

  /// The next two numbers of Fibonacci's sequence from the last two: both are read before either changes.
  @Test func becoming() throws {
    _ = try derive { d in
      let a = d.given("a", .number("0"), "one number")
      let b = d.given("b", .number("1"), "the next")
      let sum = d.define(quietly: "c", a + b)
      guard var run = d.iteration(of: [a, b], becoming: [b, sum], reading: [sum]) else {
        Issue.record("there is nothing to run")
        return
      }
      #expect(run[sum] == 1)
      run.run(rounds: 10)
      #expect([run[a], run[b], run[sum]] == [55, 89, 144])
    }
  }

  /// Of a cube the central difference is 3x² + h², of a parabola the slope itself; and nothing is moved for good.
  @Test func centralDifference() throws {
    _ = try derive { d in
      let x = d.given("x", .number("2"), "where")
      let (cube, square) = (d.define(quietly: "y", x ** 3), d.define(quietly: "z", x ** 2))
      guard let run = d.iteration(of: [], setting: [x], reading: [cube, square]) else {
        Issue.record("there is nothing to run")
        return
      }
      #expect(run.centralDifference(of: cube, by: x, step: 0.5) == 12.25)
      #expect(run.centralDifference(of: square, by: x, step: 0.5) == 4)
      #expect(run[x] == 2 && run[cube] == 8)
    }
  }

  /// What is defined quietly can be used, and no step of it is shown, not even a section.
  @Test func quietly() throws {
    let derivation = try derive { d in
      d.section("Shown")
      let x = d.given("x", .number("2"), "where")
      let y = d.quietly { d in
        d.section("Not shown")
        d.text("Nor this.")
        return d.define("y", x ** 2)
      }
      d.define("z", y + 1)
    }
    #expect(derivation.sections.map { $0.title } == ["Shown"])
    #expect(derivation.sections[0].items.count == 1)
    #expect(derivation.definitions.value(of: "z")?.double == 5)
  }
}
