import Notation
import Numerics
import Symbolics
public import WorkedExamples

/// Claims one a line: where each stands, what it prints, the verdict, and the enclosure of the true value.
public struct ClaimTable {
  /// The lines.
  public let lines: [String]

  /// A table of some claims.
  public init(_ claims: [Claim], _ options: RenderingOptions) {
    let wording = Wording(options.format)
    let palette = Palette(isColored: options.isColored)
    let places = claims.map(\.place.short)
    let subjects = claims.map { claim in
      claim.symbol.map(wording.name) ?? (claim.text.count > 28 ? claim.text.prefix(27) + "…" : claim.text)
    }
    let printed = claims.map { claim in
      claim.printed.map(wording.number) ?? claim.asPrinted.map { "(\(wording.number($0)))" } ?? ""
    }
    func below(_ words: String) -> [String] {
      WrappedText.lines(words, width: options.width, indent: "      ")
    }
    let verdicts = claims.map { ($0.isErratum ? "erratum: " : "") + $0.verdict.name }
    func width(_ cells: [String]) -> Int { cells.map(\.count).max() ?? 0 }
    let widths = [places, subjects, printed, verdicts].map(width)
    lines = claims.indices.flatMap { index -> [String] in
      let claim = claims[index]
      let mark = claim.isConfirmed ? palette.right("✓") : palette.wrong("✗")
      let cells = [
        places[index].padded(to: widths[0]), subjects[index].padded(to: widths[1]),
        printed[index].padded(to: widths[2]), verdicts[index].padded(to: widths[3]),
        claim.computed.map { EnclosureText($0).text } ?? "",
      ]
      var line = "  \(mark) " + cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      var lines = [line]
      if case .unchecked(let reason) = claim.verdict { lines.append("      \(reason)") }
      if let quotation = claim.quotation { lines += below(quotation) }
      if let reason = claim.cause.map(wording.sentence) ?? claim.explanation { lines += below(reason) }
      return lines
    }
  }
}

/// An enclosed number in the shortest way that shows its bounds: what they share, then how each ends.
struct EnclosureText {
  let text: String

  init(_ enclosure: Enclosure) {
    if let exact = enclosure.exact {
      let whole = Decimal.terminating(exact, maximumDigits: 20)
      text = whole.map { "= \(Self.digits($0))" } ?? "= \(Self.digits(Decimal.cutOff(exact, after: 17)))…"
      return
    }
    let lower = Self.digits(enclosure.interval.lower)
    let upper = Self.digits(enclosure.interval.upper)
    let shared = zip(lower, upper).prefix { $0 == $1 }.count
    let isReadable = shared > 2 && shared < min(lower.count, upper.count) && lower.count - shared < 8
    guard isReadable, !lower.contains("e"), !upper.contains("e") else {
      text = "∈ [\(lower), \(upper)]"
      return
    }
    text = "∈ \(lower.prefix(shared))[\(lower.dropFirst(shared)), \(upper.dropFirst(shared))]"
  }

  /// The number as the language prints it, with the minus sign of all other text.
  private static func digits(_ number: some CustomStringConvertible) -> String {
    let text = number.description
    return text.first == "-" ? "−" + text.dropFirst() : text
  }
}
