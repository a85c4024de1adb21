import Numerics
import Symbolics

/// Reads the tokens of one side of a relation into an expression.
struct LaTeXParser {
  typealias Failure = ReadingError

  /// The numbers met, in order.
  private(set) var literals: [MathSide.Literal] = []

  private let tokens: [LaTeXToken]
  private let end: Int
  private let isKnown: (Symbol) -> Bool
  private var position = 0
  private var depth = 0
  private let greatestDepth = 100

  init(_ tokens: [LaTeXToken], end: Int, isKnown: @escaping (Symbol) -> Bool) {
    self.tokens = tokens
    self.end = end
    self.isKnown = isKnown
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

  private var current: LaTeXToken? { position < tokens.count ? tokens[position] : nil }
  private var next: LaTeXToken? { position + 1 < tokens.count ? tokens[position + 1] : nil }

  private mutating func accept(_ character: Character) -> Bool {
    guard current?.is(character) == true else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Character) throws(Failure) {
    guard accept(character) else { throw failure(.incomplete) }
  }

  private func failure(_ obstacle: ReadingError.Obstacle) -> ReadingError {
    ReadingError(obstacle: obstacle, range: current?.range ?? end..<end)
  }

  private func unsupported(_ token: LaTeXToken) -> ReadingError {
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

  // MARK: Operators

  private mutating func sum() throws(Failure) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < greatestDepth else { throw failure(.tooDeep) }
    var result = try product()
    while true {
      if accept("+") {
        result = result + (try product())
      } else if accept("-") {
        result = result - (try product())
      } else {
        return result
      }
    }
  }

  private mutating func product() throws(Failure) -> Expression {
    if accept("-") { return -(try product()) }
    _ = accept("+")
    var result = try factor()
    while let token = current {
      switch token.kind {
      case .command("cdot"), .command("times"), .character("*"), .command("ast"):
        position += 1
        result = result * (try signedFactor())
      case .character("/"), .command("div"):
        position += 1
        result = result / (try signedFactor())
      case .command("circ"), .command("odot"):
        position += 1
        result = result ∘ (try signedFactor())
      case .number:
        // 2 3 is no product that anyone writes.
        throw unsupported(token)
      default:
        guard beginsFactor(token) else { return result }
        result = result * (try factor())
      }
    }
    return result
  }

  private mutating func signedFactor() throws(Failure) -> Expression {
    if accept("-") { return -(try signedFactor()) }
    _ = accept("+")
    return try factor()
  }

  private func beginsFactor(_ token: LaTeXToken) -> Bool {
    switch token.kind {
    case .number, .letters, .words: true
    case .character(let character): "([{|".contains(character) && !(character == "|" && isInsideBars)
    case .command(let name): name != "right" && name != "end"
    case .rowEnd: false
    }
  }

  private mutating func factor() throws(Failure) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < greatestDepth else { throw failure(.tooDeep) }
    var result = try atom()
    while let token = current {
      if token.isCommand("%") {
        position += 1
        result = result / 100
      } else if token.is("^") {
        position += 1
        if current?.isCommand("top") == true || current?.kind == .letters("T") || isBraced(["top", "T"]) {
          try skipArgument()
          result = result.transposed
        } else {
          result = result ** (try argument())
        }
      } else if token.is("!") || token.is("'") || token.is("_") {
        throw unsupported(token)
      } else {
        break
      }
    }
    return result
  }

  // MARK: Atoms

  private var isInsideBars: Bool { barDepth > 0 }
  private var barDepth = 0

