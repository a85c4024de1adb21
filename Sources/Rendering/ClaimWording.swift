public import WorkedExamples

/// What is to be said of a claim that is not right, in sentences.
struct ClaimWording {
  private let wording: Wording

  init(_ wording: Wording) { self.wording = wording }

  /// What is printed, what is right, and why.
  func finding(_ claim: Claim) -> String {
    [verdict(claim), reason(claim)].compactMap(\.self).joined(separator: " ")
  }

  /// The likely slip, or where none is found what the note says of it.
  private func reason(_ claim: Claim) -> String? {
    claim.cause.map { "Likely cause: \(wording.sentence($0))." } ?? claim.explanation
  }

  private func verdict(_ claim: Claim) -> String {
    switch claim.verdict {
    case .unchecked(let reason):
      return "Not checked: \(reason)."
    case .exact, .rounded, .truncated, .consistent:
      return "This is right."
    case .lastDigit, .wrong, .impossible:
      break
    }
    guard let computed = claim.computed else { return "The two sides differ." }
    if let asPrinted = claim.asPrinted {
      let gives = "The formula as printed gives \(wording.number(asPrinted))"
      return "\(gives); right is \(wording.number(computed))."
    }
    guard let printed = claim.printed else { return "Right is \(wording.number(computed))." }
    let right = wording.number(computed, significantDigits: printed.significantDigits)
    // Where a number in the formula is wrong, its value is not what should have been printed.
    if case .number? = claim.cause {
      return "The numbers as printed give \(right), not \(wording.number(printed))."
    }
    let kind = claim.verdict == .lastDigit ? " in the last digit" : ""
    return "Printed is \(wording.number(printed)); right is \(right)\(kind)."
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
    var sentences: [String] = []
    if !plain.isEmpty { sentences.append("\(plain.count) claim\(plain.count == 1 ? "" : "s"): \(verdicts).") }
    if !errata.isEmpty {
      sentences.append("\(errata.count) \(errata.count == 1 ? "erratum" : "errata"), \(confirmed) confirmed.")
    }
    return sentences.joined(separator: " ")
  }
}
