import Curriculum
import NoteChecking
import Numerics
import Testing
import WorkedExamples

/// The notes in `Corpus/`, each about one notation or trap: every relation in them is judged as its line says.
@Suite struct CorpusTests {
  @Test("every relation is judged as its line says", arguments: CorpusFile.all)
  func judgement(_ file: CorpusFile) {
    let check = NoteCheck(
      file.bytes, format: file.name.hasSuffix(".tex") ? .latex : .markdown,
      lessonNamed: { id in
        try? Curriculum.entries.first { $0.lesson.id == id }?.lesson.derivation()
      })
    let results = Result.all(in: check)
    for (index, line) in file.lines.enumerated() {
      func expect(_ condition: Bool, _ message: @autoclosure () -> String, column: Int = 1) {
        guard !condition else { return }
        Issue.record(
          "\(message())\n\(line.text)",
          sourceLocation: SourceLocation(
            fileID: "NoteCheckingTests/\(file.name)", filePath: file.path, line: index + 1, column: column))
      }
      let found = results.filter { $0.line == index + 1 }
      let relations = found.count(where: \.isRelation)
      expect(relations == line.relations, "\(relations) relations were seen, not \(line.relations)")
      let marked = found.filter { $0.outcome != Result.right }
      expect(
        marked.map(\.outcome) == line.expectations.map(\.outcome),
        "found \(marked.map(\.description)), not \(line.expectations.map(\.outcome))")
      var unread = line.text.startIndex
      for (result, expectation) in zip(marked, line.expectations) where result.outcome == expectation.outcome
      {
        expect(
          expectation.reason.isEmpty || result.detail.contains(expectation.reason),
          "the reason is '\(result.detail)'")
        if let cause = expectation.cause {
          expect(result.cause == cause, "the cause is \(result.cause ?? "not found")")
        }
        if let right = expectation.right {
          expect(result.value?.begins(like: right) == true, "\(result.detail) should be \(right)")
        }
        guard let underlined = expectation.underlined else { continue }
        expect(result.text == underlined, "'\(result.text)' is underlined, not '\(underlined)'")
        // The column says where in the line, so that equal digits elsewhere are not mistaken for these.
        let scalars = line.text.unicodeScalars
        let start = scalars.index(scalars.startIndex, offsetBy: result.column - 1)
        expect(start >= unread && scalars[start...].starts(with: underlined.unicodeScalars), "wrong column")
        unread = scalars.index(after: start)
      }
    }
  }

  @Test("the corpus is large")
  func size() {
    let lines = CorpusFile.all.flatMap(\.lines)
    #expect(lines.reduce(0) { $0 + $1.relations } >= 300)
    #expect(lines.reduce(0) { $0 + $1.expectations.count } >= 150)
  }
}

/// What was found in one place.
private struct Result: CustomStringConvertible {
  static let right = "right"

  let isRelation: Bool
  /// The code of the finding, or another word for what was found.
  let outcome: String
  let line: Int
  let column: Int
  /// What is underlined.
  let text: String
  /// The value or the reason, in words.
  var detail = ""
  var value: Rational?
  var cause: String?

  var description: String { "\(outcome) \(text) \(detail)" }

  /// All that was found, in the order of the text.
  static func all(in check: NoteCheck) -> [Result] {
    let relations = check.relations.map { relation in
      let finding = check.findings.first {
        $0.relation?.span == relation.span && $0.relation?.right == relation.right
      }
      return Result(relation, finding, check.source)
    }
    let others = check.findings.filter { $0.relation == nil }.map { finding in
      let start = check.source.start(of: finding.focus)
      return Result(
        isRelation: false, outcome: finding.code.rawValue, line: start.line, column: start.column,
        text: check.source.text(of: finding.focus))
    }
    return relations + others
  }
}

extension Result {
  fileprivate init(_ relation: CheckedRelation, _ finding: Finding?, _ source: SourceText) {
    let focus = finding?.focus ?? relation.right
    isRelation = true
    line = source.start(of: relation.right).line
    column = source.start(of: focus).column
    text = source.text(of: focus)
    if let finding {
      outcome = finding.code.rawValue
    } else if case .unchecked(let reason) = relation.verdict {
      outcome = "unchecked"
      detail = "\(reason)"
    } else if relation.verdict.severity == .pass {
      outcome = Self.right
    } else {
      outcome = relation.isErratum ? "misprint" : "suppressed"
    }
    if let computed = relation.computed, finding != nil {
      value = computed.exact ?? Rational(exactly: computed.interval.midpoint)
      detail = "\(value.map { "\($0.nearestDouble)" } ?? "no value")"
    }
    cause = relation.cause.map { String("\($0)".prefix { $0.isLetter }) }
  }
}

extension Rational {
  /// Whether the first digits of the number are those, rounded or cut off.
  fileprivate func begins(like digits: Decimal) -> Bool { (self - digits.exact).magnitude < digits.unit }
}
