/// About how wide a formula prints, in digits; its source says little about that.
enum LaTeXWidth {
  /// The width of a formula without environments of several rows.
  static func of(_ source: String) -> Int {
    var reader = Reader(rest: source[...])
    return reader.width()
  }

  private struct Reader {
    var rest: Substring

    /// The width up to the end of the group, or of the source.
    mutating func width() -> Int {
      var width = 0
      while let character = rest.popFirst(), character != "}" {
        switch character {
        case "{": width += self.width()
        case "\\": width += command()
        case "^", "_", "&", "\n": continue
        default: width += 1
        }
      }
      return width
    }

    /// The width of the command whose backslash has been read.
    private mutating func command() -> Int {
      let name = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(name.count)
      // A space, a delimiter, a line break.
      guard !name.isEmpty else { return rest.popFirst() == "\\" ? 0 : 1 }
      // The space that ends a name is not printed.
      if rest.first == " " { rest.removeFirst() }
      switch name {
      case "frac", "tfrac": return max(argument(), argument())
      case "begin", "end":
        _ = argument()
        return 0
      case "left", "right", "text", "operatorname", "hat", "bar", "tilde", "sqrt": return 0
      case "ln", "max", "min", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arcsin", "arccos", "arctan":
        return name.count
      default: return 1
      }
    }

    private mutating func argument() -> Int {
      guard rest.popFirst() == "{" else { return 1 }
      return width()
    }
  }
}
