/// A fenced block: code, or mathematics.
struct MarkdownFence {
  /// What a fenced block holds.
  enum Content {
    case code
    /// ```` ```math ````, as on GitHub and GitLab.
    case math
    /// ```` ```{math} ````, as in MyST, with options `:label: name` in the lines before the formula.
    case directive
  }

  /// The backtick or tilde of which the fence is made.
  let marker: UInt8
  /// How many of them; the closing fence has as many or more.
  let length: Int
  let content: Content
  /// The opening fence with its info string.
  let opening: Range<Int>
}

extension MarkdownScanner {
  /// The fence that opens at the cursor: three or more backticks or tildes; after backticks no further
  /// backtick in the line, for that would be a code span.
  func fence(at cursor: LineCursor) -> MarkdownFence? {
    let rest = cursor.rest
    let marker = bytes[rest.lowerBound]
    guard marker == .backtick || marker == .tilde else { return nil }
    let end = bytes.endOfRun(in: rest)
    let length = end - rest.lowerBound
    guard length >= 3 else { return nil }
    let info = bytes.trimmed(end..<rest.upperBound)
    if marker == .backtick, bytes[info].contains(.backtick) { return nil }
    let word = info.lowerBound..<bytes.end(of: { !$0.isBlank }, in: info)
    var content = MarkdownFence.Content.code
    if bytes[word].elementsEqual("math".utf8) { content = .math }
    if bytes[word].elementsEqual("{math}".utf8) { content = .directive }
    return MarkdownFence(marker: marker, length: length, content: content, opening: rest)
  }

  /// Reads a line of a fenced block.
  mutating func readLine(_ cursor: LineCursor, in fence: MarkdownFence) {
    if closes(fence, at: cursor) {
      close(fence, at: cursor.rest)
      return
    }
    switch fence.content {
    case .code: break
    case .math: lines.append(cursor.rest)
    case .directive:
      if !lines.isEmpty || !isOption(cursor.rest) { lines.append(cursor.rest) }
    }
  }

  /// Ends a fenced block; without a closing fence it ends with its container or with the file.
  mutating func close(_ fence: MarkdownFence, at closing: Range<Int>? = nil) {
    leaf = .none
    guard fence.content != .code else { return }
    if closing == nil {
      scan.unclosed.append(UnclosedMath(delimiter: .fence, span: SourceSpan(fence.opening)))
    }
    if let first = lines.first, let last = lines.last {
      let content = first.lowerBound..<last.upperBound
      let span = fence.opening.lowerBound..<(closing?.upperBound ?? last.upperBound)
      record(.fence, span: span, content: content, lines: lines[...], cell: nil)
    }
    lines.removeAll(keepingCapacity: true)
  }

  private func closes(_ fence: MarkdownFence, at cursor: LineCursor) -> Bool {
    guard !cursor.isBlank, bytes[cursor.text] == fence.marker else { return false }
    guard cursor.indentation < 4 || isInList(depth: containers.count) else { return false }
    let end = bytes.endOfRun(in: cursor.rest)
    return end - cursor.text >= fence.length && bytes.isBlank(end..<cursor.end)
  }

  /// `:name: value`
  private func isOption(_ rest: Range<Int>) -> Bool {
    guard !rest.isEmpty, bytes[rest.lowerBound] == .colon else { return false }
    let nameEnd = bytes.end(of: { $0.isLetter || $0 == .hyphen }, in: rest.lowerBound + 1..<rest.upperBound)
    return nameEnd > rest.lowerBound + 1 && nameEnd < rest.upperBound && bytes[nameEnd] == .colon
  }
}
