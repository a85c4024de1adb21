import NoteChecking
import Numerics
import Symbolics
import Testing
import WorkedExamples

/// Notes as a whole: which claims they make, whose they are, and which are confirmed.
@Suite struct ClaimsTests {
  @Test("every relation of every formula is a claim, in order")
  func order() {
    let note = NoteClaims(
      """
      With $w_1 = 0.15$ and $i_1 = 0.05$:

      $$
      \\begin{aligned}
      net &= w_1 i_1 + w_2 i_2 + b \\\\
          &= 0.0075 + 0.02 + 0.35 \\\\
          &= 0.3775 \\\\
      out &= \\frac{1}{1 + e^{-net}} \\approx 0.593
      \\end{aligned}
      $$

      No claim: $w_1$, `$2 + 2 = 5$`, and 5 $ a day.
      """)
    #expect(note.claims.map(\.verdict) == [.exact, .exact, .exact, .exact, .exact, .exact, .rounded])
    #expect(note.claims.map(\.noteLine) == [1, 1, 5, 6, 7, 8, 8])
    #expect(note.claims.map { $0.symbol?.plain } == ["w_1", "i_1", "net", "net", "net", "out", "out"])
    #expect(
      note.claims.map { $0.printed?.description } == ["0.15", "0.05", nil, nil, "0.3775", nil, "0.593"])
    #expect(note.claims.areConfirmed)
  }

  @Test("a relation carries what is printed, what is true, and its text")
  func wrong() throws {
    let claim = try #require(NoteClaims("Then\n$net = 3.775$.").claims.first)
    #expect(claim.verdict == .wrong)
    #expect(claim.printed?.description == "3.775")
    #expect(claim.computed?.exact == Rational(3775) / 10_000)
    #expect(claim.cause == .decimalPoint(1))
    #expect(claim.latex == "net = 3.775")
    #expect(claim.text == "net = 3.775")
    #expect(claim.place == Claim.Place(source: "note", line: 2))
    #expect(!claim.isConfirmed)
  }

  @Test("a formula that is wrong carries its own value, too")
  func wrongFormula() throws {
    let claim = try #require(NoteClaims("$net = w_1 i_1 + w_3 i_2 + b$").claims.first)
    #expect(claim.asPrinted?.exact == Rational(3825) / 10_000)
    #expect(claim.computed?.exact == Rational(3775) / 10_000)
    #expect(claim.cause == .name(printed: "w_3", right: "w_2"))
  }

  // MARK: Sources

  @Test("a table under the name of a source quotes it, on the line that its row begins with")
  func sourceTable() {
    let note = NoteClaims(
      """
      ---
      lesson: unit
      sources: [book, slides]
      ---

      | book | relation |
      | ---: | --- |
      | 60 | $net = 0.3775$ |
      | 61 | $out = 0.593$ and $out < 1$ |
      | later | $out = 0.5933$ |

      | other | relation |
      | ---: | --- |
      | 62 | $net = 0.3775$ |
      """)
    #expect(note.sources == ["book", "slides"])
    #expect(note.lessonID == "unit")
    #expect(note.claims.map(\.place.source) == ["book", "book", "book", "note", "note"])
    #expect(note.claims.map(\.place.line) == [60, 61, 61, 10, 14])
    #expect(note.claims.map(\.noteLine) == [8, 9, 9, 10, 14])
    #expect(note.claims.areConfirmed)
  }

  // MARK: Errata

  @Test(
    "an erratum has to be wrong, everything else right",
    arguments: [
      ("$net = 0.3825$", false, true),
      ("$net = 0.3775$", true, false),
      ("$out = 0.593269993$", false, true),  // off in the last digit
      ("$net = w_1 i_1 + w_2 i_2 + b = 0.3825$", false, true),
      ("$net = w_1 i_1 + w_3 i_2 + b = 0.3825$", false, true),
      ("$net = w_1 i_1 + w_2 i_2 + b = 0.3775$", true, false),
      ("$net = w_1 i_i + w_2 i_2 + b$", false, true),  // i_1 in place of i_i makes it right
      ("$net = w_1 q + w_2 i_2 + b$", false, false),  // nobody knows what q is
      ("$out = \\frac{1}{1 + \\foo}$", false, false),
      ("$w_1 = w_1 - \\alpha$", false, false),
    ])
  func erratum(_ formula: String, _ isRight: Bool, _ isMisprint: Bool) {
    #expect(NoteClaims(formula).claims.areConfirmed == isRight)
    let quoted = NoteClaims("> [!erratum] book, line 7\n> \(formula)\n").claims
    #expect(quoted.count == 1)
    #expect(quoted.map(\.isErratum) == [true])
    #expect(quoted.map(\.isConfirmed) == [isMisprint])
    #expect(quoted.map(\.place) == [Claim.Place(source: "book", line: 7)])
    #expect(quoted.map(\.noteLine) == [2])
  }

  @Test("other callouts quote nothing", arguments: ["note", "warning", "errata"])
  func callout(_ kind: String) {
    let claims = NoteClaims("> [!\(kind)] book, line 7\n> $net = 0.3825$\n").claims
    #expect(claims.map(\.isErratum) == [false])
    #expect(claims.map(\.isConfirmed) == [false])
  }

  @Test("a callout without a line is the note's own")
  func placeless() {
    let claims = NoteClaims("> [!erratum]\n> $net = 0.3825$\n").claims
    #expect(claims.map(\.place) == [Claim.Place(source: "note", line: 2)])
    #expect(claims.areConfirmed)
  }

  @Test("a source without lines is quoted by its name, if the note lists it among its sources")
  func sourceWithoutLines() {
    let matter = "---\nsources: [page]\n---\n"
    for (title, place) in [("page", Claim.Place(source: "page")), ("other", .init(source: "note", line: 5))] {
      let claims = NoteClaims("\(matter)> [!erratum] \(title)\n> $net = 0.3825$\n").claims
      #expect(claims.map(\.place) == [place])
      #expect(claims.areConfirmed)
    }
    #expect(Claim.Place(source: "page").words == "page" && Claim.Place(source: "page").short == "page")
    #expect(Claim.Place(source: "book", line: 7).words == "book, line 7")
    #expect(Claim.Place(source: "book", line: 7).short == "book:7")
  }

  // MARK: Rows and columns

  /// A column, a row and a matrix with one element.
  private static let arrays = Result {
    try Lesson("arrays", title: "Arrays", chapter: .networks, summary: "For the tests.") { d in
      d.define("c", [[1], [2]])
      d.define("r", [[1, 2]])
      d.define("s", [[3]])
    }.derivation()
  }

  @Test(
    "a misprint may be a missing transpose, where a note may write a row for a column",
    arguments: [
      ("$c = r$", true, true), ("$c = r^{\\top}$", true, false), ("$s c = [3, 6]$", true, false),
      ("$s r c = 15$", true, false), ("$s c = r$", false, true), ("$3 c = s c$", true, false),
    ])
  func rowsAndColumns(_ formula: String, _ isRight: Bool, _ isMisprint: Bool) throws {
    let derivation = try Self.arrays.get()
    #expect(NoteClaims(formula, against: derivation).claims.areConfirmed == isRight)
    let quoted = NoteClaims("> [!erratum] book, line 7\n> \(formula)\n", against: derivation).claims
    #expect(quoted.map(\.isConfirmed) == [isMisprint])
  }

  // MARK: What cannot be read

  @Test(
    "what is not understood is reported with its reason",
    arguments: [
      ("q = 0.5", "nothing defines 'q'"),
      ("net = \\foo{3}", "'\\foo' is not understood"),
      ("net = \\frac{1}", "the formula is not complete"),
      ("net = (0.3", "the formula is not complete"),
      ("w_1^{(2)} = 0.3", "'^' is not understood"),
      ("net = \\int_0^1 x", "'\\int' is not understood"),
      ("2 3 = 6", "'3' is not understood"),
    ])
  func unread(_ latex: String, _ reason: String) throws {
    let claim = try #require(NoteClaims("$$\(latex)$$").claims.first)
    guard case .unchecked(let found) = claim.verdict else {
      Issue.record("\(latex) is \(claim.verdict)")
      return
    }
    #expect("\(found)" == reason)
    #expect(!claim.isConfirmed)
  }

  // MARK: The lessons

  @Test("the walkthrough's error after the step comes of updating the output layer first")
  func updatedTooEarly() throws {
    let backprop = try Derivation.lesson("backprop")
    let claim = try #require(NoteClaims("$E_{total}^+ = 0.291027924$", against: backprop).claims.first)
    #expect(claim.verdict == .wrong)
    #expect(claim.cause == .updatedTooEarly(["w_5", "w_6", "w_7", "w_8"]))
  }

  @Test(
    "slips in the walkthrough",
    arguments: [
      (
        #"\frac{\partial E_{o_1}}{\partial out_{h_1}} = 0.74136507"#,
        Slip.name(printed: "dE_o1/dout_h1", right: "dE_o1/dout_o1")
      ),
      (#"net_{h_1} = w_1 i_1 + w_3 i_2 + b_1"#, .name(printed: "w_3", right: "w_2")),
      (#"E_{o_2} = 0.023450026"#, .changedDigits(printed: "45", right: "56")),
      (#"w_1^+ = 0.14978072"#, nil),
      (#"out_{o_1} = 0.7513650"#, nil),
    ] as [(String, Slip?)])
  func backprop(_ latex: String, _ expected: Slip?) throws {
    let claims = NoteClaims("$\(latex)$", against: try .lesson("backprop")).claims
    #expect(claims.map(\.cause) == [expected])
  }

  @Test("an erratum carries the words that the callout quotes, and the paragraph after it")
  func erratumWords() {
    let claims = NoteClaims(
      """
      ---
      lesson: unit
      sources: [book]
      ---

      > [!erratum] book, line 3
      > The net input "has the value" $net = 3.775$.

      A point has slipped: $net = 0.3775$,
      as one sees.

      Another paragraph.

      > [!erratum] book, line 4
      > $net = 0.3757$

      > [!erratum] book, line 5
      > $net = 0.3777$
      # Heading
      """
    ).claims
    let errata = claims.filter(\.isErratum)
    #expect(errata.map(\.place.line) == [3, 4, 5])
    #expect(errata.map(\.quotation) == [#"The net input "has the value" net = 3.775."#, nil, nil])
    #expect(errata.map(\.explanation) == ["A point has slipped: net = 0.3775, as one sees.", nil, nil])
    #expect(claims.filter { !$0.isErratum }.allSatisfy { $0.quotation == nil && $0.explanation == nil })
  }
}
