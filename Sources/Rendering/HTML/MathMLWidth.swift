/// About how wide MathML prints, in digits.
enum MathMLWidth {
  /// The characters between the tags; those of a fraction stand above each other and count half.
  static func of(_ source: String) -> Int {
    var halves = 0
    var fractions = 0
    for piece in source.split(separator: "<") {
      if piece.hasPrefix("mfrac") { fractions += 1 }
      if piece.hasPrefix("/mfrac") { fractions -= 1 }
      let words = piece.drop { $0 != ">" }.dropFirst()
      halves += words.count * (fractions > 0 ? 1 : 2)
    }
    return (halves + 1) / 2
  }
}
