import Numerics
import Testing

@testable import Symbolics

@Suite struct SimplificationTests {
  private static func shape(_ expression: Expression) -> Shape {
    let shapes: [Symbol: Shape] = ["v": .vector(2), "M": .matrix(rows: 2, columns: 2)]
    return (try? expression.shape { shapes[$0] ?? .scalar }) ?? .scalar
  }

  @Test(
    arguments: [
      (-(-"x"), "x"), (-(0 as Expression), 0), ("x" + 0, "x"), (0 + "x" + 0, "x"), ("x" - "x", 0),
      ("x" + "y" - "x", "y"), (-"x" + "x", 0), ("x" + ("y" + "z"), .sum(["x", "y", "z"])),
      ("x" * 1, "x"), ("x" * 0, 0), (2 * "x" * 3, 6 * "x"), ("x" * -1, -"x"), (-"x" * -"y", "x" * "y"),
      (.half * "x" * 2, "x"), (2 * (.half * "x"), "x"), ("x" * ("y" * "z"), .product(["x", "y", "z"])),
      (.half * "x", .half * "x"), (.number("0.50") * "x", .number("0.50") * "x"),
      (.number("0.50") * 2 * "x", "x"),
      ("x" * (1 / "y"), "x" / "y"), ("x" / "y" * "y", "x"), ((1 / "x") * (1 / "y"), 1 / ("x" * "y")),
      ("x" / 1, "x"), (0 / "x", 0), ("x" / "x", 1), (-"x" / "y", -("x" / "y")), ("x" / -"y", -("x" / "y")),
      (-"x" / -"y", "x" / "y"), ("x" * "y" / "x", "y"), ("x" / ("x" * "y"), 1 / "y"),
      ("x" ** 1, "x"), ("x" ** 0, 1), ("x" ** 2, "x" ** 2), (("x" + 0) ** (2 - 1), "x" ** (2 - 1)),
      // Arrays keep their shape.
      ("v" - "v", "v" - "v"), ("v" * 0, 0 * "v"), ("v" ** 1, "v"), ("v" ** 0, "v" ** 0), ("v" / 1, "v"),
      (-"v" ∘ "v", -("v" ∘ "v")), ("v" ∘ -"v", -("v" ∘ "v")),
      (("M" as Expression).transposed.transposed, "M"),
      ("v" / "v", "v" / "v"), (0 / "v", 0 / "v"), ("v" + 0, "v"), (0 * "v" + 0, 0 * "v"),
    ] as [(Expression, Expression)])
  func simplifies(expression: Expression, result: Expression) {
    #expect(expression.simplified(Self.shape) == result)
    #expect(result.simplified(Self.shape) == result, "it is as simple as it gets")
  }

  @Test(arguments: 0..<600)
  func neverChangesTheValue(seed: Int) throws {
    var random = RandomExpressions(seed: UInt64(seed))
    let definitions = try random.givens()
    var expression = random.expression(depth: 5)
    // Zeros, ones and signs are what there is to simplify.
    var count = 0
    expression = expression.replacing { part in
      guard case .symbol = part else { return nil }
      count += 1
      switch (count + seed) % 7 {
      case 0: return 0
      case 1: return 1
      case 2: return -part
      case 3: return part / -2
      case 4: return part * (1 / "y")
      default: return nil
      }
    }
    let simple = expression.simplified { _ in .scalar }
    let value = try definitions.evaluate(expression)
    // Where a quotient cancels the simple form has a value; it has one wherever the other does.
    let other = try definitions.evaluate(simple)
    #expect(agree(value.double, other.double, within: 1e-11))
    #expect(value.enclosure.interval.lower <= other.enclosure.interval.upper)
    #expect(other.enclosure.interval.lower <= value.enclosure.interval.upper)
    if let exact = value.enclosure.exact, let same = other.enclosure.exact { #expect(exact == same) }
    #expect(simple.simplified { _ in .scalar } == simple)
  }
}
