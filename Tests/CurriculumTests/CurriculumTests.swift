import NoteChecking
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct CurriculumTests {
  /// Words that the command takes for its own, so that no lesson can be called by them.
  private static let commands: Set = [
    "list", "show", "note", "verify", "check", "quiz", "site", "explain", "help",
  ]

  private let lessons = Curriculum.entries.map(\.lesson)

  @Test func theLessonsStandInTheOrderOfTheChapters() {
    let chapters = Lesson.Chapter.allCases
    let places = lessons.compactMap { chapters.firstIndex(of: $0.chapter) }
    #expect(places == places.sorted())
    #expect(
      Set(lessons.map(\.id)).isSuperset(of: ["backprop", "cross-entropy", "exploding", "symmetry", "fgsm"]))
  }

  @Test func idsAreUniqueAndKebabCase() {
    #expect(Set(lessons.map(\.id)).count == lessons.count)
    for id in lessons.map(\.id) {
      let words = id.split(separator: "-", omittingEmptySubsequences: false)
      #expect(
        words.allSatisfy {
          !$0.isEmpty && $0.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
        })
      #expect(id.first?.isLetter == true, "\(id)")
      #expect(!Self.commands.contains(id), "\(id) is a command")
    }
  }

  @Test func titlesAndSummariesAreUnique() {
    #expect(Set(lessons.map(\.title)).count == lessons.count)
    #expect(Set(lessons.map(\.summary)).count == lessons.count)
    for lesson in lessons {
      #expect(!lesson.title.hasSuffix(".") && lesson.summary.hasSuffix("."), "\(lesson.id)")
    }
  }

  @Test func aLessonBuildsOnlyOnEarlierOnes() {
    for (place, lesson) in lessons.enumerated() {
      let earlier = lessons[..<place].map(\.id)
      let known = earlier.filter { lesson.prerequisites.contains($0) }
      #expect(known == lesson.prerequisites, "\(lesson.id)")
    }
  }

  /// The sources that have a row in the table of `Notes/sources.md`.
  private func knownSources() throws -> Set<String> {
    let rows = try Files.text(of: "Notes/sources.md").split(separator: "\n").filter { $0.hasPrefix("| ") }
    return Set(rows.dropFirst(2).compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) })
  }

  @Test func everyNoteNamesItsLessonAndKnownSources() throws {
    let known = try knownSources()
    #expect(known == ["deep-learning", "training", "overview", "blog", "hyperparameters", "walkthrough"])
    for entry in Curriculum.entries {
      let matter = try #require(NoteScan(markdown: SourceText(entry.note)).frontMatter, "\(entry.lesson.id)")
      #expect(matter.value(of: "lesson") == entry.lesson.id)
      let sources = matter.values(of: "sources")
      #expect(!sources.isEmpty && Set(sources).count == sources.count, "\(entry.lesson.id)")
      #expect(known.isSuperset(of: sources), "\(entry.lesson.id): \(sources)")
    }
  }

  @Test func everyNoteBeginsWithTheTitle() throws {
    for entry in Curriculum.entries {
      let lines = String(decoding: entry.note, as: UTF8.self).split(separator: "\n")
      #expect(lines.first { $0.hasPrefix("# ") } == "# \(entry.lesson.title)")
    }
  }

  @Test func everyNoteBelongsToALesson() throws {
    let files = try Files.named(".md", under: "Notes").filter { $0 != "sources.md" }
    #expect(files == lessons.map { "\($0.id).md" }.sorted())
    for entry in Curriculum.entries {
      let text = try Files.text(of: "Notes/\(entry.lesson.id).md")
      #expect(Array(text.utf8) == entry.note, "\(entry.lesson.id) is embedded as it stands")
    }
  }

  /// The table of the read-me has a row for each lesson, in order, with its summary.
  @Test func theReadMeListsTheLessons() throws {
    let rows = try Files.text(of: "README.md").split(separator: "\n").filter { $0.contains("](Notes/") }
      .filter { $0.hasPrefix("| [") }
    #expect(rows.map(String.init) == lessons.map { "| [`\($0.id)`](Notes/\($0.id).md) | \($0.summary) |" })
  }

  /// A lesson is written as `Lesson("backprop", …`, so its id can be found in the text of its file.
  @Test func everyLessonThatIsWrittenIsListed() throws {
    let written = try Files.named(".swift", under: "Sources/Curriculum").flatMap { file in
      try Files.text(of: "Sources/Curriculum/\(file)").split(separator: "Lesson(").dropFirst().compactMap {
        call in
        let argument = call.drop { $0.isWhitespace }
        return argument.first == "\"" ? argument.split(separator: "\"").first.map(String.init) : nil
      }
    }
    #expect(written.sorted() == lessons.map(\.id).sorted())
  }

  /// No two sections of a lesson share a title, so that `--section` finds the one that is meant.
  @Test(arguments: Curriculum.entries.map(\.lesson.id))
  func aLessonHasSectionsWithTheirOwnTitles(id: String) throws {
    let derivation = try StandardDerivations.of(id)
    let titles = derivation.sections.map(\.title)
    #expect(Set(titles).count == titles.count)
    #expect(derivation.sections.allSatisfy { !$0.items.isEmpty })
    #expect(!derivation.isAltered)
    derivation.expectSound()
  }

  @Test(arguments: Curriculum.entries.map(\.lesson.id))
  func aDerivationIsTheSameEveryTime(id: String) throws {
    let lesson = try #require(lessons.first { $0.id == id })
    let (one, other) = (try StandardDerivations.of(id), try lesson.derivation())
    // As text, since a table may show that a program gets no number, and no number equals itself.
    #expect("\(one.sections)" == "\(other.sections)")
  }
}
