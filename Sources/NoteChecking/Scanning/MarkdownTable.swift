extension MarkdownScanner {
  /// The cells of the paragraph's last line, if the line below it is a delimiter row with as many.
  func tableHeader(above line: Range<Int>) -> [Range<Int>]? {
    guard let header = lines.last, let columns = columnsOfDelimiterRow(line) else { return nil }
    let cells = cells(of: header)
    return cells.count == columns ? cells : nil
  }

  /// Ends the paragraph before its last line, which is the header, and begins the table. Returns where the
  /// next line begins that is to be read.
  mutating func openTable(header: [Range<Int>], next: Int) -> Int {
    let line = lines.removeLast()
    if !lines.isEmpty, let resumption = closeLeaf(before: line.lowerBound) { return resumption }
    leaf = .table(header)
    readRow(line, header: header)
    return next
  }

  /// Reads the text in the cells of a row, each by itself: as on GitHub, neither code nor formula reaches
  /// from one cell to the next.
  mutating func readRow(_ line: Range<Int>, header: [Range<Int>]) {
    let row = cells(of: line)
    for (column, cell) in row.enumerated() where !cell.isEmpty {
      readText([cell], cell: TableCell(header: header, row: row, column: column))
    }
  }

  /// The cells of a row, without the blanks around each; the bars at both ends may be there or not. A `\|` is
  /// a bar within a cell.
  private func cells(of line: Range<Int>) -> [Range<Int>] {
    var row = bytes.trimmed(line)
    if let first = row.first, bytes[first] == .verticalBar { row = first + 1..<row.upperBound }
    var cells: [Range<Int>] = []
    var start = row.lowerBound
    for offset in row where bytes[offset] == .verticalBar {
      if offset > start, bytes[offset - 1] == .backslash { continue }
      cells.append(bytes.trimmed(start..<offset))
      start = offset + 1
    }
    if start < row.upperBound { cells.append(bytes.trimmed(start..<row.upperBound)) }
    return cells
  }

  /// The number of cells of a row of dashes, as in `| --- | :-: |`; nil if the line is none or has no bar.
  private func columnsOfDelimiterRow(_ line: Range<Int>) -> Int? {
    guard let first = line.first else { return nil }
    switch bytes[first] {
    case .verticalBar, .colon, .hyphen: break
    default: return nil
    }
    guard bytes[line].contains(.verticalBar) else { return nil }
    let cells = cells(of: line)
    return cells.allSatisfy(isDelimiter) ? cells.count : nil
  }

  private func isDelimiter(_ cell: Range<Int>) -> Bool {
    var dashes = cell
    if let first = dashes.first, bytes[first] == .colon { dashes = dashes.lowerBound + 1..<dashes.upperBound }
    if let last = dashes.last, bytes[last] == .colon { dashes = dashes.lowerBound..<dashes.upperBound - 1 }
    return !dashes.isEmpty && dashes.allSatisfy { bytes[$0] == .hyphen }
  }
}
