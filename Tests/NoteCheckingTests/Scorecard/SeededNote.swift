import Foundation
import Numerics

/// A note of random arithmetic, in which some results are wrong by one slip each.
struct SeededNote {
  /// A relation, with the place of what stands on its right side.
  struct Relation {
    let right: Range<Int>
    /// The printed result; `nil` where another formula stands there, which is always right.
    let result: SeededResult?

    var slip: SeededSlip? { result?.slip }
  }

  let text: String
  let relations: [Relation]
  /// The results to which the note gives names.
  let quoted: [Written]

  /// A note with one wrong result for each of the slips, and as many right ones or more.
  init(seed: UInt64, slips: [SeededSlip]) {
    var writer = NoteWriter(FormulaSource(random: SeededGenerator(seed: seed)))
    writer.named(3)
    for slip in slips {
      // Where this slip shows in no formula of a kind, it does in one of another.
      while !writer.result(slip) {}
      while !writer.result(nil) {}
      if seed.isMultiple(of: 2) { while !writer.workedSum() {} }
      if seed.isMultiple(of: 3) { while !writer.rounding() {} }
    }
    (text, relations) = writer.note
    quoted = writer.source.quoted
  }
}

/// Writes a note piece by piece.
private struct NoteWriter {
  /// What is around a formula.
  enum Setting: CaseIterable {
    case dollars, parentheses, backticks, display, brackets, fence, environment, listItem, quotation, table
  }

  var source: FormulaSource
  private var marked = "# Numbers\n"
  private var results: [SeededResult?] = []

  init(_ source: FormulaSource) { self.source = source }

  /// Marks around the right side of a relation.
  private static let marks: (begin: Character, end: Character) = ("\u{1}", "\u{2}")

  /// The text without marks, and the relations with their places.
  var note: (text: String, relations: [SeededNote.Relation]) {
    var text = ""
    var begins: [Int] = []
    var ranges: [Range<Int>] = []
    var length = 0
    for character in marked {
      switch character {
      case Self.marks.begin: begins.append(length)
      case Self.marks.end: ranges.append((begins.last ?? 0)..<length)
      default:
        text.append(character)
        length += character.utf8.count
      }
    }
    return (text, zip(ranges, results).map { SeededNote.Relation(right: $0, result: $1) })
  }

  // MARK: Pieces

  /// Results under names, with many digits, to be quoted later.
  mutating func named(_ count: Int) {
    while source.quoted.count < count {
      let formula = source.formula(.logistic)
      let places = Int.random(in: 7...9, using: &source.random)
      guard let result = SeededResult(of: formula, places: places, &source.random) else { continue }
      let text = result.latex(thousands: "", minus: "-")
      source.quoted.append(Written(text, Double(text) ?? 0))
      write("h_\(source.quoted.count) = \(formula.latex) = \(mark(text, result))")
    }
  }

  /// A formula and its result; false where the two make none.
  mutating func result(_ slip: SeededSlip?) -> Bool {
    let notation =
      slip == .otherNumber
      ? .quotedNumbers : FormulaSource.Notation.allCases.randomElement(using: &source.random) ?? .fraction
    let formula = source.formula(notation)
    // What is computed from a quoted number is known to fewer places than it.
    let places = Int.random(in: notation == .quotedNumbers ? 2...5 : 2...9, using: &source.random)
    let isCutOff = Int.random(in: 0..<5, using: &source.random) == 0
    let form = notation == .quotedNumbers ? .plain : form(of: formula)
    guard
      let result = SeededResult(
        of: formula, places: places, isCutOff: isCutOff, form: form, slip: slip, &source.random)
    else { return false }
    let thousands = ["", "", "{,}", ","].randomElement(using: &source.random) ?? ""
    let minus = ["-", "-", "−"].randomElement(using: &source.random) ?? "-"
    let text = mark(result.latex(thousands: thousands, minus: minus), result)
    write("\(formula.latex) \(equals()) \(text)")
    return true
  }

