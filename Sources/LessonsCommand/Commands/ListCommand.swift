import Curriculum
import Rendering
import WorkedExamples

/// The lessons by chapter, each with its summary: beside the name, or below it where there is little room.
struct ListCommand {
  private let entries: [Curriculum.Entry]

  /// The columns that a summary needs at least to be read beside the name.
  private let leastSummary = 30

  init(_ entries: [Curriculum.Entry]) { self.entries = entries }

  func text(_ options: RenderingOptions) -> String {
    let width = entries.map(\.lesson.id.count).max() ?? 0
    let isNarrow = options.width < width + 4 + leastSummary
    var lines: [String] = []
    for chapter in Lesson.Chapter.allCases {
      let lessons = entries.map(\.lesson).filter { $0.chapter == chapter }
      guard !lessons.isEmpty else { continue }
      if !lines.isEmpty { lines.append("") }
      lines.append(options.heading(chapter.rawValue))
      for lesson in lessons {
        let indent = String(repeating: " ", count: isNarrow ? 4 : width + 4)
        let summary = WrappedText.lines(lesson.summary, width: options.width, indent: indent)
        if isNarrow {
          lines += ["  \(lesson.id)"] + summary
          continue
        }
        let name = lesson.id + String(repeating: " ", count: width - lesson.id.count)
        lines.append("  \(name)  " + (summary.first?.dropFirst(indent.count) ?? ""))
        lines += summary.dropFirst()
      }
    }
    let advice = "Read one with 'lessons NAME', for example 'lessons backprop'."
    lines += [""] + WrappedText.lines(advice, width: options.width)
    return lines.joined(separator: "\n") + "\n"
  }
}
