import NoteChecking
import Testing

@Suite("Scanning: what is a formula in Markdown")
struct ScanningFormulaTests {
  @Test(
    "Each delimiter",
    arguments: [
      ("a $x$ b", "x", MathDelimiter.dollar),
      ("a $$x$$ b", "x", .doubleDollar),
      ("a $`x`$ b", "x", .dollarBacktick),
      (#"a \(x\) b"#, "x", .parentheses),
      (#"a \[x\] b"#, "x", .brackets),
      (#"a \\(x\\) b"#, "x", .escapedParentheses),
      (#"a \\[x\\] b"#, "x", .escapedBrackets),
      ("```math\nx\n```", "x", .fence),
      ("~~~ {math}\n:label: a\n:nowrap:\n\nx\n~~~", "\nx", .fence),
      (#"\begin{align}x\end{align}"#, "x", .environment(.align, isStarred: false)),
      (#"\begin{align*}x\end{align*}"#, "x", .environment(.align, isStarred: true)),
      (#"\begin{alignat}{2}x\end{alignat}"#, "x", .environment(.alignat, isStarred: false)),
    ])
  func delimiters(note: String, latex: String, delimiter: MathDelimiter) throws {
    let source = SourceText(note)
    let scan = NoteScan(markdown: source)
    #expect(scan.regions.count == 1)
    let region = try #require(scan.regions.first)
    #expect(source.latex(of: region) == latex)
    #expect(region.delimiter == delimiter)
    #expect(scan.unclosed.isEmpty)
  }

  @Test("Every environment is found bare", arguments: MathEnvironment.allCases)
  func environments(environment: MathEnvironment) {
    let name = environment.rawValue
    #expect(formulas("\\begin{\(name)}\n1 = 1\n\\end{\(name)}") == ["\n1 = 1\n"])
    #expect(formulas("\\begin{\(name)*}1\\end{\(name)}").isEmpty)
  }

  @Test(
    "A single dollar",
    arguments: [
      ("$a$, $b$; ($c$) and $d$.", ["a", "b", "c", "d"]),
      (#"$\text{\$5}$"#, [#"\text{\$5}"#]),
      (#"\$1$x$"#, ["x"]),
      (#"\\$x$"#, ["x"]),
      ("$a\n= b$", ["a\n= b"]),
      ("$i$th of $n$s", ["i", "n"]),
      ("$x_{i}$th and $f(x)$s", ["x_{i}", "f(x)"]),
      ("값 $x$는 $y$이다", ["x", "y"]),
      ("$a$$b$", ["a", "b"]),
      ("**$a$**, _$b$_, [$c$](#d)", ["a", "b", "c"]),
      ("$x <y$ and $z$", ["x <y", "z"]),
      ("x <y and $z$", ["z"]),
      // A blank line ends the paragraph, and so does a list item.
      ("$a\n\nb$", []),
      ("$a\n- b$", []),
    ])
  func singleDollar(note: String, expected: [String]) {
    #expect(formulas(note) == expected)
  }

  @Test(
    "Money and variables of a shell are no formulas",
    arguments: [
      "It costs $5 and $6.", "$125K → $108K", "costs $3.50, then $4", "$5-$6", "$5–$6", "$5/$10/$20",
      "$1,000=$900", "US$5 or CA$6", "5$ or 6$", "a tip of $ 5 or $ 6", "$HOME/$USER", "PATH=$PATH:$HOME/bin",
      "${HOME}/${USER}", "Tiers: $5, $10, $15 + control. Cost = $0.23.", "| $5 | $6 |\n|---|---|\n|$7|$8|",
      "~$500K–$835K", "$x", "$", "$$$", "a $$$ b $$$", #"\$x\$"#, #"\$5 and $6$7"#,
    ])
  func money(note: String) {
    #expect(formulas(note) == [])
  }

  @Test(
    "Dollars with blanks inside count where LaTeX is in them and no sum of money can be",
    arguments: [
      (#"$ 2 \times 3 = 6 $"#, [#" 2 \times 3 = 6 "#]),
      (#"is $ 0 * (-2) + 3 = 3$."#, [" 0 * (-2) + 3 = 3"]),
      (#"$\frac{2}{10} = 20\% $."#, [#"\frac{2}{10} = 20\% "#]),
      ("node $ w $ and $ i, j $ of $ x_1 $", [" w ", " i, j ", " x_1 "]),
      ("$ 5 = five, or $ 6", []),
      ("$ 5 and x = $", []),
      ("$ x =\n1 $", []),
    ])
  func looseDollars(note: String, expected: [String]) {
    #expect(formulas(note) == expected)
  }

  @Test(
    "Displayed formulas over several lines",
    arguments: [
      ("text: $$a\n+ b$$ more $c$", ["a\n+ b", "c"]),
      ("text: $$a\n= b$$ more $c$", ["a\n= b", "c"]),
      ("$$\na\n$$\n$$\nb\n$$", ["\na\n", "\nb\n"]),
      // Lines in them that look like blocks of Markdown.
      ("$$\na\n= b\n+ c\n- d\n$$", ["\na\n= b\n+ c\n- d\n"]),
      ("$$\na\n=\nb\n$$", ["\na\n=\nb\n"]),
      ("text\n\\[\n- a\n\\] $b$", ["\n- a\n", "b"]),
      ("\\begin{align}\n&= a \\\\\n+ b\n\\end{align}", ["\n&= a \\\\\n+ b\n"]),
      ("$$\n> 0\n$$", ["\n> 0\n"]),
      // Rows with extra space open nothing.
      (#"$$ a \\[2pt] b $$"#, [#" a \\[2pt] b "#]),
      (#"\[ a \\[2pt] b \]"#, [#" a \\[2pt] b "#]),
      (#"$$ 5\$ $$"#, [#" 5\$ "#]),
      (#"$$ a \\$$"#, [#" a \\"#]),
      // Blank lines: only after a delimiter that plainly begins a display.
      ("$$\na\n\nb\n$$", ["\na\n\nb\n"]),
      ("$$\\begin{aligned}\na\n\nb\n\\end{aligned}$$", ["\\begin{aligned}\na\n\nb\n\\end{aligned}"]),
      ("text $$a\n\nb$$", []),
      ("$$a\n\nb$$", []),
      // Dollars in mid-line do not reach into the next list item.
      ("- lots of $$ there\n- and $$ here", []),
      // Nothing but blanks is no formula.
      ("$$\n\n$$", []), ("\\(\\)", []), ("```math\n\n```", []),
    ])
  func displays(note: String, expected: [String]) {
    #expect(formulas(note) == expected)
  }

  @Test(
    "A forgotten delimiter is reported and leaves the rest of the note alone",
    arguments: [
      ("$$\na = b\n\n# Next\n\n$$\nc\n$$", ["\nc\n"], ["1:1 doubleDollar"]),
      ("$$\na\n\n```\ncode\n```\n\n$x$", ["x"], ["1:1 doubleDollar"]),
      ("text\n\n$$a\n\n$b$", ["b"], ["3:1 doubleDollar"]),
      ("\\begin{align}\na\n\n\\begin{align}b\\end{align}", ["b"], ["1:1 environment(.align)"]),
      ("\\[\na\n\n# T", [], ["1:1 brackets"]),
      ("> ```math\n> a = b\n\n$c$", ["a = b", "c"], ["1:3 fence"]),
      // A bracket with a backslash is a bracket, a dollar money.
      (#"\[not a link](x), $5, \(a"#, [], []),
    ])
  func unclosed(note: String, expected: [String], reports: [String]) {
    let source = SourceText(note)
    let scan = NoteScan(markdown: source)
    #expect(scan.regions.map(source.latex) == expected)
    let found = scan.unclosed.map { unclosed in
      let delimiter =
        switch unclosed.delimiter {
        case .environment(let environment, _): "environment(.\(environment))"
        default: "\(unclosed.delimiter)"
        }
      return "\(source.start(of: unclosed.span)) \(delimiter)"
    }
    #expect(found == reports)
  }

  @Test("Spans take in the delimiters, contents do not")
  func spans() throws {
    let source = SourceText("é $$x\n+ 1$$ z")
    let region = try #require(NoteScan(markdown: source).regions.first)
    #expect(source.text(of: region.span) == "$$x\n+ 1$$")
    #expect(source.text(in: region.content) == "x\n+ 1")
    #expect(source.start(of: region.span) == SourcePosition(line: 1, column: 3))
    #expect(source.end(of: region.span) == SourcePosition(line: 2, column: 6))
    #expect(region.isDisplay)
  }

  @Test("Line ends of all kinds are kept in the formula", arguments: ["\n", "\r", "\r\n"])
  func lineEnds(lineEnd: String) {
    let lines = ["$$", "a", "", "b", "$$", "and $c$"]
    let expected = ["", "a", "", "b", ""].joined(separator: lineEnd)
    #expect(formulas(lines.joined(separator: lineEnd)) == [expected, "c"])
  }
}
