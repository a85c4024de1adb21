public import Symbolics

/// Reads LaTeX mathematics into chains of relations between expressions.
///
/// What is not understood makes its own side unread, with the reason and the place; the rest is read on.
public struct LaTeXReader {
  /// Whether a name is that of a quantity; this tells `net` from n · e · t.
  private let isKnown: (Symbol) -> Bool
  private let takesLetters: Bool
  private let functions: [String: Function]
  private let macros: LaTeXMacros

  /// A reader that takes these names for quantities, and these commands for what their author lets them stand for.
  ///
  /// - Parameter takesLetters: whether every single letter is a quantity too, as in algebra; but not e, d and i, nor
  ///   a letter before a parenthesis, which may be a function.
  /// - Parameter functions: what names stand for before a parenthesis that are no quantities, where the text agrees on
  ///   it: h for the step of Heaviside.
  public init(
    macros: LaTeXMacros = LaTeXMacros(), takesLetters: Bool = false, functions: [String: Function] = [:],
    isKnown: @escaping (Symbol) -> Bool = { _ in false }
  ) {
    self.isKnown = isKnown
    self.takesLetters = takesLetters
    self.functions = functions
    self.macros = macros
  }

  /// The chains in a stretch of a file.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - pieces: the stretches of it that make up the formula, in order.
  public func chains(in bytes: [UInt8], pieces: [Range<Int>]) -> [MathChain] {
    statements(in: bytes, pieces: pieces).filter { !$0.relations.isEmpty }
  }

  /// All that a stretch of a file says: chains, and single expressions as chains of one side.
  public func statements(in bytes: [UInt8], pieces: [Range<Int>]) -> [MathChain] {
    statements(of: macros.expanding(LaTeXLexer.tokens(bytes, pieces: pieces)).withPlainRelations)
  }

  /// The chains in a text of its own.
  public func chains(in latex: String) -> [MathChain] {
    let bytes = Array(latex.utf8)
    return chains(in: bytes, pieces: [0..<bytes.count])
  }

  // MARK: From tokens to chains

  private func statements(of tokens: [LaTeXToken]) -> [MathChain] {
    let chains = Self.statements(tokens).flatMap(chains)
    return chains.indices.map { index in
      // In i_1, i_2 = 0.05, 0.1 nothing tells which number is whose.
      let isTuple =
        index > 0 && index + 1 < chains.count && chains[index].relations.count == 1
        && chains[index - 1].isLoneName && chains[index + 1].isLoneNumber
      return isTuple ? chains[index].withoutRelations : chains[index]
    }
  }

  /// What divides two stretches; of several signs the strongest.
  private enum Border: Int {
    case space, column, row, commaOrWord

    mutating func strengthen(_ other: Border) { if other.rawValue > rawValue { self = other } }
  }

  /// What stands between commas, words, wide spaces and the ends of rows, outside all brackets.
  private struct Stretch {
    let tokens: ArraySlice<LaTeXToken>
    /// What stands before it.
    let border: Border
    /// Its row, and the column in which it begins.
    let row: Int
    let column: Int
    /// The column of its first relation, or that of its beginning.
    let relationColumn: Int
  }

  /// Braces around a whole statement, as in `\boxed{2 + 3 = 5}`, are taken off; more than these nobody sets.
  private static let mostBraces = 3

  /// The stretches; those that go on with the one before make one statement with it.
  private static func statements(_ tokens: [LaTeXToken], braces: Int = 0) -> [ArraySlice<LaTeXToken>] {
    joinedStretches(tokens).flatMap { statement in
      guard braces < mostBraces, let inside = statement.insideBraces,
        inside.contains(where: { $0.relation != nil })
      else { return [statement] }
      return statements(Array(inside), braces: braces + 1)
    }
  }

