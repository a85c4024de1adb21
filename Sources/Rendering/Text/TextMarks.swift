/// The characters by which clouds of points are told apart; further clouds begin anew.
enum TextMarks {
  static func mark(_ place: Int) -> Character {
    let marks: [Character] = ["o", "x", "+", "v", "s"]
    return marks[place % marks.count]
  }
}
