import NoteChecking
import Testing

@Suite("Scanning: the blocks of Markdown around formulas")
struct ScanningBlockTests {
  @Test(
    "Code is no mathematics",
    arguments: [
      ("```\n$a$\n```\n$b$", ["b"]),
      ("~~~swift\n$a$\n```\n$b$\n~~~~\n$c$", ["c"]),
      ("````\n```\n$a$\n````\n$b$", ["b"]),
      ("``` not ` a fence $a$", ["a"]),
      ("```\n$a$", []),
      ("- ```\n  $a$\n\n$b$", ["b"]),
      ("    $a$\n\n$b$", ["b"]),
      ("\t$a$\n\n$b$", ["b"]),
      // An indented line after text goes on with the text.
      ("text\n    $a$", ["a"]),
      ("`$a$` $b$", ["b"]),
      ("``a ` $b$`` $c$", ["c"]),
      ("`$a\nb$` $c$", ["c"]),
      // A backtick without a counterpart is a backtick.
      ("` $a$", ["a"]),
      ("`` $a$ ` $b$", ["a", "b"]),
      ("`a\n\n$b$`", ["b"]),
      ("$a`b$ c`", ["a`b"]),
    ])
  func code(note: String, expected: [String]) {
    #expect(formulas(note) == expected)
  }

  @Test(
    "Formulas in lists, however they are indented",
    arguments: [
      ("- a\n\t$$\n\tx\n\t$$", ["\nx\n"]),
      (
        "- a\n\t- b: $$x$$\n\t\t- c\n\t\t$$\n\t\t\\begin{align}\n\t\tx\n\t\t\\end{align}\n\t\t$$",
        ["x", "\n\\begin{align}\nx\n\\end{align}\n"]
      ),
      ("1. a\n\n        $x$", ["x"]),
      ("10) a\n11) $x$", ["x"]),
      ("* - + 1. $x$", ["x"]),
      ("- $a\n- b$", []),
      ("- a\n$$\nx\n$$\n- $y$", ["\nx\n", "y"]),
      // A number at the start of a line of text begins no list, unless it is 1.
      ("$a =\n2. b$", ["a =\n2. b"]),
      ("$a =\n1. b$", []),
      ("- - -\n$x$", ["x"]),
    ])
  func lists(note: String, expected: [String]) {
    #expect(formulas(note) == expected)
  }

  @Test(
    "Formulas in block quotes, without the markers",
    arguments: [
      ("> $a\n> += b$", ["a\n+= b"]),
      ("> $a\n+ b$", []),
      ("> $a\n= b$", ["a\n= b"]),
      ("> $$\n> a\n> $$", ["\na\n"]),
      ("> $$\n> a\n>\n> b\n> $$", ["\na\n\nb\n"]),
      ("> $$\n> > 0\n> $$", ["\n> 0\n"]),
      (">> $$\n> > a\n>>$$", ["\na\n"]),
      ("> - $$\n>   a\n>   $$", ["\na\n"]),
      ("- > $$\n  > a\n  > $$", ["\na\n"]),
      // A display ends with its block quote.
      ("> $$\n> a\n\n$$b$$", ["b"]),
      ("> ```\n> $a$\n\n$b$", ["b"]),
    ])
  func quotes(note: String, expected: [String]) {
    #expect(formulas(note) == expected)
  }

  @Test(
    "Where sections begin",
    arguments: [
      ("# a\n\ntext\n\n## b #", [1, 5]),
      ("a\n===\n\ntwo\nlines\n---\ntext", [1, 4]),
      // A rule, a remark in code, a comment, something within a list or a formula, and a number are no headings.
      ("text\n\n---\n", []),
      ("```\n# a\n```\n<!--\n# b\n-->\n- # c\n> d\n> ===\n", []),
      ("$$\na\n=\nb\n$$\n", []),
      ("#1 and\n\n    # a", []),
    ])
  func sections(note: String, lines: [Int]) {
    let source = SourceText(note)
    #expect(NoteScan(markdown: source).headings.map { source.position(of: $0).line } == lines)
  }

  @Test(
    "Headings and rules end a paragraph",
    arguments: [
      ("# $a$", ["a"]), ("$a\n# b$", []), ("$a\n===\nb$", []), ("$a\n---\nb$", []), ("$a\n***\nb$", []),
      ("#$a$", ["a"]), ("$a\n#b$", ["a\n#b"]), ("$a\n####### b$", ["a\n####### b"]),
      ("$a\n= b$", ["a\n= b"]), ("$a\n** b$", ["a\n** b"]),
    ])
  func headings(note: String, expected: [String]) {
    #expect(formulas(note) == expected)
  }

