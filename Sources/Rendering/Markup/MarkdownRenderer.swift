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
    let markup = MarkupText(
      report.derivation, options.format, escape: MarkdownText.escape,
      code: { "`\($0)`" })
    var blocks = ["# \(MarkdownText.escape(report.lesson.title))"]
    if options.section == nil {
      blocks.append(MarkdownText.escape(report.lesson.summary))
      blocks += report.neighbours.map { relation, ids in
        "\(relation): " + ids.map(markup.code).joined(separator: ", ")
      }
      blocks += ["## Given", givens(report.derivation, markup)]
    }
    for section in report.sections(titled: options.section) {
      blocks.append("## \(MarkdownText.escape(section.title))")
      blocks += section.items.map { block($0, markup) }
    }
    if let notice = report.notice {
      blocks.append(MarkdownText.escape(notice))
    } else if options.section == nil {
      blocks += claims(report)
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func givens(_ derivation: Derivation, _ markup: MarkupText<LaTeXStyle>) -> String {
    let rows = derivation.givens.map { given in
      let (equation, meaning) = markup.text(given)
      return "| \(equation) | \(meaning) |"
    }
    return (["| given | meaning |", "| --- | --- |"] + rows).joined(separator: "\n")
  }

  private func block(_ item: Item, _ markup: MarkupText<LaTeXStyle>) -> String {
    switch item {
    case .text(let prose):
      return markup.text(prose)
    case .step(let step):
      return "$$\n\(markup.layout.aligned(step, width: formulaWidth))\n$$"
    case .table(let table):
      let heads = table.columns.map { head($0, markup) }
      let rows = table.rows.map { row in
        "| " + row.map { markup.text($0) }.joined(separator: " | ") + " |"
      }
      let rule = "|" + table.columns.indices.map { table.isNumeric($0) ? " ---: |" : " --- |" }.joined()
      return markup.text(table.caption) + "\n\n"
        + (["| " + heads.joined(separator: " | ") + " |", rule] + rows).joined(separator: "\n")
    case .figure(let figure):
      let drawing = TextFigure(figure, width: 80).lines.joined(separator: "\n")
      return "```text\n\(drawing)\n```\n\n" + markup.text(figure.caption)
    }
  }

  /// A text in a table, where a bar in a formula would end the cell.
  private func head(_ prose: Prose, _ markup: MarkupText<LaTeXStyle>) -> String {
    markup.text(prose).replacing("\\left|", with: "\\lvert ").replacing("\\right|", with: "\\rvert ")
  }

  private func claims(_ report: LessonReport) -> [String] {
    guard !report.errata.isEmpty else { return [] }
    return ["## Misprints in the sources"]
      + report.errata.map { erratum in
        """
        > [!erratum] \(erratum.place.words)
        > $\(erratum.latex)$

        \(MarkdownText.escape(ClaimWording(wording).finding(erratum)))
        """
      }
  }
}
