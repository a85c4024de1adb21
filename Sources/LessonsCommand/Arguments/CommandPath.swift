/// The way from the program down to one of its commands: `lessons`, then `verify`.
struct CommandPath: Sendable, Equatable {
  /// The commands above, the program itself first; empty for the program.
  let ancestors: [CommandSyntax]

  /// The command at the end of the way.
  let command: CommandSyntax

  /// The way to the program itself.
  init(to program: CommandSyntax) {
    self.init(ancestors: [], command: program)
  }

  private init(ancestors: [CommandSyntax], command: CommandSyntax) {
    self.ancestors = ancestors
    self.command = command
  }

  /// The way one step further down.
  func descending(to subcommand: CommandSyntax) -> CommandPath {
    CommandPath(ancestors: ancestors + [command], command: subcommand)
  }

  /// The way on to the command that runs when the next word names none.
  var fallback: CommandPath? { command.fallback.map(descending) }

  /// The way to each subcommand, in order.
  var children: [CommandPath] { command.subcommands.map(descending) }

  /// This way, and those to all commands beneath.
  var subtree: [CommandPath] { [self] + children.flatMap(\.subtree) }

  /// Every word of the way: `lessons show`.
  var fullName: String { (ancestors + [command]).map(\.name).joined(separator: " ") }

  /// The words that one needs to type: `lessons` for the fallback `lessons show`.
  var shortName: String {
    (ancestors + [command]).filter { $0.role != .fallback }.map(\.name).joined(separator: " ")
  }

  /// What the help command is to be asked for: `lessons help show`.
  var helpInvocation: String {
    let program = ancestors.first ?? command
    let names = (ancestors + [command]).dropFirst().map(\.name)
    return ([program.name, "help"] + names).joined(separator: " ")
  }

  /// The options that the command accepts: its own, then the global ones from above.
  var options: [OptionSyntax] {
    command.options + ancestors.reversed().flatMap { $0.options.filter(\.isGlobal) }
  }

  /// The options that may stand here while the command is still open: those of the fallback too, since
  /// `lessons --format json backprop` names no command.
  var acceptedOptions: [OptionSyntax] { options + (command.fallback?.options ?? []) }
}
