/// What a stream is connected to, and how text is to be laid out for it.
struct Terminal: Sendable {
  /// The stream.
  let stream: StandardStream

  /// Whether the stream is a terminal: no file, no pipe.
  var isTerminal: Bool { System.isTerminal(stream.rawValue) }

  /// The width for text on the stream, in columns.
  var width: Int {
    Self.width(columns: System.environment("COLUMNS"), reported: System.columns(of: stream.rawValue))
  }

  /// Whether to colour text on the stream.
  func isColored(_ choice: ColorChoice) -> Bool {
    choice.isColored(isTerminal: isTerminal, environment: System.environment)
  }

  /// The width by the variable `COLUMNS` if it is a whole number from 20 to 1000, or else what the terminal
  /// reports, kept within these bounds, or else 80.
  static func width(columns: String?, reported: Int?) -> Int {
    let sane = 20...1000
    if let width = columns.flatMap({ Int($0) }), sane.contains(width) { return width }
    guard let reported else { return 80 }
    return min(max(reported, sane.lowerBound), sane.upperBound)
  }
}
