import Foundation
import Testing

@testable import LessonsCommand

struct PlatformReplaceFileTests {
  private let old = Array("old contents\n".utf8)
  private let new = Array("new\0\u{FF} contents".utf8)

  /// The file's contents, and the names in its folder.
  private func state(_ path: String) throws -> (bytes: [UInt8], names: [String]) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return (try readFile(path), try FileManager.default.contentsOfDirectory(atPath: folder).sorted())
  }

  /// Expects that the file is as it was, and that nothing was left beside it.
  private func expectUntouched(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try state(path).bytes == old, sourceLocation: sourceLocation)
    #expect(try state(path).names == ["a.md"], sourceLocation: sourceLocation)
  }

  private func withFile(named name: String = "a.md", _ body: (String) throws -> Void) throws {
    try TemporaryFolder.with(files: [name: String(decoding: old, as: UTF8.self)]) {
      try body("\($0)/\(name)")
    }
  }

  private func mode(of path: String) throws -> UInt32 { try System.status(of: path).permissions }

  @Test("The contents are replaced, and nothing else is left", arguments: [0, 1, 65_537, 3_000_000])
  func contents(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try withFile { path in
      try replaceFile(path, with: bytes)
      #expect(try state(path).bytes == bytes)
      #expect(try state(path).names == ["a.md"])
    }
  }

  @Test("It is a new file: who has opened the old one reads on in it") func newFile() throws {
    try withFile { path in
      let reader = try #require(FileHandle(forReadingAtPath: path))
      let identity = try System.status(of: path).identity
      try replaceFile(path, with: new)
      #expect(try reader.readToEnd() == Data(old))
      #expect(try System.status(of: path).identity != identity)
    }
  }

  @Test(
    "Permissions stay", arguments: [0o600, 0o640, 0o664, 0o666, 0o755, 0o700, 0o4755, 0o2755] as [mode_t])
  func permissions(mode: mode_t) throws {
    try withFile { path in
      try #require(chmod(path, mode) == 0)
      try replaceFile(path, with: new)
      #expect(try self.mode(of: path) == mode)
    }
  }

  @Test("Owner and group stay", .enabled(if: getuid() == 0)) func owner() throws {
    try withFile { path in
      try #require(chown(path, 12_345, 23_456) == 0 && chmod(path, 0o6755) == 0)
      try replaceFile(path, with: new)
      let status = try System.status(of: path)
      #expect((status.owner, status.group, status.permissions) == (12_345, 23_456, 0o6755))
    }
  }

  @Test("A link stays a link") func link() throws {
    try TemporaryTree.with([
      .file("docs/a.md"), .link("links/b.md", to: "c.md"), .link("links/c.md", to: "../docs/a.md"),
    ]) {
      folder in
      try replaceFile("\(folder)/links/b.md", with: new)
      #expect(try readFile("\(folder)/docs/a.md") == new)
      #expect(System.isSymbolicLink("\(folder)/links/b.md"))
      #expect(System.isSymbolicLink("\(folder)/links/c.md"))
      #expect(try state("\(folder)/links/b.md").names == ["b.md", "c.md"])
      #expect(try state("\(folder)/docs/a.md").names == ["a.md"])
    }
  }

  @Test(
    "Odd names are names like others",
    arguments: [
      "a b.md", "\n.md", "-.md", "\u{301}.md", "é.md", "%s.md", "\\.md", String(repeating: "x", count: 255),
    ])
  func oddNames(name: String) throws {
    try withFile(named: name) { path in
      try replaceFile(path, with: new)
      #expect(try readFile(path) == new)
    }
  }

  @Test("A path without a folder is taken from where the process is") func relativePath() throws {
    try withFile { path in
      let current = FileManager.default.currentDirectoryPath
      let up = String(repeating: "../", count: current.split(separator: "/").count)
      try replaceFile(up + path.dropFirst(), with: new)
      #expect(try readFile(path) == new)
    }
  }

  @Test(
    "What cannot be replaced is named with the reason",
    arguments: [
      ("missing", "No such file or directory"),
      ("gone", "No such file or directory"),
      ("loop", "Too many levels of symbolic links"),
      ("a.md/below", "Not a directory"),
      ("a.md\0", "Invalid argument"),
      ("folder", "Is a directory"),
      ("folder/", "Is a directory"),
      ("pipe", "Operation not supported"),
      ("null", "Operation not supported"),
    ])
  func failures(name: String, reason: String) throws {
    let items: [TreeItem] = [
      .file("a.md"), .folder("folder"), .pipe("pipe"), .link("loop", to: "loop"),
      .link("gone", to: "nowhere"),
      .link("null", to: "/dev/null"),
    ]
    try TemporaryTree.with(items) { folder in
      let path = "\(folder)/\(name)"
      do throws(ReplacementError) {
        try replaceFile(path, with: new)
        Issue.record("an error was expected")
      } catch {
        #expect(error.path == path)
        #expect(error.message == "Cannot write \(path.quoted): \(reason)")
      }
      let (bytes, names) = try state("\(folder)/a.md")
      #expect(bytes == Array("abc".utf8))
      #expect(names == ["a.md", "folder", "gone", "loop", "null", "pipe"])
    }
  }

  @Test(
    "On a full disk the old contents stay", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    let device = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    try withFile { path in
      #expect(throws: ReplacementError(path: path, reason: SystemError(code: ENOSPC))) {
        try replaceFile(path, with: new) { (bytes, _) throws(SystemError) in
          try System.writeSome(bytes, to: device.fileDescriptor)
        }
      }
      try expectUntouched(path)
    }
  }

  @Test("A failure after a part was written leaves the old contents", arguments: [1, 2, 10])
  func laterFailure(failingCall: Int) throws {
    try withFile { path in
      var calls = 0
      #expect(throws: ReplacementError(path: path, reason: SystemError(code: EIO))) {
        try replaceFile(path, with: new) { (bytes, descriptor) throws(SystemError) in
          calls += 1
          if calls == failingCall { throw SystemError(code: EIO) }
          return try System.writeSome(UnsafeRawBufferPointer(rebasing: bytes.prefix(1)), to: descriptor)
        }
      }
      #expect(calls == failingCall)
      try expectUntouched(path)
    }
  }

  @Test("Short writes and interrupts are continued") func continued() throws {
    try withFile { path in
      var calls = 0
      try replaceFile(path, with: new) { (bytes, descriptor) throws(SystemError) in
        calls += 1
        if calls.isMultiple(of: 3) { throw .interrupted }
        return try System.writeSome(UnsafeRawBufferPointer(rebasing: bytes.prefix(calls % 3)), to: descriptor)
      }
      #expect(try readFile(path) == new)
    }
  }

  @Test("While it is written, the old contents are there, and the new ones hidden and for the owner only")
  func meanwhile() throws {
    try withFile { path in
      try #require(chmod(path, 0o666) == 0)
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      var seen: [UInt8]?
      var others: [String] = []
      var permissions: [UInt32?] = []
      try replaceFile(path, with: new) { (bytes, descriptor) throws(SystemError) in
        seen = try? readFile(path)
        others = try System.entries(of: folder).map { String(decoding: $0.name, as: UTF8.self) }
        others.removeAll { $0 == "a.md" }
        permissions = others.map { try? System.status(of: "\(folder)/\($0)").permissions }
        return try System.writeSome(bytes, to: descriptor)
      }
      #expect(seen == old)
      #expect(others.count == 1)
      #expect(others.allSatisfy { $0.hasPrefix(".") })
      #expect(permissions == [0o600])
      #expect(try readFile(path) == new)
    }
  }

  @Test("Readers see the one contents or the other, whole") func readers() throws {
    let versions = [[UInt8](repeating: 1, count: 300_000), [UInt8](repeating: 2, count: 5)]
    try withFile { path in
      try replaceFile(path, with: versions[0])
      let torn = parallelMap([true, false], workers: 2) { writes in
        (0..<50).count { index in
          if !writes { return !versions.contains((try? readFile(path)) ?? []) }
          return (try? replaceFile(path, with: versions[index % 2])) == nil
        }
      }
      #expect(torn == [0, 0])
    }
  }

  @Test("A folder in which one may not create files", .enabled(if: getuid() != 0)) func protectedFolder()
    throws
  {
    try TemporaryTree.with([.file("docs/a.md")]) { folder in
      let path = "\(folder)/docs/a.md"
      try #require(chmod("\(folder)/docs", 0o500) == 0)
      #expect(throws: ReplacementError(path: path, reason: SystemError(code: EACCES))) {
        try replaceFile(path, with: new)
      }
      let (bytes, names) = try state(path)
      #expect(bytes == Array("abc".utf8))
      #expect(names == ["a.md"])
    }
  }

  @Test("A file that one may not write", .enabled(if: getuid() != 0)) func protectedFile() throws {
    try withFile { path in
      try #require(chmod(path, 0o444) == 0)
      #expect(throws: ReplacementError(path: path, reason: SystemError(code: EACCES))) {
        try replaceFile(path, with: new)
      }
      try expectUntouched(path)
      #expect(try mode(of: path) == 0o444)
    }
  }
}
