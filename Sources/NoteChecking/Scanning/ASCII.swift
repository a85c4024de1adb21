/// The bytes that mean something in Markdown and LaTeX, by name.
///
/// Computed, so that a comparison with one of them is a comparison with a constant.
extension UInt8 {
  static var tab: Self { 0x09 }
  static var lineFeed: Self { 0x0A }
  static var carriageReturn: Self { 0x0D }
  static var space: Self { 0x20 }
  static var exclamationMark: Self { 0x21 }
  static var quotationMark: Self { 0x22 }
  static var numberSign: Self { 0x23 }
  static var dollar: Self { 0x24 }
  static var percent: Self { 0x25 }
  static var apostrophe: Self { 0x27 }
  static var leftParenthesis: Self { 0x28 }
  static var rightParenthesis: Self { 0x29 }
  static var asterisk: Self { 0x2A }
  static var plus: Self { 0x2B }
  static var comma: Self { 0x2C }
  static var hyphen: Self { 0x2D }
  static var period: Self { 0x2E }
  static var slash: Self { 0x2F }
  static var colon: Self { 0x3A }
  static var lessThan: Self { 0x3C }
  static var equals: Self { 0x3D }
  static var greaterThan: Self { 0x3E }
  static var questionMark: Self { 0x3F }
  static var leftBracket: Self { 0x5B }
  static var backslash: Self { 0x5C }
  static var rightBracket: Self { 0x5D }
  static var caret: Self { 0x5E }
  static var underscore: Self { 0x5F }
  static var backtick: Self { 0x60 }
  static var leftBrace: Self { 0x7B }
  static var verticalBar: Self { 0x7C }
  static var rightBrace: Self { 0x7D }
  static var tilde: Self { 0x7E }

  /// A space or a tab.
  var isBlank: Bool { self == .space || self == .tab }

  /// The end of a line or half of one.
  var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }

  /// A digit from 0 to 9.
  var isDigit: Bool { self &- 0x30 < 10 }

  /// A letter from A to Z or from a to z.
  var isLetter: Bool { self.lowercased &- 0x61 < 26 }

  /// The small letter for a capital from A to Z; no promise for bytes that are not letters.
  var lowercased: Self { self | 0x20 }
}
