extension MarkdownScanner {
  /// Passes over a comment, a tag with its attributes, or an address between `<` and `>`. Anything else after
  /// `<` is text.
  mutating func readTag(in text: inout RunningText) {
    let start = text.offset
    let rest = text.rest
    if bytes.has("<!--", at: start, before: rest.upperBound) {
      readComment(in: &text)
      return
    }
    var nameStart = start + 1
    if nameStart < rest.upperBound, bytes[nameStart] == .slash { nameStart += 1 }
    guard nameStart < rest.upperBound, bytes[nameStart].isLetter else {
      text.move(to: start + 1)
      return
    }
    let nameEnd = bytes.end(
      of: { $0.isLetter || $0.isDigit || $0 == .hyphen }, in: nameStart..<rest.upperBound)
    text.move(to: nameEnd)
    if nameEnd < rest.upperBound, bytes[nameEnd] == .colon {
      readAddress(in: &text)
    } else {
      readAttributes(in: &text)
    }
  }

  private mutating func readComment(in text: inout RunningText) {
    let start = text.offset
    if !text.isWithoutCommentEnd {
      for (line, range) in text.remainder(from: start + 2) {
        guard let end = bytes.find("-->", in: range)?.upperBound else { continue }
        recordComment(start..<end)
        text.move(to: end, line: line)
        return
      }
      text.isWithoutCommentEnd = true
    }
    text.move(to: start + 1)
  }

  /// Passes over what follows the scheme of an address, up to its `>`; a blank or a `<` shows that it is
  /// none.
  private func readAddress(in text: inout RunningText) {
    let end = bytes.end(
      of: { !$0.isBlank && $0 != .lessThan && $0 != .greaterThan }, in: text.rest)
    if end < text.rest.upperBound, bytes[end] == .greaterThan { text.move(to: end + 1) }
  }

  /// Passes over attributes up to the `>` after them, or up to the first byte that no attribute has, which is
  /// then text: so no text is read twice.
  private func readAttributes(in text: inout RunningText) {
    while true {
      let rest = text.rest
      let offset = bytes.end(of: isAttributeByte, in: rest)
      text.move(to: offset)
      if offset == rest.upperBound {
        guard text.line + 1 < text.lines.count else { return }
        text.move(to: text.lines[text.line + 1].lowerBound, line: text.line + 1)
        continue
      }
      switch bytes[offset] {
      case .quotationMark, .apostrophe:
        guard readQuoted(in: &text) else { return }
      case .greaterThan:
        text.move(to: offset + 1)
        return
      default:
        return
      }
    }
  }

  /// Passes over a value between quotation marks, if it has an end and follows an equals sign.
  private func readQuoted(in text: inout RunningText) -> Bool {
    let start = text.offset
    let quote = bytes[start]
    guard bytes[start - 1] == .equals, !text.exhaustedQuotes.contains(quote) else { return false }
    for (line, range) in text.remainder(from: start + 1) {
      let end = bytes.end(of: { $0 != quote }, in: range)
      guard end < range.upperBound else { continue }
      text.move(to: end + 1, line: line)
      return true
    }
    text.exhaustedQuotes.append(quote)
    return false
  }

  /// The bytes of attributes outside quotation marks. Values without quotation marks may hold a
  /// `$` in HTML, but in notes that is a formula after a `<`.
  private func isAttributeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case .dollar, .backslash, .backtick, .lessThan, .greaterThan, .quotationMark, .apostrophe: false
    default: true
    }
  }
}
