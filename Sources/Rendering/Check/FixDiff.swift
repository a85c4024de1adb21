public import NoteChecking

/// The certain corrections of a note: the text with them, and what they change.
public struct FixedNote: Sendable {
  /// The note with all corrections.
  public let bytes: [UInt8]
  /// How many there are.
  public let count: Int

  private let source: SourceText
  private let fixes: [Finding.Fix]

  /// Applies the corrections that the findings offer; of two that overlap, the first.
  public init(_ check: NoteCheck) {
    source = check.source
    var applied: [Finding.Fix] = []
    var bytes: [UInt8] = []
    var position = 0
    for fix in check.findings.compactMap(\.fix).sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where fix.range.lowerBound >= position {
      bytes += source.bytes[position..<fix.range.lowerBound]
      bytes += Array(fix.replacement.utf8)
      position = fix.range.upperBound
      applied.append(fix)
    }
    bytes += source.bytes[position...]
    self.bytes = bytes
    fixes = applied
    count = applied.count
  }

  /// The changes as a unified diff, three lines of context around each; empty where there are none.
  public func diff(path: String) -> String {
    guard !fixes.isEmpty else { return "" }
    let fixed = SourceText(bytes)
    // A correction replaces digits, so every line stays a line.
    let changed = Set(fixes.map { source.position(of: $0.range.lowerBound).line }).sorted()
    var hunks: [ClosedRange<Int>] = []
    for line in changed {
      let context = max(1, line - 3)...min(source.lineCount, line + 3)
      if let last = hunks.last, last.upperBound + 1 >= context.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound...context.upperBound
      } else {
        hunks.append(context)
      }
    }
    var text = "--- \(path)\n+++ \(path)\n"
    for hunk in hunks {
      // What follows the last end of a line is no line.
      let lines = hunk.filter { $0 < source.lineCount || !source.line($0).isEmpty }
      text += "@@ -\(hunk.lowerBound),\(lines.count) +\(hunk.lowerBound),\(lines.count) @@\n"
      for line in lines {
        if changed.contains(line) {
          text += "-\(source.line(line))\n+\(fixed.line(line))\n"
        } else {
          text += " \(source.line(line))\n"
        }
      }
    }
    return text
  }
}
