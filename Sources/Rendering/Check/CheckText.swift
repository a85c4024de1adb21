import NoteChecking
import Notation
import WorkedExamples

/// Checks as text for a terminal: each finding with its line, the part underlined, what was computed, the likely
/// cause and what to write instead.
public struct CheckText: Sendable {
  private let options: RenderingOptions
  private let palette: Palette
  private let wording = FindingWording()

  /// A renderer with these options.
  public init(_ options: RenderingOptions = RenderingOptions()) {
    self.options = options
    palette = Palette(isColored: options.isColored)
  }

  /// The findings of a file, in the order of the text.
  public func render(_ file: CheckedFile) -> String {
    file.check.findings.map { render($0, in: file) + "\n" }.joined()
  }

  /// A finding on one line, as compilers write them: `note.md:71:65: error: … [wrong-number]`.
  public func concise(_ file: CheckedFile) -> String {
    file.check.findings.map { finding in
      "\(place(finding, file)): \(finding.code.severity.name): \(wording.sentence(finding)) [\(finding.code.rawValue)]\n"
    }.joined()
  }

  /// Every relation with its verdict, and the reason where there is none.
  public func relations(_ file: CheckedFile) -> String {
    file.check.relations.map { relation in
      var line = "\(file.path):\(file.check.source.start(of: relation.span)): \(relation.verdict.name)"
      if case .unchecked(let reason) = relation.verdict { line += " (\(reason))" }
      if let convention = relation.convention { line += " (\(convention))" }
      let source = file.check.source.text(of: relation.span).split(whereSeparator: \.isWhitespace)
      return TerminalText.shown("\(line): \(source.joined(separator: " "))") + "\n"
    }.joined()
  }

  /// What was found in all files.
  public func summary(_ tally: CheckTally) -> String {
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    var sentence = "\(count(tally.files, "file")), \(count(tally.relations, "relation")): "
    sentence += "\(tally.checked) checked, \(tally.uncheckedCount) not"
    if tally.uncheckedCount > 0 {
      sentence += " (" + tally.unchecked.map { "\($0.reason): \($0.count)" }.joined(separator: ", ") + ")"
    }
    return sentence + ". \(count(tally.errors, "error")), \(count(tally.warnings, "warning")).\n"
  }

  private func place(_ finding: Finding, _ file: CheckedFile) -> String {
    "\(TerminalText.shown(file.path)):\(file.check.source.start(of: finding.focus))"
  }

  private func render(_ finding: Finding, in file: CheckedFile) -> String {
    let source = file.check.source
    let start = source.start(of: finding.focus)
    let end = source.end(of: finding.focus)
    let line = source.line(start.line)
    let number = "\(start.line)"
    let margin = String(repeating: " ", count: number.count)
    let last = end.line == start.line ? end.column - 1 : line.unicodeScalars.count
    let marked = MarkedLine(
      line, marked: start.column - 1..<max(last, start.column),
      width: max(options.width - number.count - 3, 20))
    let paint = finding.code.severity == .error ? palette.wrong : palette.warning
    var lines = [
      "\(palette.heading(place(finding, file))): \(paint(finding.code.severity.name)): \(wording.message(finding)) "
        + palette.faint("[\(finding.code.rawValue)]"),
      "\(number) | \(marked.text)",
      "\(margin) | " + String(repeating: " ", count: marked.indent)
        + paint(String(repeating: "^", count: marked.length)),
    ]
    if let computation = wording.computation(finding) { lines.append("\(margin) = computed: \(computation)") }
    if let accepted = wording.accepted(finding) { lines.append("\(margin) = accepted: \(accepted)") }
    if let cause = wording.cause(finding) { lines.append("\(margin) = likely cause: \(cause)") }
    if let fix = finding.fix { lines.append("\(margin) = --fix writes: \(fix.replacement)") }
    return lines.joined(separator: "\n") + "\n"
  }
}
