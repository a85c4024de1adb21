public import Numerics
public import Symbolics

/// A number or formula that a source or note prints, judged against the engine.
public struct Claim: Hashable, Sendable {
  /// Where the claim stands.
  public struct Place: Hashable, Sendable {
    /// The short name of the source, or of the note itself.
    public let source: String
    /// The line there, counted from 1; none in a source without lines, such as a web page.
    public let line: Int?

    /// A line of a source, or the source.
    public init(source: String, line: Int? = nil) {
      self.source = source
      self.line = line
    }

    /// The place in words: `deep-learning, line 70`.
    public var words: String { line.map { "\(source), line \($0)" } ?? source }
    /// The place as short as can be: `deep-learning:70`.
    public var short: String { line.map { "\(source):\($0)" } ?? source }
  }

  /// Where it stands: in a source, or in the note where the note says it.
  public let place: Place
  /// The line of the note that makes or quotes the claim.
  public let noteLine: Int
  /// What is printed, the relation in LaTeX.
  public let latex: String
  /// The same as Unicode text, where it can be read.
  public let text: String
  /// The quantity that it is about, where it is about one.
  public let symbol: Symbol?
  /// The printed number, where there is one.
  public let printed: Decimal?
  /// For a formula that is wrong: the value of the formula as it is printed.
  public let asPrinted: Enclosure?
  /// The value that the engine finds.
  public let computed: Enclosure?
  /// The judgement.
  public let verdict: Verdict
  /// The likely slip, where one reproduces what is printed.
  public let cause: Slip?
  /// Whether the note quotes it as a misprint, so that it has to be wrong.
  public let isErratum: Bool
  /// Of a misprint: what the source says, where the note quotes it with words.
  public var quotation: String?
  /// Of a misprint: what is right and why, as the note explains it.
  public var explanation: String?

  /// A judged claim.
  public init(
    place: Place, noteLine: Int, latex: String, text: String, symbol: Symbol?, printed: Decimal?,
    asPrinted: Enclosure? = nil, computed: Enclosure?, verdict: Verdict, cause: Slip?, isErratum: Bool
  ) {
    self.place = place
    self.noteLine = noteLine
    self.latex = latex
    self.text = text
    self.symbol = symbol
    self.printed = printed
    self.asPrinted = asPrinted
    self.computed = computed
    self.verdict = verdict
    self.cause = cause
    self.isErratum = isErratum
  }
}

extension Claim {
  /// Whether the claim is as it should be: right, or an erratum that is indeed wrong.
  ///
  /// An erratum may also be a name that nothing bears, if another name in its place makes the relation right.
  public var isConfirmed: Bool {
    guard isErratum else { return verdict.severity == .pass }
    if case .unchecked(.unknownSymbol) = verdict { return cause != nil }
    return verdict.severity >= .warning
  }
}
