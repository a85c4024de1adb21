import Symbolics

/// Expressions between brackets, set apart by commas.
extension LaTeXParser {
  /// A group, or with commas an array.
  mutating func list(until close: Character) throws(Failure) -> Expression {
    let elements = try elements(until: close)
    return elements.count == 1 ? elements[0] : .array(elements)
  }

  /// What stands between commas, up to the closing mark.
  mutating func elements(until close: Character) throws(Failure) -> [Expression] {
    try elements { parser throws(Failure) in try parser.expect(close) }
  }

  /// What stands between commas, up to the closing command, as in `\max\{1, 2\}`.
  mutating func elements(untilCommand close: String) throws(Failure) -> [Expression] {
    try elements { parser throws(Failure) in
      guard parser.current?.isCommand(close) == true else { throw parser.failure(.incomplete) }
      parser.position += 1
    }
  }

  private mutating func elements(
    closedBy close: (inout LaTeXParser) throws(Failure) -> Void
  ) throws(Failure) -> [Expression] {
    try outsideBars { parser throws(Failure) in
      var elements = [try parser.sum()]
      while parser.accept(",") { elements.append(try parser.sum()) }
      try close(&parser)
      return elements
    }
  }

  /// The element of an array in parentheses, where an index of one or two digits follows: `(AB)_{12}`.
  mutating func element(of array: Expression) throws(Failure) -> Expression {
    guard current?.is("_") == true else { return array }
    let start = position
    position += 1
    let places = try plainArgument().map(\.wholeNumberValue)
    guard 1...2 ~= places.count, let first = places[0], let last = places[places.count - 1] else {
      position = start
      return array
    }
    return .element(array, places.count == 1 ? [first] : [first, last])
  }
}
