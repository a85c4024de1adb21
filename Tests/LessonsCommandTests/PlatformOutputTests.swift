import Foundation
import Testing

@testable import LessonsCommand

struct PlatformOutputTests {
  /// What a fake stream does with the bytes that it is handed, call by call.
  enum Answer {
    case take(Int)
    case fail(SystemError)
  }

  private static let full = SystemError(code: ENOSPC)

  /// An output onto a list of answers; when they are used up, the stream takes everything.
  private final class FakeStream {
    var answers: [Answer]
    var bytes: [UInt8] = []
    var calls = 0
    var waits = 0

    init(_ answers: [Answer]) { self.answers = answers }

    func output(capacity: Int) -> Output {
      Output(name: "a fake", capacity: capacity, wait: { self.waits += 1 }) { (offered) throws(SystemError) in
        self.calls += 1
        switch self.answers.isEmpty ? .take(.max) : self.answers.removeFirst() {
        case .take(let count):
          self.bytes += offered.prefix(count)
          return min(count, offered.count)
        case .fail(let error):
          throw error
        }
      }
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  @Test("Text is gathered until there is plenty") func gathering() throws {
    let stream = FakeStream([])
    let output = stream.output(capacity: 8)
    try output.write("1234")
    try output.write("5678")
    #expect(stream.calls == 0)
    try output.write("9")
    #expect(stream.text == "123456789")
    try output.write("Grüße −")
    try output.flush()
    #expect(stream.text == "123456789Grüße −")
    try output.flush()
    #expect(stream.calls == 2)
  }

  @Test("Without capacity, text is written at once") func ungathered() throws {
    let stream = FakeStream([])
    try stream.output(capacity: 0).write("x")
    #expect(stream.text == "x")
  }

  @Test("Short writes and interrupts are continued") func continued() throws {
    let stream = FakeStream([
      .take(1), .fail(.interrupted), .take(0), .take(2), .fail(.wouldBlock), .fail(.interrupted), .take(1),
    ])
    let output = stream.output(capacity: 100)
    try output.write("ab−cdef")
    try output.flush()
    #expect(stream.text == "ab−cdef")
    #expect(stream.waits == 1)
  }

  @Test("A broken pipe ends the writing without an error") func brokenPipe() throws {
    let stream = FakeStream([.take(2), .fail(.brokenPipe)])
    let output = stream.output(capacity: 0)
    try output.write("abcd")
    #expect(output.isClosed)
    try output.write("efgh")
    try output.flush()
    #expect(stream.text == "ab")
    #expect(stream.calls == 2)
  }

  @Test("Other failures are thrown, and what was gathered is not written twice") func failure() throws {
    let stream = FakeStream([.take(2), .fail(Self.full)])
    let output = stream.output(capacity: 100)
    try output.write("abcd")
    #expect(throws: Output.Failure(stream: "a fake", reason: Self.full)) { try output.flush() }
    try output.write("ef")
    try output.flush()
    #expect(stream.text == "abef")
  }

  @Test("A full disk is named", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    let device = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let output = Output(descriptor: device.fileDescriptor, name: "standard output")
    try output.write("text")
    do {
      try output.flush()
      Issue.record("a failure was expected")
    } catch {
      #expect(error.message == "Cannot write to standard output: No space left on device")
    }
  }

  @Test("A pipe without a reader is no error") func pipeWithoutReader() throws {
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let output = Output(descriptor: pipe.fileHandleForWriting.fileDescriptor, name: "a pipe", capacity: 0)
    try output.write("text")
    #expect(output.isClosed)
    try output.write("more")
    try output.flush()
  }

  @Test("A slow reader on a pipe that does not block gets everything") func slowReader() async throws {
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    #expect(fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) == 0)
    let text = String(repeating: "0123456789abcdef", count: 20_000)

    let reader = Task.detached { try pipe.fileHandleForReading.readToEnd() }
    let output = Output(descriptor: descriptor, name: "a pipe")
    try output.write(text)
    try output.flush()
    try pipe.fileHandleForWriting.close()
    #expect(try await reader.value == Data(text.utf8))
  }

  @Test("A closed descriptor is an error") func closedDescriptor() throws {
    let output = Output(descriptor: -1, name: "nothing", capacity: 0)
    #expect(throws: Output.Failure(stream: "nothing", reason: SystemError(code: EBADF))) {
      try output.write("text")
    }
  }
}
