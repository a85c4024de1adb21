import Notation
import Numerics
import Symbolics
public import WorkedExamples

/// A note read relation by relation, and what there is to say of it.
public struct NoteCheck: Sendable {
  /// How a file is written.
  public enum Format: Sendable {
    /// Markdown with LaTeX mathematics.
    case markdown
    /// A LaTeX document.
    case latex
  }

  /// The text.
  public let source: SourceText
  /// Every relation, in the order of the text.
  public let relations: [CheckedRelation]
  /// What there is to say, in the order of the text.
  public let findings: [Finding]

  /// Checks a note.
  ///
  /// Relations are judged in three ways: by arithmetic alone; with the quantities of a lesson; and with the
  /// numbers that the note itself gives to names.
  ///
  /// - Parameters:
  ///   - bytes: the note, in UTF-8; what is none is passed over.
  ///   - format: how it is written.
  ///   - lesson: the lesson whose quantities its symbols are, if it is about one.
  ///   - triesAlgebra: whether steps between formulas of unknown names are tried at several points.
  ///   - lessonNamed: where `lesson` is `nil`, finds the lesson that the front matter names.
  public init(
    _ bytes: [UInt8], format: Format = .markdown, lesson: Derivation? = nil,
    triesAlgebra: Bool = false, lessonNamed: (String) -> Derivation? = { _ in nil }
  ) {
    let source = SourceText(bytes)
    self.source = source
    let scan: NoteScan
    switch format {
    case .markdown: scan = NoteScan(markdown: source)
    case .latex: scan = NoteScan(latex: source)
    }
    let lesson = lesson ?? scan.frontMatter?.value(of: "lesson").flatMap(lessonNamed)
    var checker = NoteChecker(source, scan, format, lesson, triesAlgebra)
    let relations = checker.relations()
    self.relations = relations
    findings = Suppressions(scan, source).applied(
      to: relations.compactMap { $0.finding(source) } + Self.unclosed(scan))
  }

  /// Displays that are begun and not ended; a lone `$` may be money.
  private static func unclosed(_ scan: NoteScan) -> [Finding] {
    scan.unclosed.filter(\.delimiter.isDisplay).map {
      Finding(code: .unclosedMath, span: $0.span, focus: $0.span, relation: nil, fix: nil)
    }
  }
}

/// Walks through a note's mathematics, with what has been learnt on the way.
private struct NoteChecker {
  private let source: SourceText
  private let scan: NoteScan
  private let format: NoteCheck.Format
  private let base: Quantities
  private let reader: LaTeXReader
  /// Reads every letter as a quantity; `nil` where algebra is left alone.
  private let algebraReader: LaTeXReader?
  private var judge: RelationJudge
  private var givens = NoteGivens()

  init(
    _ source: SourceText, _ scan: NoteScan, _ format: NoteCheck.Format, _ lesson: Derivation?,
    _ triesAlgebra: Bool
  ) {
    self.source = source
    self.scan = scan
    self.format = format
    let quantities = Quantities(lesson)
    base = quantities
    let macros =
      switch format {
      case .markdown: LaTeXMacros()
      case .latex: LaTeXMacros(in: source.bytes)
      }
    let names = NoteNames(scan, source, macros)
    reader = LaTeXReader(macros: macros, functions: quantities.functions) {
      quantities.contains($0) || names.defined.contains($0)
    }
    algebraReader =
      triesAlgebra
      ? LaTeXReader(
        macros: macros, takesLetters: true, functions: quantities.functions, isKnown: quantities.contains)
      : nil
    judge = RelationJudge(quantities)
  }

