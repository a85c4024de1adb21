import Numerics
import Symbolics

/// Reads the tokens of one side of a relation into an expression.
///
/// Sums, products, factors and atoms are here; names, and what a command stands for, in the extensions.
struct LaTeXParser {
  typealias Failure = ReadingError

  /// The numbers met, in order.
  private(set) var literals: [MathSide.Literal] = []
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
  private var barDepth = 0
  private var normDepth = 0
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

  // MARK: Operators

  mutating func sum() throws(Failure) -> Expression {
    var terms = [try product()]
    while true {
      if accept("+") {
        terms.append(try product())
      } else if accept("-") {
        terms.append(-(try product()))
      } else {
        break
      }
    }
    guard terms.count > 1 else { return terms[0] }
    if case .sum(let first) = terms[0] { terms.replaceSubrange(..<1, with: first) }
    return .sum(terms)
  }

  mutating func product() throws(Failure) -> Expression {
    let minuses = try minusSigns()
    var factors = [try factor()]
    var isBehindSlash = false
    reading: while let token = current {
      switch token.kind {
      case .command("cdot"), .command("times"), .character("*"), .command("ast"):
        position += 1
        factors.append(try signedFactor())
        if token.isCommand("times"), factors.suffix(2).allSatisfy(\.isVector) {
          // Between vectors × is another product, and in the plane there is none.
          throw failure(.unsupported("\\times between vectors"), from: token)
        }
      case .character(":") where tokens.count(where: { $0.is(":") }) > 1:
        // 4:6:3:2 is no quotient.
        throw unsupported(token)
      case .character("/"), .command("div"), .character(":"):
        position += 1
        try nest()
        isBehindSlash = true
        factors = [Self.product(of: factors) / (try signedFactor())]
      case .command("circ"), .command("odot"):
        position += 1
        try nest()
        factors = [Self.product(of: factors) ∘ (try signedFactor())]
      case .number:
        // 2 3 is no product that anyone writes, but 3! 2! and 0.5² 0.5³ are.
        guard isBehindArgument, !isBehindSlash else { throw unsupported(token) }
        factors.append(try factor())
      case .letters, .words, .command, .character, .rowEnd:
        guard beginsFactor(token) else { break reading }
        // 1/2(3) may be meant as 1/(2(3)), and 1½ as a sum.
        if isBehindSlash || isMixedNumber { throw unsupported(token) }
        factors.append(try factor())
      }
    }
    return Self.product(of: factors).negated(minuses)
  }

  /// Whether the last token ended a factorial, a group or an exponent, so that a number is a factor of its own.
  private var isBehindArgument: Bool {
    guard let last = token(-1) else { return false }
    return last.is("!") || last.is("}") || token(-2)?.is("^") == true
  }

  private static func product(of factors: [Expression]) -> Expression {
    guard factors.count > 1 else { return factors[0] }
    if case .product(let first) = factors[0] { return .product(first + factors.dropFirst()) }
    return .product(factors)
  }

  private mutating func signedFactor() throws(Failure) -> Expression {
    let minuses = try minusSigns()
    return try factor().negated(minuses)
  }

  /// Takes the signs before an operand, and counts the minus signs among them.
  private mutating func minusSigns() throws(Failure) -> Int {
    var count = 0
    while accept("-") {
      try nest()
      count += 1
    }
    _ = accept("+")
    return count
  }

  func beginsFactor(_ token: LaTeXToken) -> Bool {
    switch token.kind {
    case .number, .letters, .words: true
    case .character(let character): "([{|".contains(character) && !(character == "|" && barDepth > 0)
    case .command(let name): !Self.closing.contains(name) && !(name == "|" && normDepth > 0)
    case .rowEnd: false
    }
  }

  /// The commands that end what another began.
  private static let closing: Set<String> = ["rvert", "rVert", "rfloor", "rceil", "end", "}", "choose"]

  mutating func factor() throws(Failure) -> Expression {
    var result = try atom()
    var hasExponent = false
    while let token = current {
      if token.is("°") {
        position += 1
        try nest()
        result = result * .symbol("pi") / 180
      } else if token.isCommand("%") {
        position += 1
        try nest()
        if case .symbol(let symbol) = result, let number = MathSide.number(of: symbol) {
          literals[number].isPercentage = true
        }
        result = result / 100
      } else if token.is("!") {
        // 5!! is 5 · 3 · 1, and no factorial of a factorial.
        if self.token(1)?.is("!") == true { throw unsupported(token) }
        position += 1
        try nest()
        result = .call(.factorial, [result])
      } else if token.is("^"), !hasExponent {
        position += 1
        try nest()
        if isTransposition {
          try skipArgument()
          result = result.transposed
        } else if isDegrees {
          try skipArgument()
          result = result * .symbol("pi") / 180
        } else if token.isFollowedByStep(in: tokens, at: position) {
          // w^{(2)} is the w of step 2, not its square.
          throw unsupported(token)
        } else {
          result = result ** (try argument())
        }
        hasExponent = true
      } else if let unit = try unit() {
        try nest()
        result = .product([result, unit])
      } else if token.is("'") || token.is("_") || token.is("^") {
        throw unsupported(token)
      } else {
        break
      }
    }
    return result
  }

  private var isTransposition: Bool {
    let isBraced = current?.is("{") == true && token(2)?.is("}") == true
    guard let mark = isBraced ? token(1) : current else { return false }
    return mark.isCommand("top") || mark.kind == .letters("T") || mark.kind == .words("T")
  }

  private var isDegrees: Bool {
    current?.isCommand("circ") == true || current?.is("{") == true && token(1)?.isCommand("circ") == true
  }

  /// Whether a fraction of two numbers stands right behind a number.
  private var isMixedNumber: Bool {
    guard case .number? = token(-1)?.kind, let fraction = current,
      ["frac", "dfrac", "tfrac"].contains(where: fraction.isCommand)
    else { return false }
    let digits = [token(1), token(2)].compactMap(\.self)
    return digits.contains { if case .number = $0.kind { true } else { false } }
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

  /// Whether it is a vector that is written out.
  fileprivate var isVector: Bool {
    guard case .array(let elements) = self else { return false }
    return !elements.contains { if case .array = $0 { true } else { false } }
  }

  /// The expression behind so many minus signs.
  fileprivate func negated(_ count: Int) -> Expression { (0..<count).reduce(self) { operand, _ in -operand } }
}

extension LaTeXToken {
  /// Whether the argument at `position` is a number or letter in parentheses, as in `{(2)}`.
  fileprivate func isFollowedByStep(in tokens: [LaTeXToken], at position: Int) -> Bool {
    guard position + 4 < tokens.count, tokens[position].is("{"), tokens[position + 1].is("("),
      tokens[position + 3].is(")"), tokens[position + 4].is("}")
    else { return false }
    return true
  }
}
