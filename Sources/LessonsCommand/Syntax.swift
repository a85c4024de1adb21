import NoteChecking

extension CommandSyntax {
  /// The program `lessons` with all its commands, for lessons of these names.
  ///
  /// A new command is one more value among the subcommands.
  static func lessons(named lessons: [String]) -> CommandSyntax {
    var program = CommandSyntax(
      name: "lessons",
      abstract:
        "Worked examples of neural-network notes, computed step by step and checked number by number.",
      subcommands: [.list, .show(lessons), .note(lessons), .verify(lessons), .check(lessons), .explain]
    )
    program.subcommands.append(.help(on: program.subcommands.map(\.name) + ["help"]))
    program.options = [.color, .versionFlag, .completionScript, .helpFlag]
    return program
  }

  private static let list = CommandSyntax(
    name: "list",
    abstract: "List the lessons, chapter by chapter.")

  private static func show(_ lessons: [String]) -> CommandSyntax {
    CommandSyntax(
      name: "show",
      abstract: "Print a lesson's derivation, every step with its numbers.",
      discussion: """
        The word 'show' may be left out:

          lessons backprop
          lessons backprop --format latex --section "Backward pass"
          lessons backprop --format html > backprop.html
          lessons backprop --set w_1=0.3 --set alpha=0.1
        """,
      positionals: [.lesson(lessons)],
      options: [
        OptionSyntax(
          long: "format", valueName: "format", help: "The form of the output.",
          values: .oneOf(["text", "markdown", "latex", "json", "html"]), defaultDescription: "text"),
        OptionSyntax(
          long: "set", valueName: "name=value", help: "Give a quantity another value; may be repeated.",
          repetition: .collected),
        OptionSyntax(
          long: "digits", valueName: "n", help: "How many significant digits results show.",
          values: .integer(1...17)),
        OptionSyntax(long: "section", valueName: "title", help: "Print the section with that title only."),
      ],
      role: .fallback)
  }

  private static func note(_ lessons: [String]) -> CommandSyntax {
    CommandSyntax(
      name: "note",
      abstract: "Print a lesson's note.",
      positionals: [.lesson(lessons)])
  }

  private static func verify(_ lessons: [String]) -> CommandSyntax {
    CommandSyntax(
      name: "verify",
      abstract: "Check every claim of the notes against the engine.",
      discussion: "The exit status is 1 if a claim fails.",
      positionals: [.lesson(lessons, "The lessons to verify; all of them if none is named.", arity: .many)],
      options: [
        OptionSyntax(long: "errata", help: "List only the errata of the sources.")
      ])
  }

  private static func check(_ lessons: [String]) -> CommandSyntax {
    CommandSyntax(
      name: "check",
      abstract: "Read notes and say which of their numbers are wrong.",
      discussion: """
        Every relation in a note's mathematics is computed and compared with what is printed. What cannot be \
        computed is counted, not guessed.

          lessons check notes/
          lessons check --lesson backprop --diff summary.md
          lessons check --strict --format github notes/ README.md

        Symbols are the quantities of a lesson, which '--lesson' names for all notes, or else 'lesson: <lesson>' \
        in the front matter of each; and those to which the note itself gives numbers.

        Directories are searched for .md, .markdown, .qmd, .Rmd and .tex. A file named itself is read as \
        Markdown unless it ends in .tex, and standard input as its '--stdin-filename' says.

        A comment in the note leaves findings out; 'lessons explain' lists their codes:

          <!-- lessons-disable-next-line wrong-number -->

        Text is as wide as COLUMNS says, or else the terminal. Colour is decided by '--color', then NO_COLOR, \
        FORCE_COLOR and TERM, and then by whether the output is a terminal.

        The exit status is 0 if nothing is found, 1 if something is, or with '--strict' if a relation could not \
        be checked, 2 if a file cannot be read or written, and 64 if the command line makes no sense. What \
        '--fix' has replaced is found no more.
        """,
      positionals: [
        Positional(
          name: "path", help: "Markdown or LaTeX files, directories of them, or '-' for standard input.",
          arity: .atLeastOne, values: .file)
      ],
      options: [
        OptionSyntax(
          long: "lesson", valueName: "lesson",
          help: "The lesson whose quantities the symbols are, whatever the front matter says.",
          values: .suggested(lessons)),
        OptionSyntax(
          long: "format", valueName: "format", help: "The form of the output.",
          values: .oneOf(CheckCommand.Format.allCases.map(\.rawValue)),
          defaultDescription: CheckCommand.Format.text.rawValue),
        OptionSyntax(
          long: "stdin-filename", valueName: "name",
          help: "What to call standard input; the suffix tells its format."),
        OptionSyntax(
          long: "all",
          help:
            "Show every relation with its verdict, not only what is wrong (text, concise, json and jsonl)."),
        OptionSyntax(
          long: "algebra",
          help: "Try steps between formulas without numbers at several points, every letter a real number."),
        OptionSyntax(long: "strict", help: "Fail if a relation could not be checked."),
        OptionSyntax(
          long: "fix",
          help: "Replace results in the files where the right value is certain; only digits change."),
        OptionSyntax(
          long: "diff", help: "Print what --fix would replace as a patch for 'patch -p0', and change nothing."
        ),
      ])
  }

  private static let explain = CommandSyntax(
    name: "explain",
    abstract: "Say what a finding means.",
    discussion: "Without a code, list them all.",
    positionals: [
      Positional(
        name: "code", help: "The code of a finding, as it stands in brackets behind it.", arity: .optional,
        values: .suggested(Finding.Code.allCases.map(\.rawValue)))
    ])

  private static func help(on commands: [String]) -> CommandSyntax {
    CommandSyntax(
      name: "help",
      abstract: "Show help for a command.",
      positionals: [
        Positional(
          name: "subcommand", help: "The command to explain.", arity: .optional, values: .suggested(commands))
      ],
      role: .help)
  }
}

extension Positional {
  /// A lesson by its name. Names are offered, not enforced: the command knows what else was perhaps meant.
  fileprivate static func lesson(
    _ lessons: [String], _ help: String = "The lesson's name, as 'lessons list' shows it.",
    arity: Arity = .one
  ) -> Positional {
    Positional(name: "lesson", help: help, arity: arity, values: .suggested(lessons))
  }
}

extension OptionSyntax {
  /// When to colour what is printed.
  fileprivate static let color = OptionSyntax(
    long: "color", valueName: "when", help: "When to use colour.",
    values: .oneOf(ColorChoice.allCases.map(\.rawValue)), defaultDescription: ColorChoice.auto.rawValue,
    repetition: .lastCounts, isGlobal: true)

  fileprivate static let versionFlag = OptionSyntax(
    long: "version", help: "Show the version.", role: .version)

  fileprivate static let completionScript = OptionSyntax(
    long: "generate-completion-script", valueName: "shell", help: "Print a completion script for a shell.",
    values: .oneOf(Shell.allCases.map(\.rawValue)), role: .completionScript)

  fileprivate static let helpFlag = OptionSyntax(
    long: "help", short: "h", help: "Show help information.", isGlobal: true, role: .help)
}