  private static func joinedStretches(_ tokens: [LaTeXToken]) -> [ArraySlice<LaTeXToken>] {
    var statements: [ArraySlice<LaTeXToken>] = []
    var columns = StatementColumns()
    for stretch in stretches(tokens) {
      var place: Int? = statements.count
      if let last = statements.last?.lastOfFormula, goesOn(stretch, behind: last) {
        place =
          last.isDangling
          ? statements.count - 1 : columns.statement(before: stretch, last: statements.count - 1)
      }
      if let place, place < statements.count {
        statements[place] += stretch.tokens
      } else {
        statements.append(stretch.tokens)
      }
      columns.note(stretch, statement: place ?? statements.count - 1)
    }
    return statements
  }

  /// Where statements stand in rows and columns: one that goes on in a row of its own does so below its sign.
  private struct StatementColumns {
    /// The lowest row with a statement in the column; more than one of them are `nil`.
    private var lowest: [Int: (row: Int, statement: Int?)] = [:]
    /// The column in which each statement has its first sign.
    private var firstColumns: [Int] = []
    /// The row of the stretch before.
    private var row = 0

    /// The statement that a stretch goes on with; `nil` where it is one of several.
    func statement(before stretch: Stretch, last: Int) -> Int? {
      if stretch.row > row {
        for column in stride(from: stretch.column, through: 0, by: -1) {
          if let above = lowest[column], above.row == row { return above.statement }
        }
        return last
      }
      guard stretch.border == .column, stretch.tokens.first?.relation != nil,
        let above = lowest[stretch.column], above.row == row - 1,
        above.statement.map({ firstColumns[$0] == stretch.column }) ?? true
      else { return last }
      return above.statement
    }

    mutating func note(_ stretch: Stretch, statement: Int) {
      let column = stretch.relationColumn
      if statement == firstColumns.count { firstColumns.append(column) }
      let isSecond = lowest[column].map { $0.row == stretch.row && $0.statement != statement } ?? false
      lowest[column] = (stretch.row, isSecond ? nil : statement)
      row = stretch.row
    }
  }

  /// Whether a long formula goes on in the stretch: it begins with an operator, or the one before ends with one.
  private static func goesOn(_ stretch: Stretch, behind last: LaTeXToken) -> Bool {
    guard let first = stretch.tokens.first else { return false }
    if first.relation != nil || first.isOperator { return true }
    guard stretch.border == .row || stretch.border == .column else { return false }
    if last.isDangling { return true }
    // −x = 3 is a row of its own, but −x alone belongs to the row before.
    return stretch.border == .row && first.is("-") && !stretch.tokens.contains { $0.relation != nil }
  }

