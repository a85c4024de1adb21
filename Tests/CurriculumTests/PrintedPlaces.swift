import NoteChecking
import Numerics
import WorkedExamples

/// Where in a note the results stand that its claims print.
struct PrintedPlaces {
  /// A result: the number of its claim, and the bytes of its digits, the power of ten apart.
  struct Place {
    let claim: Int
    let printed: Decimal
    let digits: [Int]
  }

  private(set) var all: [Place] = []

  /// Finds the result of every claim that is none of an erratum.
  ///
  /// A claim keeps its relation in LaTeX with every run of blanks and alignment marks as one space; the note is
  /// read in the same way, from claim to claim.
  init(of claims: [Claim], in note: [UInt8]) {
    var bytes: [UInt8] = []
    var positions: [Int] = []
    for (position, byte) in note.enumerated() {
      let isBlank = [UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "&")].contains(byte)
      if isBlank, bytes.last == UInt8(ascii: " ") { continue }
      bytes.append(isBlank ? UInt8(ascii: " ") : byte)
      positions.append(position)
    }
    var start = 0
    for (index, claim) in claims.enumerated() {
      let latex = Array(claim.latex.utf8)
      guard let found = bytes[start...].firstRange(of: latex) else { continue }
      start = found.lowerBound
      guard let printed = claim.printed, !claim.isErratum else { continue }
      // A power of ten stands apart in LaTeX, and so does the sign.
      let lexeme = printed.description.split(separator: "e")[0].drop { $0 == "-" }
      guard let place = bytes[found].lastRange(of: Array(lexeme.utf8)) else { continue }
      let digits = place.filter { bytes[$0].isDigit }.map { positions[$0] }
      all.append(Place(claim: index, printed: printed, digits: digits))
    }
  }
}

/// Which digit of a result is changed, and into what.
enum AlteredDigit: CaseIterable {
  /// The first that is not 0.
  case first
  /// The last.
  case last

  /// The note with the digit one up, or 0 in place of 9, and the number that it now prints.
  ///
  /// The note ends with the section: what comes later cannot matter to the claim.
  func altered(_ place: PrintedPlaces.Place, in note: [UInt8]) -> (note: [UInt8], number: Decimal) {
    let zero = UInt8(ascii: "0")
    let last = place.digits.count - 1
    let index =
      switch self {
      case .first: place.digits.firstIndex { note[$0] != zero } ?? last
      case .last: last
      }
    let position = place.digits[index]
    let end = note[position...].firstRange(of: Array("\n## ".utf8))?.lowerBound ?? note.count
    var altered = Array(note[..<end])
    altered[position] = zero + (note[position] - zero + 1) % 10
    var text = Array(place.printed.description.utf8)
    let digits = text.indices.filter { text[$0].isDigit }
    text[digits[index]] = altered[position]
    guard let number = Decimal(String(decoding: text, as: UTF8.self)) else {
      // Only a digit has taken the place of a digit.
      fatalError("a number with another digit is a number")
    }
    return (altered, number)
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension ArraySlice<UInt8> {
  /// The first place of a sequence of bytes.
  fileprivate func firstRange(of part: [UInt8]) -> Range<Int>? {
    indices.first { self[$0...].starts(with: part) }.map { $0..<$0 + part.count }
  }

  /// The last place of a sequence of bytes.
  fileprivate func lastRange(of part: [UInt8]) -> Range<Int>? {
    indices.last { self[$0...].starts(with: part) }.map { $0..<$0 + part.count }
  }
}

extension Claim {
  /// Whether the formula has numbers that may be rounded results: the rule takes those with four significant
  /// digits or more for such.
  var hasRoundedFactors: Bool {
    text.split { !$0.isNumber && $0 != "." }.compactMap { Decimal($0) }
      .contains { $0 != printed?.withoutSign && $0.places > 0 && $0.significantDigits >= 4 }
  }
}

extension Decimal {
  /// The number without its sign.
  fileprivate var withoutSign: Decimal { Decimal(description.drop { $0 == "-" }) ?? self }
}
