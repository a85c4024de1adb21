import Synchronization
import WorkedExamples

/// Lessons with their standard givens, each derived once however many notes are about it.
final class DerivedLessons: Sendable {
  let lessons: [Lesson]
  private let derived = Mutex<[String: Derivation]>([:])

  init(_ lessons: [Lesson]) { self.lessons = lessons }

  /// The names of the lessons.
  var ids: [String] { lessons.map(\.id) }

  /// The derivation of a lesson; `nil` where there is none of that name.
  ///
  /// - Throws: whatever the lesson throws.
  func callAsFunction(_ id: String) throws -> Derivation? {
    guard let lesson = lessons.first(where: { $0.id == id }) else { return nil }
    return try derived.withLock { derived in
      if let known = derived[id] { return known }
      let derivation = try lesson.derivation()
      derived[id] = derivation
      return derivation
    }
  }
}
