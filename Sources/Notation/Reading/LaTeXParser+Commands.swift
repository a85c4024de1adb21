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
      if current?.is("[") == true { throw unsupported(token) }
      return sqrt(try leadingArgument())
    case "lvert":
      return try outsideBars { parser throws(Failure) in
        let inner = try parser.sum()
        guard parser.current?.isCommand("rvert") == true else { throw parser.failure(.incomplete) }
        parser.position += 1
        return abs(inner)
      }
    case "underbrace", "overbrace":
      let inner = try argument()
      if accept("_") || accept("^") { try skipArgument() }
      return inner
    case "begin":
      return try matrix(token)
    case _ where Self.functions.contains(name):
      let index = accept("_") ? try plainArgument() : ""
      guard let result = try function(name, index, token) else { throw unsupported(token) }
      return result
    default:
      guard let name = try accented(name) ?? Self.greek(name) else { throw unsupported(token) }
      return try self.name(name, token)
    }
  }

  // MARK: Functions

  /// The functions that are commands.
  private static let functions: Set<String> = ["exp", "ln", "log", "tanh", "sin", "cos", "tan", "max", "min"]

  /// A function applied to the arguments that come next; `nil`, with nothing read, where the name is none.
  mutating func function(_ name: String, _ index: String, _ token: LaTeXToken) throws(Failure) -> Expression?
  {
    func one(_ function: (Expression) -> Expression) throws(Failure) -> Expression {
      let arguments = try arguments()
      guard arguments.count == 1 else { throw unsupported(token) }
      return function(arguments[0])
    }
    // ReLU and Softmax have capitals; Σ is not σ.
    switch (Self.greek(name) ?? name.lowercased(), index) {
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

  /// The arguments in parentheses, or the one factor that comes next.
  private mutating func arguments() throws(Failure) -> [Expression] {
    if accept("(") { return try elements(until: ")") }
    let argument = try factor()
    // ln x y may be ln(x)·y or ln(x·y): only another function is surely a factor of its own.
    if let token = current, beginsFactor(token), !token.beginsFunction(Self.functions) {
      throw unsupported(token)
    }
    return [argument]
  }

  // MARK: Matrices

  private mutating func matrix(_ token: LaTeXToken) throws(Failure) -> Expression {
    let begin = position - 1
    guard let name = LaTeXReader.environmentName(tokens, begin),
      ["bmatrix", "pmatrix", "matrix"].contains(name)
    else { throw unsupported(token) }
    position = LaTeXReader.environmentEnd(tokens, begin)
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
        position = LaTeXReader.environmentEnd(tokens, position)
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
