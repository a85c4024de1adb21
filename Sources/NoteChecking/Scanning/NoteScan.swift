/// What there is to check in a note, and what the note says about checking.
///
/// All lists are in the order of the file. Making one costs time and memory in proportion to the file,
/// whatever is in it, and never fails: what is no mathematics is text.
public struct NoteScan: Sendable {
  /// The settings at the head of a Markdown file.
  public internal(set) var frontMatter: FrontMatter?
  /// The formulas.
  public internal(set) var regions: [MathRegion] = []
  /// Where each heading of the note begins; in lists and quotes there is none.
  public internal(set) var headings: [Int] = []
  /// The comments that switch findings off and on.
  public internal(set) var suppressions: [Suppression] = []
  /// The delimiters of displayed formulas that have no counterpart, and in LaTeX of the others too. In
  /// Markdown a lone `$` is money and a lone `\(` a parenthesis.
  public internal(set) var unclosed: [UnclosedMath] = []

  /// Finds the formulas of a Markdown note.
  ///
  /// Blocks are those of CommonMark with the tables of GitHub and the callouts of Obsidian, read leniently
  /// where notes are loose: within a list no indentation makes code. Containers nest 100 deep, as in
  /// markdown-it; what is deeper is text. Elements of HTML are passed over but the text between them is read,
  /// as MathJax does, except in comments, `pre`, `script`, `style` and `textarea`.
  ///
  /// A `$…$` follows Pandoc and GitHub: no blank inside its ends, no digit after it; with blanks inside, as
  /// MathJax reads it, it counts only where it cannot be money.
  ///
  /// A displayed formula ends before the next blank line, as on GitHub. After a delimiter alone on its line,
  /// or with an environment beginning after it, it may hold blank lines, as in Obsidian, but no heading and
  /// no code fence, so that one forgotten `$$` does not turn the rest of the note inside out. Lines in it that
  /// look like list items or underline a heading are part of it, as in Obsidian.
  public init(markdown source: SourceText) {
    var scanner = MarkdownScanner(bytes: source.bytes)
    self = scanner.scan(from: source.start)
  }

  /// Finds the formulas of a LaTeX file.
  ///
  /// Comments and verbatim environments are passed over, and everything after `\end{document}`. As in TeX, a
  /// blank line ends a formula in `$`, `$$`, `\(` or `\[` that is still open; it is reported as unclosed.
  public init(latex source: SourceText) {
    var scanner = LaTeXScanner(bytes: source.bytes)
    self = scanner.scan(from: source.start)
  }

  init() {}
}
