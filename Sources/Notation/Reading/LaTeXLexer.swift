import Numerics
import Symbolics

/// Splits LaTeX mathematics into tokens; white space and what only sets the type go.
struct LaTeXLexer {
  let bytes: [UInt8]
  let ends: [Int]
  private let starts: [Int]
  var piece = 0
  var position: Int
  var openBrackets = 0
  private(set) var tokens: [LaTeXToken] = []

  /// A lexer for the given stretches of a file, which are read as if they were one.
  init(_ bytes: [UInt8], pieces: [Range<Int>]) {
    self.bytes = bytes
    let pieces = pieces.filter { !$0.isEmpty }
    starts = pieces.map(\.lowerBound)
    ends = pieces.map(\.upperBound)
    position = starts.first ?? 0
  }

  /// All tokens, in linear time.
  static func tokens(_ bytes: [UInt8], pieces: [Range<Int>]) -> [LaTeXToken] {
    var lexer = LaTeXLexer(bytes, pieces: pieces)
    while let byte = lexer.current { lexer.token(byte) }
    return lexer.tokens
  }

  // MARK: Bytes

  var current: UInt8? { piece < ends.count ? bytes[position] : nil }

  /// The byte after the current one, if it stands in the same stretch.
  func peek(_ distance: Int = 1) -> UInt8? {
    guard piece < ends.count, position + distance < ends[piece] else { return nil }
    return bytes[position + distance]
  }

  mutating func advance(_ count: Int = 1) {
    position += count
    guard piece < ends.count, position >= ends[piece] else { return }
    piece += 1
    if piece < starts.count { position = starts[piece] }
  }

  mutating func append(_ kind: LaTeXToken.Kind, from start: Int, to end: Int) {
    tokens.append(LaTeXToken(kind: kind, range: start..<end))
  }

  // MARK: Tokens

