/// An argument that is known by its place: `<lesson>` in `lessons note <lesson>`.
struct Positional: Sendable, Equatable {
  /// How many words the argument takes.
  enum Arity: Sendable, Equatable {
    /// Exactly one.
    case one

    /// One or none.
    case optional

    /// Any number, none included.
    case many

    /// Any number but none.
    case atLeastOne

    /// Whether the command is incomplete without the argument.
    var isRequired: Bool {
      switch self {
      case .one, .atLeastOne: true
      case .optional, .many: false
      }
    }

    /// Whether the argument takes as many words as there are.
    var isUnbounded: Bool {
      switch self {
      case .one, .optional: false
      case .many, .atLeastOne: true
      }
    }
  }

  /// The name that help puts between angle brackets.
  var name: String

  /// One sentence, with its full stop.
  var help: String

  /// How many words the argument takes.
  var arity = Arity.one

  /// What each word may be.
  var values = ValueSyntax.any

  /// The argument by itself, as error messages name it: `<lesson>`.
  var label: String { "<\(name)>" }

  /// The argument as the usage line shows it: `<lesson>`, `[<lesson>]`, `[<lesson> ...]`, `<lesson> ...`.
  var usage: String {
    switch arity {
    case .one: label
    case .optional: "[\(label)]"
    case .many: "[\(label) ...]"
    case .atLeastOne: "\(label) ..."
    }
  }
}
