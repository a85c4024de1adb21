/// The languages in which notes are written.
enum NoteFormat: Sendable, Equatable {
  case markdown
  case latex

  /// The format that a file's name tells by its suffix, in letters of either case; `nil` without a suffix of notes.
  ///
  /// Quarto (`.qmd`) and R Markdown (`.Rmd`) are Markdown as far as formulas go.
  init?(fileName: String) {
    guard let dot = fileName.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    switch fileName[dot...].lowercased() {
    case ".md", ".markdown", ".qmd", ".rmd": self = .markdown
    case ".tex": self = .latex
    default: return nil
    }
  }
}
