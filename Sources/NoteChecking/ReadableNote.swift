import Notation
import Symbolics

/// A note as plain text: its formulas as Unicode where they can be read, the rest of the Markdown as it stands.
public struct ReadableNote {
  private let source: SourceText
  private let scan: NoteScan
  private let reader: LaTeXReader
  private let writer = FormulaWriter(UnicodeStyle())

  /// A note in Markdown.
  public init(_ note: [UInt8]) {
    source = SourceText(note)
    scan = NoteScan(markdown: source)
    // A note may speak of what the lesson does not define: every word is a name here.
    reader = LaTeXReader { _ in true }
  }

  /// The text, without the front matter.
  ///
  /// - Parameters:
  ///   - heading: sets off a heading.
  ///   - wrap: breaks a paragraph into lines, the later ones behind an indent.
  public func text(heading: (String) -> String, wrap: (_ line: String, _ indent: String) -> [String])
    -> String
  {
    var text = ""
    var position = scan.frontMatter?.span.range.upperBound ?? 0
    for region in scan.regions where region.span.range.lowerBound >= position {
      text += source.text(in: position..<region.span.range.lowerBound)
      text += formula(region)
      position = region.span.range.upperBound
    }
    text += source.text(in: position..<source.bytes.count)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      switch line.first {
      case "#": [heading(String(line.drop { $0 == "#" || $0 == " " }))]
      case "|", " ", nil: [String(line)]
      case "-", ">": wrap(String(line), "  ")
      default: wrap(String(line), "")
      }
    }
    return lines.drop { $0.isEmpty }.joined(separator: "\n")
  }

  private func formula(_ region: MathRegion) -> String {
    let statements = reader.statements(in: source.bytes, pieces: region.pieces)
    guard !statements.isEmpty, let written = try? statements.map(line) else {
      return source.text(in: region.content).trimmingWhitespace
    }
    guard region.isDisplay else { return written.map { $0.joined(separator: " ") }.joined(separator: ", ") }
    return written.flatMap { rows in rows.enumerated().map { ($0.offset == 0 ? "  " : "      ") + $0.element }
    }
    .joined(separator: "\n")
  }

  /// A statement, with a row for each relation.
  private func line(_ chain: MathChain) throws -> [String] {
    var rows = [try side(chain.sides[0])]
    for (relation, side) in zip(chain.relations, chain.sides.dropFirst()) {
      let row = "\(relation.kind.sign) \(try self.side(side))"
      if rows.count == 1, rows[0].count < 30, chain.relations.first == relation {
        rows[0] += " " + row
      } else {
        rows.append(row)
      }
    }
    return rows
  }

  private func side(_ side: MathSide) throws -> String {
    _ = try side.content.get()
    return side.expression.map(writer.text) ?? ""
  }
}

extension MathRelation.Kind {
  /// The sign in Unicode.
  var sign: String {
    switch self {
    case .equal: "="
    case .approximately: "≈"
    case .notEqual: "≠"
    case .less: "<"
    case .greater: ">"
    case .lessOrEqual: "≤"
    case .greaterOrEqual: "≥"
    case .assignment: "→"
    }
  }
}

extension String {
  fileprivate var trimmingWhitespace: String {
    let kept = drop { $0.isWhitespace }
    return String(kept.reversed().drop { $0.isWhitespace }.reversed())
  }
}
