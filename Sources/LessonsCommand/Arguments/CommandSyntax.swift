/// A command of the program as a value: what it is called, what it accepts, and what to say about it.
///
/// Commands form a tree. Parsing, help, completions and suggestions all read this one tree, so that a command
/// or an option is added by adding one value, and none of the four can disagree with the others.
struct CommandSyntax: Sendable, Equatable {
  /// What the parser does with a command once it has recognised it.
  enum Role: Sendable, Equatable {
    /// Runs when it is named.
    case ordinary

    /// Runs when it is named, and when the first word names no command: `lessons backprop` is
    /// `lessons show backprop`. A command has at most one such subcommand.
    case fallback

    /// Prints the help of the command that its argument names. The parser answers it by itself.
    case help
  }

  /// The word that invokes the command.
  var name: String

  /// One sentence, with its full stop.
  var abstract: String

  /// Further paragraphs, separated by empty lines; indented lines keep their line breaks.
  var discussion = ""

  /// The arguments without a name, in order. Only the last may be `optional`, `many` or `atLeastOne`.
  var positionals: [Positional] = []

  /// The options, in the order in which help lists them.
  var options: [OptionSyntax] = []

  /// The commands beneath this one. A command with subcommands has no positionals of its own.
  var subcommands: [CommandSyntax] = []

  /// What the parser does with the command.
  var role = Role.ordinary

  /// The subcommand that runs when the first word names none.
  var fallback: CommandSyntax? { subcommands.first { $0.role == .fallback } }

  /// The subcommand with that name, spelled exactly.
  func subcommand(named name: String) -> CommandSyntax? {
    subcommands.first { $0.name == name }
  }
}
