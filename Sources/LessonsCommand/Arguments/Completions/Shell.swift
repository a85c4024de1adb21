/// A shell that completes words on the Tab key, taught by a script that the program prints.
enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// The script that teaches the shell the program's syntax, lesson names included.
  ///
  /// All three scripts do the same: follow the words before the cursor down the tree of commands, and offer what
  /// the command reached accepts at that place. None runs the program.
  func completionScript(for program: CommandSyntax) -> String {
    let tree = CommandPath(to: program)
    switch self {
    case .bash: return BashCompletion(of: tree).script
    case .zsh: return ZshCompletion(of: tree).script
    case .fish: return FishCompletion(of: tree).script
    }
  }
}

extension CommandPath {
  /// The positionals that may stand here: those of the fallback where the command is still open.
  var acceptedPositionals: [Positional] {
    command.fallback?.positionals ?? command.positionals
  }
}

extension String {
  /// The text as one word of a script for bash or zsh.
  var shellWord: String {
    "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }

  /// The text with a backslash before each of these characters.
  func escaping(_ special: Set<Character>) -> String {
    String(flatMap { special.contains($0) ? ["\\", $0] : [$0] })
  }

  /// Every line of the text behind as many spaces; none for an empty line.
  func indented(by depth: Int) -> String {
    let margin = String(repeating: " ", count: depth)
    return split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : margin + $0 }
      .joined(separator: "\n")
  }
}
