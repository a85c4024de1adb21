public import WorkedExamples

/// What is to be said of a claim, in a sentence.
struct ClaimWording {
  private let wording: Wording

  init(_ wording: Wording) { self.wording = wording }

  /// The verdict, the right value and the likely slip: `wrong: 0.0235600258, not 0.023450026: miscopied digits: 45 for 56`.
  func finding(_ claim: Claim) -> String {
    var sentence = claim.verdict.name
    if case .unchecked(let reason) = claim.verdict { sentence += ": \(reason)" }
    if let computed = claim.computed {
      let right = wording.number(computed)
      sentence += claim.printed.map { "; printed \($0), right \(right)" } ?? "; right \(right)"
    }
    if let cause = claim.cause { sentence += "; \(wording.sentence(cause))" }
    return sentence
  }
}

/// How many claims there are, and how they fared.
public struct ClaimSummary: Sendable {
  private let claims: [Claim]

  /// The summary of some claims.
  public init(_ claims: [Claim]) { self.claims = claims }

  /// The counts in a sentence.
  public var sentence: String {
    let errata = claims.filter(\.isErratum)
    let plain = claims.filter { !$0.isErratum }
    var counts: [(String, Int)] = []
    for claim in plain {
      if let index = counts.firstIndex(where: { $0.0 == claim.verdict.name }) {
        counts[index].1 += 1
      } else {
        counts.append((claim.verdict.name, 1))
      }
    }
    let verdicts = counts.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
    let confirmed = errata.filter(\.isConfirmed).count
    var sentence = "\(plain.count) claims: \(verdicts)."
    if !errata.isEmpty { sentence += " \(errata.count) errata, \(confirmed) confirmed." }
    return sentence
  }
}
