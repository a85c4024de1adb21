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
    fileprivate let results: [JSONValue]
  }

  /// The results of a file.
  public func part(_ file: CheckedFile) -> Part {
    Part(results: file.check.findings.map { result($0, in: file, Finding.Code.allCases) })
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
        ("defaultConfiguration", .object([("level", .string(level(code)))])),
      ])
    }
    let driver: JSONValue = .object([
      ("name", .string("lessons")), ("version", .string(version)), ("rules", .array(rules)),
    ])
    let run: JSONValue = .object([
      ("tool", .object([("driver", driver)])),
      ("columnKind", .string("unicodeCodePoints")),
      ("results", .array(parts.flatMap(\.results))),
    ])
    return JSONValue.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")),
      ("runs", .array([run])),
    ]).text() + "\n"
  }

  private func result(_ finding: Finding, in file: CheckedFile, _ codes: [Finding.Code]) -> JSONValue {
    var message = wording.message(finding)
    if let cause = wording.cause(finding) { message += "; likely cause: \(cause)" }
    let artifact: JSONValue = .object([("uri", .string(Self.uri(file.path)))])
    let location: JSONValue = .object([
      (
        "physicalLocation",
        .object([("artifactLocation", artifact), ("region", region(finding.focus, file))])
      )
    ])
    var members: [(String, JSONValue)] = [
      ("ruleId", .string(finding.code.rawValue)),
      ("ruleIndex", .integer(codes.firstIndex(of: finding.code) ?? 0)),
      ("level", .string(level(finding.code))),
      ("message", .object([("text", .string(message))])),
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

  private func level(_ code: Finding.Code) -> String { code.severity == .error ? "error" : "warning" }

  /// A path as the relative or absolute part of a URI.
  private static func uri(_ path: String) -> String {
    let hex = Array("0123456789ABCDEF")
    return path.utf8.map { byte -> String in
      let scalar = Unicode.Scalar(byte)
      if byte < 0x80, scalar.properties.isAlphabetic || "0123456789-._~/".unicodeScalars.contains(scalar) {
        return String(scalar)
      }
      return "%" + String([hex[Int(byte >> 4)], hex[Int(byte & 15)]])
    }.joined()
  }
}
