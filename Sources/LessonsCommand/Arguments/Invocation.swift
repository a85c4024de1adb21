/// What a command line asks for.
enum Invocation: Sendable, Equatable {
  /// To run a command.
  case run(ParsedArguments)

  /// The help of the command at the end of that way.
  case help(CommandPath)

  /// The program's version.
  case version

  /// The completion script for a shell.
  case completionScript(Shell)
}
