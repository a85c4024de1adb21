extension MarkdownScanner {
  /// Where a block goes on after a formula that reaches beyond it.
  struct Continuation {
    /// What follows the formula in the line in which it ends.
    let rest: Range<Int>
    /// Where the line after that begins.
    let next: Int
  }

  /// Reads the text of a block: passes over escapes, code spans and tags, and finds the formulas and
  /// comments.
  ///
  /// - Parameters:
  ///   - lines: The lines of the block.
  ///   - cell: The cell of a table that the text is.
  ///   - next: Where the line after the block begins, if a displayed formula may reach beyond the block.
  /// - Returns: Where the block goes on, if one does.
  @discardableResult
  mutating func readText(
    _ lines: [Range<Int>], cell: TableCell? = nil, before next: Int? = nil
  ) -> Continuation? {
    var text = RunningText(lines)
    while let byte = text.next(in: bytes) {
      if let (delimiter, end) = formulaStart(with: byte, in: text.rest) {
        let continuation = readFormula(delimiter, openingUpTo: end, in: &text, cell: cell, before: next)
        if let continuation { return continuation }
        continue
      }
      switch byte {
      case .backtick: readCodeSpan(in: &text)
      case .lessThan: readTag(in: &text)
      case .dollar: text.move(to: bytes.endOfRun(in: text.rest))
      default: text.move(to: min(text.offset + 2, text.rest.upperBound))
      }
    }
    return nil
  }

  /// The delimiter that opens a formula at the start of the range, if one does, and where it ends.
  private func formulaStart(with byte: UInt8, in rest: Range<Int>) -> (delimiter: MathDelimiter, end: Int)? {
    let start = rest.lowerBound
    switch byte {
    case .dollar:
      let end = bytes.endOfRun(in: rest)
      // Three dollars in a row open nothing that anybody could say what it is.
      guard end - start == 1 else { return end - start == 2 ? (.doubleDollar, end) : nil }
      guard end < rest.upperBound else { return nil }
      return bytes[end] == .backtick ? (.dollarBacktick, end + 1) : (.dollar, end)
    case .backslash:
      guard start + 1 < rest.upperBound else { return nil }
      switch bytes[start + 1] {
      case .leftParenthesis: return (.parentheses, start + 2)
      case .leftBracket: return (.brackets, start + 2)
      case .backslash:
        guard start + 2 < rest.upperBound else { return nil }
        if bytes[start + 2] == .leftParenthesis { return (.escapedParentheses, start + 3) }
        if bytes[start + 2] == .leftBracket { return (.escapedBrackets, start + 3) }
        return nil
      default: return bytes.mathEnvironment(beginningAt: start, before: rest.upperBound)
      }
    default: return nil
    }
  }

  /// Passes over a code span: a run of backticks, up to the next run of the same length. A run that has no
  /// counterpart is text.
  private func readCodeSpan(in text: inout RunningText) {
    let opening = text.offset..<bytes.endOfRun(in: text.rest)
    if let runs = text.backtickRuns, runs[opening.count, default: 0] <= opening.lowerBound {
      text.move(to: opening.upperBound)
      return
    }
    var runs: [Int: Int] = [:]
    for (line, range) in text.remainder(from: opening.upperBound) {
      var offset = bytes.end(of: { $0 != .backtick }, in: range)
      while offset < range.upperBound {
        let end = bytes.endOfRun(in: offset..<range.upperBound)
        if end - offset == opening.count {
          text.move(to: end, line: line)
          return
        }
        runs[end - offset] = offset
        offset = bytes.end(of: { $0 != .backtick }, in: end..<range.upperBound)
      }
    }
    // Every run that follows is now known, so that no text is searched a second time in vain.
    text.backtickRuns = runs
    text.move(to: opening.upperBound)
  }
}
