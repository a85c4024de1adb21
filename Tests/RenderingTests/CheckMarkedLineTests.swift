import Testing

@testable import Rendering

/// Lines of notes with a part underlined, as a terminal shows them.
struct CheckMarkedLineTests {
  @Test(
    "The mark stands under what it means",
    arguments: [
      // A line, the scalars marked, and what is shown with the mark below.
      ("2 + 2 = 5", 8..<9, "2 + 2 = 5", "        ^"),
      ("5 = 2 + 2", 0..<1, "5 = 2 + 2", "^"),
      ("12 = 13", 5..<7, "12 = 13", "     ^^"),
      // A tab goes to the next column that four divides.
      ("\t1 = 2", 5..<6, "    1 = 2", "        ^"),
      ("ab\t1\t= 2", 7..<8, "ab  1   = 2", "          ^"),
      // Wide characters take two columns, marks that stand on others none.
      ("平均 = 5", 5..<6, "平均 = 5", "       ^"),
      ("平均 = 5", 0..<2, "平均 = 5", "^^^^"),
      ("🙂 1 = 2", 6..<7, "🙂 1 = 2", "       ^"),
      ("e\u{301} = 2", 5..<6, "e\u{301} = 2", "    ^"),
      ("각 = 2", 4..<5, "각 = 2", "     ^"),
      ("\u{1100}\u{1161}\u{11A8} = 2", 6..<7, "\u{1100}\u{1161}\u{11A8} = 2", "     ^"),
      // At the end, behind it, and nothing at all: one column is marked.
      ("1 = ", 4..<5, "1 = ", "    ^"),
      ("1 =", 9..<12, "1 =", "   ^"),
      ("1 = 2", 2..<2, "1 = 2", "  ^"),
      ("", 0..<1, "", "^"),
      ("e\u{301}", 1..<2, "e\u{301}", " ^"),
      // What would move the cursor is a space; what would turn the writing round is left out.
      ("\u{1B}[31m 1 = 2", 10..<11, " [31m 1 = 2", "          ^"),
      ("1\u{202E} = 2", 5..<6, "1 = 2", "    ^"),
      ("1\u{0}=\u{9B}2", 4..<5, "1 = 2", "    ^"),
    ])
  func short(line: String, marked: Range<Int>, text: String, mark: String) {
    let shown = MarkedLine(line, marked: marked, width: 40)
    #expect(shown.text == text)
    #expect(String(repeating: " ", count: shown.indent) + String(repeating: "^", count: shown.length) == mark)
  }

  @Test(
    "A long line is cut around the mark",
    arguments: [
      (0..<2, "0123456789012345678901234567…", "01"),
      (50..<52, "…789012345678901234567890123…", "01"),
      (98..<100, "…2345678901234567890123456789", "89"),
      (20..<80, "…234567890123456789012345678…", "0123456789"),
    ])
  func long(marked: Range<Int>, text: String, start: String) {
    let line = String(repeating: "0123456789", count: 10)
    let shown = MarkedLine(line, marked: marked, width: 29)
    #expect(shown.text == text)
    #expect(shown.text.dropFirst(shown.indent).prefix(shown.length).hasPrefix(start))
  }

  @Test(
    "Wherever the mark stands, its beginning is seen and the line is no wider than asked", arguments: 20...30)
  func everyPlace(width: Int) {
    let lines = [
      String(repeating: "1 + ", count: 30), String(repeating: "平 ", count: 40),
      String(repeating: "e\u{301}", count: 60), String(repeating: "\t=", count: 20),
    ]
    for line in lines {
      let scalars = Array(line.unicodeScalars)
      for start in scalars.indices where DisplayWidth.of(scalars[start]) > 0 {
        let shown = MarkedLine(line, marked: start..<start + 1, width: width)
        #expect(Self.width(of: shown.text) <= width)
        #expect(shown.indent + shown.length <= width)
        // What stands above the mark is what was marked.
        var column = 0
        let above = shown.text.unicodeScalars.first { scalar in
          defer { column += DisplayWidth.of(scalar) }
          return column == shown.indent && DisplayWidth.of(scalar) > 0
        }
        #expect(above == scalars[start], "\(line) at \(start)")
      }
    }
  }

  private static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + DisplayWidth.of($1) }
  }
}
