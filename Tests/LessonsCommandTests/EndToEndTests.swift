import Foundation
import Testing

/// The real program as its users meet it: exit status, standard output and standard error.
struct EndToEndTests {
  let lessons: LessonsBinary

  init() throws { lessons = try LessonsBinary() }

  private static let ids = [
    "cross-entropy", "backprop", "training", "matrix-backprop", "gradient-check", "saturation", "symmetry",
    "exploding", "residual", "gradient-clipping", "fgsm",
  ]

  // MARK: What works

  @Test(
    "Every command prints to standard output, nothing to standard error, and ends with 0",
    arguments: [
      ("", "OVERVIEW: Worked examples", "SUBCOMMANDS:"),
      ("--help", "OVERVIEW: Worked examples", "--generate-completion-script"),
      ("-h", "OVERVIEW: Worked examples", "SUBCOMMANDS:"),
      ("help", "OVERVIEW: Worked examples", "SUBCOMMANDS:"),
      ("help list", "OVERVIEW: List the lessons", "USAGE: lessons list"),
      ("help show", "OVERVIEW: Print a lesson's derivation", "--set <name=value>"),
      ("help backprop", "OVERVIEW: Print a lesson's derivation", "--digits <n>"),
      ("help note", "OVERVIEW: Print a lesson's note", "<lesson>"),
      ("help verify", "OVERVIEW: Check every claim", "--errata"),
      ("help help", "OVERVIEW: Show help", "<subcommand>"),
      ("--version", "0.1.0\n", ""),
      ("list", "", "Every gradient of a small network"),
      ("backprop", "Backpropagation through a 2-2-2 network\n", "out_h1 = 1/(1 + e^(−net_h1))"),
      ("show backprop", "Backpropagation through a 2-2-2 network\n", "≈ 0.298371109"),
      ("-- backprop", "Backpropagation through a 2-2-2 network\n", "Misprints in the sources"),
      ("backprop --section output", "Backpropagation", "∂E_total/∂w_5 = "),
      ("--digits 4 backprop", "Backpropagation", "≈ 0.5933\n"),
      ("exploding --set x=-1,0.5", "Vanishing", "x = [−1, 0.5]"),
      ("note backprop", "Backpropagation through a 2-2-2 network\n", "Common mistakes"),
      ("verify", "", "None fails.\n"),
      ("verify backprop", "backprop\n", "None fails.\n"),
      ("verify --errata", "", " confirmed. None fails.\n"),
    ])
  func success(line: String, beginning: String, part: String) throws {
    let result = try lessons.run(line.split(separator: " ").map(String.init))
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.output.hasPrefix(beginning))
    #expect(result.output.contains(part) || part.isEmpty)
    #expect(result.output.hasSuffix("\n") && !result.output.hasSuffix("\n\n"))
  }

  @Test(
    "Every lesson in every format", arguments: ids,
    [
      ("text", "%@\n\n"), ("markdown", "# %@\n\n"), ("latex", "\\documentclass{article}\n"), ("json", "{\n"),
      ("html", "<!DOCTYPE html>\n"),
    ])
  func formats(id: String, format: (name: String, beginning: String)) throws {
    let result = try lessons.run([id, "--format", format.name])
    #expect(result.status == 0)
    #expect(result.errors == "")
    let title = try #require(lessons.run([id]).output.split(separator: "\n").first)
    #expect(result.output.hasPrefix(format.beginning.replacing("%@", with: title)))
    #expect(result.output.contains(title))
    #expect(result.output.utf8.count > 2000)
  }

  @Test(
    "Both ways to ask for help give the same",
    arguments: ["list", "show", "note", "verify", "check", "explain", "help"])
  func help(command: String) throws {
    let asked = try lessons.run(["help", command])
    let flagged = try lessons.run([command, "--help"])
    #expect(asked.output == flagged.output)
    #expect(asked.output.contains("USAGE: lessons "))
    #expect(asked.status == 0 && flagged.status == 0)
    #expect(asked.errors == "" && flagged.errors == "")
  }

  @Test("Notes are readable: no front matter, no LaTeX that could be read", arguments: ids)
  func note(id: String) throws {
    let result = try lessons.run(["note", id])
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(!result.output.contains("sources:") && !result.output.contains("\\frac"))
    #expect(result.output.split(separator: "\n").count > 20)
  }

  @Test("All lessons are listed, by chapter") func list() throws {
    let lines = try lessons.run(["list"]).output.split(separator: "\n")
    let names = lines.filter { $0.hasPrefix("  ") && $0.dropFirst(2).first != " " }
    let listed = names.compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(listed.filter(Self.ids.contains) == Self.ids)
  }

  @Test("Completion scripts name the lessons", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let result = try lessons.run(["--generate-completion-script", shell])
    #expect(result.status == 0)
    #expect(result.errors == "")
    for id in Self.ids { #expect(result.output.contains(id)) }
  }

  // MARK: What is refused

  private static let sections =
    "Forward pass, Error, The derivative of the logistic function, Backward pass: output layer, "
    + "Backward pass: hidden layer, New weights, After the step"
  private static let givens =
    "i_1, i_2, w_1, w_2, w_3, w_4, w_5, w_6, w_7, w_8, b_1, b_2, target_o1, target_o2, alpha"

  @Test(
    "A command line that makes no sense is explained on standard error and ends with 64",
    arguments: [
      (["bakprop"], "There is no lesson or command 'bakprop'. Did you mean 'backprop'?"),
      (["lst"], "There is no lesson or command 'lst'. Did you mean 'list'?"),
      (["zzzzzz"], "There is no lesson or command 'zzzzzz'."),
      ([""], "There is no lesson or command ''."),
      (["note", "bakprop"], "There is no lesson 'bakprop'. Did you mean 'backprop'?"),
      (["verify", "backprop", "nosuch"], "There is no lesson 'nosuch'."),
      (["note"], "Missing expected argument '<lesson>'"),
      (["backprop", "fgsm"], "Unexpected argument 'fgsm'"),
      (["list", "--digits", "3"], "Unknown option '--digits'"),
      (["backprop", "--fromat", "json"], "Unknown option '--fromat'. Did you mean '--format'?"),
      (["backprop", "--format"], "Missing value for '--format <format>'"),
      (
        ["backprop", "--format", "pdf"],
        "The value 'pdf' is invalid for '--format <format>'. "
          + "Please provide one of 'text', 'markdown', 'latex', 'json' or 'html'."
      ),
      (
        set("w_1=abc"),
        "The value 'w_1=abc' is invalid for '--set <name=value>'. 'abc' is not a decimal number."
      ),
      (set("w_1="), "The value 'w_1=' is invalid for '--set <name=value>'. '' is not a decimal number."),
      (
        set("w_1=1e999"),
        "The value 'w_1=1e999' is invalid for '--set <name=value>'. 1e999 is too large for a double."
      ),
      (
        set("w_1"),
        "The value 'w_1' is invalid for '--set <name=value>'. Write a name and a value, such as w_1=0.3."
      ),
      (
        set("=1"),
        "The value '=1' is invalid for '--set <name=value>'. Write a name and a value, such as w_1=0.3."
      ),
      (set("nosuch=1"), "There is no given 'nosuch' in 'backprop'. The givens are \(givens)."),
      (set("W_1=1"), "There is no given 'W_1' in 'backprop'. Did you mean 'w_1'? The givens are \(givens)."),
      (
        set("w_1=1") + ["--set", "w_1=2"],
        "The value 'w_1=2' is invalid for '--set <name=value>'. 'w_1' is set twice."
      ),
      (
        ["fgsm", "--set", "epsilon=-1"],
        "The given 'epsilon' cannot have that value: -1 is not between 0 and 10."
      ),
      (["exploding", "--set", "L=2.5"], "The given 'L' cannot have that value: 2.5 is not a whole number."),
      (["exploding", "--set", "L=61"], "The given 'L' cannot have that value: 61 is not between 2 and 60."),
      (
        ["exploding", "--set", "w=1,2,3"], "The given 'w' cannot have that value: it takes 2 numbers, not 3."
      ),
      (
        ["cross-entropy", "--set", "z_1=1000"],
        "The given 'z_1' cannot have that value: 1000 is not between -300 and 300."
      ),
      (
        ["backprop", "--digits", "0"],
        "The value '0' is invalid for '--digits <n>'. Please provide a whole number from 1 to 17."
      ),
      (
        ["backprop", "--digits", "ten"],
        "The value 'ten' is invalid for '--digits <n>'. Please provide a whole number from 1 to 17."
      ),
      (
        ["backprop", "--section", "nosuch"],
        "The value 'nosuch' is invalid for '--section <title>'. The sections are: \(sections)."
      ),
      (
        ["backprop", "--color", "red"],
        "The value 'red' is invalid for '--color <when>'. Please provide one of 'auto', 'always' or 'never'."
      ),
      (
        ["--generate-completion-script", "tcsh"],
        "The value 'tcsh' is invalid for '--generate-completion-script <shell>'. "
          + "Please provide one of 'bash', 'zsh' or 'fish'."
      ),
    ])
  func usage(words: [String], message: String) throws {
    let result = try lessons.run(words)
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("Error: \(message)\nUsage: lessons "), "\(result.errors)")
    #expect(result.errors.hasSuffix("for more information.\n"))
  }

  private static func set(_ setting: String) -> [String] { ["backprop", "--set", setting] }

  @Test("One number too many or too few is refused") func wrongCount() throws {
    let result = try lessons.run(Self.set("w_1=1,2"))
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(
      result.errors.hasPrefix("Error: The given 'w_1' cannot have that value: it takes one number, not 2"))
  }

  @Test("What is no UTF-8 is no lesson") func invalidText() throws {
    let result = try lessons.run(inShell: #"lessons "$(printf 'a\377b')""#)
    #expect(result.status == 64)
    #expect(result.errors.hasPrefix("Error: There is no lesson or command "))
  }

  // MARK: Streams

  @Test("A reader that goes away is no error") func brokenPipe() throws {
    let head = try lessons.run(inShell: "{ lessons fgsm --format json; echo $? >&2; } | head -1")
    #expect(head.output == "{\n")
    #expect(head.errors == "0\n")

    // Here nobody reads from the beginning.
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: lessons.path)
    process.arguments = ["backprop"]
    process.standardOutput = output
    process.standardError = errors
    try output.fileHandleForReading.close()
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
    try errors.fileHandleForWriting.close()
    #expect(try errors.fileHandleForReading.readToEnd() ?? Data() == Data())
  }

  @Test(
    "A failure to write is told and ends with 2",
    arguments: [
      (">&-", "Error: Cannot write to standard output: Bad file descriptor\n"),
      (">/dev/full", "Error: Cannot write to standard output: No space left on device\n"),
    ])
  func unwritable(redirection: String, message: String) throws {
    guard
      redirection == ">&-" || Command.exists("/bin/sh") && FileManager.default.fileExists(atPath: "/dev/full")
    else { return }
    for line in [
      "lessons backprop", "lessons list", "lessons --help", "lessons --version", "lessons verify backprop",
    ] {
      let result = try lessons.run(inShell: "\(line) \(redirection)")
      #expect(result.status == 2, "\(line)")
      #expect(result.errors == message, "\(line)")
    }
  }

  @Test("Without standard error the status tells") func closedErrors() throws {
    #expect(try lessons.run(inShell: "lessons bakprop 2>&-").status == 64)
    #expect(try lessons.run(inShell: "lessons list 2>&-").status == 0)
  }

  // MARK: Colour and width

  @Test(
    arguments: [
      ([], [:], false),
      (["--color", "always"], [:], true),
      (["--color=never"], ["FORCE_COLOR": "1"], false),
      ([], ["FORCE_COLOR": "1"], true),
      ([], ["FORCE_COLOR": "0"], false),
      ([], ["FORCE_COLOR": "1", "NO_COLOR": "1"], false),
      ([], ["FORCE_COLOR": "1", "NO_COLOR": ""], true),
      (["--color", "always"], ["NO_COLOR": "1"], true),
      (["--color", "auto"], ["TERM": "xterm-256color"], false),
    ] as [([String], [String: String], Bool)])
  func color(options: [String], environment: [String: String], isColored: Bool) throws {
    for command in [["exploding"], ["list"], ["note", "exploding"], ["verify", "exploding"]] {
      let plain = try lessons.run(command)
      let result = try lessons.run(command + options, environment: environment)
      #expect(result.output.contains("\u{1B}[") == isColored, "\(command)")
      // Colours add to the text, and change nothing of it.
      #expect(result.output.replacing(#/\x{1B}\[[0-9]+m/#, with: "") == plain.output, "\(command)")
    }
  }

  @Test("Files and machines get no colours", arguments: ["markdown", "latex", "json", "html"])
  func noColor(format: String) throws {
    let result = try lessons.run(["backprop", "--format", format, "--color", "always"])
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test(
    "Text is as wide as COLUMNS says, or else 80 columns", arguments: [("40", 40), ("120", 120), ("x", 80)])
  func width(columns: String, width: Int) throws {
    for words in [["list"], ["symmetry"], ["help", "verify"], ["verify", "nosuch", "--help"]] {
      let lines = try lessons.run(words, environment: ["COLUMNS": columns]).output.split(separator: "\n")
      let widest = lines.map(\.count).max() ?? 0
      #expect(widest <= width, "\(words): \(widest)")
      if words == ["symmetry"] { #expect(widest > width - 12) }
    }
  }
}
