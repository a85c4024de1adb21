import Foundation
import Numerics

/// Random arithmetic in every notation that is read, each formula with its value.
struct FormulaSource {
  /// What the formula is about, and so how it is written.
  enum Notation: CaseIterable {
    case sumOfProducts, fraction, oneLine, juxtaposition, power, squaredError, mean, root, exponential, logistic
    case logarithm, sine, tangent, bigSum, bigProduct, absoluteValue, extremum, percentage, binomial, factorial
    case floor, thousands, scientific, activation, nestedFraction, negativePower, quotedNumbers
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
  private mutating func signed() -> Written {
    let positive = number(places: 1...3)
    guard chance(0.4) else { return positive }
    return Written((chance(0.2) ? "−" : "-") + positive.latex, -positive.value)
  }

  /// A number between 0.01 and 9.9.
  private mutating func small() -> Written { number(11...99, places: 1...2) }

  private mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func chance(_ probability: Double) -> Bool { random.uniform() < probability }

  private mutating func one<Element>(of choices: Element...) -> Element {
    choices[Int.random(in: choices.indices, using: &random)]
  }

  private mutating func times() -> String { one(of: #"\cdot"#, #"\times"#, "*", "·", "×") }

  // MARK: Formulas

  /// A formula in the given notation, of which a wrong variant is wanted if `slip` is one of formulas.
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
      return chance(0.5) ? number().dividedBy(number(), sign) + small() : (number() - small()).dividedBy(number(), sign)
    case .juxtaposition:
      return (number() - small()).beside(Written("1", 1) - small())
    case .power:
      let exponent = whole(2...7)
      let base = Written("1", 1) + number(2...99, places: 2...3)
      return base.mapped("(\(base.latex))^\(exponent)", .power) { pow($0, Double(exponent)) }
    case .squaredError:
      let difference = small() - number(101...999, places: 2...3)
      return difference.mapped(#"("# + difference.latex + ")^2", .power) { $0 * $0 }
        .scaled(by: 0.5, one(of: #"\frac{1}{2}"#, #"\frac12"#, #"\dfrac{1}{2} \cdot"#, #"0.5 \cdot"#, #"1/2 \cdot"#))
    case .mean:
      let count = whole(2...5)
      let sum = (1..<count).reduce(signed()) { sum, _ in sum + number(places: 1...3) }
      return sum.scaled(by: 1 / Double(count), #"\frac{1}{"# + "\(count)}")
    case .root:
      let radicand = number() + number().times(small())
      guard chance(0.4) else { return radicand.mapped(#"\sqrt{"# + radicand.latex + "}") { $0.squareRoot() } }
      return radicand.mapped(#"\sqrt[3]{"# + radicand.latex + "}") { pow($0, 1 / 3) }
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
      return number().times(base.mapped("\(base.latex)^{-\(exponent)}", .power) { pow($0, -Double(exponent)) })
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
      let latex = isFloor ? #"\lfloor "# + inner.latex + #" \rfloor"# : #"\lceil "# + inner.latex + #" \rceil"#
      return inner.mapped(latex) { isFloor ? $0.rounded(.down) : $0.rounded(.up) }.times(small(), times()) + small()
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
      return Written(
        a.latex + #"^\top "# + b.latex, .product, values: [zip(a.values, b.values).map { $0 * $1 }.reduce(0, +)])
    }
  }

  private mutating func signedSmall() -> Written {
    let positive = small()
    return chance(0.5) ? positive : Written("-\(positive.latex)", -positive.value)
  }

  private mutating func activation() -> Written {
    let net = signedSmall()
    func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    func relu(_ x: Double) -> Double { max(0, x) }
    let functions: [(name: String, of: (Double) -> Double)] = [
      (#"\tanh"#, tanh), (#"\sigma"#, logistic), (#"\operatorname{sigmoid}"#, logistic), (#"\text{ReLU}"#, relu),
    ]
    let function = functions[whole(0...3)]
    let (open, close) = one(of: ("(", ")"), (#"\left("#, #"\right)"#), (#"\bigl("#, #"\bigr)"#))
    return net.mapped(function.name + open + net.latex + close) { function.of($0) }
  }

  /// A logarithm with its base written: nothing is left to the reader.
  private mutating func logarithm() -> Written {
    let operand = number()
    let (latex, base) = one(of: (#"\ln"#, M_E), (#"\log_2"#, 2), (#"\log_{10}"#, 10), (#"\lg"#, 10))
    let others = [M_E, 2, 10].filter { $0 != base }
    let logarithm = operand.mapped(
      latex + (chance(0.5) ? "(\(operand.latex))" : " \(operand.latex)"), .product,
      others.map { other in (.logarithmBase, { log($0) / log(other) }) }
    ) { log($0) / log(base) }
    return chance(0.5) ? logarithm.mapped("-\(logarithm.latex)", .sum) { -$0 } : logarithm + small()
  }

  /// A function of an angle that is written in terms of π, or with the sign of degrees.
  private mutating func angle(_ function: (name: String, of: (Double) -> Double)) -> Written {
    let (latex, radians, misread): (String, Double, Double)
    if chance(0.5) {
      let (above, below) = (whole(2...5), one(of: 7, 9, 11, 13))
      latex = #"\frac{"# + "\(above)" + #"\pi}{"# + "\(below)}"
      radians = Double(above) * .pi / Double(below)
      misread = radians * .pi / 180
    } else {
      let degrees = whole(5...80)
      latex = "\(degrees)" + one(of: #"^\circ"#, #"^{\circ}"#, "°")
      radians = Double(degrees) * .pi / 180
      misread = Double(degrees)
    }
    return Written(
      #"\"# + function.name + "(\(latex))", values: [function.of(radians)],
      alternatives: [.init(slip: .degrees, values: [function.of(misread)])])
  }

  /// A formula with one of the numbers that the note has printed; the slip is another of them.
  private mutating func quotation() -> Written {
    guard quoted.count > 1 else { return small() + number() }
    let place = Int.random(in: quoted.indices, using: &random)
    let others = quoted.indices.filter { $0 != place }.map { quoted[$0].values }
    let number = Written(
      quoted[place].latex, values: quoted[place].values,
      alternatives: others.map { .init(slip: .otherNumber, values: $0) })
    return chance(0.5) ? small().times(number, times()) + small() : number.times(Written("1", 1) - small(), times())
  }

  // MARK: Arrays

  private mutating func array(_ count: Int) -> Written {
    let elements = (0..<count).map { _ in signedSmall() }
    let values = elements.map(\.value)
    switch one(of: 0, 1, 2) {
    case 0: return Written("(" + elements.map(\.latex).joined(separator: ", ") + ")", values: values)
    case 1: return Written("[" + elements.map(\.latex).joined(separator: ", ") + "]", values: values)
    default: return Written(Self.matrix(elements.map { [$0.latex] }), values: values)
    }
  }

  private mutating func matrixTimesVector() -> Written {
    let rows = (0..<2).map { _ in [signedSmall(), signedSmall()] }
    let vector = [signedSmall(), signedSmall()]
    return Written(
      Self.matrix(rows.map { $0.map(\.latex) }) + " " + Self.matrix(vector.map { [$0.latex] }), .product,
      values: rows.map { row in zip(row, vector).map { $0.value * $1.value }.reduce(0, +) })
  }

  static func matrix(_ rows: [[String]]) -> String {
    #"\begin{pmatrix} "# + rows.map { $0.joined(separator: " & ") }.joined(separator: #" \\ "#) + #" \end{pmatrix}"#
  }
}
