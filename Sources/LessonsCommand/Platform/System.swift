#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The calls to the operating system that the program makes; nothing else in it knows the C library.
///
/// Each is the bare call with its failure as a thrown `SystemError`. What to do about short writes, interrupts and
/// closed pipes is decided by those who call.
enum System {
  /// Writes a beginning of the bytes, and returns how many they were.
  static func writeSome(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(SystemError) -> Int {
    let count = write(descriptor, bytes.baseAddress, bytes.count)
    if count < 0 { throw .latest }
    return count
  }

  /// Reads some bytes into the buffer, and returns how many; zero at the end.
  static func readSome(
    into buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32
  ) throws(SystemError) -> Int {
    let count = read(descriptor, buffer.baseAddress, buffer.count)
    if count < 0 { throw .latest }
    return count
  }

  /// Opens a file for reading.
  static func openForReading(_ path: String) throws(SystemError) -> Int32 {
    try requireWhole(path)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw .latest }
    return descriptor
  }

  /// Closes a file that was read. A failure would change nothing about what was read, and is ignored.
  static func closeAfterReading(_ descriptor: Int32) {
    _ = close(descriptor)
  }

  /// Waits until the descriptor takes more bytes, or has failed for good.
  static func waitUntilWritable(_ descriptor: Int32) {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    // Whatever the answer is, the next write tells it better.
    _ = poll(&request, 1, -1)
  }

  /// Makes writing to a pipe that nobody reads an error, `brokenPipe`, in place of the program's death.
  static func ignoreBrokenPipeSignal() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Whether the descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1
  }

  /// How many columns the terminal has by its own account; `nil` if it is none or does not know.
  static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// The value of an environment variable, with what is not UTF-8 replaced; `nil` if it is not set.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Refuses a path with a NUL inside: the C library would take the part before it for the whole.
  private static func requireWhole(_ path: String) throws(SystemError) {
    if path.utf8.contains(0) { throw SystemError(code: EINVAL) }
  }
}

/// Files and directories, by their paths.
extension System {
  /// What is known about a file; of a symbolic link, about what it leads to.
  static func status(of path: String) throws(SystemError) -> FileStatus {
    try requireWhole(path)
    var status = stat()
    if stat(path, &status) != 0 { throw .latest }
    let kind: FileStatus.Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
    return FileStatus(
      kind: kind,
      identity: FileIdentity(
        device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(truncatingIfNeeded: status.st_ino)),
      size: Int(status.st_size), permissions: UInt32(status.st_mode & 0o7777),
      owner: status.st_uid, group: status.st_gid)
  }

  /// Whether the path itself is a symbolic link. What cannot be examined is none.
  static func isSymbolicLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Fails if this process may not read the file.
  static func requireReadable(_ path: String) throws(SystemError) {
    if access(path, R_OK) != 0 { throw .latest }
  }

  /// Fails if this process may not write the file.
  static func requireWritable(_ path: String) throws(SystemError) {
    if access(path, W_OK) != 0 { throw .latest }
  }

