import Foundation
import Numerics

/// Random arithmetic in every notation that is read, each formula with its value.
struct FormulaSource {
  /// What the formula is about, and so how it is written.
  enum Notation: CaseIterable {
    case sumOfProducts, fraction, oneLine, juxtaposition, power, squaredError, mean, root, exponential
    case logistic, logarithm, sine, tangent, bigSum, bigProduct, absoluteValue, extremum, percentage
    case binomial, factorial, floor, thousands, scientific, activation, nestedFraction, negativePower,
      quotedNumbers
    case vectors, matrixTimesVector, dotProduct, norm
  }

  var random: SeededGenerator
  /// The results that the note has printed, each under a name of its own.
  var quoted: [Written] = []

  // MARK: Numbers

  /// A number of up to three digits.
  mutating func number(_ range: ClosedRange<Int> = 2...999, places: ClosedRange<Int> = 0...3) -> Written {
    let units = Int.random(in: range, using: &random)
    let printed = PrintedNumber(units: units, places: Int.random(in: places, using: &random))
    return Written(printed.text(), Double(printed.text()) ?? 0)
  }

  /// A number of either sign.
  mutating func signed() -> Written {
    let positive = number(places: 1...3)
    guard chance(0.4) else { return positive }
    return Written((chance(0.2) ? "−" : "-") + positive.latex, -positive.value)
  }

  /// A number between 0.01 and 9.9.
  mutating func small() -> Written { number(11...99, places: 1...2) }

  /// As `small`, of either sign.
  mutating func signedSmall() -> Written {
    let positive = small()
    return chance(0.5) ? positive : Written("-\(positive.latex)", -positive.value)
  }

  mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func chance(_ probability: Double) -> Bool { random.uniform() < probability }

  mutating func one<Element>(of choices: Element...) -> Element {
    choices[Int.random(in: choices.indices, using: &random)]
  }

