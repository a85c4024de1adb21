public import Numerics
public import Symbolics

/// A worked example: a title, and a body that derives it.
public struct Lesson: Sendable {
  /// The parts of the course, in teaching order.
  public enum Chapter: String, CaseIterable, Sendable {
    /// What a network is.
    case networks = "Networks"
    /// What it minimises.
    case losses = "Losses"
    /// How the gradient is found.
    case backpropagation = "Backpropagation"
    /// How it begins, and what depth does.
    case depth = "Initialisation and depth"
    /// How the weights move.
    case optimisation = "Optimisation"
    /// How it does on what it has not seen.
    case generalisation = "Generalisation"
    /// Networks of other forms.
    case architectures = "Architectures"
    /// How it is deceived.
    case attacks = "Adversarial examples"
  }

  /// The name by which the lesson is called: `cross-entropy`.
  public let id: String
  /// The title.
  public let title: String
  /// The part of the course.
  public let chapter: Chapter
  /// What the reader learns, in a line.
  public let summary: String
  /// The ids of the lessons that it takes for known, in teaching order.
  public let prerequisites: [String]

  private let body: @Sendable (inout Derivation) -> Void

  /// A lesson with the body that derives it.
  public init(
    _ id: String, title: String, chapter: Chapter, summary: String, buildsOn prerequisites: [String] = [],
    derivedBy body: @escaping @Sendable (inout Derivation) -> Void
  ) {
    self.id = id
    self.title = title
    self.chapter = chapter
    self.summary = summary
    self.prerequisites = prerequisites
    self.body = body
  }

  /// Derives the lesson, with other values for some of its givens.
  ///
  /// - Parameter settings: for the name of a given, its numbers row by row.
  /// - Throws: `DerivationError` where a name is none of a given or a value does not fit.
  public func derivation(
    settings: [Symbol: [Decimal]] = [:]
  ) throws(DerivationError) -> Derivation {
    var derivation = Derivation(settings: settings)
    body(&derivation)
    let reached = Set(derivation.givens.map(\.symbol))
    let missing = settings.keys.filter { !reached.contains($0) }.sorted { $0.plain < $1.plain }
    if !missing.isEmpty {
      // Behind a fault, and with some values, a lesson ends before it comes to all of its givens.
      var standard = Derivation()
      body(&standard)
      let givens = standard.givens.map(\.symbol)
      if let stranger = missing.first(where: { !givens.contains($0) }) {
        throw .unknownGiven(stranger, givens: givens)
      }
    }
    if let failure = derivation.failure { throw failure }
    if let late = missing.first {
      throw .refused(late, reason: "with the other values the lesson does not come to it")
    }
    return derivation
  }
}
