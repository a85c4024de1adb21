import Notation
import Numerics
import Symbolics
import WorkedExamples

/// A lesson as text for a terminal.
public struct TextRenderer: Sendable {
  private let options: RenderingOptions
  private let palette: Palette
  private let wording: Wording
  /// A formula with fewer places than these would be broken at every sign.
  private let leastRoom = 20

  /// A renderer with these options.
  public init(_ options: RenderingOptions = RenderingOptions()) {
    self.options = options
    palette = Palette(isColored: options.isColored)
    wording = Wording(options.format)
  }

  /// The whole lesson.
  public func render(_ report: LessonReport) -> String {
    let layout = EquationLayout(UnicodeStyle(), report.derivation, options.format)
    var lines = heading(report.lesson.title)
    if options.section == nil {
      lines += WrappedText.lines(report.lesson.summary, width: options.width) + [""]
      for (relation, ids) in report.neighbours {
        lines += WrappedText.lines("\(relation): \(ids.joined(separator: ", "))", width: options.width)
      }
      if !report.neighbours.isEmpty { lines.append("") }
      lines += givens(report.derivation) + [""]
    }
    for section in report.sections(titled: options.section) {
      lines += heading(section.title)
      for item in section.items { lines += self.lines(item, layout) + [""] }
    }
    if let notice = report.notice {
      lines += WrappedText.lines(notice, width: options.width)
    } else if options.section == nil {
      lines += claims(report)
    }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(_ text: String) -> [String] {
    WrappedText.lines(text, width: options.width).map(palette.heading) + [""]
  }

  // MARK: Items

  private func givens(_ derivation: Derivation) -> [String] {
    let names = derivation.givens.map { wording.name($0.symbol) }
    let layout = EquationLayout(UnicodeStyle(), derivation, options.format)
    let values = derivation.givens.map { given in
      layout.writer.text(derivation.definitions[given.symbol]?.expression ?? 0)
    }
    let nameWidth = names.map(\.count).max() ?? 0
    let valueWidth = min(values.map(\.count).max() ?? 0, 12)
    var lines = heading("Given")
    for (index, given) in derivation.givens.enumerated() {
      let (name, value) = (names[index].padded(to: nameWidth), values[index].padded(to: valueWidth))
      let equation = "  \(name) = \(value)  "
      let meaning = WrappedText.lines(
        given.meaning + (given.isSet ? " (set)" : ""), width: options.width - equation.count)
      lines.append(equation + palette.faint(meaning.first ?? ""))
      let indent = String(repeating: " ", count: equation.count)
      lines += meaning.dropFirst().map { indent + palette.faint($0) }
    }
    return lines
  }

  private func lines(_ item: Item, _ layout: EquationLayout<UnicodeStyle>) -> [String] {
    switch item {
    case .text(let prose):
      return WrappedText.lines(text(prose, layout), width: options.width)
    case .step(let step):
      return lines(step, layout)
    case .table(let table):
      return TextTable(table, layout, text: { text($0, layout) }).lines(width: options.width)
    case .figure(let figure):
      return TextFigure(figure, width: options.width, palette: palette).lines
        + WrappedText.lines(text(figure.caption, layout), width: options.width, indent: "  ").map(
          palette.faint)
    }
  }

  private func lines(_ step: Step, _ layout: EquationLayout<UnicodeStyle>) -> [String] {
    let subject = layout.subject(step)
    // Beside a long left side nothing else would fit: it stands alone.
    let isApart = options.width - subject.count - 5 < leastRoom
    let margin = String(repeating: " ", count: isApart ? 2 : subject.count + 2)
    let room = options.width - margin.count - 3
    var lines = isApart ? ["  " + subject] : []
    for row in layout.rows(step) {
      // A row of several lines is narrower by the indent of the later ones.
      let isWhole = row.formula.text.count <= room
      for (index, line) in row.formula.lines(width: isWhole ? room : room - 2).enumerated() {
        let lead = index == 0 ? " \(row.relation) " : "     "
        lines.append((lines.isEmpty ? "  " + subject : margin) + lead + line)
      }
    }
    return lines
  }

  private func text(_ prose: Prose, _ layout: EquationLayout<UnicodeStyle>) -> String {
    ProseText(prose, layout).text
  }

  // MARK: Claims

  private func claims(_ report: LessonReport) -> [String] {
    guard !report.claims.isEmpty else { return [] }
    var lines: [String] = []
    if !report.errata.isEmpty {
      lines += heading("Misprints in the sources")
      let text = ClaimText(wording, palette)
      for erratum in report.errata { lines += text.lines(erratum, options.width) + [""] }
    }
    return lines + WrappedText.lines(ClaimSummary(report.claims).sentence, width: options.width)
  }
}

extension String {
  /// The text with spaces behind it up to a width.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
  /// The text with spaces before it up to a width.
  func paddedLeft(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
