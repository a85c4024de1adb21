import Notation
import Numerics
import Symbolics
public import WorkedExamples

/// The claims of a lesson's note, each judged against the lesson.
///
/// Every relation in the note is a claim. Where it stands in a table whose first head is the name of a source,
/// it is that source's, on the line that the row begins with. In a callout `> [!erratum] deep-learning, line 70`
/// it quotes a misprint of that source; of a source without lines, such as a web page, the name is enough.
public struct NoteClaims: Sendable {
  /// The claims in the order in which the note makes them.
  public let claims: [Claim]
  /// The short names of the sources, from the front matter.
  public let sources: [String]
  /// The id of the lesson that the front matter names.
  public let lessonID: String?

  /// Reads and judges a note.
  ///
  /// - Parameters:
  ///   - note: the Markdown.
  ///   - name: what to call the note where it speaks for itself.
  ///   - derivation: the lesson's, without changed givens.
  public init(_ note: [UInt8], named name: String, against derivation: Derivation) {
    let source = SourceText(note)
    let scan = NoteScan(markdown: source)
    sources = scan.frontMatter?.values(of: "sources") ?? []
    lessonID = scan.frontMatter?.value(of: "lesson")

    let quantities = Quantities(derivation)
    let reader = LaTeXReader(functions: quantities.functions, isKnown: quantities.contains)
    var judge = RelationJudge(quantities)
    var claims: [Claim] = []
    for region in scan.regions {
      let chains = reader.chains(in: note, pieces: region.pieces)
      let context = ClaimContext(region, source, note: name, sources: sources)
      // A missing transpose is a misprint, though notes often write a row for a column.
      judge.tellsRowsFromColumns = context.isErratum
      for chain in chains {
        // What a misprint says is nothing to build on.
        let judgements = judge.judge(chain, isRemembered: !context.isErratum)
        let claim = ChainClaims(chain, judgements, source, context, judge)
        guard context.isErratum else {
          claims += claim.all
          continue
        }
        claims += claim.erratum.map { erratum in
          let words = ErratumText(around: erratum.noteLine, in: source)
          var erratum = erratum
          (erratum.quotation, erratum.explanation) = (words.quotation, words.explanation)
          return erratum
        }
      }
    }
    self.claims = claims
  }
}

/// Where a relation of a note comes from.
struct ClaimContext {
  let isErratum: Bool
  private let note: String
  private let place: Claim.Place?

  init(_ region: MathRegion, _ source: SourceText, note: String, sources: [String]) {
    self.note = note
    isErratum = region.context.callout?.kind == "erratum"
    if isErratum, let title = region.context.callout?.title {
      // "deep-learning, line 70"
      let name = title.split(separator: ",", maxSplits: 1).first.map(String.init)
      let line = title.split { !$0.isNumber || !$0.isASCII }.last.flatMap { Int($0) }
      place = name.flatMap {
        line == nil && !sources.contains($0) ? nil : Claim.Place(source: $0, line: line)
      }
    } else if let cell = region.context.cell, let head = cell.header.first, let first = cell.row.first,
      sources.contains(source.text(in: head).trimmed), let line = Int(source.text(in: first).trimmed)
    {
      place = Claim.Place(source: source.text(in: head).trimmed, line: line)
    } else {
      place = nil
    }
  }

  func place(atNoteLine line: Int) -> Claim.Place { place ?? Claim.Place(source: note, line: line) }
}

/// The claims that a chain of relations makes: one a relation.
struct ChainClaims {
  let all: [Claim]

  init(
    _ chain: MathChain, _ judgements: [Judgement], _ source: SourceText, _ context: ClaimContext,
    _ judge: RelationJudge
  ) {
    let subject = chain.sides.first?.symbol
    all = judgements.enumerated().map { index, judgement in
      let (left, right) = (chain.sides[index], chain.sides[index + 1])
      var judgement = judgement
      if case .unchecked(.unknownSymbol) = judgement.verdict {
        judgement.cause = Self.misspelling(left, right, source, judge)
      }
      let noteLine = source.position(of: chain.relations[index].range.lowerBound).line
      return Claim(
        place: context.place(atNoteLine: noteLine), noteLine: noteLine,
        latex: source.text(in: left.range.lowerBound..<right.range.upperBound).onOneLine,
        text: "\(left.text(source)) \(chain.relations[index].kind.sign) \(right.text(source))",
        symbol: subject,
        printed: judgement.printed, asPrinted: judgement.asPrinted, computed: judgement.computed,
        verdict: judgement.verdict, cause: judgement.cause, isErratum: context.isErratum)
    }
  }

  /// The one claim of a chain that is quoted as a misprint: the relation that is most wrong, with a cause if any
  /// has one. What else the chain says is there for context.
  var erratum: [Claim] {
    // Of equals the last counts: what comes before leads to it.
    func weight(_ place: Int) -> (Int, Int, Int, Int, Int) {
      let claim = all[place]
      return (
        claim.isConfirmed ? 1 : 0, claim.verdict.severity.rawValue, claim.cause == nil ? 0 : 1,
        claim.printed == nil ? 0 : 1, place
      )
    }
    return all.indices.max { weight($0) < weight($1) }.map { [all[$0]] } ?? []
  }

  /// The name that was meant where nothing bears the one that is printed: the one like it that makes the relation true.
  private static func misspelling(
    _ left: MathSide, _ right: MathSide, _ source: SourceText, _ judge: RelationJudge
  ) -> Slip? {
    let quantities = judge.quantities
    guard let stranger = [left, right].compactMap(\.unknownSymbol).first else { return nil }
    let reader = LaTeXReader { $0 == stranger || quantities.contains($0) }
    let again = reader.chains(in: source.bytes, pieces: [left.range.lowerBound..<right.range.upperBound])
    guard let chain = again.first, chain.sides.count == 2, let a = chain.sides[0].expression,
      let b = chain.sides[1].expression
    else { return nil }
    let meant = judge.diagnosis.quantities.first { candidate in
      guard candidate.symbol.resembles(stranger) else { return false }
      let names = [stranger: candidate.symbol]
      guard let x = try? quantities.value(of: a.renaming(names)), x.shape == .scalar,
        let y = try? quantities.value(of: b.renaming(names)), y.shape == .scalar
      else { return false }
      return Judge.verdict(x.enclosure, equals: y.enclosure) == .exact
    }
    return meant.map { .name(printed: stranger, right: $0.symbol) }
  }
}

extension MathSide {
  /// The side as Unicode text, as LaTeX where it cannot be read.
  fileprivate func text(_ source: SourceText) -> String {
    expression.map(FormulaWriter(UnicodeStyle()).text) ?? source.text(in: range).onOneLine
  }

  fileprivate var unknownSymbol: Symbol? {
    guard case .failure(let error) = content, case .unknownSymbol(let symbol) = error.obstacle else {
      return nil
    }
    return symbol
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  fileprivate var onOneLine: String {
    split { $0.isWhitespace || $0 == "&" }.joined(separator: " ")
  }
}
