import Numerics
import Symbolics
import WorkedExamples

/// What was found out about one relation.
struct Judgement: Sendable {
  var verdict: Verdict
  /// The number that is printed as a result.
  var printed: Decimal?
  /// For a formula that is wrong: what it gives as it is printed.
  var asPrinted: Enclosure?
  /// The true value.
  var computed: Enclosure?
  var cause: Slip?
  /// Where the number is printed.
  var printedRange: Range<Int>?
  /// The formula that was computed.
  var formula: Expression?
  /// Whether every number in the formula is exact, so that the value is certain.
  var isCertain = false
  /// What had to be assumed to find the relation right.
  var convention: Convention?
  /// All numbers that are printed as results, each with its own verdict.
  var results: [(number: Decimal, verdict: Verdict)] = []
}
