import Notation
import Numerics
import WorkedExamples

/// Sentences and cells in a format that sets mathematics apart from words: Markdown, LaTeX and HTML alike.
struct MarkupText<Style: MathStyle> {
  /// The lesson's formulas.
  let layout: EquationLayout<Style>
  /// Sets a formula into a line of words.
  let math: (String) -> String
  /// Makes words safe in the format.
  let escape: (String) -> String
  /// Sets off what a reader can type.
  let code: (String) -> String

  func text(_ prose: Prose) -> String {
    prose.fragments.map { fragment in
      switch fragment {
      case .text(let words): escape(words)
      case .formula(let formula): math(layout.writer.text(formula))
      case .value(let enclosure): math(layout.inline(enclosure))
      case .measured(let number): math(MeasuredNumber(number).text(in: layout.writer.style))
      case .code(let typed): code(typed)
      }
    }.joined()
  }

  func text(_ cell: Table.Cell) -> String {
    switch cell {
    case .count(let count): "\(count)"
    case .value(let enclosure): math(layout.inline(enclosure))
    case .measured(let number): math(MeasuredNumber(number).text(in: layout.writer.style))
    case .words(let words): escape(words)
    }
  }

  /// A given with its value, and what it is.
  func text(_ given: Given) -> (equation: String, meaning: String) {
    let style = layout.writer.style
    let value = layout.writer.text(layout.derivation.definitions[given.symbol]?.expression ?? 0)
    return (
      math("\(style.symbol(given.symbol)) \(style.signs.equals) \(value)"),
      escape(given.meaning) + (given.isSet ? " (set)" : "")
    )
  }
}

extension MarkupText where Style == LaTeXStyle {
  /// Sentences with LaTeX between dollar signs.
  init(
    _ derivation: Derivation, _ numbers: NumberFormat, escape: @escaping (String) -> String,
    code: @escaping (String) -> String
  ) {
    self.init(
      layout: EquationLayout(LaTeXStyle(), derivation, numbers), math: { "$\($0)$" }, escape: escape,
      code: code)
  }
}
