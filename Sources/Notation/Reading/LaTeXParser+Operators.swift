import Symbolics

/// Sums, products and factors.
extension LaTeXParser {
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
        if token.isCommand("times"), factors.suffix(2).allSatisfy(\.isWrittenVector) {
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
}

extension Expression {
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
