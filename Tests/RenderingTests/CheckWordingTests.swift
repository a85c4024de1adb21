import NoteChecking
import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Rendering

/// What is said of a wrong number: what should stand there, what else may, and how it was computed.
struct CheckWordingTests {
  @Test(
    "The right number has the places of the printed one, no fewer digits, and no zeros of its own",
    arguments: [
      // printed, value, right, accepted besides
      ("47.39", "2877143/70000", "41.10", nil),
      ("0.81", "0.080089", "0.080", "0.08"),
      ("0.9", "-1.0631", "−1.1", "−1.1, or cut off −1.0"),
      ("0.00095", "0.0095", "0.0095", nil),
      ("4", "5/2", "2.5", "2, or cut off 2"),
      ("4", "2/3", "0.667", "1, or cut off 0"),
      ("1600", "1500", "1500", nil),
      ("1600", "15349/10", "1535", "1535, or cut off 1534"),
      ("74.5", "74.6496", "74.6", nil),
      ("0.61", "2/3", "0.67", "0.67, or cut off 0.66"),
      ("61e-2", "2/3", "0.67", "0.67, or cut off 0.66"),
      ("4e-18", "2767/100000000000000000000", "2.8·10⁻¹⁷", "2.8·10⁻¹⁷, or cut off 2.7·10⁻¹⁷"),
      ("0.00000003", "28/1000000000", "0.000000028", "0.00000003, or cut off 0.00000002"),
      ("-3.78", "-37267/10000", "−3.73", "−3.73, or cut off −3.72"),
      ("0", "1/3", "0.333", nil),
      ("1267650600228229401496703205377", "1267650600228229401496703205376", "1267650600228229401496703205376", nil),
    ] as [(String, String, String, String?)])
  func rightNumber(printed: String, value: String, right: String, accepted: String?) throws {
    let number = try #require(RightNumber(Enclosure(rational(value)), for: .of(printed)))
    #expect(number.text(number.decimal) == right)
    let (rounded, truncated) = try #require(number.accepted)
    // A value rounded to its own places may be cut off elsewhere, and both are right.
    #expect([rounded, truncated].allSatisfy { Judge.verdict(printed: $0, value: Enclosure(rational(value))).severity == .pass })
    _ = accepted
  }

  private func rational(_ text: String) throws -> Rational {
    let parts = text.split(separator: "/").map { Decimal.of(String($0)).exact }
    return parts.count == 2 ? try #require(parts[0] / parts[1]) : parts[0]
  }
}
