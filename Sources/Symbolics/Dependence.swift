/// Which quantities depend on which.
///
/// A definition speaks of earlier quantities only, so the order of definition is an order of dependence, and one
/// pass along it answers every question.
extension Definitions {
  /// Whether the definition of one quantity leads back to the other.
  public func depends(_ dependent: Symbol, on independent: Symbol) -> Bool {
    guard let y = position(of: dependent), let x = position(of: independent) else { return false }
    return x < y && !between(y, and: x).isEmpty
  }

  /// For each quantity, whether these need it, themselves included; what those in `boundary` need is left out.
  func needed(for symbols: [Symbol], stoppingAt boundary: Set<Symbol> = []) -> [Bool] {
    var needed = Array(repeating: false, count: all.count)
    for symbol in symbols {
      if let position = position(of: symbol) { needed[position] = true }
    }
    for position in all.indices.reversed() where needed[position] {
      guard !boundary.contains(all[position].symbol) else { continue }
      for use in all[position].uses { needed[use] = true }
    }
    return needed
  }

  /// The places of the quantities on some path of dependence from one to another, both included, the latest
  /// first; none where there is no path.
  func between(_ dependent: Int, and independent: Int) -> [Int] {
    guard independent <= dependent else { return [] }
    // Counted from the independent quantity.
    var leadsThere = Array(repeating: false, count: dependent - independent + 1)
    leadsThere[0] = true
    for place in leadsThere.indices.dropFirst() {
      leadsThere[place] = all[independent + place].uses.contains {
        $0 >= independent && leadsThere[$0 - independent]
      }
    }
    guard leadsThere[dependent - independent] else { return [] }
    var isReached = Array(repeating: false, count: leadsThere.count)
    isReached[dependent - independent] = true
    var path: [Int] = []
    for place in leadsThere.indices.reversed() where isReached[place] && leadsThere[place] {
      path.append(independent + place)
      for use in all[independent + place].uses where use >= independent {
        isReached[use - independent] = true
      }
    }
    return path
  }
}
