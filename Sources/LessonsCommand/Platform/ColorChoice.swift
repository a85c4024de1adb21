/// When to colour what is printed: the values of `--color`.
enum ColorChoice: String, CaseIterable, Sendable {
  /// On a terminal, unless the environment says otherwise.
  case auto

  /// In any case.
  case always

  /// In no case.
  case never

  /// Whether to colour what is printed to a stream.
  ///
  /// The option decides if it is not `auto`; then `NO_COLOR`, if not empty (no-color.org); then `FORCE_COLOR`, if not
  /// empty, which is against colour if it is `0` or `false` and for it otherwise (force-color.org); then
  /// `TERM=dumb`, a terminal without colours; and last, whether the stream is a terminal.
  ///
  /// - Parameters:
  ///   - isTerminal: Whether the stream is a terminal.
  ///   - environment: The value of an environment variable, `nil` if it is not set.
  func isColored(isTerminal: Bool, environment: (String) -> String?) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if let veto = environment("NO_COLOR"), !veto.isEmpty { return false }
    if let force = environment("FORCE_COLOR"), !force.isEmpty { return !["0", "false"].contains(force) }
    if environment("TERM") == "dumb" { return false }
    return isTerminal
  }
}
