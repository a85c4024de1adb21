/// What the rest of a line begins, once the markers of open containers are read.
enum MarkdownBlockStart {
  case blank
  case quote
  case item(markerLength: Int)
  case heading
  /// The line below a heading, of `=` or `-`.
  case underline
  /// A thematic break.
  case rule
  case fence(MarkdownFence)
  case raw(RawHTML)
  case indentedCode
  /// Text: the start of a paragraph, or one more line of it.
  case text
}

/// The paragraph, if any, that a line may go on.
enum OpenParagraph {
  case none
  /// One in the containers that the line goes on.
  case within
  /// One in containers that the line leaves; text goes on in it all the same ("lazily").
  case outside
}

extension MarkdownScanner {
  /// What stands at the cursor, within the outermost `depth` containers.
  func blockStart(
    at cursor: inout LineCursor, depth: Int, after paragraph: OpenParagraph
  ) -> MarkdownBlockStart {
    if cursor.isBlank { return .blank }
    if cursor.indentation >= 4, !isInList(depth: depth) {
      return paragraph == .none ? .indentedCode : .text
    }
    let rest = cursor.rest
    let canNest = depth < MarkdownContainer.maximumDepth
    switch bytes[cursor.text] {
    case .greaterThan:
      return canNest ? .quote : .text
    case .numberSign:
      return isHeading(rest) ? .heading : .text
    case .backtick, .tilde:
      return fence(at: cursor).map { .fence($0) } ?? .text
    case .lessThan:
      return rawHTML(at: cursor.text, before: cursor.end).map { .raw($0) } ?? .text
    case .equals:
      return paragraph == .within && isUnderline(rest) ? .underline : .text
    case .underscore:
      return isBreak(&cursor) ? .rule : .text
    case .hyphen where paragraph == .within && isUnderline(rest):
      return .underline
    case .hyphen, .asterisk, .plus:
      if isBreak(&cursor) { return .rule }
      return canNest ? item(rest, markerLength: 1, after: paragraph) : .text
    case let byte where byte.isDigit && canNest:
      return orderedItem(rest, after: paragraph)
    default:
      return .text
    }
  }

  /// `#` to `######`, then a blank or nothing.
  func isHeading(_ rest: Range<Int>) -> Bool {
    guard !rest.isEmpty, bytes[rest.lowerBound] == .numberSign else { return false }
    let end = bytes.endOfRun(in: rest)
    return end - rest.lowerBound <= 6 && (end == rest.upperBound || bytes[end].isBlank)
  }

  /// Only `=` or only `-`, then blanks.
  private func isUnderline(_ rest: Range<Int>) -> Bool {
    bytes.isBlank(bytes.endOfRun(in: rest)..<rest.upperBound)
  }

  /// Three or more of `-`, `*` or `_`, with or without blanks, and nothing else.
  private func isBreak(_ cursor: inout LineCursor) -> Bool {
    guard cursor.text >= cursor.breakBegins else { return false }
    let marker = bytes[cursor.text]
    guard marker != .plus else { return false }
    var count = 0
    let end = bytes.end(
      of: {
        if $0 == marker { count += 1 }
        return $0 == marker || $0.isBlank
      }, in: cursor.rest)
    // A list marker of the same line may ask again, further to the right.
    cursor.breakBegins = end
    return end == cursor.end && count >= 3
  }

  private func orderedItem(_ rest: Range<Int>, after paragraph: OpenParagraph) -> MarkdownBlockStart {
    let end = bytes.end(of: \.isDigit, in: rest)
    let length = end - rest.lowerBound
    guard length <= 9, end < rest.upperBound, bytes[end] == .period || bytes[end] == .rightParenthesis
    else { return .text }
    // A line of a paragraph that happens to begin with a number and a point begins no list.
    let isOne = length == 1 && bytes[rest.lowerBound] == UInt8(ascii: "1")
    return paragraph == .within && !isOne ? .text : item(rest, markerLength: length + 1, after: paragraph)
  }

  /// A list item, if a blank or nothing follows the marker; an empty one does not end a paragraph.
  private func item(
    _ rest: Range<Int>, markerLength: Int, after paragraph: OpenParagraph
  ) -> MarkdownBlockStart {
    let content = rest.lowerBound + markerLength..<rest.upperBound
    guard content.isEmpty || bytes[content.lowerBound].isBlank else { return .text }
    return paragraph == .within && bytes.isBlank(content) ? .text : .item(markerLength: markerLength)
  }
}
