/// The text of a paragraph, a heading or a cell, and how far it is read.
struct RunningText {
  /// The lines, without what containers put before them; never empty.
  let lines: [Range<Int>]
  /// The line that is being read.
  private(set) var line = 0
  /// The offset of the next byte to read.
  private(set) var offset: Int

  /// The last run of backticks of each length, once the text has been searched to its end for one.
  var backtickRuns: [Int: Int]?
  /// Whether a search for the end of a comment has come to the end of the text.
  var isWithoutCommentEnd = false
  /// The quotation marks for which a search has come to the end of the text.
  var exhaustedQuotes: [UInt8] = []

  /// At the start of the lines, of which there is at least one.
  init(_ lines: [Range<Int>]) {
    self.lines = lines
    offset = lines[0].lowerBound
  }

  /// What is left of the line.
  var rest: Range<Int> { offset..<lines[line].upperBound }

  /// Goes to a place further on: in this line, or in one of the following.
  mutating func move(to offset: Int, line: Int? = nil) {
    self.offset = offset
    self.line = line ?? self.line
  }

  /// Goes to the next byte that can begin something other than text, and returns it; nil at the end.
  mutating func next(in bytes: some ByteCollection) -> UInt8? {
    while true {
      let end = lines[line].upperBound
      while offset < end {
        let byte = bytes[offset]
        switch byte {
        case .dollar, .backslash, .backtick, .lessThan: return byte
        default: offset += 1
        }
      }
      guard line + 1 < lines.count else { return nil }
      line += 1
      offset = lines[line].lowerBound
    }
  }

  /// What is left to read, line by line, from an offset in this line on.
  func remainder(from start: Int) -> some Sequence<(line: Int, range: Range<Int>)> {
    let first = line
    return lines[first...].enumerated().lazy.map { index, range in
      (first + index, index == 0 ? start..<range.upperBound : range)
    }
  }
}
