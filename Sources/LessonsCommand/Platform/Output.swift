/// Writes text as UTF-8 to a stream, gathering it in memory first.
///
/// What is gathered reaches the stream when it is plenty, and on `flush()`, without which the end is lost: a
/// failure to write it could not be reported any more.
///
/// Nobody reading any more, as in `lessons backprop | head -1`, is no error: from then on text is dropped. All
/// other failures, such as a full disk, are thrown.
final class Output {
  /// A failure to write, with a message that says where and why.
  struct Failure: Error, Equatable {
    /// The stream's name.
    let stream: String

    /// Why it could not be written.
    let reason: SystemError

    /// The failure in a line: `Cannot write to standard output: No space left on device`.
    var message: String { "Cannot write to \(stream): \(reason.text)" }
  }

  /// Writes a beginning of the bytes and returns how many they were.
  typealias Writer = (UnsafeRawBufferPointer) throws(SystemError) -> Int

  /// Whether nobody reads any more, so that there is no use in going on.
  private(set) var isClosed = false

  private let name: String
  private let capacity: Int
  private let wait: () -> Void
  private let writer: Writer
  private var buffer: [UInt8] = []

  /// Writes to standard output or standard error; the latter at once, since what is said there may be the last.
  convenience init(to stream: StandardStream) {
    self.init(descriptor: stream.rawValue, name: stream.name, capacity: stream == .error ? 0 : 1 << 16)
  }

  /// Writes to an open descriptor, which it does not close. From here on, the process no longer dies of a pipe
  /// that nobody reads.
  convenience init(descriptor: Int32, name: String, capacity: Int = 1 << 16) {
    System.ignoreBrokenPipeSignal()
    self.init(
      name: name, capacity: capacity,
      wait: { System.waitUntilWritable(descriptor) },
      writer: { (bytes) throws(SystemError) in try System.writeSome(bytes, to: descriptor) })
  }

  /// Writes by a function, gathering as many bytes as the capacity says; `wait` is called when it would block.
  init(name: String, capacity: Int, wait: @escaping () -> Void, writer: @escaping Writer) {
    self.name = name
    self.capacity = capacity
    self.wait = wait
    self.writer = writer
  }

  /// Appends a text.
  func write(_ text: String) throws(Failure) { try write(text.utf8) }

  /// Appends bytes, which may be anything.
  func write(_ bytes: some Sequence<UInt8>) throws(Failure) {
    if isClosed { return }
    buffer.append(contentsOf: bytes)
    if buffer.count > capacity { try flush() }
  }

  /// Hands everything gathered to the stream. After a failure it is forgotten: what part of it was written is
  /// unknown to the reader, and saying it again would not help.
  func flush() throws(Failure) {
    defer { buffer.removeAll(keepingCapacity: true) }
    var written = 0
    while written < buffer.count, !isClosed {
      do throws(SystemError) {
        written += try writeOnce(from: written)
      } catch {
        switch error {
        case .interrupted: continue
        case .wouldBlock: wait()
        case .brokenPipe: isClosed = true
        default: throw Failure(stream: name, reason: error)
        }
      }
    }
  }

  private func writeOnce(from start: Int) throws(SystemError) -> Int {
    try buffer.withUnsafeBufferPointer { (bytes) throws(SystemError) in
      try writer(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start...]))
    }
  }
}
