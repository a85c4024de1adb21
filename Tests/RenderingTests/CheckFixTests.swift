import NoteChecking
import Testing

@testable import Rendering

/// Corrected notes, and the difference as a patch. That `patch` reads it, the tests of the program say.
struct CheckFixTests {
  private func fixed(_ note: String) -> FixedNote {
    FixedNote(NoteCheck(Array(note.utf8))) { NoteCheck($0) }
  }

  @Test(
    "Only what is certain is replaced, and only digits change",
    arguments: [
      (#"$2 + 2 = 5$"#, #"$2 + 2 = 4$"#, 1),
      (#"$2 + 2 = 4$"#, #"$2 + 2 = 4$"#, 0),
      (#"**$2 + 2 = 5$**, and $3 \cdot 4 = 11$."#, #"**$2 + 2 = 4$**, and $3 \cdot 4 = 12$."#, 2),
      (#"$\frac{1}{3} \approx 0.35$"#, #"$\frac{1}{3} \approx 0.33$"#, 1),
      // What is written is what the message says.
      (#"$10/4 = 4$ and $\frac{2}{3} = 4$"#, #"$10/4 = 2.5$ and $\frac{2}{3} = 0.667$"#, 2),
      // The sign belongs to the formula as well.
      (#"$\frac{1}{3} = -0.33$"#, #"$\frac{1}{3} = -0.33$"#, 0),
      // Here the formula may be wrong.
      (#"$2 + 2 = 2 + 3$"#, #"$2 + 2 = 2 + 3$"#, 0),
      // The next link of a chain is corrected after the first.
      (#"$2 + 2 = 5 + 1 = 7$"#, #"$2 + 2 = 5 + 1 = 6$"#, 1),
      // What is meant to be wrong stays, and so does what is switched off.
      ("> [!erratum]\n> $2 + 2 = 5$", "> [!erratum]\n> $2 + 2 = 5$", 0),
      ("$2 + 2 = 5$ <!-- lessons-disable-line -->", "$2 + 2 = 5$ <!-- lessons-disable-line -->", 0),
    ])
  func replaced(note: String, result: String, count: Int) {
    let fixed = fixed(note)
    #expect(String(decoding: fixed.bytes, as: UTF8.self) == result)
    #expect(fixed.count == count)
    #expect(self.fixed(result).count == 0)
    #expect(fixed.check.source.bytes == fixed.bytes)
  }

  @Test("Corrections that undo each other come to an end") func endless() {
    // As if each time another number were expected.
    let notes = ["$2 + 2 = 5$", "$2 + 2 = 6$"].map { Array($0.utf8) }
    let fixed = FixedNote(NoteCheck(notes[0])) { _ in NoteCheck(notes[1]) }
    #expect(fixed.count == 10)
  }

  @Test("A patch shows three lines around each change, and joins what touches") func patch() {
    var lines = (1...20).map { "line \($0)" }
    for line in [2, 9, 20] { lines[line - 1] = "$2 + \(line) = 1$" }
    let patch = String(decoding: fixed(lines.joined(separator: "\n")).diff(path: "my note.md"), as: UTF8.self)
    #expect(
      patch == """
        --- my note.md\t
        +++ my note.md\t
        @@ -1,12 +1,12 @@
         line 1
        -$2 + 2 = 1$
        +$2 + 2 = 4$
         line 3
         line 4
         line 5
         line 6
         line 7
         line 8
        -$2 + 9 = 1$
        +$2 + 9 = 11$
         line 10
         line 11
         line 12
        @@ -17,4 +17,4 @@
         line 17
         line 18
         line 19
        -$2 + 20 = 1$
        \\ No newline at end of file
        +$2 + 20 = 22$
        \\ No newline at end of file

        """)
  }

  @Test("Without changes there is no patch") func noPatch() {
    #expect(fixed("$2 + 2 = 4$\n").diff(path: "a.md").isEmpty)
  }

  @Test("Bytes that are no text, and both kinds of line ends, are kept as they are") func bytes() {
    let start = Array("\u{FEFF}a\r\n".utf8) + [0xFF, 0x00, 0x0D]
    let old = start + Array("$2 + 2 = 5$\r\n".utf8)
    let new = start + Array("$2 + 2 = 4$\r\n".utf8)
    let fixed = FixedNote(NoteCheck(old)) { NoteCheck($0) }
    #expect(fixed.bytes == new)
    let header = Array("--- a.md\n+++ a.md\n@@ -1,2 +1,2 @@\n ".utf8)
    let lines = [old, new].map { Array($0.drop { $0 != 0x0A }.dropFirst()) }
    #expect(
      fixed.diff(path: "a.md")
        == header + Array("\u{FEFF}a\r\n-".utf8) + lines[0] + Array("+".utf8) + lines[1])
  }

  @Test(arguments: [
    ("notes/a.md", "notes/a.md"), ("my a.md", "my a.md\t"), ("Übung.md", "Übung.md"),
    ("a\"b.md", #""a\"b.md""#), ("a\\b.md", #""a\\b.md""#), ("a\nb\t.md", #""a\012b\011.md""#),
  ])
  func name(path: String, name: String) {
    let patch = UnifiedDiff(path: path, from: [1], to: [2]).bytes
    #expect(String(decoding: patch, as: UTF8.self).hasPrefix("--- \(name)\n+++ \(name)\n@@"))
  }
}
