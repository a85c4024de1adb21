import Testing

@testable import LessonsCommand

/// What the types cannot say about the tree of commands: a new command or option is held to it by these tests.
struct ArgumentsSyntaxTests {
  @Test(arguments: CommandPath(to: lessonsProgram).subtree + CommandPath(to: toolProgram).subtree)
  func command(path: CommandPath) {
    let command = path.command
    let spellings = path.acceptedOptions.flatMap(\.spellings)
    #expect(Set(spellings).count == spellings.count, "two options share a name")
    #expect(Set(command.subcommands.map(\.name)).count == command.subcommands.count)
    #expect(command.subcommands.filter { $0.role == .fallback }.count <= 1)
    #expect(command.subcommands.isEmpty || command.positionals.isEmpty)
    #expect(command.positionals.dropLast().allSatisfy { $0.arity == .one })
    #expect(path.options.contains { $0.role == .help })
    #expect(command.name.allSatisfy { $0.isLetter || $0 == "-" }, "scripts use it as it stands")
    #expect(command.abstract.hasSuffix("."))
    #expect(command.positionals.allSatisfy { $0.help.hasSuffix(".") })
  }

  @Test(
    arguments: (CommandPath(to: lessonsProgram).subtree + CommandPath(to: toolProgram).subtree)
      .flatMap(\.command.options))
  func option(option: OptionSyntax) {
    #expect(option.help.hasSuffix("."))
    #expect(option.long.count > 1 && option.long.allSatisfy { $0.isLetter || $0 == "-" })
    #expect(option.short.map { $0.isASCII && $0.isLetter } ?? true, "a digit would be a number")
    #expect(option.takesValue || option.values == .any)
    #expect(option.takesValue || option.repetition == .refused)
    #expect((option.role == .completionScript) == (option.values == .oneOf(Shell.allCases.map(\.rawValue))))
  }

  @Test("Options of one name take a value everywhere or nowhere, as scripts rely on")
  func consistentOptions() {
    for program in [lessonsProgram, toolProgram] {
      let options = CommandPath(to: program).subtree.flatMap(\.command.options)
      for (name, same) in Dictionary(grouping: options, by: \.long) {
        #expect(Set(same.map(\.takesValue)).count == 1, "--\(name)")
      }
    }
  }
}
