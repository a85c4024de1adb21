import Notation
import WorkedExamples

/// A claim as text: where it stands, what is printed, what is right, and why.
struct ClaimText {
  private let wording: Wording
  private let palette: Palette

  init(_ wording: Wording, _ palette: Palette) {
    self.wording = wording
    self.palette = palette
  }

  func lines(_ claim: Claim, _ width: Int) -> [String] {
    let claimed = "\(claim.place.words): \(claim.quotation ?? claim.text)"
    return WrappedText.lines(claimed, width: width, indent: "  ", hanging: "      ")
      + WrappedText.lines(ClaimWording(wording).finding(claim), width: width, indent: "    ")
  }
}
