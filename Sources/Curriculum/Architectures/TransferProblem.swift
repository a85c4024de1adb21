import Numerics

/// Which inputs decide on the class of an example.
enum TransferProblem {
  /// The labels of the first problem, and one of the second that asks for both.
  case first, related, unrelated

  /// What the label depends on.
  func labels(_ x: [Double]) -> [Double] {
    let (one, other) = (x[0] + x[1] + x[2] > 0, x[3] - x[4] > 0)
    switch self {
    case .first: return [one ? 1 : 0, other ? 1 : 0]
    case .related: return [one && other ? 1 : 0]
    case .unrelated: return [x[0] - x[1] + x[5] > 0 ? 1 : 0]
    }
  }

  /// Random examples, row by row.
  func examples(_ count: Int, _ random: inout SeededGenerator) -> (inputs: [Double], labels: [Double]) {
    var (inputs, wanted): ([Double], [Double]) = ([], [])
    for _ in 0..<count {
      let x = (0..<TransferNetwork.inputCount).map { _ in random.normal() }
      inputs += x
      wanted += labels(x)
    }
    return (inputs, wanted)
  }
}
