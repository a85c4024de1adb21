import Notation
import Numerics
import Symbolics

/// The names to which a section of a note gives numbers.
struct NoteGivens {
  private var values: [Symbol: Rational] = [:]
  private var changing: Set<Symbol> = []

  /// Notes that a name has a value; of one that gets another value, nobody knows which is meant later.
  mutating func define(_ symbol: Symbol, _ value: Rational) {
    if let old = values[symbol], old != value { changing.insert(symbol) }
    values[symbol] = value
  }

  /// Notes that nobody knows which value the name has from here on.
  mutating func doubt(_ symbol: Symbol) { changing.insert(symbol) }

  /// Whether the name has had one value only.
  func isPlain(_ symbol: Symbol) -> Bool { !changing.contains(symbol) }

  /// The names of the note that stand in some sides.
  func symbols(in sides: [MathSide]) -> [Symbol] {
    sides.flatMap { $0.expression?.symbols ?? [] }.filter { values[$0] != nil }
  }
}

/// The names to which a note gives numbers anywhere.
struct NoteNames {
  private(set) var defined: Set<Symbol> = []

  init(_ scan: NoteScan, _ source: SourceText, _ macros: LaTeXMacros) {
    // Every name is one here; what matters is which of them stand alone before a number.
    let reader = LaTeXReader(macros: macros) { _ in true }
    for region in scan.regions {
      for chain in reader.chains(in: source.bytes, pieces: region.pieces) {
        guard let symbol = chain.sides.first?.symbol, chain.relations.first?.kind == .equal else { continue }
        let isNumber = chain.sides.dropFirst().contains {
          $0.units == Units.none && $0.numbers(approximately: true)?.count == 1
        }
        // e is a quantity wherever it is defined at all, e = wx + b, unless its value is told: e ≈ 2.718.
        let isEuler = chain.sides.contains { $0.literals.first?.decimal.description.hasPrefix("2.7") == true }
        if symbol == "e" ? !isEuler : isNumber { defined.insert(symbol) }
      }
    }
  }
}
