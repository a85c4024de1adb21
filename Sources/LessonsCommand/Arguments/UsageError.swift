/// A command line that cannot be understood, with the words to say so. The program exits with status 64.
struct UsageError: Error, Sendable, Equatable {
  /// What is wrong. Options and arguments are named by their labels: `--format <format>`, `<lesson>`.
  enum Problem: Sendable, Equatable {
    /// An option that the command does not know.
    case unknownOption(String, suggestion: String?)

    /// An option at the end of the line, or in front of another one, that takes a value.
    case missingValue(of: String)

    /// A value behind the equals sign of a flag.
    case unexpectedValue(String, of: String)

    /// A value that is not allowed; the advice is a sentence.
    case invalidValue(String, of: String, advice: String)

    /// An option given twice that has one value.
    case repeatedOption(String)

    /// An argument that the command cannot do without.
    case missingArgument(String)

    /// More arguments than the command takes.
    case unexpectedArguments([String])

    /// No command where one is needed.
    case missingCommand

    /// A word that names nothing: no lesson, no command. The noun says what it should have named.
    case unknownWord(String, noun: String, suggestion: String?)

    /// Anything else, in a sentence of the command's own.
    case invalid(String)

    /// A word that is none of these; the closest of them is suggested.
    static func unknown(_ noun: String, _ word: String, among words: [String]) -> Problem {
      .unknownWord(word, noun: noun, suggestion: Suggestion.closest(to: word, among: words))
    }
  }

  /// What is wrong.
  let problem: Problem

  /// The command as far as it was understood.
  let path: CommandPath

  /// A mistake in the arguments of that command.
  init(_ problem: Problem, in path: CommandPath) {
    self.problem = problem
    self.path = path
  }

  /// What is wrong, in one line without its `Error:`.
  var message: String {
    switch problem {
    case .unknownOption(let name, nil):
      "Unknown option \(name.quoted)"
    case .unknownOption(let name, let suggestion?):
      "Unknown option \(name.quoted). Did you mean '\(suggestion)'?"
    case .missingValue(let option):
      "Missing value for '\(option)'"
    case .unexpectedValue(let value, let option):
      "The option '\(option)' does not take any value, but \(value.quoted) was specified."
    case .invalidValue(let value, let label, let advice):
      "The value \(value.quoted) is invalid for '\(label)'. \(advice)"
    case .repeatedOption(let option):
      "The option '\(option)' was given more than once."
    case .missingArgument(let argument):
      "Missing expected argument '\(argument)'"
    case .unexpectedArguments(let words):
      (words.count == 1 ? "Unexpected argument " : "\(words.count) unexpected arguments: ")
        + words.map(\.quoted).joined(separator: ", ")
    case .missingCommand:
      "Missing required subcommand."
    case .unknownWord(let word, let noun, nil):
      "There is no \(noun) \(word.quoted)."
    case .unknownWord(let word, let noun, let suggestion?):
      "There is no \(noun) \(word.quoted). Did you mean '\(suggestion)'?"
    case .invalid(let sentence):
      sentence
    }
  }

  /// All that is to be said on standard error, down to the last line feed: the message, how the command is used,
  /// and where to read more.
  func text(width: Int = 80) -> String {
    """
    Error: \(message)
    \(Usage(of: path).text(heading: "Usage: ", width: width))
      See '\(path.helpInvocation)' for more information.

    """
  }
}