  private static func stretches(_ tokens: [LaTeXToken]) -> [Stretch] {
    var stretches: [Stretch] = []
    var depth = 0
    var start = tokens.startIndex
    var border = Border.space
    var openSystems = 0
    var relationColumn: Int?
    var (row, column, startColumn) = (0, 0, 0)
    let cells = EquationCells(tokens[...])
    func close(before index: Int) {
      // An empty group gives a sign the space of an operator.
      if start + 1 < index, tokens[start].is("{"), tokens[start + 1].is("}") { start += 2 }
      if start < index {
        stretches.append(
          Stretch(
            tokens: tokens[start..<index], border: border, row: row, column: startColumn,
            relationColumn: relationColumn ?? startColumn))
        border = .space
      }
      start = index + 1
      relationColumn = nil
    }
    func beginRow() {
      // An empty row is none.
      if stretches.last?.row == row { row += 1 }
      column = 0
    }
    var index = tokens.startIndex
    while index < tokens.endIndex {
      let token = tokens[index]
      if index == start { startColumn = column }
      switch token.kind {
      case .command("{") where depth == 0 && start == index && cells.areBounded(at: index + 1):
        // The brace before a system, which nothing closes.
        start = index + 1
      case .character("("), .character("["), .character("{"), .command("{"): depth += 1
      case .character(")"), .character("]"), .character("}"), .command("}"): depth = max(0, depth - 1)
      case .command("begin"), .command("end"):
        let end = LaTeXEnvironments.end(tokens, index)
        let name = LaTeXEnvironments.name(tokens, index)
        let isSystem = name == "cases" || cells.areBounded(at: index)
        // A system of equations, and not the cases of a function.
        if depth == 0, isSystem, start == index || openSystems > 0 {
          openSystems += token.isCommand("begin") ? 1 : -1
          close(before: index)
          beginRow()
          start = end
        } else if let name, LaTeXEnvironments.rows.contains(name) {
          // Rows of these are rows of the formula.
          close(before: index)
          beginRow()
          start = end
        } else {
          depth = token.isCommand("begin") ? depth + 1 : max(0, depth - 1)
        }
        index = end
        continue
      case .rowEnd:
        if depth == 0 {
          close(before: index)
          border.strengthen(.row)
          beginRow()
        }
      case .command("quad"), .command("qquad"):
        if depth == 0 { close(before: index) }
      case .character(","), .character(";"), .character("."), .command("implies"), .command("Rightarrow"),
        .command("iff"), .command("Longrightarrow"):
        if depth == 0 {
          close(before: index)
          border.strengthen(.commaOrWord)
        }
      case .words(let words) where depth == 0 && words.joinsStatements:
        close(before: index)
        border.strengthen(.commaOrWord)
      case .character("&") where depth == 0:
        if start == index {
          start = index + 1
        } else if relationColumn != nil, index + 1 < tokens.endIndex, !isRemark(tokens.dropFirst(index + 1)) {
          // A second pair of columns is a statement of its own, unless the formula goes on in it.
          close(before: index)
          border.strengthen(.column)
        }
        column += 1
      case .number, .letters, .command, .words, .character:
        if depth == 0, token.relation != nil { relationColumn = relationColumn ?? column }
      }
      index += 1
    }
    close(before: tokens.endIndex)
    return stretches
  }

  /// Whether a column begins with words that are no name of what comes behind the next sign.
  private static func isRemark(_ column: ArraySlice<LaTeXToken>) -> Bool {
    guard column.first?.areWords == true else { return false }
    let sign = column.dropFirst().first { !$0.is("&") }
    return sign?.relation == nil
  }

  /// The chain that a statement is, and behind it those in the cells of arrays within it: they may be conditions,
  /// or titles of columns, so that they are counted and not read.
  private func chains(_ statement: ArraySlice<LaTeXToken>) -> [MathChain] {
    let (sides, relations) = split(statement)
    let read = Set(relations.map(\.range))
    let unread = EquationCells(statement).signs.filter { !read.contains(statement[$0].range) }
    return [MathChain(sides: sides, relations: relations)] + unread.map { chain(inCell: $0, of: statement) }
  }

  private func chain(inCell sign: Int, of statement: ArraySlice<LaTeXToken>) -> MathChain {
    let token = statement[sign]
    let sides = [statement[..<sign].last, statement[sign...].dropFirst().first].map { neighbour in
      let range = neighbour?.range ?? token.range
      let error = ReadingError(obstacle: .ambiguous("a relation in a cell may be a condition"), range: range)
      return MathSide(
        range: range, literals: [], content: .failure(error), units: [], hasBareLogarithm: false)
    }
    return MathChain(
      sides: sides, relations: [MathRelation(kind: token.relation ?? .equal, range: token.range)])
  }

