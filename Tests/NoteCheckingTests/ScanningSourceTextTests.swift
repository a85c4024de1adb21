import NoteChecking
import Testing

@Suite("Scanning: lines and columns")
struct ScanningSourceTextTests {
  @Test(
    "Positions count lines and Unicode scalars from 1",
    arguments: [
      ("abc", 0, "1:1"), ("abc", 2, "1:3"), ("abc", 3, "1:4"),
      ("", 0, "1:1"),
      // The three kinds of line end; a line end stands after the last character of its line.
      ("a\nb", 1, "1:2"), ("a\nb", 2, "2:1"), ("a\rb", 2, "2:1"), ("a\r\nb", 3, "2:1"),
      ("a\r\nb", 1, "1:2"), ("a\r\nb", 2, "1:2"), ("a\n\rb", 2, "2:1"), ("a\n\rb", 3, "3:1"),
      ("a\n", 2, "2:1"), ("\n\n", 1, "2:1"),
      // α has two bytes, ≈ three, 𝑥 four; e with a combining accent is two scalars.
      ("α=", 2, "1:2"), ("≈=", 3, "1:2"), ("𝑥=", 4, "1:2"), ("e\u{301}=", 3, "1:3"),
      // Within a scalar: where the scalar is.
      ("a≈b", 2, "1:2"), ("a≈b", 3, "1:2"), ("a≈b", 4, "1:3"),
      // A byte order mark is no column, and is part of no line.
      ("\u{FEFF}ab", 3, "1:1"), ("\u{FEFF}ab", 4, "1:2"), ("\u{FEFF}ab", 0, "1:1"), ("\u{FEFF}", 3, "1:1"),
      // Tabs and NUL are one column each.
      ("\t\0x", 2, "1:3"),
      // Beyond the end, and before the start.
      ("ab", 99, "1:3"), ("ab", -1, "1:1"),
    ])
  func position(text: String, offset: Int, expected: String) {
    #expect(SourceText(text).position(of: offset).description == expected)
  }

  @Test(
    "Each byte that is no UTF-8 is one column, in a line's text as well",
    arguments: [
      // A continuation byte alone, an overlong form, a surrogate, above U+10FFFF, and sequences cut short.
      ([0x80], 1), ([0xC0, 0xAF], 2), ([0xE0, 0x80, 0x80], 3), ([0xED, 0xA0, 0x80], 3),
      ([0xF4, 0x90, 0x80, 0x80], 4), ([0xF0, 0x9D], 2), ([0xE2, 0x89], 2), ([0xFF, 0xFE], 2),
      // Valid ones for comparison: U+D7FF, U+E000 and U+10FFFF are the last and first of their kinds.
      ([0xED, 0x9F, 0xBF], 1), ([0xEE, 0x80, 0x80], 1), ([0xF4, 0x8F, 0xBF, 0xBF], 1),
    ] as [([UInt8], Int)])
  func invalidUTF8(bytes: [UInt8], columns: Int) {
    let source = SourceText(bytes + [0x78])
    #expect(source.position(of: bytes.count).column == columns + 1)
    #expect(source.line(1).unicodeScalars.count == columns + 1)
  }

  @Test("Lines are given without their line ends")
  func lines() {
    let source = SourceText("\u{FEFF}one\r\ntwo\rthree\n\nfive")
    #expect((1...source.lineCount).map(source.line) == ["one", "two", "three", "", "five"])
    #expect(source.line(0) == "")
    #expect(source.line(6) == "")
    #expect(SourceText("a\n").lineCount == 2)
  }

  @Test("Columns in a long line are those of its scalars, wherever the line is cut up for counting")
  func longLine() {
    let text = "first\n" + String(repeating: "a≈α𝑥", count: 700)
    let source = SourceText(text)
    var offset = 6
    for (index, scalar) in text.unicodeScalars.dropFirst(6).enumerated() {
      #expect(source.position(of: offset) == SourcePosition(line: 2, column: index + 1))
      offset += String(scalar).utf8.count
    }
  }
}
