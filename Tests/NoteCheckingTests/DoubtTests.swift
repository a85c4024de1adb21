import NoteChecking
import Testing

/// Relations that look wrong and are not meant as they look, beside those that are.
@Suite struct DoubtTests {
  private static func check(_ note: String) -> NoteCheck { NoteCheck(Array(note.utf8)) }

  @Test(
    "not accused",
    arguments: [
      // Digits that go on.
      #"$2/3 = 0.\bar{6}$"#, #"$8/9 = 0.\overline{8}$"#, #"$5/3 = 1.\bar 6$"#, #"$1.5 + 1 = 2.\,5$"#,
      #"$1/6 = 0.1\overline{6}$"#,
      // Results that were rounded before: percentages and whole numbers too.
      #"$\frac27 \approx 28.6\%$, so $28.6\% \cdot 50000 = 14286$ and $0.286 \cdot 50000 = 14286$"#,
      #"$\frac{60000}{128} \approx 469$, and $469 \cdot 128 = 60000$"#,
      #"$\frac{1000}{7} \approx 143$, and $143 \cdot 0.5 = 71.4$"#,
      #"$\frac{1}{1 + e^{-1.2}} = \frac{1}{1 + 0.3} = 0.77$"#,
      // Percentages of what is not said, and counted in percent.
      #"$100 + 10\% = 110$"#, #"$120 - 22.5\% = 93$"#, #"$5\% + 3\% = 8$"#,
      // Their author does not stand to them.
      "It is wrong that $2 + 2 = 5$", "~~$2 + 2 = 5$~~", "\"$2 + 2 = 5$\"",
      // Near enough, by whose measure?
      #"$0.49 \approx \frac12$"#, #"$3.14159 \approx \frac{22}{7}$"#,
      #"$\frac{2}{3} = 0.67 \le \frac{2}{3}$"#, #"$\sqrt{0.5} \approx 0.7 \ge \sqrt{0.5}$"#,
      // Asides.
      #"$12 - 2 = 10\ [5]$"#, #"$3 \cdot 4 = 12\;(2 \cdot 6)$"#,
      // The unit stands in the next line, or behind a space of its own.
      "$2/10 = 20$\npercent", #"$1/4 = 25$&nbsp;%"#, #"$150 \cdot 10 = 1.5$ km"#,
      "> $1/4 = 25$\n> percent", "what follows if\n$2 + 2 = 5$",
      // A decimal comma.
      "$9/8 = 1,125$",
      // Each number prints the formula, and not the one before.
      "$1/3 = 0.3 = 0.33$",
      // The name may have another value by then.
      "$a = 2$, now $a := 3$ and $b = a + 1 = 4$", #"$a = 2$, now $a = \frac{1}{2}$ and $b = a + 1 = 1.5$"#,
      "$p = 20$ percent, so $q = 1 - p = 0.8$",
      "$p = e^{-1}$, $p = 0.3679$, so $q = 10000p = 3678.8$",
      // A misprint is quoted with what stands around it.
      "> [!erratum] Line 3\n> $2 + 3 = 5 = 6$",
    ])
  func accepted(note: String) {
    #expect(Self.check(note).findings.map(\.code).isEmpty)
    #expect(!Self.check(note).relations.isEmpty, "it is counted")
  }

  /// Note, and what `--fix` would put in the place of the digits that are found wrong.
  @Test(
    "accused",
    arguments: [
      // The 1 is exact elsewhere, and so it is here.
      (#"$0.5 + 0.5 = 1$, $e^{-50} + 1 = 1$ and $e^0 < 1$"#, [nil]),
      (#"$2 \cdot 3 = 5 = 6$"#, ["6"]), ("$a = 1 + 1 = 2$, so $b = a + 1 = 4$", ["3"]),
      // A right number has as many digits, or more where it would lose significant ones.
      ("$1.25 + 1.25 = 2.60$", ["2.5"]), ("$0.5 + 0.25 = 0.8503$", ["0.75"]),
      (#"$0.1 \cdot 0.2 = 0.2$"#, ["0.02"]), ("$1 - 0.01 = 1.00$", ["0.99"]),
      // A system of equations is read row by row.
      (#"$\begin{cases} 2 + 2 = 5.0 \\ 1 + 1 = 2 \end{cases}$"#, ["4"]),
      // The term that is wrong, and not another of the same digits.
      (#"$5 - 2 \cdot 3 = 5 - 5$"#, ["6"]),
      // Who leaves open what is computed is told, but nothing is written.
      (#"$\log 8 = 2.7$"#, [nil]), (#"$\tan 45 = 1.2$"#, [nil]), (#"$1/4 = 0.25\%$"#, [nil]),
      ("$87/120 = 72.5$", [nil]),
      // After < or → comes another value, and of two numbers nobody knows which was meant.
      ("$1 < 3 = 4$", [nil]), (#"$w = 5 \to 4 = 5$"#, [nil]),
      // Of a number before a formula nobody knows which was meant.
      (#"$n = 12 = 3 \cdot 5$"#, [nil]),
    ] as [(String, [String?])])
  func accused(note: String, replacements: [String?]) {
    #expect(Self.check(note).findings.map { $0.fix?.replacement } == replacements)
  }

  @Test("a chain of many wrong numbers costs no square")
  func manyNumbers() {
    let note = "$" + (0..<3000).map { "\($0).5" }.joined(separator: "=") + "$"
    #expect(
      Self.check("$\(Array(repeating: "1.5", count: 500).joined(separator: "+"))=" + note.dropFirst())
        .relations.count == 3000)
  }
}
