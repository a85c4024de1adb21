import Curriculum
import NoteChecking
import Rendering
import WorkedExamples

/// Notes of anybody, checked relation by relation.
///
/// Every file is read, checked and rendered by one worker, and what is to be said of it is written and let go after
/// a few files more: memory goes with the largest files, not with the tree.
struct CheckCommand {
  /// The forms of the output: the values of `--format`.
  enum Format: String, CaseIterable {
    case text, concise, json, jsonl, sarif, github
  }

  /// What is left of a file once it has been checked.
  private struct Report: Sendable {
    var tally = CheckTally()
    var text = ""
    var patch: [UInt8] = []
    var json: CheckJSON.Part?
    var sarif: CheckSARIF.Part?
    /// How many numbers were replaced.
    var fixes = 0
    /// What is to be said on the other stream, perhaps without being a failure.
    var messages: [String] = []
    var isFailure = false
  }

  /// What is left of all files in the end.
  private struct Total {
    var tally = CheckTally()
    var fixes = 0
    var messages: [String] = []
    var isFailure = false

    mutating func add(_ report: Report) {
      tally.add(report.tally)
      fixes += report.fixes
      messages += report.messages
      isFailure = isFailure || report.isFailure
    }
  }

  private let arguments: ParsedArguments
  private let options: RenderingOptions
  private let lessons: DerivedLessons
  private let format: Format
  private let showsAll: Bool
  private let fixes: Bool
  private let printsPatch: Bool

  init(_ arguments: ParsedArguments, _ options: RenderingOptions, lessons: [Lesson]) {
    self.arguments = arguments
    self.options = options
    self.lessons = DerivedLessons(lessons)
    format = arguments.value("format").flatMap(Format.init) ?? .text
    showsAll = arguments.flag("all")
    printsPatch = arguments.flag("diff")
    fixes = arguments.flag("fix") && !printsPatch
  }

  /// Checks, and writes what was found to the one output and what could not be read to the other.
  func run(_ output: Output, _ errors: Output) throws -> LessonsProgram.Ending {
    if fixes, arguments.positionals.contains("-") {
      throw arguments.error(.invalid("Standard input cannot be replaced; see what would be with '--diff'."))
    }
    let derivation = try lessonOfAll()
    let found = NoteFiles(at: arguments.positionals)
    for problem in found.problems { try errors.write("Error: \(problem.message)\n") }
    let total = try writeReports(on: found.files, derivation, output)
    // What was found comes first, where both go to one terminal.
    try output.flush()
    for message in total.messages { try errors.write("\(message)\n") }
    if fixes { try errors.write("Replaced \(total.fixes) number\(total.fixes == 1 ? "" : "s").\n") }
    let tally = total.tally
    try writeSummary(tally, output, errors)
    if !found.problems.isEmpty || total.isFailure { return .failure }
    let isClean = tally.errors + tally.warnings == 0
    let isComplete = !arguments.flag("strict") || tally.notUnderstood == 0
    return isClean && isComplete ? .clean : .findings
  }

  private func lessonOfAll() throws -> Derivation? {
    guard let id = arguments.value("lesson") else { return nil }
    guard let derivation = try lessons(id) else {
      throw arguments.error(.unknown("lesson", id, among: lessons.ids))
    }
    return derivation
  }

  // MARK: A file

  private func report(_ file: NoteFile, _ derivation: Derivation?) -> Report {
    var report = Report()
    do {
      var check = check(try readFile(file.path), file, derivation, &report)
      if fixes || printsPatch {
        let fixed = FixedNote(check) { self.check($0, file, derivation) }
        if fixes, fixed.count > 0 {
          try replaceFile(file.path, with: fixed.bytes)
          report.fixes = fixed.count
          check = fixed.check
        }
        if printsPatch { report.patch = fixed.diff(path: name(of: file)) }
      }
      render(CheckedFile(path: name(of: file), check: check), into: &report)
    } catch {
      report.isFailure = true
      report.messages.append("Error: \(message(of: error))")
    }
    return report
  }

