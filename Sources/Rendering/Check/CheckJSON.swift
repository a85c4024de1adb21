import NoteChecking
import Numerics
import Symbolics
import WorkedExamples

/// Checks as JSON of the schema `lessons.check/1`, whole or a finding a line.
public struct CheckJSON: Sendable {
  private let wording = Wording()
  private let findings = FindingWording()

  /// The renderer.
  public init() {}

  /// What there is to say of one file; the file itself is not kept.
  public struct Part: Sendable {
    fileprivate let summary: JSONValue
    fileprivate let findings: [JSONValue]
    fileprivate let relations: [JSONValue]
  }

  /// The part of a file.
  ///
  /// - Parameter showsAll: whether every relation is listed, and not only the findings.
  public func part(_ file: CheckedFile, showsAll: Bool) -> Part {
    var tally = CheckTally()
    tally.count(file)
    return Part(
      summary: .object([
        ("path", .string(file.path)), ("relations", .integer(tally.relations)),
        ("checked", .integer(tally.checked)), ("unchecked", .integer(tally.uncheckedCount)),
      ]),
      findings: file.check.findings.map { .object(finding($0, in: file)) },
      relations: showsAll ? file.check.relations.map { .object(relation($0, in: file)) } : [])
  }

  /// All files in one value.
  public func render(_ parts: [Part], showsAll: Bool) -> String {
    var members: [(String, JSONValue)] = [
      ("schema", .string("lessons.check/1")),
      ("files", .array(parts.map(\.summary))),
      ("findings", .array(parts.flatMap(\.findings))),
    ]
    if showsAll { members.append(("relations", .array(parts.flatMap(\.relations)))) }
    return JSONValue.object(members).text() + "\n"
  }

  /// A finding, or with `showsAll` a relation, on each line.
  public func lines(_ file: CheckedFile, showsAll: Bool) -> String {
    let objects =
      showsAll
      ? file.check.relations.map { relation($0, in: file) }
      : file.check.findings.map { finding($0, in: file) }
    return objects.map { JSONValue.object($0).line + "\n" }.joined()
  }

  private func finding(_ finding: Finding, in file: CheckedFile) -> [(String, JSONValue)] {
    let members: [(String, JSONValue)] = [
      ("code", .string(finding.code.rawValue)),
      ("severity", .string(finding.code.severity == .error ? "error" : "warning")),
      ("verdict", finding.relation.map { .string($0.verdict.name) } ?? .null),
      ("source", .string(file.check.source.text(of: finding.span))),
      ("printed", finding.relation?.printed.map { .string($0.description) } ?? .null),
      ("computed", finding.relation?.computed.map { .string(wording.number($0)) } ?? .null),
      ("message", .string(findings.message(finding))),
      ("cause", findings.cause(finding).map { .string($0) } ?? .null),
      ("suggestion", finding.fix.map { .string($0.replacement) } ?? .null),
    ]
    return place(finding.focus, in: file) + members
  }

  private func relation(_ relation: CheckedRelation, in file: CheckedFile) -> [(String, JSONValue)] {
    let finding = file.check.findings.first { $0.relation?.span == relation.span && $0.span == relation.span }
    var members: [(String, JSONValue)] = [
      ("code", finding.map { .string($0.code.rawValue) } ?? .null),
      ("severity", .string(relation.verdict.severity.name)),
      ("verdict", .string(relation.verdict.name)),
      ("source", .string(file.check.source.text(of: relation.span))),
      ("printed", relation.printed.map { .string($0.description) } ?? .null),
      ("computed", relation.computed.map { .string(wording.number($0)) } ?? .null),
      ("message", finding.map { .string(findings.message($0)) } ?? .null),
      ("cause", relation.cause.map { .string(wording.sentence($0)) } ?? .null),
      ("suggestion", finding?.fix.map { .string($0.replacement) } ?? .null),
    ]
    if case .unchecked(let reason) = relation.verdict { members.append(("reason", .string("\(reason)"))) }
    if let convention = relation.convention { members.append(("convention", .string(convention))) }
    return place(relation.span, in: file) + members
  }

  private func place(_ span: SourceSpan, in file: CheckedFile) -> [(String, JSONValue)] {
    let start = file.check.source.start(of: span)
    let end = file.check.source.end(of: span)
    return [
      ("path", .string(file.path)), ("line", .integer(start.line)), ("column", .integer(start.column)),
      ("endLine", .integer(end.line)), ("endColumn", .integer(end.column)),
    ]
  }
}

extension Verdict.Severity {
  fileprivate var name: String {
    switch self {
    case .pass: "pass"
    case .unchecked: "unchecked"
    case .warning: "warning"
    case .error: "error"
    }
  }
}
