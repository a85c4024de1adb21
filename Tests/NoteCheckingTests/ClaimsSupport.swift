import Curriculum
import NoteChecking
import Symbolics
import Testing
import WorkedExamples

extension Derivation {
  /// One unit and its error, a softmax, and arrays: net = 0.3775, out = 0.593269992…, E = 0.170101942….
  static let unit: Derivation = {
    let lesson = Lesson("unit", title: "A unit", chapter: .networks, summary: "For the tests.") { d in
      let w1 = d.given("w_1", "0.15", "first weight")
      let w2 = d.given("w_2", "0.20", "second weight")
      _ = d.given("w_3", "0.25", "a weight of another unit")
      let i1 = d.given("i_1", "0.05", "first input")
      let i2 = d.given("i_2", "0.10", "second input")
      let b = d.given("b", "0.35", "bias")
      let t = d.given("t", "0.01", "target")
      let alpha = d.given("alpha", "0.5", "learning rate")
      let net = d.define("net", w1 * i1 + w2 * i2 + b)
      let out = d.define("out", logistic(net), range: 0...1)
      let error = d.define("E", .half * (t - out) ** 2)
      let gradient = d.differentiate(error, by: w1)
      _ = d.define("w_1+", w1 - alpha * gradient)
      let z = d.given("z", [2, 4, 1], "logits")
      _ = d.define("p", softmax(z), range: 0...1)
      _ = d.given("W", [[1, 2], [0, 1]], "a matrix")
    }
    do {
      return try lesson.derivation()
    } catch {
      // A slip in the lesson above, without which no test of this target can say anything.
      fatalError("the lesson of the tests cannot be derived: \(error)")
    }
  }()

  /// The derivation of a lesson of the curriculum.
  static func lesson(_ id: String) throws -> Derivation {
    try #require(Curriculum.entries.first { $0.lesson.id == id }).lesson.derivation()
  }
}

extension NoteClaims {
  /// The claims of a note written down in a test, against the lesson of one unit.
  init(_ markdown: String, against derivation: Derivation = .unit) {
    self.init(Array(markdown.utf8), named: "note", against: derivation)
  }
}

/// The verdicts on the relations of one formula.
func verdicts(_ latex: String, against derivation: Derivation = .unit) -> [Verdict] {
  NoteClaims("$$\n\(latex)\n$$\n", against: derivation).claims.map(\.verdict)
}

extension [Claim] {
  /// Whether all claims are as they should be.
  var areConfirmed: Bool { allSatisfy { $0.isConfirmed } }
}