  private func message(of error: any Error) -> String {
    switch error {
    case let error as FileError: error.message
    case let error as ReplacementError: error.message
    default: "\(error)"
    }
  }

  /// The first check of a file, which also says if its front matter mistypes a lesson. Other notes may number
  /// their lessons, so a name that is like none of ours is passed over.
  private func check(
    _ bytes: [UInt8], _ file: NoteFile, _ derivation: Derivation?, _ report: inout Report
  ) -> NoteCheck {
    var mistyped: String?
    let check = check(bytes, file, derivation) { id in mistyped = id }
    if let mistyped, let near = Suggestion.closest(to: mistyped, among: lessons.ids) {
      report.messages.append(
        "Warning: \(name(of: file).quoted) is about the lesson \(mistyped.quoted), which there is not. "
          + "Did you mean '\(near)'?")
    }
    return check
  }

  private func check(
    _ bytes: [UInt8], _ file: NoteFile, _ derivation: Derivation?, unknown: (String) -> Void = { _ in }
  ) -> NoteCheck {
    let format = file.path == "-" ? NoteFormat(fileName: name(of: file)) ?? file.format : file.format
    return NoteCheck(
      bytes, format: format.language, lesson: derivation, triesAlgebra: arguments.flag("algebra")
    ) { id in
      let derivation = try? lessons(id)
      if derivation == nil { unknown(id) }
      return derivation
    }
  }

  /// The path as it is shown: for standard input the name that the user gave it.
  private func name(of file: NoteFile) -> String {
    file.path == "-" ? arguments.value("stdin-filename") ?? "<stdin>" : file.path
  }

  // MARK: Output

  private func render(_ file: CheckedFile, into report: inout Report) {
    report.tally = CheckTally(file)
    if printsPatch { return }
    let text = CheckText(options)
    switch format {
    case .text: report.text = (showsAll ? text.relations(file) : "") + text.render(file)
    case .concise: report.text = (showsAll ? text.relations(file) : "") + text.concise(file)
    case .jsonl: report.text = CheckJSON().lines(file, showsAll: showsAll)
    case .github: report.text = CheckGitHub().render(file)
    case .json: report.json = CheckJSON().part(file, showsAll: showsAll)
    case .sarif: report.sarif = CheckSARIF(version: LessonsProgram.version).part(file)
    }
  }

  /// Files are checked together up to so many bytes before what was found in them is written.
  private static let batchSize = 1 << 20

  /// Checks the files and writes what was found in each, in their order.
  ///
  /// - Returns: what concerns all of them.
  private func writeReports(
    on files: [NoteFile], _ derivation: Derivation?, _ output: Output
  ) throws -> Total {
    var total = Total()
    var json = CheckJSON.Document(showsAll: showsAll)
    var sarif: [CheckSARIF.Part] = []
    let writesJSON = format == .json && !printsPatch
    if writesJSON { try output.write(json.beginning) }
    for batch in files.batches(of: Self.batchSize, size: \.size) {
      for report in parallelMap(Array(batch), size: \.size, { report($0, derivation) }) {
        total.add(report)
        try output.write(report.patch)
        try output.write(report.text)
        if let part = report.json { try output.write(json.add(part)) }
        if let part = report.sarif { sarif.append(part) }
      }
    }
    if writesJSON { try output.write(json.end) }
    if format == .sarif, !printsPatch {
      try output.write(CheckSARIF(version: LessonsProgram.version).render(sarif))
    }
    return total
  }

  /// How much was checked is said in every form, lest silence look like success: where people read, below the
  /// findings; JSON and SARIF tell it themselves; beside others it goes to the other stream.
  private func writeSummary(_ tally: CheckTally, _ output: Output, _ errors: Output) throws {
    let summary = CheckText(options).summary(tally)
    if printsPatch { return try errors.write(summary) }
    switch format {
    case .text, .concise: try output.write(summary)
    case .json, .sarif: break
    case .jsonl, .github: try errors.write(summary)
    }
  }
}

extension NoteFormat {
  /// The language by the name that the checker has for it.
  fileprivate var language: NoteCheck.Format {
    switch self {
    case .markdown: .markdown
    case .latex: .latex
    }
  }
}