  private mutating func atom() throws(Failure) -> Expression {
    guard let token = current else { throw failure(.incomplete) }
    position += 1
    switch token.kind {
    case .number(let decimal):
      literals.append(MathSide.Literal(decimal: decimal, range: token.range))
      return .symbol(MathSide.placeholder(literals.count - 1))
    case .letters(let letters):
      return try name(letters, token)
    case .words(let words):
      return try name(words.filter { $0 != " " }, token)
    case .character("("):
      return try list(until: ")")
    case .character("["):
      return try list(until: "]")
    case .character("{"):
      let inner = try sum()
      try expect("}")
      return inner
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

  /// A group, or with commas an array.
  private mutating func list(until close: Character) throws(Failure) -> Expression {
    let elements = try elements(until: close)
    return elements.count == 1 ? elements[0] : .array(elements)
  }

  private mutating func elements(until close: Character) throws(Failure) -> [Expression] {
    var elements = [try sum()]
    while accept(",") { elements.append(try sum()) }
    try expect(close)
    return elements
  }

  /// What stands in braces, or the single token that comes next.
  private mutating func argument() throws(Failure) -> Expression {
    if accept("{") {
      let inner = try sum()
      try expect("}")
      return inner
    }
    if accept("-") { return -(try atom()) }
    // In x^23 TeX raises the 2 alone, but nobody means that: it is left unread.
    return try atom()
  }

  private mutating func command(_ name: String, _ token: LaTeXToken) throws(Failure) -> Expression {
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac":
      if let derivative = try derivative() { return derivative }
      let numerator = try argument()
      return numerator / (try argument())
    case "sqrt":
      if accept("[") { throw unsupported(token) }
      return sqrt(try argument())
    case "underbrace", "overbrace":
      let inner = try argument()
      if accept("_") || accept("^") { try skipArgument() }
      return inner
    case "begin":
      return try matrix(token)
    case "exp", "ln", "log", "tanh", "sin", "cos", "tan", "max", "min":
      return try applied(name, token)
    default:
      if let suffix = Accents.suffix(ofCommand: "\\" + name) {
        guard accept("{"), case .letters(let letter)? = current?.kind else { throw unsupported(token) }
        position += 1
        try expect("}")
        return try self.name(letter + suffix, token)
      }
      guard GreekLetters.letter(named: Self.variants[name] ?? name) != nil else {
        position -= 1
        throw unsupported(token)
      }
      return try self.name(Self.variants[name] ?? name, token)
    }
  }

  private static let variants = ["varepsilon": "epsilon", "vartheta": "theta", "varphi": "phi"]

  // MARK: Names

  /// A quantity, a function, or letters side by side.
  private mutating func name(_ text: String, _ token: LaTeXToken) throws(Failure) -> Expression {
    if text == "e", current?.is("^") == true, !isKnown("e") {
      position += 1
      return exp(try argument())
    }
    let beginning = position
    let (index, mark) = try decorations()
    let symbol = Symbol(base: text, index: index, mark: mark)
    if isKnown(symbol) { return .symbol(symbol) }
    if current?.is("(") == true || index != "" || current?.is("{") == true,
      let function = try function(text, index, token)
    {
      return function
    }
    // Letters side by side are a product, if each is a quantity; the index belongs to the last.
    if text.count > 1, token.kind == .letters(text) {
      let letters = text.dropLast().map { Symbol(base: String($0)) }
      let last = Symbol(base: String(text.suffix(1)), index: index, mark: mark)
      if (letters + [last]).allSatisfy(isKnown) {
        return .product((letters + [last]).map(Expression.symbol))
      }
    }
    position = max(position, beginning)
    throw ReadingError(
      obstacle: .unknownSymbol(symbol),
      range: token.range.lowerBound..<(position > 0 ? tokens[position - 1].range.upperBound : end))
  }

  /// The index and marks behind a name, in either order: `_{h_1}`, `^+`, `^{[2]}`, `'`.
  private mutating func decorations() throws(Failure) -> (index: String, mark: String) {
    var index = ""
    var mark = ""
    while let token = current {
      if token.is("'") {
        position += 1
        mark += "'"
      } else if token.is("_"), index.isEmpty {
        position += 1
        index = try plainArgument()
      } else if token.is("^"), let found = markAhead() {
        position += 1
        try skipArgument()
        mark += found
      } else {
        break
      }
    }
    return (index, mark)
  }

  /// The mark that an exponent is, if it is one: `+`, `*`, or something in brackets.
  private func markAhead() -> String? {
    guard let first = next else { return nil }
    if first.is("+") || first.is("*") { return first.is("+") ? "+" : "*" }
    guard first.is("{"), position + 2 < tokens.count else { return nil }
    let inner = tokens[position + 2]
    guard inner.is("+") || inner.is("*") || inner.is("[") else { return nil }
    var text = ""
    for token in tokens[(position + 2)...] {
      if token.is("}") { return text }
      guard let piece = token.plainText else { return nil }
      text += piece
    }
    return nil
  }

  /// The argument as the plain text of an index: `{h_1}` and `{h1}` are both `h1`.
  private mutating func plainArgument() throws(Failure) -> String {
    guard accept("{") else {
      guard let text = current?.plainText else { throw failure(.incomplete) }
      position += 1
      // Without braces, one character is the index: w_1i_2 is w_1 · i_2.
      return text
    }
    var text = ""
    var open = 1
    while let token = current {
      position += 1
      if token.is("{") { open += 1 }
      if token.is("}") { open -= 1 }
      if open == 0 { return text }
      guard !token.is("{"), !token.is("}"), !token.is("_") else { continue }
      guard let piece = token.plainText else { throw unsupported(token) }
      text += piece
    }
    throw failure(.incomplete)
  }

  private mutating func skipArgument() throws(Failure) {
    guard accept("{") else {
      position += 1
      return
    }
    var open = 1
    while let token = current, open > 0 {
      position += 1
      if token.is("{") { open += 1 }
      if token.is("}") { open -= 1 }
    }
    if open > 0 { throw failure(.incomplete) }
  }

  private func isBraced(_ names: Set<String>) -> Bool {
    guard current?.is("{") == true, let inner = next, position + 2 < tokens.count,
      tokens[position + 2].is("}")
    else { return false }
    switch inner.kind {
    case .command(let name), .letters(let name): return names.contains(name)
    default: return false
    }
  }

  // MARK: Functions

  /// A function written as a command: its argument in parentheses or braces, or the factor that comes next.
  private mutating func applied(_ name: String, _ token: LaTeXToken) throws(Failure) -> Expression {
    var index = ""
    if accept("_") { index = try plainArgument() }
    if let result = try function(name, index, token) { return result }
    throw unsupported(token)
  }

  private mutating func function(
    _ name: String, _ index: String, _ token: LaTeXToken
  ) throws(Failure) -> Expression? {
    func one(_ function: (Expression) -> Expression) throws(Failure) -> Expression {
      let arguments = try arguments()
      guard arguments.count == 1 else { throw unsupported(token) }
      return function(arguments[0])
    }
    switch (name.lowercased(), index) {
    case ("exp", ""): return try one { Symbolics.exp($0) }
    case ("ln", ""), ("log", ""), ("log", "e"): return try one { Symbolics.log($0) }
    case ("log", let base):
      guard let base = Int(base), base > 1 else { return nil }
      return try one { Symbolics.log($0) / Symbolics.log(Expression(integerLiteral: base)) }
    case ("tanh", ""): return try one { Symbolics.tanh($0) }
    case ("sigma", ""), ("sigmoid", ""), ("logistic", ""): return try one { logistic($0) }
    case ("relu", ""): return try one { relu($0) }
    case ("sign", ""): return try one { sign($0) }
    case ("softmax", ""): return try one { softmax($0) }
    case ("sin", ""): return try one { .call(.sin, [$0]) }
    case ("cos", ""): return try one { .call(.cos, [$0]) }
    case ("tan", ""): return try one { .call(.tan, [$0]) }
    case ("max", ""): return .call(.maximum, try arguments())
    case ("min", ""): return .call(.minimum, try arguments())
    default: return nil
    }
  }

  private mutating func arguments() throws(Failure) -> [Expression] {
    accept("(") ? try elements(until: ")") : [try factor()]
  }

  // MARK: Derivatives and matrices

  /// `\frac{\partial E}{\partial w_5}` as the name of a derivative; `nil`, with nothing read, where the
  /// fraction is none.
  private mutating func derivative() throws(Failure) -> Expression? {
    guard accept("{"), current?.isCommand("partial") == true else {
      if position > 0, tokens[position - 1].is("{") { position -= 1 }
      return nil
    }
    let dependent = try differential()
    try expect("{")
    guard current?.isCommand("partial") == true else { throw failure(.incomplete) }
    let independent = try differential()
    let symbol = Symbol.derivative(of: dependent, by: independent)
    guard isKnown(symbol) else { throw failure(.unknownSymbol(symbol)) }
    return .symbol(symbol)
  }

  /// The name behind `\partial`, up to the closing brace.
  private mutating func differential() throws(Failure) -> Symbol {
    position += 1
    guard let token = current else { throw failure(.incomplete) }
    position += 1
    let base: String
    switch token.kind {
    case .letters(let text): base = text
    case .words(let text): base = text.filter { $0 != " " }
    case .command(let name) where GreekLetters.letter(named: name) != nil: base = name
    default: throw unsupported(token)
    }
    let (index, mark) = try decorations()
    try expect("}")
    return Symbol(base: base, index: index, mark: mark)
  }

  private mutating func matrix(_ token: LaTeXToken) throws(Failure) -> Expression {
    let begin = position - 1
    guard let name = LaTeXReader.environmentName(tokens, begin),
      ["bmatrix", "pmatrix", "matrix"].contains(name)
    else { throw unsupported(token) }
    position = LaTeXReader.environmentEnd(tokens, begin)
    var rows: [[Expression]] = [[]]
    while let token = current, !token.isCommand("end") {
      if token.kind == .rowEnd {
        position += 1
        if current?.isCommand("end") != true { rows.append([]) }
      } else if !accept("&") {
        rows[rows.count - 1].append(try sum())
      }
    }
    guard current != nil else { throw failure(.incomplete) }
    position = LaTeXReader.environmentEnd(tokens, position)
    // A single column is a vector, as everybody writes vectors.
    if rows.allSatisfy({ $0.count == 1 }) { return .array(rows.map { $0[0] }) }
    return .array(rows.map { .array($0) })
  }
}

extension LaTeXToken {
  /// The characters that the token adds to an index or mark.
  fileprivate var plainText: String? {
    switch kind {
    case .number(let decimal): decimal.description
    case .letters(let text): text
    case .words(let text): text.filter { $0 != " " && $0 != "_" }
    case .command(let name): GreekLetters.letter(named: name) != nil ? name : nil
    case .character(let character): "+-*[](),".contains(character) ? String(character) : nil
    case .rowEnd: nil
    }
  }
}
