import Curriculum
import NoteChecking
import Rendering
import WorkedExamples

/// Notes of anybody, checked relation by relation.
///
/// Every file is read, checked and rendered by one worker, and only the result is kept: memory goes with the
/// largest file, not with the tree.
struct CheckCommand {
  private enum Format: String {
    case text, concise, json, jsonl, sarif, github
  }

  /// What is left of a file once it has been checked.
  private struct Report: Sendable {
    var tally = CheckTally()
    var text = ""
    var json: CheckJSON.Part?
    var sarif: CheckSARIF.Part?
    var fixes = 0
    var problem: String?
  }

  private let arguments: ParsedArguments
  private let options: RenderingOptions
  private let lessons: [Lesson]
  private let format: Format
  private let showsAll: Bool

  init(_ arguments: ParsedArguments, _ options: RenderingOptions, lessons: [Lesson]) {
    self.arguments = arguments
    self.options = options
    self.lessons = lessons
    format = arguments.value("format").flatMap(Format.init) ?? .text
    showsAll = arguments.flag("all")
  }

  /// Checks, and writes what was found to the one output and what could not be read to the other.
  func run(_ output: Output, _ errors: Output) throws -> LessonsProgram.Ending {
    guard !arguments.positionals.isEmpty else { throw arguments.error(.missingArgument("<path>")) }
    let derivation = try lessonOfAll()
    let found = NoteFiles(at: arguments.positionals)
    for problem in found.problems { try errors.write("Error: \(problem.message)\n") }
    let reports = parallelMap(found.files, size: \.size) { report($0, derivation) }
    try write(reports, output)

    var tally = CheckTally()
    for report in reports {
      tally.add(report.tally)
      if let problem = report.problem { try errors.write("Error: \(problem)\n") }
    }
    let fixes = reports.reduce(0) { $0 + $1.fixes }
    if arguments.flag("fix") {
      try errors.write("Replaced \(fixes) number\(fixes == 1 ? "" : "s").\n")
    }
    if format == .text, !arguments.flag("diff") { try output.write(CheckText(options).summary(tally)) }
    if !found.problems.isEmpty || reports.contains(where: { $0.problem != nil }) { return .failure }
    let isClean = tally.errors + tally.warnings == 0
    let isComplete = !arguments.flag("strict") || tally.uncheckedCount == 0
    return isClean && isComplete ? .clean : .findings
  }

  private func lessonOfAll() throws -> Derivation? {
    guard let id = arguments.value("lesson") else { return nil }
    guard let lesson = lessons.first(where: { $0.id == id }) else {
      throw arguments.error(.unknown("lesson", id, among: lessons.map(\.id)))
    }
    return try lesson.derivation()
  }

  private func report(_ file: NoteFile, _ derivation: Derivation?) -> Report {
    var report = Report()
    do {
      var check = check(try readFile(file.path), file, derivation)
      let fixed = FixedNote(check)
      if arguments.flag("diff") {
        report.text = fixed.diff(path: file.path)
        report.tally.count(CheckedFile(path: file.path, check: check))
        return report
      }
      if arguments.flag("fix"), fixed.count > 0, file.path != "-" {
        try replaceFile(file.path, with: fixed.bytes)
        report.fixes = fixed.count
        check = self.check(fixed.bytes, file, derivation)
      }
      render(CheckedFile(path: name(of: file), check: check), into: &report)
    } catch let error as FileError {
      report.problem = error.message
    } catch let error as ReplacementError {
      report.problem = error.message
    } catch {
      report.problem = "\(error)"
    }
    return report
  }

  private func check(_ bytes: [UInt8], _ file: NoteFile, _ derivation: Derivation?) -> NoteCheck {
    let isLaTeX = file.path == "-" ? NoteFormat(fileName: name(of: file)) == .latex : file.format == .latex
    return NoteCheck(
      bytes, format: isLaTeX ? .latex : .markdown, lesson: derivation,
      lessonNamed: { id in lessons.first { $0.id == id }.flatMap { try? $0.derivation() } })
  }

  /// The path as it is shown: for standard input the name that the user gave it.
  private func name(of file: NoteFile) -> String {
    file.path == "-" ? arguments.value("stdin-filename") ?? "<stdin>" : file.path
  }

  private func render(_ file: CheckedFile, into report: inout Report) {
    report.tally.count(file)
    switch format {
    case .text:
      if showsAll { report.text = CheckText(options).relations(file) }
      report.text += CheckText(options).render(file)
    case .concise:
      if showsAll { report.text = CheckText(options).relations(file) }
      report.text += CheckText(options).concise(file)
    case .jsonl: report.text = CheckJSON().lines(file, showsAll: showsAll)
    case .github: report.text = CheckGitHub().render(file)
    case .json: report.json = CheckJSON().part(file, showsAll: showsAll)
    case .sarif: report.sarif = CheckSARIF(version: LessonsProgram.version).part(file)
    }
  }

  private func write(_ reports: [Report], _ output: Output) throws {
    switch format {
    case .json where !arguments.flag("diff"):
      try output.write(CheckJSON().render(reports.compactMap(\.json), showsAll: showsAll))
    case .sarif where !arguments.flag("diff"):
      try output.write(CheckSARIF(version: LessonsProgram.version).render(reports.compactMap(\.sarif)))
    case .text, .concise, .jsonl, .github, .json, .sarif:
      for report in reports { try output.write(report.text) }
    }
  }
}
