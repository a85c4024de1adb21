public import NoteChecking

/// What a kind of finding means, with an example, for `lessons explain`.
public struct FindingExplanation: Sendable {
  /// The finding in half a sentence.
  public let summary: String
  /// What it means, and why it matters.
  public let meaning: String
  /// A line of a note for which it is found.
  public let example: String
  /// What to do.
  public let advice: String

  /// The explanation of a kind of finding.
  public init(_ code: Finding.Code) {
    switch code {
    case .wrongNumber:
      summary = "a printed number is not the value of what it is said to equal"
      meaning = """
        The formula was computed with an enclosure, and the printed number is neither the value itself, nor the \
        value rounded or cut off to the printed places, nor within what the rounding of numbers printed earlier \
        explains.
        """
      example = "$0.95 \\cdot 0.0001 / 0.01 = 0.00095$"
      advice = """
        Compute the formula again. If the formula is right, print the suggested number; if the number is right, \
        look for the slip in the formula. The likely cause is named where one slip reproduces every printed digit.
        """
    case .wrongRelation:
      summary = "two formulas that are said to be equal are not, or an inequality does not hold"
      meaning = """
        Both sides were computed, and their enclosures have no number in common. With a lesson, this finds a \
        wrong index or sign in a formula.
        """
      example = "$\\frac{1}{2} + \\frac{1}{3} = \\frac{2}{5}$"
      advice = "Compare the two sides term by term; the first that differs is usually the slip."
    case .wrongStep:
      summary = "a step of algebra does not hold"
      meaning = """
        Only with '--algebra'. Two formulas with the same names that no numbers stand for were computed at several \
        points, every letter a real number, and differ at all of them. Only chains of more than one relation are \
        tried: a single equation may be there to be solved.
        """
      example = "$(a + b)^2 = (a + b)(a + b) = a^2 + b^2$"
      advice =
        "Put small numbers in the place of the letters on both sides; the first line that differs is wrong."
    case .lastDigit:
      summary = "a printed number is off by one in its last place"
      meaning = """
        The value rounds to the neighbouring number, and nothing printed before explains the difference. It \
        happens when a rounded value is rounded again, or a rounded input was used where the exact one was meant.
        """
      example = "$1.9182 \\cdot 0.03932 = 0.0755$"
      advice = "Print the suggested digit, or keep more digits in the numbers before."
    case .impossible:
      summary = "a value that the quantity cannot have"
      meaning =
        "A probability above 1, a logarithm of a negative number, an even root of one, an arcsin beyond 1."
      example = "$\\ln(-2) = 0.693$"
      advice = "Look for the slip before the number: a sign, or a step left out."
    case .rightErratum:
      summary = "a relation that is quoted as a misprint is right"
      meaning =
        "In a callout `> [!erratum]`, in LaTeX in an environment `erratum`, every relation has to be wrong, so that "
        + "errata stay true to their source."
      example = "> [!erratum] $2 + 2 = 4$"
      advice = "Quote the misprint as the source prints it, or take the callout away."
    case .unclosedMath:
      summary = "mathematics that is begun and not ended"
      meaning = "A display `$$`, `\\[` or `\\begin{align}` has no end, so what follows is not read as meant."
      example = "$$ a = b"
      advice = "End the display, or escape the dollar signs as `\\$`."
    case .unusedSuppression:
      summary = "a comment that suppresses nothing"
      meaning = "The finding that the comment switches off does not occur any more."
      example = "<!-- lessons-disable-line wrong-number -->"
      advice = "Take the comment away, so that it hides no later slip."
    case .unknownCode:
      summary = "a suppression of a code that there is not"
      meaning = "The comment names a code that no finding has, so it suppresses nothing."
      example = "<!-- lessons-disable wrong-numbers -->"
      advice = "Write one of the codes that `lessons explain` lists."
    }
  }
}
