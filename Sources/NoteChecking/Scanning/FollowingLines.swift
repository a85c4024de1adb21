/// The lines after a block into which a displayed formula of the block may reach: without the markers of the
/// block quotes around it, up to one that no formula has.
struct FollowingLines {
  /// Where the next line begins.
  private(set) var next: Int
  /// How many block quotes there are around the block.
  let quoteDepth: Int
  /// Whether the formula may hold blank lines.
  let crossesBlankLines: Bool

  init(next: Int, quoteDepth: Int, crossesBlankLines: Bool) {
    self.next = next
    self.quoteDepth = quoteDepth
    self.crossesBlankLines = crossesBlankLines
  }

  /// The next line, or nil at the end of the file, at the end of the block quote, at a blank line that the
  /// formula may not cross, at a heading and at a code fence.
  ///
  /// A line that is not blank needs no markers, as in a paragraph.
  mutating func nextLine(in scanner: MarkdownScanner<some ByteCollection>) -> Range<Int>? {
    let bytes = scanner.bytes
    guard next < bytes.endIndex else { return nil }
    let line = bytes.line(at: next)
    var cursor = LineCursor(line, in: bytes)
    var missing = quoteDepth
    while missing > 0, scanner.readQuoteMarker(&cursor, isInList: true) { missing -= 1 }
    if cursor.isBlank {
      guard crossesBlankLines, missing == 0 else { return nil }
    } else if scanner.isHeading(cursor.rest) || scanner.fence(at: cursor) != nil {
      return nil
    }
    next = bytes.lineStart(after: line.upperBound)
    return cursor.rest
  }
}
