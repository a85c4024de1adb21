/// Bytes at integer offsets, as the scanners read them.
///
/// In use it is an array; a test puts a collection in its place that counts the reads, and so sees that the
/// cost is linear without looking at a clock.
protocol ByteCollection: RandomAccessCollection where Element == UInt8, Index == Int {}

extension Array: ByteCollection where Element == UInt8 {}

extension ByteCollection {
  /// Whether the ASCII text stands at `offset` and ends by `end`.
  func has(_ text: StaticString, at offset: Int, before end: Int) -> Bool {
    guard text.utf8CodeUnitCount <= end - offset else { return false }
    return text.withUTF8Buffer { buffer in
      for (index, byte) in buffer.enumerated() where self[offset + index] != byte { return false }
      return true
    }
  }

  /// The first place in the range where the ASCII text stands.
  func find(_ text: StaticString, in range: Range<Int>) -> Range<Int>? {
    range.first { has(text, at: $0, before: range.upperBound) }
      .map { $0..<$0 + text.utf8CodeUnitCount }
  }

  /// The offset of the first byte in the range that does not satisfy the condition, or the range's end.
  func end(of isPart: (UInt8) -> Bool, in range: Range<Int>) -> Int {
    var offset = range.lowerBound
    while offset < range.upperBound, isPart(self[offset]) { offset += 1 }
    return offset
  }

  /// The end of the run of equal bytes that begins the range, which is not empty.
  func endOfRun(in range: Range<Int>) -> Int {
    let byte = self[range.lowerBound]
    return end(of: { $0 == byte }, in: range)
  }

  /// The range without the blanks at both its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = end(of: \.isBlank, in: range)
    var end = range.upperBound
    while end > start, self[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// Whether the range holds nothing but blanks and line ends.
  func isBlank(_ range: Range<Int>) -> Bool {
    range.allSatisfy { self[$0].isBlank || self[$0].isLineEnd }
  }

  /// The line that begins at `offset`, without its line end: LF, CR, or CR and LF.
  func line(at offset: Int) -> Range<Int> {
    offset..<end(of: { !$0.isLineEnd }, in: offset..<endIndex)
  }

  /// Where the line after the one that ends at `end` begins.
  func lineStart(after end: Int) -> Int {
    guard end < endIndex else { return endIndex }
    let isPair = self[end] == .carriageReturn && end + 1 < endIndex && self[end + 1] == .lineFeed
    return end + (isPair ? 2 : 1)
  }
}
