import Testing

@testable import LessonsCommand

struct ArgumentsHelpTests {
  @Test("The program's help") func program() {
    #expect(
      HelpText(for: CommandPath(to: lessonsProgram)).text() == """
        OVERVIEW: Worked examples of neural-network notes, computed step by step and
        checked number by number.

        USAGE: lessons <lesson> [--format <format>] [--set <name=value> ...]
                 [--digits <n>] [--section <title>]
               lessons <subcommand>

        OPTIONS:
          --color <when>          When to use colour. (values: auto, always, never;
                                  default: auto)
          --version               Show the version.
          --generate-completion-script <shell>
                                  Print a completion script for a shell. (values: bash,
                                  zsh, fish)
          -h, --help              Show help information.

        SUBCOMMANDS:
          list                    List the lessons, chapter by chapter.
          show (default)          Print a lesson's derivation, every step with its
                                  numbers.
          note                    Print a lesson's note.
          verify                  Check every claim of the notes against the engine.
          check                   Read notes and say which of their numbers are wrong.
          explain                 Say what a finding means.
          help                    Show help for a command.

          See 'lessons help <subcommand>' for detailed help.

        """)
  }

  @Test("A command's help") func command() throws {
    let path = try #require(CommandPath(to: lessonsProgram).children.first { $0.command.name == "verify" })
    #expect(
      HelpText(for: path).text() == """
        OVERVIEW: Check every claim of the notes against the engine.

        The exit status is 1 if a claim fails.

        USAGE: lessons verify [<lesson> ...] [--errata]

        ARGUMENTS:
          <lesson>                The lessons to verify; all of them if none is named.

        OPTIONS:
          --errata                List only the errata of the sources.
          --color <when>          When to use colour. (values: auto, always, never;
                                  default: auto)
          -h, --help              Show help information.

        """)
  }

  @Test("The help of 'check' says where its settings come from, and how it ends") func check() throws {
    let path = try #require(CommandPath(to: lessonsProgram).children.first { $0.command.name == "check" })
    #expect(
      HelpText(for: path).text() == """
        OVERVIEW: Read notes and say which of their numbers are wrong.

        Every relation in a note's mathematics is computed and compared with what is
        printed. What cannot be computed is counted, not guessed.

          lessons check notes/
          lessons check --lesson backprop --diff summary.md
          lessons check --strict --format github notes/ README.md

        Symbols are the quantities of a lesson, which '--lesson' names for all notes, or
        else 'lesson: <lesson>' in the front matter of each; and those to which the note
        itself gives numbers.

        Directories are searched for .md, .markdown, .qmd, .Rmd and .tex. A file named
        itself is read as Markdown unless it ends in .tex, and standard input as its
        '--stdin-filename' says.

        A comment in the note leaves findings out; 'lessons explain' lists their codes:

          <!-- lessons-disable-next-line wrong-number -->

        Text is as wide as COLUMNS says, or else the terminal. Colour is decided by
        '--color', then NO_COLOR, FORCE_COLOR and TERM, and then by whether the output
        is a terminal.

        The exit status is 0 if nothing is found, 1 if something is, or with '--strict'
        if a relation could not be checked, 2 if a file cannot be read or written, and
        64 if the command line makes no sense. What '--fix' has replaced is found no
        more.

        USAGE: lessons check <path> ... [--lesson <lesson>] [--format <format>]
                 [--stdin-filename <name>] [--all] [--algebra] [--strict] [--fix]
                 [--diff]

        ARGUMENTS:
          <path>                  Markdown or LaTeX files, directories of them, or '-'
                                  for standard input.

        OPTIONS:
          --lesson <lesson>       The lesson whose quantities the symbols are, whatever
                                  the front matter says.
          --format <format>       The form of the output. (values: text, concise, json,
                                  jsonl, sarif, github; default: text)
          --stdin-filename <name> What to call standard input; the suffix tells its
                                  format.
          --all                   Show every relation with its verdict, not only what is
                                  wrong (text, concise, json and jsonl).
          --algebra               Try steps between formulas without numbers at several
                                  points, every letter a real number.
          --strict                Fail if a relation could not be checked.
          --fix                   Replace results in the files where the right value is
                                  certain; only digits change.
          --diff                  Print what --fix would replace as a patch for 'patch
                                  -p0', and change nothing.
          --color <when>          When to use colour. (values: auto, always, never;
                                  default: auto)
          -h, --help              Show help information.

        """)
  }

  @Test("On a narrow screen explanations stand below") func narrow() throws {
    let path = try #require(CommandPath(to: lessonsProgram).children.first { $0.command.name == "verify" })
    #expect(
      HelpText(for: path).text(width: 40) == """
        OVERVIEW: Check every claim of the notes
        against the engine.

        The exit status is 1 if a claim fails.

        USAGE: lessons verify [<lesson> ...]
                 [--errata]

        ARGUMENTS:
          <lesson>
              The lessons to verify; all of them
              if none is named.

        OPTIONS:
          --errata
              List only the errata of the
              sources.
          --color <when>
              When to use colour. (values: auto,
              always, never; default: auto)
          -h, --help
              Show help information.

        """)
  }

  @Test("A command below a command names its whole way") func nested() throws {
    let remote = try #require(CommandPath(to: toolProgram).children.first { $0.command.name == "remote" })
    let add = try #require(remote.children.first)
    #expect(
      HelpText(for: remote).text().hasSuffix("See 'tool help remote <subcommand>' for detailed help.\n"))
    #expect(HelpText(for: add).text().contains("USAGE: tool remote add [<name>]\n"))
  }

  @Test("No line is wider than the screen, except an example", arguments: [60, 72, 80, 120])
  func width(width: Int) {
    for path in CommandPath(to: lessonsProgram).subtree + CommandPath(to: toolProgram).subtree {
      let lines = HelpText(for: path).text(width: width).split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= width || $0.hasPrefix("  lessons ") })
      #expect(!lines.contains { $0.last == " " })
    }
  }

  @Test("On a screen too narrow for anything, words overflow one by one", arguments: [-1, 0, 1, 7])
  func tooNarrow(width: Int) {
    for path in CommandPath(to: lessonsProgram).subtree {
      let explanations = HelpText(for: path).text(width: width).split(separator: "\n")
        .filter { $0.prefix { $0 == " " }.count == 6 }
      #expect(!explanations.isEmpty)
      #expect(explanations.allSatisfy { !$0.dropFirst(6).contains(" ") })
    }
  }

  @Test("An error says what is wrong, how it is right, and where to read more") func errorText() {
    let error = UsageError(
      .unknown("lesson or command", "bakprop", among: ["backprop"]), in: CommandPath(to: lessonsProgram))
    #expect(
      error.text() == """
        Error: There is no lesson or command 'bakprop'. Did you mean 'backprop'?
        Usage: lessons <lesson> [--format <format>] [--set <name=value> ...]
                 [--digits <n>] [--section <title>]
               lessons <subcommand>
          See 'lessons help' for more information.

        """)
  }

  @Test("An error in a command shows that command's usage") func errorInCommand() throws {
    do {
      _ = try ArgumentParser(program: lessonsProgram).parse(["verify", "--errat"])
      Issue.record("an error was expected")
    } catch {
      #expect(
        error.text() == """
          Error: Unknown option '--errat'. Did you mean '--errata'?
          Usage: lessons verify [<lesson> ...] [--errata]
            See 'lessons help verify' for more information.

          """)
    }
  }

  @Test(arguments: [
    ("plain", "'plain'"),
    ("", "''"),
    ("Grüße, 世界 −1", "'Grüße, 世界 −1'"),
    ("a\nb\u{1B}[31m\0", #"'a\u{A}b\u{1B}[31m\u{0}'"#),
    ("\u{202E}evil\u{2028}", #"'\u{202E}evil\u{2028}'"#),
    (String(repeating: "x", count: 80), "'\(String(repeating: "x", count: 80))'"),
    (String(repeating: "x", count: 81), "'\(String(repeating: "x", count: 80))…'"),
  ])
  func quoting(text: String, expected: String) {
    #expect(text.quoted == expected)
  }

  @Test(arguments: [
    ("", 10, [""]),
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 13, ["one two three"]),
    ("one two three", 0, ["one", "two", "three"]),
    ("one\n\n  two   three four\nfive six", 8, ["one", "", "  two   three four", "five six"]),
    ("incomprehensibilities a b", 5, ["incomprehensibilities", "a b"]),
  ])
  func wrapping(text: String, width: Int, lines: [String]) {
    #expect(Wrapping.lines(of: text, width: width) == lines)
  }
}
