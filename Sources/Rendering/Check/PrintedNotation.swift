import Numerics

/// How numbers are written beside a printed one.
struct PrintedNotation {
  let printed: Decimal

  /// A number in the notation of the printed one: digit by digit, or as a power of ten times a mantissa where that
  /// is so printed and the number is very small or large.
  func text(_ number: Decimal) -> String {
    let isSmallOrLarge = !(-4...15).contains(number.leadingExponent)
    if isSmallOrLarge, printed.description.contains("e") || number.places < 0 {
      return Wording().number(number)
    }
    let digits = Decimal.rounded(number.exact, places: max(number.places, 0)).description
    return digits.hasPrefix("-") ? "−\(digits.dropFirst())" : digits
  }
}
