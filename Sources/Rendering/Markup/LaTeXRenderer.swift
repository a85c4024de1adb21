import Notation
import Numerics
import Symbolics
import WorkedExamples

/// A lesson as a LaTeX document that needs no more than amsmath and TikZ.
public struct LaTeXRenderer: Sendable {
  private let options: RenderingOptions
  private let wording: Wording
  /// How wide a line of an equation is before it is broken, about in digits.
  private let formulaWidth = 68

  /// A renderer with these options.
  public init(_ options: RenderingOptions = RenderingOptions()) {
    self.options = options
    wording = Wording(options.format)
  }

  /// The whole lesson.
  public func render(_ report: LessonReport) -> String {
    let layout = EquationLayout(LaTeXStyle(), report.derivation, options.format)
    var blocks = [
      """
      \\documentclass{article}
      \\usepackage{amsmath}
      \\usepackage{tikz}
      \\title{\(LaTeXText.escape(report.lesson.title))}
      \\author{}
      \\date{}
      % Long numbers cannot be hyphenated.
      \\emergencystretch=3em
      % A table wider than the page is made smaller.
      \\newcommand{\\fitted}[1]{\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{#1}}
      \\begin{document}
      \\maketitle
      """
    ]
    if options.section == nil {
      blocks.append(LaTeXText.escape(report.lesson.summary))
      blocks += ["\\section*{Given}", givens(report.derivation, layout)]
    }
    for section in report.sections(titled: options.section) {
      blocks.append("\\section*{\(LaTeXText.escape(section.title))}")
      blocks += section.items.map { block($0, layout) }
    }
    if let notice = report.notice {
      blocks.append(LaTeXText.escape(notice))
    } else if options.section == nil {
      blocks += claims(report)
    }
    return (blocks + ["\\end{document}"]).joined(separator: "\n\n") + "\n"
  }

  private func givens(_ derivation: Derivation, _ layout: EquationLayout<LaTeXStyle>) -> String {
    let rows = derivation.givens.map { given in
      let value = layout.writer.text(derivation.definitions[given.symbol]?.expression ?? 0)
      let meaning = LaTeXText.escape(given.meaning) + (given.isSet ? " (set)" : "")
      return "$\(layout.writer.style.symbol(given.symbol)) = \(value)$ & \(meaning) \\\\"
    }
    return "\\begin{tabular}{ll}\n\(rows.joined(separator: "\n"))\n\\end{tabular}"
  }

  private func block(_ item: Item, _ layout: EquationLayout<LaTeXStyle>) -> String {
    switch item {
    case .text(let prose):
      return text(prose, layout)
    case .step(let step):
      return "\\[\n\(layout.aligned(step, width: formulaWidth))\n\\]"
    case .table(let table):
      let heads = table.columns.map { text($0, layout) }.joined(separator: " & ") + " \\\\ \\hline"
      let rows = table.rows.map { $0.map { cell($0, layout) }.joined(separator: " & ") + " \\\\" }
      let columns = table.columns.indices.map { table.isNumeric($0) ? "r" : "l" }.joined()
      return """
        \(text(table.caption, layout))

        \\begin{center}
        \\fitted{\\begin{tabular}{\(columns)}
        \(([heads] + rows).joined(separator: "\n"))
        \\end{tabular}}
        \\end{center}
        """
    case .figure(.plot(let plot)):
      return TikZ.plot(plot) + "\n\n" + text(plot.caption, layout)
    case .figure(.pictures(let pictures, let caption)):
      return TikZ.pictures(pictures) + "\n\n" + text(caption, layout)
    }
  }

  private func cell(_ cell: Table.Cell, _ layout: EquationLayout<LaTeXStyle>) -> String {
    switch cell {
    case .count(let count): "\(count)"
    case .value(let enclosure): "$\(layout.inline(enclosure))$"
    case .measured(let number): "$\(MeasuredNumber(number).latex)$"
    case .words(let words): LaTeXText.escape(words)
    }
  }

  private func text(_ prose: Prose, _ layout: EquationLayout<LaTeXStyle>) -> String {
    prose.fragments.map { fragment in
      switch fragment {
      case .text(let words): LaTeXText.escape(words)
      case .formula(let formula): "$\(layout.writer.text(formula))$"
      case .value(let enclosure): "$\(layout.inline(enclosure))$"
      case .measured(let number): "$\(MeasuredNumber(number).latex)$"
      case .code(let code): "\\texttt{\(LaTeXText.escape(code))}"
      }
    }.joined()
  }

  private func claims(_ report: LessonReport) -> [String] {
    guard !report.errata.isEmpty else { return [] }
    return ["\\section*{Misprints in the sources}"]
      + report.errata.map { erratum in
        let place = LaTeXText.escape("\(erratum.place.source), line \(erratum.place.line)")
        let finding = LaTeXText.escape(ClaimWording(wording).finding(erratum))
        return "\\paragraph{\(place)} $\(erratum.latex)$\\\\ \(finding)"
      }
  }
}
