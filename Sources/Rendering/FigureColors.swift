/// The colours of curves and classes on paper and on the screen, which the colour-blind tell apart too.
///
/// Source: M. Okabe and K. Ito, "Color Universal Design", 2008; without the black and the yellow, which vanish on a
/// dark or a white ground. The blue is a little lighter than theirs, to be legible on both.
enum FigureColors {
  /// The colours as hexadecimal numbers for red, green and blue.
  static let hexadecimal = ["0078BE", "D55E00", "009E73", "CC79A7", "E69F00", "56B4E9"]

  /// The same, lighter where they would be hard to see on a dark ground.
  static let onDarkGround = ["4FA8E0", "F28A3A", "2FC498", "E0A0C4", "F2B93B", "8FD0F5"]

  /// The place of a colour by that of a curve; further curves begin anew.
  static func place(_ series: Int) -> Int { series % hexadecimal.count }
}
