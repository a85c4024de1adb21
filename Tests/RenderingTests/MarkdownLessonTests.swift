import NoteChecking
import Notation
import Symbolics
import Testing
import WorkedExamples

@testable import Rendering

struct MarkdownLessonTests {
  /// A stretch of rendered Markdown.
  private enum Block {
    case prose(String)
    case display(String)
    case table([Substring])
    case fence
  }

  /// The blocks that blank lines set apart; a display or fence ends where its mark stands again.
  private func blocks(_ markdown: String) -> [Block] {
    markdown.split(separator: "\n\n").map { block in
      let lines = block.split(separator: "\n")
      switch lines[0].prefix(2) {
      case "$$":
        #expect(lines.first == "$$" && lines.last == "$$" && lines.count > 2, "a blank line within \(block)")
        return .display(lines.dropFirst().dropLast().joined(separator: "\n"))
      case "``":
        #expect(lines.first == "```text" && lines.last == "```", "a blank line within \(block)")
        return .fence
      case "| ": return .table(lines)
      default: return .prose(String(block))
      }
    }
  }

  @Test("Formulas and tables are well formed", arguments: ShownLesson.all)
  func wellFormed(lesson: ShownLesson) {
    let markdown = MarkdownRenderer().render(lesson.report)
    #expect(markdown.hasPrefix("# \(lesson.report.lesson.title)\n\n"))
    #expect(markdown.hasSuffix("\n") && !markdown.hasSuffix("\n\n") && !markdown.contains("\n\n\n"))
    for block in blocks(markdown) {
      switch block {
      case .display(let formula):
        #expect(!formula.contains("$"))
        #expect(isBalanced(formula), "\(formula)")
      case .table(let lines):
        let counts = lines.map { cells($0).count }
        #expect(Set(counts).count == 1 && counts[0] > 0 && lines.count > 2, "\(lines)")
        for cell in lines.flatMap(cells) { expectWellFormed(cell) }
      case .prose(let text):
        expectWellFormed(text)
      case .fence:
        continue
      }
    }
  }

  /// The cells of a table's row: what stands between bars without a backslash.
  private func cells(_ row: Substring) -> [String] {
    #expect(row.first == "|" && row.last == "|")
    return row.dropFirst().dropLast().replacing("\\|", with: " ").split(
      separator: "|", omittingEmptySubsequences: false
    ).map(String.init)
  }

  /// Dollars come in pairs without space inside, and no digit follows the second, which would keep GitHub from
  /// seeing a formula.
  private func expectWellFormed(_ text: String) {
    let pieces = text.replacing("\\$", with: " ").split(separator: "$", omittingEmptySubsequences: false)
    #expect(pieces.count % 2 == 1, "an odd dollar in \(text)")
    for (index, piece) in pieces.enumerated() {
      if index % 2 == 1 {
        #expect(piece.first?.isWhitespace == false && piece.last?.isWhitespace == false, "\(text)")
        #expect(isBalanced(String(piece)), "\(piece)")
      } else if index > 0 {
        #expect(piece.first?.isNumber != true && piece.first?.isLetter != true, "\(text)")
      }
    }
  }

  private func isBalanced(_ formula: String) -> Bool {
    var depth = 0
    for character in formula.replacing("\\{", with: "").replacing("\\}", with: "") {
      depth += character == "{" ? 1 : character == "}" ? -1 : 0
      if depth < 0 { return false }
    }
    func count(_ word: String) -> Int {
      formula.split(separator: word, omittingEmptySubsequences: false).count
    }
    return depth == 0 && count("\\left") == count("\\right") && count("\\begin{") == count("\\end{")
  }

  private func claims(_ markdown: String, _ lesson: ShownLesson) -> [Claim] {
    NoteClaims(Array(markdown.utf8), named: "rendered", against: lesson.report.derivation).claims
  }

  @Test(
    "Every relation that is printed is true, and = stands only where nothing is rounded",
    arguments: ShownLesson.all)
  func trueRelations(lesson: ShownLesson) {
    let claims = claims(MarkdownRenderer().render(lesson.report), lesson)
    let plain = claims.filter { !$0.isErratum }
    #expect(plain.count >= lesson.steps.reduce(0) { $0 + $1.forms.count })
    for claim in plain where !isUnread(claim) {
      let place = "\(claim.noteLine): \(claim.text)"
      #expect(claim.verdict.severity == .pass, "\(place) is \(claim.verdict)")
      if claim.text.contains(" = ") { #expect(isWhole(claim), "\(place) is \(claim.verdict)") }
    }
    #expect(claims.allSatisfy { !$0.isErratum || $0.isConfirmed })
    #expect(claims.count - plain.count == lesson.report.errata.count)
  }

  /// Whether the printed number is the value, as far as the engine can tell.
  private func isWhole(_ claim: Claim) -> Bool {
    guard claim.verdict != .exact, let printed = claim.printed?.interval, let value = claim.computed?.interval
    else {
      return claim.verdict == .exact
    }
    return value.lower <= printed.lower && printed.upper <= value.upper
  }

  /// The reader does not know the sum over elements, nor the bracket that is 1 where a condition holds.
  private func isUnread(_ claim: Claim) -> Bool {
    claim.latex.contains("\\sum \\left|") || claim.latex.contains(" > 0]")
  }

  @Test("With more or fewer digits the relations remain true", arguments: ShownLesson.all, [6, 8, 12])
  func digits(lesson: ShownLesson, digits: Int) {
    let options = RenderingOptions(format: NumberFormat(digits: digits))
    for claim in claims(MarkdownRenderer(options).render(lesson.report), lesson) where !claim.isErratum {
      #expect(claim.verdict.severity < .warning, "\(claim.noteLine): \(claim.text) is \(claim.verdict)")
    }
  }

  @Test("Givens that were set are marked, and nothing of the notes is asserted") func altered() throws {
    let lesson = try ShownLesson("backprop", settings: ["w_1": [.of("0.30")]])
    let markdown = MarkdownRenderer().render(lesson.report)
    #expect(markdown.contains("| $w_{1} = 0.30$ | weight from i\\_1 to h\\_1 (set) |"))
    #expect(markdown.contains("so none of their numbers is asserted"))
    #expect(!markdown.contains("erratum"))
  }

  @Test("A section alone, by a part of its title in any case", arguments: ["OUTPUT layer", "Forward"])
  func section(title: String) throws {
    let markdown = MarkdownRenderer(RenderingOptions(section: title)).render(
      try ShownLesson("backprop").report)
    #expect(markdown.lines.filter { $0.hasPrefix("## ") }.count == 1)
    #expect(markdown.lowercased().contains(title.lowercased()))
  }
}
