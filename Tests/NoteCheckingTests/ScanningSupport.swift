@testable import NoteChecking

/// The formulas of a Markdown note, in the order of the note.
func formulas(_ markdown: String) -> [String] {
  let source = SourceText(markdown)
  return NoteScan(markdown: source).regions.map { source.latex(of: $0) }
}

extension SourceText {
  /// The LaTeX of a formula, as a reader gets it.
  func latex(of region: MathRegion) -> String {
    region.pieces.map { text(in: $0) }.joined()
  }
}
