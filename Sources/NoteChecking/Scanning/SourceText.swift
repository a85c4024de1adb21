/// The bytes of a file, and where its lines and columns are.
///
/// Lines end with LF, CR, or CR and LF. A column is a Unicode scalar; a byte that belongs to no well-formed
/// UTF-8 sequence counts as one. A byte order mark at the start is no column. Making one costs a pass over
/// the bytes; a lookup costs the logarithm of the number of lines, however long the line is.
public struct SourceText: Sendable {
  /// The file as it is, byte order mark included.
  public let bytes: [UInt8]

  /// The offset of the first byte of each line.
  private let lineStarts: [Int]

  /// For each stretch of `Self.stride` bytes, its first byte that begins a scalar, and the scalars before it.
  private let checkpoints: [(offset: Int, scalars: Int)]

  private static let stride = 512

  /// Takes the bytes of a file, which may be anything.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let start = Self.hasByteOrderMark(bytes) ? 3 : 0
    var lineStarts = [start]
    var checkpoints: [(offset: Int, scalars: Int)] = []
    var offset = start
    var scalars = 0
    while offset < bytes.count {
      if offset >= checkpoints.count * Self.stride { checkpoints.append((offset, scalars)) }
      let byte = bytes[offset]
      offset += byte < 0x80 ? 1 : bytes.scalarLength(at: offset) ?? 1
      scalars += 1
      let isPair = byte == .carriageReturn && offset < bytes.count && bytes[offset] == .lineFeed
      if byte.isLineEnd, !isPair { lineStarts.append(offset) }
    }
    self.lineStarts = lineStarts
    self.checkpoints = checkpoints
  }

  /// Takes a text.
  public init(_ text: String) { self.init(Array(text.utf8)) }

  /// The number of lines; a line end at the end of the file begins one more, which is empty.
  public var lineCount: Int { lineStarts.count }

  /// The first byte of the text proper, after a byte order mark.
  var start: Int { lineStarts[0] }

  /// The position of the byte at `offset`, or of the end of the text for any offset beyond.
  ///
  /// A byte within a scalar is where the scalar is, and a line end right after the last character of its
  /// line.
  public func position(of offset: Int) -> SourcePosition {
    let line = lineIndex(of: offset)
    let range = self.range(ofLine: line + 1)
    let offset = min(max(offset, range.lowerBound), range.upperBound)
    return SourcePosition(
      line: line + 1, column: scalars(before: offset) - scalars(before: range.lowerBound) + 1)
  }

  /// The bytes of a line, counted from 1, without its line end; empty at the end of the text for a line that
  /// is not there.
  public func range(ofLine line: Int) -> Range<Int> {
    guard 1...lineCount ~= line else { return bytes.count..<bytes.count }
    let start = lineStarts[line - 1]
    var end = line < lineCount ? lineStarts[line] : bytes.count
    while end > start, line < lineCount, bytes[end - 1].isLineEnd { end -= 1 }
    return start..<end
  }

  /// The text of a line, counted from 1, for display: a U+FFFD stands for each byte that is no UTF-8, so that
  /// the columns are those of ``position(of:)``.
  public func line(_ line: Int) -> String { text(in: range(ofLine: line)) }

  /// The text of a range of bytes, with a U+FFFD for each byte that is no UTF-8.
  public func text(in range: Range<Int>) -> String {
    bytes.text(in: range.clamped(to: 0..<bytes.count))
  }

  /// The last line that begins at or before `offset`, counted from 0.
  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The number of scalars that end at or before `offset`.
  private func scalars(before offset: Int) -> Int {
    guard offset > start, !checkpoints.isEmpty else { return 0 }
    var index = min(offset / Self.stride, checkpoints.count - 1)
    if checkpoints[index].offset > offset, index > 0 { index -= 1 }
    var (reached, count) = checkpoints[index]
    while reached < offset {
      reached += bytes.scalarLength(at: reached) ?? 1
      if reached <= offset { count += 1 }
    }
    return count
  }

  private static func hasByteOrderMark(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xEF, 0xBB, 0xBF])
  }
}
