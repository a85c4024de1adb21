import Numerics
import Symbolics
import Testing
import WorkedExamples

/// A row of a table of printed numbers: which quantity, what is printed, and how right it is.
struct PrintedNumber: CustomTestStringConvertible, Sendable {
  let symbol: Symbol
  let text: String
  let verdict: Verdict

  init(_ symbol: Symbol, _ text: String, _ verdict: Verdict) {
    self.symbol = symbol
    self.text = text
    self.verdict = verdict
  }

  var testDescription: String { "\(symbol) = \(text)" }

  /// Expects the verdict on the number, beside the quantity of a derivation.
  func expectVerdict(in derivation: Derivation) throws {
    let printed = try #require(Decimal(text))
    #expect(Judge.verdict(printed: printed, value: try derivation.enclosure(symbol)) == verdict)
  }
}
