/// A place in a file as people and editors name it; both numbers count from 1.
public struct SourcePosition: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The line.
  public let line: Int
  /// The column, in Unicode scalars.
  public let column: Int

  /// The place in a line at a column, both counted from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Line and column, as in "12:5".
  public var description: String { "\(line):\(column)" }

  /// Earlier in the file.
  public static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
