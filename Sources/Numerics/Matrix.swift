/// A dense matrix of doubles, for simulations of networks; its products go into matrices that are there already.
public struct Matrix: Hashable, Sendable {
  /// How many rows there are.
  public let rows: Int
  /// How many columns there are.
  public let columns: Int
  /// The elements row by row.
  public private(set) var elements: [Double]

  /// The matrix with every element 0.
  public init(rows: Int, columns: Int) {
    self.init(rows: rows, columns: columns, elements: Array(repeating: 0, count: rows * columns))
  }

  /// The matrix with these elements, row by row.
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(rows > 0 && columns > 0, "a matrix has rows and columns")
    precondition(elements.count == rows * columns, "\(rows)×\(columns) is not \(elements.count)")
    (self.rows, self.columns, self.elements) = (rows, columns, elements)
  }

  /// The matrix whose element in row i and column j, both counted from 0, is `element(i, j)`.
  public init(rows: Int, columns: Int, element: (Int, Int) -> Double) {
    self.init(
      rows: rows, columns: columns,
      elements: (0..<rows * columns).map { element($0 / columns, $0 % columns) })
  }

  /// The matrix of independent standard normal numbers.
  public static func normal(rows: Int, columns: Int, using random: inout SeededGenerator) -> Matrix {
    Matrix(rows: rows, columns: columns, elements: (0..<rows * columns).map { _ in random.normal() })
  }

  /// The element in a row and a column, both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }

  /// The mean of the squares of the elements.
  public var meanSquare: Double { elements.reduce(0) { $0 + $1 * $1 } / Double(elements.count) }

  /// Replaces every element x by `transform(x)`.
  public mutating func update(_ transform: (Double) -> Double) {
    elements.withUnsafeMutableBufferPointer { values in
      for index in values.indices { values[index] = transform(values[index]) }
    }
  }

  /// Replaces every element x by `transform(x, y)`, where y stands in its place in a matrix of the same shape.
  public mutating func update(with other: Matrix, _ transform: (Double, Double) -> Double) {
    precondition(other.rows == rows && other.columns == columns, "the shapes differ")
    elements.withUnsafeMutableBufferPointer { values in
      other.elements.withUnsafeBufferPointer { others in
        for index in values.indices { values[index] = transform(values[index], others[index]) }
      }
    }
  }

  /// Writes the product A·B of this matrix A and another into `product`, which has its shape.
  public func multiply(_ other: Matrix, into product: inout Matrix) {
    precondition(columns == other.rows, "a product takes as many rows as there are columns")
    precondition(product.rows == rows && product.columns == other.columns, "the product has another shape")
    accumulate(other, &product, count: rows, depth: columns, rowStride: columns, columnStride: 1)
  }

  /// Writes Aᵀ·B into `product`, which has its shape, without transposing A.
  public func multiplyTransposed(_ other: Matrix, into product: inout Matrix) {
    precondition(rows == other.rows, "a product takes as many rows as there are columns")
    precondition(product.rows == columns && product.columns == other.columns, "the product has another shape")
    accumulate(other, &product, count: columns, depth: rows, rowStride: 1, columnStride: columns)
  }

  /// The product row by row: each is a sum of rows of `other`, so that the innermost loop runs over neighbours.
  private func accumulate(
    _ other: Matrix, _ product: inout Matrix, count: Int, depth: Int, rowStride: Int, columnStride: Int
  ) {
    let width = other.columns
    product.elements.withUnsafeMutableBufferPointer { result in
      elements.withUnsafeBufferPointer { left in
        other.elements.withUnsafeBufferPointer { right in
          result.update(repeating: 0)
          var row = 0
          while row < count {
            var inner = 0
            while inner < depth {
              let factor = left[row * rowStride + inner * columnStride]
              let (to, from) = (row * width, inner * width)
              var column = 0
              while column < width {
                result[to + column] += factor * right[from + column]
                column += 1
              }
              inner += 1
            }
            row += 1
          }
        }
      }
    }
  }
}
