/// A stretch of a file, by the offsets of its bytes.
public struct SourceSpan: Hashable, Sendable {
  /// The offsets of the bytes.
  public let range: Range<Int>

  /// The stretch of the bytes at these offsets.
  public init(_ range: Range<Int>) { self.range = range }
}

extension SourceText {
  /// Where a stretch begins.
  public func start(of span: SourceSpan) -> SourcePosition { position(of: span.range.lowerBound) }

  /// The position right after the last byte of a stretch.
  public func end(of span: SourceSpan) -> SourcePosition { position(of: span.range.upperBound) }

  /// The text of a stretch, with a U+FFFD for each byte that is no UTF-8.
  public func text(of span: SourceSpan) -> String { text(in: span.range) }
}
