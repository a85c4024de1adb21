import NoteChecking
import Testing

@Suite("Scanning: any bytes at all")
struct ScanningHostileTests {
  /// Fragments of notes, whole and broken.
  static let fragments: [[UInt8]] =
    [
      "$", "$$", "x", "1", " ", "\t", "\n", "\r\n", "\r", "\\", "\\(", "\\)", "\\[", "\\]", "\\\\(", "\\\\)",
      "`", "```",
      "```math", "~~~", "> ", ">", "- ", "1. ", "# ", "=", "---", "|", "|-|", "<", "<!--", "-->", "<pre>",
      "</pre>", "<a b=\"",
      "\"", "'", "[!a] ", "\\begin{align}", "\\end{align}", "{", "}", "%", "\\verb|", "    ",
      "lessons-disable ", ":", "$`",
      "`$", "é", "\u{FEFF}", "\0", "\\begin{verbatim}", "\\end{verbatim}", "~",
    ].map { Array($0.utf8) } + [[0xFF], [0xE2, 0x89], [0xED, 0xA0, 0x80]]

  @Test("Whatever the fragments, the findings are within the file and in order", arguments: 0..<200)
  func random(seed: UInt64) {
    var generator = Generator(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...120, using: &generator) {
      bytes += Self.fragments.randomElement(using: &generator) ?? []
    }
    let source = SourceText(bytes)
    check(NoteScan(markdown: source), of: source)
    check(NoteScan(latex: source), of: source)
  }

  @Test("A note cut off anywhere")
  func prefixes() {
    let note = Array(
      """
      ---
      lesson: [a, "b"]
      ---
      # T $a$
      > [!erratum]+ x $b$
      > $$
      > c
      >
      > $$ and \\(d\\)
      - e $`f`$ <a href="g">\r
      \t```{math}
      \t:label: h
      \ti
      \t```
      <!-- lessons-disable-line J -->
      | k | $l$ |
      |---|:-:|
      | $m \\| n$ | o |

      \\begin{align*}p &= q\\end{align*} ≈ \\\\[r\\\\]
      """.utf8)
    for length in 0...note.count {
      let source = SourceText(Array(note[..<length]))
      check(NoteScan(markdown: source), of: source)
      check(NoteScan(latex: source), of: source)
    }
    #expect(NoteScan(markdown: SourceText(note)).regions.count == 10)
  }

  private func check(_ scan: NoteScan, of source: SourceText) {
    var end = 0
    for region in scan.regions {
      let span = region.span.range
      #expect(span.lowerBound >= end)
      end = span.upperBound
      #expect(span.lowerBound < region.content.lowerBound && region.content.upperBound <= span.upperBound)
      #expect(!region.pieces.isEmpty)
      var pieceEnd = region.content.lowerBound
      for piece in region.pieces {
        #expect(!piece.isEmpty && piece.lowerBound >= pieceEnd)
        pieceEnd = piece.upperBound
      }
      #expect(pieceEnd <= region.content.upperBound)
    }
    #expect(end <= source.bytes.count)
    let reported = scan.unclosed.map(\.span) + scan.suppressions.map(\.span)
    for span in reported {
      #expect(span.range.upperBound <= source.bytes.count && !span.range.isEmpty)
      let start = source.start(of: span)
      #expect(1...source.lineCount ~= start.line)
      #expect(start <= source.end(of: span))
    }
  }

  /// A linear congruential generator, the same on every run.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 33
    }
  }
}
