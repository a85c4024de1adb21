import Curriculum
import NoteChecking
import Rendering
import WorkedExamples

/// Every claim of some lessons' notes, judged, with a summary; the lessons are worked through on all processors.
struct VerifyCommand {
  /// What to print.
  let text: String
  /// Whether all claims are as they should be.
  let isConfirmed: Bool

  init(_ entries: [Curriculum.Entry], onlyErrata: Bool, _ options: RenderingOptions) throws {
    let judged = parallelMap(entries) { entry in
      Result { NoteClaims(entry.note, named: "note", against: try entry.lesson.derivation()).claims }
    }
    var blocks: [String] = []
    var all: [Claim] = []
    for (entry, claims) in zip(entries, judged) {
      let shown = try onlyErrata ? claims.get().filter(\.isErratum) : claims.get()
      all += shown
      guard !shown.isEmpty else { continue }
      let table = ClaimTable(shown, options).lines.joined(separator: "\n")
      blocks.append("\(options.heading(entry.lesson.id))\n\n\(table)")
    }
    let failed = all.filter { !$0.isConfirmed }
    isConfirmed = failed.isEmpty
    let verdict = failed.isEmpty ? "None fails." : "\(failed.count) fail\(failed.count == 1 ? "s" : "")."
    blocks.append(all.isEmpty ? "There are no claims." : "\(ClaimSummary(all).sentence) \(verdict)")
    text = blocks.joined(separator: "\n\n") + "\n"
  }
}
