/// How far the blocks of a line have been read: containers from left to right, then what they hold.
///
/// Columns count from 0, and a tab reaches to the next multiple of four. Of a tab that belongs in part to a
/// marker and in part to the indentation after it, only the columns are divided, so no offset points into it.
struct LineCursor {
  /// The offset of the first byte that is neither read nor blank, or the end of the line.
  private(set) var text: Int
  /// The end of the line, before its line end.
  let end: Int
  /// The column up to which the line is read.
  private var column = 0
  /// The column of `text`.
  private var textColumn = 0
  /// No thematic break begins before this offset: the scan for one that failed has seen so much.
  var breakBegins: Int

  /// The columns of blanks before `text` that are not read yet.
  var indentation: Int { textColumn - column }
  /// Whether there is nothing left to read but blanks.
  var isBlank: Bool { text == end }
  /// What is left to read, from the first byte that is not blank.
  var rest: Range<Int> { text..<end }

  /// Before the first byte of a line.
  init(_ line: Range<Int>, in bytes: some ByteCollection) {
    text = line.lowerBound
    end = line.upperBound
    breakBegins = line.lowerBound
    findText(in: bytes)
  }

  /// Reads the indentation and the marker after it.
  mutating func readMarker(length: Int, in bytes: some ByteCollection) {
    text += length
    textColumn += length
    column = textColumn
    findText(in: bytes)
  }

  /// Reads as many columns of indentation, or all there are.
  mutating func readIndentation(_ columns: Int) { column += min(columns, indentation) }

  private mutating func findText(in bytes: some ByteCollection) {
    while text < end, bytes[text].isBlank {
      textColumn += bytes[text] == .tab ? 4 - textColumn % 4 : 1
      text += 1
    }
  }
}
