/// The commands that begin and end environments, among the tokens of a formula.
enum LaTeXEnvironments {
  /// The name in `\begin{name}` or `\end{name}`.
  static func name(_ tokens: [LaTeXToken], _ index: Int) -> String? {
    guard index + 2 < tokens.endIndex, tokens[index + 1].is("{"),
      case .letters(let name) = tokens[index + 2].kind
    else { return nil }
    return index + 3 < tokens.endIndex && tokens[index + 3].is("*") ? name + "*" : name
  }

  /// The index behind `\begin{name}` or `\end{name}`, with what tells the place or the columns.
  static func end(_ tokens: [LaTeXToken], _ index: Int) -> Int {
    var end = index + 1
    guard end < tokens.endIndex, tokens[end].is("{") else { return end }
    while end < tokens.endIndex, !tokens[end].is("}"), end < index + 5 { end += 1 }
    end = min(end + 1, tokens.endIndex)
    guard tokens[index].isCommand("begin") else { return end }
    if end + 2 < tokens.endIndex, tokens[end].is("["), case .letters = tokens[end + 1].kind,
      tokens[end + 2].is("]")
    {
      end += 3
    }
    guard let name = name(tokens, index), withArgument.contains(name), end < tokens.endIndex,
      tokens[end].is("{")
    else { return end }
    var open = 0
    for index in tokens.indices[end...].prefix(longestArgument) {
      if tokens[index].is("{") { open += 1 }
      if tokens[index].is("}") { open -= 1 }
      if open == 0 { return index + 1 }
    }
    return end
  }

  /// The environments of which the rows are rows of the formula.
  static let rows: Set<String> = [
    "align", "align*", "aligned", "alignat", "alignat*", "alignedat", "flalign", "flalign*", "gather",
    "gather*",
    "gathered", "equation", "equation*", "split", "multline", "multline*", "eqnarray", "eqnarray*",
  ]

  /// The environments of plain cells.
  static let tables: Set<String> = [
    "array", "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "tabular",
  ]

  /// A description of columns is no longer than so many tokens.
  private static let longestArgument = 100

  /// Those with an argument in braces behind the name.
  private static let withArgument: Set<String> = ["alignat", "alignat*", "alignedat", "array", "tabular"]
}
