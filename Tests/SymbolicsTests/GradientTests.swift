import Numerics
import Symbolics
import Testing

@Suite struct GradientTests {
  /// The gradient in one pass, the chain rule over names, and central differences say the same.
  @Test(arguments: 0..<100)
  func randomNetworksOfQuantities(seed: Int) throws {
    var random = RandomExpressions(seed: UInt64(1000 + seed))
    var definitions = try random.givens()
    // Quantities over quantities, so that there are paths to follow; each may use all before it.
    var names: [Expression] = RandomExpressions.symbols.map(Expression.symbol)
    for index in 1...4 {
      var replaced: [Expression: Expression] = [:]
      for name in RandomExpressions.symbols {
        replaced[.symbol(name)] = names.randomElement(using: &random.random)
      }
      let expression = random.expression(depth: 3).replacing { replaced[$0] }
      let name = Symbol(base: "q", index: "\(index)")
      try definitions.define(name, tanh(expression))
      names.append(.symbol(name))
    }
    try definitions.define("E", names.dropFirst().reduce(names[0] * "q_4", +))
    let plain = definitions
    var (swept, chained) = (definitions, definitions)
    _ = try swept.differentiate("E", byAll: RandomExpressions.symbols)
    for symbol in RandomExpressions.symbols {
      let name = Symbol.derivative(of: "E", by: symbol)
      let defined = try chained.differentiate("E", by: symbol)
      #expect(defined.last == name)
      let (one, other) = (try swept.doubles(of: name)[0], try chained.doubles(of: name)[0])
      #expect(agree(one, other, within: 1e-11))
      #expect(agree(one, try plain.slope(of: "E", by: symbol), within: 1e-6))
    }
  }

  @Test(arguments: 0..<100)
  func randomExpressions(seed: Int) throws {
    var random = RandomExpressions(seed: UInt64(seed))
    var definitions = try random.givens()
    try definitions.define("E", random.expression(depth: 5) + "x" * "y" * "z")
    let plain = definitions
    var chained = definitions
    _ = try definitions.differentiate("E", byAll: RandomExpressions.symbols)
    for symbol in RandomExpressions.symbols {
      let name = Symbol.derivative(of: "E", by: symbol)
      _ = try chained.differentiate("E", by: symbol)
      let gradient = try definitions.doubles(of: name)[0]
      #expect(agree(gradient, try chained.doubles(of: name)[0], within: 1e-12))
      #expect(agree(gradient, try plain.slope(of: "E", by: symbol), within: 1e-6))
    }
  }

  /// Softmax cross-entropy of a batch of two through X·W + b: the gradients are (P − Y)/2 carried back.
  @Test func crossEntropyOfABatch() throws {
    var definitions = try Definitions(given: [
      "X": [[1, 2, -1], [.half, -1, 2]], "Y": [[1, 0], [0, 1]],
      "W": [
        [.number("0.1"), -.number("0.2")], [.number("0.3"), .number("0.4")],
        [-.number("0.5"), .number("0.6")],
      ],
      "b": [.number("0.7"), -.number("0.1")],
    ])
    try definitions.define("Z", "X" • "W" + "b")
    try definitions.define("P", softmax("Z"))
    try definitions.define("L", -mean(sum("Y" ∘ log("P"), over: .rows)))
    let plain = definitions
    let defined = try definitions.differentiate("L", byAll: ["W", "b", "X"])
    #expect(defined == ["dL/dP", "dL/dZ", "dL/db", "dL/dW", "dL/dX"])
    for symbol: Symbol in ["W", "b", "X"] {
      let gradient = try #require(definitions.value(of: .derivative(of: "L", by: symbol)))
      #expect(gradient.shape == definitions[symbol]?.shape)
      for (index, component) in gradient.doubles.enumerated() {
        #expect(agree(component, try plain.slope(of: "L", by: symbol, at: index), within: 1e-8))
      }
    }
    let expected = try definitions.evaluate(("P" - "Y") / 2)
    for (one, other) in zip(try definitions.doubles(of: "dL/dZ"), expected.doubles) {
      #expect(agree(one, other, within: 1e-15))
    }
  }

  @Test func aStepHasAnArrayOfZerosForAGradient() throws {
    var definitions = try Definitions(given: ["v": [1, -2], "M": [[1, 2], [3, 4]], "x": 2])
    try definitions.define("h", heaviside("M" • "v"))
    try definitions.define("E", sum("h") * "x")
    _ = try definitions.differentiate("E", byAll: ["v", "M", "x"])
    #expect(definitions.value(of: "dE/dv")?.shape == .vector(2))
    #expect(definitions.value(of: "dE/dM")?.shape == .matrix(rows: 2, columns: 2))
    #expect(try definitions.doubles(of: "dE/dM") == [0, 0, 0, 0])
    #expect(try definitions.doubles(of: "dE/dx") == [0])
  }

  @Test func whatIsDefinedIsUsedAgain() throws {
    var definitions = try Definitions(given: ["x": 3, "y": 2])
    try definitions.define("E", "x" * "y")
    #expect(try definitions.differentiate("E", byAll: ["x"]) == ["dE/dx"])
    #expect(try definitions.differentiate("E", byAll: ["x", "y"]) == ["dE/dy"])
    #expect(try definitions.differentiate("E", by: "x") == ["dE/dx"])
    #expect(try definitions.doubles(of: "dE/dx") == [2])
    // The second derivative is the derivative of the first.
    #expect(try definitions.differentiate("dE/dx", by: "y") == ["ddE/dx/dy"])
    #expect(try definitions.doubles(of: "ddE/dx/dy") == [1])
  }

  @Test func whatHasNoGradient() throws {
    var definitions = try Definitions(given: ["x": 3, "v": [1, 2], "y": 1])
    try definitions.define("E", "x" * 2)
    for (dependent, independents, words) in [
      ("E", ["y"], "E: does not depend on 'y'"), ("E", ["E"], "E: does not depend on 'E'"),
      ("E", ["nowhere"], "does not depend on 'nowhere'"), ("v", ["x"], "v: only a number has a gradient"),
      ("nowhere", ["x"], "there is no quantity 'nowhere'"),
    ] as [(Symbol, [Symbol], String)] {
      let error = #expect(throws: SymbolicError.self) {
        try definitions.differentiate(dependent, byAll: independents)
      }
      #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }
  }
}
