import Numerics
import Testing
import WorkedExamples

@testable import NoteChecking

/// Which numbers in a formula may be inexact: by what was printed before, and by their digits.
@Suite struct ProvenanceTests {
  private func isInexact(_ number: String, _ resultDigits: Int, after printed: [(String, Verdict)]) throws
    -> Bool
  {
    var provenance = Provenance()
    for (text, verdict) in printed { provenance.printed(try #require(Decimal(text)), verdict) }
    return provenance.isInexact(try #require(Decimal(number)), resultDigits: resultDigits)
  }

  @Test(
    "a number that has not been printed before",
    arguments: [
      ("0.75136507", 9, false),  // fewer digits than the result
      ("0.75136507", 8, true),
      ("0.082167041", 8, true),
      ("0.0821", 3, false),  // three digits do not look rounded
      ("0.08216", 3, true),
      ("0.4000", 3, true),  // zeros at the end are digits
      ("0.4", 1, false),
      ("0.01", 1, false),
      ("1024", 3, false),  // whole numbers are exact
      ("150528", 3, false),
      ("-0.75136507", 8, true),
    ])
  func unprinted(_ number: String, _ resultDigits: Int, _ expected: Bool) throws {
    #expect(try isInexact(number, resultDigits, after: []) == expected)
  }

  @Test(
    "a number that was printed before, and found rounded",
    arguments: [
      ("0.751", "0.751", true),
      ("0.75", "0.75", true),
      ("0.8", "0.8", false),  // one digit stands for too much else
      ("-0.75", "0.75", true),
      ("0.75", "-0.75", true),
      ("0.750", "0.75", false),  // another lexeme
      ("1478", "1478", true),
      ("12", "12", false),  // there are too many twelves
    ])
  func rounded(_ printed: String, _ number: String, _ expected: Bool) throws {
    for verdict in [Verdict.rounded, .truncated, .consistent] {
      #expect(try isInexact(number, 9, after: [(printed, verdict)]) == expected)
    }
    #expect(try !isInexact(number, 9, after: []))
  }

  @Test("a number that was printed and is exact stays exact", arguments: ["0.3775", "38.443359375", "0.15"])
  func exact(_ number: String) throws {
    #expect(try !isInexact(number, 1, after: [(number, .exact)]))
  }

  @Test("the same digits rounded somewhere else may be inexact", arguments: ["0.3775", "0.35"])
  func both(_ number: String) throws {
    #expect(try isInexact(number, 9, after: [(number, .exact), (number, .rounded)]))
    #expect(try isInexact(number, 9, after: [(number, .rounded), (number, .exact)]))
  }

  @Test(
    "of a number that was not judged, or is wrong, nobody knows",
    arguments: [Verdict.wrong, .lastDigit, .impossible, .unchecked(.unknownSymbol("q"))])
  func uncertain(_ verdict: Verdict) throws {
    #expect(try isInexact("0.7513", 9, after: [("0.7513", verdict)]))
    #expect(try !isInexact("0.751", 9, after: [("0.751", verdict)]))
  }

  @Test("what follows ≈ has been rounded, though nobody knows from what")
  func approximately() throws {
    var provenance = Provenance()
    let number = try #require(Decimal("0.12"))
    provenance.printed(number, .unchecked(.unknownSymbol("q")), approximately: true)
    #expect(provenance.isInexact(number, resultDigits: 9))
  }

  @Test(
    "in a note: the same formula behind different lines",
    arguments: [
      // −ln 0.12 is 2.12, but −ln p₁ is 2.17.
      ("", Verdict.wrong),
      (#"$q = 0.12$"#, .wrong),
      (#"$q \approx 0.12$"#, .consistent),
      (#"$0.1142 + 0.01 = 0.12$"#, .consistent),
      (#"$0.11 + 0.01 = 0.12$"#, .wrong),
      ("> [!erratum] book, line 1\n> $0.1142 + 0.3 = 0.12$\n", .wrong),
    ])
  func note(_ lines: String, _ expected: Verdict) {
    let claims = NoteClaims("\(lines)\n\nSo $-\\ln 0.12 = 2.15$.\n").claims
    #expect(claims.last?.verdict == expected)
  }
}
