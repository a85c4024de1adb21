import Numerics
import Symbolics

/// Reads the tokens of one side of a relation into an expression.
///
/// Tokens and atoms are here; sums, products and factors, names, and what a command stands for, in the extensions.
struct LaTeXParser {
  typealias Failure = ReadingError

  /// The numbers met, in order.
  var literals: [MathSide.Literal] = []
  /// The units met, in order.
  var units: [Units] = []
  /// Whether a logarithm without a base was met.
  var hasBareLogarithm = false
  /// Whether the name of a quantity was met: a word behind it is another name, and no unit.
  var hasNames = false

  var tokens: [LaTeXToken]
  private let end: Int
  var position = 0
  private var depth = 0
  private var nesting = 0
  var barDepth = 0
  var normDepth = 0
  /// How many parts the written-out sums and products of the side have.
  private var writtenParts = 0
  /// The names that a sum or product runs over while its terms are read.
  private var running: Set<Symbol> = []
  private let isQuantity: (Symbol) -> Bool
  private let takesLetters: Bool
  /// What a name stands for before a parenthesis, where the text agrees on it.
  let agreedFunctions: [String: Function]

  /// How deeply groups and arguments may stand in each other; each costs a few frames of the stack.
  private let greatestDepth = 100
  /// How many signs, quotients and powers a side may have: each may stand in the next.
  private let greatestNesting = 500

  init(
    _ tokens: [LaTeXToken], end: Int, takesLetters: Bool, functions: [String: Function],
    isKnown: @escaping (Symbol) -> Bool
  ) {
    self.tokens = tokens
    self.end = end
    isQuantity = isKnown
    self.takesLetters = takesLetters
    agreedFunctions = functions
  }

  /// Whether a name is that of a quantity, or runs through the terms of a sum.
  func isKnown(_ symbol: Symbol) -> Bool {
    running.contains(symbol) || isQuantity(symbol) || isLetterOnly(symbol)
  }

  /// Whether a name is that of a quantity only because every letter is.
  func isLetterOnly(_ symbol: Symbol) -> Bool {
    guard takesLetters, case .name(let base, _, _) = symbol.form, !["e", "d", "i"].contains(base) else {
      return false
    }
    return (base.count == 1 || GreekLetters.letter(named: base) != nil) && !running.contains(symbol)
      && !isQuantity(symbol)
  }

  /// Reads something in which `symbol` is a name.
  mutating func knowing<Content>(
    _ symbol: Symbol, _ read: (inout LaTeXParser) throws(Failure) -> Content
  ) throws(Failure) -> Content {
    let isNew = running.insert(symbol).inserted
    defer { if isNew { running.remove(symbol) } }
    return try read(&self)
  }

  /// The most parts of written-out sums and products in one side: 200 terms of ten parts, or sums of sums.
  private static let mostWrittenParts = 2_000

  /// Takes note that a term is written out so often; whether that is not too much.
  mutating func writesOut(_ term: Expression, times count: Int) -> Bool {
    writtenParts += count * term.size(upTo: Self.mostWrittenParts)
    return writtenParts <= Self.mostWrittenParts
  }

  mutating func parse() -> Result<Expression, ReadingError> {
    do throws(Failure) {
      let expression = try sum()
      if let rest = current { throw unsupported(rest) }
      return .success(expression)
    } catch {
      return .failure(error)
    }
  }

  // MARK: Tokens

  var current: LaTeXToken? { token(0) }

  /// The token so far behind the current one.
  func token(_ distance: Int) -> LaTeXToken? {
    tokens.indices.contains(position + distance) ? tokens[position + distance] : nil
  }

  mutating func accept(_ character: Character) -> Bool {
    guard current?.is(character) == true else { return false }
    position += 1
    return true
  }

  mutating func expect(_ character: Character) throws(Failure) {
    guard accept(character) else { throw failure(.incomplete) }
  }

  /// Notes that the expression read so far goes into another.
  mutating func nest() throws(Failure) {
    nesting += 1
    guard nesting <= greatestNesting else { throw failure(.tooDeep) }
  }

  func failure(_ obstacle: ReadingError.Obstacle) -> ReadingError {
    ReadingError(obstacle: obstacle, range: current?.range ?? end..<end)
  }

  /// An obstacle that reaches from a token to the last one read.
  func failure(_ obstacle: ReadingError.Obstacle, from token: LaTeXToken) -> ReadingError {
    let last = tokens[max(position - 1, 0)].range.upperBound
    return ReadingError(obstacle: obstacle, range: token.range.lowerBound..<max(last, token.range.upperBound))
  }

