/// Why a quantity cannot be defined or evaluated.
public struct SymbolicError: Error, Hashable, Sendable {
  /// The kinds of fault.
  public enum Fault: Error, Hashable, Sendable {
    /// A quantity of that name is there already.
    case duplicateName
    /// The expression speaks of a quantity that is not there.
    case unknownName(Symbol)
    /// Shapes that do not go together, said in words.
    case shape(String)
    /// A value outside the domain of an operation, said in words: the logarithm of −1, a division by 0.
    case domain(String)
    /// There is nothing to differentiate by: the one does not depend on the other.
    case independent(Symbol)
  }

  /// The quantity at fault; `nil` for an expression without a name.
  public let symbol: Symbol?
  /// What is wrong.
  public let fault: Fault

  /// The fault of the quantity `symbol`.
  public init(_ symbol: Symbol?, _ fault: Fault) {
    self.symbol = symbol
    self.fault = fault
  }
}

extension SymbolicError: CustomStringConvertible {
  /// The fault in a sentence that begins with the quantity's name.
  public var description: String {
    let subject = symbol.map { "\($0): " } ?? ""
    return switch fault {
    case .duplicateName: "\(subject)a quantity of this name is defined already"
    case .unknownName(let name): "\(subject)there is no quantity '\(name)'"
    case .shape(let problem): subject + problem
    case .domain(let problem): subject + problem
    case .independent(let name): "\(subject)does not depend on '\(name)'"
    }
  }
}
