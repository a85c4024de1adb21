/// The name of a quantity: `w_1`, `net_h1`, `W[2]`, `w_5+` or the derivative `dE_total/dw_5`.
///
/// A symbol is written plainly, in the spelling that JSON and `--set` use; `Notation` gives the forms of
/// Unicode text and LaTeX. Two spellings of one name are one symbol: `α` and `alpha`, `w_{5}` and `w_5`.
public struct Symbol: Hashable, Sendable {
  /// What a symbol stands for.
  public indirect enum Form: Hashable, Sendable {
    /// A quantity: a letter or word, its index, and the marks that stand behind it (`+`, `[2]`, `'`).
    case name(base: String, index: String, mark: String)
    /// The derivative of one quantity by another.
    case derivative(of: Symbol, by: Symbol)
  }

  /// The parts of the name.
  public let form: Form

  /// The name with these parts: `Symbol(base: "net", index: "h1")` is `net_h1`.
  ///
  /// A Greek letter counts as its name, and an index loses its underscores and braces: `h_{1}` is `h1`.
  public init(base: String, index: String = "", mark: String = "") {
    let index = index.filter { !"_{}".contains($0) }
    form = .name(
      base: GreekLetters.name(of: base) ?? base, index: GreekLetters.name(of: index) ?? index, mark: mark)
  }

  /// The name with a number for its index: `Symbol(base: "w", index: 5)` is `w_5`.
  public init(base: String, index: Int, mark: String = "") {
    self.init(base: base, index: String(index), mark: mark)
  }

  /// The derivative of `dependent` by `independent`: `dE_total/dw_5`.
  public static func derivative(of dependent: Symbol, by independent: Symbol) -> Symbol {
    Symbol(form: .derivative(of: dependent, by: independent))
  }

  private init(form: Form) { self.form = form }

  /// Reads the plain spelling: what stands before the first `_` is the base; `+`, `'` and `[…]` at the end
  /// are marks; `dA/dB` is a derivative.
  ///
  /// Every text is some symbol, so nothing can fail here; whether it names a quantity is for the
  /// definitions to say.
  public init(_ plain: some StringProtocol) { self.init(plain, depth: 0) }

  /// Derivatives of derivatives are read as such a few times; a deeper text is one odd name.
  private init(_ plain: some StringProtocol, depth: Int) {
    // The last slash divides: ddE/dw/dw is the derivative of dE/dw.
    if depth < 4, let slash = plain.lastIndex(of: "/"),
      let dependent = Symbol.differential(plain[..<slash], depth),
      let independent = Symbol.differential(plain[plain.index(after: slash)...], depth)
    {
      self.init(form: .derivative(of: dependent, by: independent))
      return
    }
    var name = plain[...]
    var mark = ""
    scanning: while let last = name.last {
      switch last {
      case "+", "'", "*":
        mark = String(last) + mark
        name.removeLast()
      case "]":
        guard let open = name.lastIndex(of: "["), open > name.startIndex else { break scanning }
        mark = name[open...] + mark
        name = name[..<open]
      default:
        break scanning
      }
    }
    let pieces = name.split(separator: "_", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(base: String(pieces.first ?? ""), index: pieces.count == 2 ? String(pieces[1]) : "", mark: mark)
  }

  /// What `d…` or `∂…` is the differential of.
  private static func differential(_ text: some StringProtocol, _ depth: Int) -> Symbol? {
    guard let first = text.first, first == "d" || first == "∂", text.count > 1 else { return nil }
    return Symbol(text.dropFirst(), depth: depth + 1)
  }

  /// The plain spelling, which `init(_:)` reads back.
  public var plain: String {
    switch form {
    case .name(let base, let index, let mark): (index.isEmpty ? base : "\(base)_\(index)") + mark
    case .derivative(let dependent, let independent): "d\(dependent.plain)/d\(independent.plain)"
    }
  }

  /// The same quantity after an update: `w_5` gives `w_5+`.
  public var updated: Symbol {
    switch form {
    case .name(let base, let index, let mark): Symbol(base: base, index: index, mark: mark + "+")
    case .derivative: self
    }
  }
}

extension Symbol: CustomStringConvertible, ExpressibleByStringLiteral {
  /// The plain spelling.
  public var description: String { plain }

  /// The symbol with that plain spelling.
  public init(stringLiteral value: String) { self.init(value) }
}