  func unsupported(_ token: LaTeXToken) -> ReadingError {
    switch token.kind {
    case .command("pm"), .command("mp"): return ambiguous("± stands for two values", token)
    case .command("infty"): return ambiguous("there is no last term, and no value at infinity", token)
    case .command("dots"), .command("ldots"), .command("cdots"), .command("dotsb"), .command("dotsc"):
      return ambiguous("dots leave something out", token)
    case .command("decimal comma"):
      return ambiguous("a comma may be a decimal one, or divide two numbers", token)
    default: break
    }
    let name =
      switch token.kind {
      case .number(let decimal): decimal.description
      case .letters(let text), .words(let text): text
      case .command(let name): "\\" + name
      case .character(let character): String(character)
      case .rowEnd: "\\\\"
      }
    return ReadingError(obstacle: .unsupported(name), range: token.range)
  }

  func ambiguous(_ why: String, _ token: LaTeXToken) -> ReadingError {
    ReadingError(obstacle: .ambiguous(why), range: token.range)
  }

  // MARK: Atoms

  mutating func atom() throws(Failure) -> Expression {
    guard let token = current else { throw failure(.incomplete) }
    position += 1
    return try atom(token)
  }

  /// What a token begins that has been read.
  mutating func atom(_ token: LaTeXToken) throws(Failure) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= greatestDepth else { throw failure(.tooDeep) }
    switch token.kind {
    case .number(let decimal):
      literals.append(MathSide.Literal(decimal: decimal, range: token.range))
      return .symbol(MathSide.placeholder(literals.count - 1))
    case .letters(let letters):
      return try name(letters, token)
    case .words(let words) where Self.functions.contains(words) && !isKnown(Symbol(base: words)):
      return try command(words, token)
    case .words(let words):
      return try name(words.filter { $0 != " " }, token)
    case .character("("):
      return try element(of: list(until: ")"))
    case .character("["):
      if let bracket = try iversonBracket() { return bracket }
      return try list(until: "]")
    case .character("{"):
      if let name = try groupedName() { return name }
      return try group()
    case .character("|"):
      barDepth += 1
      defer { barDepth -= 1 }
      let inner = try sum()
      try expect("|")
      return abs(inner)
    case .command(let command):
      return try self.command(command, token)
    case .character, .rowEnd:
      position -= 1
      throw unsupported(token)
    }
  }

  /// `[x > 0]`, which is 1 where it holds and otherwise 0, of which the bracket has been read; `nil`, with nothing
  /// read, for a list.
  private mutating func iversonBracket() throws(Failure) -> Expression? {
    guard let close = tokens[position...].firstIndex(where: { $0.is("]") }), close > position + 2,
      tokens[close - 2].is(">"), case .number(let zero) = tokens[close - 1].kind, zero.exact.isZero
    else { return nil }
    let operand = try sum()
    guard position == close - 2 else { throw failure(.incomplete) }
    position = close + 1
    return .call(.positive, [operand])
  }

  /// What stands in braces, of which the first has been read.
  mutating func group() throws(Failure) -> Expression {
    try outsideBars { parser throws(Failure) in
      let inner = try parser.sum()
      if parser.current?.isCommand("choose") == true {
        parser.position += 1
        let chosen = try parser.sum()
        try parser.expect("}")
        return .call(.binomial, [inner, chosen])
      }
      try parser.expect("}")
      return inner
    }
  }

  /// Reads something in brackets of its own, where a bar opens again instead of closing.
  mutating func outsideBars<Content>(
    _ read: (inout LaTeXParser) throws(Failure) -> Content
  ) throws(Failure) -> Content {
    let outer = (barDepth, normDepth)
    (barDepth, normDepth) = (0, 0)
    defer { (barDepth, normDepth) = outer }
    return try read(&self)
  }

  /// What stands between two `\|`, of which the first has been read.
  mutating func insideNorm() throws(Failure) -> Expression {
    normDepth += 1
    defer { normDepth -= 1 }
    let inner = try sum()
    guard current?.isCommand("|") == true else { throw failure(.incomplete) }
    position += 1
    return inner
  }
}

extension Expression {
  /// The number of parts of the expression, counted no further than `limit`.
  fileprivate func size(upTo limit: Int) -> Int {
    var count = 0
    var rest = [self]
    while count < limit, let part = rest.popLast() {
      count += 1
      rest += part.operands
    }
    return count
  }
}
