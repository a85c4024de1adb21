/// The lines that show how a command is called: one for the command, or, where words without a command mean
/// something too, one for these and one for the subcommands.
struct Usage {
  /// The alternatives, each in pieces that are not to be broken across lines.
  private let alternatives: [[String]]

  /// How the command at the end of the way is called.
  init(of path: CommandPath) {
    var alternatives: [[String]] = []
    if path.command.subcommands.isEmpty {
      alternatives.append(Self.pieces(for: path))
    } else {
      if let fallback = path.fallback { alternatives.append(Self.pieces(for: fallback)) }
      alternatives.append([path.shortName, "<subcommand>"])
    }
    self.alternatives = alternatives
  }

  /// Global options are left to the list of options: they would drown what is particular to the command.
  private static func pieces(for path: CommandPath) -> [String] {
    let options = path.command.options.filter { !$0.isGlobal && $0.role == .ordinary }
    return [path.shortName] + path.command.positionals.map(\.usage) + options.map(\.usage)
  }

  /// The alternatives beneath each other, behind a heading; what does not fit on a line hangs below. There is no
  /// line feed at the end.
  func text(heading: String, width: Int) -> String {
    let margin = heading.count
    let blank = String(repeating: " ", count: margin)
    let lines = alternatives.flatMap { Wrapping.lines(of: $0, width: width - margin, hanging: 2) }
    return heading + lines.joined(separator: "\n" + blank)
  }
}
