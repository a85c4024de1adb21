import NoteChecking
import Testing

@Suite("Scanning: LaTeX files")
struct ScanningLaTeXTests {
  @Test(
    "Formulas",
    arguments: [
      (#"a $x$ $$y$$ \(z\) \[w\]"#, ["x", "y", "z", "w"]),
      (#"$ x $5 \$6 and \\$y$"#, [" x ", "y"]),
      ("$a$$b$", ["a", "b"]),
      (#"\begin{align*} a &= b \\[2pt] &= c \end{align*}"#, [#" a &= b \\[2pt] &= c "#]),
      (#"\begin{IEEEeqnarray}{rCl}x\end{IEEEeqnarray}"#, ["x"]),
      (#"\begin{figure}$x$\end{figure}"#, ["x"]),
      ("\\begin{equation}\na\n\nb\n\\end{equation}", ["\na\n\nb\n"]),
      // Comments, which are no part of the formula either, and a percent sign.
      ("% $a$\n$b$", ["b"]),
      ("$a % $c\n+ b$", ["a \n+ b"]),
      (#"$5\%$ % $"#, [#"5\%"#]),
      ("\\[ a %\r\n% b\r\n + c \\]", [" a \r\n\r\n + c "]),
      // Verbatim text.
      (#"\verb|$a$| \verb*+$b$+ \lstinline{$c$} $d$"#, ["d"]),
      ("\\begin{verbatim}\n$a$ % \\end{lstlisting}\n\\end{verbatim} $b$", ["b"]),
      ("\\begin{lstlisting}[language=C]\n$a$\n\\end{lstlisting}$b$", ["b"]),
      ("\\begin{verbatim}\n$a$", []),
      (#"\verbose $a$"#, ["a"]),
      (#"$a$ \end{document} $b$"#, ["a"]),
      (#"\"#, []), (#"\verb"#, []), (#"\verb|"#, []),
    ])
  func formulas(file: String, expected: [String]) {
    let source = SourceText(file)
    let scan = NoteScan(latex: source)
    #expect(scan.regions.map(source.latex) == expected)
    #expect(scan.unclosed.isEmpty)
  }

  @Test(
    "A blank line ends what is open, and is reported",
    arguments: [
      ("$a\n\n$b$", ["b"], ["1:1"]),
      ("$$a\n \t\n\\(b\n\n\\[c\\]", ["c"], ["1:1", "3:1"]),
      (#"\[ a \[ b \]"#, [" b "], ["1:1"]),
      (#"\begin{align} a $b$"#, ["b"], ["1:1"]),
      ("$a\\\n\nb$", [], ["1:1", "3:2"]),
      // A line with a comment is not blank.
      ("$a\n%\nb$", ["a\n\nb"], []),
    ])
  func unclosed(file: String, expected: [String], positions: [String]) {
    let source = SourceText(file)
    let scan = NoteScan(latex: source)
    #expect(scan.regions.map(source.latex) == expected)
    #expect(scan.unclosed.map { source.start(of: $0.span).description } == positions)
  }

  @Test("Suppressions in comments, within formulas too")
  func suppressions() {
    let source = SourceText("% lessons-disable A\n\\[ x % lessons-disable-line\n\\]\n%%lessons-enable B, C")
    let suppressions = NoteScan(latex: source).suppressions
    #expect(suppressions.map(\.directive) == [.disable, .disableLine, .enable])
    #expect(suppressions.map(\.codes) == [["A"], [], ["B", "C"]])
    #expect(suppressions.map { $0.line(in: source) } == [1, 2, 4])
  }
}
