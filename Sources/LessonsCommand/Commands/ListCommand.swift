import Curriculum
import Rendering
import WorkedExamples

/// The lessons by chapter, a line each.
struct ListCommand {
  private let entries: [Curriculum.Entry]

  init(_ entries: [Curriculum.Entry]) { self.entries = entries }

  func text(_ options: RenderingOptions) -> String {
    let width = entries.map(\.lesson.id.count).max() ?? 0
    var lines: [String] = []
    for chapter in Lesson.Chapter.allCases {
      let lessons = entries.map(\.lesson).filter { $0.chapter == chapter }
      guard !lessons.isEmpty else { continue }
      if !lines.isEmpty { lines.append("") }
      lines.append(options.heading(chapter.rawValue))
      for lesson in lessons {
        let name = lesson.id + String(repeating: " ", count: width - lesson.id.count)
        let indent = String(repeating: " ", count: width + 4)
        let summary = WrappedText.lines(lesson.summary, width: options.width, indent: indent)
        lines.append("  \(name)  " + (summary.first?.dropFirst(indent.count) ?? ""))
        lines += summary.dropFirst()
      }
    }
    let advice = "Read one with 'lessons NAME', for example 'lessons backprop'."
    lines += [""] + WrappedText.lines(advice, width: options.width)
    return lines.joined(separator: "\n") + "\n"
  }
}
