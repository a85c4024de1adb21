import Numerics
import Testing

@Suite struct MatrixTests {
  /// Whole numbers, so that doubles hold every product exactly.
  private func matrix(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
    var random = SeededGenerator(seed: seed)
    return Matrix(
      rows: rows, columns: columns,
      elements: (0..<rows * columns).map { _ in Double(Int.random(in: -9...9, using: &random)) })
  }

  @Test func elementsStandRowByRow() {
    let matrix = Matrix(rows: 2, columns: 3) { Double(10 * $0 + $1) }
    #expect(matrix.elements == [0, 1, 2, 10, 11, 12])
    #expect(matrix[1, 2] == 12)
    #expect(matrix.meanSquare == 370.0 / 6)
  }

  /// From the definition, Σ_k a_ik b_kj; what stood in the product before has no say.
  @Test(arguments: [(1, 1, 1), (2, 3, 4), (5, 2, 1), (1, 7, 3), (8, 8, 8)])
  func products(rows: Int, inner: Int, columns: Int) {
    let (a, b) = (matrix(rows, inner, seed: 1), matrix(inner, columns, seed: 2))
    let transposed = Matrix(rows: inner, columns: rows) { a[$1, $0] }
    let expected = Matrix(rows: rows, columns: columns) { i, j in
      (0..<inner).reduce(0) { $0 + a[i, $1] * b[$1, j] }
    }
    var product = matrix(rows, columns, seed: 3)
    a.multiply(b, into: &product)
    #expect(product == expected)
    product = matrix(rows, columns, seed: 4)
    transposed.multiplyTransposed(b, into: &product)
    #expect(product == expected)
  }

  @Test func updatesInPlace() {
    var matrix = Matrix(rows: 2, columns: 2, elements: [1, -2, 3, -4])
    matrix.update { 2 * $0 }
    #expect(matrix.elements == [2, -4, 6, -8])
    matrix.update(with: Matrix(rows: 2, columns: 2, elements: [1, 0, -1, 2])) { $0 * $1 }
    #expect(matrix.elements == [2, 0, -6, -16])
  }

  // MARK: QR

  /// ‖QᵀQ − I‖ and ‖QR − A‖, where R is found from the definition, as QᵀA.
  @Test(arguments: [(1, 1), (2, 2), (5, 3), (10, 10), (40, 7)])
  func factors(rows: Int, columns: Int) {
    let a = matrix(rows, columns, seed: UInt64(rows))
    let factorization = QRFactorization(a)
    let q = factorization.orthogonal
    var (gram, r, back) = (
      Matrix(rows: columns, columns: columns), Matrix(rows: columns, columns: columns),
      Matrix(rows: rows, columns: columns)
    )
    q.multiplyTransposed(q, into: &gram)
    q.multiplyTransposed(a, into: &r)
    q.multiply(r, into: &back)
    for i in 0..<columns {
      for j in 0..<columns {
        #expect(abs(gram[i, j] - (i == j ? 1 : 0)) < 1e-14)
        if i > j { #expect(abs(r[i, j]) < 1e-13) }
      }
      #expect(abs(r[i, i] - factorization.diagonal[i]) < 1e-13)
    }
    back.update(with: a) { $0 - $1 }
    #expect(back.meanSquare < 1e-28)
  }

  /// Columns that nearly agree leave Q orthogonal all the same.
  @Test func orthogonalDespiteNearDependence() {
    let a = Matrix(rows: 12, columns: 12) { 1 / Double($0 + $1 + 1) }
    let q = QRFactorization(a).orthogonal
    var gram = Matrix(rows: 12, columns: 12)
    q.multiplyTransposed(q, into: &gram)
    for i in 0..<12 { for j in 0..<12 { #expect(abs(gram[i, j] - (i == j ? 1 : 0)) < 1e-14) } }
  }

  /// The line through (0, 0.3), (1, 0.6), (2, 2.1), worked by hand: 0.1 + 0.9x.
  @Test func leastSquaresOfALine() throws {
    let line = try #require(
      QRFactorization(Matrix(rows: 3, columns: 2, elements: [1, 0, 1, 1, 1, 2])).leastSquares([0.3, 0.6, 2.1])
    )
    #expect(abs(line[0] - 0.1) < 1e-15 && abs(line[1] - 0.9) < 1e-15)
  }

  /// The residual is orthogonal to every column.
  @Test(arguments: 0..<10)
  func leastSquaresLeavesAnOrthogonalResidual(seed: Int) throws {
    let (a, b) = (matrix(20, 6, seed: UInt64(seed)), matrix(20, 1, seed: UInt64(seed + 100)).elements)
    let x = try #require(QRFactorization(a).leastSquares(b))
    let residual = (0..<20).map { i in b[i] - (0..<6).reduce(0) { $0 + a[i, $1] * x[$1] } }
    for j in 0..<6 { #expect(abs((0..<20).reduce(0) { $0 + a[$1, j] * residual[$1] }) < 1e-12) }
  }

  @Test func dependentColumnsHaveNoOneSolution() {
    let twice = Matrix(rows: 3, columns: 2) { row, column in Double((row + 1) * (column + 1)) }
    #expect(QRFactorization(twice).leastSquares([1, 2, 3]) == nil)
    #expect(QRFactorization(Matrix(rows: 3, columns: 2)).leastSquares([1, 2, 3]) == nil)
  }

  /// Orthogonal for every seed, and with either determinant: a matrix of size 1 is 1 or −1, both equally likely.
  @Test func randomOrthogonalMatrices() {
    var random = SeededGenerator(seed: 1)
    let signs = (0..<400).map { _ in Matrix.orthogonal(size: 1, using: &random)[0, 0] }
    #expect(signs.allSatisfy { abs(abs($0) - 1) < 1e-15 })
    // Within four standard errors, √400 = 20 each.
    #expect(abs(signs.reduce(0, +)) < 80)
    let q = Matrix.orthogonal(size: 30, using: &random)
    var gram = Matrix(rows: 30, columns: 30)
    q.multiplyTransposed(q, into: &gram)
    for i in 0..<30 { for j in 0..<30 { #expect(abs(gram[i, j] - (i == j ? 1 : 0)) < 1e-14) } }
  }
}
