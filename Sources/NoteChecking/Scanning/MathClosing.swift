/// What a search for the end of a formula meets first in a stretch of text.
enum MathClosing: Equatable {
  /// The closing delimiter.
  case closes(Range<Int>)
  /// Something that no formula of this kind has within: the opening delimiter once more, or a `$` that can
  /// close nothing. The search is over, so that no text is searched time and again for the same thing.
  case breaksOff
  /// Neither, up to an offset: the end of the stretch or of the line or, in LaTeX, the start of a comment.
  case goesOn(upTo: Int)
}

/// The language in which a note is written, where the ends of formulas depend on it.
enum NoteLanguage {
  case markdown
  case latex
}

extension ByteCollection {
  /// Searches a stretch of text, up to the end of its first line, for the end of a formula.
  ///
  /// A backslash takes the next byte with it, so that neither `\$` nor the `\\[` of a row with extra space
  /// below means anything.
  func closing(of delimiter: MathDelimiter, in range: Range<Int>, _ language: NoteLanguage) -> MathClosing {
    let end = range.upperBound
    var offset = range.lowerBound
    while offset < end {
      switch self[offset] {
      case .backslash:
        if let outcome = closing(of: delimiter, byCommandAt: offset, before: end) { return outcome }
        offset += offset + 1 < end && self[offset + 1].isLineEnd ? 1 : 2
      case .dollar:
        if delimiter == .doubleDollar, has("$$", at: offset, before: end) {
          return .closes(offset..<offset + 2)
        }
        if delimiter == .dollar {
          let closes = language == .latex || canClose(dollarAt: offset, in: range)
          return closes ? .closes(offset..<offset + 1) : .breaksOff
        }
        offset += 1
      case .backtick where delimiter == .dollarBacktick:
        return has("`$", at: offset, before: end) ? .closes(offset..<offset + 2) : .breaksOff
      case .lineFeed, .carriageReturn:
        return .goesOn(upTo: offset)
      case .percent where language == .latex:
        return .goesOn(upTo: offset)
      default:
        offset += 1
      }
    }
    return .goesOn(upTo: Swift.min(offset, end))
  }

  private func closing(
    of delimiter: MathDelimiter, byCommandAt offset: Int, before end: Int
  ) -> MathClosing? {
    func pair(_ opening: StaticString, _ closing: StaticString) -> MathClosing? {
      if has(closing, at: offset, before: end) {
        return .closes(offset..<offset + closing.utf8CodeUnitCount)
      }
      return has(opening, at: offset, before: end) ? .breaksOff : nil
    }
    switch delimiter {
    case .dollar, .doubleDollar, .dollarBacktick, .fence: return nil
    case .parentheses: return pair("\\(", "\\)")
    case .brackets: return pair("\\[", "\\]")
    case .escapedParentheses: return pair("\\\\(", "\\\\)")
    case .escapedBrackets: return pair("\\\\[", "\\\\]")
    case .environment(let environment, let isStarred):
      if let (name, commandEnd) = environmentName("\\end{", at: offset, before: end),
        names(environment, isStarred: isStarred, in: name)
      {
        return .closes(offset..<commandEnd)
      }
      if let (name, _) = environmentName("\\begin{", at: offset, before: end),
        names(environment, isStarred: isStarred, in: name)
      {
        return .breaksOff
      }
      return nil
    }
  }

  /// Whether a single `$` can close a formula in Markdown: not after a blank nor before a digit, so that `$5
  /// and $6` and `$5–$6` stay money; and before a letter only after a letter, a digit or a closing bracket,
  /// so that `$i$th` is a formula and the variables of `$HOME/$USER` are none.
  private func canClose(dollarAt offset: Int, in range: Range<Int>) -> Bool {
    guard offset > range.lowerBound, !self[offset - 1].isBlank else { return false }
    guard !has("$$$", at: offset, before: range.upperBound) else { return false }
    guard offset + 1 < range.upperBound else { return true }
    let next = self[offset + 1]
    if next.isDigit { return false }
    guard next.isLetter || next == .underscore || next == .leftBrace else { return true }
    let last = self[offset - 1]
    return last.isLetter || last.isDigit || last == .rightParenthesis || last == .rightBracket
      || last == .rightBrace
  }
}
