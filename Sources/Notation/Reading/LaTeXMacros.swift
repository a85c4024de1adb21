import Numerics

/// The commands of the author's own that stand for a text: `\newcommand{\rate}{0.5}` and `\def\rate{0.5}`.
///
/// What such a command stands for takes its place where it is used. A command with arguments, or one that is
/// defined in two ways, is left as it is, so that a formula with it stays unread; so is one that stands for more
/// than fifty tokens, with what the commands in it stand for. Reading costs a pass over the file.
public struct LaTeXMacros: Sendable {
  private var bodies: [String: [LaTeXToken]] = [:]

  /// The most tokens that a command may stand for.
  private static let longestBody = 50
  private static let definitions = ["newcommand", "renewcommand", "providecommand", "def"]

  /// No commands.
  public init() {}

  /// The commands that a LaTeX file defines.
  public init(in bytes: [UInt8]) {
    var unclear: Set<String> = []
    var position = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "%"):
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      case UInt8(ascii: "\\"):
        var cursor = Cursor(bytes, position + 1)
        let name = cursor.letters()
        position = max(cursor.position, position + 2)
        guard Self.definitions.contains(name) else { continue }
        guard let (name, body) = cursor.definition() else {
          // One with arguments hides what the command may have stood for before.
          if let name = cursor.name { unclear.insert(name) }
          continue
        }
        // A command stands for what those in it stand for where it is defined, which no command can do of itself.
        let tokens = expanding(LaTeXLexer.tokens(bytes, pieces: [body]))
        if tokens.count > Self.longestBody
          || bodies[name].map({ $0.map(\.kind) != tokens.map(\.kind) }) == true
        {
          unclear.insert(name)
        } else {
          bodies[name] = tokens
        }
        position = body.upperBound
      default:
        position += 1
      }
    }
    for name in unclear { bodies[name] = nil }
  }

  /// The tokens with those that commands of the author's own stand for in the place of the commands.
  func expanding(_ tokens: [LaTeXToken]) -> [LaTeXToken] {
    guard !bodies.isEmpty else { return tokens }
    return tokens.flatMap { token -> [LaTeXToken] in
      guard case .command(let name) = token.kind, let body = bodies[name] else { return [token] }
      return body.map { LaTeXToken(kind: $0.kind, range: token.range, isWhole: body.count == 1) }
    }
  }
}

/// Reads the definition of a command.
private struct Cursor {
  private let bytes: [UInt8]
  private(set) var position: Int
  /// The name of the command, as soon as it is read.
  private(set) var name: String?

  /// A text of more bytes is no formula, or has lost its brace.
  private static let longestText = 1000

  init(_ bytes: [UInt8], _ position: Int) {
    self.bytes = bytes
    self.position = position
  }

  mutating func letters() -> String {
    let start = position
    while position < bytes.count, bytes[position].isLetter { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// `{\name}{text}` or `\name{text}`; `nil` for anything else.
  mutating func definition() -> (name: String, body: Range<Int>)? {
    _ = accept("*")
    let isBraced = accept("{")
    guard accept("\\") else { return nil }
    let name = letters()
    guard !name.isEmpty else { return nil }
    self.name = name
    if isBraced, !accept("}") { return nil }
    guard accept("{") else { return nil }
    let start = position
    let end = min(bytes.count, start + Self.longestText)
    var open = 1
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "{"): open += 1
      case UInt8(ascii: "}"): open -= 1
      default: break
      }
      if open == 0 { return (name, start..<position) }
      position += 1
    }
    return nil
  }

  private mutating func accept(_ mark: Unicode.Scalar) -> Bool {
    while position < bytes.count, bytes[position] == 0x20 { position += 1 }
    guard position < bytes.count, bytes[position] == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }
}
