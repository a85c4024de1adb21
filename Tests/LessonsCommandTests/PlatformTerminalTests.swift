import Foundation
import Testing

@testable import LessonsCommand

struct PlatformTerminalTests {
  @Test(
    arguments: [
      // The option decides whatever the rest says.
      (.always, [:], false, true),
      (.always, ["NO_COLOR": "1", "TERM": "dumb"], false, true),
      (.never, ["FORCE_COLOR": "1"], true, false),

      // Without it, the terminal does.
      (.auto, [:], true, true),
      (.auto, [:], false, false),
      (.auto, ["TERM": "xterm-256color"], true, true),
      (.auto, ["TERM": "xterm-256color"], false, false),
      (.auto, ["TERM": ""], true, true),

      // The environment may forbid it or ask for it; an empty variable counts as none.
      (.auto, ["NO_COLOR": "1"], true, false),
      (.auto, ["NO_COLOR": "0"], true, false),
      (.auto, ["NO_COLOR": ""], true, true),
      (.auto, ["FORCE_COLOR": "1"], false, true),
      (.auto, ["FORCE_COLOR": "true"], false, true),
      (.auto, ["FORCE_COLOR": "0"], true, false),
      (.auto, ["FORCE_COLOR": "false"], true, false),
      (.auto, ["FORCE_COLOR": ""], false, false),
      (.auto, ["FORCE_COLOR": ""], true, true),
      (.auto, ["TERM": "dumb"], true, false),

      // Which one wins.
      (.auto, ["NO_COLOR": "1", "FORCE_COLOR": "1"], true, false),
      (.auto, ["NO_COLOR": "", "FORCE_COLOR": "1"], false, true),
      (.auto, ["FORCE_COLOR": "1", "TERM": "dumb"], false, true),
    ] as [(ColorChoice, [String: String], Bool, Bool)])
  func color(choice: ColorChoice, environment: [String: String], isTerminal: Bool, expected: Bool) {
    #expect(choice.isColored(isTerminal: isTerminal) { environment[$0] } == expected)
  }

  @Test(
    arguments: [
      (nil, nil, 80),
      (nil, 132, 132),
      ("100", nil, 100),
      ("100", 132, 100),
      ("20", 132, 20),
      ("1000", 132, 1000),
      ("19", 132, 132),
      ("1001", 132, 132),
      ("0", nil, 80),
      ("-80", nil, 80),
      ("", 132, 132),
      ("wide", 132, 132),
      ("80.5", 132, 132),
      (" 100", 132, 132),
      ("99999999999999999999", nil, 80),
      (nil, 1, 20),
      (nil, 65_535, 1000),
    ] as [(String?, Int?, Int)])
  func width(columns: String?, reported: Int?, expected: Int) {
    #expect(Terminal.width(columns: columns, reported: reported) == expected)
  }

  @Test("A pipe is no terminal and has no width") func pipe() {
    let descriptor = Pipe().fileHandleForReading.fileDescriptor
    #expect(!System.isTerminal(descriptor))
    #expect(System.columns(of: descriptor) == nil)
  }

  @Test("A terminal tells its width") func pseudoTerminal() throws {
    let terminal = try #require(FileHandle(forUpdatingAtPath: "/dev/ptmx"))
    var size = winsize(ws_row: 40, ws_col: 123, ws_xpixel: 0, ws_ypixel: 0)
    try #require(ioctl(terminal.fileDescriptor, UInt(TIOCSWINSZ), &size) == 0)
    #expect(System.isTerminal(terminal.fileDescriptor))
    #expect(System.columns(of: terminal.fileDescriptor) == 123)
  }

  @Test("The environment is read as it is") func environment() {
    #expect(System.environment("LESSONS_TEST_OF_A_MISSING_VARIABLE") == nil)
    #expect(System.environment("PATH") == ProcessInfo.processInfo.environment["PATH"])
  }
}
