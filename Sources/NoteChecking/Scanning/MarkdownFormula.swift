extension MarkdownScanner {
  /// Reads the formula that opens where the text is read up to, or passes over the delimiter if none does.
  ///
  /// - Returns: Where the text goes on, if the formula reaches beyond it.
  mutating func readFormula(
    _ delimiter: MathDelimiter, openingUpTo contentStart: Int, in text: inout RunningText,
    cell: TableCell?, before next: Int?
  ) -> Continuation? {
    let opening = text.offset..<contentStart
    let opensDisplay = opensDisplay(delimiter, opening, in: text.lines[text.line])

    for (line, range) in text.remainder(from: contentStart) {
      switch closing(of: delimiter, in: range, isFirst: line == text.line) {
      case .goesOn:
        continue
      case .breaksOff:
        passOver(delimiter, opening, opensDisplay: opensDisplay, in: &text)
        return nil
      case .closes(let closing):
        record(
          delimiter, span: opening.lowerBound..<closing.upperBound,
          content: contentStart..<closing.lowerBound, lines: text.lines[text.line...line], cell: cell)
        text.move(to: closing.upperBound, line: line)
        return nil
      }
    }

    if let next, reachesOut(delimiter, opening, from: text.lines[text.line]) {
      var following = FollowingLines(
        next: next, quoteDepth: containers.count(where: \.isQuote),
        crossesBlankLines: opensDisplay)
      var lines = text.lines[text.line...]
      search: while let line = following.nextLine(in: self) {
        lines.append(line)
        switch bytes.closing(of: delimiter, in: line, .markdown) {
        case .goesOn:
          continue
        case .breaksOff:
          break search
        case .closes(let closing):
          record(
            delimiter, span: opening.lowerBound..<closing.upperBound,
            content: contentStart..<closing.lowerBound, lines: lines, cell: cell)
          return Continuation(rest: closing.upperBound..<line.upperBound, next: following.next)
        }
      }
    }
    passOver(delimiter, opening, opensDisplay: opensDisplay, in: &text)
    return nil
  }

  /// Takes note of a formula, unless it is blank.
  ///
  /// - Parameter lines: From the line that holds the start of the content to the one that holds its end.
  mutating func record(
    _ delimiter: MathDelimiter, span: Range<Int>, content: Range<Int>, lines: ArraySlice<Range<Int>>,
    cell: TableCell?
  ) {
    var pieces = Pieces()
    for (index, line) in zip(lines.indices, lines) {
      let start = index == lines.startIndex ? content.lowerBound : line.lowerBound
      let isLast = index == lines.endIndex - 1
      let end = isLast ? content.upperBound : bytes.lineStart(after: line.upperBound)
      pieces.append(start..<end)
    }
    if cell != nil { pieces.cutOut { bytes.find("\\|", in: $0)?.lowerBound } }
    guard !pieces.ranges.allSatisfy(bytes.isBlank) else { return }
    scan.regions.append(
      MathRegion(
        span: SourceSpan(span), content: content, pieces: pieces.ranges, delimiter: delimiter,
        context: MathContext(callout: callout, cell: cell)))
  }

  /// Passes over a delimiter that opens nothing.
  ///
  /// It is reported where it cannot be anything else: a lone `$` is money, a `\(` a parenthesis, and a `\[` a
  /// bracket, unless it has a line of its own.
  private mutating func passOver(
    _ delimiter: MathDelimiter, _ opening: Range<Int>, opensDisplay: Bool, in text: inout RunningText
  ) {
    text.move(to: opening.upperBound)
    switch delimiter {
    case .dollar, .parentheses, .escapedParentheses:
      break
    case .dollarBacktick:
      // The backtick may begin a code span.
      text.move(to: opening.upperBound - 1)
    case .brackets, .escapedBrackets:
      if opensDisplay { scan.unclosed.append(UnclosedMath(delimiter: delimiter, span: SourceSpan(opening))) }
    case .doubleDollar, .environment, .fence:
      scan.unclosed.append(UnclosedMath(delimiter: delimiter, span: SourceSpan(opening)))
    }
  }

  /// Whether a formula may reach beyond its block, because what ends the block may be part of it: a line that
  /// begins with `-` or `+`, or is a lone `=`. Dollars and brackets with blanks after them, in mid-line, are
  /// too often something else.
  private func reachesOut(_ delimiter: MathDelimiter, _ opening: Range<Int>, from line: Range<Int>) -> Bool {
    switch delimiter {
    case .dollar, .dollarBacktick, .parentheses, .escapedParentheses, .fence:
      return false
    case .environment:
      return delimiter.isDisplay
    case .doubleDollar, .brackets, .escapedBrackets:
      let rest = opening.upperBound..<line.upperBound
      return opening.lowerBound == line.lowerBound || bytes.isBlank(rest) || !bytes[rest.lowerBound].isBlank
    }
  }

  /// Whether the delimiter plainly begins a displayed formula: it stands at the start of its line, and
  /// nothing after it, or the beginning of an environment. Such a formula may hold blank lines.
  private func opensDisplay(_ delimiter: MathDelimiter, _ opening: Range<Int>, in line: Range<Int>) -> Bool {
    guard delimiter.isDisplay, line.lowerBound == opening.lowerBound else { return false }
    let rest = opening.upperBound..<line.upperBound
    return delimiter.isEnvironment || bytes.isBlank(rest) || bytes.find("\\begin{", in: rest) != nil
  }

  /// What ends the formula in a line; the first begins after the opening delimiter.
  private func closing(of delimiter: MathDelimiter, in range: Range<Int>, isFirst: Bool) -> MathClosing {
    let closing = bytes.closing(of: delimiter, in: range, .markdown)
    guard delimiter == .dollar, isFirst else { return closing }
    let isTight = !range.isEmpty && !bytes[range.lowerBound].isBlank
    if isTight, closing != .breaksOff { return closing }
    return bytes.looseClosing(in: range).map { .closes($0) } ?? .breaksOff
  }
}
