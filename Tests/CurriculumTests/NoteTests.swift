import NoteChecking
import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct NoteTests {
  private static let ids = Curriculum.entries.map(\.lesson.id)

  private func entry(_ id: String) throws -> Curriculum.Entry {
    try #require(Curriculum.entries.first { $0.lesson.id == id })
  }

  @Test(arguments: ids)
  func everyClaimIsConfirmed(id: String) throws {
    let entry = try entry(id)
    let claims = NoteClaims(entry.note, named: id, against: try StandardDerivations.of(entry.lesson.id))
    #expect(claims.lessonID == id)
    #expect(!claims.claims.isEmpty)
    for claim in claims.claims {
      #expect(claim.isConfirmed, "line \(claim.noteLine): \(claim.text) is \(claim.verdict.name)")
      #expect(claim.isErratum || claim.place.source == id || claims.sources.contains(claim.place.source))
    }
  }

  /// Of the numbers of the walkthrough, those in the note's table are in the list of `BackpropTests`.
  @Test func theTableOfTheSource() throws {
    let entry = try entry("backprop")
    let claims = NoteClaims(
      entry.note, named: "backprop", against: try StandardDerivations.of(entry.lesson.id)
    ).claims
    let quoted = claims.filter { $0.place.source == "deep-learning" && !$0.isErratum }
    let results = quoted.compactMap { claim in claim.printed.map { "\(claim.place.line ?? 0): \($0)" } }
    let walkthrough = BackpropTests.walkthrough.map { "\($0.line): \($0.1.text)" }
    #expect(Set(walkthrough).isSuperset(of: results))
    #expect(results.count == 17)
  }

  // MARK: Altered notes

  /// With one digit changed, the claim that prints it must fail; a dozen numbers of each note are tried, spread evenly.
  ///
  /// Which changes may pass follows from the rule. The number may still be the value rounded or cut off: ½(0.01 −
  /// 0.75136507)² is 0.2748110835, and both neighbours do. Or only its last digit is another, and the formula has
  /// factors that look rounded themselves and explain it.
  @Test(arguments: ids, AlteredDigit.allCases)
  func anAlteredNoteFails(id: String, digit: AlteredDigit) throws {
    let entry = try entry(id)
    let derivation = try StandardDerivations.of(id)
    let claims = NoteClaims(entry.note, named: id, against: derivation).claims
    let places = PrintedPlaces(of: claims, in: entry.note).all
    #expect(
      places.map(\.claim) == claims.indices.filter { claims[$0].printed != nil && !claims[$0].isErratum })
    for index in stride(from: 0, to: places.count, by: 1 + places.count / 12) {
      let place = places[index]
      let altered = digit.altered(place, in: entry.note)
      let after = NoteClaims(altered.note, named: id, against: derivation).claims
      let (claim, other) = (claims[place.claim], try #require(after.dropFirst(place.claim).first))
      try #require(other.printed == altered.number, "\(claim.text)")
      let value = try #require(claim.computed)
      let isStillRight = Judge.verdict(printed: altered.number, value: value).severity == .pass
      let mayPass = isStillRight || digit == .last && claim.hasRoundedFactors
      #expect(!other.isConfirmed || mayPass, "line \(claim.noteLine): \(altered.number) in \(claim.text)")
    }
  }

  /// The note prints net_h1 = 0.3775 as an exact result, so nothing explains another out_h1.
  @Test func anExactResultExplainsNothing() throws {
    let entry = try entry("backprop")
    let note = String(decoding: entry.note, as: UTF8.self)
    let parts = note.split(separator: "e^{-0.3775}} \\approx 0.593269992", maxSplits: 1)
    try #require(parts.count == 2)
    let altered = parts.joined(separator: "e^{-0.3775}} \\approx 0.593279992")
    let claims = NoteClaims(
      Array(altered.utf8), named: "backprop", against: try StandardDerivations.of(entry.lesson.id)
    )
    .claims
    #expect(claims.filter { !$0.isConfirmed }.map(\.printed) == [Decimal("0.593279992")])
  }
}
