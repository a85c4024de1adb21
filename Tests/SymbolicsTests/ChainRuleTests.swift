import Numerics
import Symbolics
import Testing

@Suite struct ChainRuleTests {
  /// The 2-2-2 network of the notes.
  static func network() throws -> Definitions {
    var d = try Definitions(given: [
      "i_1": .number("0.05"), "i_2": .number("0.10"), "w_1": .number("0.15"), "w_2": .number("0.20"),
      "w_3": .number("0.25"), "w_4": .number("0.30"), "w_5": .number("0.40"), "w_6": .number("0.45"),
      "w_7": .number("0.50"), "w_8": .number("0.55"), "b_1": .number("0.35"), "b_2": .number("0.60"),
      "target_o1": .number("0.01"), "target_o2": .number("0.99"),
    ])
    try d.define("net_h1", "w_1" * "i_1" + "w_2" * "i_2" + "b_1")
    try d.define("out_h1", logistic("net_h1"))
    try d.define("net_h2", "w_3" * "i_1" + "w_4" * "i_2" + "b_1")
    try d.define("out_h2", logistic("net_h2"))
    try d.define("net_o1", "w_5" * "out_h1" + "w_6" * "out_h2" + "b_2")
    try d.define("out_o1", logistic("net_o1"))
    try d.define("net_o2", "w_7" * "out_h1" + "w_8" * "out_h2" + "b_2")
    try d.define("out_o2", logistic("net_o2"))
    try d.define("E_o1", .half * ("target_o1" - "out_o1") ** 2)
    try d.define("E_o2", .half * ("target_o2" - "out_o2") ** 2)
    try d.define("E_total", "E_o1" + "E_o2")
    return d
  }

