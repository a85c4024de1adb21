import WorkedExamples

@testable import Curriculum

/// The lessons as they stand in the curriculum, each derived once for all tests.
enum StandardDerivations {
  private static let all = Dictionary(
    uniqueKeysWithValues: Curriculum.entries.map { entry in
      (entry.lesson.id, Result { try entry.lesson.derivation() })
    })

  /// The derivation of the lesson with an id.
  static func of(_ id: String) throws -> Derivation {
    guard let result = all[id] else { throw Missing(id: id) }
    return try result.get()
  }

  private struct Missing: Error {
    let id: String
  }
}
