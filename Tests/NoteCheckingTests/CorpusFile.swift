import Foundation
import Numerics
import Testing

/// A note of the corpus, with what its lines say of themselves.
///
/// Behind the relations of a line, in a comment, stands what is to be found there:
///
///     $3.7 \times 11.3 = 48.11$ <!-- expect: wrong-number 48.11 → 41.81 (swappedDigits) -->
///
/// that is the code, the digits that are underlined, the first digits of the right value and the cause; all but
/// the code may be left out. Several are divided by `;`. Instead of a code there may be `unchecked`, perhaps with
/// words of the reason behind a colon, `suppressed`, or `misprint` for a wrong relation quoted as an erratum. What
/// is marked by nothing has to be checked and right. Every sign of a relation counts as one, unless the line says
/// how many there are: `seen: 1`. In displays and in LaTeX the comment is one of LaTeX.
struct CorpusFile: CustomTestStringConvertible, Sendable {
  /// What is to be found for one relation that is not right.
  struct Expectation: Sendable {
    let outcome: String
    var reason = ""
    var underlined: String?
    var right: Numerics.Decimal?
    var cause: String?
  }

  /// What a line says of itself.
  struct Line: Sendable {
    let text: String
    let expectations: [Expectation]
    let relations: Int
  }

  let name: String
  let path: String
  let bytes: [UInt8]
  let lines: [Line]

  var testDescription: String { name }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Corpus")

  /// The whole corpus, by name.
  static let all: [CorpusFile] = {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map(CorpusFile.init)
    } catch {
      // Without files the tests over them would pass unseen.
      fatalError("the corpus cannot be read: \(error)")
    }
  }()

  private init(named name: String) throws {
    self.name = name
    path = Self.folder.appendingPathComponent(name).path
    bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map { Line(String($0)) }
  }
}

extension CorpusFile.Line {
  init(_ text: String) {
    self.text = text
    let comments = text.matches(of: /(?:<!--|%) *(expect|seen): *(.*?) *(?:-->|$|(?=% seen))/)
    expectations = comments.filter { $0.1 == "expect" }.flatMap { $0.2.split(separator: ";") }
      .map { CorpusFile.Expectation($0) }
    relations =
      comments.first { $0.1 == "seen" }.flatMap { Int($0.2) }
      ?? Self.signs(in: text.prefix(upTo: comments.first?.range.lowerBound ?? text.endIndex))
  }

  /// The signs of relations in a text, but for those in an index: `\sum_{i=1}` says nothing.
  private static func signs(in text: Substring) -> Int {
    let sign =
      #/:=|[=<>≈≠≤≥]|\\(?:approx|neq?|le|leq|leqslant|ge|geq|geqslant|ll|gg|to|leftarrow|sim|in|propto|equiv)\b/#
    return text.replacing(/<!--.*?-->|^ *>|_\{[^{}]*\}/, with: "").matches(of: sign).count
  }
}

extension CorpusFile.Expectation {
  init(_ text: Substring) {
    let words = text.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
    let parts = (words.first ?? "").wholeMatch(of: /([a-z-]+) *(.*?) *(?:→ *([-0-9.]+))? *(?:\((.*)\))?/)
    outcome = parts.map { String($0.1) } ?? "an expectation that can be read"
    reason = words.count > 1 ? words[1] : ""
    underlined = parts.flatMap { $0.2.isEmpty ? nil : String($0.2) }
    right = parts?.3.flatMap { Numerics.Decimal($0) }
    cause = parts?.4.map(String.init)
  }
}
