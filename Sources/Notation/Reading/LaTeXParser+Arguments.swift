import Numerics
import Symbolics

/// What commands and signs take as their arguments.
extension LaTeXParser {
  /// What stands in braces, or the single character or command that comes next, perhaps with a sign.
  mutating func argument() throws(Failure) -> Expression {
    if accept("{") { return try group() }
    if accept("-") {
      try nest()
      return -(try argument())
    }
    // In x^23 TeX raises the 2 alone, but nobody means that: it is left unread.
    if let token = current, token.isOfSeveralCharacters { throw unsupported(token) }
    return try atom()
  }

  /// As `argument`, but of several digits or letters the first is taken, as TeX does: `\frac12` is one half.
  mutating func leadingArgument() throws(Failure) -> Expression {
    guard let (first, rest) = current?.divided else { return try argument() }
    // The rest takes the place of both: to make room for it would cost time with every `\frac12`.
    tokens[position] = rest
    return try atom(first)
  }

  mutating func skipArgument() throws(Failure) {
    guard accept("{") else {
      position += 1
      return
    }
    var open = 1
    while open > 0, let token = current {
      position += 1
      if token.is("{") { open += 1 }
      if token.is("}") { open -= 1 }
    }
    if open > 0 { throw failure(.incomplete) }
  }
}

extension LaTeXToken {
  fileprivate var isOfSeveralCharacters: Bool {
    if isWhole { return false }
    return switch kind {
    case .number(let decimal): decimal.description.count > 1
    case .letters(let text): text.count > 1
    case .command, .words, .character, .rowEnd: false
    }
  }

  /// The first digit or letter, and those behind it.
  fileprivate var divided: (first: LaTeXToken, rest: LaTeXToken)? {
    let middle = range.lowerBound + 1
    switch kind {
    case .number(let decimal):
      let digits = decimal.description
      guard isOfSeveralCharacters, digits.count == range.count, digits.utf8.allSatisfy(\.isDigit),
        let first = Decimal(digits.prefix(1)), let rest = Decimal(digits.dropFirst())
      else { return nil }
      return (
        LaTeXToken(kind: .number(first), range: range.lowerBound..<middle),
        LaTeXToken(kind: .number(rest), range: middle..<range.upperBound)
      )
    case .letters(let text):
      guard isOfSeveralCharacters else { return nil }
      return (
        LaTeXToken(kind: .letters(String(text.prefix(1))), range: range.lowerBound..<middle),
        LaTeXToken(kind: .letters(String(text.dropFirst())), range: middle..<range.upperBound)
      )
    case .command, .words, .character, .rowEnd:
      return nil
    }
  }
}