  @Test(
    "HTML: tags and comments are passed over, the text between is not",
    arguments: [
      (#"<img alt="$a$"> $b$"#, ["b"]),
      (#"<a title='$a$' href="x">$b$</a>"#, ["b"]),
      ("<div>\n$$a$$\n</div>", ["a"]),
      ("<https://example.org/$a$>", []),
      ("a <- b, $c$", ["c"]),
      ("a <b = \"$c$", ["c"]),
      ("<!-- $a$ --> $b$", ["b"]),
      ("text <!-- $a$ --> $b$", ["b"]),
      ("<!--\n$a$\n\n$b$\n--> $c$", ["c"]),
      ("<!-- $a$", []),
      ("text <!-- $a$", ["a"]),
      ("<!--> $a$", ["a"]),
      ("<pre>\n$a$\n\n$b$\n</pre>\n$c$", ["c"]),
      ("<SCRIPT src=x>\n$a$\n</Script> $b$", ["b"]),
      ("<preface>\n$a$", ["a"]),
      ("<? $a$ ?>\n$b$", ["b"]),
      ("<!DOCTYPE $a$>\n$b$", ["b"]),
      ("<![CDATA[ > $a$ ]]>\n$b$", ["b"]),
    ])
  func html(note: String, expected: [String]) {
    #expect(formulas(note) == expected)
  }

  @Test("Tables: each cell by itself, with its header and row")
  func tables() {
    let source = SourceText(
      "intro $i$\n| a | $b$ |\n|:--|--:|\n| x | $1 \\| 2$ | $y$ |\n| $c | d$ |\n\n| $z$ |")
    let regions = NoteScan(markdown: source).regions
    #expect(regions.map(source.latex) == ["i", "b", "1 | 2", "y", "z"])
    let cells = regions.map(\.context.cell)
    #expect(cells.map { $0?.column } == [nil, 1, 1, 2, nil])
    #expect(cells[2]?.header.map { source.text(in: $0) } == ["a", "$b$"])
    #expect(cells[2]?.row.map { source.text(in: $0) } == ["x", "$1 \\| 2$", "$y$"])
    #expect(cells[1]?.row == cells[1]?.header)
  }

  @Test(
    "What looks like a table and is none",
    arguments: [
      // As many columns in the header as in the row of dashes, and a bar.
      ("a | $b\n---|---|---\nc$", ["b\n---|---|---\nc"]),
      ("$a\n--\nb$", []),
      ("$a\n|-x-|\nb$", ["a\n|-x-|\nb"]),
      // Columns of a matrix, in a formula.
      ("$$\na | b\n--|--\n$$", ["\na | b\n--|--\n"]),
    ])
  func noTables(note: String, expected: [String]) {
    #expect(formulas(note) == expected)
  }

  @Test(
    "Callouts name their kind and title",
    arguments: [
      ("> [!erratum] Page 3\n> $x$", "erratum", "Page 3"),
      ("> [!Warning]-\n> $x$", "warning", ""),
      ("> [!note]+ open\n>\n> $x$", "note", "open"),
      ("> [!quote|right] t\n> - a\n>   > $x$", "quote", "t"),
      ("> [!a]\n> > [!b] inner\n> > $x$", "b", "inner"),
      ("- > [!c] in a list\n  > $x$", "c", "in a list"),
      ("> [!d] with $x$", "d", "with $x$"),
    ])
  func callouts(note: String, kind: String, title: String) throws {
    let source = SourceText(note)
    let region = try #require(NoteScan(markdown: source).regions.first)
    let callout = try #require(region.context.callout)
    #expect(callout.kind == kind)
    #expect(callout.title == title)
    #expect(source.text(of: callout.span).hasPrefix("[!"))
  }

  @Test(
    "Formulas that stand in no callout",
    arguments: [
      "> $x$", "> a\n> [!note]\n> $x$", "> [!] a\n> $x$", "> [!note\n> $x$", "> [!note] a\n\n$x$",
      "[!note]\n$x$",
    ])
  func noCallouts(note: String) throws {
    let region = try #require(NoteScan(markdown: SourceText(note)).regions.first)
    #expect(region.context.callout == nil)
  }
}
