import Curriculum
import NoteChecking
import Notation
import Numerics
import Rendering
import Symbolics
import WorkedExamples

/// A lesson's derivation in one of the formats, perhaps with other givens.
struct ShowCommand {
  private let entry: Curriculum.Entry
  private let arguments: ParsedArguments
  private var options: RenderingOptions

  init(_ entry: Curriculum.Entry, _ arguments: ParsedArguments, _ options: RenderingOptions) {
    self.entry = entry
    self.arguments = arguments
    self.options = options
    self.options.section = arguments.value("section")
    if let digits = arguments.value("digits").flatMap({ Int($0) }) {
      self.options.format = NumberFormat(digits: digits)
    }
  }

  /// The rendered lesson.
  ///
  /// - Throws: `UsageError` if the lesson has no value for what was set, `Contradiction` if it is at fault itself.
  func text() throws -> String {
    let derivation: Derivation
    do {
      derivation = try entry.lesson.derivation(settings: settings())
    } catch DerivationError.unequal(let left, let right) {
      throw Contradiction(left: left, right: right)
    } catch let error as DerivationError {
      throw arguments.error(.invalid(sentence(error)))
    }
    try requireSection(of: derivation)
    let claims = NoteClaims(entry.note, named: "note", against: derivation)
    let report = LessonReport(
      lesson: entry.lesson, derivation: derivation, sources: claims.sources,
      followers: Curriculum.followers(of: entry.lesson.id).map(\.id),
      claims: derivation.isAltered ? [] : claims.claims)
    return switch arguments.value("format") {
    case "markdown": MarkdownRenderer(options).render(report)
    case "latex": LaTeXRenderer(options).render(report)
    case "json": JSONRenderer(options).render(report)
    case "html": HTMLRenderer(options).render(report)
    default: TextRenderer(options).render(report)
    }
  }

  /// The values of `--set NAME=VALUE`; an array's numbers are set apart by commas.
  private func settings() throws(UsageError) -> [Symbol: [Decimal]] {
    var settings: [Symbol: [Decimal]] = [:]
    for setting in arguments.values("set") {
      func invalid(_ advice: String) -> UsageError {
        arguments.error(.invalidValue(setting, of: "--set <name=value>", advice: advice))
      }
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw invalid("Write a name and a value, such as w_1=0.3.")
      }
      let symbol = Symbol(parts[0].filter { $0 != " " })
      guard settings[symbol] == nil else { throw invalid("'\(symbol)' is set twice.") }
      var numbers: [Decimal] = []
      let list = parts[1].filter { !"[] ".contains($0) }
      for text in list.split(separator: ",", omittingEmptySubsequences: false) {
        guard let number = Decimal(text) else { throw invalid("'\(text)' is not a decimal number.") }
        guard !number.interval.isUndefined else { throw invalid("\(text) is too large for a double.") }
        numbers.append(number)
      }
      settings[symbol] = numbers
    }
    return settings
  }

  private func requireSection(of derivation: Derivation) throws(UsageError) {
    guard let title = options.section?.lowercased() else { return }
    let titles = derivation.sections.map(\.title)
    guard !titles.contains(where: { $0.lowercased().contains(title) }) else { return }
    throw arguments.error(
      .invalidValue(
        arguments.value("section") ?? "", of: "--section <title>",
        advice: "The sections are: \(titles.joined(separator: ", "))."))
  }

  private func sentence(_ error: DerivationError) -> String {
    switch error {
    case .unknownGiven(let symbol, let givens):
      let names = givens.map(\.plain)
      let closest = Suggestion.closest(to: symbol.plain, among: names)
      let suggestion = closest.map { " Did you mean '\($0)'?" } ?? ""
      let all = "The givens are \(names.joined(separator: ", "))."
      return "There is no given '\(symbol)' in '\(entry.lesson.id)'.\(suggestion) \(all)"
    case .refused(let symbol, let reason):
      return "The given '\(symbol)' cannot have that value: \(reason)."
    case .symbolic(let fault):
      return "The lesson has no value for these givens: \(fault)."
    case .unequal(let left, let right):
      return Contradiction(left: left, right: right).description
    }
  }
}

/// Two sides that a lesson calls equal are not: a fault of the lesson, whatever was set.
private struct Contradiction: Error, CustomStringConvertible {
  let left: Expression
  let right: Expression

  var description: String {
    let writer = FormulaWriter(UnicodeStyle())
    return "The lesson contradicts itself: \(writer.text(left)) is not \(writer.text(right))."
  }
}