  private mutating func token(_ byte: UInt8) {
    let start = position
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "~"):
      advance()
    case UInt8(ascii: "%"):
      // A comment runs to the end of the line.
      while let byte = current, byte != 0x0A { advance() }
    case UInt8(ascii: "\\"):
      command(start)
    case _ where byte.isDigit:
      number(start)
    case UInt8(ascii: ".") where peek()?.isDigit == true:
      number(start)
    case UInt8(ascii: ".") where peek() == byte && peek(2) == byte:
      advance(3)
      append(.command("dots"), from: start, to: start + 3)
    case _ where byte.isLetter:
      var end = start
      while let byte = current, byte.isLetter, position == end {
        end += 1
        advance()
      }
      append(.letters(String(decoding: bytes[start..<end], as: UTF8.self)), from: start, to: end)
    case _ where byte < 0x80:
      if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") { openBrackets += 1 }
      if byte == UInt8(ascii: "]") || byte == UInt8(ascii: ")") { openBrackets = max(0, openBrackets - 1) }
      advance()
      append(.character(Character(Unicode.Scalar(byte))), from: start, to: start + 1)
    default:
      unicode(start)
    }
  }

  private mutating func command(_ start: Int) {
    guard let next = peek() else {
      advance()
      return append(.command(""), from: start, to: start + 1)
    }
    guard next.isLetter else {
      advance(2)
      if next == UInt8(ascii: "\\") {
        append(.rowEnd, from: start, to: start + 2)
        return skipRowSpacing()
      }
      // Spaces of every width say nothing.
      if " ,;:!>\n\t".utf8.contains(next) { return }
      if next == UInt8(ascii: "{") { openBrackets += 1 }
      if next == UInt8(ascii: "}") { openBrackets = max(0, openBrackets - 1) }
      return append(.command(String(Unicode.Scalar(next))), from: start, to: start + 2)
    }
    var length = 2
    while let byte = peek(length), byte.isLetter { length += 1 }
    let end = start + length
    let name = String(decoding: bytes[start + 1..<end], as: UTF8.self)
    advance(length)
    if name == "left" || name == "right" { return delimiter(name, start) }
    // Limits may stand below \operatorname*.
    if name == "operatorname", current == UInt8(ascii: "*") { advance() }
    if Self.wordCommands.contains(name), let words = bracedWords() {
      return append(Self.meaning(ofWords: words.text), from: start, to: words.end)
    }
    if name == "newline" {
      append(.rowEnd, from: start, to: end)
    } else if name == "intertext" || name == "shortintertext" {
      // A line of text between two rows.
      append(.rowEnd, from: start, to: bracedWords()?.end ?? end)
    } else if Self.ignoredWithArgument.contains(name) {
      _ = bracedWords()
    } else if !Self.ignored.contains(name) {
      append(.command(name), from: start, to: end)
    }
  }

  /// What stands behind `\left` or `\right`: a bar of which the side is known, or nothing where it is a point.
  private mutating func delimiter(_ side: String, _ start: Int) {
    while let byte = current, byte == 0x20 { advance() }
    let end = position + 1
    switch current {
    case UInt8(ascii: "|"):
      advance()
      append(.command(side == "left" ? "lvert" : "rvert"), from: start, to: end)
    case UInt8(ascii: "."):
      advance()
    default:
      break
    }
  }

  /// Skips the height of the space between two rows: `\\[4pt]`.
  private mutating func skipRowSpacing() {
    guard current == UInt8(ascii: "[") else { return }
    var length = 1
    while let byte = peek(length), byte.isDigit || byte.isLetter || byte == UInt8(ascii: ".") { length += 1 }
    if peek(length) == UInt8(ascii: "]"), peek(length - 1)?.isLetter == true { advance(length + 1) }
  }

  /// The text between the braces that come next, and where they end; `nil` where there are none.
  private mutating func bracedWords() -> (text: String, end: Int)? {
    while let byte = current, byte == 0x20 { advance() }
    guard current == UInt8(ascii: "{") else { return nil }
    advance()
    var text: [UInt8] = []
    var depth = 1
    var end = position
    while let byte = current {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      end = position + 1
      advance()
      if depth == 0 { return (String(decoding: text, as: UTF8.self), end) }
      text.append(byte)
    }
    return (String(decoding: text, as: UTF8.self), end)
  }

  /// What stands in `\text{…}`: words, or a number that is only set like them, as in `\textbf{0.5}`.
  private static func meaning(ofWords text: String) -> LaTeXToken.Kind {
    guard text.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }), text.utf8.last?.isDigit == true,
      let decimal = Decimal(text)
    else { return .words(text) }
    return .number(decimal)
  }

  /// A character beyond ASCII: signs become the command of the same meaning, letters stay letters.
  private mutating func unicode(_ start: Int) {
    var end = start + 1
    while end < min(start + 4, ends[piece]), bytes[end] & 0xC0 == 0x80 { end += 1 }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    advance(end - start)
    guard let character = text.first else { return }
    if let command = Self.signs[character] {
      append(command, from: start, to: end)
    } else if Self.superscripts[character] != nil {
      superscript(character, start, end)
    } else if let name = GreekLetters.name(of: text) {
      append(.command(name), from: start, to: end)
    } else if character.isLetter {
      append(.letters(text), from: start, to: end)
    } else if !character.isWhitespace {
      append(.character(character), from: start, to: end)
    }
  }

  /// An exponent in raised digits, of which the first has been read: ¹⁰ is `^{10}`.
  private mutating func superscript(_ first: Character, _ start: Int, _ firstEnd: Int) {
    var text = ""
    var end = firstEnd
    var next: Character? = first
    while let character = next, let digit = Self.superscripts[character] {
      text.append(digit)
      next = nil
      // Each of them is two or three bytes long.
      for length in 2...3 where piece < ends.count && position + length <= ends[piece] && text.count < 20 {
        let candidate = String(decoding: bytes[position..<position + length], as: UTF8.self)
        guard candidate.unicodeScalars.count == 1, let character = candidate.first,
          Self.superscripts[character] != nil
        else { continue }
        advance(length)
        end += length
        next = character
        break
      }
    }
    let isNegative = text.first == "-"
    append(.character("^"), from: start, to: start)
    append(.character("{"), from: start, to: start)
    if isNegative { append(.character("-"), from: start, to: start) }
    if let decimal = Decimal(isNegative ? text.dropFirst() : text[...]) {
      append(.number(decimal), from: start, to: end)
    } else {
      append(.command("exponent"), from: start, to: end)
    }
    append(.character("}"), from: end, to: end)
  }

  private static let superscripts: [Character: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
    "⁻": "-",
  ]

  private static let signs: [Character: LaTeXToken.Kind] = [
    "−": .character("-"), "·": .command("cdot"), "⋅": .command("cdot"), "∙": .command("cdot"),
    "×": .command("times"), "÷": .command("div"),
    "∘": .command("circ"), "⊙": .command("odot"), "≈": .command("approx"), "≠": .command("ne"),
    "≤": .command("le"), "≥": .command("ge"), "→": .command("to"), "⇒": .command("Rightarrow"),
    "±": .command("pm"), "∑": .command("sum"), "∏": .command("prod"), "∗": .character("*"),
    "∂": .command("partial"), "√": .command("sqrt"), "…": .command("dots"), "′": .character("'"),
  ]

  private static let wordCommands: Set<String> = [
    "text", "textbf", "textit", "textrm", "texttt", "mathrm", "mathit", "mathsf", "operatorname", "mbox",
  ]
  /// Commands that only set the type, and take no argument or leave it as it is.
  private static let ignored: Set<String> = [
    "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr",
    "displaystyle", "textstyle", "limits", "nolimits", "mathbf", "mathcal", "mathbb", "boldsymbol", "bm",
    "vec", "boxed", "notag", "nonumber", "middle", "cancel", "bcancel", "xcancel", "mathstrut", "small",
    "large", "Large", "normalsize", "hline", "centering", "underline", "scriptstyle", "mathrel", "mathbin",
    "mathord", "mathop",
  ]
  /// Commands that only set the type, with an argument that is no mathematics.
  private static let ignoredWithArgument: Set<String> = [
    "tag", "label", "color", "textcolor", "hspace", "vspace", "phantom", "hphantom", "vphantom",
  ]
}

extension UInt8 {
  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
  var isLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 }
}