  /// A sum of products, the products worked out, and the result, which may come from the products as printed or not.
  mutating func workedSum() -> Bool {
    let count = Int.random(in: 2...3, using: &source.random)
    let terms = (0..<count).map { _ in source.number().times(source.number()) }
    let places = Int.random(in: 2...6, using: &source.random)
    let products = terms.compactMap { rounded($0, places: places) }
    guard products.count == count else { return false }
    func sum(_ terms: [Written]) -> Written { terms.dropFirst().reduce(terms[0], +) }
    guard let result = result(of: sum(terms), or: sum(products), places: places) else { return false }
    let middle = mark(sum(products).latex, nil)
    let end = mark(result.latex(thousands: "", minus: "-"), result)
    if Bool.random(using: &source.random) {
      write("\(sum(terms).latex) = \(middle) = \(end)")
    } else {
      marked +=
        "\n$$\n\\begin{aligned}\n\(sum(terms).latex) &= \(middle) \\\\\n&= \(end)\n\\end{aligned}\n$$\n"
    }
    return true
  }

  /// A result that is rounded, and a second one that is computed from it, as printed or as it was before.
  mutating func rounding() -> Bool {
    let places = Int.random(in: 4...7, using: &source.random)
    let formula = source.formula(.logistic)
    guard let first = SeededResult(of: formula, places: places, &source.random), formula.value > 0.1,
      let printed = rounded(formula, places: places)
    else { return false }
    let weight = source.number(2...99, places: 2...2)
    let bias = source.number()
    guard
      let second = result(
        of: weight.times(formula) + bias, or: weight.times(printed) + bias, places: places)
    else { return false }
    write("\(formula.latex) \(equals()) \(mark(first.latex(thousands: "", minus: "-"), first))")
    let end = mark(second.latex(thousands: "", minus: "-"), second)
    write("\((weight.times(printed) + bias).latex) \(equals()) \(end)")
    return true
  }

  /// The value of a formula as it is printed, as a number to compute with.
  private mutating func rounded(_ formula: Written, places: Int) -> Written? {
    let printed = PrintedNumber(formula.value, places: places, isCutOff: false, greatest: formula.greatest)
    return printed.map { Written($0.text(), Double($0.text()) ?? 0) }
  }

  /// The result of one of two formulas.
  private mutating func result(of formula: Written, or other: Written, places: Int) -> SeededResult? {
    SeededResult(of: Bool.random(using: &source.random) ? formula : other, places: places, &source.random)
  }

  /// How the result is set: as a number of 3 digits or so where it is very small or large.
  private mutating func form(of formula: Written) -> SeededResult.Form {
    let size = formula.value.magnitude
    guard formula.values.count == 1, size > 0 else { return .plain }
    switch Int.random(in: 0..<10, using: &source.random) {
    case 0 where size < 2: return .percent
    case 1...5 where size < 0.1 || size > 1e3: return .scientific(Int(log10(size).rounded(.down)))
    default: return .plain
    }
  }

  private mutating func equals() -> String {
    ["=", "=", "=", #"\approx"#, "≈"].randomElement(using: &source.random) ?? "="
  }

  private mutating func mark(_ text: String, _ result: SeededResult?) -> String {
    results.append(result)
    return "\(Self.marks.begin)\(text)\(Self.marks.end)"
  }

  /// Sets a formula somehow.
  private mutating func write(_ latex: String) {
    switch Setting.allCases.randomElement(using: &source.random) ?? .dollars {
    case .dollars: marked += "\nHere $\(latex)$ comes out.\n"
    case .parentheses: marked += "\nSo we get \\(\(latex)\\), as it should be.\n"
    case .backticks: marked += "\nThat is $`\(latex)`$.\n"
    case .display: marked += "\n$$\(latex)$$\n"
    case .brackets: marked += "\n\\[\n  \(latex).\n\\]\n"
    case .fence: marked += "\n```math\n\(latex)\n```\n"
    case .environment: marked += "\n\\begin{equation}\n\(latex)\n\\end{equation}\n"
    case .listItem: marked += "\n- The result: $\(latex)$\n"
    case .quotation: marked += "\n> We find $\(latex)$.\n"
    case .table where !latex.contains("|"): marked += "\n| what | how |\n| --- | --- |\n| it | $\(latex)$ |\n"
    case .table: marked += "\nOr $\(latex)$.\n"
    }
  }
}
