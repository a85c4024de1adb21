/// Reads a command line by the syntax of the program. Pure: words in, an `Invocation` or a `UsageError` out.
///
/// Options and arguments may stand in any order. A value follows its option as the next word or behind an
/// equals sign; one that begins with a dash only behind the sign, unless it is a number or a lone dash.
struct ArgumentParser: Sendable {
  /// The program.
  let program: CommandSyntax

  /// Reads the words behind the program's name. Without any, the answer is the program's help.
  func parse(_ words: [String]) throws(UsageError) -> Invocation {
    let path = CommandPath(to: program)
    guard !words.isEmpty else { return .help(path) }

    var reading = Reading(path: path, rest: words[...])
    do throws(UsageError) {
      try reading.readWords()
      return try reading.conclude()
    } catch {
      guard reading.asksForHelp else { throw error }
      return .help(reading.path)
    }
  }
}

/// A command line read up to some word.
private struct Reading {
  /// The way to the command, as far as it is known.
  var path: CommandPath

  /// The words not read yet.
  var rest: ArraySlice<String>

  /// Whether the command at the end of the way was never named.
  var isImplied = false

  /// Whether `--` has been read.
  var isPlainOnly = false

  /// The plain words read that name no command.
  var positionals: [String] = []

  /// The options read; not judged yet, since the command that judges them may come later.
  var uses: [(option: OptionSyntax, value: String?)] = []

  /// Whether an option for help has been read or lies ahead. No value can look like one, so that it counts even
  /// if the words between are in error.
  var asksForHelp: Bool {
    let spellings = path.options.filter { $0.role == .help }.flatMap(\.spellings)
    let ahead = isPlainOnly ? [] : rest.prefix { ArgumentWord($0) != .terminator }
    return uses.contains { $0.option.role == .help } || ahead.contains(where: spellings.contains)
  }

  func error(_ problem: UsageError.Problem) -> UsageError {
    UsageError(problem, in: path)
  }
}

// MARK: - Reading the words

extension Reading {
  /// Sorts the words into the way to a command, options with their values, and positionals.
  mutating func readWords() throws(UsageError) {
    while let word = rest.popFirst() {
      switch isPlainOnly ? .plain : ArgumentWord(word) {
      case .terminator:
        // Where words without a command mean something, all behind `--` are meant that way: so a lesson may
        // bear a command's name.
        isPlainOnly = true
        implyFallback()
      case .long(let name, let value):
        try readLong(name, value)
      case .letters(let letters):
        try readLetters(letters)
      case .plain:
        try readPlain(word)
      }
    }
  }

  private mutating func readLong(_ name: String, _ value: String?) throws(UsageError) {
    let options = path.acceptedOptions
    guard let option = options.first(where: { $0.long == name }) else {
      let suggestion = Suggestion.closest(to: name, among: options.map(\.long))
      throw error(.unknownOption("--\(name)", suggestion: suggestion.map { "--\($0)" }))
    }
    switch (option.takesValue, value) {
    case (true, nil): uses.append((option, try nextValue(for: option)))
    case (true, _), (false, nil): uses.append((option, value))
    case (false, let value?): throw error(.unexpectedValue(value, of: option.label))
    }
  }

  private mutating func readLetters(_ letters: String) throws(UsageError) {
    var letters = Substring(letters)
    let all = letters
    while let letter = letters.popFirst() {
      guard let option = path.acceptedOptions.first(where: { $0.short == letter }) else {
        throw unknownLetter(letter, in: all)
      }
      if !option.takesValue {
        uses.append((option, nil))
      } else if letters.isEmpty {
        uses.append((option, try nextValue(for: option)))
      } else {
        uses.append((option, String(letters.first == "=" ? letters.dropFirst() : letters)))
        return
      }
    }
  }

  /// `-format` was most likely meant as `--format`, and is then named as a whole.
  private func unknownLetter(_ letter: Character, in letters: Substring) -> UsageError {
    guard path.acceptedOptions.contains(where: { letters == $0.long }) else {
      return error(.unknownOption("-\(letter)", suggestion: nil))
    }
    return error(.unknownOption("-\(letters)", suggestion: "--\(letters)"))
  }