  mutating func times() -> String { one(of: #"\cdot"#, #"\times"#, "*", "·", "×") }

  // MARK: Formulas

  /// A formula in the given notation.
  mutating func formula(_ notation: Notation) -> Written {
    switch notation {
    case .sumOfProducts:
      let sign = times()
      let first = number().times(signed(), sign) + number().times(number(), sign)
      return chance(0.5) ? first - number() : first + signed()
    case .fraction:
      return chance(0.5) ? (number() + number()).over(number() + small()) : number().over(number()) - small()
    case .oneLine:
      let sign = one(of: "/", #"\div"#, "÷")
      let dividend = chance(0.5) ? number() : number() - small()
      return dividend.dividedBy(number(), sign) + small()
    case .juxtaposition:
      return (number() - small()).beside(Written("1", 1) - small())
    case .power:
      let exponent = whole(2...7)
      let base = Written("1", 1) + number(2...99, places: 2...3)
      return base.mapped("(\(base.latex))^\(exponent)", .power) { pow($0, Double(exponent)) }
    case .squaredError:
      let difference = small() - number(101...999, places: 2...3)
      let half = one(of: #"\frac{1}{2}"#, #"\frac12"#, #"\dfrac{1}{2} \cdot"#, #"0.5 \cdot"#, #"1/2 \cdot"#)
      return difference.mapped("(\(difference.latex))^2", .power) { $0 * $0 }.scaled(by: 0.5, half)
    case .mean:
      let count = whole(2...5)
      let sum = (1..<count).reduce(signed()) { sum, _ in sum + number(places: 1...3) }
      return sum.scaled(by: 1 / Double(count), #"\frac{1}{"# + "\(count)}")
    case .root:
      let radicand = number() + number().times(small())
      return chance(0.4)
        ? radicand.mapped(#"\sqrt[3]{"# + radicand.latex + "}") { pow($0, 1 / 3) }
        : radicand.mapped(#"\sqrt{"# + radicand.latex + "}") { $0.squareRoot() }
    case .exponential:
      let exponent = small() - small()
      let latex = chance(0.5) ? "e^{\(exponent.latex)}" : #"\exp("# + exponent.latex + ")"
      return exponent.mapped(latex, .power) { exp($0) }.times(small(), times())
    case .logistic:
      let net = signedSmall()
      let text = net.latex.hasPrefix("-") ? "-(\(net.latex))" : "-\(net.latex)"
      return Written("1", 1).over(Written("1", 1) + net.mapped("e^{\(text)}", .power) { exp(-$0) })
    case .activation:
      return activation().times(small())
    case .nestedFraction:
      return number().over(Written("1", 1) + small().over(number() + small()))
    case .negativePower:
      let exponent = whole(1...3)
      let base = number(2...99, places: 0...1)
      let power = base.mapped("\(base.latex)^{-\(exponent)}", .power) { pow($0, -Double(exponent)) }
      return number().times(power)
    case .logarithm:
      return logarithm()
    case .sine:
      return angle(one(of: ("sin", sin), ("cos", cos))).times(number(), times())
    case .tangent:
      return small() + angle(("tan", tan))
    case .bigSum:
      let (count, factor) = (whole(2...6), small())
      return factor.mapped(
        #"\sum_{i=1}^{"# + "\(count)} \(factor.latex) i^2", .sum
      ) { factor in (1...count).map { factor * Double($0 * $0) }.reduce(0, +) }
    case .bigProduct:
      let (count, step) = (whole(2...5), number(1...99, places: 2...2))
      return step.mapped(
        #"\prod_{k=1}^{"# + "\(count)} (1 + \(step.latex) k)", .sum
      ) { step in (1...count).map { 1 + step * Double($0) }.reduce(1, *) }
    case .absoluteValue:
      let inner = small() - number()
      let bars = one(of: ("|", "|"), (#"\left|"#, #"\right|"#), (#"\lvert "#, #"\rvert"#))
      return inner.mapped(bars.0 + inner.latex + bars.1) { $0.magnitude }.times(small())
    case .extremum:
      let (a, b) = (number(), small())
      return chance(0.5)
        ? a.joined(b, #"\max("# + a.latex + ", " + b.latex + ")") { max($0, $1) }.times(small())
        : a.joined(b, #"\min("# + a.latex + ", " + b.latex + ")") { min($0, $1) } - small()
    case .percentage:
      let rate = number(2...99, places: 0...1)
      return rate.mapped(rate.latex + #"\%"#, .power) { $0 / 100 }.times(number(), times())
    case .binomial:
      let n = whole(4...12)
      let k = whole(1...3)
      let count = (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
      let binomial = Written(#"\binom{"# + "\(n)}{\(k)}", count)
      let p = small()
      return binomial.times(p.mapped("\(p.latex)^\(k)", .power) { pow($0, Double(k)) }, times())
    case .factorial:
      let n = whole(3...7)
      return number().over(Written("\(n)!", (1...n).map(Double.init).reduce(1, *)))
    case .floor:
      let inner = number(101...999, places: 1...2)
      let isFloor = chance(0.5)
      let whole =
        isFloor
        ? inner.mapped(#"\lfloor "# + inner.latex + #" \rfloor"#) { $0.rounded(.down) }
        : inner.mapped(#"\lceil "# + inner.latex + #" \rceil"#) { $0.rounded(.up) }
      return whole.times(small(), times()) + small()
    case .thousands:
      let thousands = PrintedNumber(units: whole(10_000...9_999_999), places: whole(0...1))
      let written = Written(
        thousands.text(thousands: chance(0.5) ? "{,}" : ","), Double(thousands.text()) ?? 0)
      return written.dividedBy(number(), "/")
    case .scientific:
      let (mantissa, exponent) = (number(11...99, places: 1...1), whole(-4...4))
      let power = pow(10, Double(exponent))
      let latex =
        chance(0.3) ? "\(mantissa.latex)e\(exponent)" : "\(mantissa.latex) \(times()) 10^{\(exponent)}"
      return mantissa.mapped(latex, .product) { $0 * power }.times(number(), times())
    case .quotedNumbers:
      return quotation()
    case .vectors:
      return number(places: 1...2).times(array(3)) + array(3)
    case .matrixTimesVector:
      return matrixTimesVector()
    case .norm:
      let vector = array(2)
      let length = zip(vector.values, vector.values).map { $0 * $1 }.reduce(0, +).squareRoot()
      return Written(#"\|"# + vector.latex + #"\|"#, values: [length]).times(small())
    case .dotProduct:
      let (a, b) = (array(3), array(3))
      let product = zip(a.values, b.values).map { $0 * $1 }.reduce(0, +)
      return Written(a.latex + #"^\top "# + b.latex, .product, values: [product])
    }
  }
}
