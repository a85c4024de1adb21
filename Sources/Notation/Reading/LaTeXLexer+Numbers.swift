import Numerics

extension LaTeXLexer {
  /// A number: digits, a point or decimal comma `{,}`, thousands set off by `{,}`, a comma or `\,`, and an exponent
  /// as programs write it.
  mutating func number(_ start: Int) {
    var text: [UInt8] = []
    var length = 0
    func digits(at offset: Int) -> Int {
      var count = 0
      while let byte = peek(offset + count), byte.isDigit { count += 1 }
      return count
    }
    func take(_ count: Int) {
      text += bytes[start + length..<start + length + count]
      length += count
    }
    func isCommaInBraces() -> Bool {
      peek(length) == UInt8(ascii: "{") && peek(length + 1) == UInt8(ascii: ",")
        && peek(length + 2) == UInt8(ascii: "}")
    }
    let comma = "{,}".utf8.count
    take(digits(at: 0))
    while 1...3 ~= length || length > text.count {
      let isBraced = isCommaInBraces()
      let isSpaced = peek(length) == UInt8(ascii: "\\") && peek(length + 1) == UInt8(ascii: ",")
      let isBare = peek(length) == UInt8(ascii: ",") && openBrackets == 0
      let separator = isBraced ? comma : isSpaced ? 2 : 1
      // In 0,125 the comma is a decimal one, or ends a statement.
      guard isBraced || isSpaced || isBare, text[0] != UInt8(ascii: "0"), digits(at: length + separator) == 3
      else { break }
      length += separator
      take(3)
    }
    if text.count == length, isCommaInBraces(), case let count = digits(at: length + comma), count > 0 {
      // In braces the comma belongs to the number, and what is no group of three are decimals.
      text.append(UInt8(ascii: "."))
      length += comma
      take(count)
    } else if peek(length) == UInt8(ascii: ".") {
      let count = digits(at: length + 1)
      // A point with no digit behind it ends a sentence.
      if count > 0 { take(1 + count) }
    }
    if let e = peek(length), e | 0x20 == UInt8(ascii: "e") {
      let sign = peek(length + 1).map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") } == true ? 1 : 0
      let count = digits(at: length + 1 + sign)
      if count > 0, peek(length + 1 + sign + count)?.isLetter != true { take(1 + sign + count) }
    }
    advance(max(length, 1))
    if openBrackets == 0, current == UInt8(ascii: ",") && peek()?.isDigit == true || isBehindComma(start) {
      // 0,5 is a decimal number in many languages, and 1,2 may be a list of two.
      return append(.command("decimal comma"), from: start, to: start + length)
    }
    if current == UInt8(ascii: "."), goesOnBehindPoint {
      // Of 0.\bar{6} the digits before the point are not the number.
      return append(.command("repeating digits"), from: start, to: start + length)
    }
    if let decimal = Decimal(String(decoding: text, as: UTF8.self)) {
      append(.number(decimal), from: start, to: start + length)
    } else {
      append(.command("number"), from: start, to: start + max(length, 1))
    }
  }

  /// Whether the number that starts there stands right behind the comma of another: the 5 of 0,5.
  private func isBehindComma(_ start: Int) -> Bool {
    guard let comma = tokens.last, comma.is(","), comma.range.upperBound == start else { return false }
    return tokens.dropLast().last?.isCommand("decimal comma") == true
  }

  /// Whether digits follow a point in another way than plainly: under a bar, behind a space, or in braces.
  private var goesOnBehindPoint: Bool {
    let next = bytes[min(position + 1, bytes.count)..<min(position + 12, ends[piece])]
    return ["\\bar", "\\overline", "\\dot", "\\ldots", "\\cdots", "\\,", "\\!", "{"].contains {
      next.starts(with: $0.utf8)
    }
  }
}
