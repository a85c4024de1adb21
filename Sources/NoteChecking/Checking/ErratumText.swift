/// What a note says about a misprint in words: the callout that quotes it, and the paragraph after it.
struct ErratumText {
  /// What the callout quotes, its formulas as Unicode text; `nil` where it has no words beside the formula.
  let quotation: String?
  /// What is right, and why; `nil` where no paragraph follows the callout.
  let explanation: String?

  /// The words around a formula in a callout.
  ///
  /// - Parameter line: the line of the formula, counted from 1.
  init(around line: Int, in source: SourceText) {
    func text(_ line: Int) -> Substring { source.line(line).drop { $0 == " " } }
    func isQuote(_ line: Int) -> Bool { text(line).first == ">" }
    var first = line
    while first > 1, isQuote(first - 1) { first -= 1 }
    var last = line
    while last < source.lineCount, isQuote(last + 1) { last += 1 }
    // The first line is the callout's title.
    let quoted = ((first + 1)..<(last + 1)).map { text($0).drop { $0 == ">" || $0 == " " } }
      .joined(separator: " ")
    let words = quoted.split(separator: "$", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    quotation = words.joined().contains(where: \.isLetter) ? Self.readable(quoted) : nil

    var start = last + 1
    while start <= source.lineCount, text(start).isEmpty { start += 1 }
    var paragraph: [Substring] = []
    while start <= source.lineCount, !text(start).isEmpty, !isQuote(start), text(start).first != "#" {
      paragraph.append(text(start))
      start += 1
    }
    explanation = paragraph.isEmpty ? nil : Self.readable(paragraph.joined(separator: " "))
  }

  private static func readable(_ markdown: String) -> String {
    ReadableNote(Array(markdown.utf8)).text(heading: { $0 }, wrap: { line, _ in [line] })
  }
}
