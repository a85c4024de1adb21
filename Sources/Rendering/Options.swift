public import Notation

/// What the reader chose about how a lesson is shown.
public struct RenderingOptions: Sendable {
  /// How many digits.
  public var format: NumberFormat
  /// Only the sections whose title contains this.
  public var section: String?
  /// How many characters fit in a line of text.
  public var width: Int
  /// Whether a terminal shows colours.
  public var isColored: Bool

  /// The options, each with its usual value.
  public init(
    format: NumberFormat = NumberFormat(), section: String? = nil, width: Int = 80, isColored: Bool = false
  ) {
    self.format = format
    self.section = section
    self.width = width
    self.isColored = isColored
  }
}

extension RenderingOptions {
  /// A heading, set off on a terminal that shows it.
  public func heading(_ text: String) -> String { Palette(isColored: isColored).heading(text) }
}
