/// A file that cannot be read, and why.
struct FileError: Error, Sendable, Equatable {
  /// What went wrong.
  enum Reason: Sendable, Equatable {
    /// The operating system refused.
    case system(SystemError)

    /// The file has more bytes than the limit.
    case tooLarge(limit: Int)
  }

  /// The file's path, or `-` for standard input.
  let path: String

  /// What went wrong.
  let reason: Reason

  /// The failure in a line: `Cannot read 'notes.md': No such file or directory`.
  var message: String {
    let file = path == "-" ? StandardStream.input.name : path.quoted
    switch reason {
    case .system(let error): return "Cannot read \(file): \(error.text)"
    case .tooLarge(let limit): return "Cannot read \(file): More than \(limit) bytes"
    }
  }
}

/// The bytes of a file, or of standard input for the path `-`.
///
/// A pipe or a device is read to its end. The limit, a gibibyte unless told, is there for those that have none.
func readFile(_ path: String, limit: Int = 1 << 30) throws(FileError) -> [UInt8] {
  do throws(SystemError) {
    let isStandardInput = path == "-"
    let descriptor = isStandardInput ? StandardStream.input.rawValue : try System.openForReading(path)
    defer { if !isStandardInput { System.closeAfterReading(descriptor) } }
    if let bytes = try readAll(from: descriptor, limit: limit) { return bytes }
  } catch {
    throw FileError(path: path, reason: .system(error))
  }
  throw FileError(path: path, reason: .tooLarge(limit: limit))
}

/// The bytes up to the end, or `nil` if there are more than the limit.
private func readAll(from descriptor: Int32, limit: Int) throws(SystemError) -> [UInt8]? {
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = try readChunk(&chunk, from: descriptor)
    if count == 0 { return bytes }
    if count > limit - bytes.count { return nil }
    bytes += chunk[..<count]
  }
}

/// Fills a beginning of the chunk and returns its length, trying again after an interrupt.
private func readChunk(_ chunk: inout [UInt8], from descriptor: Int32) throws(SystemError) -> Int {
  while true {
    do throws(SystemError) {
      return try chunk.withUnsafeMutableBufferPointer { (buffer) throws(SystemError) in
        try System.readSome(into: UnsafeMutableRawBufferPointer(buffer), from: descriptor)
      }
    } catch .interrupted {
      continue
    }
  }
}
