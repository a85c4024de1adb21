import NoteChecking
import WorkedExamples

/// Checks as SARIF 2.1.0, which code hosts and editors read.
public struct CheckSARIF: Sendable {
  private let wording = FindingWording()
  private let version: String

  /// A renderer for the given version of the program.
  public init(version: String) { self.version = version }

  /// The results of one file; the file itself is not kept.
  public struct Part: Sendable {
    fileprivate let artifact: JSONValue
    fileprivate let results: [JSONValue]
  }

  /// The results of a file, and how many of its relations were checked.
  public func part(_ file: CheckedFile) -> Part {
    let tally = CheckTally(file)
    let properties: JSONValue = .object([
      ("relations", .integer(tally.relations)), ("checked", .integer(tally.checked)),
      ("unchecked", .integer(tally.uncheckedCount)),
    ])
    return Part(
      artifact: .object([("location", location(of: file)), ("properties", properties)]),
      results: file.check.findings.map { result($0, in: file) })
  }

  /// All files as one run.
  public func render(_ parts: [Part]) -> String {
    let codes = Finding.Code.allCases
    let rules = codes.map { code -> JSONValue in
      let explanation = FindingExplanation(code)
      return .object([
        ("id", .string(code.rawValue)),
        ("shortDescription", .object([("text", .string(explanation.summary))])),
        ("fullDescription", .object([("text", .string(explanation.meaning))])),
        ("help", .object([("text", .string(explanation.advice))])),
        ("defaultConfiguration", .object([("level", .string(code.severity.name))])),
      ])
    }
    let driver: JSONValue = .object([
      ("name", .string("lessons")), ("version", .string(version)), ("rules", .array(rules)),
    ])
    let run: JSONValue = .object([
      ("tool", .object([("driver", driver)])),
      ("columnKind", .string("unicodeCodePoints")),
      ("artifacts", .array(parts.map(\.artifact))),
      ("results", .array(parts.flatMap(\.results))),
    ])
    return JSONValue.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")),
      ("runs", .array([run])),
    ]).text() + "\n"
  }

  private func location(of file: CheckedFile) -> JSONValue {
    .object([("uri", .string(Self.uri(file.path)))])
  }

  private func result(_ finding: Finding, in file: CheckedFile) -> JSONValue {
    let artifact = location(of: file)
    let location: JSONValue = .object([
      (
        "physicalLocation",
        .object([("artifactLocation", artifact), ("region", region(finding.focus, file))])
      )
    ])
    var members: [(String, JSONValue)] = [
      ("ruleId", .string(finding.code.rawValue)),
      ("ruleIndex", .integer(Finding.Code.allCases.firstIndex(of: finding.code) ?? 0)),
      ("level", .string(finding.code.severity.name)),
      ("message", .object([("text", .string(wording.sentence(finding)))])),
      ("locations", .array([location])),
    ]
    if let fix = finding.fix {
      let replacement: JSONValue = .object([
        ("deletedRegion", region(SourceSpan(fix.range), file)),
        ("insertedContent", .object([("text", .string(fix.replacement))])),
      ])
      let change: JSONValue = .object([
        ("artifactLocation", artifact), ("replacements", .array([replacement])),
      ])
      members.append(("fixes", .array([.object([("artifactChanges", .array([change]))])])))
    }
    return .object(members)
  }

  private func region(_ span: SourceSpan, _ file: CheckedFile) -> JSONValue {
    let start = file.check.source.start(of: span)
    let end = file.check.source.end(of: span)
    return .object([
      ("startLine", .integer(start.line)), ("startColumn", .integer(start.column)),
      ("endLine", .integer(end.line)), ("endColumn", .integer(end.column)),
    ])
  }

  /// A path as a URI: of a file where it is absolute, and else relative to where the program was started.
  private static func uri(_ path: String) -> String {
    let encoded = path.utf8.map { byte -> String in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        return String(Unicode.Scalar(byte))
      default:
        return "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
    // Behind two slashes stands the name of a host.
    return path.hasPrefix("/") ? "file:///" + encoded.drop { $0 == "/" } : encoded
  }
}
