import Notation
import WorkedExamples

/// A table as text, numbers to the right; where it is wider than the line, further columns follow beneath.
struct TextTable {
  private let caption: String
  private let heads: [String]
  private let rows: [[String]]
  private let isNumeric: [Bool]
  private let widths: [Int]

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
    isNumeric = heads.indices.map(table.isNumeric)
    widths = heads.indices.map { [heads, rows] column in
      max(heads[column].count, rows.map { $0[column].count }.max() ?? 0)
    }
  }

  func lines(width: Int) -> [String] {
    WrappedText.lines(caption, width: width) + groups(width: width).flatMap { [""] + lines(of: $0) }
  }

  /// The columns that stand side by side; the first, which tells the rows apart, begins each group.
  private func groups(width: Int) -> [[Int]] {
    let lead = rows.count > 1 ? [0] : []
    var groups: [[Int]] = [[]]
    for column in widths.indices {
      let wider = groups[groups.count - 1] + [column]
      if wider.count <= lead.count + 1 || wider.reduce(0, { $0 + 2 + widths[$1] }) <= width {
        groups[groups.count - 1] = wider
      } else {
        groups.append(lead + [column])
      }
    }
    return groups
  }

  private func lines(of columns: [Int]) -> [String] {
    func line(_ cells: [String]) -> String {
      var line = columns.map { column in
        let (cell, width) = (cells[column], widths[column])
        return isNumeric[column] ? cell.paddedLeft(to: width) : cell.padded(to: width)
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return "  " + line
    }
    let rule = "  " + columns.map { String(repeating: "─", count: widths[$0]) }.joined(separator: "  ")
    return [line(heads), rule] + rows.map(line)
  }
}
