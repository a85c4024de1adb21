/// What the words around a formula do to it: suppose it, disown it, or scale its number.
extension SourceText {
  /// The word before a formula by which it is supposed and not said: `if`, `for`, `let`.
  ///
  /// - Parameter isOfName: whether it gives a name a value; more words make that a supposition than make
  ///   arithmetic one.
  func supposition(before offset: Int, ofName isOfName: Bool) -> String? {
    var end = offset
    while end > 0, " *_(\n\r>".utf8.contains(bytes[end - 1]), offset - end < 8 { end -= 1 }
    var start = end
    while start > 0, bytes[start - 1].isLetter, end - start < 12 {
      start -= 1
    }
    let word = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    return (isOfName ? Self.suppositions : Self.suppositionsOfAnything).contains(word) ? word : nil
  }

  /// The word in the sentence before a formula, or the quotation mark, by which its author does not stand to it.
  func disowning(before offset: Int) -> String? {
    var start = offset
    while start > 0, bytes[start - 1] != .lineFeed, bytes[start - 1] != .period,
      bytes[start - 1] != .dollar, offset - start < 60
    {
      start -= 1
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self).lowercased()
    for mark in ["~~", "\"", "“", "”", "‘", "<s>", "<del>"] where text.hasSuffix(mark) { return mark }
    let words = text.split { !$0.isLetter }.suffix(6).map(String.init)
    // A wrong index is one thing, and "it is wrong that" another.
    guard let last = words.last, ["that", "say", "write", "claim"].contains(last) else { return nil }
    return words.first(where: Self.disownings.contains)
  }

  private static let disownings: Set<String> = [
    "wrong", "wrongly", "incorrect", "incorrectly", "false", "falsely", "mistake", "mistakenly", "misprint",
    "erroneous", "erroneously", "not", "never",
  ]

  /// Whether a number is followed by something in parentheses, 12 (2 · 6): a factor, or only a remark.
  func hasAside(in range: Range<Int>) -> Bool {
    var rest = bytes[range].drop { $0 == .hyphen || $0 == .space }
    let number = rest.prefix { $0.isDigit || $0 == .period }
    guard !number.isEmpty else { return false }
    rest = rest[number.endIndex...]
    for space in ["\\quad", "\\;", "\\,", "\\ ", "\\left", " "] {
      while rest.starts(with: space.utf8) { rest = rest.dropFirst(space.utf8.count) }
    }
    guard let open = rest.first, "([".utf8.contains(open) else { return false }
    return [")", "]"].contains { rest.last == $0.utf8.first }
  }

  /// Whether a sign of multiplication stands somewhere behind a slash.
  func hasProductBehindSlash(_ range: Range<Int>) -> Bool {
    let behind = bytes[range].drop { $0 != .slash }
    let text = String(decoding: behind, as: UTF8.self)
    return ["\\cdot", "\\times", "*", "·", "×"].contains(where: text.contains)
  }

  private static let suppositionsOfAnything: Set<String> = [
    "if", "suppose", "assume", "assuming", "unless", "until", "whether",
  ]

  private static let suppositions: Set<String> = [
    "if", "when", "for", "let", "suppose", "assume", "assuming", "set", "setting", "say", "where", "with",
    "at",
    "choose", "take", "try", "consider", "unless", "until", "whenever", "using", "case", "put", "or", "to",
  ]

  /// A unit or word of scale right behind a formula that changes what its last number means: `%`, `fold`,
  /// `million`, or letters without a space between.
  func unit(at offset: Int, _ format: NoteCheck.Format) -> String? {
    var position = offset
    let next = String(decoding: bytes[min(offset, bytes.count)..<min(offset + 8, bytes.count)], as: UTF8.self)
    if let character = next.first(where: { $0 != " " && $0 != "*" }), "倍万亿千百％‰°€$".contains(character) {
      return String(character)
    }
    func isPercent(_ position: Int) -> Bool {
      guard position < bytes.count else { return false }
      return switch format {
      case .markdown: bytes[position] == .percent
      // There a bare % begins a comment.
      case .latex: bytes[position...].starts(with: "\\%".utf8)
      }
    }
    let isAttached = position < bytes.count && bytes[position].isLetter || isPercent(position)
    position = afterSpace(at: position)
    if isPercent(position) { return "%" }
    var end = position
    while end < bytes.count, bytes[end].isLetter, end < position + 20 { end += 1 }
    let word = String(decoding: bytes[position..<end], as: UTF8.self)
    guard !word.isEmpty else { return nil }
    return isAttached || Self.unitWords.contains(word.lowercased()) ? word : nil
  }

  /// Where the next word begins: behind spaces of any kind, emphasis, hyphens and one end of a line.
  private func afterSpace(at offset: Int) -> Int {
    var position = offset
    var lineEnds = 0
    search: while position < bytes.count, lineEnds < 2 {
      for space in Self.spaces where bytes[position...].starts(with: space.utf8) {
        if space == "\n" { lineEnds += 1 }
        position += space.utf8.count
        continue search
      }
      // The mark of a block quote goes on in the next line.
      guard lineEnds == 1, bytes[position] == .greaterThan else { break }
      position += 1
    }
    return position
  }

  private static let spaces = [
    " ", "-", "*", "_", "~", "\u{A0}", "\u{202F}", "&nbsp;", "\\,", "\\ ", "\\;", "\r", "\n",
  ]

  private static let unitWords: Set<String> = [
    "percent", "pct", "percentage", "points", "bps", "basis", "km", "cm", "mm", "kg", "mg", "per", "fold",
    "times", "thousand", "million", "billion", "trillion", "hundred", "k", "m", "b",
    "gb",
    "mb", "kb", "tb", "gib", "mib", "kib", "tib", "bytes", "bits", "bit", "byte", "ms", "s", "sec", "seconds",
    "minutes",
    "hours", "days", "years", "hz", "khz", "mhz", "ghz", "flops", "gflops", "tflops", "pflops", "degrees",
    "x", "db",
  ]
}
