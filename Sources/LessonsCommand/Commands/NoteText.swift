import Curriculum
import NoteChecking
import Rendering
import WorkedExamples

/// A lesson's note as text for a terminal.
struct NoteText {
  let text: String

  init(_ entry: Curriculum.Entry, _ options: RenderingOptions) {
    text = ReadableNote(entry.note).text(
      heading: options.heading,
      wrap: { line, indent in
        let lines = WrappedText.lines(line, width: options.width - indent.count)
        return lines.enumerated().map { $0.offset == 0 ? $0.element : indent + $0.element }
      })
  }
}
