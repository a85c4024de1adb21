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

  /// Adds what was counted elsewhere.
  public mutating func add(_ other: CheckTally) {
    files += other.files
    relations += other.relations
    errors += other.errors
    warnings += other.warnings
    for entry in other.unchecked { countUnchecked(entry.reason, entry.count) }
  }

  private mutating func countUnchecked(_ reason: String, _ count: Int) {
    if let index = unchecked.firstIndex(where: { $0.reason == reason }) {
      unchecked[index].count += count
    } else {
      unchecked.append((reason, count))
    }
    unchecked.sort { ($1.count, $0.reason) < ($0.count, $1.reason) }
  }

  /// Counts a file.
  public mutating func count(_ file: CheckedFile) {
    files += 1
    relations += file.check.relations.count
    for relation in file.check.relations {
      guard case .unchecked(let reason) = relation.verdict else { continue }
      countUnchecked(reason.kind, 1)
    }
    for finding in file.check.findings {
      if finding.code.severity == .error { errors += 1 } else { warnings += 1 }
    }
  }
}
