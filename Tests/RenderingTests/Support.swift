import Curriculum
import Notation
import NoteChecking
import Numerics
import Rendering
import Symbolics
import Testing
import WorkedExamples

/// A lesson with all that there is to show of it, by the lesson's name.
struct ShownLesson: Sendable, CustomTestStringConvertible {
  let entry: Curriculum.Entry
  let report: LessonReport

  var name: String { entry.lesson.id }
  var testDescription: String { name }

  init(_ entry: Curriculum.Entry, settings: [Symbol: [Decimal]] = [:]) throws {
    self.entry = entry
    let derivation = try entry.lesson.derivation(settings: settings)
    let claims = NoteClaims(entry.note, named: "note", against: derivation)
    report = LessonReport(
      lesson: entry.lesson, derivation: derivation, sources: claims.sources,
      followers: Curriculum.followers(of: entry.lesson.id).map(\.id),
      claims: derivation.isAltered ? [] : claims.claims)
  }

  /// The lesson of that name.
  init(_ name: String, settings: [Symbol: [Decimal]] = [:]) throws {
    let entry = try #require(Curriculum.entries.first { $0.lesson.id == name })
    try self.init(entry, settings: settings)
  }

  /// The lessons as they are. One that cannot be derived is missing here, and found so by `everyLesson`.
  static let all = Curriculum.entries.compactMap { try? ShownLesson($0) }

  /// The steps in the order in which they are read.
  var steps: [Step] {
    report.derivation.sections.flatMap(\.items).compactMap { item in
      if case .step(let step) = item { step } else { nil }
    }
  }

  /// The step that shows this, in Unicode: `∂E_total/∂w_5`.
  func step(_ subject: String) throws -> Step {
    let writer = FormulaWriter(UnicodeStyle())
    return try #require(steps.first { writer.text($0.subject) == subject })
  }
}

struct ShownLessonTests {
  @Test("Every lesson is there to be shown") func everyLesson() {
    #expect(ShownLesson.all.map(\.name) == Curriculum.entries.map(\.lesson.id))
    #expect(ShownLesson.all.allSatisfy { !$0.steps.isEmpty })
  }
}

/// The formats, each with the ending of its files.
enum Format: String, CaseIterable, Sendable {
  case text = "txt"
  case markdown = "md"
  case latex = "tex"
  case json
  case html

  func render(_ report: LessonReport, _ options: RenderingOptions = RenderingOptions()) -> String {
    switch self {
    case .text: TextRenderer(options).render(report)
    case .markdown: MarkdownRenderer(options).render(report)
    case .latex: LaTeXRenderer(options).render(report)
    case .json: JSONRenderer(options).render(report)
    case .html: HTMLRenderer(options).render(report)
    }
  }
}

extension Decimal {
  /// The decimal that a test writes down.
  static func of(_ text: String) -> Decimal {
    // A slip in the test itself, which cannot go on without the number.
    guard let decimal = Decimal(text) else { fatalError("\"\(text)\" is not a decimal number") }
    return decimal
  }
}

extension String {
  var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}
