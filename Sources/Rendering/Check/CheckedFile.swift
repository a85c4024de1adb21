public import NoteChecking

/// A file that was checked, under the path by which the user knows it.
public struct CheckedFile: Sendable {
  /// The path as it is shown.
  public let path: String
  /// What was found.
  public let check: NoteCheck

  /// A checked file.
  public init(path: String, check: NoteCheck) {
    self.path = path
    self.check = check
  }
}

/// How many relations a check has found, judged and left, and why.
public struct CheckTally: Sendable {
  /// The number of files.
  public private(set) var files = 0
  /// The number of relations in them.
  public private(set) var relations = 0
  /// The relations left unjudged, by reason.
  public private(set) var unchecked: [(reason: String, count: Int)] = []
  /// The findings that are errors.
  public private(set) var errors = 0
  /// The findings that are warnings.
  public private(set) var warnings = 0

  /// Nothing counted yet.
  public init() {}

  /// The relations that were judged.
  public var checked: Int { relations - uncheckedCount }
  /// The relations that were not.
  public var uncheckedCount: Int { unchecked.reduce(0) { $0 + $1.count } }

  /// Counts a file.
  public mutating func count(_ file: CheckedFile) {
    files += 1
    relations += file.check.relations.count
    for relation in file.check.relations {
      guard case .unchecked(let reason) = relation.verdict else { continue }
      let kind = reason.kind
      if let index = unchecked.firstIndex(where: { $0.reason == kind }) {
        unchecked[index].count += 1
      } else {
        unchecked.append((kind, 1))
      }
    }
    unchecked.sort { ($1.count, $0.reason) < ($0.count, $1.reason) }
    for finding in file.check.findings {
      if finding.code.severity == .error { errors += 1 } else { warnings += 1 }
    }
  }
}
