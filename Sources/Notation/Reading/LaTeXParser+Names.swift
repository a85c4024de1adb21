import Numerics
import Symbolics

/// Names of quantities with their indices and marks, and derivatives.
extension LaTeXParser {
  /// A quantity, a function, or letters side by side.
  mutating func name(_ text: String, _ token: LaTeXToken) throws(Failure) -> Expression {
    // So the places of numbers and units are named, which no quantity may be taken for.
    if text.hasPrefix("#") { throw unsupported(token) }
    if text == "e", current?.is("^") == true, !isKnown("e") { return try exponential() }
    if let product = try exponentialProduct(text, token) { return product }
    let (index, mark) = try decorations()
    let symbol = Symbol(base: text, index: index, mark: mark)
    if isKnown(symbol), !isLetterOnly(symbol) || !beginsArgument {
      // E(w) is the value of a function, and out(1 − out) a product.
      if let value = functionValue(ahead: token) { throw value }
      hasNames = true
      return .symbol(symbol)
    }
    if mark.isEmpty, !index.isEmpty || current?.is("(") == true || current?.is("{") == true,
      let function = try function(text, index, token)
    {
      return function
    }
    // Letters side by side are a product, if each is a quantity; the index belongs to the last.
    if text.count > 1, token.kind == .letters(text) {
      let last = Symbol(base: String(text.suffix(1)), index: index, mark: mark)
      let letters = text.dropLast().map { Symbol(base: String($0)) } + [last]
      // Var(x) is no product; nor are the letters of a word, where all letters are quantities.
      let isWord = letters.contains(where: isLetterOnly) && (letters.count > 2 || beginsArgument)
      if !isWord, letters.allSatisfy(isKnown) { return .product(letters.map(Expression.symbol)) }
    }
    throw failure(.unknownSymbol(symbol), from: token)
  }

  /// Whether what comes next may be the argument of a function.
  private var beginsArgument: Bool {
    guard let next = current else { return false }
    return next.is("(") || next.is("[") || next.isCommand("{")
  }

  /// e to the power that comes next.
  private mutating func exponential() throws(Failure) -> Expression {
    position += 1
    return exp(try argument())
  }

  /// Letters side by side of which the last is the base of an exponential: `xe^{y}`.
  private mutating func exponentialProduct(_ text: String, _ token: LaTeXToken) throws(Failure) -> Expression?
  {
    guard text.count > 1, text.last == "e", token.kind == .letters(text), current?.is("^") == true,
      !isKnown(Symbol(base: text)), !isKnown("e")
    else { return nil }
    let letters = text.dropLast().map { Symbol(base: String($0)) }
    guard letters.allSatisfy(isKnown) else { return nil }
    return .product(letters.map(Expression.symbol) + [try exponential()])
  }

  /// A name that stands in braces because of its type, `\mathbf{w}_5`, of which the first has been read; `nil`,
  /// with nothing more read, for a group.
  mutating func groupedName() throws(Failure) -> Expression? {
    guard let token = current, self.token(1)?.is("}") == true, let next = self.token(2),
      next.is("_") || next.is("^") || next.is("'")
    else { return nil }
    switch token.kind {
    case .letters(let text), .words(let text):
      position += 2
      return try name(text.filter { $0 != " " }, token)
    case .number, .command, .character, .rowEnd:
      return nil
    }
  }

  /// The obstacle that a single name in parentheses is: it is the argument of a function.
  private func functionValue(ahead token: LaTeXToken) -> ReadingError? {
    guard current?.is("(") == true else { return nil }
    let inside = tokens[(position + 1)...].prefix { !$0.is(")") && !$0.is("(") }
    let isName = inside.allSatisfy { token in
      switch token.kind {
      case .letters, .words: true
      case .number: true
      case .command(let name): Self.greek(name) != nil
      case .character(let character): "_{},;^'".contains(character)
      case .rowEnd: false
      }
    }
    guard isName, inside.contains(where: { if case .letters = $0.kind { true } else { false } }) else {
      return nil
    }
    return failure(.unsupported("a function value"), from: token)
  }

