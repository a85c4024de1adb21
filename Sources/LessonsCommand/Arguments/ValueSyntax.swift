/// What the value of an option or argument may be: the parser refuses the rest, and a shell offers the choice.
enum ValueSyntax: Sendable, Equatable {
  /// Any text.
  case any

  /// One of these words and nothing else.
  case oneOf([String])

  /// One of these words as far as a shell is concerned. Whether another will do is the command's to say, which
  /// can say it better: `There is no lesson or command 'bakprop'.`
  case suggested([String])

  /// A whole number in that range, in decimal digits.
  case integer(ClosedRange<Int>)

  /// The path of a file.
  case file

  /// The words that a shell offers.
  var offered: [String] {
    switch self {
    case .oneOf(let words), .suggested(let words): words
    case .any, .integer, .file: []
    }
  }

  /// What to provide instead, as a sentence, if the value is none of those allowed; `nil` if it is one.
  func advice(against value: String) -> String? {
    switch self {
    case .any, .suggested, .file:
      return nil
    case .oneOf(let words):
      return words.contains(value) ? nil : "Please provide \(Self.choice(of: words))."
    case .integer(let range):
      if let number = Int(value), range.contains(number) { return nil }
      return "Please provide a whole number from \(range.lowerBound) to \(range.upperBound)."
    }
  }

  /// `'a'`, `'a' or 'b'`, `one of 'a', 'b' or 'c'`.
  private static func choice(of words: [String]) -> String {
    let quoted = words.map { "'\($0)'" }
    guard quoted.count > 2, let last = quoted.last else { return quoted.joined(separator: " or ") }
    return "one of \(quoted.dropLast().joined(separator: ", ")) or \(last)"
  }
}
