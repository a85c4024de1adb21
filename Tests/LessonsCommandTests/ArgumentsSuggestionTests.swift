import Testing

@testable import LessonsCommand

struct ArgumentsSuggestionTests {
  private static let names = [
    "list", "show", "note", "verify", "help", "backprop", "cross-entropy", "fgsm", "adam", "losses",
    "forward",
  ]

  @Test(
    arguments: [
      ("bakprop", "backprop"),
      ("backporp", "backprop"),
      ("Backprop", "backprop"),
      ("BACKPROP", "backprop"),
      ("back-prop", "backprop"),
      ("backpropagation", nil),
      ("cross_entropy", "cross-entropy"),
      ("crossentropy", "cross-entropy"),
      ("cross", "cross-entropy"),
      ("lsit", "list"),
      ("ls", nil),
      ("sow", "show"),
      ("verifyy", "verify"),
      ("fgms", "fgsm"),
      ("adma", "adam"),
      ("forwards", "forward"),
      ("", nil),
      ("x", nil),
      ("xyzzy", nil),
      ("zzzz", nil),
    ] as [(String, String?)])
  func closest(word: String, expected: String?) {
    #expect(Suggestion.closest(to: word, among: Self.names) == expected)
  }

  @Test("The first of equally close words is suggested") func ties() {
    #expect(Suggestion.closest(to: "cat", among: ["bat", "car", "hat"]) == "bat")
    #expect(Suggestion.closest(to: "cat", among: ["hat", "car", "bat"]) == "hat")
    #expect(Suggestion.closest(to: "cat", among: ["hat", "cat"]) == "cat")
    #expect(Suggestion.closest(to: "cat", among: []) == nil)
  }

  @Test("A word of a million letters is no more than compared in length") func endlessWord() {
    let word = String(repeating: "backprop", count: 125_000)
    #expect(Suggestion.closest(to: word, among: Self.names) == nil)
  }

  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0),
    ("abc", "abd", 1), ("abc", "ab", 1), ("abc", "bac", 1), ("abc", "acb", 1),
    ("ca", "abc", 2), ("kitten", "sitting", 3), ("a cat", "an abct", 3),
  ])
  func distance(source: String, target: String, expected: Int) {
    #expect(Suggestion.editDistance(Array(source), Array(target)) == expected)
    #expect(Suggestion.editDistance(Array(target), Array(source)) == expected)
  }

  /// The definition taken literally is the oracle: a breadth-first search over single slips.
  @Test(
    "The distance is the least number of slips", arguments: ["", "a", "ab", "aab", "abc", "abca", "cbbaa"])
  func leastNumberOfSlips(source: String) {
    let alphabet = Array("abc")
    let longest = 5
    var distances = [Array(source): 0]
    var frontier = [Array(source)]
    var steps = 0
    while !frontier.isEmpty {
      steps += 1
      frontier = frontier.flatMap { slips(from: $0, alphabet: alphabet) }.filter { word in
        // One letter more than the words compared leaves room for detours.
        guard word.count <= longest + 1, distances[word] == nil else { return false }
        distances[word] = steps
        return true
      }
    }
    for (word, expected) in distances where word.count <= longest {
      let distance = Suggestion.editDistance(Array(source), word)
      #expect(distance == expected, "from \(source) to \(String(word))")
    }
  }

  private func slips(from word: [Character], alphabet: [Character]) -> [[Character]] {
    var results: [[Character]] = []
    for place in 0...word.count {
      let (head, tail) = (Array(word[..<place]), Array(word[place...]))
      results += alphabet.map { head + [$0] + tail }
      if tail.isEmpty { continue }
      results.append(head + tail.dropFirst())
      results += alphabet.map { head + [$0] + tail.dropFirst() }
      if tail.count > 1 { results.append(head + [tail[1], tail[0]] + tail.dropFirst(2)) }
    }
    return results
  }
}
