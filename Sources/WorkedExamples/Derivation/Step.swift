public import Numerics
public import Symbolics

/// One step of a derivation: something equals a formula, and so has a value.
public struct Step: Hashable, Sendable {
  /// What is computed: the quantity's name, or an expression that is shown to equal others.
  public let subject: Expression
  /// The formula, and any further forms into which it is rewritten, each equal to the one before.
  public let forms: [Expression]
  /// The value with its enclosure.
  public let value: Value
}

/// A part of a section, in the order in which it is read.
public enum Item: Hashable, Sendable {
  /// A sentence or more.
  case text(Prose)
  /// A derived step: every number in it comes from expressions and carries an enclosure.
  case step(Step)
  /// Numbers side by side.
  case table(Table)
  /// Something to look at.
  case figure(Figure)
}

/// A part of a derivation with a title.
public struct Section: Hashable, Sendable {
  /// The title.
  public let title: String
  /// What stands in it.
  public internal(set) var items: [Item]
}

/// A number with which a lesson begins.
public struct Given: Hashable, Sendable {
  /// Its name.
  public let symbol: Symbol
  /// What it is, in a few words.
  public let meaning: String
  /// The decimals as written, row by row.
  public let written: [Decimal]
  /// The extents.
  public let shape: Shape
  /// Whether the reader set another value than the lesson's own.
  public let isSet: Bool
}
