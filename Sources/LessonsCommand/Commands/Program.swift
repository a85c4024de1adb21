import Curriculum
import Rendering
import Symbolics
import WorkedExamples

/// The command `lessons`: reads arguments, does what they ask, and says how it went.
public struct LessonsProgram {
  /// How a run ended, as the exit status tells.
  enum Ending: Int32 {
    /// All is well.
    case clean = 0
    /// Something was found to be wrong.
    case findings = 1
    /// Something could not be read or written, or is a fault of the program.
    case failure = 2
    /// The command line makes no sense.
    case usage = 64
  }

  /// The version, as `--version` prints it.
  static let version = "0.1.0"

  private let entries = Curriculum.entries

  /// The program.
  public init() {}

  /// Runs the program with the arguments after its name.
  ///
  /// - Returns: the exit status.
  public func run(_ words: [String]) -> Int32 {
    let errors = Output(to: .error)
    do {
      return try perform(words).rawValue
    } catch let error as UsageError {
      try? errors.write(error.text(width: Terminal(stream: .error).width))
      return Ending.usage.rawValue
    } catch let error as Output.Failure {
      try? errors.write("Error: \(error.message)\n")
      return Ending.failure.rawValue
    } catch {
      try? errors.write("Error: \(error)\n")
      return Ending.failure.rawValue
    }
  }

  private func perform(_ words: [String]) throws -> Ending {
    let syntax = CommandSyntax.lessons(named: entries.map(\.lesson.id))
    let output = Output(to: .output)
    var ending = Ending.clean
    switch try ArgumentParser(program: syntax).parse(words) {
    case .help(let path):
      try output.write(HelpText(for: path).text(width: Terminal(stream: .output).width))
    case .version:
      try output.write(Self.version + "\n")
    case .completionScript(let shell):
      try output.write(shell.completionScript(for: syntax))
    case .run(let arguments):
      ending = try perform(arguments, output)
    }
    try output.flush()
    return ending
  }

  private func perform(_ arguments: ParsedArguments, _ output: Output) throws -> Ending {
    let terminal = Terminal(stream: .output)
    let color = arguments.value("color").flatMap(ColorChoice.init) ?? .auto
    let options = RenderingOptions(width: terminal.width, isColored: terminal.isColored(color))
    switch arguments.command {
    case "list":
      try output.write(ListCommand(entries).text(options))
    case "note":
      let entry = try lesson(arguments.positionals[0], arguments)
      try output.write(NoteText(entry, options).text)
    case "check":
      return try CheckCommand(arguments, options, lessons: entries.map(\.lesson)).run(
        output, Output(to: .error))
    case "explain":
      try output.write(ExplainCommand(arguments, options).text)
    case "verify":
      let chosen = try arguments.positionals.map { try lesson($0, arguments) }
      let verification = try VerifyCommand(
        chosen.isEmpty ? entries : chosen, onlyErrata: arguments.flag("errata"), options)
      try output.write(verification.text)
      return verification.isConfirmed ? .clean : .findings
    default:
      let entry = try lesson(arguments.positionals[0], arguments)
      try output.write(ShowCommand(entry, arguments, options).text())
    }
    return .clean
  }

  private func lesson(_ word: String, _ arguments: ParsedArguments) throws(UsageError) -> Curriculum.Entry {
    if let entry = entries.first(where: { $0.lesson.id == word }) { return entry }
    let ids = entries.map(\.lesson.id)
    let commands = CommandSyntax.lessons(named: ids).subcommands.map(\.name)
    throw arguments.error(
      arguments.isImplied
        ? .unknown("lesson or command", word, among: ids + commands) : .unknown("lesson", word, among: ids))
  }
}