  // MARK: Indices and marks

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

  /// The mark that an exponent is, if it is one: `+`, `*`, a prime, or something in brackets.
  private func markAhead() -> String? {
    guard let first = token(1) else { return nil }
    if first.isMark { return first.plainText }
    guard first.is("{"), let inner = token(2), inner.isMark || inner.is("[") else { return nil }
    var text = ""
    for token in tokens[(position + 2)...] {
      if token.is("}") { return text }
      guard let piece = token.plainText else { return nil }
      text += piece
    }
    return nil
  }

  /// The argument as the plain text of an index: `{h_1}` and `{h1}` are both `h1`.
  mutating func plainArgument() throws(Failure) -> String {
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

  // MARK: Derivatives

  /// `\frac{\partial E}{\partial w_5}` as the name of a derivative; `nil`, with nothing read, where the
  /// fraction is none.
  mutating func derivative(_ fraction: LaTeXToken) throws(Failure) -> Expression? {
    guard current?.is("{") == true, token(1)?.isCommand("partial") == true else { return nil }
    let dependent = try differential()
    let independent = try differential()
    let symbol = Symbol.derivative(of: dependent, by: independent)
    guard isKnown(symbol) else { throw failure(.unknownSymbol(symbol), from: fraction) }
    return .symbol(symbol)
  }

  /// The name behind `\partial`, in braces.
  private mutating func differential() throws(Failure) -> Symbol {
    try expect("{")
    guard current?.isCommand("partial") == true else { throw failure(.incomplete) }
    position += 1
    let base = try base()
    let (index, mark) = try decorations()
    try expect("}")
    return Symbol(base: base, index: index, mark: mark)
  }

  /// The letter or word that a name begins with.
  private mutating func base() throws(Failure) -> String {
    guard let token = current else { throw failure(.incomplete) }
    position += 1
    switch token.kind {
    case .letters(let text):
      return text
    case .words(let text):
      return text.filter { $0 != " " }
    case .command(let name):
      if let accented = try accented(name) { return accented }
      guard let letter = Self.greek(name) else { throw unsupported(token) }
      return letter
    case .number, .character, .rowEnd:
      throw unsupported(token)
    }
  }

  /// The name of the letter in the braces behind an accent: `\hat{y}` is `yhat`; `nil` for other commands.
  mutating func accented(_ command: String) throws(Failure) -> String? {
    guard let suffix = Accents.suffix(ofCommand: "\\" + command) else { return nil }
    let isBraced = accept("{")
    guard let token = current, case .letters(let letter) = token.kind, isBraced || letter.count == 1 else {
      throw current.map(unsupported) ?? failure(.incomplete)
    }
    position += 1
    if isBraced { try expect("}") }
    return letter + suffix
  }

  /// The name of the Greek letter that a command sets, whatever its shape.
  static func greek(_ command: String) -> String? {
    let name =
      switch command {
      case "varepsilon": "epsilon"
      case "vartheta": "theta"
      case "varphi": "phi"
      default: command
      }
    return GreekLetters.letter(named: name) != nil ? name : nil
  }
}

extension LaTeXToken {
  fileprivate var isMark: Bool { self.is("+") || self.is("*") || self.is("'") || isCommand("prime") }

  /// The characters that the token adds to an index or mark.
  fileprivate var plainText: String? {
    switch kind {
    case .number(let decimal): decimal.description
    case .letters(let text): text
    case .words(let text): text.filter { $0 != " " && $0 != "_" }
    case .command(let name): name == "prime" ? "'" : LaTeXParser.greek(name)
    case .character(let character): "+-*[](),'".contains(character) ? String(character) : nil
    case .rowEnd: nil
    }
  }
}
