/// Ranges of bytes that read as one text; those that touch are one.
struct Pieces {
  private(set) var ranges: [Range<Int>] = []

  /// Adds a range that begins where the last one ends, or further on.
  mutating func append(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if let last = ranges.last, last.upperBound == range.lowerBound {
      ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
    } else {
      ranges.append(range)
    }
  }

  /// Cuts out the single bytes that the closure finds, from the left, in what it is given.
  mutating func cutOut(next: (Range<Int>) -> Int?) {
    var kept = Pieces()
    for var range in ranges {
      while let cut = next(range) {
        kept.append(range.lowerBound..<cut)
        range = cut + 1..<range.upperBound
      }
      kept.append(range)
    }
    self = kept
  }
}
