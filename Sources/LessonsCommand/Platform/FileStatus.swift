/// What the operating system knows about a file.
struct FileStatus: Sendable, Equatable {
  /// What kind of file it is.
  enum Kind: Sendable, Equatable {
    case regular, directory, pipe, socket, device
  }

  /// What kind of file it is.
  let kind: Kind

  /// Which file it is, whatever the path to it.
  let identity: FileIdentity

  /// How many bytes it has; of anything but a regular file, a number without meaning.
  let size: Int

  /// Who may read, write and execute it: the lowest twelve bits of its mode.
  let permissions: UInt32

  /// The number of the user to whom it belongs.
  let owner: UInt32

  /// The number of the group to which it belongs.
  let group: UInt32
}

/// Which file it is: two paths lead to the same file exactly if these numbers agree.
struct FileIdentity: Sendable, Hashable {
  /// The number of the file system.
  let device: UInt64

  /// The file's number there.
  let inode: UInt64
}

/// A name in a directory.
struct DirectoryEntry: Sendable, Equatable {
  /// The name as the file system has it: any bytes but `/` and NUL.
  let name: [UInt8]

  /// Whether it may be a directory or lead to one; `false` only if it certainly does not.
  let mayBeDirectory: Bool
}
