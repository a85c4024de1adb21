import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct ParameterSharingTests {
  private static let derived = Result { try Lesson.parameterSharing.derivation() }

  /// The source blog gives the photograph and the window of 4 × 4; the rest is the note's.
  static let printed = [
    PrintedNumber("full", "12288", .exact),
    PrintedNumber("shared", "16", .exact),
    PrintedNumber("deep", "48", .exact),
    PrintedNumber("ratio", "256", .exact),
    PrintedNumber("m", "7", .exact),
    PrintedNumber("m_n", "61", .exact),
    PrintedNumber("a", "1", .exact),
    PrintedNumber("a_B", "8", .exact),
    PrintedNumber("a_W", "4", .exact),
    PrintedNumber("dE/dq_1", "0.5", .exact),
    PrintedNumber("dE/dq_2", "2.25", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "parameter-sharing")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 4e-15)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  @Test func theMisprints() throws {
    try Lesson.parameterSharing.expectErrata([
      Erratum("blog", line: 245), Erratum("blog", line: 252),
    ])
  }

  static let settings: [Settings] = [
    "row=1 column=1", "row=7 column=7", "row=4 column=4", "row=1 column=7 s=3", "row=7 column=2",
    "f_1=-1,-1,-1,-1 f_4=-1,-1,-1,-1",
    "f_1=1,2,3,4 f_2=5,6,7,8 f_3=9,10,11,12 f_4=13,14,15,0.1 row=3 column=6",
  ]

  /// Every response of the image and of the moved one, by sums of products over the points themselves; and wherever
  /// a place and its counterpart are both there, the two are one number.
  @Test(arguments: settings)
  func theResponseMovesWithTheImage(_ settings: Settings) throws {
    let derivation = try Lesson.parameterSharing.derivation(settings: settings.values)
    derivation.expectSound()
    let theta = try #require(derivation.definitions.value(of: "theta")).doubles
    let (row, column) = (Int(try derivation.double("row")) - 1, Int(try derivation.double("column")) - 1)
    let corners = [(row, column), (6 - row, 6 - column)]
    let ring: Set = [1, 2, 4, 7, 8, 11, 13, 14]
    var responses: [[Enclosure]] = []
    for (number, corner) in corners.enumerated() {
      let value = try #require(derivation.definitions.value(of: Symbol("r_\(number + 1)")))
      for place in 0..<49 {
        let expected = (0..<16).reduce(0.0) { total, k in
          let (i, j) = (place / 7 + k / 4 - corner.0, place % 7 + k % 4 - corner.1)
          let isLit = 0..<4 ~= i && 0..<4 ~= j && ring.contains(4 * i + j)
          return total + (isLit ? theta[k] : 0)
        }
        #expect(agree(value.doubles[place], expected, within: 1e-14))
      }
      responses.append(value.enclosures)
    }
    let (down, right) = (6 - 2 * row, 6 - 2 * column)
    var compared = 0
    for place in 0..<49 where 0..<7 ~= place / 7 + down && 0..<7 ~= place % 7 + right {
      compared += 1
      #expect(responses[0][place] == responses[1][(place / 7 + down) * 7 + place % 7 + right])
    }
    #expect(compared == (7 - down.magnitude) * (7 - right.magnitude))
    #expect(derivation.words.contains("of \(compared) places compared"))
    #expect(derivation.words.contains("further on, \(compared) have the same response"))
  }

  /// The number of places by laying windows, point by point.
  @Test(arguments: 1...10)
  func placesAreCounted(stride step: Int) throws {
    let derivation = try Lesson.parameterSharing.derivation(settings: [
      "s": [Decimal(step)], "n": [Decimal(31)],
    ])
    func laid(_ points: Int) -> [Int] { Array(Swift.stride(from: 0, through: points - 4, by: step)) }
    #expect(try derivation.double("m") == Double(laid(10).count))
    #expect(try derivation.double("m_n") == Double(laid(31).count))
    let table = try #require(derivation.tables.first { $0.columns[0] == "points" })
    let row = try #require(table.rows.first { $0[0] == .count(10) && $0[1] == .count(step) })
    let seen = Set(laid(10).flatMap { $0..<$0 + 4 })
    #expect(row[2...3] == [.count(laid(10).count), .count(laid(10).count * laid(10).count)])
    #expect(row[4] == .count((0..<10).count { !seen.contains($0) }))
  }

  @Test(arguments: ["q_1=0.5", "p_1=3 p_2=-1 p_3=0.2 q_1=-2 t_2=7", "p_2=0", "t_1=1e3"] as [Settings])
  func theGradientAgreesWithDifferences(_ settings: Settings) throws {
    let derivation = try Lesson.parameterSharing.derivation(settings: settings.values)
    let slopes = try derivation.slopes(of: "E", by: ["q_1", "q_2"])
    #expect(agree(try derivation.double("dE/dq_1"), slopes[0], within: 1e-7))
    #expect(agree(try derivation.double("dE/dq_2"), slopes[1], within: 1e-7))
  }

  /// A weight whose inputs were 0 never moves, so the unit with a weight for each point is silent where it has seen
  /// nothing; the unit that shares has one score for a shape wherever all its windows are in the image.
  @Test(arguments: [0, 1, 2, 3, 4, 5])
  func whatIsLearntInOneRegion(seed: Int) throws {
    let derivation = try Lesson.parameterSharing.derivation(settings: ["seed": [Decimal(seed)]])
    let table = try #require(derivation.tables.last)
    let counts = table.rows.map { row in
      row.dropFirst().map { cell in if case .count(let count) = cell { count } else { -1 } }
    }
    try #require(counts.count == 5)
    let ball = Self.unseen(["0110", "1001", "1001", "0110"])
    let cross = Self.unseen(["1001", "0110", "0110", "1001"])
    #expect(counts[3][2] >= ball.silent && counts[4][2] >= cross.silent && ball.silent > 20)
    #expect(derivation.words.contains("\(ball.black) of the 169 points were black"))
    #expect(derivation.words.contains("the weights of \(ball.black) of them are still exactly 0"))
    #expect(counts[3][0] == 100 && counts[3][1] + counts[3][2] <= 100)
    #expect(counts[0][1] == 4)
    // Within, all balls are right or none is.
    #expect(counts[1][0] == 16 && [0, 16].contains(counts[1][3]) && [0, 16].contains(counts[2][3]))
    #expect(derivation.words.contains("16 of 16 balls have the score"))
    if counts[0][3] == 4 {
      #expect(counts[1][3] == 16 && counts[2][3] == 16)
      // A cross at the border has fewer windows, so that its largest response can only be smaller.
      #expect(counts[4][3] == 100)
    }
  }

  /// In how many places a shape has no point that any example lit, and how many points no example lit.
  private static func unseen(_ shape: [String]) -> (silent: Int, black: Int) {
    let (ball, cross) = (["0110", "1001", "1001", "0110"], ["1001", "0110", "0110", "1001"])
    func points(_ shape: [String], _ row: Int, _ column: Int) -> Set<Int> {
      var lit: Set<Int> = []
      for (i, line) in shape.enumerated() {
        for (j, point) in line.enumerated() where point == "1" { lit.insert((row + i) * 13 + column + j) }
      }
      return lit
    }
    let examples = [points(ball, 6, 6), points(ball, 6, 5), points(cross, 6, 6), points(cross, 5, 6)]
    let seen = examples.reduce(Set()) { $0.union($1) }
    return ((0..<100).count { points(shape, $0 / 10, $0 % 10).isDisjoint(with: seen) }, 169 - seen.count)
  }

  static let hostile: [(Settings, Outcome)] = [
    ("n=4", .derived), ("n=4096 c=100", .derived), ("n=5 s=10", .derived), ("s=10", .derived),
    ("row=7 column=7 s=4", .derived), ("f_1=0,0,0,0 f_2=0,0,0,0 f_3=0,0,0,0 f_4=0,0,0,0", .derived),
    ("seed=9007199254740992", .derived), ("p_1=1e100 q_1=-1e50", .derived),
    ("n=3", .refused("n")), ("n=64.5", .refused("n")), ("c=0", .refused("c")), ("s=0", .refused("s")),
    ("s=11", .refused("s")), ("row=0", .refused("row")), ("column=8", .refused("column")),
    ("f_1=1,2,3", .refused("f_1")), ("theta=1", .unknown("theta")), ("seed=-1", .refused("seed")),
    ("p_1=1e200", .noValue("E")),
    ("k=3", .unknown("k")), ("w=0", .unknown("w")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.parameterSharing.outcome(settings) == outcome)
  }
}

extension Derivation {
  /// The sentences of the lesson, without formulas and numbers that were computed.
  fileprivate var words: String {
    sections.flatMap(\.items).compactMap { item in
      guard case .text(let prose) = item else { return nil }
      return prose.fragments.map { if case .text(let words) = $0 { words } else { "" } }.joined()
    }.joined(separator: "\n")
  }
}
