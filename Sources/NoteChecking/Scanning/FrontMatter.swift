/// The settings between two lines `---` at the head of a Markdown file.
///
/// As much of YAML as notes use: `key: value`, `key: [a, b]`, and items `- a` in the lines after `key:`.
/// Quotes around a value are taken off and a comment after it is dropped; nested mappings and block scalars
/// are passed over.
public struct FrontMatter: Equatable, Sendable {
  /// A key with its values.
  public struct Entry: Equatable, Sendable {
    /// The key.
    public let key: String
    /// The value, or the items of the list.
    public internal(set) var values: [String]
    /// The line of the key.
    public let span: SourceSpan
  }

  /// The keys in the order of the file.
  public internal(set) var entries: [Entry] = []
  /// All of it, with the lines `---`.
  public internal(set) var span: SourceSpan

  /// The values under a key, which may be one or a list; empty if it is not there. Of several the last
  /// counts.
  public func values(of key: String) -> [String] {
    entries.last { $0.key == key }?.values ?? []
  }

  /// The value under a key; nil if it is not there, or a list of none or several.
  public func value(of key: String) -> String? {
    let values = values(of: key)
    return values.count == 1 ? values[0] : nil
  }
}

extension ByteCollection {
  /// The front matter at the start of a note and where the text after it begins; nil if there is none or it
  /// has no end.
  func frontMatter(at start: Int) -> (matter: FrontMatter, end: Int)? {
    let first = line(at: start)
    guard isFence(first, "---") else { return nil }
    var matter = FrontMatter(span: SourceSpan(first))
    var offset = lineStart(after: first.upperBound)
    while offset < endIndex {
      let line = line(at: offset)
      offset = lineStart(after: line.upperBound)
      if isFence(line, "---") || isFence(line, "...") {
        matter.span = SourceSpan(start..<line.upperBound)
        return (matter, offset)
      }
      read(line, into: &matter)
    }
    return nil
  }

  private func isFence(_ line: Range<Int>, _ fence: StaticString) -> Bool {
    let isFence = has(fence, at: line.lowerBound, before: line.upperBound)
    return isFence && isBlank(line.lowerBound + 3..<line.upperBound)
  }

  private func read(_ line: Range<Int>, into matter: inout FrontMatter) {
    let text = trimmed(line)
    guard let first = self[text].first, first != .numberSign else { return }
    if first == .hyphen {
      let item = text.lowerBound + 1
      guard let last = matter.entries.indices.last, item == text.upperBound || self[item].isBlank else {
        return
      }
      matter.entries[last].values += value(in: item..<text.upperBound).map { [$0] } ?? []
    } else if text.lowerBound == line.lowerBound {
      let colon = end(of: { $0 != .colon }, in: text)
      guard colon < text.upperBound, colon + 1 == text.upperBound || self[colon + 1].isBlank else { return }
      guard let key = value(in: text.lowerBound..<colon) else { return }
      let values = values(in: colon + 1..<text.upperBound)
      matter.entries.append(FrontMatter.Entry(key: key, values: values, span: SourceSpan(line)))
    }
  }

  /// One value, or those of a list in brackets.
  private func values(in range: Range<Int>) -> [String] {
    let text = trimmed(range)
    guard self[text].first == .leftBracket else { return value(in: text).map { [$0] } ?? [] }
    var values: [String] = []
    var offset = text.lowerBound + 1
    while offset < text.upperBound, self[offset] != .rightBracket {
      let itemEnd = endOfItem(in: offset..<text.upperBound)
      values += value(in: offset..<itemEnd).map { [$0] } ?? []
      offset = itemEnd < text.upperBound && self[itemEnd] == .comma ? itemEnd + 1 : itemEnd
    }
    return values
  }

  /// The comma or bracket that ends an item; those between quotes do not.
  private func endOfItem(in range: Range<Int>) -> Int {
    let start = end(of: \.isBlank, in: range)
    let afterQuote = quoted(in: start..<range.upperBound).map { $0.upperBound + 1 } ?? start
    return end(of: { $0 != .comma && $0 != .rightBracket }, in: afterQuote..<range.upperBound)
  }

  /// A value without its quotes or the comment after it; nil if there is none.
  private func value(in range: Range<Int>) -> String? {
    let text = trimmed(range)
    if let quoted = quoted(in: text) { return self.text(in: quoted) }
    let comment = text.first {
      self[$0] == .numberSign && ($0 == text.lowerBound || self[$0 - 1].isBlank)
    }
    let plain = trimmed(text.lowerBound..<(comment ?? text.upperBound))
    return plain.isEmpty ? nil : self.text(in: plain)
  }

  /// What stands between the quotes that begin the range.
  private func quoted(in range: Range<Int>) -> Range<Int>? {
    guard let quote = self[range].first, quote == .quotationMark || quote == .apostrophe else { return nil }
    let start = range.lowerBound + 1
    let close = end(of: { $0 != quote }, in: start..<range.upperBound)
    return close < range.upperBound ? start..<close : nil
  }
}
