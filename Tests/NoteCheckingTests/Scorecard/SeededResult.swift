import Foundation
import Numerics
import WorkedExamples

/// The printed result of a formula, right or with one slip.
struct SeededResult {
  /// How a result is set.
  enum Form {
    case plain, percent
    /// A mantissa times this power of ten.
    case scientific(Int)

    /// What the value is multiplied by before it is printed.
    var scale: Double {
      switch self {
      case .plain: 1
      case .percent: 100
      case .scientific(let exponent): pow(10, -Double(exponent))
      }
    }
  }

  let formula: Written
  let form: Form
  /// The numbers as they should be, and as they are printed; they differ in one at most.
  let right: [PrintedNumber]
  private(set) var printed: [PrintedNumber]
  private(set) var slip: SeededSlip?

  /// The result of a formula, rounded or cut off.
  ///
  /// - Returns: `nil` where it cannot be printed so, or not with such a slip; the slip may give a right number.
  init?(
    of formula: Written, places: Int, isCutOff: Bool = false, form: Form = .plain,
    slip: SeededSlip? = nil, _ random: inout SeededGenerator
  ) {
    let numbers = formula.values.map {
      PrintedNumber(
        $0 * form.scale, places: places, isCutOff: isCutOff, greatest: formula.greatest * form.scale)
    }
    let right = numbers.compactMap(\.self)
    guard right.count == numbers.count else { return nil }
    self.formula = formula
    self.form = form
    self.right = right
    printed = right
    guard let slip else { return }
    self.slip = slip
    let index = Int.random(in: right.indices, using: &random)
    let wrong =
      if let values = formula.alternatives(slip).randomElement(using: &random) {
        PrintedNumber(
          values[index] * form.scale, places: places, isCutOff: isCutOff,
          greatest: max(formula.greatest, values[index].magnitude) * form.scale)
      } else {
        right[index].slipped(slip, &random)
      }
    guard let wrong, !mayStand(wrong, index) else { return nil }
    printed[index] = wrong
  }

  /// Whether a number is right after all, perhaps by the convention that percents are computed with a factor 100.
  private func mayStand(_ number: PrintedNumber, _ index: Int) -> Bool {
    let value = formula.values[index]
    if case .percent = form, number.mayStand(for: value) { return true }
    return number.mayStand(for: value * form.scale)
  }

  /// The result in LaTeX.
  func latex(thousands: String, minus: String) -> String {
    let texts = printed.map { $0.text(thousands: printed.count > 1 ? "" : thousands, minus: minus) }
    guard texts.count == 1 else {
      return FormulaSource.matrix(texts.map { [$0] })
    }
    switch form {
    case .plain: return texts[0]
    case .percent: return texts[0] + #"\%"#
    case .scientific(let exponent): return texts[0] + #" \times 10^{"# + "\(exponent)}"
    }
  }

  // MARK: The cause

  /// Whether a slip that has been named is the one that was made, or gives all printed digits as well.
  ///
  /// - Parameter quoted: the numbers that the note has printed.
  func isExplained(by named: Slip, among quoted: [Written]) -> Bool {
    guard let index = printed.indices.first(where: { printed[$0] != right[$0] }) else { return false }
    let value = formula.values[index] * form.scale
    let wrong = printed[index]
    func prints(_ value: Double) -> Bool { wrong.prints(value) }
    func alternativePrints(_ slip: SeededSlip) -> Bool {
      formula.alternatives(slip).contains { prints($0[index] * form.scale) }
    }
    switch named {
    case .decimalPoint(let places): return prints(value * pow(10, Double(places)))
    case .sign: return prints(-value)
    case .swappedDigits(let before, let after), .changedDigits(let before, let after):
      let text = wrong.text()
      return text.ranges(of: before).contains { place in
        let restored = PrintedNumber(text.replacingCharacters(in: place, with: after))
        return restored?.mayStand(for: value) ?? false
      }
    case .missingFactor(let factor): return prints(value / factor.nearestDouble)
    case .otherQuantity: return quoted.contains { prints($0.value * form.scale) }
    case .number: return alternativePrints(.otherNumber)
    case .termSign: return alternativePrints(.termSign)
    case .logarithmBase, .naturalLogarithm: return alternativePrints(.logarithmBase)
    case .degrees, .radians: return alternativePrints(.degrees)
    case .name, .updatedTooEarly: return false
    }
  }
}
