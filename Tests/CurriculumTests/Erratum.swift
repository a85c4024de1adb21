import NoteChecking
import Testing
import WorkedExamples

@testable import Curriculum

/// A misprint of a source as a test expects it: its line, if the source has lines, the verdict, and what went wrong.
struct Erratum: Equatable, CustomStringConvertible, Sendable {
  let source: String
  let line: Int?
  let verdict: Verdict
  let cause: Slip?

  init(_ source: String, line: Int? = nil, _ verdict: Verdict = .wrong, _ cause: Slip? = nil) {
    self.source = source
    self.line = line
    self.verdict = verdict
    self.cause = cause
  }

  var description: String {
    "\(source), line \(line.map { "\($0)" } ?? "none"): \(verdict.name)\(cause.map { ", \($0)" } ?? "")"
  }
}

extension Lesson {
  /// Expects the note of the lesson to quote these misprints, in this order, and the lesson to refute each.
  func expectErrata(_ expected: [Erratum], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let entry = try #require(
      Curriculum.entries.first { $0.lesson.id == id }, "\(id) is not in the curriculum",
      sourceLocation: sourceLocation)
    let claims = NoteClaims(entry.note, named: id, against: try StandardDerivations.of(id)).claims.filter(
      \.isErratum)
    let found = claims.map {
      Erratum($0.place.source, line: $0.place.line, $0.verdict, $0.cause)
    }
    #expect(claims.allSatisfy { $0.isConfirmed }, sourceLocation: sourceLocation)
    #expect(found.count == expected.count, "\(found)", sourceLocation: sourceLocation)
    for (one, other) in zip(found, expected) {
      #expect(one == other, "\(one), not \(other)", sourceLocation: sourceLocation)
    }
  }
}
