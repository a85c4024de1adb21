import WorkedExamples

/// How many relations a check has found, judged and left, and why.
public struct CheckTally: Sendable {
  /// The number of files.
  public private(set) var files = 0
  /// The number of relations in them.
  public private(set) var relations = 0
  /// The findings that are errors.
  public private(set) var errors = 0
  /// The findings that are warnings.
  public private(set) var warnings = 0

  private var reasons: [String: Int] = [:]

  /// Nothing counted yet.
  public init() {}

  /// What there is to count in a file.
  public init(_ file: CheckedFile) {
    files = 1
    relations = file.check.relations.count
    for case .unchecked(let reason) in file.check.relations.map(\.verdict) {
      reasons[reason.kind, default: 0] += 1
    }
    errors = file.check.findings.count { $0.code.severity == .error }
    warnings = file.check.findings.count - errors
  }

  /// The relations that were judged.
  public var checked: Int { relations - uncheckedCount }
  /// The relations that were not.
  public var uncheckedCount: Int { reasons.values.reduce(0, +) }
  /// The relations that were not judged and are no definitions, of which there is nothing to judge.
  public var notUnderstood: Int { uncheckedCount - reasons[Verdict.Reason.definition.kind, default: 0] }
  /// The relations that were not judged, by reason, the most frequent first.
  public var unchecked: [(reason: String, count: Int)] {
    reasons.map { ($0.key, $0.value) }.sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
  }

  /// Adds what was counted elsewhere.
  public mutating func add(_ other: CheckTally) {
    files += other.files
    relations += other.relations
    errors += other.errors
    warnings += other.warnings
    reasons.merge(other.reasons, uniquingKeysWith: +)
  }
}

extension Verdict.Reason {
  /// The reason without what is particular to one place, so that like can be counted with like.
  fileprivate var kind: String {
    switch self {
    case .undecided: "undecided"
    case .unknownSymbol: "unknown symbol"
    case .definition: "definition or update"
    case .noValue: "no value"
    case .units: "units"
    case .unread: "not understood"
    }
  }
}
