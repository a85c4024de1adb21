import NoteChecking
import Rendering

/// What a finding means, or the list of them.
struct ExplainCommand {
  let text: String

  init(_ arguments: ParsedArguments, _ options: RenderingOptions) throws(UsageError) {
    let codes = Finding.Code.allCases
    guard let word = arguments.positionals.first else {
      let width = codes.map(\.rawValue.count).max() ?? 0
      text = codes.map { code in
        let name = code.rawValue + String(repeating: " ", count: width - code.rawValue.count)
        return "\(name)  \(FindingExplanation(code).summary)\n"
      }.joined()
      return
    }
    guard let code = Finding.Code(rawValue: word) else {
      throw arguments.error(.unknown("finding", word, among: codes.map(\.rawValue)))
    }
    let explanation = FindingExplanation(code)
    func paragraph(_ text: String) -> String {
      WrappedText.lines(text, width: options.width).joined(separator: "\n")
    }
    let title = paragraph("\(code.rawValue): \(explanation.summary)")
    text =
      [
        options.heading(code.rawValue) + title.dropFirst(code.rawValue.count), paragraph(explanation.meaning),
        "For example:\n\n  " + explanation.example, paragraph(explanation.advice),
        paragraph("To leave one be, write <!-- lessons-disable-line \(code.rawValue) --> on its line."),
      ].joined(separator: "\n\n") + "\n"
  }
}
