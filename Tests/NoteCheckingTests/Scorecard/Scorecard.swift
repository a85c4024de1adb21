import NoteChecking
import WorkedExamples

/// What `lessons check` makes of notes with sown slips.
struct Scorecard {
  /// The wrong relations of a kind.
  struct Wrong {
    var relations = 0
    /// Accused at all.
    var found = 0
    /// Accused where the wrong number stands.
    var atColumn = 0
    /// Of those, with the slip that was made, or one that gives all printed digits as well.
    var withCause = 0

    static func + (a: Wrong, b: Wrong) -> Wrong {
      Wrong(
        relations: a.relations + b.relations, found: a.found + b.found, atColumn: a.atColumn + b.atColumn,
        withCause: a.withCause + b.withCause)
    }
  }

  private(set) var wrong: [SeededSlip: Wrong] = [:]
  private(set) var right = 0
  private(set) var accused = 0
  private(set) var unchecked = 0
  /// What to look at where the card is bad.
  private(set) var remarks: [String] = []

  var allWrong: Wrong { SeededSlip.allCases.reduce(Wrong()) { $0 + self[$1] } }

  subscript(slip: SeededSlip) -> Wrong { wrong[slip] ?? Wrong() }

  /// The card of the notes of some seeds.
  static func card(ofNotes seeds: Range<UInt64>) async -> Scorecard {
    await withTaskGroup(of: Scorecard.self) { group in
      for seed in seeds {
        group.addTask {
          var card = Scorecard()
          card.add(SeededNote(seed: seed, slips: SeededSlip.allCases))
          return card
        }
      }
      return await group.reduce(into: Scorecard()) { $0.add($1) }
    }
  }

  private mutating func add(_ other: Scorecard) {
    wrong.merge(other.wrong, uniquingKeysWith: +)
    right += other.right
    accused += other.accused
    unchecked += other.unchecked
    remarks += other.remarks
  }

  private mutating func add(_ note: SeededNote) {
    let check = NoteCheck(Array(note.text.utf8))
    for relation in note.relations {
      let judged = check.relations.first { $0.right.range.overlaps(relation.right) }
      let finding = check.findings.first { $0.relation?.right.range.overlaps(relation.right) == true }
      let text = (judged?.span).map(check.source.text) ?? check.source.text(in: relation.right)
      guard let slip = relation.slip else {
        right += 1
        if finding != nil {
          accused += 1
          remarks.append("accused: \(text)")
        } else if judged?.verdict.severity != .pass {
          unchecked += 1
          remarks.append("unchecked: \(text) \(judged.map { "\($0.verdict)" } ?? "")")
        }
        continue
      }
      wrong[slip, default: Wrong()].relations += 1
      guard let finding else {
        remarks.append("missed \(slip.rawValue): \(text) \(judged.map { "\($0.verdict)" } ?? "")")
        continue
      }
      wrong[slip, default: Wrong()].found += 1
      guard relation.right.contains(finding.focus.range.lowerBound),
        finding.focus.range.upperBound <= relation.right.upperBound
      else {
        remarks.append("elsewhere: \(text)")
        continue
      }
      wrong[slip, default: Wrong()].atColumn += 1
      if relation.isExplained(by: finding, among: note.quoted) {
        wrong[slip, default: Wrong()].withCause += 1
      } else {
        let named = (finding.relation?.cause).map { "\($0)" } ?? "no cause"
        remarks.append("\(slip.rawValue): \(text): \(named)")
      }
    }
    // Nothing else is written in the note.
    let others = check.findings.filter { finding in
      !note.relations.contains { finding.relation?.right.range.overlaps($0.right) == true }
    }
    accused += others.count
    remarks += others.map { "accused besides: \(check.source.text(of: $0.span))" }
  }
}

extension SeededNote.Relation {
  /// Whether what a finding says is why the relation is wrong.
  fileprivate func isExplained(by finding: Finding, among quoted: [Written]) -> Bool {
    // The finding itself says what is wrong.
    if finding.code == .lastDigit { return slip == .lastDigit || slip == .changedDigit }
    guard let cause = finding.relation?.cause, let result else { return false }
    return result.isExplained(by: cause, among: quoted)
  }
}

extension Scorecard {
  /// The card as a table in Markdown.
  var markdown: String {
    var lines = [
      "| slip | wrong relations | found | right column | right cause |", "| --- | --: | --: | --: | --: |",
    ]
    func row(_ name: String, _ count: Wrong) {
      lines.append(
        "| \(name) | \(count.relations) | \(count.found) | \(count.atColumn) | \(count.withCause) |")
    }
    for slip in SeededSlip.allCases { row(slip.rawValue, self[slip]) }
    row("all", allWrong)
    lines += ["", "| right relations | falsely accused | left unchecked |", "| --: | --: | --: |"]
    lines.append("| \(right) | \(accused) | \(unchecked) |")
    return lines.joined(separator: "\n")
  }
}
