import Foundation
import Numerics

/// A decimal as the scorecard prints it: so many units of the last of its places.
struct PrintedNumber: Hashable {
  var units: Int
  var places: Int

  init(units: Int, places: Int) {
    self.units = units
    self.places = places
  }

  /// A decimal as `text` without separators writes it.
  init?(_ text: String) {
    guard let units = Int(text.filter { $0 != "." }) else { return nil }
    self.init(units: units, places: text.drop { $0 != "." }.dropFirst().count)
  }

  /// A value rounded to some places or cut off there.
  ///
  /// - Parameter greatest: the greatest number on the way to the value, which limits the digits that a double has.
  /// - Returns: `nil` where a double does not tell which way to round, and where no two digits would be left.
  init?(_ value: Double, places: Int, isCutOff: Bool, greatest: Double) {
    let scaled = value * pow(10, Double(places))
    guard greatest * pow(10, Double(places)) < 1e12, scaled.magnitude >= 10 else { return nil }
    let nearest = scaled.rounded()
    let isWhole = (scaled - nearest).magnitude < Self.doubt
    if !isWhole, ((scaled - nearest).magnitude - 0.5).magnitude < Self.doubt { return nil }
    units = Int(isCutOff && !isWhole ? scaled.rounded(.towardZero) : nearest)
    self.places = places
  }

  /// In units of the last place, how far a double is trusted.
  private static let doubt = 0.01

  /// Whether the number is right for a value, or nearly so.
  func mayStand(for value: Double) -> Bool {
    let excess = value * pow(10, Double(places)) - Double(units)
    let isBeyond = (excess < 0) == (units < 0)
    return excess.magnitude < (isBeyond ? 1 : 0.5) + Self.doubt
  }

  /// Whether the number is what a value gives, rounded or cut off.
  func prints(_ value: Double) -> Bool {
    (value * pow(10, Double(places)) - Double(units)).magnitude < 1 + Self.doubt
  }

  /// The digits with the point, and thousands set off where a separator is given.
  func text(thousands: String = "", minus: String = "-") -> String {
    let digits = self.digits
    var whole = String(digits.dropLast(places))
    if !thousands.isEmpty {
      var groups: [Substring] = []
      while whole.count > 3 {
        groups.append(whole.suffix(3))
        whole.removeLast(3)
      }
      whole = ([Substring(whole)] + groups.reversed()).joined(separator: thousands)
    }
    return (units < 0 ? minus : "") + whole + (places > 0 ? "." + digits.suffix(places) : "")
  }

  private var digits: String {
    let digits = String(units.magnitude)
    return String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
  }

  // MARK: Slips

  /// The number with one slip in it; `nil` where this one cannot be made in it.
  func slipped(_ slip: SeededSlip, _ random: inout SeededGenerator) -> PrintedNumber? {
    var wrong = self
    switch slip {
    case .decimalPoint:
      wrong.places -= [1, -1, 2, -2].randomElement(using: &random) ?? 1
      return wrong.places >= 0 ? wrong : nil
    case .sign:
      wrong.units = -units
    case .lastDigit:
      wrong.units += Bool.random(using: &random) ? 1 : -1
    case .swappedDigits, .changedDigit:
      var digits = Array(self.digits)
      let place = Int.random(in: 0..<digits.count, using: &random)
      if slip == .changedDigit {
        digits[place] = "0123456789".randomElement(using: &random) ?? "0"
      } else if place + 1 < digits.count {
        digits.swapAt(place, place + 1)
      }
      wrong.units = (Int(String(digits)) ?? 0) * units.signum()
    case .factor, .otherNumber, .termSign, .logarithmBase, .degrees:
      return nil
    }
    return wrong == self ? nil : wrong
  }
}
