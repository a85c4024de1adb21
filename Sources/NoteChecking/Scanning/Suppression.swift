/// A comment that switches findings off or on: `<!-- lessons-disable-next-line CODE -->` in Markdown,
/// `% lessons-disable-next-line CODE` in LaTeX.
public struct Suppression: Equatable, Sendable {
  /// What a comment may ask for.
  public enum Directive: String, CaseIterable, Sendable {
    /// No findings in the line in which the comment ends.
    case disableLine = "lessons-disable-line"
    /// No findings in the line after the one in which the comment ends, nor in the rest of a displayed formula that
    /// begins there.
    case disableNextLine = "lessons-disable-next-line"
    /// No findings from here on.
    case disable = "lessons-disable"
    /// Findings again from here on.
    case enable = "lessons-enable"
    /// No findings in the whole file.
    case disableFile = "lessons-disable-file"
  }

  /// What the comment asks for.
  public let directive: Directive
  /// The codes it is about, as written; none means all.
  public let codes: [String]
  /// The comment.
  public let span: SourceSpan

  /// The line in which the comment ends, counted from 1.
  public func line(in source: SourceText) -> Int {
    source.position(of: span.range.upperBound).line
  }
}

extension ByteCollection {
  /// Reads the text of a comment: a directive, then codes set apart by blanks, line ends or commas; what
  /// follows a word `--` is a remark. Nil if the first word is no directive.
  func suppression(in text: Range<Int>, of comment: Range<Int>) -> Suppression? {
    func isSeparator(_ byte: UInt8) -> Bool { byte.isBlank || byte.isLineEnd || byte == .comma }
    let start = end(of: isSeparator, in: text)
    // Most comments are about something else.
    guard has("lessons-", at: start, before: text.upperBound) else { return nil }
    let words = self[start..<text.upperBound].split(whereSeparator: isSeparator)
      .map { String(decoding: $0, as: UTF8.self) }
    guard let directive = Suppression.Directive(rawValue: words[0]) else { return nil }
    return Suppression(
      directive: directive, codes: Array(words.dropFirst().prefix { $0 != "--" }), span: SourceSpan(comment))
  }
}
