import Foundation
import Testing

/// `lessons check --fix` and `--diff` on real files.
struct EndToEndFixTests {
  let lessons: LessonsBinary

  init() throws { lessons = try LessonsBinary() }

  private func check(_ words: [String], in folder: String) throws -> Command.Result {
    try Command.run(lessons.path, ["check"] + words, in: folder)
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// Notes that are hard to patch: by their bytes, their line ends, or their names.
  private static let notes: [(name: String, bytes: [UInt8])] = [
    ("a.md", Array("# A\n\nSay $2 + 2 = 5$.\n\n$3 \\cdot 4 = 11$\n".utf8)),
    ("no end.md", Array("one\ntwo\n$2 + 2 = 5$".utf8)),
    ("crlf.md", Array("\u{FEFF}one\r\n$2 + 2 = 5$\r\ntwo\r\n".utf8)),
    ("bytes.md", Array("caf".utf8) + [0xE9, 0x0A] + Array("平均 $2 + 2 = 5$ ".utf8) + [0xFF, 0x0A]),
    (
      "far.md",
      Array(
        (String(repeating: "x\n", count: 30) + "$1 + 1 = 3$\n" + String(repeating: "y\n", count: 30)).utf8)
    ),
    ("Übung, 'eins'.tex", Array("\\[ 2 + 2 = 5 \\]\n".utf8)),
  ]

  private func withNotes(_ body: (String) throws -> Void) throws {
    try TemporaryFolder.with(files: [String: String]()) { folder in
      for note in Self.notes {
        try Data(note.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(note.name)"))
      }
      try body(folder)
    }
  }

  @Test("Only digits change, and a second run finds nothing to replace") func fix() throws {
    try withNotes { folder in
      let first = try check(["--fix", "."], in: folder)
      #expect(first.status == 0, "\(first.output)")
      #expect(first.errors == "Replaced 7 numbers.\n")
      #expect(first.output.hasSuffix(" 0 errors, 0 warnings.\n"))
      let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
      for note in Self.notes {
        let fixed = try bytes("\(folder)/\(note.name)")
        #expect(fixed != note.bytes)
        #expect(fixed.filter { !digits.contains($0) } == note.bytes.filter { !digits.contains($0) })
      }
      let before = try Self.notes.map { try bytes("\(folder)/\($0.name)") }
      let second = try check(["--fix", "."], in: folder)
      #expect(second.errors == "Replaced 0 numbers.\n")
      #expect(try Self.notes.map { try bytes("\(folder)/\($0.name)") } == before)
    }
  }

  @Test("The patch makes the same bytes as the replacement, and changes nothing itself") func diff() throws {
    let patch = try #require(Command.path(of: "patch"), "the program 'patch' is needed")
    try withNotes { folder in
      let names = Self.notes.map(\.name)
      let shown = try lessons.run(
        inShell: "cd '\(folder)' && lessons check --diff . >../\(folder.hash).patch")
      defer { try? FileManager.default.removeItem(atPath: "\(folder)/../\(folder.hash).patch") }
      #expect(shown.status == 1)
      #expect(shown.errors.hasPrefix("6 files, "))
      for note in Self.notes { #expect(try bytes("\(folder)/\(note.name)") == note.bytes) }

      let applied = try Command.run(patch, ["-p0", "--binary", "-i", "../\(folder.hash).patch"], in: folder)
      #expect(applied.status == 0, "\(applied.output)\(applied.errors)")
      let patched = try names.map { try bytes("\(folder)/\($0)") }
      for note in Self.notes {
        try Data(note.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(note.name)"))
      }
      #expect(try check(["--fix", "."], in: folder).status == 0)
      #expect(try names.map { try bytes("\(folder)/\($0)") } == patched)
    }
  }

  @Test("What is not certain stays a finding after the replacement") func left() throws {
    try TemporaryFolder.with(files: ["a.md": "$2 + 2 = 5$ and $2 + 2 = 1 + 4$\n"]) { folder in
      let result = try check(["--fix", "a.md", "--format", "concise"], in: folder)
      #expect(result.status == 1)
      #expect(result.errors == "Replaced 1 number.\n")
      #expect(result.output.contains("[wrong-relation]") && !result.output.contains("[wrong-number]"))
      #expect(
        String(decoding: try bytes("\(folder)/a.md"), as: UTF8.self) == "$2 + 2 = 4$ and $2 + 2 = 1 + 4$\n")
    }
  }

  @Test("With both options nothing is replaced") func both() throws {
    try TemporaryFolder.with(files: ["a.md": "$2 + 2 = 5$\n"]) { folder in
      let result = try check(["--fix", "--diff", "a.md"], in: folder)
      #expect(result.status == 1)
      #expect(result.output.hasPrefix("--- a.md\n+++ a.md\n@@ -1,1 +1,1 @@\n-$2 + 2 = 5$\n+$2 + 2 = 4$\n"))
      #expect(String(decoding: try bytes("\(folder)/a.md"), as: UTF8.self) == "$2 + 2 = 5$\n")
    }
  }

  @Test("A file that cannot be written is told, and stays whole") func unwritable() throws {
    try TemporaryFolder.with(files: ["a.md": "$2 + 2 = 5$\n", "b.md": "$2 + 2 = 5$\n"]) { folder in
      try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: "\(folder)/a.md")
      let result = try check(["--fix", "."], in: folder)
      // The superuser may write everything.
      if getuid() != 0 {
        #expect(result.status == 2)
        #expect(result.errors.contains("Error: Cannot write './a.md': Permission denied\n"))
        #expect(String(decoding: try bytes("\(folder)/a.md"), as: UTF8.self) == "$2 + 2 = 5$\n")
      }
      #expect(String(decoding: try bytes("\(folder)/b.md"), as: UTF8.self) == "$2 + 2 = 4$\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a.md", "b.md"])
    }
  }
}
