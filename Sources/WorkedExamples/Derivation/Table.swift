public import Symbolics

/// Numbers side by side, for a few values of what varies.
public struct Table: Hashable, Sendable {
  /// What stands in one place of a table.
  public enum Cell: Hashable, Sendable {
    /// A count, written in full.
    case count(Int)
    /// An enclosed number.
    case value(Enclosure)
    /// A number measured in double precision, which may be infinite or no number.
    case measured(Double)
    /// Words.
    case words(String)
  }

  /// What the table shows, in a sentence.
  public let caption: Prose
  /// The heads of the columns.
  public let columns: [Prose]
  /// The rows, each as long as `columns`.
  public let rows: [[Cell]]

  /// A table whose rows are as long as its head.
  public init(_ caption: Prose, columns: [Prose], rows: [[Cell]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row is not as long as the head")
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }

  /// A table with a row for each of some subjects: the values of a parameter, rounds, methods.
  public init<Subject>(
    _ caption: Prose, columns: [Prose], for subjects: some Sequence<Subject>, row: (Subject) -> [Cell]
  ) {
    self.init(caption, columns: columns, rows: subjects.map(row))
  }
}

extension Table.Cell {
  /// A scalar value.
  public static func value(_ value: Value) -> Table.Cell { .value(value.enclosure) }
}
