import Notation
import Numerics
import WorkedExamples

/// Sentences and cells in a format whose mathematics is LaTeX between dollar signs: Markdown and LaTeX alike.
struct MarkupText {
  /// The lesson's formulas.
  let layout: EquationLayout<LaTeXStyle>
  /// Makes words safe in the format.
  let escape: (String) -> String
  /// Sets off what a reader can type.
  let code: (String) -> String

  func text(_ prose: Prose) -> String {
    prose.fragments.map { fragment in
      switch fragment {
      case .text(let words): escape(words)
      case .formula(let formula): "$\(layout.writer.text(formula))$"
      case .value(let enclosure): "$\(layout.inline(enclosure))$"
      case .measured(let number): "$\(MeasuredNumber(number).latex)$"
      case .code(let typed): code(typed)
      }
    }.joined()
  }

  func text(_ cell: Table.Cell) -> String {
    switch cell {
    case .count(let count): "\(count)"
    case .value(let enclosure): "$\(layout.inline(enclosure))$"
    case .measured(let number): "$\(MeasuredNumber(number).latex)$"
    case .words(let words): escape(words)
    }
  }

  /// A given with its value, and what it is.
  func text(_ given: Given) -> (equation: String, meaning: String) {
    let value = layout.writer.text(layout.derivation.definitions[given.symbol]?.expression ?? 0)
    return (
      "$\(layout.writer.style.symbol(given.symbol)) = \(value)$",
      escape(given.meaning) + (given.isSet ? " (set)" : "")
    )
  }
}