  private mutating func nextValue(for option: OptionSyntax) throws(UsageError) -> String {
    guard let word = rest.first, ArgumentWord(word) == .plain else {
      throw error(.missingValue(of: option.label))
    }
    rest.removeFirst()
    return word
  }

  private mutating func readPlain(_ word: String) throws(UsageError) {
    if let subcommand = path.command.subcommand(named: word) {
      path = path.descending(to: subcommand)
      return
    }
    implyFallback()
    guard path.command.subcommands.isEmpty else {
      throw error(.unknown("command", word, among: path.command.subcommands.map(\.name)))
    }
    positionals.append(word)
  }

  private mutating func implyFallback() {
    guard let fallback = path.fallback else { return }
    path = fallback
    isImplied = true
  }
}

// MARK: - Judging what was read

extension Reading {
  /// Answers requests, and otherwise sees to it that the command has all it needs and nothing else.
  mutating func conclude() throws(UsageError) -> Invocation {
    for (option, value) in uses {
      switch option.role {
      case .ordinary:
        continue
      case .help:
        return .help(path)
      case .version:
        return .version
      case .completionScript:
        try judge(value, of: option)
        guard let shell = value.flatMap(Shell.init) else {
          throw error(.invalidValue(value ?? "", of: option.label, advice: "No such shell is known."))
        }
        return .completionScript(shell)
      }
    }
    implyFallback()
    guard path.command.subcommands.isEmpty else { throw error(.missingCommand) }
    let given = try judgedOptions()
    try judgePositionals()

    switch path.command.role {
    case .ordinary, .fallback:
      return .run(
        ParsedArguments(path: path, isImplied: isImplied, positionals: positionals, given: given))
    case .help:
      return .help(try pathForHelp())
    }
  }

  /// The values of the options by name, once the command is known that they are meant for.
  private func judgedOptions() throws(UsageError) -> [String: [String]] {
    var given: [String: [String]] = [:]
    for (use, value) in uses {
      guard let option = path.options.first(where: { $0.long == use.long }) else {
        throw error(.unknownOption("--\(use.long)", suggestion: nil))
      }
      if option.takesValue, option.repetition == .refused, given[option.long] != nil {
        throw error(.repeatedOption(option.label))
      }
      try judge(value, of: option)
      given[option.long, default: []] += value.map { [$0] } ?? []
    }
    return given
  }

  private func judge(_ value: String?, of option: OptionSyntax) throws(UsageError) {
    guard let value, let advice = option.values.advice(against: value) else { return }
    throw error(.invalidValue(value, of: option.label, advice: advice))
  }

  private func judgePositionals() throws(UsageError) {
    var words = positionals[...]
    for positional in path.command.positionals {
      if words.isEmpty, positional.arity.isRequired {
        throw error(.missingArgument(positional.label))
      }
      let taken = positional.arity.isUnbounded ? words : words.prefix(1)
      words = words.dropFirst(taken.count)
      for word in taken {
        guard let advice = positional.values.advice(against: word) else { continue }
        throw error(.invalidValue(word, of: positional.label, advice: advice))
      }
    }
    if !words.isEmpty { throw error(.unexpectedArguments(Array(words))) }
  }

  /// Where the words behind `help` lead. A lesson leads to the command that prints it.
  private func pathForHelp() throws(UsageError) -> CommandPath {
    guard let program = path.ancestors.first else {
      preconditionFailure("The help command is a subcommand by declaration.")
    }
    var target = CommandPath(to: program)
    for word in positionals {
      if let subcommand = target.command.subcommand(named: word) {
        target = target.descending(to: subcommand)
      } else if let fallback = target.fallback, fallback.command.offersFirst(word) {
        target = fallback
      } else {
        throw error(.unknown("command", word, among: target.command.subcommands.map(\.name)))
      }
    }
    return target
  }
}

extension CommandSyntax {
  fileprivate func offersFirst(_ word: String) -> Bool {
    positionals.first?.values.offered.contains(word) ?? false
  }
}
