/// A = QR, with orthonormal columns in Q and an upper triangular R, by Householder's reflections.
///
/// Each reflection H = I − 2vvᵀ/vᵀv makes the part of a column below the diagonal 0; Q is their product. The method is
/// backward stable: Q is orthogonal up to rounding, however nearly the columns of A depend on one another.
/// A. S. Householder, "Unitary Triangularization of a Nonsymmetric Matrix", 1958.
public struct QRFactorization: Sendable {
  /// The diagonal of R.
  public private(set) var diagonal: [Double]

  private let rows: Int
  private let columns: Int
  /// Column by column: above the diagonal R, from the diagonal on the vectors v.
  private var elements: [Double]
  /// For each reflection 2/vᵀv; 0 where the column was 0 already and nothing is reflected.
  private var factors: [Double]

  /// Factors a matrix with at least as many rows as columns, of numbers whose squares are no infinities.
  public init(_ matrix: Matrix) {
    precondition(matrix.rows >= matrix.columns, "there are more columns than rows")
    let (rows, columns) = (matrix.rows, matrix.columns)
    (self.rows, self.columns) = (rows, columns)
    elements = (0..<rows * columns).map { matrix[$0 % rows, $0 / rows] }
    diagonal = Array(repeating: 0, count: columns)
    factors = diagonal
    for pivot in 0..<columns {
      let start = pivot * rows + pivot
      let square = elements[start..<(pivot + 1) * rows].reduce(0) { $0 + $1 * $1 }
      guard square > 0 else { continue }
      let first = elements[start]
      // Of the two signs the one that does not cancel.
      diagonal[pivot] = first > 0 ? -square.squareRoot() : square.squareRoot()
      elements[start] = first - diagonal[pivot]
      // vᵀv = ‖a‖² − 2a₁r + r², where r² = ‖a‖².
      factors[pivot] = 1 / (square - first * diagonal[pivot])
      for column in pivot + 1..<columns {
        Self.reflect(&elements, from: column * rows, by: start, pivot: pivot, rows: rows, factors[pivot])
      }
    }
  }

  /// Q, with as many columns as A has.
  public var orthogonal: Matrix {
    // The reflections and then the columns on which they work, in one array.
    var work = elements + Array(repeating: 0, count: rows * columns)
    let end = elements.count
    for column in 0..<columns {
      work[end + column * rows + column] = 1
      // A reflection behind the column leaves it alone: it works on rows in which there are zeros only.
      for pivot in (0...column).reversed() {
        Self.reflect(
          &work, from: end + column * rows, by: pivot * rows + pivot, pivot: pivot, rows: rows, factors[pivot]
        )
      }
    }
    return Matrix(rows: rows, columns: columns) { work[end + $1 * rows + $0] }
  }

  /// The x for which ‖Ax − b‖ is least; `nil` where the columns of A depend on one another, up to rounding, so that
  /// there are several.
  public func leastSquares(_ b: [Double]) -> [Double]? {
    precondition(b.count == rows, "there are \(b.count) numbers for \(rows) rows")
    let largest = diagonal.reduce(0) { Swift.max($0, $1.magnitude) }
    let threshold = Double(rows) * .ulpOfOne * largest
    guard diagonal.allSatisfy({ $0.magnitude > threshold }) else { return nil }
    var work = elements + b
    let end = elements.count
    for pivot in 0..<columns {
      Self.reflect(&work, from: end, by: pivot * rows + pivot, pivot: pivot, rows: rows, factors[pivot])
    }
    // R x = Qᵀb, from the last row upwards.
    var x = Array(work[end..<end + columns])
    for row in (0..<columns).reversed() {
      for column in row + 1..<columns { x[row] -= elements[column * rows + row] * x[column] }
      x[row] /= diagonal[row]
    }
    return x
  }

  /// a − 2v(vᵀa)/vᵀv, for the part of a column from the row `pivot` on.
  private static func reflect(
    _ elements: inout [Double], from column: Int, by vector: Int, pivot: Int, rows: Int, _ factor: Double
  ) {
    elements.withUnsafeMutableBufferPointer { values in
      let start = column + pivot
      var product = 0.0
      var index = 0
      while index < rows - pivot {
        product += values[vector + index] * values[start + index]
        index += 1
      }
      product *= factor
      index = 0
      while index < rows - pivot {
        values[start + index] -= product * values[vector + index]
        index += 1
      }
    }
  }
}

extension Matrix {
  /// A random orthogonal matrix, every one as likely as every other.
  ///
  /// Q of a matrix of normal numbers, each column with the sign of R's diagonal: F. Mezzadri, "How to Generate Random
  /// Matrices from the Classical Compact Groups", 2007.
  public static func orthogonal(size: Int, using random: inout SeededGenerator) -> Matrix {
    let factorization = QRFactorization(.normal(rows: size, columns: size, using: &random))
    var matrix = factorization.orthogonal
    for row in 0..<size {
      for column in 0..<size where factorization.diagonal[column] < 0 { matrix[row, column].negate() }
    }
    return matrix
  }
}
