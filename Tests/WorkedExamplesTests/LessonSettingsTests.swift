import Numerics
import Symbolics
import Testing
import WorkedExamples

struct LessonSettingsTests {
  /// A lesson that comes to its second given only where 1/x is a number, and not for x = 10.
  private let lesson = Lesson("inverse", title: "Inverse", chapter: .networks, summary: "1/x.") { d in
    let x = d.given("x", "1", "what is turned over", in: Rational(1, 1000) - 1...10)
    let inverse = d.define("y", 1 / x)
    guard d.value(of: inverse).double > 0.1 || d.value(of: inverse).double < 0 else { return }
    d.define("z", d.given("k", "0.25", "a factor", in: 0...Rational(1, 3)) * inverse)
  }

  private func fault(_ settings: [Symbol: [Decimal]]) -> DerivationError? {
    do throws(DerivationError) {
      _ = try lesson.derivation(settings: settings)
      return nil
    } catch {
      return error
    }
  }

  @Test("A fault is told before a given to which the lesson does not come because of it") func faultFirst() {
    guard case .symbolic? = fault(["x": [Decimal(0)], "k": [Decimal(0)]]) else {
      Issue.record("the division by 0 is not told")
      return
    }
    for settings: [Symbol: [Decimal]] in [["q": [Decimal(0)]], ["x": [Decimal(0)], "q": [Decimal(0)]]] {
      guard case .unknownGiven("q", ["x", "k"])? = fault(settings) else {
        Issue.record("the unknown name is not told")
        return
      }
    }
  }

  @Test("A given to which the lesson does not come with the others cannot be set") func notReached() {
    guard case .refused("k", let reason)? = fault(["x": [Decimal(10)], "k": [Decimal(0)]]) else {
      Issue.record("it is not refused")
      return
    }
    #expect(reason == "with the other values the lesson does not come to it")
  }

  @Test("The bounds of a range are written as they would be typed") func bounds() {
    guard case .refused("x", let low)? = fault(["x": [Decimal(-1)]]),
      case .refused("k", let high)? = fault(["k": [Decimal(1)]])
    else {
      Issue.record("nothing is refused")
      return
    }
    #expect(low == "-1 is not between -0.999 and 10")
    #expect(high == "1 is not between 0 and 0.3333333333333333")
  }
}
