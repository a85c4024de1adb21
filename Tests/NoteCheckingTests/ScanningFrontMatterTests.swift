import NoteChecking
import Testing

@Suite("Scanning: front matter and suppressions")
struct ScanningFrontMatterTests {
  @Test(
    "Values",
    arguments: [
      ("lesson: backprop", ["backprop"]),
      ("lesson: \"a # b\" # remark", ["a # b"]),
      ("lesson: 'x: y'", ["x: y"]),
      ("\"lesson\":   a  b  ", ["a  b"]),
      ("lesson: a#b # remark", ["a#b"]),
      ("lesson:", []),
      ("lesson: [a, \"b, c\", 'd]' , e]", ["a", "b, c", "d]", "e"]),
      ("lesson: []", []),
      ("lesson: [a, b", ["a", "b"]),
      ("lesson:\n  - a\n  - \"b c\"\n- d", ["a", "b c", "d"]),
      ("lesson: a\nother: b", ["a"]),
      ("lesson: a\nlesson: b", ["b"]),
      ("# lesson: a\nlesson: b", ["b"]),
      ("other:\n  lesson: a", []),
      ("lesson:a", []),
      ("lesson: \"a", ["\"a"]),
    ])
  func values(yaml: String, expected: [String]) throws {
    let scan = NoteScan(markdown: SourceText("\u{FEFF}---\r\n\(yaml)\n---\n$x$"))
    let frontMatter = try #require(scan.frontMatter)
    #expect(frontMatter.values(of: "lesson") == expected)
    #expect(frontMatter.value(of: "lesson") == (expected.count == 1 ? expected[0] : nil))
    #expect(scan.regions.count == 1)
  }

  @Test("No mathematics in it, and its end may be dots")
  func noMathematics() {
    let source = SourceText("---\na: $x$\nb: c\n...\n$y$")
    let scan = NoteScan(markdown: source)
    #expect(scan.regions.map(source.latex) == ["y"])
    #expect(scan.frontMatter?.entries.map(\.key) == ["a", "b"])
    #expect(scan.frontMatter.map { source.text(of: $0.entries[1].span) } == "b: c")
    #expect(scan.frontMatter.map { source.end(of: $0.span).line } == 4)
  }

  @Test(
    "Only at the head, and only with an end",
    arguments: ["---\na: $x$\n", "\n---\na: $x$\n---", "----\na: $x$\n---", "text $x$\n---\na: b\n---"])
  func absent(note: String) {
    let scan = NoteScan(markdown: SourceText(note))
    #expect(scan.frontMatter == nil)
    #expect(scan.regions.count == 1)
  }

  @Test(
    "Comments that switch findings off and on",
    arguments: [
      ("<!-- lessons-disable -->", Suppression.Directive.disable, [], 1),
      ("\n<!--lessons-enable A-->", .enable, ["A"], 2),
      ("text <!-- lessons-disable-line A B,C --> $x$", .disableLine, ["A", "B", "C"], 1),
      ("- a\n  <!--\n  lessons-disable-next-line\n  A\n  -->", .disableNextLine, ["A"], 5),
      ("> <!-- lessons-disable-file A -- as in the book -->", .disableFile, ["A"], 1),
      ("| a <!-- lessons-disable-line --> |\n|---|", .disableLine, [], 1),
    ])
  func suppressions(note: String, directive: Suppression.Directive, codes: [String], line: Int) throws {
    let source = SourceText(note)
    let suppressions = NoteScan(markdown: source).suppressions
    #expect(suppressions.count == 1)
    let suppression = try #require(suppressions.first)
    #expect(suppression.directive == directive)
    #expect(suppression.codes == codes)
    #expect(suppression.line(in: source) == line)
    #expect(source.text(of: suppression.span).hasPrefix("<!--"))
  }

  @Test(
    "Comments that do not",
    arguments: [
      "<!-- lessons-disabled -->", "<!-- note: lessons-disable -->", "<!-- lessons- -->", "<!---->", "<!-->",
      "`<!-- lessons-disable -->`", "```\n<!-- lessons-disable -->\n```", "<!-- lessons-disable",
      "a\n\n    <!-- lessons-disable -->",
    ])
  func noSuppressions(note: String) {
    #expect(NoteScan(markdown: SourceText(note)).suppressions.isEmpty)
  }
}
