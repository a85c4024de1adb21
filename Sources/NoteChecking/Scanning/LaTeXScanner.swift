/// Reads a LaTeX file from left to right: passes over comments and verbatim text, and finds the formulas.
struct LaTeXScanner<Bytes: ByteCollection> {
  let bytes: Bytes
  var scan = NoteScan()
  private var offset = 0
  /// The environment `erratum` that is open.
  private var erratum: Callout?

  init(bytes: Bytes) { self.bytes = bytes }

  private var rest: Range<Int> { offset..<bytes.endIndex }

  /// Reads all from `start` on.
  mutating func scan(from start: Int) -> NoteScan {
    offset = start
    while offset < bytes.endIndex {
      switch bytes[offset] {
      case .percent:
        let comment = bytes.line(at: offset)
        record(comment)
        offset = comment.upperBound
      case .dollar:
        let isDouble = bytes.has("$$", at: offset, before: bytes.endIndex)
        readFormula(isDouble ? .doubleDollar : .dollar, contentStart: offset + (isDouble ? 2 : 1))
      case .backslash:
        readCommand()
      default:
        offset += 1
      }
    }
    return scan
  }

  private mutating func readCommand() {
    let end = bytes.endIndex
    guard offset + 1 < end else {
      offset = end
      return
    }
    switch bytes[offset + 1] {
    case .leftParenthesis: readFormula(.parentheses, contentStart: offset + 2)
    case .leftBracket: readFormula(.brackets, contentStart: offset + 2)
    case let byte where byte.isLetter:
      if ["\\chapter", "\\section", "\\subsection", "\\paragraph"].contains(where: isCommand) {
        scan.headings.append(offset)
        offset += 2
      } else if let (delimiter, contentStart) = bytes.mathEnvironment(beginningAt: offset, before: end) {
        readFormula(delimiter, contentStart: contentStart)
      } else if bytes.has("\\end{document}", at: offset, before: end) {
        offset = end
      } else if !readErratum(), !readVerbatim() {
        offset += 2
      }
    default:
      offset += 2
    }
  }

  /// Reads the begin or the end of an environment that quotes a misprint, as a callout does in Markdown.
  private mutating func readErratum() -> Bool {
    for command in ["\\begin{", "\\end{"] as [StaticString] {
      guard let (name, end) = bytes.environmentName(command, at: offset, before: bytes.endIndex),
        bytes[name].elementsEqual("erratum".utf8)
      else { continue }
      let begins = bytes.has("\\begin", at: offset, before: end)
      erratum = begins ? Callout(kind: "erratum", title: "", span: SourceSpan(offset..<end)) : nil
      offset = end
      return true
    }
    return false
  }

  /// Passes over `\verb|…|`, `\lstinline|…|` and the environments whose text stands as it is.
  private mutating func readVerbatim() -> Bool {
    if let (name, bodyStart) = bytes.environmentName("\\begin{", at: offset, before: bytes.endIndex) {
      guard isVerbatim(name) else { return false }
      offset = bodyStart
      while offset < bytes.endIndex {
        if let (other, end) = bytes.environmentName("\\end{", at: offset, before: bytes.endIndex),
          bytes[other].elementsEqual(bytes[name])
        {
          offset = end
          break
        }
        offset += 1
      }
      return true
    }
    guard let nameEnd = ["\\verb", "\\lstinline"].lazy.compactMap(endOfCommand).first else { return false }
    let start = bytes[rest].dropFirst(nameEnd - offset).first == .asterisk ? nameEnd + 1 : nameEnd
    guard start < bytes.endIndex else { return false }
    let mark = bytes[start] == .leftBrace ? UInt8.rightBrace : bytes[start]
    offset = bytes.end(
      of: { $0 != mark && !$0.isLineEnd }, in: min(start + 1, bytes.endIndex)..<bytes.endIndex)
    if offset < bytes.endIndex, bytes[offset] == mark { offset += 1 }
    return true
  }

  private func isCommand(_ command: StaticString) -> Bool { endOfCommand(command) != nil }

  private func endOfCommand(_ command: StaticString) -> Int? {
    guard bytes.has(command, at: offset, before: bytes.endIndex) else { return nil }
    let end = offset + command.utf8CodeUnitCount
    return end < bytes.endIndex && !bytes[end].isLetter ? end : nil
  }

  private func isVerbatim(_ name: Range<Int>) -> Bool {
    let names = ["verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", "comment"]
    return names.contains { bytes[name].elementsEqual($0.utf8) }
  }

  /// Reads a formula; of one that has no end, only the opening delimiter.
  private mutating func readFormula(_ delimiter: MathDelimiter, contentStart: Int) {
    let opening = offset..<contentStart
    guard let (closing, comments) = closing(of: delimiter, from: contentStart) else {
      scan.unclosed.append(UnclosedMath(delimiter: delimiter, span: SourceSpan(opening)))
      offset = contentStart
      return
    }
    var pieces = Pieces()
    var pieceStart = contentStart
    for comment in comments {
      record(comment)
      pieces.append(pieceStart..<comment.lowerBound)
      pieceStart = comment.upperBound
    }
    pieces.append(pieceStart..<closing.lowerBound)
    offset = closing.upperBound
    guard !pieces.ranges.allSatisfy(bytes.isBlank) else { return }
    scan.regions.append(
      MathRegion(
        span: SourceSpan(opening.lowerBound..<closing.upperBound), content: contentStart..<closing.lowerBound,
        pieces: pieces.ranges, delimiter: delimiter, context: MathContext(callout: erratum, cell: nil)))
  }

  /// Where a formula ends that begins at `start`, and the comments in it; nil if it has no end.
  private func closing(
    of delimiter: MathDelimiter, from start: Int
  ) -> (closing: Range<Int>, comments: [Range<Int>])? {
    var comments: [Range<Int>] = []
    var start = start
    while true {
      switch bytes.closing(of: delimiter, in: start..<bytes.endIndex, .latex) {
      case .closes(let closing): return (closing, comments)
      case .breaksOff: return nil
      case .goesOn(let end):
        let comment = bytes.line(at: end)
        if !comment.isEmpty { comments.append(comment) }
        start = bytes.lineStart(after: comment.upperBound)
      }
      guard start < bytes.endIndex else { return nil }
      if !delimiter.isEnvironment, bytes.isBlank(bytes.line(at: start)) { return nil }
    }
  }

  private mutating func record(_ comment: Range<Int>) {
    let text = bytes.end(of: { $0 == .percent }, in: comment)..<comment.upperBound
    if let suppression = bytes.suppression(in: text, of: comment) { scan.suppressions.append(suppression) }
  }
}
