/// A formula as it is written, with its value computed beside it, and with every value that it would get by one slip.
///
/// The slips travel along with the values, much as derivatives do in forward differentiation: where `a` can go wrong
/// in two ways, so can `a + b`, and in one more: the sign of `b`.
struct Written {
  /// How tightly a formula holds together.
  enum Strength: Int {
    case sum, product, power, atom
  }

  /// A value that comes out by one slip.
  struct Alternative {
    let slip: SeededSlip
    let values: [Double]
  }

  let latex: String
  let strength: Strength
  /// The value; of an array all elements.
  let values: [Double]
  let alternatives: [Alternative]
  /// The greatest magnitude that was met on the way: a measure of how many digits the doubles still have.
  let greatest: Double

  init(
    _ latex: String, _ strength: Strength = .atom, values: [Double], alternatives: [Alternative] = [],
    greatest: Double = 0
  ) {
    self.latex = latex
    self.strength = strength
    self.values = values
    self.alternatives = alternatives
    self.greatest = values.map(\.magnitude).reduce(greatest, max)
  }

  /// A number as it is printed.
  init(_ latex: String, _ value: Double) {
    self.init(latex, value < 0 ? .sum : .atom, values: [value])
  }

  var value: Double { values[0] }

  // MARK: Building

  /// A function of the formula, perhaps with slips of its own.
  func mapped(
    _ latex: String, _ strength: Strength = .atom, _ slips: [(SeededSlip, (Double) -> Double)] = [],
    _ function: (Double) -> Double
  ) -> Written {
    Written(
      latex, strength, values: values.map(function),
      alternatives: alternatives.map { Alternative(slip: $0.slip, values: $0.values.map(function)) }
        + slips.map { slip, function in Alternative(slip: slip, values: values.map(function)) },
      greatest: greatest)
  }

  /// A function of two formulas, element by element; a number goes with each element of an array.
  func joined(
    _ other: Written, _ latex: String, _ strength: Strength = .atom,
    _ slips: [(SeededSlip, (Double, Double) -> Double)] = [], _ function: (Double, Double) -> Double
  ) -> Written {
    func each(_ a: [Double], _ b: [Double], _ function: (Double, Double) -> Double) -> [Double] {
      (0..<max(a.count, b.count)).map { function(a[a.count == 1 ? 0 : $0], b[b.count == 1 ? 0 : $0]) }
    }
    return Written(
      latex, strength, values: each(values, other.values, function),
      alternatives:
        alternatives.map { Alternative(slip: $0.slip, values: each($0.values, other.values, function)) }
        + other.alternatives.map { Alternative(slip: $0.slip, values: each(values, $0.values, function)) }
        + slips.map { slip, function in
          Alternative(slip: slip, values: each(values, other.values, function))
        },
      greatest: max(greatest, other.greatest))
  }

  /// The text, in parentheses where it does not hold together tightly enough.
  func text(in context: Strength) -> String {
    strength.rawValue < context.rawValue ? #"\left("# + latex + #"\right)"# : latex
  }

  /// a + b; the slips are a − b, and −a + b unless `a` is a sum itself.
  static func + (a: Written, b: Written) -> Written {
    let slips: [(Double, Double) -> Double] = [{ $0 - $1 }, { $1 - $0 }]
    let signs = slips.prefix(a.strength == .sum ? 1 : 2).map { (SeededSlip.termSign, $0) }
    return a.joined(b, "\(a.latex) + \(b.text(in: .product))", .sum, signs) { $0 + $1 }
  }

  /// a − b; the slips are a + b, and −a − b unless `a` is a sum itself.
  static func - (a: Written, b: Written) -> Written {
    let slips: [(Double, Double) -> Double] = [{ $0 + $1 }, { -$0 - $1 }]
    let signs = slips.prefix(a.strength == .sum ? 1 : 2).map { (SeededSlip.termSign, $0) }
    return a.joined(b, "\(a.latex) - \(b.text(in: .product))", .sum, signs) { $0 - $1 }
  }

  /// a times b, with the sign between them.
  func times(_ other: Written, _ sign: String = #"\cdot"#) -> Written {
    joined(other, "\(text(in: .product)) \(sign) \(other.text(in: .power))", .product) { $0 * $1 }
  }

  /// Two sums in parentheses side by side.
  func beside(_ other: Written) -> Written {
    joined(other, "(\(latex))(\(other.latex))", .product) { $0 * $1 }
  }

  func over(_ other: Written) -> Written {
    joined(other, #"\frac{"# + latex + "}{" + other.latex + "}") { $0 / $1 }
  }

  /// a / b on one line, with the sign between them.
  func dividedBy(_ other: Written, _ sign: String) -> Written {
    joined(other, "\(text(in: .power)) \(sign) \(other.text(in: .atom))", .product) { $0 / $1 }
  }

  /// The formula behind a factor, which is easily forgotten or taken twice.
  func scaled(by factor: Double, _ latex: String) -> Written {
    mapped(
      "\(latex) \(text(in: .power))", .product, [(.factor, { $0 }), (.factor, { $0 * factor * factor })]
    ) { $0 * factor }
  }

  // MARK: Slips

  /// The results of one slip.
  func alternatives(_ slip: SeededSlip) -> [[Double]] {
    alternatives.filter { $0.slip == slip }.map(\.values)
  }
}

/// The kinds of slips that are sown.
enum SeededSlip: String, CaseIterable {
  case decimalPoint = "decimal point"
  case sign
  case swappedDigits = "swapped digits"
  case changedDigit = "changed digit"
  case factor = "missing or doubled factor"
  case otherNumber = "another number of the note"
  case termSign = "sign of a term"
  case logarithmBase = "base of a logarithm"
  case degrees = "degrees and radians"
  case lastDigit = "last digit"
}
