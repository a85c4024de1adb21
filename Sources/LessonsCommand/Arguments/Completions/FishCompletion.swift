/// Completion for fish.
struct FishCompletion {
  private let tree: CommandPath
  private let name: String

  /// The script for the program at the root of the tree.
  init(of tree: CommandPath) {
    self.tree = tree
    name = tree.command.name
  }

  /// The script: to be sourced, or to be put into fish's folder of completions.
  var script: String {
    """
    # Completion of '\(name)' for fish. To use it:  \(name) --generate-completion-script fish | source

    # Whether the words before the cursor lead to the command $argv[1], and, if $argv[2] is there, whether it has
    # been given that many arguments.
    function __\(name)_at
        set -l path \(word(name))
        set -l count 0
        set -l skip ''
        set -l ended ''
        set -l words (commandline -opc)
        for word in $words[2..-1]
            if test -n "$skip"
                set skip ''
                continue
            end
            switch "$ended$word"
                case \(valuedSpellings)
                    set skip yes
                case --
                    set ended yes
                    switch "$path"
    \(lines(ends, 20))
                    end
                case '-*'
                case '*'
                    switch "$path:$word"
    \(lines(steps, 20))
                        case '*'
                            set count (math $count + 1)
                    end
            end
        end
        test "$path" = "$argv[1]"; or return 1
        not set -q argv[2]; or test $count -eq $argv[2]
    end

    complete -c \(name) -f
    \(completions.joined(separator: "\n"))

    """
  }

  /// A pattern for every option, of whichever command, that takes a value.
  private var valuedSpellings: String {
    tree.subtree.flatMap(\.command.options).filter(\.takesValue).flatMap(\.spellings)
      .map(word).joined(separator: " ")
  }

  /// Where `--` leads: no command can follow, so that the fallback is meant.
  private var ends: [String] {
    tree.subtree.flatMap { path in
      path.fallback.map { ["case \(word(path.fullName))", "    set path \(word($0.fullName))"] } ?? []
    }
  }

  /// Where a word leads: to the subcommand that it names, or as an argument to the fallback.
  private var steps: [String] {
    tree.subtree.flatMap { path in
      let named = path.children.flatMap {
        ["case \(word("\(path.fullName):\($0.command.name)"))", "    set path \(word($0.fullName))"]
      }
      guard let fallback = path.fallback else { return named }
      return named + [
        "case \(word("\(path.fullName):*"))", "    set path \(word(fallback.fullName))", "    set count 1",
      ]
    }
  }

  private var completions: [String] {
    tree.subtree.flatMap { path in
      subcommands(of: path) + positionals(of: path) + path.acceptedOptions.map { option(of: path, $0) }
    }
  }

  private func subcommands(of path: CommandPath) -> [String] {
    path.command.subcommands.map { subcommand in
      "\(complete(at: path, count: 0)) -a \(word(subcommand.name)) -d \(word(subcommand.abstract))"
    }
  }

  private func positionals(of path: CommandPath) -> [String] {
    path.acceptedPositionals.enumerated().map { index, positional in
      let count = positional.arity.isUnbounded ? nil : index
      return complete(at: path, count: count) + offer(positional.values)
        + " -d \(word(positional.name))"
    }
  }

  private func option(of path: CommandPath, _ option: OptionSyntax) -> String {
    let short = option.short.map { " -s \(word(String($0)))" } ?? ""
    let value = option.takesValue ? " -r\(offer(option.values))" : ""
    return "\(complete(at: path))\(short) -l \(word(option.long))\(value) -d \(word(option.help))"
  }

  private func complete(at path: CommandPath, count: Int? = nil) -> String {
    let arguments = [word(path.fullName)] + (count.map { [String($0)] } ?? [])
    return "complete -c \(name) -n \(word("__\(name)_at \(arguments.joined(separator: " "))"))"
  }

  /// The words to offer, which fish expands once more; file names only where they belong.
  private func offer(_ values: ValueSyntax) -> String {
    switch values {
    case .any, .integer: " -f"
    case .oneOf(let words), .suggested(let words): " -f -a \(word(words.map(word).joined(separator: " ")))"
    case .file: " -F"
    }
  }

  /// The text as one word: within single quotes fish gives a meaning to these two characters only.
  private func word(_ text: String) -> String {
    "'\(text.escaping(["'", "\\"]))'"
  }

  private func lines(_ lines: [String], _ depth: Int) -> String {
    lines.joined(separator: "\n").indented(by: depth)
  }
}