  mutating func relations() -> [CheckedRelation] {
    var relations: [CheckedRelation] = []
    var headings = scan.headings[...]
    for region in scan.regions {
      if let heading = headings.first, heading <= region.span.range.lowerBound {
        // Another section may use the same letters for something else.
        headings = headings.drop { $0 <= region.span.range.lowerBound }
        givens = NoteGivens()
        judge.quantities = base
      }
      let isErratum = region.context.callout?.kind == "erratum"
      let chains = reader.chains(in: source.bytes, pieces: region.pieces)
      let steps = algebraReader.map { refutedSteps($0, region) } ?? []
      for (index, chain) in chains.enumerated() {
        judge.tellsRowsFromColumns = isErratum
        let judgements = judge.judge(chain, isRemembered: !isErratum)
        for (number, judgement) in judgements.enumerated() {
          let isLast = index == chains.count - 1 && number == judgements.count - 1
          let isFirst = index == 0 && number == 0
          let outside = Surroundings(
            start: isFirst ? region.span.range.lowerBound : nil,
            end: isLast ? region.span.range.upperBound : nil)
          var relation = checked(judgement, chain, number, isErratum, outside)
          if case .unchecked(.unknownSymbol) = relation.verdict,
            steps.contains(relation.span.range.lowerBound)
          {
            relation.verdict = .wrong
            relation.isStep = true
          }
          relations.append(relation)
        }
        if isErratum, relations.suffix(judgements.count).contains(where: { $0.verdict.severity == .error }) {
          // What else the chain says is there for context.
          for place in relations.indices.suffix(judgements.count) { relations[place].isContext = true }
        }
        if !isErratum {
          learn(from: chain, judgements, end: index == chains.count - 1 ? region.span.range.upperBound : nil)
        }
      }
    }
    return relations
  }

  /// Where the steps of algebra begin that are wrong.
  private func refutedSteps(_ reader: LaTeXReader, _ region: MathRegion) -> Set<Int> {
    var starts: Set<Int> = []
    // A single equation may be there to be solved.
    for chain in reader.chains(in: source.bytes, pieces: region.pieces) where chain.relations.count > 1 {
      for (index, relation) in chain.relations.enumerated() where relation.kind == .equal {
        let (left, right) = (chain.sides[index], chain.sides[index + 1])
        // Some read a/2 · b as a/(2b).
        if [left, right].contains(where: { source.hasProductBehindSlash($0.range) }) { continue }
        if index == 0, source.supposition(before: region.span.range.lowerBound, ofName: false) != nil {
          continue
        }
        if let step = Identity(left, right, isKnown: base.contains), step.isRefuted(with: base) {
          starts.insert(left.range.lowerBound)
        }
      }
    }
    return starts
  }

  private func checked(
    _ judgement: Judgement, _ chain: MathChain, _ index: Int, _ isErratum: Bool, _ outside: Surroundings
  ) -> CheckedRelation {
    let (left, right) = (chain.sides[index], chain.sides[index + 1])
    var verdict = judgement.verdict
    if verdict == .unchecked(.undecided), !givens.symbols(in: [left, right]).isEmpty {
      // The note's own results are known as far as they are printed, and so far the two sides agree.
      verdict = .consistent
    }
    if verdict.severity > .unchecked, !isErratum {
      if let reason = doubt(judgement, chain, index, outside) { verdict = .unchecked(.unread(reason)) }
    }
    return CheckedRelation(
      span: SourceSpan(left.range.lowerBound..<max(right.range.upperBound, left.range.upperBound)),
      right: SourceSpan(right.range), verdict: verdict, printed: judgement.printed,
      printedSpan: judgement.printedRange.map(SourceSpan.init), asPrinted: judgement.asPrinted,
      computed: judgement.computed,
      // What nobody asks for is not kept: a formula may be longer than its text.
      formula: verdict.severity > .unchecked ? judgement.formula : nil, cause: judgement.cause,
      isCertain: judgement.isCertain, isErratum: isErratum, convention: judgement.convention?.rawValue)
  }

  /// Where the formula begins and ends, for the first and the last relation in it.
  private struct Surroundings {
    let start: Int?
    let end: Int?
  }

