/// The names by which the headings of a page can be linked to.
struct HeadingIDs {
  private var taken: Set<String> = []

  /// The name of a heading: its letters and digits with hyphens between, and a number if it was there before.
  mutating func id(for title: String) -> String {
    let words = title.lowercased().split { !$0.isLetter && !$0.isNumber }
    let name = words.isEmpty ? "section" : words.joined(separator: "-")
    var id = name
    var count = 1
    while !taken.insert(id).inserted {
      count += 1
      id = "\(name)-\(count)"
    }
    return id
  }
}
