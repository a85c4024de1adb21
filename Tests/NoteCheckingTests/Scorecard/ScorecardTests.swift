import Foundation
import Testing

/// How much `lessons check` sees, and how often it is mistaken, counted on arithmetic of our own making.
///
/// README shows the card; set `RECORD_SNAPSHOTS` to write it there anew, and `SCORECARD_NOTES` for more notes.
@Suite struct ScorecardTests {
  @Test func thresholds() async throws {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["SCORECARD_NOTES"].flatMap { UInt64($0) }
    let card = await Scorecard.card(ofNotes: 0..<(count ?? Self.notes))
    if count != nil {
      print(card.markdown)
      print(card.remarks.joined(separator: "\n"))
    }

    let wrong = card.allWrong
    #expect(card.accused == 0)
    #expect(wrong.atColumn * 100 >= wrong.relations * 98)
    #expect(wrong.withCause * 100 >= wrong.atColumn * 80)
    if count == nil { try ReadmeSection("Scorecard").expect(card.markdown) }
  }

  /// As many as take a few seconds without optimization.
  private static let notes: UInt64 = 200
}

/// A section of README that a test keeps up to date: the tables in it.
private struct ReadmeSection {
  private let title: String
  private let file = URL(fileURLWithPath: #filePath + "/../../../../README.md").standardizedFileURL

  init(_ title: String) { self.title = title }

  func expect(_ tables: String) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    let heading = try #require(text.range(of: "\n## \(title)\n"))
    let end = text.range(of: "\n## ", range: heading.upperBound..<text.endIndex)?.lowerBound ?? text.endIndex
    let begin = try #require(text.range(of: "|", range: heading.upperBound..<end)).lowerBound
    let last = try #require(text.range(of: "|", options: .backwards, range: begin..<end)).upperBound
    guard ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == nil else {
      let changed = text.replacingCharacters(in: begin..<last, with: tables)
      try Data(changed.utf8).write(to: file)
      Issue.record("recorded the section \(title) of \(file.lastPathComponent)")
      return
    }
    #expect(text[begin..<last] == tables, "README is out of date; RECORD_SNAPSHOTS=1 writes it anew")
  }
}
