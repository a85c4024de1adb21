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

  /// What there is to say of one file, as text; the file itself is not kept.
  public struct Part: Sendable {
    fileprivate let summary: String
    fileprivate let findings: [String]
    fileprivate let relations: [String]
  }

  /// The part of a file.
  ///
  /// - Parameter showsAll: whether every relation is listed, and not only the findings.
  public func part(_ file: CheckedFile, showsAll: Bool) -> Part {
    let tally = CheckTally(file)
    return Part(
      summary: JSONValue.object([
        ("path", .string(file.path)), ("relations", .integer(tally.relations)),
        ("checked", .integer(tally.checked)), ("unchecked", .integer(tally.uncheckedCount)),
      ]).text(indent: Document.indent),
      findings: file.check.findings.map { finding($0, in: file).text(indent: Document.indent) },
      relations: showsAll ? relations(in: file).map { $0.text(indent: Document.indent) } : [])
  }

  /// One value with all files in it, written piece by piece.
  ///
  /// The relations are by far the most: they come first, so that those of a file can be written and let go as soon
  /// as it is checked.
  public struct Document {
    fileprivate static let indent = "    "

    private var files: [String] = []
    private var findings: [String] = []
    private var hasRelations = false
    private let showsAll: Bool

    /// A value without files.
    public init(showsAll: Bool) { self.showsAll = showsAll }

    /// What stands before the first file.
    public var beginning: String {
      "{\n  \"schema\": \"lessons.check/1\",\n" + (showsAll ? "  \"relations\": [" : "")
    }

    /// Takes in a file, and returns what of it can be written now.
    public mutating func add(_ part: Part) -> String {
      files.append(part.summary)
      findings += part.findings
      defer { hasRelations = hasRelations || !part.relations.isEmpty }
      return part.relations.enumerated().map { index, relation in
        (hasRelations || index > 0 ? "," : "") + "\n" + Self.indent + relation
      }.joined()
    }

    /// What stands behind the last file.
    public var end: String {
      (showsAll ? (hasRelations ? "\n  " : "") + "],\n" : "") + Self.member("files", files) + ",\n"
        + Self.member("findings", findings) + "\n}\n"
    }

    private static func member(_ name: String, _ elements: [String]) -> String {
      let lines = elements.map { "\n" + indent + $0 }.joined(separator: ",")
      return "  \"\(name)\": [" + lines + (elements.isEmpty ? "]" : "\n  ]")
    }
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
