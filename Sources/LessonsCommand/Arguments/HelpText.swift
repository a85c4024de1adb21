/// The help of a command, laid out as swift-argument-parser does.
struct HelpText {
  /// The way to the command.
  let path: CommandPath

  /// An entry of a list: what is explained, the explanation, and further text beneath.
  private struct Entry {
    var label: String
    var text: String
    var discussion = ""
  }

  /// The help of the command at the end of the way.
  init(for path: CommandPath) {
    self.path = path
  }

  /// The help in lines of that width, down to the last line feed.
  func text(width: Int = 80) -> String {
    let command = path.command
    var sections = [overview(width), Usage(of: path).text(heading: "USAGE: ", width: width)]
    sections += section("ARGUMENTS", command.positionals.map(entry), width)
    sections += section("OPTIONS", path.options.map(entry), width)
    sections += section("SUBCOMMANDS", command.subcommands.map(entry), width)
    if !command.subcommands.isEmpty {
      sections.append("  See '\(path.helpInvocation) <subcommand>' for detailed help.")
    }
    return sections.joined(separator: "\n\n") + "\n"
  }

  private func overview(_ width: Int) -> String {
    let abstract = "OVERVIEW: \(path.command.abstract)"
    let discussion = path.command.discussion
    let paragraphs = discussion.isEmpty ? [abstract] : [abstract, discussion]
    return Wrapping.lines(of: paragraphs.joined(separator: "\n\n"), width: width).joined(separator: "\n")
  }

  private func entry(for positional: Positional) -> Entry {
    Entry(label: positional.label, text: Self.sentence(positional.help, positional.values, standard: nil))
  }

  private func entry(for option: OptionSyntax) -> Entry {
    Entry(
      label: option.listing,
      text: Self.sentence(option.help, option.values, standard: option.defaultDescription),
      discussion: option.discussion)
  }

  private func entry(for subcommand: CommandSyntax) -> Entry {
    let label = subcommand.role == .fallback ? "\(subcommand.name) (default)" : subcommand.name
    return Entry(label: label, text: subcommand.abstract)
  }

  /// The sentence, and in parentheses what values there are and which holds by default.
  private static func sentence(_ help: String, _ values: ValueSyntax, standard: String?) -> String {
    var remarks: [String] = []
    switch values {
    case .oneOf(let words): remarks.append("values: \(words.joined(separator: ", "))")
    case .integer(let range): remarks.append("values: \(range.lowerBound) to \(range.upperBound)")
    case .any, .suggested, .file: break
    }
    if let standard { remarks.append("default: \(standard)") }
    return remarks.isEmpty ? help : "\(help) (\(remarks.joined(separator: "; ")))"
  }

  /// A headed list in two columns, or none if it would be empty. On a narrow screen, and beside a label that does
  /// not fit into the first column, explanations stand below their labels.
  private func section(_ heading: String, _ entries: [Entry], _ width: Int) -> [String] {
    guard !entries.isEmpty else { return [] }
    let column = width < 50 ? 6 : 26
    let margin = String(repeating: " ", count: column)
    var lines = ["\(heading):"]
    for entry in entries {
      let label = "  \(entry.label)"
      var text = Wrapping.lines(of: entry.text, width: width - column)[...]
      if label.count < column, let first = text.popFirst() {
        lines.append(label + margin.dropFirst(label.count) + first)
      } else {
        lines.append(label)
      }
      lines += text.map { margin + $0 }
      if !entry.discussion.isEmpty {
        lines += Wrapping.lines(of: entry.discussion, width: width - column).map { margin + $0 }
      }
    }
    return [lines.joined(separator: "\n")]
  }
}
