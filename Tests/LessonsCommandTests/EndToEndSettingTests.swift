import Foundation
import Testing

/// What `--set` does to the numbers, against the same network computed here in a few lines.
struct EndToEndSettingTests {
  /// The 2-2-2 network of the lesson `backprop`, forwards and backwards, with nothing from the program.
  private struct Network {
    var inputs = [0.05, 0.10]
    var hidden = [[0.15, 0.20], [0.25, 0.30]]
    var output = [[0.40, 0.45], [0.50, 0.55]]
    let biases = [0.35, 0.60]
    let targets = [0.01, 0.99]
    let rate = 0.5

    private func layer(_ weights: [[Double]], _ values: [Double], _ bias: Double) -> [Double] {
      weights.map { row in 1 / (1 + exp(-(row[0] * values[0] + row[1] * values[1] + bias))) }
    }

    var hiddenOutputs: [Double] { layer(hidden, inputs, biases[0]) }
    var outputs: [Double] { layer(output, hiddenOutputs, biases[1]) }
    var error: Double { zip(targets, outputs).reduce(0) { $0 + pow($1.0 - $1.1, 2) / 2 } }

    /// The error's derivatives by the net inputs of the outputs.
    var outputDeltas: [Double] { zip(outputs, targets).map { ($0 - $1) * $0 * (1 - $0) } }

    /// The derivative by w_1, over both paths.
    var slopeOfFirst: Double {
      let h = hiddenOutputs[0]
      return (outputDeltas[0] * output[0][0] + outputDeltas[1] * output[1][0]) * h * (1 - h) * inputs[0]
    }

    /// The derivative by w_5.
    var slopeOfFifth: Double { outputDeltas[0] * hiddenOutputs[0] }
  }

  private struct Document: Decodable {
    struct Given: Decodable {
      let symbol: String
      let set: Bool
    }
    struct Step: Decodable {
      let symbol: String
      let value, lower, upper: Double
    }
    struct Section: Decodable { let steps: [Step] }
    struct Claim: Decodable { let verdict: String }

    let asserted: Bool
    let givens: [Given]
    let sections: [Section]
    let claims, errata: [Claim]

    func step(_ symbol: String) throws -> Step {
      try #require(sections.flatMap(\.steps).first { $0.symbol == symbol })
    }
  }

  private func document(_ options: String...) throws -> Document {
    let result = try LessonsBinary().run(["backprop", "--format", "json"] + options)
    #expect(result.status == 0)
    #expect(result.errors == "")
    return try JSONDecoder().decode(Document.self, from: Data(result.output.utf8))
  }

  private func expect(_ document: Document, agreesWith network: Network) throws {
    let expected = [
      ("out_h1", network.hiddenOutputs[0]), ("out_h2", network.hiddenOutputs[1]),
      ("out_o1", network.outputs[0]), ("out_o2", network.outputs[1]), ("E_total", network.error),
      ("dE_total/dw_5", network.slopeOfFifth), ("dE_total/dw_1", network.slopeOfFirst),
      ("w_1+", network.hidden[0][0] - network.rate * network.slopeOfFirst),
      ("w_5+", network.output[0][0] - network.rate * network.slopeOfFifth),
    ]
    for (symbol, value) in expected {
      let step = try document.step(symbol)
      #expect(abs(step.value - value) < 1e-14, "\(symbol)")
      #expect(step.lower - 1e-14 < value && value < step.upper + 1e-14, "\(symbol)")
      #expect(step.lower <= step.upper && step.upper - step.lower < 1e-14, "\(symbol)")
    }
  }

  @Test("As the lesson is, its numbers are the network's, and the notes are asserted") func unchanged() throws
  {
    let document = try document()
    try expect(document, agreesWith: Network())
    #expect(document.asserted)
    #expect(document.claims.count > 50 && document.errata.count == 10)
    #expect(document.givens.allSatisfy { !$0.set })
  }

  @Test("Another weight gives other numbers, and nothing of the notes is asserted") func changed() throws {
    let document = try document("--set", "w_1=0.3")
    var network = Network()
    network.hidden[0][0] = 0.3
    try expect(document, agreesWith: network)
    #expect(!document.asserted)
    #expect(document.claims.isEmpty && document.errata.isEmpty)
    #expect(document.givens.filter(\.set).map(\.symbol) == ["w_1"])
  }

  @Test("Several weights, in all the ways to write them") func several() throws {
    let document = try document("--set=w_1=3e-1", "--set", "w_5=-0.4", "--set", "i_2=−.5")
    var network = Network()
    network.hidden[0][0] = 0.3
    network.output[0][0] = -0.4
    network.inputs[1] = -0.5
    try expect(document, agreesWith: network)
    #expect(document.givens.filter(\.set).map(\.symbol) == ["i_2", "w_1", "w_5"])
  }

  @Test("The lesson's own values, set again, change nothing") func same() throws {
    let document = try document("--set", "w_1=0.15")
    try expect(document, agreesWith: Network())
    #expect(document.asserted)
  }
}
