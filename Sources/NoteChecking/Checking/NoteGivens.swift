import Notation
import Numerics
import Symbolics

/// The names to which a section of a note gives numbers.
struct NoteGivens {
  private var values: [Symbol: Rational] = [:]
  private var changing: Set<Symbol> = []

  /// Notes that a name has a value; of one that gets another value, nobody knows which is meant later.
  mutating func define(_ symbol: Symbol, _ value: Rational) {
    if let old = values[symbol], old != value { changing.insert(symbol) }
    values[symbol] = value
  }

  /// Notes that nobody knows which value the name has from here on.
  mutating func doubt(_ symbol: Symbol) { changing.insert(symbol) }

  /// Whether the name has had one value only.
  func isPlain(_ symbol: Symbol) -> Bool { !changing.contains(symbol) }

  /// The names of the note that stand in some sides.
  func symbols(in sides: [MathSide]) -> [Symbol] {
    sides.flatMap { $0.expression?.symbols ?? [] }.filter { values[$0] != nil }
  }
}

/// The names to which a note gives numbers anywhere.
struct NoteNames {
  private(set) var defined: Set<Symbol> = []

  init(_ scan: NoteScan, _ source: SourceText, _ macros: LaTeXMacros) {
    // Every name is one here; what matters is which of them stand alone before a number.
    let reader = LaTeXReader(macros: macros) { _ in true }
    for region in scan.regions {
      for chain in reader.chains(in: source.bytes, pieces: region.pieces) {
        guard let symbol = chain.sides.first?.symbol, chain.relations.first?.kind == .equal else { continue }
        let isNumber = chain.sides.dropFirst().contains { $0.numbers(approximately: true)?.count == 1 }
        // e is a quantity wherever it is defined at all, e = wx + b, unless its value is told: e ≈ 2.718.
        let isEuler = chain.sides.contains { $0.literals.first?.decimal.description.hasPrefix("2.7") == true }
        if symbol == "e" ? !isEuler : isNumber { defined.insert(symbol) }
      }
    }
  }
}

/// The sections of a note, by the lines that begin them.
struct Sections {
  private let starts: [Int]

  init(_ source: SourceText, _ format: NoteCheck.Format) {
    let marks: [[UInt8]] =
      switch format {
      case .markdown: [Array("#".utf8)]
      case .latex: ["\\section", "\\subsection", "\\chapter", "\\paragraph"].map { Array($0.utf8) }
      }
    starts = (1...max(source.lineCount, 1)).compactMap { line in
      let range = source.range(ofLine: line)
      return marks.contains { source.bytes[range].starts(with: $0) } ? range.lowerBound : nil
    }
  }

  /// The number of the section in which a byte stands; 0 before the first.
  func section(at offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension SourceText {
  /// The word before a formula by which it is supposed and not said: `if`, `for`, `let`.
  ///
  /// - Parameter isOfName: whether it gives a name a value; more words make that a supposition than make
  ///   arithmetic one.
  func supposition(before offset: Int, ofName isOfName: Bool) -> String? {
    var end = offset
    while end > 0, " *_(\n\r>".utf8.contains(bytes[end - 1]), offset - end < 8 { end -= 1 }
    var start = end
    while start > 0, bytes[start - 1] | 0x20 >= 0x61, bytes[start - 1] | 0x20 <= 0x7A, end - start < 12 {
      start -= 1
    }
    let word = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    return (isOfName ? Self.suppositions : Self.suppositionsOfAnything).contains(word) ? word : nil
  }

  /// The word in the sentence before a formula, or the quotation mark, by which its author does not stand to it.
  func disowning(before offset: Int) -> String? {
    var start = offset
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n"), bytes[start - 1] != UInt8(ascii: "."),
      bytes[start - 1] != UInt8(ascii: "$"), offset - start < 60
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
    var rest = bytes[range].drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ") }
    let number = rest.prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
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
    let behind = bytes[range].drop { $0 != UInt8(ascii: "/") }
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
    func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
    func isPercent(_ position: Int) -> Bool {
      guard position < bytes.count else { return false }
      return switch format {
      case .markdown: bytes[position] == UInt8(ascii: "%")
      // There a bare % begins a comment.
      case .latex: bytes[position...].starts(with: "\\%".utf8)
      }
    }
    let isAttached = position < bytes.count && isLetter(bytes[position]) || isPercent(position)
    position = afterSpace(at: position)
    if isPercent(position) { return "%" }
    var end = position
    while end < bytes.count, isLetter(bytes[end]), end < position + 20 { end += 1 }
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
      guard lineEnds == 1, bytes[position] == UInt8(ascii: ">") else { break }
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
