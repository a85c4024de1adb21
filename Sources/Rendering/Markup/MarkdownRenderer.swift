import Notation
import Numerics
import Symbolics
import WorkedExamples

/// A lesson as Markdown with LaTeX mathematics, as GitHub and Obsidian show it.
public struct MarkdownRenderer: Sendable {
  private let options: RenderingOptions
  private let wording: Wording
  /// How wide a line of an equation is before it is broken, about in digits.
  private let formulaWidth = 85

  /// A renderer with these options.
  public init(_ options: RenderingOptions = RenderingOptions()) {
    self.options = options
    wording = Wording(options.format)
  }

  /// The whole lesson.
  public func render(_ report: LessonReport) -> String {
    let layout = EquationLayout(LaTeXStyle(), report.derivation, options.format)
    var blocks = ["# \(MarkdownText.escape(report.lesson.title))"]
    if options.section == nil {
      blocks.append(MarkdownText.escape(report.lesson.summary))
      blocks += ["## Given", givens(report.derivation, layout)]
    }
    for section in report.sections(titled: options.section) {
      blocks.append("## \(MarkdownText.escape(section.title))")
      blocks += section.items.map { block($0, layout, report.derivation) }
    }
    if let notice = report.notice {
      blocks.append(MarkdownText.escape(notice))
    } else if options.section == nil {
      blocks += claims(report)
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func givens(_ derivation: Derivation, _ layout: EquationLayout<LaTeXStyle>) -> String {
    let rows = derivation.givens.map { given in
      let value = layout.writer.text(derivation.definitions[given.symbol]?.expression ?? 0)
      let meaning = MarkdownText.escape(given.meaning) + (given.isSet ? " (set)" : "")
      return "| $\(layout.writer.style.symbol(given.symbol)) = \(value)$ | \(meaning) |"
    }
    return (["| given | meaning |", "| --- | --- |"] + rows).joined(separator: "\n")
  }

  private func block(
    _ item: Item, _ layout: EquationLayout<LaTeXStyle>, _ derivation: Derivation
  ) -> String {
    switch item {
    case .text(let prose):
      return text(prose, layout)
    case .step(let step):
      return "$$\n\(layout.aligned(step, width: formulaWidth))\n$$"
    case .table(let table):
      let heads = table.columns.map { head($0, layout) }
      let rows = table.rows.map { row in
        "| " + row.map { cell($0, layout) }.joined(separator: " | ") + " |"
      }
      let rule = "|" + table.columns.indices.map { table.isNumeric($0) ? " ---: |" : " --- |" }.joined()
      return text(table.caption, layout) + "\n\n"
        + (["| " + heads.joined(separator: " | ") + " |", rule] + rows).joined(separator: "\n")
    case .figure(.plot(let plot)):
      let drawing = TextPlot(plot, width: 80).lines.joined(separator: "\n")
      return "```text\n\(drawing)\n```\n\n" + text(plot.caption, layout)
    case .figure(.pictures(let pictures, let caption)):
      let drawing = TextPictures(pictures, width: 80).lines.joined(separator: "\n")
      return "```text\n\(drawing)\n```\n\n" + text(caption, layout)
    }
  }

  /// A text in a table, where a bar in a formula would end the cell.
  private func head(_ prose: Prose, _ layout: EquationLayout<LaTeXStyle>) -> String {
    text(prose, layout).replacing("\\left|", with: "\\lvert ").replacing("\\right|", with: "\\rvert ")
  }

  private func cell(_ cell: Table.Cell, _ layout: EquationLayout<LaTeXStyle>) -> String {
    switch cell {
    case .count(let count): "\(count)"
    case .value(let enclosure): "$\(layout.inline(enclosure))$"
    case .measured(let number): "$\(MeasuredNumber(number).latex)$"
    case .words(let words): MarkdownText.escape(words)
    }
  }

  private func text(_ prose: Prose, _ layout: EquationLayout<LaTeXStyle>) -> String {
    prose.fragments.map { fragment in
      switch fragment {
      case .text(let words): MarkdownText.escape(words)
      case .formula(let formula): "$\(layout.writer.text(formula))$"
      case .value(let enclosure): "$\(layout.inline(enclosure))$"
      case .measured(let number): "$\(MeasuredNumber(number).latex)$"
      case .code(let code): "`\(code)`"
      }
    }.joined()
  }

  private func claims(_ report: LessonReport) -> [String] {
    guard !report.errata.isEmpty else { return [] }
    return ["## Misprints in the sources"]
      + report.errata.map { erratum in
        """
        > [!erratum] \(erratum.place.source), line \(erratum.place.line)
        > $\(erratum.latex)$

        \(MarkdownText.escape(ClaimWording(wording).finding(erratum)))
        """
      }
  }
}

/// The one place where text is escaped for Markdown.
enum MarkdownText {
  static func escape(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "\\`*_{}[]<>$|#&~".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}
