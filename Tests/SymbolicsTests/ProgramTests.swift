import Numerics
import Symbolics
import Testing

@Suite struct ProgramTests {
  @Test func simpleArithmeticIsThatOfSwift() throws {
    var d = try Definitions(given: ["x": .number("0.1"), "y": .number("0.7"), "k": 3])
    try d.define("p", "x" * "y" + "x" / "k" - -"y")
    try d.define("x+", "x" - .number("0.05") * "p")
    try d.define("y+", "y" + "x" * "p" / 7)
    var program = try Program(
      d, feedback: [.init(from: "x+", to: "x"), .init(from: "y+", to: "y")], outputs: ["p", "x", "y"])
    program.advance(rounds: 100)
    var (x, y) = (0.1, 0.7)
    var p = 0.0
    for _ in 0..<100 {
      p = x * y + x / 3 - -y
      (x, y) = (x - 0.05 * p, y + x * p / 7)
    }
    #expect(program["x"] == x)
    #expect(program["y"] == y)
    #expect(program["p"] == p, "the outputs are those of the last round")
    program.run()
    #expect(program["p"] == x * y + x / 3 - -y)
  }

  @Test func trainingOfALogisticUnit() throws {
    var d = try Definitions(given: ["w": .number("0.4"), "b": .number("0.1"), "alpha": .number("0.5")])
    try d.define("out", logistic("w" * 2 + "b"))
    try d.define("E", .half * ("out" - 1) ** 2)
    _ = try d.differentiate("E", byAll: ["w", "b"])
    try d.define("w+", "w" - "alpha" * "dE/dw")
    try d.define("b+", "b" - "alpha" * "dE/db")
    var program = try Program(
      d, feedback: [.init(from: "w+", to: "w"), .init(from: "b+", to: "b")], outputs: ["E", "w", "b"])
    var (w, b, e) = (0.4, 0.1, 0.0)
    for _ in 0..<500 {
      let out = 1 / (1 + (-(w * 2 + b)).exp)
      e = 0.5 * (out - 1) * (out - 1)
      let slope = (out - 1) * out * (1 - out)
      (w, b) = (w - 0.5 * slope * 2, b - 0.5 * slope)
    }
    program.advance(rounds: 500)
    #expect(agree(program["w"], w, within: 1e-14))
    #expect(agree(program["b"], b, within: 1e-14))
    #expect(abs(program["E"] - e) <= 1e-13 * e)
  }

  @Test func feedbackReadsAllBeforeItWrites() throws {
    let d = try Definitions(given: ["a": 1, "b": 2, "c": 3])
    var program = try Program(
      d, feedback: [.init(from: "a", to: "b"), .init(from: "b", to: "c"), .init(from: "c", to: "a")],
      outputs: [])
    program.advance()
    #expect([program["a"], program["b"], program["c"]] == [3, 1, 2])
    program.advance(rounds: 2)
    #expect([program["a"], program["b"], program["c"]] == [1, 2, 3])
    program.advance(rounds: 0)
    #expect([program["a"], program["b"], program["c"]] == [1, 2, 3])
  }

  @Test func inputsCanBeSet() throws {
    var d = try Definitions(given: ["v": [1, 2], "k": 10])
    try d.define("k2", "k" * "k")
    try d.define("s", sum("v") * "k2")
    try d.define("unused", exp("s" / 100))
    var program = try Program(d, inputs: ["v"], outputs: ["s"])
    #expect(program["s"] == 300, "it starts with the values that are there")
    program.set("v", to: [5, 6])
    #expect(program["s"] == 300, "nothing changes before it runs")
    program.run()
    #expect(program["s"] == 1100)
    #expect(program.values(of: "v") == [5, 6])
    #expect(program.values(of: "unused").isEmpty)
    #expect(program["unused"].isNaN)
  }

  @Test func anInputCutsWhatItWasDefinedBy() throws {
    var d = try Definitions(given: ["x": 2])
    try d.define("y", "x" * 10)
    try d.define("z", "y" + 1)
    var program = try Program(d, inputs: ["y"], outputs: ["z"])
    #expect(program["z"] == 21)
    program.set("y", to: [5])
    program.run()
    #expect(program["z"] == 6)
    #expect(program.values(of: "x").isEmpty)
  }

  /// A constant part is not computed again: changed behind the program's back it keeps its value.
  @Test func whatDoesNotMoveIsComputedOnce() throws {
    var d = try Definitions(given: ["x": 2, "c": 3])
    try d.define("root", sqrt("c" + 1))
    try d.define("y", "x" * "root")
    var program = try Program(d, inputs: ["x"], outputs: ["y", "root"])
    program.set("root", to: [100])
    program.run()
    #expect(program["root"] == 100)
    #expect(program["y"] == 200)
  }

  @Test func arraysAreFedBack() throws {
    var d = try Definitions(given: ["M": [[0, 1], [1, 1]], "v": [0, 1]])
    try d.define("v+", "M" • "v")
    var program = try Program(d, feedback: [.init(from: "v+", to: "v")], outputs: ["v"])
    program.advance(rounds: 30)
    #expect(program.values(of: "v") == [832_040, 1_346_269])
  }

  @Test func whatCannotBeCompiled() throws {
    var d = try Definitions(given: ["x": 2, "v": [1, 2]])
    try d.define("y", "x" * 2)
    let unknown = #expect(throws: SymbolicError.self) { try Program(d, inputs: ["q"], outputs: ["y"]) }
    #expect(unknown?.fault == .unknownName("q"))
    let missing = #expect(throws: SymbolicError.self) { try Program(d, outputs: ["y", "q"]) }
    #expect(missing?.fault == .unknownName("q"))
    let source = #expect(throws: SymbolicError.self) {
      try Program(d, feedback: [.init(from: "q", to: "x")], outputs: ["y"])
    }
    #expect(source?.fault == .unknownName("q"))
    let shapes = #expect(throws: SymbolicError.self) {
      try Program(d, feedback: [.init(from: "v", to: "x")], outputs: ["y"])
    }
    #expect(shapes?.description == "v: its shape is not that of 'x', which it is to replace")
  }

  @Test func feedbackMayGoWhereNothingLooks() throws {
    var d = try Definitions(given: ["x": 2, "kept": 0])
    try d.define("x+", "x" * 2)
    var program = try Program(
      d, feedback: [.init(from: "x", to: "kept"), .init(from: "x+", to: "x")], outputs: ["x"])
    program.advance(rounds: 3)
    #expect(program["x"] == 16)
    #expect(program["kept"] == 8)
  }
}
