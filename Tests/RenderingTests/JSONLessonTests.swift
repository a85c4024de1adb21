import Foundation
import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Rendering

/// The schema `lessons.derivation/1`, read by Foundation, for every lesson.
struct JSONLessonTests {
  private typealias Object = [String: Any]

  private func document(_ lesson: ShownLesson) throws -> Object {
    let json = JSONRenderer().render(lesson.report)
    #expect(json.hasSuffix("}\n"))
    return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? Object)
  }

  private func objects(_ value: Any?) throws -> [Object] { try #require(value as? [Object]) }

  @Test("The document's keys, in their order", arguments: ShownLesson.all)
  func keys(lesson: ShownLesson) throws {
    let json = JSONRenderer().render(lesson.report)
    let keys = json.lines.filter { $0.hasPrefix("  \"") }.compactMap {
      $0.split(separator: "\"").dropFirst().first
    }
    #expect(
      keys == [
        "schema", "lesson", "title", "buildsOn", "leadsTo", "sources", "givens", "sections", "asserted",
        "claims", "errata",
      ])
    let document = try document(lesson)
    #expect(document["schema"] as? String == "lessons.derivation/1")
    #expect(document["lesson"] as? String == lesson.name)
    #expect(document["title"] as? String == lesson.report.lesson.title)
    #expect(document["sources"] as? [String] == lesson.report.sources)
    #expect(document["asserted"] as? Bool == true)
  }

  @Test("Givens with their decimals as written", arguments: ShownLesson.all)
  func givens(lesson: ShownLesson) throws {
    let givens = try objects(document(lesson)["givens"])
    #expect(givens.count == lesson.report.derivation.givens.count)
    for (object, given) in zip(givens, lesson.report.derivation.givens) {
      #expect(Set(object.keys) == ["symbol", "latex", "written", "meaning", "set"])
      #expect(object["symbol"] as? String == given.symbol.plain)
      #expect(object["meaning"] as? String == given.meaning)
      #expect(object["set"] as? Bool == false)
      #expect(
        try leaves(object["written"], given.shape.dimensions) as? [String] == given.written.map(\.description)
      )
    }
  }

  @Test("Steps with value, bounds and shape", arguments: ShownLesson.all)
  func steps(lesson: ShownLesson) throws {
    let keys: Set = [
      "symbol", "latex", "formula", "forms", "substituted", "value", "lower", "upper", "shape",
    ]
    let sections = try objects(document(lesson)["sections"])
    #expect(sections.map { $0["title"] as? String } == lesson.report.derivation.sections.map(\.title))
    #expect(try sections.flatMap { try objects($0["steps"]) }.allSatisfy { Set($0.keys) == keys })

    let steps = try StepsDocument(lesson).steps
    #expect(steps.count == lesson.steps.count)
    for (read, step) in zip(steps, lesson.steps) {
      if case .symbol(let symbol) = step.subject {
        #expect(Symbol(read.symbol) == symbol)
        #expect(!read.symbol.contains { !$0.isASCII })
      }
      #expect(read.shape == step.value.shape.dimensions)
      #expect([read.value, read.lower, read.upper].map(\.shape) == Array(repeating: read.shape, count: 3))
      // The value is computed in doubles, and may err by some units in the last place against its enclosure.
      for (value, bounds) in zip(read.value.leaves, zip(read.lower.leaves, read.upper.leaves)) {
        let slack = 1e-13 * abs(value)
        #expect(bounds.0 <= bounds.1)
        #expect(bounds.0 - slack <= value && value <= bounds.1 + slack, "\(read.symbol)")
      }
      // Every bit is there.
      #expect(read.value.leaves == step.value.doubles)
      #expect(read.lower.leaves == step.value.enclosures.map(\.interval.lower))
      #expect(read.upper.leaves == step.value.enclosures.map(\.interval.upper))
    }
  }

  /// The elements of nested arrays, which must be nested as the shape says.
  private func leaves(_ value: Any?, _ shape: [Int]) throws -> [Any] {
    let value = try #require(value)
    guard let count = shape.first else {
      #expect(!(value is [Any]))
      return [value]
    }
    let elements = try #require(value as? [Any])
    #expect(elements.count == count)
    return try elements.flatMap { try leaves($0, Array(shape.dropFirst())) }
  }

  @Test("Claims and errata with their verdicts", arguments: ShownLesson.all)
  func claims(lesson: ShownLesson) throws {
    let document = try document(lesson)
    let (plain, errata) = (try objects(document["claims"]), try objects(document["errata"]))
    #expect(plain.count + errata.count == lesson.report.claims.count)
    #expect(!plain.isEmpty && errata.count == lesson.report.errata.count)
    let keys: Set = ["symbol", "printed", "computed", "verdict", "source", "line", "latex", "text"]
    for claim in plain + errata {
      #expect(keys.isSubset(of: claim.keys))
      // A source without lines has null.
      #expect(claim["line"] is NSNull || claim["line"] as? Int ?? 0 > 0)
      #expect((claim["source"] as? String)?.isEmpty == false)
    }
    #expect(
      plain.allSatisfy { ["exact", "rounded", "truncated", "consistent"].contains($0["verdict"] as? String) })
    #expect(errata.allSatisfy { $0["confirmed"] as? Bool == true })
  }

  @Test("The symbols that the design names, with their values")
  func symbols() throws {
    let sections = try objects(document(ShownLesson("backprop"))["sections"])
    let steps = try sections.flatMap { try objects($0["steps"]) }
    func value(_ symbol: String) throws -> Double {
      let step = try #require(steps.first { $0["symbol"] as? String == symbol })
      return try #require(step["value"] as? Double)
    }
    #expect(try value("net_h1") == 0.3775)
    #expect(abs(try value("out_o2") - 0.772928465) < 5e-10)
    #expect(abs(try value("E_total") - 0.298371109) < 5e-10)
    #expect(abs(try value("w_5+") - 0.35891648) < 5e-9)
    #expect(abs(try value("dE_total/dw_5") - 0.082167041) < 5e-10)
  }

  @Test("Matrices are nested row by row") func matrices() throws {
    let sections = try objects(document(ShownLesson("exploding"))["sections"])
    let steps = try sections.flatMap { try objects($0["steps"]) }
    let matrix = try #require(steps.first { $0["symbol"] as? String == "W" })
    #expect(matrix["value"] as? [[Double]] == [[1.5, 0], [0, 1.5]])
    #expect(matrix["lower"] as? [[Double]] == [[1.5, 0], [0, 1.5]])
    #expect(matrix["upper"] as? [[Double]] == [[1.5, 0], [0, 1.5]])
    #expect(matrix["shape"] as? [Int] == [2, 2])
  }

  @Test("A lesson with other givens asserts nothing", arguments: ["backprop", "exploding"])
  func altered(name: String) throws {
    let settings: [Symbol: [Numerics.Decimal]] =
      name == "backprop" ? ["w_1": [.of("0.30")]] : ["x": [.of("-1"), .of("0.5")]]
    let document = try document(ShownLesson(name, settings: settings))
    #expect(document["asserted"] as? Bool == false)
    #expect(try objects(document["claims"]).isEmpty)
    #expect(try objects(document["errata"]).isEmpty)
    let set = try objects(document["givens"]).filter { $0["set"] as? Bool == true }
    #expect(set.map { $0["symbol"] as? String } == settings.keys.map { $0.plain })
    if name == "backprop" {
      #expect(set[0]["written"] as? String == "0.30")
    } else {
      #expect(set[0]["written"] as? [String] == ["-1", "0.5"])
    }
  }
}

/// The steps of a document with every bit of their numbers, of which `JSONSerialization` would lose some.
private struct StepsDocument {
  struct Step: Decodable {
    let symbol: String
    let value, lower, upper: Nested
    let shape: [Int]
  }

  /// A number, or an array of such.
  enum Nested: Decodable {
    case number(Double)
    case array([Nested])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .array(try container.decode([Nested].self))
      }
    }

    var leaves: [Double] {
      switch self {
      case .number(let number): [number]
      case .array(let elements): elements.flatMap(\.leaves)
      }
    }

    /// The extents, if all elements have the same; otherwise empty ones that no value has.
    var shape: [Int] {
      guard case .array(let elements) = self else { return [] }
      let shapes = Set(elements.map(\.shape))
      return shapes.count == 1 ? [elements.count] + shapes.joined() : [0]
    }
  }

  let steps: [Step]

  init(_ lesson: ShownLesson) throws {
    struct Section: Decodable { let steps: [Step] }
    struct Document: Decodable { let sections: [Section] }
    let json = JSONRenderer().render(lesson.report)
    steps = try JSONDecoder().decode(Document.self, from: Data(json.utf8)).sections.flatMap(\.steps)
  }
}
