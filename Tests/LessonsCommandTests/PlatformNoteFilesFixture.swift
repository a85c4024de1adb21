import Foundation

/// What a test puts into a folder; the folders on the way to it are made too.
enum TreeItem {
  case file(String)
  case folder(String)
  case link(String, to: String)
  case pipe(String)
}

/// A failed call of the C library in the making of a tree.
struct TreeError: Error {
  let code = errno
}

/// A folder with folders in it that is gone after use.
enum TemporaryTree {
  static func with(_ items: [TreeItem], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    try makeFolder(folder)
    defer {
      // Foundation's way of removing fails on names that are not UTF-8 and on paths that are too long.
      _ = try? Command.run("/bin/chmod", ["-R", "u+rwx", folder])
      _ = try? Command.run("/bin/rm", ["-rf", folder])
    }
    for item in items {
      switch item {
      case .file(let name):
        try makeFolder(parent(of: "\(folder)/\(name)"))
        try makeFile(Array("\(folder)/\(name)".utf8))
      case .folder(let name):
        try makeFolder("\(folder)/\(name)")
      case .link(let name, let target):
        try makeFolder(parent(of: "\(folder)/\(name)"))
        if symlink(target, "\(folder)/\(name)") != 0 { throw TreeError() }
      case .pipe(let name):
        if mkfifo("\(folder)/\(name)", 0o600) != 0 { throw TreeError() }
      }
    }
    try body(folder)
  }

  /// Makes a file of three bytes, whose path may be anything but UTF-8.
  static func makeFile(_ path: [UInt8]) throws {
    let descriptor = open(path.map(CChar.init(bitPattern:)) + [0], O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0, write(descriptor, "abc", 3) == 3, close(descriptor) == 0 else { throw TreeError() }
  }

  /// Makes a chain of folders of the same name, one in the other, with a file in the last.
  static func makeChain(of name: String, depth: Int, file: String, in folder: String) throws {
    var descriptor = open(folder, O_RDONLY)
    for _ in 0..<depth {
      guard mkdirat(descriptor, name, 0o700) == 0 else { throw TreeError() }
      let next = openat(descriptor, name, O_RDONLY)
      close(descriptor)
      descriptor = next
    }
    let end = openat(descriptor, file, O_WRONLY | O_CREAT, 0o600)
    guard end >= 0 else { throw TreeError() }
    close(end)
    close(descriptor)
  }

  private static func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  private static func parent(of path: String) -> String {
    String(decoding: path.utf8.dropLast(path.utf8.reversed().prefix { $0 != 0x2F }.count), as: UTF8.self)
  }
}
