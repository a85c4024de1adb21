/// How mathematics is marked off from the text around it.
public enum MathDelimiter: Hashable, Sendable {
  /// `$…$`
  case dollar
  /// `$$…$$`
  case doubleDollar
  /// `` $`…`$ ``, as on GitHub and GitLab.
  case dollarBacktick
  /// `\(…\)`
  case parentheses
  /// `\[…\]`
  case brackets
  /// `\\(…\\)`, for Markdown processors that read `\(` as an escaped parenthesis.
  case escapedParentheses
  /// `\\[…\\]`, for Markdown processors that read `\[` as an escaped bracket.
  case escapedBrackets
  /// A fenced block, ```` ```math ```` or ```` ```{math} ````.
  case fence
  /// `\begin{align}…\end{align}` and the like; `isStarred` for `\begin{align*}`.
  case environment(MathEnvironment, isStarred: Bool)

  /// Whether the formula is set on lines of its own rather than within the text.
  public var isDisplay: Bool {
    switch self {
    case .dollar, .dollarBacktick, .parentheses, .escapedParentheses: false
    case .doubleDollar, .brackets, .escapedBrackets, .fence: true
    case .environment(let environment, _): environment != .math
    }
  }

  var isEnvironment: Bool {
    if case .environment = self { true } else { false }
  }
}

/// The LaTeX environments that hold mathematics without delimiters around them.
public enum MathEnvironment: String, CaseIterable, Sendable {
  case equation, align, aligned, alignat, flalign, gather, gathered, multline, eqnarray, displaymath, math
  case ieeeEqnarray = "IEEEeqnarray"

  /// Whether an argument in braces follows the name, as in `\begin{alignat}{2}`.
  var takesArgument: Bool { self == .alignat || self == .ieeeEqnarray }
}
