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
    // The C library would take the part before the NUL for the whole path.
    if path.utf8.contains(0) { throw SystemError(code: EINVAL) }
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

  /// The failure of the call made last.
  fileprivate static var latest: SystemError { SystemError(code: errno) }

  /// What the C library says about it: `No space left on device`.
  var text: String {
    guard let text = strerror(code) else { return "Error \(code)" }
    return String(cString: text)
  }
}