  /// Why a relation that looks wrong may not be meant as it stands.
  private func doubt(
    _ judgement: Judgement, _ chain: MathChain, _ index: Int, _ outside: Surroundings
  ) -> String? {
    let (left, right) = (chain.sides[index], chain.sides[index + 1])
    if [left, right].contains(where: \.mixesPercentages) { return "a percentage of what is not said" }
    if let printed = judgement.printed, let computed = judgement.computed {
      if left.hasPercentage, !right.hasPercentage, printed.isRight(for: computed, dividedBy: 100) {
        return "it may count percent"
      }
    }
    if let doubt = source.doubtfulSeparator(left, chain.relations[index].kind, right, judge) { return doubt }
    if source.hasAside(in: right.range) { return "a parenthesis behind the number may be an aside" }
    if chain.relations.count == 1, left.numbers() != nil, right.numbers() != nil {
      return "two numbers, and no formula"
    }
    if isShift(chain, index) || index > 0 && isShift(chain, index - 1) { return "it may shift bits" }
    if chain.relations.count == 1, let start = outside.start,
      let word = source.supposition(before: start, ofName: left.symbol != nil)
    {
      return "'\(word)' stands before it"
    }
    if let start = outside.start, let word = source.disowning(before: start) {
      return "'\(word)' stands before it"
    }
    if let end = outside.end, let word = source.unit(at: end, format) {
      return "'\(word)' follows the number"
    }
    let own = givens.symbols(in: [left, right])
    if !own.isEmpty {
      // θ + φ = 0 may be a condition. Only where a name is computed, z = wx + b = 7, and its parts have one value
      // each in the section, is the result for us to judge.
      guard own.allSatisfy(givens.isPlain), index > 0, chain.sides[0].symbol != nil, left.symbol == nil,
        right.numbers() != nil
      else { return "the note's own symbols may have other values here" }
    }
    return nil
  }

  /// Whether a sign may be that of a program which moves bits, 1 << 3 = 8, and not one of order.
  private func isShift(_ chain: MathChain, _ index: Int) -> Bool {
    guard chain.relations.contains(where: \.kind.isEquality) else { return false }
    let sign = chain.relations[index].range
    return ["\\ll", "\\gg"].contains(source.text(in: sign))
      || index > 0 && chain.relations[index - 1].range.upperBound == sign.lowerBound
  }

  /// Takes what a chain says of a name as given for what follows.
  ///
  /// - Parameter end: where the mathematics ends, if the chain is the last thing in it.
  private mutating func learn(from chain: MathChain, _ judgements: [Judgement], end: Int?) {
    guard let symbol = chain.sides.first?.symbol, !base.contains(symbol) else { return }
    guard chain.relations[0].kind == .equal, chain.relations.allSatisfy(\.kind.isEquality),
      chain.sides.allSatisfy({ $0.units == Units.none }),
      let numbers = chain.sides.last?.numbers(approximately: true), numbers.count == 1
    else {
      // a := 3, a = a + 1, or a ≈ 3: it may have another value from here on.
      if chain.relations[0].kind.isEquality || chain.relations[0].kind == .assignment { givens.doubt(symbol) }
      return
    }
    givens.define(symbol, numbers[0].exact)
    // What stands behind the name is judged, but for the name itself.
    let steps = judgements.dropFirst()
    if steps.contains(where: { $0.verdict.severity > .pass })
      || end.flatMap({ source.unit(at: $0, format) }) != nil
    {
      // What follows may go on from the wrong number or from the right one, or the number is no number yet.
      givens.doubt(symbol)
    }
    // A result that was rounded is known only as far as it is printed.
    let isExact = steps.allSatisfy { $0.verdict == .exact } && !judge.provenance.isRounded(numbers[0])
    judge.quantities.define(
      symbol, isExact ? Enclosure(numbers[0].exact) : Enclosure(numbers[0].roundingInterval))
  }
}

extension CheckedRelation {
  /// What there is to say of the relation, if anything.
  fileprivate func finding(_ source: SourceText) -> Finding? {
    func finding(_ code: Finding.Code) -> Finding {
      Finding(
        code: code, span: span, focus: printedSpan ?? right, relation: self, fix: fix(of: code, in: source))
    }
    if isErratum {
      return !isContext && verdict.severity == .pass ? finding(.rightErratum) : nil
    }
    switch verdict {
    case .exact, .rounded, .truncated, .consistent, .unchecked: return nil
    case .lastDigit: return finding(.lastDigit)
    case .impossible: return finding(.impossible)
    case .wrong where isStep: return finding(.wrongStep)
    case .wrong: return finding(printed == nil ? .wrongRelation : .wrongNumber)
    }
  }
}
