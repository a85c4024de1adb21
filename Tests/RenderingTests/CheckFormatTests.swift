import Foundation
import NoteChecking
import Testing

@testable import Rendering

/// The findings of one small note in every format.
struct CheckFormatTests {
  /// A wrong number, a number off by one, a wrong relation, one that cannot be checked, and a comment without use.
  private static let note = CheckedFile(
    path: "my notes/Übung, 100 %: 1.md",
    check: NoteCheck(
      Array(
        #"""
        Say $2 + 2 = 5$ and $\frac{2}{3} \approx 0.66666$ and $2 \cdot 3 = 7 - 2$, so $q = 1 + \foo$.

        <!-- lessons-disable-line last-digit -->

        """#.utf8)))

  @Test func text() {
    #expect(
      CheckText(RenderingOptions(width: 60)).render(Self.note) == """
        my notes/Übung, 100 %: 1.md:1:14: error: 5 should be 4 [wrong-number]
        1 | Say $2 + 2 = 5$ and $\\frac{2}{3} \\approx 0.66666$ and $…
          |              ^
          = computed: 2 + 2 = 4
          = --fix writes: 4

        my notes/Übung, 100 %: 1.md:1:68: error: the two sides differ: 6 and 5 [wrong-relation]
        1 | …ox 0.66666$ and $2 \\cdot 3 = 7 - 2$, so $q = 1 + \\foo$.
          |                               ^^^^^
          = computed: 2 · 3 = 6

        my notes/Übung, 100 %: 1.md:3:1: warning: this comment suppresses nothing [unused-suppression]
        3 | <!-- lessons-disable-line last-digit -->
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^


        """)
  }

  @Test("Colours add to the text, and change nothing of it") func colour() {
    let plain = CheckText().render(Self.note)
    let colored = CheckText(RenderingOptions(isColored: true)).render(Self.note)
    #expect(colored.contains("\u{1B}[31merror\u{1B}[0m"))
    #expect(colored.contains("\u{1B}[33mwarning\u{1B}[0m"))
    #expect(colored.replacing(#/\x{1B}\[[0-9]+m/#, with: "") == plain)
  }

  @Test func concise() {
    #expect(
      CheckText().concise(Self.note) == """
        my notes/Übung, 100 %: 1.md:1:14: error: 5 should be 4 [wrong-number]
        my notes/Übung, 100 %: 1.md:1:68: error: the two sides differ: 6 and 5 [wrong-relation]
        my notes/Übung, 100 %: 1.md:3:1: warning: this comment suppresses nothing [unused-suppression]

        """)
  }

  @Test("Every relation is listed with its verdict, and why there is none") func relations() {
    let lines = CheckText().relations(Self.note).lines.map {
      $0.dropFirst("my notes/Übung, 100 %: 1.md:".count)
    }
    #expect(lines[0] == "1:6: wrong: 2 + 2 = 5")
    #expect(lines[1] == #"1:22: truncated: \frac{2}{3} \approx 0.66666"#)
    #expect(lines[2] == #"1:56: wrong: 2 \cdot 3 = 7 - 2"#)
    #expect(lines[3].hasPrefix("1:80: unchecked ("))
  }

  @Test("The summary counts what was found, checked and left") func summary() {
    #expect(
      CheckText().summary(CheckTally(Self.note))
        == "1 file, 4 relations: 3 checked, 1 not (unknown symbol: 1). 2 errors, 1 warning.\n")
    #expect(
      CheckText().summary(CheckTally()) == "0 files, 0 relations: 0 checked, 0 not. 0 errors, 0 warnings.\n")
  }

  @Test("GitHub's commands are escaped") func github() {
    let file = "file=my notes/Übung%2C 100 %25%3A 1.md"
    #expect(
      CheckGitHub().render(Self.note) == """
        ::error \(file),line=1,endLine=1,col=14,endColumn=15,title=wrong-number::5 should be 4
        ::error \(file),line=1,endLine=1,col=68,endColumn=73,title=wrong-relation::the two sides differ: 6 and 5
        ::warning \(file),line=3,endLine=3,col=1,endColumn=41,title=unused-suppression::this comment suppresses \
        nothing

        """)
    let path = CheckedFile(path: "a\r\nb\n.md", check: NoteCheck(Array("$1 + 1 = 3$".utf8)))
    #expect(CheckGitHub().render(path).hasPrefix("::error file=a%0D%0Ab%0A.md,line=1,"))
  }

  // MARK: JSON

  private static let keys: Set = [
    "path", "line", "column", "endLine", "endColumn", "code", "severity", "verdict", "source", "printed",
    "computed", "message", "cause", "suggestion",
  ]

  @Test("JSON of several files is one value", arguments: [0, 1, 3], [false, true])
  func severalFiles(count: Int, showsAll: Bool) throws {
    var document = CheckJSON.Document(showsAll: showsAll)
    var text = document.beginning
    for _ in 0..<count { text += document.add(CheckJSON().part(Self.note, showsAll: showsAll)) }
    let json = try object(text + document.end)
    let counts = ["files", "findings", "relations"].map { (json[$0] as? [Any])?.count }
    #expect(counts == [count, 3 * count, showsAll ? 4 * count : nil])
  }

  @Test("JSON has the keys that others rely on", arguments: [false, true]) func json(showsAll: Bool) throws {
    var document = CheckJSON.Document(showsAll: showsAll)
    let text =
      document.beginning + document.add(CheckJSON().part(Self.note, showsAll: showsAll)) + document.end
    let json = try object(text)
    #expect(json.keys.sorted() == ["files", "findings"] + (showsAll ? ["relations"] : []) + ["schema"])
    #expect(json["schema"] as? String == "lessons.check/1")
    let files = try #require(json["files"] as? [[String: Any]])
    #expect(files.count == 1)
    #expect(Set(files[0].keys) == ["path", "relations", "checked", "unchecked"])
    #expect(files[0]["path"] as? String == Self.note.path)
    #expect(["relations", "checked", "unchecked"].map { files[0][$0] as? Int } == [4, 3, 1])
    let findings = try #require(json["findings"] as? [[String: Any]])
    #expect(
      findings.map { $0["code"] as? String } == ["wrong-number", "wrong-relation", "unused-suppression"])
    #expect(findings.allSatisfy { Set($0.keys) == Self.keys })
    if showsAll {
      let relations = try #require(json["relations"] as? [[String: Any]])
      #expect(relations.map { $0["severity"] as? String } == ["error", "pass", "error", "unchecked"])
      #expect(relations.map { $0["verdict"] as? String } == ["wrong", "truncated", "wrong", "unchecked"])
      #expect(relations.map { $0["reason"] != nil } == [false, false, false, true])
      #expect(relations.allSatisfy { Self.keys.isSubset(of: $0.keys) })
    }
  }

  @Test("A finding in JSON") func finding() throws {
    let line = try #require(CheckJSON().lines(Self.note, showsAll: false).lines.first)
    #expect(
      line == """
        {"path": "my notes/Übung, 100 %: 1.md", "line": 1, "column": 14, "endLine": 1, "endColumn": 15, \
        "code": "wrong-number", "severity": "error", "verdict": "wrong", "source": "2 + 2 = 5", "printed": "5", \
        "computed": "4", "message": "5 should be 4", "cause": null, "suggestion": "4"}
        """)
  }

  @Test(
    "Lines of JSON are findings, or with all of them relations first", arguments: [(false, 3), (true, 5)])
  func jsonLines(showsAll: Bool, count: Int) throws {
    let lines = CheckJSON().lines(Self.note, showsAll: showsAll).lines.dropLast()
    #expect(lines.count == count)
    for line in lines { #expect(Self.keys.isSubset(of: try object(String(line)).keys)) }
    #expect(lines.last?.contains("unused-suppression") == true)
  }

  @Test(
    "Numbers in JSON are such as every program reads",
    arguments: [
      (#"0.683^{100} = 4 \times 10^{-18}"#, "2.76739000558e-17"), (#"-1.25 \cdot 2 = 2.6"#, "-2.5"),
      (#"\frac{2}{3} = 0.76666666666"#, "0.66666666666667"), (#"2^{70} = 3"#, "1.18059162072e21"),
    ])
  func numbers(relation: String, computed: String) throws {
    let file = CheckedFile(path: "a.md", check: NoteCheck(Array("$\(relation)$".utf8)))
    let finding = try object(CheckJSON().lines(file, showsAll: false))
    #expect(finding["computed"] as? String == computed)
    #expect(Double(computed) != nil)
  }

  @Test("A misprint that is quoted on purpose is no error, nor what is switched off") func meant() throws {
    let note = "> [!erratum]\n> $2 + 2 = 5$\n\n<!-- lessons-disable-next-line -->\n$2 + 2 = 6$\n"
    let file = CheckedFile(path: "a.md", check: NoteCheck(Array(note.utf8)))
    let relations = try CheckJSON().lines(file, showsAll: true).lines.dropLast().map {
      try object(String($0))
    }
    #expect(relations.map { $0["severity"] as? String } == ["pass", "pass"])
    #expect(relations.map { $0["verdict"] as? String } == ["wrong", "wrong"])
  }

  // MARK: SARIF

  @Test("SARIF names its rules, places and corrections") func sarif() throws {
    let renderer = CheckSARIF(version: "1.2.3")
    let json = try object(renderer.render([renderer.part(Self.note)]))
    #expect(json["version"] as? String == "2.1.0")
    let run = try #require((json["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == Finding.Code.allCases.map(\.rawValue))
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let results = try #require(run["results"] as? [[String: Any]])
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
    #expect(results.map { $0["level"] as? String } == ["error", "error", "warning"])
    #expect(results.map { $0["fixes"] != nil } == [true, false, false])
    let artifact = try #require((run["artifacts"] as? [[String: Any]])?.first)
    #expect((artifact["properties"] as? [String: Int]) == ["relations": 4, "checked": 3, "unchecked": 1])
  }

  @Test(
    "Paths become URIs",
    arguments: [
      ("notes/a.md", "notes/a.md"), ("my notes/Übung.md", "my%20notes/%C3%9Cbung.md"),
      ("/notes/a b.md", "file:///notes/a%20b.md"), ("//notes/a.md", "file:///notes/a.md"),
      ("a:b#c?d%e.md", "a%3Ab%23c%3Fd%25e.md"), ("\n.md", "%0A.md"), ("<stdin>", "%3Cstdin%3E"),
    ])
  func uri(path: String, uri: String) {
    let renderer = CheckSARIF(version: "1")
    let file = CheckedFile(path: path, check: NoteCheck(Array("$1 + 1 = 3$".utf8)))
    #expect(renderer.render([renderer.part(file)]).contains("\"uri\": \"\(uri)\""))
  }

  @Test("No path disturbs the terminal") func hostilePath() {
    let file = CheckedFile(path: "a\u{1B}[31m\n\u{202E}.md", check: NoteCheck(Array("$1 + 1 = 3$".utf8)))
    for text in [CheckText().render(file), CheckText().concise(file), CheckText().relations(file)] {
      #expect(text.hasPrefix("a [31m .md:1:"))
    }
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
