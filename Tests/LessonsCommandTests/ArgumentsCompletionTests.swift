import Foundation
import Testing

@testable import LessonsCommand

struct ArgumentsCompletionTests {
  @Test(
    .enabled(if: Command.exists("/bin/bash")),
    arguments: [
      (
        "lessons|",
        ["list", "show", "note", "verify", "check", "explain", "help", "backprop", "cross-entropy", "fgsm"]
      ),
      ("lessons|v", ["verify"]),
      ("lessons|b", ["backprop"]),
      ("lessons|verify|", ["backprop", "cross-entropy", "fgsm"]),
      ("lessons|verify|backprop|c", ["cross-entropy"]),
      ("lessons|verify|--errata|", ["backprop", "cross-entropy", "fgsm"]),
      ("lessons|verify|-", ["--errata", "--color", "-h", "--help"]),
      ("lessons|note|", ["backprop", "cross-entropy", "fgsm"]),
      ("lessons|note|backprop|", []),
      ("lessons|backprop|", []),
      ("lessons|list|", []),
      ("lessons|--color|never|note|", ["backprop", "cross-entropy", "fgsm"]),
      ("lessons|--color|=|never|note|", ["backprop", "cross-entropy", "fgsm"]),
      ("lessons|backprop|--format|", ["text", "markdown", "latex", "json", "html"]),
      ("lessons|backprop|--format|=|", ["text", "markdown", "latex", "json", "html"]),
      ("lessons|backprop|--format|=", ["text", "markdown", "latex", "json", "html"]),
      ("lessons|backprop|--format|=|j", ["json"]),
      ("lessons|--format|l", ["latex"]),
      ("lessons|backprop|--set|w_1|=|", []),
      ("lessons|backprop|--set|w_1|=|3|--f", ["--format"]),
      ("lessons|--generate-completion-script|", ["bash", "zsh", "fish"]),
      ("lessons|--|", ["backprop", "cross-entropy", "fgsm"]),
      ("lessons|--|-", []),
      ("lessons|verify|--|--format|f", ["fgsm"]),
      ("lessons|help|", ["list", "show", "note", "verify", "check", "explain", "help"]),
      ("lessons|help|verify|", []),
    ])
  func bash(line: String, expected: [String]) throws {
    #expect(try completionsInBash(of: lessonsProgram, line) == expected)
  }

  @Test(
    .enabled(if: Command.exists("/bin/bash")),
    arguments: [
      ("tool|remote|", ["add"]),
      ("tool|copy|-o|READ", ["READ ME", "READER"]),
      ("tool|copy|--output|=|READE", ["READER"]),
      ("tool|copy|1|READE", ["READER"]),
      ("tool|copy|1|READER|READE", ["READER"]),
      ("tool|copy|READ", []),
    ])
  func bashWithFiles(line: String, expected: [String]) throws {
    try TemporaryFolder.with(files: ["READ ME", "READER", "other"]) { folder in
      let offered = try completionsInBash(of: toolProgram, line, in: folder)
      #expect(offered.sorted() == expected)
    }
  }

  @Test("What stands in a word is never run", .enabled(if: Command.exists("/bin/bash")))
  func bashWithHostileWords() throws {
    let hostile = ["$(touch pwned)", "`touch pwned`", "it's", "a b", "*"]
    var program = toolProgram
    program.subcommands[0].options.append(
      OptionSyntax(long: "odd", valueName: "x", help: "It's $(odd).", values: .oneOf(hostile)))
    try TemporaryFolder.with(files: ["file"]) { folder in
      let offered = try completionsInBash(of: program, "tool|copy|--odd|", in: folder)
      #expect(offered == hostile)
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/pwned"))
    }
  }

  /// The words on the line are divided by bars, as Bash itself divides them; the last is the one at the cursor.
  private func completionsInBash(
    of program: CommandSyntax, _ line: String, in folder: String = "/"
  ) throws -> [String] {
    let words = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0).shellWord }
    let script = """
      \(Shell.bash.completionScript(for: program))
      COMP_WORDS=(\(words.joined(separator: " ")))
      COMP_CWORD=\(words.count - 1)
      _\(program.name)
      (( ${#COMPREPLY[@]} == 0 )) || printf '%s\\n' "${COMPREPLY[@]}"
      """
    let result = try Command.run("/bin/bash", ["--norc", "--noprofile", "-u", "-c", script], in: folder)
    #expect(result.errors == "")
    return result.output.split(separator: "\n").map(String.init)
  }

  @Test(
    "Zsh can read its script", .enabled(if: Command.path(of: "zsh") != nil),
    arguments: [lessonsProgram, toolProgram])
  func zsh(program: CommandSyntax) throws {
    let zsh = try #require(Command.path(of: "zsh"))
    try TemporaryFolder.with(files: ["_script": Shell.zsh.completionScript(for: program)]) { folder in
      let result = try Command.run(zsh, ["-f", "-n", "\(folder)/_script"])
      #expect(result.errors == "")
      #expect(result.status == 0)
    }
  }

  @Test("Zsh's script describes every option and word") func zshWords() {
    let script = Shell.zsh.completionScript(for: lessonsProgram)
    #expect(script.hasPrefix("#compdef lessons\n"))
    #expect(
      script.contains("'(--format)--format=[The form of the output.]:format:(text markdown latex json html)'")
    )
    #expect(script.contains("'*:lesson:(backprop cross-entropy fgsm)'"))
    #expect(script.contains(#"list\:"List the lessons, chapter by chapter.""#))
  }

  @Test(
    .enabled(if: Command.path(of: "fish") != nil),
    arguments: [
      (
        "lessons ",
        ["backprop", "check", "cross-entropy", "explain", "fgsm", "help", "list", "note", "show", "verify"]
      ),
      ("lessons v", ["verify"]),
      ("lessons verify ", ["backprop", "cross-entropy", "fgsm"]),
      ("lessons verify backprop ", ["backprop", "cross-entropy", "fgsm"]),
      ("lessons note backprop ", []),
      ("lessons backprop ", []),
      ("lessons backprop --format ", ["html", "json", "latex", "markdown", "text"]),
      ("lessons --format l", ["latex"]),
      ("lessons verify --e", ["--errata"]),
      ("lessons --color never note f", ["fgsm"]),
      ("lessons -- ", ["backprop", "cross-entropy", "fgsm"]),
      ("lessons check --format j", ["json", "jsonl"]),
      ("lessons check --lesson b", ["backprop"]),
      ("lessons explain wrong", ["wrong-number", "wrong-relation", "wrong-step"]),
      ("lessons help ", ["check", "explain", "help", "list", "note", "show", "verify"]),
    ])
  func fish(line: String, expected: [String]) throws {
    let fish = try #require(Command.path(of: "fish"))
    let script = Shell.fish.completionScript(for: lessonsProgram)
    try TemporaryFolder.with(files: ["script.fish": script]) { folder in
      let query = "source script.fish; complete -C \(line.shellWord)"
      let result = try Command.run(fish, ["--no-config", "-c", query], in: folder)
      #expect(result.errors == "")
      let words = result.output.split(separator: "\n").compactMap { $0.split(separator: "\t").first }
      #expect(words.map(String.init).sorted() == expected)
    }
  }
}
