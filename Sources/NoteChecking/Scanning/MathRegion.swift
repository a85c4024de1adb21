/// A formula in a note: where it stands, and the LaTeX in it, unread.
public struct MathRegion: Sendable {
  /// The whole of it, delimiters included.
  public let span: SourceSpan

  /// The bytes between the delimiters; within a block quote the markers at the start of each line are among
  /// them.
  public let content: Range<Int>

  /// The parts of ``content`` that are LaTeX: without the block-quote markers and the indentation at the
  /// start of each continued line, the backslash of a `\|` in a table, and the comments of a LaTeX file. Put
  /// together they read as one text: each keeps its line end.
  public let pieces: [Range<Int>]

  /// How the formula is marked off.
  public let delimiter: MathDelimiter

  /// What it stands in.
  public let context: MathContext

  /// Whether the formula is set on lines of its own rather than within the text.
  public var isDisplay: Bool { delimiter.isDisplay }
}

/// What a formula stands in.
public struct MathContext: Equatable, Sendable {
  /// The innermost callout, or environment of LaTeX that serves as one.
  public let callout: Callout?
  /// The cell of a table.
  public let cell: TableCell?
}

/// A cell of a pipe table, with its row.
public struct TableCell: Equatable, Sendable {
  /// The cells of the header row: the bytes of each, without the blanks around them.
  public let header: [Range<Int>]
  /// The cells of this row in the same way; the header's own where the formula stands in the header.
  public let row: [Range<Int>]
  /// Which of the row's cells it is, counted from 0. A row may have more cells than the header.
  public let column: Int
}

/// A delimiter that opens a formula which never closes.
public struct UnclosedMath: Equatable, Sendable {
  /// The kind of delimiter.
  public let delimiter: MathDelimiter
  /// The opening delimiter.
  public let span: SourceSpan
}
