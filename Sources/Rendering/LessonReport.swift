public import WorkedExamples

/// Everything that there is to show of a lesson: its derivation, and the claims that were judged by it.
public struct LessonReport: Sendable {
  /// The lesson.
  public let lesson: Lesson
  /// The derivation, possibly with givens that the reader set.
  public let derivation: Derivation
  /// The short names of the sources that its note names.
  public let sources: [String]
  /// The ids of the lessons that build on this one.
  public let followers: [String]
  /// The claims of the note and its sources; empty where givens were set, since none is asserted then.
  public let claims: [Claim]

  /// A report.
  public init(
    lesson: Lesson, derivation: Derivation, sources: [String], followers: [String], claims: [Claim]
  ) {
    self.lesson = lesson
    self.followers = followers
    self.derivation = derivation
    self.sources = sources
    self.claims = claims
  }

  /// What is to be said where the reader has set givens, whatever part of the lesson is shown.
  var notice: String? {
    let set = derivation.givens.filter(\.isSet).map { given in
      "\(given.symbol) = \(given.written.map(\.description).joined(separator: ", "))"
    }
    guard !set.isEmpty else { return nil }
    return "Here \(set.joined(separator: "; ")), unlike in the notes, so none of their numbers is asserted."
  }

  /// The lesson's place among the others: which it builds on, and which build on it.
  var neighbours: [(relation: String, ids: [String])] {
    [("Builds on", lesson.prerequisites), ("Leads to", followers)].filter { !$0.1.isEmpty }
  }

  /// The claims that are quoted as misprints.
  public var errata: [Claim] { claims.filter(\.isErratum) }

  /// The sections whose titles contain `title`, without regard to case; all where it is `nil`.
  func sections(titled title: String?) -> [Section] {
    guard let title = title?.lowercased() else { return derivation.sections }
    return derivation.sections.filter { $0.title.lowercased().contains(title) }
  }
}
