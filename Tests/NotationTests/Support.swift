import Notation
import Numerics
public import Symbolics
import Testing

// Tests are full of names and of letters.
extension Expression: ExpressibleByStringLiteral {
  /// The quantity with that name.
  public init(stringLiteral value: String) { self.init(Symbol(value)) }
}

let unicode = FormulaWriter(UnicodeStyle())
let latex = FormulaWriter(LaTeXStyle())

/// The names that the tests of reading know.
let knownNames: Set<Symbol> = [
  "x", "y", "z", "a", "b", "c", "w_1", "i_2", "w_5", "w_5+", "w'", "net_h1", "out_h1", "out_o1", "target_o1",
  "E_total",
  "alpha", "eta", "W", "W[2]", "W_11[2]", "v", "yhat", "yhat_1", "xbar", "x*", "dE_total/dw_5", "dE/dalpha",
  "dE/dyhat", "w_alpha", "t",
]

extension LaTeXReader {
  /// A reader that knows the names of the tests.
  static var ofTests: LaTeXReader { LaTeXReader { knownNames.contains($0) } }

  /// The side of `latex = 0` that is left of the sign.
  func side(_ latex: String) -> MathSide? { chains(in: latex + " = 0").first?.sides.first }

  /// What a side reads as, in Unicode; or the reason why it cannot be read.
  func reading(_ latex: String) -> String {
    guard let side = side(latex) else { return "no side" }
    switch side.content {
    case .success: return side.expression.map(unicode.text) ?? ""
    case .failure(let error): return "unread: \(error)"
    }
  }
}

extension String {
  /// The text of these bytes.
  func bytes(_ range: Range<Int>) -> String { String(decoding: Array(utf8)[range], as: UTF8.self) }
}
