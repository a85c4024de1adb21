/// Completion for bash 4 and later.
struct BashCompletion {
  private let tree: CommandPath
  private let name: String

  /// The script for the program at the root of the tree.
  init(of tree: CommandPath) {
    self.tree = tree
    name = tree.command.name
  }

  /// The script, to be sourced.
  var script: String {
    """
    # Completion of '\(name)' for bash. To use it:  source <(\(name) --generate-completion-script bash)

    # Offers those of the given words that begin like the word at the cursor.
    __\(name)_offer() {
      local word
      for word; do
        if [[ $word == "$cur"* ]]; then COMPREPLY+=("$word"); fi
      done
    }

    __\(name)_files() {
      compopt -o filenames 2>/dev/null
      mapfile -t COMPREPLY < <(compgen -f -- "$cur")
    }

    _\(name)() {
      local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
      local path=\(name.shellWord) count=0 ended='' attached='' word i
      COMPREPLY=()

      # Bash divides --option=value into three words.
      if [[ $cur == '=' ]]; then
        cur='' attached=yes
      elif [[ $prev == '=' ]]; then
        prev=${COMP_WORDS[COMP_CWORD-2]} attached=yes
      fi

      # To which command the words before lead, and how many arguments it has been given.
      for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $ended$word in
          \(valuedSpellings))
            if [[ ${COMP_WORDS[i+1]} != '=' ]]; then ((i++)); fi ;;
          '=')
            ((i++)) ;;
          '--')
            ended=yes
            case $path in
    \(lines(ends, 10))
            esac ;;
          -*) ;;
          *)
            case $path:$word in
    \(lines(steps, 10))
              *) ((count++)) ;;
            esac ;;
        esac
      done

      if [[ -z $ended ]]; then
        case $path:$prev in
    \(lines(optionValues, 6))
        esac
      fi
      if [[ -n $attached ]]; then return; fi

      if [[ -z $ended && $cur == -* ]]; then
        case $path in
    \(lines(options, 6))
        esac
        return
      fi

      case $path:$count in
    \(lines(positionals, 4))
      esac
    }

    complete -F _\(name) \(name)

    """
  }

  /// A pattern for every option, of whichever command, that takes a value.
  private var valuedSpellings: String {
    tree.subtree.flatMap(\.command.options).filter(\.takesValue).flatMap(\.spellings)
      .map(\.shellWord).joined(separator: "|")
  }

  /// Where `--` leads: no command can follow, so that the fallback is meant.
  private var ends: [String] {
    tree.subtree.compactMap { path in
      path.fallback.map { "\(path.fullName.shellWord)) path=\($0.fullName.shellWord) ;;" }
    }
  }

  /// Where a word leads: to the subcommand that it names, or as an argument to the fallback.
  private var steps: [String] {
    tree.subtree.flatMap { path in
      let named = path.children.map { child in
        "\("\(path.fullName):\(child.command.name)".shellWord)) path=\(child.fullName.shellWord) ;;"
      }
      guard let fallback = path.fallback else { return named }
      return named + ["\("\(path.fullName):".shellWord)*) path=\(fallback.fullName.shellWord) count=1 ;;"]
    }
  }

  private var optionValues: [String] {
    tree.subtree.flatMap { path in
      path.acceptedOptions.filter(\.takesValue).map { option in
        let places = option.spellings.map { "\(path.fullName):\($0)".shellWord }.joined(separator: "|")
        return "\(places)) \(offer(option.values)); return ;;"
      }
    }
  }

  private var options: [String] {
    tree.subtree.map { path in
      let spellings = path.acceptedOptions.flatMap(\.spellings).map(\.shellWord).joined(separator: " ")
      return "\(path.fullName.shellWord)) __\(name)_offer \(spellings) ;;"
    }
  }

  private var positionals: [String] {
    tree.subtree.flatMap { path in
      // The subcommands, if any, stand where the first argument would.
      var offers = path.acceptedPositionals.enumerated().map { index, positional in
        let count = positional.arity.isUnbounded ? "*" : "\(index)"
        return "\("\(path.fullName):".shellWord)\(count)) \(offer(positional.values)) ;;"
      }
      if !path.command.subcommands.isEmpty {
        let names = path.command.subcommands.map(\.name)
        let first = path.acceptedPositionals.first?.values.offered ?? []
        offers = ["\("\(path.fullName):".shellWord)0) \(offer(.suggested(names + first))) ;;"]
      }
      return offers
    }
  }

  private func offer(_ values: ValueSyntax) -> String {
    switch values {
    case .any, .integer: ":"
    case .oneOf(let words), .suggested(let words):
      "__\(name)_offer \(words.map(\.shellWord).joined(separator: " "))"
    case .file: "__\(name)_files"
    }
  }

  private func lines(_ lines: [String], _ depth: Int) -> String {
    lines.joined(separator: "\n").indented(by: depth)
  }
}
