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
    let markup = MarkupText(
      report.derivation, options.format, escape: LaTeXText.escape,
      code: LaTeXText.code)
    var blocks = [
      """
      \\documentclass{article}
      \\usepackage{amsmath}
      \\usepackage{tikz}
      \(TikZ.preamble)
      \\title{\(LaTeXText.escape(report.lesson.title))}
      \\author{}
      \\date{}
      % Long numbers cannot be hyphenated.
      \\emergencystretch=3em
      % A table wider than the page is made smaller.
      \\newcommand{\\fitted}[1]{\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{#1}}
      % A misprint that is quoted, under the place where it stands.
      \\newenvironment{erratum}[1]{\\paragraph{#1}}{\\par}
      \\begin{document}
      \\maketitle
      """
    ]
    if options.section == nil {
      blocks.append(LaTeXText.escape(report.lesson.summary))
      blocks += report.neighbours.map { relation, ids in
        // Ragged, as names in typewriter letters are not hyphenated.
        "{\\raggedright \(relation): " + ids.map(markup.code).joined(separator: ", ") + "\\par}"
      }
      blocks += ["\\section*{Given}", givens(report.derivation, markup)]
    }
    for section in report.sections(titled: options.section) {
      blocks.append("\\section*{\(LaTeXText.escape(section.title))}")
      blocks += section.items.map { block($0, markup) }
    }
    if let notice = report.notice {
      blocks.append(LaTeXText.escape(notice))
    } else if options.section == nil {
      blocks += claims(report)
    }
    return (blocks + ["\\end{document}"]).joined(separator: "\n\n") + "\n"
  }

  private func givens(_ derivation: Derivation, _ markup: MarkupText<LaTeXStyle>) -> String {
    let rows = derivation.givens.map { given in
      let (equation, meaning) = markup.text(given)
      return "\(equation) & \(meaning) \\\\"
    }
    return "\\begin{tabular}{ll}\n\(rows.joined(separator: "\n"))\n\\end{tabular}"
  }

  private func block(_ item: Item, _ markup: MarkupText<LaTeXStyle>) -> String {
    switch item {
    case .text(let prose):
      return markup.text(prose)
    case .step(let step):
      return "\\[\n\(markup.layout.aligned(step, width: formulaWidth))\n\\]"
    case .table(let table):
      let heads = table.columns.map { markup.text($0) }.joined(separator: " & ") + " \\\\ \\hline"
      let rows = table.rows.map { $0.map { markup.text($0) }.joined(separator: " & ") + " \\\\" }
      let columns = table.columns.indices.map { table.isNumeric($0) ? "r" : "l" }.joined()
      return """
        \(markup.text(table.caption))

        \\begin{center}
        \\fitted{\\begin{tabular}{\(columns)}
        \(([heads] + rows).joined(separator: "\n"))
        \\end{tabular}}
        \\end{center}
        """
    case .figure(let figure):
      return TikZ.figure(figure) + "\n\n" + markup.text(figure.caption)
    }
  }

  private func claims(_ report: LessonReport) -> [String] {
    guard !report.errata.isEmpty else { return [] }
    return ["\\section*{Misprints in the sources}"]
      + report.errata.map { erratum in
        let place = LaTeXText.escape(erratum.place.words)
        let finding = LaTeXText.escape(ClaimWording(wording).finding(erratum))
        return "\\begin{erratum}{\(place)}\n$\(erratum.latex)$\\\\ \(finding)\n\\end{erratum}"
      }
  }
}
