/// The extent of a value: a scalar, a vector of n numbers, or a matrix of rows and columns.
public enum Shape: Hashable, Sendable {
  /// One number.
  case scalar
  /// A list of so many numbers.
  case vector(Int)
  /// So many rows by so many columns.
  case matrix(rows: Int, columns: Int)

  /// How many numbers there are.
  public var count: Int {
    switch self {
    case .scalar: 1
    case .vector(let length): length
    case .matrix(let rows, let columns): rows * columns
    }
  }

  /// The extents as a list: empty for a scalar, as JSON shows them.
  public var dimensions: [Int] {
    switch self {
    case .scalar: []
    case .vector(let length): [length]
    case .matrix(let rows, let columns): [rows, columns]
    }
  }
}

extension Shape: CustomStringConvertible {
  /// The extents as people say them: `scalar`, `vector of 3`, `2×3`.
  public var description: String {
    switch self {
    case .scalar: "scalar"
    case .vector(let length): "vector of \(length)"
    case .matrix(let rows, let columns): "\(rows)×\(columns)"
    }
  }
}
