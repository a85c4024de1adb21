extension ByteCollection {
  /// The `$` that closes a formula in Markdown with a blank after its opening `$` or before its closing one:
  /// `$ 2 \times 3 = 6 $`.
  ///
  /// Neither GitHub nor Obsidian reads these as formulas, but MathJax does, and many notes are written so.
  /// Since two sums of money look alike, the pair must stand in one line, and no digit may follow. Between
  /// the two there must be a command of LaTeX; or no prose, that is neither a word nor a letter of a script
  /// without capitals, but a `=`, `^` or `_`, or blanks at both ends around something that does not begin
  /// with a digit.
  ///
  /// - Parameter range: From the opening `$`, which is not part of it, to the end of the line.
  func looseClosing(in range: Range<Int>) -> Range<Int>? {
    var offset = range.lowerBound
    var hasCommand = false
    var hasRelation = false
    var hasProse = false
    var letters = 0
    scan: while offset < range.upperBound {
      let byte = self[offset]
      letters = byte.isLetter ? letters + 1 : 0
      switch byte {
      case .dollar: break scan
      case .backslash:
        if offset + 1 < range.upperBound, self[offset + 1].isLetter { hasCommand = true }
        offset += 1
      case .equals, .caret, .underscore: hasRelation = true
      // The first bytes of most scripts from the Indic ones to Chinese, Japanese and Korean.
      case 0xE0, 0xE1, 0xE3...0xED: hasProse = true
      // Words that are functions, such as "max", cost a formula that is written so loosely.
      default: if letters > 2 { hasProse = true }
      }
      offset += 1
    }
    guard offset < range.upperBound else { return nil }
    let isFormula = hasRelation || isSpacedSymbol(range.lowerBound..<offset)
    guard hasCommand || isFormula && !hasProse else { return nil }
    let after = end(of: \.isBlank, in: offset + 1..<range.upperBound)
    if after < range.upperBound, self[after].isDigit || self[offset + 1] == .dollar { return nil }
    return offset..<offset + 1
  }

  /// Whether there are blanks at both ends and something between them that is no number.
  private func isSpacedSymbol(_ content: Range<Int>) -> Bool {
    let symbol = trimmed(content)
    return symbol.lowerBound > content.lowerBound && symbol.upperBound < content.upperBound
      && !self[symbol.lowerBound].isDigit
  }
}
