import Numerics

/// Polynomials of one degree, fitted to values at fixed places of the interval from 0 to 1 by least squares.
///
/// A polynomial is a sum of Chebyshev's polynomials of t = 2x − 1 and not of powers of x, which at ten places are so
/// much alike that several digits would be lost.
struct PolynomialFit {
  /// The highest power.
  let degree: Int

  private let basis: Matrix
  private let factorization: QRFactorization

  /// Fits of a degree to values at these places, of which there are more than the degree.
  init(degree: Int, places: [Double]) {
    self.degree = degree
    let rows = places.map { Self.basis(degree, at: $0) }
    basis = Matrix(rows: places.count, columns: degree + 1, elements: rows.flatMap(\.self))
    factorization = QRFactorization(basis)
  }

  /// The coefficients for which the sum of the squared errors is least.
  func coefficients(for values: [Double]) -> [Double] {
    // At different places the columns do not depend on one another; the guard is for rounding alone.
    factorization.leastSquares(values) ?? Array(repeating: .nan, count: degree + 1)
  }

  /// The value at a place.
  func value(_ coefficients: [Double], at place: Double) -> Double {
    zip(coefficients, Self.basis(degree, at: place)).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The values at the places of the fit.
  func values(_ coefficients: [Double]) -> [Double] {
    var values = Matrix(rows: basis.rows, columns: 1)
    basis.multiply(Matrix(rows: coefficients.count, columns: 1, elements: coefficients), into: &values)
    return values.elements
  }

  /// T₀(t) = 1, T₁(t) = t, T_k(t) = 2t T_{k−1}(t) − T_{k−2}(t).
  private static func basis(_ degree: Int, at place: Double) -> [Double] {
    let t = 2 * place - 1
    var values = [1, t]
    while values.count <= degree {
      values.append(2 * t * values[values.count - 1] - values[values.count - 2])
    }
    return Array(values.prefix(degree + 1))
  }
}
