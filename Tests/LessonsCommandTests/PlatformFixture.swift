import Foundation

/// Other programs, run by the tests.
enum Command {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: path)
  }

  /// Where the search path finds the program.
  static func path(of name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }.first(where: exists)
  }

  /// Runs a program to its end, with an environment of which the test knows everything. What it says on standard
  /// error must be little: it is read after the other stream.
  static func run(
    _ path: String, _ arguments: [String], in folder: String = "/", environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let usual = ["HOME": folder, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "dumb"]
    process.environment = usual.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let texts = try [output, errors].map {
      String(decoding: try $0.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }
    process.waitUntilExit()
    return Result(status: process.terminationStatus, output: texts[0], errors: texts[1])
  }
}

/// A folder that is gone after use.
enum TemporaryFolder {
  static func with(files: [String], _ body: (String) throws -> Void) throws {
    try with(files: Dictionary(uniqueKeysWithValues: files.map { ($0, "") }), body)
  }

  static func with(files: [String: String], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, content) in files {
      try Data(content.utf8).write(to: folder.appendingPathComponent(name))
    }
    try body(folder.path)
  }
}
