import Testing

@testable import LessonsCommand

/// The program as the tests of this folder parse it, with three lessons.
let lessonsProgram = CommandSyntax.lessons(named: ["backprop", "cross-entropy", "fgsm"])

/// A program with what `lessons` does not need today: short names, files, arguments of every arity, two levels of
/// commands, and none that runs by default.
let toolProgram = CommandSyntax(
  name: "tool", abstract: "A tool.",
  options: [
    OptionSyntax(long: "help", short: "h", help: "Show help information.", isGlobal: true, role: .help)
  ],
  subcommands: [
    CommandSyntax(
      name: "copy", abstract: "Copies.",
      positionals: [
        Positional(name: "count", help: "How many.", values: .integer(-9...9)),
        Positional(name: "file", help: "From where.", arity: .atLeastOne, values: .file),
      ],
      options: [
        OptionSyntax(long: "all", short: "a", help: "Everything."),
        OptionSyntax(long: "brief", short: "b", help: "In short."),
        OptionSyntax(long: "output", short: "o", valueName: "file", help: "Where to.", values: .file),
        OptionSyntax(
          long: "level", short: "l", valueName: "n", help: "How much.", values: .integer(-2...2),
          defaultDescription: "0"),
        OptionSyntax(long: "define", short: "D", valueName: "x=y", help: "A value.", repetition: .collected),
        OptionSyntax(
          long: "mode", valueName: "mode", help: "How.", values: .oneOf(["fast", "slow"]),
          repetition: .lastCounts),
      ]),
    CommandSyntax(
      name: "remote", abstract: "Other places.",
      subcommands: [
        CommandSyntax(
          name: "add", abstract: "Adds one.",
          positionals: [Positional(name: "name", help: "Its name.", arity: .optional)])
      ]),
    CommandSyntax(
      name: "help", abstract: "Explains.",
      positionals: [Positional(name: "command", help: "Which.", arity: .many)], role: .help),
  ])

/// What a command line comes to, in one line that a table of tests can show: `show(implied) a b --digits 3`, `help
/// of lessons verify`, or the message of the error behind an exclamation mark.
func outcome(of words: [String], for program: CommandSyntax) -> String {
  do {
    switch try ArgumentParser(program: program).parse(words) {
    case .help(let path): return "help of \(path.fullName)"
    case .version: return "version"
    case .completionScript(let shell): return "script for \(shell)"
    case .run(let arguments): return summary(of: arguments)
    }
  } catch {
    return "! \(error.message)"
  }
}

private func summary(of arguments: ParsedArguments) -> String {
  let names = arguments.path.fullName.split(separator: " ").dropFirst().joined(separator: " ")
  let options = arguments.path.options.flatMap { option -> [String] in
    guard option.takesValue else {
      return arguments.flag(option.long) ? ["--\(option.long)"] : []
    }
    return arguments.values(option.long).map { "--\(option.long) \($0)" }
  }
  return ([names + (arguments.isImplied ? "(implied)" : "")] + arguments.positionals + options)
    .joined(separator: " ")
}

extension CommandPath: CustomTestStringConvertible {
  /// Failures name the command instead of spelling out the tree.
  public var testDescription: String { fullName }
}

extension CommandSyntax: CustomTestStringConvertible {
  /// The command's name alone, for the same reason.
  public var testDescription: String { name }
}
