import Notation
import Numerics
import Symbolics
import WorkedExamples

/// A lesson as a LaTeX document that needs no more than amsmath and TikZ.
public struct LaTeXRenderer: Sendable {
  private let options: RenderingOptions
  private let wording: Wording
  private let formulaWidth = 90

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
      \\date{}
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
    if options.section == nil { blocks += claims(report) }
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
      let columns = String(repeating: "r", count: table.columns.count)
      return text(table.caption, layout)
        + "\n\n\\begin{center}\n\\begin{tabular}{\(columns)}\n\(([heads] + rows).joined(separator: "\n"))\n\\end{tabular}\n\\end{center}"
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
    if report.derivation.isAltered {
      return ["Some givens are not those of the notes, so none of the notes' numbers is asserted here."]
    }
    guard !report.errata.isEmpty else { return [] }
    return ["\\section*{Misprints in the sources}"]
      + report.errata.map { erratum in
        let place = LaTeXText.escape("\(erratum.place.source), line \(erratum.place.line)")
        let finding = LaTeXText.escape(ClaimWording(wording).finding(erratum))
        return "\\paragraph{\(place)} $\(erratum.latex)$\\\\ \(finding)"
      }
  }
}

/// The one place where text is escaped for LaTeX.
enum LaTeXText {
  static func escape(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\textbackslash{}"
      case "{", "}", "$", "&", "#", "_", "%": escaped += "\\\(character)"
      case "^": escaped += "\\^{}"
      case "~": escaped += "\\~{}"
      case "<", ">", "−", "·", "×", "≈", "≥", "≤", "‖", "∂", "∞": escaped += "$\(Self.signs[character] ?? String(character))$"
      default:
        if let raised = Self.raised[character] {
          escaped += "$^{\(raised)}$"
        } else if let name = GreekName.of(character) {
          escaped += "$\\\(name)$"
        } else {
          escaped.append(character)
        }
      }
    }
    // Neighbouring raised digits are one exponent.
    return escaped.replacing("}$$^{", with: "")
  }

  private static let signs: [Character: String] = [
    "−": "-", "·": "\\cdot", "×": "\\times", "≈": "\\approx", "≥": "\\ge", "≤": "\\le", "‖": "\\|",
    "∂": "\\partial", "∞": "\\infty",
  ]
  private static let raised: [Character: String] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
    "⁻": "-", "⁺": "+", "ᵀ": "\\top", "₁": "{}_1",
  ]
}

private enum GreekName {
  static func of(_ character: Character) -> String? { GreekLetters.name(of: String(character)) }
}
