import Curriculum
import Rendering
import WorkedExamples
for entry in Curriculum.entries where CommandLine.arguments.dropFirst().first.map({ $0 == entry.lesson.id }) ?? true {
do {
let d = try entry.lesson.derivation()
print(TextRenderer(RenderingOptions(width: 90)).render(LessonReport(lesson: entry.lesson, derivation: d, sources: [], claims: [])))
} catch { print(error) }
}
