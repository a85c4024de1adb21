import Curriculum
import NoteChecking
import Rendering
import WorkedExamples

/// Notes of anybody, checked relation by relation.
struct CheckCommand {
  private let arguments: ParsedArguments
  private let options: RenderingOptions
  private let lesson: (String) throws -> Curriculum.Entry

  init(
    _ arguments: ParsedArguments, _ options: RenderingOptions,
    lesson: @escaping (String) throws -> Curriculum.Entry
  ) {
    self.arguments = arguments
    self.options = options
    self.lesson = lesson
  }

  func run(_ output: Output) throws -> LessonsProgram.Ending {
    let derivation = try arguments.value("lesson").map { try lesson($0).lesson.derivation() }
    var files: [CheckedFile] = []
    for path in arguments.positionals {
      let bytes = try readFile(path)
      let format: NoteCheck.Format = path.hasSuffix(".tex") ? .latex : .markdown
      files.append(CheckedFile(path: path, check: NoteCheck(bytes, format: format, lesson: derivation)))
    }
    switch arguments.value("format") {
    case "jsonl":
      for file in files { try output.write(CheckJSON().lines(file, showsAll: arguments.flag("all"))) }
    default:
      try output.write(CheckJSON().render(files, showsAll: arguments.flag("all")))
    }
    return .clean
  }
}
