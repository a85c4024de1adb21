import Foundation
import Testing

@testable import LessonsCommand

struct PlatformReadFileTests {
  @Test("Every byte of a file is read", arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
  func bytes(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try TemporaryFolder.with(files: ["file"]) { folder in
      let path = "\(folder)/file"
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      #expect(try readFile(path) == bytes)
      #expect(try readFile(path, limit: count) == bytes)
    }
  }

  @Test(arguments: [
    ("missing", "No such file or directory"),
    ("", "Is a directory"),
    ("file/below", "Not a directory"),
    ("loop", "Too many levels of symbolic links"),
    ("file\0", "Invalid argument"),
  ])
  func failures(name: String, reason: String) throws {
    try TemporaryFolder.with(files: ["file"]) { folder in
      try FileManager.default.createSymbolicLink(atPath: "\(folder)/loop", withDestinationPath: "loop")
      let path = "\(folder)/\(name)"
      do throws(FileError) {
        _ = try readFile(path)
        Issue.record("an error was expected")
      } catch {
        #expect(error.path == path)
        #expect(error.message == "Cannot read \(path.quoted): \(reason)")
      }
    }
  }

  @Test("A file that one may not read", .enabled(if: getuid() != 0)) func forbidden() throws {
    try TemporaryFolder.with(files: ["file"]) { folder in
      let path = "\(folder)/file"
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
      #expect(throws: FileError(path: path, reason: .system(SystemError(code: EACCES)))) {
        try readFile(path)
      }
    }
  }

  @Test("A device without end is read up to the limit") func endless() {
    #expect(throws: FileError(path: "/dev/zero", reason: .tooLarge(limit: 100_000))) {
      try readFile("/dev/zero", limit: 100_000)
    }
  }

  @Test(arguments: [
    (
      FileError(path: "-", reason: .system(SystemError(code: EIO))),
      "Cannot read standard input: Input/output error"
    ),
    (FileError(path: "a b", reason: .tooLarge(limit: 5)), "Cannot read 'a b': More than 5 bytes"),
  ])
  func messages(error: FileError, message: String) {
    #expect(error.message == message)
  }
}
