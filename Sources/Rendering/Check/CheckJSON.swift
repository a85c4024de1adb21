import Notation
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
    let tally = CheckTally(file)
    return Part(
      summary: .object([
        ("path", .string(file.path)), ("relations", .integer(tally.relations)),
        ("checked", .integer(tally.checked)), ("unchecked", .integer(tally.uncheckedCount)),
      ]),
      findings: file.check.findings.map { finding($0, in: file) },
      relations: showsAll ? relations(in: file) : [])
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

  /// A finding, or with `showsAll` a relation, on each line; behind the relations come the findings that are about
  /// none.
  public func lines(_ file: CheckedFile, showsAll: Bool) -> String {
    let findings = file.check.findings.filter { !showsAll || $0.relation == nil }.map {
      finding($0, in: file)
    }
    return ((showsAll ? relations(in: file) : []) + findings).map { $0.line + "\n" }.joined()
  }

  private func relations(in file: CheckedFile) -> [JSONValue] {
    let findings = Dictionary(
      file.check.findings.filter { $0.relation != nil }.map { ($0.span, $0) },
      uniquingKeysWith: { first, _ in first })
    return file.check.relations.map { relation($0, findings[$0.span], in: file) }
  }

  private func finding(_ finding: Finding, in file: CheckedFile) -> JSONValue {
    .object(
      place(finding.focus, in: file)
        + members(
          of: finding.relation, finding, severity: finding.code.severity,
          source: file.check.source.text(of: finding.span)))
  }

  private func relation(_ relation: CheckedRelation, _ finding: Finding?, in file: CheckedFile) -> JSONValue {
    // A wrong relation without a finding is one that is meant to be wrong, or whose finding is switched off.
    let isLeft = finding == nil && relation.verdict.severity > .unchecked
    var members =
      place(relation.span, in: file)
      + members(
        of: relation, finding,
        severity: finding?.code.severity ?? (isLeft ? .pass : relation.verdict.severity),
        source: file.check.source.text(of: relation.span))
    if case .unchecked(let reason) = relation.verdict { members.append(("reason", .string("\(reason)"))) }
    if let convention = relation.convention { members.append(("convention", .string(convention))) }
    return .object(members)
  }

  private func members(
    of relation: CheckedRelation?, _ finding: Finding?, severity: Verdict.Severity, source: String
  ) -> [(String, JSONValue)] {
    [
      ("code", .string(finding?.code.rawValue)),
      ("severity", .string(severity.name)),
      ("verdict", .string(relation?.verdict.name)),
      ("source", .string(source)),
      ("printed", .string(relation?.printed?.description)),
      ("computed", .string(relation?.computed.map { plain($0, besides: relation?.printed) })),
      ("message", .string(finding.map(findings.message))),
      ("cause", .string(relation?.cause.map(wording.sentence))),
      ("suggestion", .string(finding?.fix?.replacement)),
    ]
  }

  /// A value in digits that every program reads, a few more than are printed.
  private func plain(_ value: Enclosure, besides printed: Decimal?) -> String {
    let digits = max(12, (printed?.significantDigits ?? 0) + 3)
    let decimal = NumberFormat(digits: digits).shown(value).decimal
    let (mantissa, exponent) = decimal.scientific
    return (-5...15).contains(exponent) && decimal.places >= 0
      ? decimal.description : "\(mantissa)e\(exponent)"
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

extension JSONValue {
  /// A string, or null where there is none.
  fileprivate static func string(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
