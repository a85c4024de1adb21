public import Notation
public import Numerics
public import Symbolics
public import WorkedExamples

/// The sentences in which verdicts and slips are told; every format uses the same.
public struct Wording: Sendable {
  private let numbers: NumberFormat
  private let writer = FormulaWriter(UnicodeStyle())

  /// Sentences with numbers of so many digits.
  public init(_ numbers: NumberFormat = NumberFormat()) { self.numbers = numbers }

  /// The slip in words, without a full stop.
  public func sentence(_ slip: Slip) -> String {
    switch slip {
    case .decimalPoint(let places):
      let count = abs(places) == 1 ? "one place" : "\(abs(places)) places"
      return "the decimal point is \(count) too far to the \(places > 0 ? "right" : "left")"
    case .sign:
      return "the sign is the other one"
    case .swappedDigits(let printed, let right):
      return "two digits have changed places: \(printed) for \(right)"
    case .changedDigits(let printed, let right):
      return "miscopied digits: \(printed) for \(right)"
    case .missingFactor(let factor):
      return "a factor \(text(Expression(factor))) is missing"
    case .otherQuantity(let symbol):
      return "this is the value of \(name(symbol))"
    case .number(let printed, let own, let right, let value):
      let place = own.map { ", which is \(name($0))," } ?? ""
      // Digits that the enclosure leaves open are not filled with zeros.
      let known = numbers.shown(value).decimal
      let digits = Decimal.rounded(known.exact, places: min(printed.places, known.places))
      return "\(number(printed))\(place) stands in place of \(name(right)) = \(text(Expression(digits)))"
    case .name(let printed, let right):
      return "\(name(printed)) stands in place of \(name(right))"
    case .termSign(let term):
      return "the sign of \(text(term)) is the other one"
    case .logarithmBase(let base):
      return "the logarithm was taken to base \(base)"
    case .naturalLogarithm:
      return "the natural logarithm was taken"
    case .degrees:
      return "the angle was taken in degrees"
    case .radians:
      return "the angle, which is in degrees, was taken in radians"
    case .updatedTooEarly(let symbols):
      return "\(symbols.map { name($0.updated) }.joined(separator: ", ")) used in place of the old values"
    }
  }

  /// An enclosed number with its digits.
  public func number(_ enclosure: Enclosure) -> String { text(numbers.shown(enclosure).expression) }

  /// A printed number with its digits as they are.
  public func number(_ printed: Decimal) -> String { text(Expression(printed)) }

  /// An enclosed number with so many significant digits, if all of the enclosure rounds to the same.
  func number(_ enclosure: Enclosure, significantDigits: Int) -> String {
    Wording(NumberFormat(digits: significantDigits)).number(enclosure)
  }

  /// A name as plain text shows it.
  public func name(_ symbol: Symbol) -> String { writer.style.symbol(symbol) }

  private func text(_ expression: Expression) -> String { writer.text(expression) }
}
