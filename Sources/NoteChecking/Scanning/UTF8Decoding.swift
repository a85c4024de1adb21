extension ByteCollection {
  /// The length of the well-formed UTF-8 sequence that begins at `offset`; nil if none does.
  ///
  /// Well-formed as in table 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing above
  /// U+10FFFF.
  func scalarLength(at offset: Int) -> Int? {
    let first = self[offset]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case ...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if first == 0xE0 { second = 0xA0...0xBF }
      if first == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if first == 0xF0 { second = 0x90...0xBF }
      if first == 0xF4 { second = 0x80...0x8F }
    default: return nil
    }
    guard length <= endIndex - offset, second.contains(self[offset + 1]) else { return nil }
    let rest = self[(offset + 2)..<(offset + length)]
    return rest.allSatisfy { 0x80...0xBF ~= $0 } ? length : nil
  }

  /// The text of a range, with U+FFFD for each byte that is part of no well-formed sequence.
  ///
  /// One character for each such byte, where `String(decoding:as:)` may put one for several: so the text of a
  /// line has as many scalars as ``SourceText`` counts columns.
  func text(in range: Range<Int>) -> String {
    var text = ""
    var valid = range.lowerBound
    var offset = range.lowerBound
    while offset < range.upperBound {
      if let length = scalarLength(at: offset), length <= range.upperBound - offset {
        offset += length
      } else {
        text += String(decoding: self[valid..<offset], as: UTF8.self) + "\u{FFFD}"
        offset += 1
        valid = offset
      }
    }
    return text + String(decoding: self[valid..<offset], as: UTF8.self)
  }
}
