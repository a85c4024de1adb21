import Numerics
import Symbolics

/// What commands stand for: fractions, roots, functions and matrices.
extension LaTeXParser {
  /// The expression that a command begins; the command itself has been read.
  mutating func command(_ name: String, _ token: LaTeXToken) throws(Failure) -> Expression {
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac":
      if let derivative = try derivative(token) { return derivative }
      let numerator = try leadingArgument()
      return numerator / (try leadingArgument())
    case "sqrt":
      guard accept("[") else { return sqrt(try leadingArgument()) }
      let order = try elements(until: "]")
      guard order.count == 1 else { throw unsupported(token) }
      return (try argument()) ** (1 / order[0])
    case "lvert": return abs(try content(until: "rvert"))
    case "lfloor": return .call(.floor, [try content(until: "rfloor")])
    case "lceil": return .call(.ceiling, [try content(until: "rceil")])
    case "lVert": return try norm(of: content(until: "rVert"), token)
    case "|": return try norm(of: insideNorm(), token)
    case "binom", "dbinom", "tbinom":
      let n = try leadingArgument()
      return .call(.binomial, [n, try leadingArgument()])
    case "sum", "prod":
      return try repeated(name, token)
    case "underbrace", "overbrace":
      let inner = try argument()
      if accept("_") || accept("^") { try skipArgument() }
      return inner
    case "begin":
      return try matrix(token)
    case _ where Self.functions.contains(name):
      let index = accept("_") ? try plainArgument() : ""
      let exponent = accept("^") ? try functionExponent(token) : nil
      guard let result = try function(name, index, token) else { throw unsupported(token) }
      return exponent.map { result ** $0 } ?? result
    default:
      guard let name = try accented(name) ?? Self.greek(name) else { throw unsupported(token) }
      return try self.name(name, token)
    }
  }

  /// What stands between a command and the one that closes it.
  private mutating func content(until close: String) throws(Failure) -> Expression {
    try outsideBars { parser throws(Failure) in
      let inner = try parser.sum()
      guard parser.current?.isCommand(close) == true else { throw parser.failure(.incomplete) }
      parser.position += 1
      return inner
    }
  }

  /// The length of a vector, with an index 1 the sum of its absolute values, with ∞ the largest of them.
  private mutating func norm(of operand: Expression, _ token: LaTeXToken) throws(Failure) -> Expression {
    if current?.is("_") == true, self.token(1)?.isCommand("infty") == true {
      position += 2
      return .reduction(.maximum, abs(operand), .all)
    }
    switch accept("_") ? try plainArgument() : "2" {
    case "1": return Symbolics.sum(abs(operand))
    case "2": return sqrt(Symbolics.sum(operand ** 2))
    default: throw unsupported(token)
    }
  }

  // MARK: Sums and products

  /// The most terms of one sum that are written out.
  private static let mostTerms = 200

  /// `\sum_{i=1}^{3}` and what it stands before: the terms for each value of the index.
  private mutating func repeated(_ name: String, _ token: LaTeXToken) throws(Failure) -> Expression {
    if name == "sum", current?.is("_") == false, current?.is("^") == false {
      // Without bounds it is over all elements.
      return .reduction(.sum, try product(), .all)
    }
    var upper = accept("^") ? try argument() : nil
    guard accept("_"), accept("{"), case .letters(let letter)? = current?.kind else {
      throw unsupported(token)
    }
    position += 1
    guard accept("=") else { throw unsupported(token) }
    let lower = try sum()
    try expect("}")
    if upper == nil, accept("^") { upper = try argument() }
    guard let upper else { throw unsupported(token) }
    let index = Symbol(base: letter)
    let term = try knowing(index) { parser throws(Failure) in try parser.product() }
    guard let first = whole(lower), let last = whole(upper), first <= last,
      case let (count, isHuge) = last.subtractingReportingOverflow(first), !isHuge, count < Self.mostTerms,
      writesOut(term, times: count + 1)
    else {
      throw failure(.unsupported("\\\(name)"), from: token)
    }
    let terms = (first...last).map { value in
      term.replacing { $0 == .symbol(index) ? Expression(value) : nil }
    }
    if terms.count == 1 { return terms[0] }
    return name == "sum" ? .sum(terms) : .product(terms)
  }

  /// The whole number that a bound is.
  func whole(_ bound: Expression) -> Int? {
    let written = bound.replacing { part in
      guard case .symbol(let symbol) = part, let number = MathSide.number(of: symbol),
        literals.indices.contains(number)
      else { return nil }
      return Expression(literals[number].decimal)
    }
    return written.constant.flatMap { $0.isInteger ? Int(exactly: $0.numerator) : nil }
  }

  // MARK: Functions

  /// The functions that are commands.
  static let functions: Set<String> = [
    "exp", "ln", "lg", "log", "sinh", "cosh", "tanh", "coth", "sin", "cos", "tan", "cot", "sec", "csc",
    "arcsin",
    "arccos", "arctan", "max", "min",
  ]

  /// The exponent between the name of a function and its argument: sin² x is (sin x)², but sin⁻¹ x no quotient.
  private mutating func functionExponent(_ token: LaTeXToken) throws(Failure) -> Expression {
    let exponent = try argument()
    guard let whole = whole(exponent), whole > 0 else { throw unsupported(token) }
    return exponent
  }

  /// A function applied to the arguments that come next; `nil`, with nothing read, where the name is none.
  mutating func function(_ name: String, _ index: String, _ token: LaTeXToken) throws(Failure) -> Expression?
  {
    func one(_ function: (Expression) -> Expression) throws(Failure) -> Expression {
      let arguments = try arguments()
      guard arguments.count == 1 else { throw unsupported(token) }
      return function(arguments[0])
    }
    if let agreed = agreedFunctions[name], index.isEmpty, current?.is("(") == true {
      return try one { .call(agreed, [$0]) }
    }
    // ReLU and Softmax have capitals; Σ is not σ.
    switch (Self.greek(name) ?? name.lowercased(), index) {
    case ("exp", ""): return try one { Symbolics.exp($0) }
    case ("ln", ""), ("log", "e"): return try one { Symbolics.log($0) }
    case ("log", ""):
      hasBareLogarithm = true
      return try one { Symbolics.log($0) }
    case ("lg", ""):
      // To base 10, and in computer science to base 2.
      hasBareLogarithm = true
      return try one { Symbolics.log($0) / Symbolics.log(10) }
    case ("log", let base):
      guard let base = Int(base), base > 1 else { return nil }
      return try one { Symbolics.log($0) / Symbolics.log(Expression(base)) }
    case ("sinh", ""): return try one { .call(.sinh, [$0]) }
    case ("cosh", ""): return try one { .call(.cosh, [$0]) }
    case ("tanh", ""): return try one { Symbolics.tanh($0) }
    case ("coth", ""): return try one { 1 / Symbolics.tanh($0) }
    case ("sech", ""): return try one { 1 / .call(.cosh, [$0]) }
    case ("csch", ""): return try one { 1 / .call(.sinh, [$0]) }
    case ("arsinh", ""), ("asinh", ""): return try one { Symbolics.log($0 + sqrt($0 ** 2 + 1)) }
    case ("arcosh", ""), ("acosh", ""): return try one { Symbolics.log($0 + sqrt($0 ** 2 - 1)) }
    case ("artanh", ""), ("atanh", ""): return try one { Symbolics.log((1 + $0) / (1 - $0)) / 2 }
    case ("sigma", ""), ("sigmoid", ""), ("logistic", ""): return try one { logistic($0) }
    case ("relu", ""): return try one { relu($0) }
    case ("sign", ""): return try one { sign($0) }
    case ("softmax", ""): return try one { softmax($0) }
    case ("mean", ""): return try one { mean($0) }
    case ("sin", ""): return try one { .call(.sin, [$0]) }
    case ("cos", ""): return try one { .call(.cos, [$0]) }
    case ("tan", ""): return try one { .call(.tan, [$0]) }
    case ("cot", ""): return try one { 1 / .call(.tan, [$0]) }
    case ("sec", ""): return try one { 1 / .call(.cos, [$0]) }
    case ("csc", ""): return try one { 1 / .call(.sin, [$0]) }
    case ("arcsin", ""), ("asin", ""): return try one { .call(.arcsin, [$0]) }
    case ("arccos", ""), ("acos", ""): return try one { .call(.arccos, [$0]) }
    case ("arctan", ""), ("atan", ""): return try one { .call(.arctan, [$0]) }
    case ("max", ""):
      let arguments = try arguments()
      // Of a single argument it is the largest element; a number is its own.
      return arguments.count == 1 ? largest(arguments[0]) : .call(.maximum, arguments)
    case ("min", ""): return .call(.minimum, try arguments())
    default: return nil
    }
  }

  /// The arguments in parentheses, or the one factor that comes next.
  private mutating func arguments() throws(Failure) -> [Expression] {
    if accept("(") { return try elements(until: ")") }
    if let token = current, token.kind == .letters("e"), !isKnown("e"), self.token(1)?.is("^") != true {
      // ln e, where e can be nothing but the number.
      position += 1
      return [Symbolics.exp(1)]
    }
    if current?.isCommand("{") == true {
      position += 1
      return try elements(untilCommand: "}")
    }
    let argument = try factor()
    // ln x y may be ln(x)·y or ln(x·y): only another function is surely a factor of its own.
    if let token = current, beginsFactor(token), !token.beginsFunction(Self.functions) {
      throw ambiguous("how far the function reaches is not said", token)
    }
    return [argument]
  }

  // MARK: Matrices

  private mutating func matrix(_ token: LaTeXToken) throws(Failure) -> Expression {
    let begin = position - 1
    guard let name = LaTeXEnvironments.name(tokens, begin),
      ["bmatrix", "pmatrix", "matrix", "array", "smallmatrix"].contains(name)
    else { throw unsupported(token) }
    position = LaTeXEnvironments.end(tokens, begin)
    let rows = try outsideBars { parser throws(Failure) in try parser.rows() }
    // A single column is a vector, as everybody writes vectors.
    return .array(rows.allSatisfy { $0.count == 1 } ? rows.map { $0[0] } : rows.map { .array($0) })
  }

  /// The cells up to `\end{…}`, which is read as well.
  private mutating func rows() throws(Failure) -> [[Expression]] {
    var rows: [[Expression]] = []
    var cells: [Expression] = []
    while true {
      cells.append(try sum())
      guard let token = current else { throw failure(.incomplete) }
      if accept("&") { continue }
      rows.append(cells)
      cells = []
      if token.kind == .rowEnd { position += 1 }
      guard let next = current else { throw failure(.incomplete) }
      if next.isCommand("end") {
        position = LaTeXEnvironments.end(tokens, position)
        return rows
      }
      guard token.kind == .rowEnd else { throw unsupported(token) }
    }
  }
}

extension LaTeXToken {
  fileprivate func beginsFunction(_ functions: Set<String>) -> Bool {
    if case .command(let name) = kind { functions.contains(name) } else { false }
  }
}
