import NoteChecking
import Testing

@testable import Rendering

/// What is said of a finding.
struct CheckWordingTests {
  @Test(
    "The right number has the places of the printed one, no fewer digits, and no zeros of its own",
    arguments: [
      // The relation, what is said, and what else would be accepted.
      (#"\frac{287.7143}{7} = 47.39"#, "47.39 should be 41.10", nil),
      (#"0.283^2 = 0.81"#, "0.81 should be 0.080", nil),
      (#"-1.0631 \cdot 1 = 0.9"#, "0.9 should be −1.1", "−1.1, or cut off −1.0"),
      (#"0.95 \cdot 0.01 = 0.00095"#, "0.00095 should be 0.0095", nil),
      (#"10/4 = 4"#, "4 should be 2.5", "2"),
      (#"2/3 = 4"#, "4 should be 0.667", "1, or cut off 0"),
      (#"1000 \cdot 1.5 = 1,600"#, "1600 should be 1500", nil),
      (#"(17.64 - 9)^2 = 74.1"#, "74.1 should be 74.6", nil),
      (#"\frac{2}{3} = 61\%"#, "0.61 should be 0.67", "0.67, or cut off 0.66"),
      (#"0.683^{100} = 4 \times 10^{-18}"#, "4·10⁻¹⁸ should be 2.8·10⁻¹⁷", "2.8·10⁻¹⁷, or cut off 2.7·10⁻¹⁷"),
      (#"7/250000000 = 0.00000014"#, "0.00000014 should be 0.000000028", "0.00000003, or cut off 0.00000002"),
      (#"\ln 2 = 0.639"#, "0.639 should be 0.693", nil),
      (#"-\frac{10}{3} = -3.78"#, "−3.78 should be −3.33", nil),
      (#"2^{70} = 1180591620717411303425"#, "1180591620717411303425 should be 1180591620717411303424", nil),
      (#"1.9182 \cdot 0.03932 = 0.0755"#, "0.0755 should be 0.0754; only the last digit is off", nil),
      (#"(2 + 3) \cdot 4 = 5 \cdot 5"#, "the two sides differ: 20 and 25", nil),
      (#"2 \cdot 3 < 5"#, "this does not hold: the left side is 6", nil),
      (
        #"\ln(-2) = 0.693"#,
        "a logarithm or an even root of a negative number is no real number, nor is an arcsin or arccos beyond 1",
        nil
      ),
    ] as [(String, String, String?)])
  func message(relation: String, message: String, accepted: String?) throws {
    let check = NoteCheck(Array("$\(relation)$".utf8))
    let finding = try #require(check.findings.first)
    #expect(check.findings.count == 1)
    #expect(FindingWording().message(finding) == message)
    #expect(FindingWording().accepted(finding) == accepted)
  }

  @Test(
    arguments: [
      (#"\frac{1}{3} = 0.35"#, "⅓ ≈ 0.333333333333"),
      (#"\frac{1}{8} = 0.152"#, "⅛ = 0.125"),
      (#"\ln 2 = 0.639"#, "ln(2) ≈ 0.693147180560"),
    ])
  func computation(relation: String, computation: String) throws {
    let finding = try #require(NoteCheck(Array("$\(relation)$".utf8)).findings.first)
    #expect(FindingWording().computation(finding) == computation)
  }

  @Test("A formula too long for a line is not repeated") func longComputation() throws {
    let sum = (1...60).map(String.init).joined(separator: " + ")
    let finding = try #require(NoteCheck(Array("$\(sum) = 1831$".utf8)).findings.first)
    #expect(FindingWording().message(finding) == "1831 should be 1830")
    #expect(FindingWording().computation(finding) == nil)
  }

  @Test(
    "What is found beside relations",
    arguments: [
      ("$$ 2 + 2", "this display is begun and not ended"),
      ("<!-- lessons-disable-line -->", "this comment suppresses nothing"),
      ("<!-- lessons-disable typo -->", "no finding has this code; 'lessons explain' lists them"),
      ("> [!erratum]\n> $2 + 2 = 4$", "this is quoted as a misprint, but it is right"),
    ])
  func others(note: String, message: String) throws {
    let finding = try #require(NoteCheck(Array(note.utf8)).findings.first)
    #expect(FindingWording().message(finding) == message)
    #expect(FindingWording().accepted(finding) == nil)
  }

  @Test("The example of each explanation is found, under its code", arguments: Finding.Code.allCases)
  func example(code: Finding.Code) {
    let example = FindingExplanation(code).example
    #expect(NoteCheck(Array(example.utf8), triesAlgebra: code == .wrongStep).findings.map(\.code) == [code])
  }
}
