/// A command that was asked for, with its arguments: complete, known, and of the allowed values.
struct ParsedArguments: Sendable, Equatable {
  /// The way to the command.
  let path: CommandPath

  /// Whether the command was not named but stands in for a word that names none. Then the first positional may
  /// as well be a mistyped command.
  let isImplied: Bool

  /// The arguments without a name, in order.
  let positionals: [String]

  /// The values of each option given, by its long name; for a flag an empty list.
  private let given: [String: [String]]

  /// Collects what the parser has found to be in order.
  init(path: CommandPath, isImplied: Bool, positionals: [String], given: [String: [String]]) {
    self.path = path
    self.isImplied = isImplied
    self.positionals = positionals
    self.given = given
  }

  /// The command's name.
  var command: String { path.command.name }

  /// Whether the flag `--name` was given.
  func flag(_ name: String) -> Bool {
    requireDeclared(name, takesValue: false)
    return given[name] != nil
  }

  /// The value of the option `--name`, the last one if there are several; `nil` if it was not given.
  func value(_ name: String) -> String? {
    values(name).last
  }

  /// The values of the option `--name`, in the order given.
  func values(_ name: String) -> [String] {
    requireDeclared(name, takesValue: true)
    return given[name] ?? []
  }

  /// A mistake in the arguments that only the command can see, such as a lesson that does not exist.
  func error(_ problem: UsageError.Problem) -> UsageError {
    UsageError(problem, in: path)
  }

  /// A name mistyped in the program's own source would otherwise read as an option that is never given.
  private func requireDeclared(_ name: String, takesValue: Bool) {
    precondition(
      path.options.contains { $0.long == name && $0.takesValue == takesValue },
      "'\(path.fullName)' declares no \(takesValue ? "option" : "flag") '--\(name)'")
  }
}
