import Numerics
import Symbolics
import Testing
import WorkedExamples

@testable import Curriculum

@Suite struct OverfittingTests {
  private static let derived = Result { try Lesson.overfitting.derivation() }

  /// The source names the sine and the polynomial; the numbers are the note's.
  static let printed = [
    PrintedNumber("l_0", "0.1", .exact),
    PrintedNumber("l_1", "0.9", .exact),
    PrintedNumber("E_line", "0.08", .exact),
    PrintedNumber("p_0", "0.3", .exact),
    PrintedNumber("p_1", "-0.3", .exact),
    PrintedNumber("p_2", "0.6", .exact),
    PrintedNumber("f_line", "2.8", .exact),
    PrintedNumber("f_parabola", "4.8", .exact),
    PrintedNumber("T_line", "0.04", .exact),
    PrintedNumber("T_parabola", "3.24", .exact),
    PrintedNumber("E_train", "0.03", .exact),
    PrintedNumber("E_new", "0.15", .exact),
  ]

  @Test(arguments: printed)
  func printedInTheNote(number: PrintedNumber) throws {
    try number.expectVerdict(in: Self.derived.get())
  }

  @Test func everyQuantityEnclosesTheReference() throws {
    let derivation = try Self.derived.get()
    let reference = try ReferenceValues(of: "overfitting")
    for symbol in ReferenceValues.derived(in: derivation) {
      try reference.expectEnclosed(symbol, in: derivation, width: 0x1p-52)
    }
    #expect(Set(reference.numbers.keys) == Set(ReferenceValues.derived(in: derivation)))
  }

  @Test func misprintsOfTheSources() throws {
    try Lesson.overfitting.expectErrata([])
  }

  /// The line against its normal equations, in whole fractions; the parabola passes through the points.
  @Test(arguments: ["y_0=1 y_1=1 y_2=1", "y_0=-3 y_1=0.5 y_2=7", "y_0=0 y_1=100 y_2=-0.01"])
  func lineAndParabola(_ settings: Settings) throws {
    let derivation = try Lesson.overfitting.derivation(settings: settings.values)
    let exact = { (symbol: Symbol) in try #require(try derivation.enclosure(symbol).exact) }
    let residuals = try (0...2).map { try exact(Symbol("a_\($0)")) }
    #expect(residuals[0] + residuals[1] + residuals[2] == Rational(0))
    #expect(residuals[1] + residuals[2] + residuals[2] == Rational(0))
    for place in 0...2 { #expect(try exact(Symbol("b_\(place)")) == Rational(0)) }
  }

  // MARK: Fits

  private static let places = (0..<10).map { (Double($0) + 0.5) / 10 }

  /// Degree 9 through ten points, beside Lagrange's polynomial in whole fractions.
  @Test func tenCoefficientsInterpolate() {
    var random = SeededGenerator(seed: 1)
    let hundredths = (0..<10).map { _ in Int.random(in: -150...150, using: &random) }
    func lagrange(_ x: Rational) -> Rational {
      (0..<10).reduce(Rational(0)) { sum, i in
        let own = Rational(2 * i + 1) / Rational(20)
        let term = (0..<10).filter { $0 != i }.reduce(Rational(hundredths[i]) / Rational(100)) {
          let other = Rational(2 * $1 + 1) / Rational(20)
          return $0 * (x - other) / (own - other)
        }
        return sum + term
      }
    }
    let fit = PolynomialFit(degree: 9, places: Self.places)
    let coefficients = fit.coefficients(for: hundredths.map { Double($0) / 100 })
    for thousandth in stride(from: 0, through: 1000, by: 37) {
      let x = Rational(thousandth) / Rational(1000)
      let value = fit.value(coefficients, at: x.nearestDouble)
      #expect(agree(value, lagrange(x).nearestDouble, within: 1e-12))
    }
    for (value, wanted) in zip(fit.values(coefficients), hundredths) {
      #expect(abs(value - Double(wanted) / 100) < 1e-13)
    }
  }

  /// What is left over is orthogonal to every power up to the degree: no polynomial does better.
  @Test(arguments: 0...8)
  func residualsAreOrthogonalToThePowers(degree: Int) {
    var random = SeededGenerator(seed: 2)
    let values = (0..<10).map { _ in random.normal() }
    let fit = PolynomialFit(degree: degree, places: Self.places)
    let residuals = zip(values, fit.values(fit.coefficients(for: values))).map { $0 - $1 }
    for power in 0...degree {
      let product = zip(Self.places, residuals).reduce(0) { $0 + Double.power($1.0, Double(power)) * $1.1 }
      #expect(abs(product) < 1e-13)
    }
    #expect(residuals.contains { abs($0) > 1e-3 })
  }

  // MARK: Tables

  private func numbers(_ table: Table) -> [[Double]] {
    table.rows.map { row in
      row.map { cell in if case .count(let count) = cell { Double(count) } else { cell.measured ?? .nan } }
    }
  }

  /// Over several samples the training error never rises, and is 0 with ten parameters for ten points.
  @Test(arguments: 0..<8)
  func theTrainingErrorNeverRises(seed: Int) throws {
    let derivation = try Lesson.overfitting.derivation(settings: ["seed": [Decimal(seed)]])
    let errors = numbers(derivation.tables[0])
    for (one, next) in zip(errors, errors.dropFirst()) { #expect(next[2] <= one[2] + 1e-15) }
    #expect(errors[9][2] == 0)
    #expect(errors[9][3] > (try #require(errors.map { $0[3] }.min())))
  }

  /// What the shares of noise predict, for other samples and more points; 500 means stray by about one per cent.
  @Test(arguments: ["seed=0", "seed=1", "seed=2", "N=20", "N=50 sigma=1", "sigma=0.01"] as [Settings])
  func theMeansAreAsExpected(_ settings: Settings) throws {
    let rows = numbers(try Lesson.overfitting.derivation(settings: settings.values).tables[1])
    #expect(rows.map { $0[0] } == [1, 3, 9])
    for row in rows {
      #expect(abs(row[3] - row[2]) <= 0.08 * row[2], "training, degree \(row[0])")
      #expect(abs(row[5] - row[4]) <= 0.08 * row[4], "new, degree \(row[0])")
    }
  }

  /// The mean squared noise on the training data and on new data, for a degree that misses nothing.
  @Test func aTenthOfTheNoiseForEachParameter() throws {
    let rows = numbers(try Self.derived.get().tables[1])
    #expect(rows[2][1...2] == [0, 0] && rows[2][3] == 0)
    #expect(abs(rows[2][4] - 2 * 0.09) < 1e-12)
  }

  static let hostile: [(Settings, Outcome)] = [
    ("sigma=0", .derived), ("sigma=10", .derived), ("N=100", .derived), ("N=11 seed=0", .derived),
    ("y_0=0 y_1=0 y_2=0 t=0", .derived), ("t=1e100", .derived), ("y_1=-1e100", .derived),
    ("y_0=1e200", .noValue("E_line")), ("t=1e200", .noValue("T_line")), ("y_0=1e9999", .noValue("y_0")),
    ("sigma=-1", .refused("sigma")), ("sigma=11", .refused("sigma")), ("N=9", .refused("N")),
    ("N=101", .refused("N")), ("N=10.5", .refused("N")), ("seed=0.5", .refused("seed")),
    ("E_line=0", .unknown("E_line")),
  ]

  @Test(arguments: hostile)
  func otherGivensAreDerivedOrRefused(_ settings: Settings, outcome: Outcome) {
    #expect(Lesson.overfitting.outcome(settings) == outcome)
  }
}