  /// The absolute path without symbolic links to a file that exists.
  static func resolvedPath(_ path: String) throws(SystemError) -> String {
    try requireWhole(path)
    guard let resolved = realpath(path, nil) else { throw .latest }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// What a directory contains, in no order, without `.` and `..`.
  static func entries(of path: String) throws(SystemError) -> [DirectoryEntry] {
    try requireWhole(path)
    guard let directory = opendir(path) else { throw .latest }
    defer { closedir(directory) }
    var entries: [DirectoryEntry] = []
    while true {
      // The end and a failure look alike but for the error's number.
      errno = 0
      guard let entry = readdir(directory) else {
        if errno != 0 { throw .latest }
        return entries
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name == Array(".".utf8) || name == Array("..".utf8) { continue }
      let mayBeDirectory = [DT_DIR, DT_LNK, DT_UNKNOWN].contains { Int($0) == Int(entry.pointee.d_type) }
      entries.append(DirectoryEntry(name: name, mayBeDirectory: mayBeDirectory))
    }
  }
}

/// Replacing files.
extension System {
  /// Creates a file that only its owner may read, and opens it for writing. Fails if there is anything with that
  /// name, even a symbolic link to nothing.
  static func create(_ path: String) throws(SystemError) -> Int32 {
    try requireWhole(path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw .latest }
    return descriptor
  }

  /// Sets the permissions of an open file.
  static func setPermissions(_ permissions: UInt32, of descriptor: Int32) throws(SystemError) {
    if fchmod(descriptor, mode_t(permissions)) != 0 { throw .latest }
  }

  /// Gives an open file to a user and a group; only the superuser may give files to others.
  static func setOwner(_ owner: UInt32, group: UInt32, of descriptor: Int32) throws(SystemError) {
    if fchown(descriptor, owner, group) != 0 { throw .latest }
  }

  /// Waits until what was written to a file is on the disk.
  static func synchronize(_ descriptor: Int32) throws(SystemError) {
    if fsync(descriptor) != 0 { throw .latest }
  }

  /// Closes a file that was written; on some file systems only this tells of a full disk.
  static func closeAfterWriting(_ descriptor: Int32) throws(SystemError) {
    if close(descriptor) != 0 { throw .latest }
  }

  /// Gives a file another name on the same file system, in the place of what has that name now.
  static func rename(_ path: String, to newPath: String) throws(SystemError) {
    try requireWhole(newPath)
    #if canImport(Glibc)
    let result = Glibc.rename(path, newPath)
    #elseif canImport(Musl)
    let result = Musl.rename(path, newPath)
    #elseif canImport(Darwin)
    let result = Darwin.rename(path, newPath)
    #endif
    if result != 0 { throw .latest }
  }

  /// Removes a file. A failure leaves it there, and is ignored.
  static func remove(_ path: String) {
    _ = unlink(path)
  }
}

/// Threads.
extension System {
  /// How many threads can run at the same time; at least one.
  static var processorCount: Int {
    max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }

  /// Calls a function on several threads at once, of which the calling thread is one, and returns when all calls
  /// have returned. With fewer threads to be had there are fewer calls, but one at least.
  static func onThreads(_ count: Int, call body: @Sendable () -> Void) {
    withoutActuallyEscaping(body) { body in
      let threads = (1..<max(count, 1)).compactMap { _ in startThread(ThreadBody(call: body)) }
      body()
      for thread in threads { pthread_join(thread, nil) }
    }
  }

  /// What a thread is to call, as an object, for the C library hands on a pointer.
  private final class ThreadBody: Sendable {
    let call: @Sendable () -> Void
    init(call: @escaping @Sendable () -> Void) { self.call = call }
  }

  #if canImport(Darwin)
  private typealias ThreadArgument = UnsafeMutableRawPointer
  #else
  private typealias ThreadArgument = UnsafeMutableRawPointer?
  #endif

  /// Starts a thread; `nil` if there are too many.
  private static func startThread(_ body: ThreadBody) -> pthread_t? {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    // As much stack as the main thread has; some C libraries give as little as 128 kilobytes.
    pthread_attr_setstacksize(&attributes, 8 << 20)

    #if canImport(Glibc)
    var thread = pthread_t()
    #else
    var thread: pthread_t?
    #endif
    let retained = Unmanaged.passRetained(body)
    let start: @convention(c) (ThreadArgument) -> UnsafeMutableRawPointer? = { argument in
      let pointer: UnsafeMutableRawPointer? = argument
      if let pointer { Unmanaged<ThreadBody>.fromOpaque(pointer).takeRetainedValue().call() }
      return nil
    }
    if pthread_create(&thread, &attributes, start, retained.toOpaque()) == 0 { return thread }
    retained.release()
    return nil
  }
}

/// A failure that the operating system reports.
struct SystemError: Error, Sendable, Equatable {
  /// The error's number, which the C library calls `errno`.
  let code: Int32

  /// The call was interrupted before it did anything, and is to be made again.
  static let interrupted = SystemError(code: EINTR)

  /// The descriptor takes nothing right now: somebody has set it not to block.
  static let wouldBlock = SystemError(code: EAGAIN)

  /// Nobody reads the other end of the pipe.
  static let brokenPipe = SystemError(code: EPIPE)

  /// There is no such file.
  static let notFound = SystemError(code: ENOENT)

  /// The file is a directory.
  static let isDirectory = SystemError(code: EISDIR)

  /// That cannot be done with such a file.
  static let notSupported = SystemError(code: EOPNOTSUPP)

  /// The failure of the call made last.
  fileprivate static var latest: SystemError { SystemError(code: errno) }

  /// What the C library says about it: `No space left on device`.
  var text: String {
    guard let text = strerror(code) else { return "Error \(code)" }
    return String(cString: text)
  }
}
