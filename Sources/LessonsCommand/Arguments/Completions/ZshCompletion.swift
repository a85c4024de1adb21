/// Completion for zsh, by its own `_arguments`, which shows the help of options beside them.
struct ZshCompletion {
  private let tree: CommandPath
  private let name: String

  /// The script for the program at the root of the tree.
  init(of tree: CommandPath) {
    self.tree = tree
    name = tree.command.name
  }

  /// The script: to be sourced, or to be put as `_lessons` into a folder of `$fpath`.
  var script: String {
    """
    #compdef \(name)
    # Completion of '\(name)' for zsh. To use it:  source <(\(name) --generate-completion-script zsh)

    \(tree.subtree.map(function).joined(separator: "\n\n"))

    if [[ $funcstack[1] == _\(name) ]]; then
      _\(name) "$@"
    else
      compdef _\(name) \(name)
    fi

    """
  }

  /// The function that completes the arguments of one command.
  private func function(for path: CommandPath) -> String {
    let options = path.acceptedOptions.flatMap(specifications)
    guard !path.command.subcommands.isEmpty else {
      let positionals = path.command.positionals.map(specification)
      return """
        \(functionName(path))() {
          _arguments -s -S : \\
        \(continued(options + positionals))
        }
        """
    }
    return """
      \(functionName(path))() {
        local curcontext=$curcontext state line
        typeset -A opt_args
        _arguments -s -S -C : \\
      \(continued(options + ["'1: :->first'", "'*:: :->rest'"]))
        case $state in
          first)
            _alternative \\
      \(continued(firstWords(of: path), depth: 8)) ;;
          rest)
            case $words[1] in
      \(branches(of: path).joined(separator: "\n").indented(by: 8))
            esac ;;
        esac
      }
      """
  }

  /// What may stand first: a subcommand, or the first argument of the fallback.
  private func firstWords(of path: CommandPath) -> [String] {
    let commands = path.command.subcommands.map { described($0.name, $0.abstract) }
    var groups = ["subcommands:subcommand:((\(commands.joined(separator: " "))))".shellWord]
    if let positional = path.fallback?.command.positionals.first {
      groups.append("arguments:\(positional.name):\(action(positional.values))".shellWord)
    }
    return groups
  }

  private func branches(of path: CommandPath) -> [String] {
    let named = path.children.map { "(\($0.command.name)) \(functionName($0)) ;;" }
    guard let fallback = path.fallback else { return named }
    // The fallback's function counts its arguments from behind its name, which was not typed.
    return named + [
      "(*)",
      "  words=(\(fallback.command.name) \"${words[@]}\")",
      "  (( CURRENT++ ))",
      "  \(functionName(fallback)) ;;",
    ]
  }

  /// An option as `_arguments` reads it: `'(-h --help)'{-h,--help}'[Show help information.]'`.
  private func specifications(for option: OptionSyntax) -> [String] {
    let help = "[\(option.help.escaping(["[", "]", "\\"]))]"
    let value = option.valueName.map { ":\($0.escaping([":", "\\"])):\(action(option.values))" } ?? ""
    return option.spellings.map { spelling in
      let attach = option.takesValue ? (spelling == "--\(option.long)" ? "=" : "+") : ""
      let exclusion =
        switch option.repetition {
        case .refused: "(\(option.spellings.joined(separator: " ")))"
        case .lastCounts, .collected: "*"
        }
      return "\(exclusion)\(spelling)\(attach)\(help)\(value)".shellWord
    }
  }

  private func specification(for positional: Positional) -> String {
    let place =
      switch positional.arity {
      case .one: ":"
      case .optional: "::"
      case .many, .atLeastOne: "*:"
      }
    return "\(place)\(positional.name.escaping([":", "\\"])):\(action(positional.values))".shellWord
  }

  private func action(_ values: ValueSyntax) -> String {
    switch values {
    case .any, .integer: " "
    case .oneOf(let words), .suggested(let words):
      "(\(words.map { $0.escaping(Self.special) }.joined(separator: " ")))"
    case .file: "_files"
    }
  }

  private func described(_ word: String, _ description: String) -> String {
    "\(word.escaping(Self.special))\\:\"\(description.escaping(["\"", "\\", "$", "`"]))\""
  }

  /// What would end a word within a list of words, or be expanded there.
  private static let special: Set<Character> = Set(##" :\'"$`()[]{}<>|&;*?~#=^!"##)

  private func functionName(_ path: CommandPath) -> String {
    "_" + path.fullName.split(separator: " ").joined(separator: "_")
  }

  private func continued(_ words: [String], depth: Int = 4) -> String {
    words.joined(separator: " \\\n").indented(by: depth)
  }
}