  /// The sides and relations of a statement.
  ///
  /// - Parameter insideBrackets: whether signs inside brackets count too. Where a bracket is never closed nothing
  ///   else would, and what cannot be read could not be counted either.
  private func split(
    _ tokens: ArraySlice<LaTeXToken>, insideBrackets: Bool = false
  ) -> (sides: [MathSide], relations: [MathRelation]) {
    var sides: [MathSide] = []
    var relations: [MathRelation] = []
    var depth = 0
    var start = tokens.startIndex
    for index in tokens.indices {
      switch tokens[index].kind {
      case .character("("), .character("["), .character("{"), .command("{"), .command("begin"): depth += 1
      case .character(")"), .character("]"), .character("}"), .command("}"), .command("end"):
        depth = max(0, depth - 1)
      default: break
      }
      guard depth == 0 || insideBrackets, let kind = tokens[index].relation else { continue }
      var end = index
      // := is one sign.
      if kind == .equal, index > start, tokens[index - 1].is(":") { end = index - 1 }
      sides.append(side(tokens[start..<end], at: tokens[index].range.lowerBound))
      relations.append(
        MathRelation(
          kind: end < index ? .assignment : kind,
          range: tokens[end].range.lowerBound..<tokens[index].range.upperBound))
      start = index + 1
    }
    if depth > 0, relations.isEmpty, !insideBrackets { return split(tokens, insideBrackets: true) }
    let end = tokens.last?.range.upperBound ?? 0
    sides.append(side(tokens[start...], at: end))
    return (sides, relations)
  }

  private func side(_ tokens: ArraySlice<LaTeXToken>, at position: Int) -> MathSide {
    // Between the columns of a matrix `&` says something, between those of aligned rows nothing.
    var matrices = 0
    let kept = tokens.filter { token in
      if token.isCommand("begin") { matrices += 1 }
      if token.isCommand("end") { matrices -= 1 }
      return matrices > 0 || !token.is("&")
    }
    var parser = LaTeXParser(
      kept, end: position, takesLetters: takesLetters, functions: functions, isKnown: isKnown)
    let content = parser.parse()
    let range = (kept.first?.range.lowerBound ?? position)..<(kept.last?.range.upperBound ?? position)
    return MathSide(
      range: range, literals: parser.literals, content: content, units: parser.units,
      hasBareLogarithm: parser.hasBareLogarithm)
  }
}

extension ArraySlice<LaTeXToken> {
  /// The last token but for what says nothing: the end of a column, and the empty group behind an operator.
  fileprivate var lastOfFormula: LaTeXToken? {
    var end = endIndex
    while end > startIndex {
      let last = self[end - 1]
      if last.is("&") {
        end -= 1
      } else if last.is("}"), end - 1 > startIndex, self[end - 2].is("{") {
        end -= 2
      } else {
        return last
      }
    }
    return nil
  }

  /// What stands between the braces that begin and end it and belong together; `nil` where there are none.
  fileprivate var insideBraces: ArraySlice<LaTeXToken>? {
    guard count > 2, first?.is("{") == true, last?.is("}") == true else { return nil }
    var open = 0
    for index in indices.dropLast() {
      if self[index].is("{") { open += 1 }
      if self[index].is("}") { open -= 1 }
      if open == 0 { return nil }
    }
    return dropFirst().dropLast()
  }
}

extension MathChain {
  fileprivate var isLoneName: Bool { relations.isEmpty && sides[0].symbol != nil }
  fileprivate var isLoneNumber: Bool { relations.isEmpty && sides[0].number != nil }
  fileprivate var withoutRelations: MathChain { MathChain(sides: [sides[0]], relations: []) }
}

extension String {
  /// Whether words between formulas join or explain them: `and`, `if z < 0`, `(rounded)`. Others belong to what
  /// stands beside them: a unit, or the name of a quantity.
  fileprivate var joinsStatements: Bool {
    let words = split { $0 == " " || $0 == "," || $0 == ":" || $0 == "~" }
    guard let first = words.first else { return false }
    // `Mean:` is a title.
    if last(where: { $0 != " " && $0 != "~" }) == ":" { return true }
    return first.hasPrefix("(") || Self.conjunctions.contains(first.lowercased())
  }

  private static let conjunctions: Set<String> = [
    "and", "or", "if", "when", "whenever", "where", "for", "with", "so", "then", "thus", "hence", "therefore",
    "since", "because", "but", "otherwise", "while", "given", "using", "by", "as", "which", "that", "is",
    "we",
    "let", "from", "not", "else", "it", "this", "implies", "after", "before",
  ]
}
