/// What a word of the command line is by its looks alone, following the conventions of POSIX and GNU.
enum ArgumentWord: Equatable {
  /// `--`: all that follows is plain.
  case terminator

  /// `--name` or `--name=value`.
  case long(name: String, value: String?)

  /// `-a`, the flags `-ab`, or an option with its value attached, `-d12`: the letters without their dash.
  case letters(String)

  /// Anything else, among it a lone `-`, and a number with its sign: `-0.5`, `-.5`.
  case plain

  /// Looks at a word.
  init(_ word: String) {
    let body = word.utf8.drop { $0 == UInt8(ascii: "-") }
    switch (dashes: word.utf8.count - body.count, isBare: body.isEmpty) {
    case (2, true):
      self = .terminator
    case (2..., _):
      self = Self.long(in: word.utf8.dropFirst(2))
    case (1, false) where !Self.beginsNumber(body):
      self = .letters(String(Substring(body)))
    default:
      self = .plain
    }
  }

  /// Divides at the first equals sign. Bytes are compared, for as characters a sign and an accent that
  /// follows it are one.
  private static func long(in body: Substring.UTF8View) -> ArgumentWord {
    guard let sign = body.firstIndex(of: UInt8(ascii: "=")) else {
      return .long(name: String(Substring(body)), value: nil)
    }
    return .long(
      name: String(Substring(body[..<sign])),
      value: String(Substring(body[body.index(after: sign)...])))
  }

  private static func beginsNumber(_ body: Substring.UTF8View) -> Bool {
    let digits = body.first == UInt8(ascii: ".") ? body.dropFirst() : body
    return digits.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }
}
