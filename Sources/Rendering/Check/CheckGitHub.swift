import NoteChecking

/// Checks as commands that GitHub turns into annotations of the changed lines.
public struct CheckGitHub: Sendable {
  private let wording = FindingWording()

  /// The renderer.
  public init() {}

  /// An annotation a line.
  public func render(_ file: CheckedFile) -> String {
    file.check.findings.map { finding in
      let start = file.check.source.start(of: finding.focus)
      let end = file.check.source.end(of: finding.focus)
      let properties = [
        "file=\(Self.escape(file.path, property: true))", "line=\(start.line)", "endLine=\(end.line)",
        "col=\(start.column)", "endColumn=\(end.column)", "title=\(finding.code.rawValue)",
      ]
      return
        "::\(finding.code.severity.name) \(properties.joined(separator: ","))::\(Self.escape(wording.sentence(finding), property: false))\n"
    }.joined()
  }

  /// The one place where text is escaped for workflow commands.
  private static func escape(_ text: String, property: Bool) -> String {
    text.map { character -> String in
      switch character {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      case "\r\n": "%0D%0A"
      case ":" where property: "%3A"
      case "," where property: "%2C"
      default: String(character)
      }
    }.joined()
  }
}
