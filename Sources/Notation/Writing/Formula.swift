/// A formula written out, in parts between which a line may be broken.
///
/// Joined, the parts are the formula. A break at a smaller depth is the better one: between the terms of a
/// sum rather than inside a parenthesis of it.
public struct Formula: Hashable, Sendable {
  /// A stretch of the formula that stays on one line.
  public struct Part: Hashable, Sendable {
    /// The text, with the operator that begins it and the spaces around that.
    public internal(set) var text: String
    /// How many parentheses stand around the break before this part.
    public internal(set) var depth: Int
    /// The sign that goes without saying before this part, but not where a line begins with it: in a(b + c) that
    /// of the multiplication.
    public internal(set) var silentSign = ""
  }

  /// The parts in order; at least one.
  public let parts: [Part]

  /// The whole formula on one line.
  public var text: String { parts.map(\.text).joined() }

  /// A formula that is never broken.
  init(unbroken text: String) { parts = [Part(text: text, depth: 0)] }

  init(parts: [Part]) { self.parts = parts }

  /// The formulas one after the other, with a break before each but the first.
  static func joined(_ formulas: [Formula], by separator: String) -> Formula {
    Formula(parts: formulas.enumerated().flatMap { $0 == 0 ? $1.parts : $1.behind(separator).parts })
  }

  /// Texts with commas between them, and a break behind each comma.
  static func list(_ texts: [String]) -> Formula {
    guard !texts.isEmpty else { return Formula(unbroken: "") }
    return Formula(
      parts: texts.enumerated().map { Part(text: $0 == texts.count - 1 ? $1 : "\($1), ", depth: 0) })
  }

  /// The formula between an opening and a closing mark; breaks inside become less welcome.
  func enclosed(_ open: String, _ close: String) -> Formula {
    var inner = parts
    for index in inner.indices { inner[index].depth = index == 0 ? 0 : inner[index].depth + 1 }
    inner[0].text = open + inner[0].text
    inner[inner.count - 1].text += close
    return Formula(parts: inner)
  }

  /// The formula with an operator in front, which stays on one line with its beginning.
  func behind(_ sign: String) -> Formula {
    var parts = parts
    parts[0].text = sign + parts[0].text
    return Formula(parts: parts)
  }

  /// The formula with an operator in front that is written only where a line begins with it.
  func behind(silent sign: String) -> Formula {
    var parts = parts
    parts[0].silentSign = sign
    return Formula(parts: parts)
  }

  /// The formula as a part of another, in which its own breaks are less welcome.
  var inner: Formula {
    var inner = parts
    for index in inner.indices.dropFirst() { inner[index].depth += 1 }
    return Formula(parts: inner)
  }

  /// The same text without places to break it.
  var unbroken: Formula { Formula(unbroken: text) }

  /// Breaks the formula into lines of at most `width` characters where its breaks allow it.
  ///
  /// - Parameter measure: the width of a text; LaTeX is wider in its source than in print.
  public func lines(width: Int, measure: (String) -> Int = \.count) -> [String] {
    var lines: [String] = []
    var remaining = parts[...]
    while !remaining.isEmpty {
      let sign = lines.isEmpty ? "" : remaining[remaining.startIndex].silentSign
      var used = measure(sign)
      var fitting = 0
      for part in remaining {
        used += measure(part.text)
        if used > width && fitting > 0 { break }
        fitting += 1
      }
      var end = remaining.startIndex + fitting
      if end < remaining.endIndex {
        // Among the breaks that fit, the last of the least depth; the first part is no break.
        let breaks = (remaining.startIndex + 1)...end
        let least = breaks.map { remaining[$0].depth }.min() ?? 0
        end = breaks.last { remaining[$0].depth == least } ?? end
      }
      lines.append((sign + remaining[..<end].map(\.text).joined()).trimmingSpaces)
      remaining = remaining[end...]
    }
    return lines
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
