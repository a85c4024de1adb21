import Notation
import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Rendering

struct EquationLayoutTests {
  @Test(
    "The rows of a step: formula, numbers substituted, result; nothing twice",
    arguments: [
      ("backprop", "net_h1", "= w_1 · i_1 + w_2 · i_2 + b_1|= 0.15 · 0.05 + 0.20 · 0.10 + 0.35|= 0.3775"),
      ("backprop", "out_h1", "= 1/(1 + e^(−net_h1))|= 1/(1 + e^(−0.3775))|≈ 0.593269992"),
      ("backprop", "E_o1", "= ½(target_o1 − out_o1)²|≈ ½(0.01 − 0.751365070)²|≈ 0.274811083"),
      // A quantity that is nothing but another one shows its value once, and a given as it was written.
      ("backprop", "∂net_o1/∂w_5", "= out_h1|≈ 0.593269992"),
      ("backprop", "∂net_o1/∂out_h1", "= w_5|= 0.40"),
      ("backprop", "∂net_h1/∂w_1", "= i_1|= 0.05"),
      (
        "backprop", "∂E_total/∂w_5",
        "= ∂E_total/∂out_o1 · ∂out_o1/∂net_o1 · ∂net_o1/∂w_5|"
          + "≈ 0.741365070 · 0.186815602 · 0.593269992|≈ 0.0821670406"
      ),
      (
        "backprop", "∂E_total/∂out_h1",
        "= ∂E_o1/∂out_h1 + ∂E_o2/∂out_h1|≈ 0.0553994247 − 0.0190491183|≈ 0.0363503064"
      ),
      ("backprop", "w_7⁺", "= w_7 − α · ∂E_total/∂w_7|≈ 0.50 − 0.5 · (−0.0226025405)|≈ 0.511301270"),
      // A chain that ends in a number has arrived.
      ("cross-entropy", "∂S/∂u_1", "= 1"),
      ("cross-entropy", "p_1 + p_2 + p_3", "= (u_1 + u_2 + u_3)/S|= 1"),
      ("cross-entropy", "−l_1", "= L_1|≈ 2.15317821"),
      ("symmetry", "∂h_1/∂net_1", "= [net_1 > 0]|= [1.5 > 0]|= 1"),
      // Arrays are substituted too.
      ("exploding", "W", "= a · [1, 0; 0, 1]|= 1.5 · [1, 0; 0, 1]|= [1.5, 0; 0, 1.5]"),
      ("fgsm", "x⁺", "= x + ε · sign(w)|= [1, 4, 2] + 0.1 · sign([2, −1, 3])|= [1.1, 3.9, 2.1]"),
      // Of an array in a sum, the number that is meant.
      (
        "forward", "z_1[1]", "= W[1]_11 · x_1 + W[1]_12 · x_2 + b[1]_1|= 0.5 · 1 + (−0.25) · 2 + 0.5|= 0.5"
      ),
      ("forward", "A[3]_11", "= a_1[3]|≈ 0.622459331"),
      // An element of an array is one number.
      ("losses", "MSE", "= (S_1 + S_2 + S_3 + S_4 + S_5)/5|= (0.25 + 0 + 1 + 0 + 16)/5|= 3.45"),
      ("losses", "m", "= y_3|= 3"),
      // Very small numbers keep their digits.
      ("fgsm", "E_total", "= E_o1 + E_o2|≈ 1.74854489·10⁻⁵ + 1.76164212·10⁻⁵|≈ 3.51018701·10⁻⁵"),
    ])
  func rows(lesson: String, subject: String, expected: String) throws {
    let lesson = try ShownLesson(lesson)
    let layout = EquationLayout(UnicodeStyle(), lesson.report.derivation, NumberFormat())
    let rows = try layout.rows(lesson.step(subject)).map { "\($0.relation) \($0.formula.text)" }
    #expect(rows.joined(separator: "|") == expected)
  }

  @Test("No row says what one before it has said", arguments: ShownLesson.all)
  func noRepetition(lesson: ShownLesson) {
    let layout = EquationLayout(UnicodeStyle(), lesson.report.derivation, NumberFormat())
    for step in lesson.steps {
      let texts = [layout.subject(step)] + layout.rows(step).map(\.formula.text)
      #expect(texts.count > 1)
      #expect(Set(texts).count == texts.count, "\(texts)")
    }
  }

  @Test(
    "Behind = stands the whole value, behind ≈ a rounded one", arguments: ShownLesson.all, [1, 3, 9, 17])
  func relations(lesson: ShownLesson, digits: Int) throws {
    let layout = EquationLayout(UnicodeStyle(), lesson.report.derivation, NumberFormat(digits: digits))
    var count = 0
    for step in lesson.steps where step.value.shape == .scalar {
      // What a lesson ends a chain with is a formula of its own, such as the 1 that probabilities add up to.
      guard step.forms.last?.constant == nil, let row = layout.rows(step).last,
        let printed = Decimal(row.formula.text)
      else { continue }
      count += 1
      let value = step.value.enclosure
      if row.relation == "=" {
        #expect(value.exact == printed.exact, "\(layout.subject(step)) = \(printed)")
      } else {
        #expect(row.relation == "≈")
        #expect(value.exact != printed.exact, "\(layout.subject(step)) ≈ \(printed)")
        #expect(printed.significantDigits <= digits)
        // The value, or else each bound of it, lies within half a unit of what is printed.
        let bounds = [value.interval.lower, value.interval.upper].compactMap { Rational(exactly: $0) }
        for bound in value.exact.map({ [$0] }) ?? bounds {
          let error = (bound - printed.exact).magnitude
          #expect(error <= printed.unit / Rational(2), "\(layout.subject(step)) ≈ \(printed)")
        }
      }
    }
    #expect(count > 5)
  }

  @Test(
    "No number is shown as zeros only", arguments: ShownLesson.all,
    [Format.text, Format.markdown, Format.latex])
  func smallNumbers(lesson: ShownLesson, format: Format) {
    for digits in [1, 3, 9] {
      let options = RenderingOptions(format: NumberFormat(digits: digits))
      let text = format.render(lesson.report, options)
      for line in text.lines where !isDrawing(line) {
        let numbers = line.split { !$0.isNumber && $0 != "." }
        let zeros = numbers.filter { $0.hasPrefix("0.0") && $0.allSatisfy("0.".contains) }
        #expect(zeros == [], "\(line)")
      }
    }
  }

  /// Coordinates are no numbers of the lesson.
  private func isDrawing(_ line: Substring) -> Bool {
    ["\\draw", "\\fill", "\\node", "  --"].contains(where: line.hasPrefix)
  }
}

struct LaTeXWidthTests {
  @Test(arguments: [
    ("", 0),
    ("0.5", 3),
    ("w_{1}", 2),
    (#"\frac{\partial E}{\partial w_{5}}"#, 3),
    (#"\frac{1}{1 + e^{-0.3775}}"#, 12),
    (#"\text{out}_{h_{1}} + \alpha"#, 9),
    (#"\left(\frac{1}{2}\right)"#, 3),
    (#"\ln(x)"#, 5),
    (#"\begin{bmatrix} 1 & 0 \end{bmatrix}"#, 6),
    // What is not closed ends with the source.
    (#"\frac{1"#, 1), (#"\"#, 1), ("}", 0), ("{", 0),
  ])
  func width(source: String, expected: Int) { #expect(LaTeXWidth.of(source) == expected) }
}
