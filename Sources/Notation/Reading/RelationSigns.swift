import Numerics

extension LaTeXToken {
  /// The relation that the token is the sign of.
  var relation: MathRelation.Kind? {
    switch kind {
    case .character("="): .equal
    case .character("<"), .command("lt"), .command("ll"): .less
    case .character(">"), .command("gt"), .command("gg"): .greater
    case .command("approx"), .command("simeq"), .command("doteq"), .command("cong"): .approximately
    case .command("ne"), .command("neq"): .notEqual
    case .command("le"), .command("leq"), .command("leqslant"): .lessOrEqual
    case .command("ge"), .command("geq"), .command("geqslant"): .greaterOrEqual
    case .command("to"), .command("gets"), .command("leftarrow"), .command("rightarrow"), .command("mapsto"),
      .command("sim"), .command("equiv"), .command("propto"), .command("in"):
      .assignment
    default: nil
    }
  }

  /// Whether something has to follow the token.
  var isDangling: Bool { relation != nil || isOperator || self.is("-") }

  /// Whether the token stands between two operands and can begin none: a minus sign can.
  var isOperator: Bool {
    switch kind {
    case .character("+"), .character("*"), .character("/"), .command("cdot"), .command("times"),
      .command("div"), .command("circ"), .command("odot"):
      true
    case .number, .letters, .command, .words, .character, .rowEnd:
      false
    }
  }
}

extension [LaTeXToken] {
  /// The tokens with plain signs in place of those that stand in braces, `{=}`, or carry a remark, as in
  /// `\overset{(1)}{=}` and `\stackrel{!}{=}`.
  ///
  /// With a remark that asks, demands or defines, the sign says nothing that could be wrong: it becomes an arrow.
  var withPlainRelations: [LaTeXToken] {
    guard contains(where: { $0.isCommand("overset") || $0.isCommand("stackrel") || $0.is("}") }) else {
      return self
    }
    var result: [LaTeXToken] = []
    result.reserveCapacity(count)
    var index = startIndex
    while index < endIndex {
      if let (sign, end) = remarkedSign(at: index) ?? bracedSign(at: index, behind: result.last) {
        result.append(sign)
        index = end
      } else {
        result.append(self[index])
        index += 1
      }
    }
    return result
  }

  /// The sign in braces that begins at `index`, and where it ends; an index or exponent is none.
  private func bracedSign(at index: Int, behind last: LaTeXToken?) -> (LaTeXToken, Int)? {
    guard index + 2 < endIndex, self[index].is("{"), self[index + 2].is("}"), self[index + 1].relation != nil,
      last?.is("_") != true, last?.is("^") != true
    else { return nil }
    return (self[index + 1], index + 3)
  }

  /// No remark on a sign is longer than this.
  private static var longestRemark: Int { 20 }

  private func remarkedSign(at index: Int) -> (LaTeXToken, Int)? {
    guard ["overset", "underset", "stackrel"].contains(where: self[index].isCommand), index + 2 < endIndex
    else { return nil }
    var end = index + 1
    var open = 0
    repeat {
      if self[end].is("{") { open += 1 }
      if self[end].is("}") { open -= 1 }
      end += 1
    } while open > 0 && end < endIndex && end - index < Self.longestRemark
    guard open == 0, end < endIndex else { return nil }
    let (sign, after) = bracedSign(at: end, behind: nil) ?? (self[end], end + 1)
    guard sign.relation != nil else { return nil }
    let isClaim = self[index + 1..<end].allSatisfy { !$0.is("!") && !$0.is("?") && !$0.isWordOfDefinition }
    let whole = self[index].range.lowerBound..<self[after - 1].range.upperBound
    return (LaTeXToken(kind: isClaim ? sign.kind : .command("to"), range: whole), after)
  }
}

extension LaTeXToken {
  fileprivate var isWordOfDefinition: Bool {
    switch kind {
    case .letters(let text), .words(let text): text.hasPrefix("def") || text == "set"
    case .command(let name): name == "triangle" || name == "Delta"
    case .number, .character, .rowEnd: false
    }
  }
}