  @Test func outputWeight() throws {
    var d = try Self.network()
    let defined = try d.differentiate("E_total", by: "w_5")
    // ∂E_total/∂E_o1 = 1 is not worth a factor.
    #expect(defined == ["dE_total/dout_o1", "dout_o1/dnet_o1", "dnet_o1/dw_5", "dE_total/dw_5"])
    #expect(
      d["dE_total/dw_5"]?.expression
        == .product(["dE_total/dout_o1", "dout_o1/dnet_o1", "dnet_o1/dw_5"]))
    #expect(d["dE_total/dout_o1"]?.expression == -("target_o1" - "out_o1"))
    #expect(d["dout_o1/dnet_o1"]?.expression == "out_o1" * (1 - "out_o1"))
    #expect(d["dnet_o1/dw_5"]?.expression == "out_h1")
    #expect(agree(try d.doubles(of: "dE_total/dw_5")[0], 0.08216704056423078, within: 1e-15))
  }

  @Test func hiddenWeight() throws {
    var d = try Self.network()
    _ = try d.differentiate("E_total", by: "w_1")
    #expect(
      d["dE_total/dw_1"]?.expression
        == .product(["dE_total/dout_h1", "dout_h1/dnet_h1", "dnet_h1/dw_1"]))
    #expect(d["dE_total/dout_h1"]?.expression == .sum(["dE_o1/dout_h1", "dE_o2/dout_h1"]))
    #expect(
      d["dE_o1/dout_h1"]?.expression == .product(["dE_o1/dout_o1", "dout_o1/dnet_o1", "dnet_o1/dout_h1"]))
    #expect(d["dnet_o1/dout_h1"]?.expression == "w_5")
    #expect(agree(try d.doubles(of: "dE_total/dw_1")[0], 0.0004385677344743434, within: 1e-15))
    // A second weight of the same unit shares all factors but one.
    #expect(try d.differentiate("E_total", by: "w_2") == ["dnet_h1/dw_2", "dE_total/dw_2"])
  }

  @Test func sharedBias() throws {
    var d = try Self.network()
    let plain = d
    _ = try d.differentiate("E_total", by: "b_1")
    #expect(
      agree(try d.doubles(of: "dE_total/db_1")[0], try plain.slope(of: "E_total", by: "b_1"), within: 1e-9))
  }

  @Test func skipConnection() throws {
    var d = try Definitions(given: ["x": .number("0.5")])
    try d.define("y", tanh("x"))
    try d.define("z", "x" + "y" * "x")
    _ = try d.differentiate("z", by: "x")
    // Once directly, where x stands itself, and once through y.
    #expect(d["dz/dx"]?.expression == .sum([1, "y", "dz/dy" * "dy/dx"]))
    #expect(
      agree(try d.doubles(of: "dz/dx")[0], 1 + 0.5.tanh + 0.5 * (1 - 0.5.tanh * 0.5.tanh), within: 1e-15))
  }

  @Test func unitLinksAreSkipped() throws {
    var d = try Definitions(given: ["x": 3, "b": 1])
    try d.define("square", "x" ** 2)
    try d.define("moved", "square" + "b")
    try d.define("again", "moved" - "b")
    try d.define("E", exp("again" / 10))
    #expect(try d.differentiate("E", by: "x") == ["dE/dagain", "dagain/dx", "dE/dx"])
    #expect(d["dagain/dx"]?.expression == 2 * "x")
    #expect(agree(try d.doubles(of: "dE/dx")[0], 0.6 * 0.9.exp, within: 1e-15))
  }

  /// Diamonds one behind the other: each is a factor of its own, a sum over its two sides.
  @Test(arguments: [1, 2, 10, 40])
  func diamonds(count: Int) throws {
    var d = try Definitions(given: ["x_0": .number("0.5")])
    for index in 1...count {
      let before = Expression(Symbol(base: "x", index: "\(index - 1)"))
      let (a, b) = (Symbol(base: "a", index: "\(index)"), Symbol(base: "b", index: "\(index)"))
      try d.define(a, .call(.sin, [before]))
      try d.define(b, .call(.cos, [before]))
      try d.define(Symbol(base: "x", index: "\(index)"), .symbol(a) * .symbol(b) + .symbol(a))
    }
    let plain = d
    let last = Symbol(base: "x", index: "\(count)")
    let defined = try d.differentiate(last, by: "x_0")
    // Two sides of two links each, the whole of each diamond, and their product.
    #expect(defined.count <= 5 * count + 1)
    let name = Symbol.derivative(of: last, by: "x_0")
    if count > 1 {
      #expect(d[name]?.expression.operands.count == count)
    }
    #expect(agree(try d.doubles(of: name)[0], try plain.slope(of: last, by: "x_0"), within: 1e-8))
  }

  @Test func pathsThatCrossAreCountedOnce() throws {
    // A network of layers of two, each unit fed by both before: 2^20 paths, but few derivatives.
    var d = try Definitions(given: ["a_0": .number("0.3"), "b_0": .number("0.6")])
    for index in 1...20 {
      let (a, b) = (Expression(Symbol("a_\(index - 1)")), Expression(Symbol("b_\(index - 1)")))
      try d.define(Symbol("a_\(index)"), tanh(a + 2 * b))
      try d.define(Symbol("b_\(index)"), .call(.sin, [2 * a - b]))
    }
    try d.define("E", "a_20" + "b_20")
    let plain = d
    let defined = try d.differentiate("E", by: "a_0")
    #expect(defined.count < 200)
    #expect(agree(try d.doubles(of: "dE/da_0")[0], try plain.slope(of: "E", by: "a_0"), within: 1e-5))
  }

  @Test func aLongChain() throws {
    var d = try Definitions(given: ["q_0": .number("0.5")])
    for index in 1...200 {
      try d.define(Symbol("q_\(index)"), .call(.sin, [.symbol(Symbol("q_\(index - 1)"))]) * 2)
    }
    let plain = d
    let defined = try d.differentiate("q_200", by: "q_0")
    #expect(defined.count == 201)
    #expect(d["dq_200/dq_0"]?.expression.operands.count == 200)
    #expect(agree(try d.doubles(of: "dq_200/dq_0")[0], try plain.slope(of: "q_200", by: "q_0"), within: 1e-6))
  }

  @Test func givenNumbersAreNoPath() throws {
    var d = try Definitions(given: ["x": 1, "y": 2, "v": [1, 2]])
    try d.define("z", "x" * 2)
    for (dependent, independent, words) in [
      ("z", "y", "z: does not depend on 'y'"), ("x", "z", "x: does not depend on 'z'"),
      ("z", "z", "z: does not depend on 'z'"), ("z", "nowhere", "there is no quantity 'nowhere'"),
      ("nowhere", "x", "there is no quantity 'nowhere'"), ("v", "x", "v: the chain rule is for numbers"),
      ("z", "v", "v: the chain rule is for numbers, and this is a vector of 2"),
    ] as [(Symbol, Symbol, String)] {
      let error = #expect(throws: SymbolicError.self) { try d.differentiate(dependent, by: independent) }
      #expect(error?.description == words || error?.description.hasPrefix(words) == true)
    }
    #expect(d.all.count == 4)
  }
}
