/// HTML in which there is no text: it ends with a mark of its own, whatever lines are between.
struct RawHTML {
  enum Kind {
    /// `<!-- … -->`
    case comment
    /// `<? … ?>`
    case instruction
    /// `<!NAME … >`
    case declaration
    /// `<![CDATA[ … ]]>`
    case characterData
    /// `<pre>`, `<script>`, `<style>` or `<textarea>`, up to the end tag of one of them.
    case element
  }

  let kind: Kind
  /// The offset of its `<`.
  let start: Int
}

extension MarkdownScanner {
  /// The raw HTML that begins at `offset`.
  func rawHTML(at offset: Int, before end: Int) -> RawHTML? {
    func begins(_ text: StaticString) -> Bool { bytes.has(text, at: offset, before: end) }
    let kind: RawHTML.Kind
    if begins("<!--") {
      kind = .comment
    } else if begins("<?") {
      kind = .instruction
    } else if begins("<![CDATA[") {
      kind = .characterData
    } else if begins("<!"), offset + 2 < end, bytes[offset + 2].isLetter {
      kind = .declaration
    } else if isRawElement(after: offset + 1, before: end) {
      kind = .element
    } else {
      return nil
    }
    return RawHTML(kind: kind, start: offset)
  }

  /// Reads a line of raw HTML, or the rest of the line it begins in. Text after its end begins a paragraph.
  mutating func readLine(_ range: Range<Int>, in raw: RawHTML) {
    guard let end = end(of: raw.kind, in: range) else { return }
    if raw.kind == .comment { recordComment(raw.start..<end) }
    let rest = bytes.trimmed(end..<range.upperBound)
    if rest.isEmpty {
      leaf = .none
    } else {
      leaf = .paragraph
      lines = [rest]
    }
  }

  /// Takes note of a comment that switches findings off or on.
  mutating func recordComment(_ comment: Range<Int>) {
    // `<!-->` is a comment too, but too short to say anything.
    guard comment.count > 7 else { return }
    let text = comment.lowerBound + 4..<comment.upperBound - 3
    if let suppression = bytes.suppression(in: text, of: comment) { scan.suppressions.append(suppression) }
  }

  private func end(of kind: RawHTML.Kind, in range: Range<Int>) -> Int? {
    switch kind {
    case .comment: bytes.find("-->", in: range)?.upperBound
    case .instruction: bytes.find("?>", in: range)?.upperBound
    case .declaration: bytes.find(">", in: range)?.upperBound
    case .characterData: bytes.find("]]>", in: range)?.upperBound
    case .element: endOfRawElement(in: range)
    }
  }

  private func endOfRawElement(in range: Range<Int>) -> Int? {
    var offset = range.lowerBound
    while let tag = bytes.find("</", in: offset..<range.upperBound) {
      if isRawElement(after: tag.upperBound, before: range.upperBound) {
        return bytes.find(">", in: tag.upperBound..<range.upperBound)?.upperBound
      }
      offset = tag.upperBound
    }
    return nil
  }

  /// Whether the name of an element whose content is no text stands there, in small or capital letters.
  private func isRawElement(after offset: Int, before end: Int) -> Bool {
    let limit = Swift.min(end, offset + 9)
    guard offset < limit else { return false }
    let nameEnd = bytes.end(of: \.isLetter, in: offset..<limit)
    guard nameEnd == end || bytes[nameEnd].isBlank || bytes[nameEnd] == .greaterThan else { return false }
    let name = String(decoding: bytes[offset..<nameEnd].map(\.lowercased), as: UTF8.self)
    return ["pre", "script", "style", "textarea"].contains(name)
  }
}
