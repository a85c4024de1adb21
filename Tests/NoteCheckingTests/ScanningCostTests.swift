import Testing

@testable import NoteChecking

/// Bytes that count how often they are read.
private struct CountingBytes: ByteCollection {
  final class Counter {
    var reads = 0
  }

  let bytes: [UInt8]
  let counter = Counter()

  var startIndex: Int { 0 }
  var endIndex: Int { bytes.count }

  subscript(offset: Int) -> UInt8 {
    counter.reads += 1
    return bytes[offset]
  }
}

@Suite("Scanning: the cost is linear")
struct ScanningCostTests {
  /// Patterns which, repeated, make careless scanners search the same text again and again.
  static let patterns = [
    "$", "$$", "$$\n", "$$ a\n", "$a ", "$a", "$ a", "$\n", "$`", "$`a", "`", "` ", "`` ` ", "`a``b```c",
    "\\", "\\(",
    "\\[", "\\(\\[", "\\\\(", "\\\\[", "\\[\n", "- \\[ a\n", "- $$\n", "> $$\n", "> \\[\n", "$$\n\n",
    "\\begin{align}", "\\begin{align}\n", "\\begin{align}\n\n",
    "\\begin{align}\\begin{gather}\\begin{align*}",
    "$$\\begin{aligned}\n\n", "\\end{align}", "[", "[!", "> [!a", "](", ">", "> ", "> a\n", ">\n", "-", "- ",
    "- a\n",
    "-\n", "- - a\n", "* * ", "1. ", "1.\n", "+\t", "#", "# ", "=\n", "a\n=\n", "***", "_ ", " ", "\t", "\n",
    "\r",
    "\r\n", "```\n", "```math\n", "- ```math\na\n", "~~~\n> ~~~\n", "<", "<a ", "<a b=\"", "<a b='<a b=\"",
    "<a:", "<!--",
    "a<!--", "<!-->", "<!--\n", "<?", "<pre>\n", "</", "</pre ", "<pre></pre", "<a\n", "|", "|-",
    "| a |\n|---|\n",
    "a|b\n-|-\n", "| $a$ ", "\\|", "&", "lessons-", "<!-- lessons-disable a -->", "---\n", "a: [", "- \"",
    "%", "% a\n",
    "$%\n", "\\verb|", "\\begin{verbatim}", "\\end{document", "\0", "é", "\\$",
  ]

  @Test("Twice the input costs at most about twice the reads", arguments: patterns)
  func doubling(pattern: String) {
    for tail in ["", " x\n\n$y"] {
      for prefix in ["", "---\n", "> - a\n"] {
        let single = reads(prefix + String(repeating: pattern, count: 250) + tail)
        let double = reads(prefix + String(repeating: pattern, count: 500) + tail)
        // Quadratic cost would be four times as much.
        #expect(double.markdown <= 2 * single.markdown + single.markdown / 4 + 2_000)
        #expect(double.latex <= 2 * single.latex + single.latex / 4 + 2_000)
      }
    }
  }

  @Test("Runs of backticks of all lengths, none of which has a counterpart")
  func backtickRuns() {
    func note(_ count: Int) -> String {
      (1...count).map { String(repeating: "`", count: $0) }.joined(separator: " ")
    }
    // 100 runs are about 5,000 bytes, 200 runs about 20,000.
    #expect(reads(note(200)).markdown <= 5 * reads(note(100)).markdown)
  }

  @Test("Depth beyond the bound is text, and costs no more")
  func depth() {
    let note = String(repeating: "> ", count: 100_000) + "$x$\n"
    #expect(formulas(note + note) == ["x", "x"])
    let list =
      String(repeating: "- ", count: 100_000) + "$x$\n\n" + String(repeating: " ", count: 300) + "$y$"
    #expect(formulas(list) == ["x", "y"])
  }

  private func reads(_ text: String) -> (markdown: Int, latex: Int) {
    let markdown = CountingBytes(bytes: Array(text.utf8))
    var markdownScanner = MarkdownScanner(bytes: markdown)
    _ = markdownScanner.scan(from: 0)
    let latex = CountingBytes(bytes: Array(text.utf8))
    var latexScanner = LaTeXScanner(bytes: latex)
    _ = latexScanner.scan(from: 0)
    return (markdown.counter.reads, latex.counter.reads)
  }
}
