/// A file whose contents cannot be replaced, and why. It is as it was before.
struct ReplacementError: Error, Sendable, Equatable {
  /// The file's path.
  let path: String

  /// Why the operating system refused.
  let reason: SystemError

  /// The failure in a line: `Cannot write 'notes.md': Permission denied`.
  var message: String { "Cannot write \(path.quoted): \(reason.text)" }
}

/// Writes a beginning of the bytes to a descriptor, and returns how many they were: `System.writeSome`, but in
/// tests.
typealias DescriptorWriter = (UnsafeRawBufferPointer, Int32) throws(SystemError) -> Int

/// Replaces the contents of a file, of which at any time either the old ones are there or the new ones, whole.
///
/// The new contents are written to a file beside the old one, which takes its place when they are on the disk. It
/// has the permissions of the old one, and its owner and group as far as they may be given away; not its access
/// lists, and other hard links keep the old contents. A symbolic link stays one: what it leads to is replaced.
///
/// Fails, and changes nothing, unless there is a regular file that one may write, in a directory where one may
/// create files.
func replaceFile(
  _ path: String, with bytes: [UInt8], writer: DescriptorWriter = System.writeSome
) throws(ReplacementError) {
  do throws(SystemError) {
    let target = try System.resolvedPath(path)
    let status = try System.status(of: target)
    switch status.kind {
    case .regular: break
    case .directory: throw .isDirectory
    case .pipe, .socket, .device: throw .notSupported
    }
    // Only the directory's permissions decide about the renaming; a file protected itself is respected too.
    try System.requireWritable(target)
    try replaceRegularFile(target, status, with: bytes, writer)
  } catch {
    throw ReplacementError(path: path, reason: error)
  }
}

private func replaceRegularFile(
  _ path: String, _ status: FileStatus, with bytes: [UInt8], _ writer: DescriptorWriter
) throws(SystemError) {
  // By bytes: as characters, a slash and an accent that the name begins with are one.
  let nameLength = path.utf8.reversed().prefix { $0 != UInt8(ascii: "/") }.count
  let directory = String(decoding: path.utf8.dropLast(nameLength), as: UTF8.self)
  // Hidden, lest it be taken for a note should the process be killed; and a name that nobody can guess and occupy.
  let temporary = "\(directory).lessons-\(String(UInt64.random(in: 0 ... .max), radix: 16))"
  let descriptor = try System.create(temporary)
  do throws(SystemError) {
    try fill(descriptor, with: bytes, like: status, writer)
    try System.rename(temporary, to: path)
  } catch {
    System.remove(temporary)
    throw error
  }
  // The new name is on the disk when the directory is. Too late for failures: the file is replaced.
  if let descriptor = try? System.openForReading(directory) {
    try? System.synchronize(descriptor)
    System.closeAfterReading(descriptor)
  }
}

/// Writes a file to the disk and closes it, whether or not that succeeds.
private func fill(
  _ descriptor: Int32, with bytes: [UInt8], like status: FileStatus, _ writer: DescriptorWriter
) throws(SystemError) {
  do throws(SystemError) {
    try writeAll(bytes, to: descriptor, writer)
    // The owner first, for a new owner takes away some permissions.
    try? System.setOwner(status.owner, group: status.group, of: descriptor)
    try System.setPermissions(status.permissions, of: descriptor)
    try System.synchronize(descriptor)
  } catch {
    System.closeAfterReading(descriptor)
    throw error
  }
  try System.closeAfterWriting(descriptor)
}

/// Writes all bytes, in as many pieces as it takes.
private func writeAll(
  _ bytes: [UInt8], to descriptor: Int32, _ writer: DescriptorWriter
) throws(SystemError) {
  var written = 0
  while written < bytes.count {
    do throws(SystemError) {
      written += try bytes.withUnsafeBufferPointer { (bytes) throws(SystemError) in
        try writer(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[written...]), descriptor)
      }
    } catch .interrupted {
      continue
    }
  }
}
