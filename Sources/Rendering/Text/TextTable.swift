import Notation
import WorkedExamples

/// A table as text, numbers to the right.
struct TextTable {
  private let caption: String
  private let heads: [String]
  private let rows: [[String]]
  private let isNumeric: [Bool]

  init(_ table: Table, _ layout: EquationLayout<UnicodeStyle>, text: (Prose) -> String) {
    caption = text(table.caption)
    heads = table.columns.map(text)
    rows = table.rows.map { row in
      row.map { cell in
        switch cell {
        case .count(let count): "\(count)"
        case .value(let enclosure): layout.inline(enclosure)
        case .measured(let number): MeasuredNumber(number).text
        case .words(let words): words
        }
      }
    }
    isNumeric = heads.indices.map { column in
      table.rows.allSatisfy { if case .words = $0[column] { false } else { true } }
    }
  }

  func lines(width: Int) -> [String] {
    let widths = heads.indices.map { column in
      max(heads[column].count, rows.map { $0[column].count }.max() ?? 0)
    }
    func line(_ cells: [String]) -> String {
      var line = cells.indices.map { column in
        isNumeric[column] ? cells[column].paddedLeft(to: widths[column]) : cells[column].padded(to: widths[column])
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return "  " + line
    }
    let rule = "  " + widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return WrappedText.lines(caption, width: width) + ["", line(heads), rule] + rows.map(line)
  }
}
