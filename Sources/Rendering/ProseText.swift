import Notation
import WorkedExamples

/// A sentence as plain text.
struct ProseText {
  let text: String

  init(_ prose: Prose, _ layout: EquationLayout<UnicodeStyle>) {
    text = prose.fragments.map { fragment in
      switch fragment {
      case .text(let words): words
      case .formula(let formula): layout.writer.text(formula)
      case .value(let enclosure): layout.inline(enclosure)
      case .measured(let number): MeasuredNumber(number).text
      case .code(let code): code
      }
    }.joined()
  }
}
