/// Finds the word that was probably meant.
enum Suggestion {
  /// The candidate closest to the word, if one is close enough to be worth a question.
  ///
  /// Close enough means: at most a third of the shorter of the two, rounded up, is mistyped; or the word, of three
  /// letters or more, is how the candidate begins. Case makes no difference. Among equally close ones the first
  /// in the list is taken, so that the answer depends on nothing else.
  static func closest(to word: String, among candidates: [String]) -> String? {
    let letters = Array(word.lowercased())
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      guard let distance = distance(from: letters, toNearby: Array(candidate.lowercased())) else { continue }
      if distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.candidate
  }

  private static func distance(from word: [Character], toNearby candidate: [Character]) -> Int? {
    // A word cut short is one slip, however much is missing.
    if word.count >= 3, candidate.starts(with: word) { return min(1, candidate.count - word.count) }
    let limit = (min(word.count, candidate.count) + 2) / 3
    // The difference in length is a lower bound; checking it first keeps an endless word cheap.
    guard abs(word.count - candidate.count) <= limit else { return nil }
    let distance = editDistance(word, candidate)
    return distance <= limit ? distance : nil
  }

  /// The least number of slips that turn one text into the other, where a slip inserts, deletes or changes an
  /// element or swaps two neighbours (Damerau–Levenshtein). A metric. Takes time and memory in proportion to the
  /// product of the lengths.
  ///
  /// Source: R. Lowrance and R. A. Wagner, “An Extension of the String-to-String Correction Problem”, Journal of
  /// the ACM 22 (1975). Unlike the restricted variant (optimal string alignment), it sees that CA and ABC are two
  /// slips apart: swap, then insert between the swapped.
  static func editDistance<Element: Hashable>(_ source: [Element], _ target: [Element]) -> Int {
    // distances[i][j] is the distance of the first i elements of the source from the first j of the target.
    var distances = (0...source.count).map { i in
      (0...target.count).map { j in i == 0 ? j : (j == 0 ? i : 0) }
    }
    // The row after an element's latest place in the source so far.
    var latestRow: [Element: Int] = [:]

    for (i, a) in zip(1..., source) {
      // The column after the latest place in the target so far that matches `a`.
      var latestColumn = 0
      for (j, b) in zip(1..., target) {
        var distance = min(
          distances[i - 1][j] + 1,
          distances[i][j - 1] + 1,
          distances[i - 1][j - 1] + (a == b ? 0 : 1))
        if let row = latestRow[b], latestColumn > 0 {
          // Delete or insert all between the two places, and swap what are neighbours then.
          let between = (i - row - 1) + (j - latestColumn - 1)
          distance = min(distance, distances[row - 1][latestColumn - 1] + between + 1)
        }
        distances[i][j] = distance
        if a == b { latestColumn = j }
      }
      latestRow[a] = i
    }
    return distances[source.count][target.count]
  }
}
