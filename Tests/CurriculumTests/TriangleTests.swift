import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct TriangleTests {
  private static let derived = Result { try Lesson.triangle.derivation() }

  /// The source gives a picture without numbers; these are the note's.
  static let printed = [
    PrintedNumber("S", "15", .exact),
    PrintedNumber("s", "1", .exact),
    PrintedNumber("b_1", "3", .exact),
    PrintedNumber("b_2", "-21", .exact),
    PrintedNumber("b_3", "3", .exact),
    PrintedNumber("z_1", "-4.5", .exact),
    PrintedNumber("z_2", "-6", .exact),
    PrintedNumber("z_3", "-4.5", .exact),
    PrintedNumber("n", "0", .exact),
    PrintedNumber("o", "0", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "triangle")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 0)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  @Test func noErrata() throws { try Lesson.triangle.expectErrata([]) }

  /// Whether a point is inside by its barycentric coordinates, which are all positive there.
  private func isInside(_ point: [Rational], _ a: [Rational], _ b: [Rational], _ c: [Rational]) -> Bool {
    func area(_ p: [Rational], _ q: [Rational], _ r: [Rational]) -> Rational {
      (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
    }
    let whole = area(a, b, c)
    guard !whole.isZero else { return false }
    return [area(point, b, c), area(a, point, c), area(a, b, point)].allSatisfy {
      let share = $0 / whole
      return !share.isNegative && !share.isZero
    }
  }

  private func exact(_ symbol: Symbol, _ derivation: Derivation) throws -> [Rational] {
    try #require(derivation.definitions.value(of: symbol)).enclosures.map { try #require($0.exact) }
  }

  static let triangles: [Settings] = [
    "A=1,1", "A=2,5 C=1,1", "A=0,0 B=1,0 C=0,1", "A=-3,7 B=2,2 C=-8,-1.5", "A=0.1,0.2 B=0.3,0.1 C=0.2,0.4",
    "A=-1000,-1000 B=1000,-1000 C=0,1000", "C=9,3.001",
  ]

  /// Both kinds of corner order; points inside, outside and just on a side.
  @Test(arguments: triangles, ["2.5,2.5", "3,1.5", "1,1", "0,0", "0.2,0.2", "-3,2", "1000,0", "0.5,0.5"])
  func theNetworkTellsInsideFromOutside(_ triangle: Settings, point: String) throws {
    let coordinates = point.split(separator: ",").compactMap { Decimal($0) }
    var settings = triangle.values
    settings["x_1"] = [coordinates[0]]
    settings["x_2"] = [coordinates[1]]
    let derivation = try Lesson.triangle.derivation(settings: settings)
    let (a, b, c) = (try exact("A", derivation), try exact("B", derivation), try exact("C", derivation))
    let inside = isInside(coordinates.map(\.exact), a, b, c)
    #expect(try exact("o", derivation) == [inside ? 0 : 1])
    #expect(try exact("n", derivation)[0] < 3)
    #expect(derivation.words(ofSection: 1).contains(inside ? "is inside" : "is outside"))
  }

  /// Seven patterns and not the eighth; inside is the first, and a side counts as outside.
  @Test(arguments: triangles)
  func thePatterns(_ settings: Settings) throws {
    let rows = try #require(try Lesson.triangle.derivation(settings: settings.values).tables.first).rows
    let patterns = try rows.map { row in
      try row[2...4].map { cell -> Rational in
        guard case .value(let enclosure) = cell else { throw NoNumber() }
        return try #require(enclosure.exact)
      }
    }
    #expect(patterns.count == 8 && Set(patterns[..<7]).count == 7)
    #expect(!patterns.contains([1, 1, 1]) && patterns[0] == [0, 0, 0])
    #expect(patterns[7] != [0, 0, 0])
  }

  private struct NoNumber: Error {}

  /// The picture is that of the barycentric coordinates, cell by cell.
  @Test(arguments: triangles)
  func theRegions(_ settings: Settings) throws {
    let derivation = try Lesson.triangle.derivation(settings: settings.values)
    let corners = try (["A", "B", "C"] as [Symbol]).map { try exact($0, derivation) }
    guard case .regions(let regions) = try #require(derivation.figures.first) else {
      Issue.record("the figure shows no regions")
      return
    }
    var differences = 0
    for (row, cells) in regions.cells.enumerated() {
      for (column, cell) in cells.enumerated() {
        func centre(_ place: Int, _ range: ClosedRange<Double>) throws -> Rational {
          let length = range.upperBound - range.lowerBound
          return try #require(
            Rational(exactly: range.lowerBound + length * (Double(place) + 0.5) / Double(cells.count)))
        }
        let point = [try centre(column, regions.width), try centre(cells.count - 1 - row, regions.height)]
        if (cell == 0) != isInside(point, corners[0], corners[1], corners[2]) { differences += 1 }
      }
    }
    // A centre that lies on a side to within the rounding of doubles may fall on either side of it.
    #expect(differences <= 3)
    #expect(regions.cells.joined().contains(1))
  }

  /// Corners on one line: nothing is inside, and the lesson says so.
  @Test(arguments: ["C=9,3", "B=1,1", "A=2,2 B=2,2 C=2,2"] as [Settings])
  func flatTriangles(_ settings: Settings) throws {
    let derivation = try Lesson.triangle.derivation(settings: settings.values)
    #expect(try exact("S", derivation) == [0] && exact("o", derivation) == [1])
    #expect(derivation.tables.isEmpty && derivation.figures.count == 1)
    #expect(derivation.words(ofSection: 2).contains("lie on one line"))
  }

  static let hostile: [(Settings, Outcome)] = [
    ("A=1001,0", .refused("A")), ("A=1", .refused("A")), ("x_1=10000 x_2=-10000", .derived),
    ("x_1=10001", .refused("x_1")), ("A=1e-300,0 B=0,1e-300 C=0,0", .derived), ("A=1000,1000", .derived),
    ("S=1", .unknown("S")), ("w_1=1,1", .unknown("w_1")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.triangle.outcome(settings) == outcome)
  }
}
