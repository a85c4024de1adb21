/// A formula written out, in parts between which a line may be broken.
///
/// Joined, the parts are the formula. A break at a smaller depth is the better one: between the terms of a
/// sum rather than inside a parenthesis of it.
public struct Formula: Hashable, Sendable {
  /// A stretch of the formula that stays on one line.
  public struct Part: Hashable, Sendable {
    /// The text, with the operator that begins it and the spaces around that.
    public let text: String
    /// How many parentheses stand around the break before this part.
    public let depth: Int
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
    var parts: [Part] = []
    for (index, formula) in formulas.enumerated() {
      let lead = index == 0 ? "" : separator
      for (position, part) in formula.parts.enumerated() {
        parts.append(Part(text: (position == 0 ? lead : "") + part.text, depth: part.depth))
      }
    }
    return Formula(parts: parts)
  }

  /// The formula between an opening and a closing mark; breaks inside become less welcome.
  func enclosed(_ open: String, _ close: String) -> Formula {
    var inner = parts.map { Part(text: $0.text, depth: $0.depth + 1) }
    inner[0] = Part(text: open + inner[0].text, depth: 0)
    inner[inner.count - 1] = Part(
      text: inner[inner.count - 1].text + close, depth: inner[inner.count - 1].depth)
    return Formula(parts: inner)
  }

  /// The formula with an operator in front, which stays on one line with its beginning.
  func behind(_ sign: String) -> Formula {
    var parts = parts
    parts[0] = Part(text: sign + parts[0].text, depth: parts[0].depth)
    return Formula(parts: parts)
  }

  /// The formula as a part of another, in which its own breaks are less welcome.
  var inner: Formula {
    Formula(parts: parts.enumerated().map { Part(text: $1.text, depth: $0 == 0 ? $1.depth : $1.depth + 1) })
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
      var used = 0
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
      lines.append(remaining[..<end].map(\.text).joined().trimmingSpaces)
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
