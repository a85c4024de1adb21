/// A block quote of Obsidian or GitHub whose first line names its kind: `> [!erratum] title`; or in LaTeX, the
/// environment `erratum`.
public struct Callout: Hashable, Sendable {
  /// The kind, in small letters: "erratum". What follows a `|` in the brackets is not part of it.
  public let kind: String
  /// The text after the brackets and the sign that folds the callout, as written; often empty.
  public let title: String
  /// The head: from the brackets to the end of their line.
  public let span: SourceSpan
}

extension ByteCollection {
  /// The callout that the first line of a block quote begins, and where its title stands; nil if it begins
  /// none.
  func callout(in line: Range<Int>) -> (callout: Callout, title: Range<Int>)? {
    guard has("[!", at: line.lowerBound, before: line.upperBound) else { return nil }
    let start = line.lowerBound + 2
    let close = end(of: { $0 != .rightBracket }, in: start..<line.upperBound)
    guard close < line.upperBound else { return nil }
    let kind = trimmed(start..<end(of: { $0 != .verticalBar }, in: start..<close))
    guard !kind.isEmpty else { return nil }
    var title = close + 1
    if title < line.upperBound, self[title] == .plus || self[title] == .hyphen { title += 1 }
    let titleRange = trimmed(title..<line.upperBound)
    let callout = Callout(
      kind: text(in: kind).lowercased(), title: text(in: titleRange), span: SourceSpan(line))
    return (callout, titleRange)
  }
}
