/// The relations that stand in the cells of an `array` or its kin, which then is no array of numbers.
struct EquationCells {
  /// Where the environments begin and end that have any.
  private var environments: Set<Int> = []
  /// The signs of the relations.
  private(set) var signs: [Int] = []

  /// What is open: an environment of cells, by its beginning, or any other bracket.
  private enum Opening {
    case table(Int, hasRelation: Bool)
    case environment
    case bracket
  }

  /// The relations in a stretch of a formula.
  init(_ tokens: ArraySlice<LaTeXToken>) {
    guard tokens.contains(where: { $0.isCommand("begin") }) else { return }
    let all = Array(tokens)
    var open: [Opening] = []
    for index in all.indices {
      let token = all[index]
      switch token.kind {
      case .character("("), .character("["), .character("{"), .command("{"): open.append(.bracket)
      case .character(")"), .character("]"), .character("}"), .command("}"):
        if case .bracket? = open.last { open.removeLast() }
      case .command("begin"):
        let isTable = LaTeXEnvironments.name(all, index).map(LaTeXEnvironments.tables.contains) ?? false
        open.append(isTable ? .table(index, hasRelation: false) : .environment)
      case .command("end"):
        while case .bracket? = open.last { open.removeLast() }
        if case .table(let begin, hasRelation: true)? = open.popLast() {
          environments.formUnion([begin + tokens.startIndex, index + tokens.startIndex])
        }
      default:
        guard token.relation != nil, case .table(let begin, _)? = open.last else { break }
        open[open.count - 1] = .table(begin, hasRelation: true)
        signs.append(index + tokens.startIndex)
      }
    }
  }

  /// Whether an environment begins or ends there that has relations in its cells.
  func areBounded(at index: Int) -> Bool { environments.contains(index) }
}
