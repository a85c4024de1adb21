import Numerics
import Symbolics

/// Makes scalar expressions over x, y and z that have a value and a derivative wherever these are in 0.5…2.
struct RandomExpressions {
  static let symbols: [Symbol] = ["x", "y", "z"]
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// Values of the symbols.
  mutating func givens() throws -> Definitions {
    var definitions = Definitions()
    for symbol in Self.symbols {
      let thousandths = Int.random(in: 500...2000, using: &random)
      let value = Decimal.rounded(Rational(thousandths) / 1000, places: 3)
      try definitions.define(symbol, .number(value), isGiven: true)
    }
    return definitions
  }

  /// An expression of at most that depth, of moderate size.
  mutating func expression(depth: Int) -> Expression {
    guard depth > 0 else {
      return Int.random(in: 0..<4, using: &random) == 0
        ? .number(Decimal(Int.random(in: 1...3, using: &random)))
        : .symbol(Self.symbols.randomElement(using: &random) ?? "x")
    }
    let inner = expression(depth: depth - 1)
    let other = expression(depth: Int.random(in: 0..<depth, using: &random))
    // What may be any number is kept in bounds by tanh, what must be positive by a square.
    let positive = 1 + tanh(inner) ** 2
    switch Int.random(in: 0..<20, using: &random) {
    case 0: return -inner
    case 1, 2: return inner + other
    case 3: return inner - other
    case 4: return .sum([inner, other, "x"])
    case 5, 6: return tanh(inner) * other
    case 7: return .product([2, tanh(inner), tanh(other)])
    case 8: return inner / (1 + other ** 2)
    case 9: return tanh(inner) ** 3
    case 10: return positive ** -2
    case 11: return positive ** tanh(other)
    case 12: return exp(tanh(inner))
    case 13: return log(positive)
    case 14: return sqrt(positive)
    case 15: return logistic(inner)
    case 16: return .call(.sin, [inner])
    case 17: return .call(.cos, [inner])
    case 18: return .call(.tan, [tanh(inner)])
    default: return tanh(inner) ∘ tanh(other)
    }
  }
}
