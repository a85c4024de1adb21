import Notation
import Numerics
import Symbolics
import WorkedExamples

/// A lesson as JSON of the schema `lessons.derivation/1`.
///
/// Symbols are plain (`w_1`, `w_5+`, `dE_total/dw_5`), arrays are nested, and doubles are written in the shortest form
/// that reads back as the same number.
public struct JSONRenderer: Sendable {
  private let options: RenderingOptions
  private let wording: Wording

  /// A renderer with these options.
  public init(_ options: RenderingOptions = RenderingOptions()) {
    self.options = options
    wording = Wording(options.format)
  }

  /// The whole lesson.
  public func render(_ report: LessonReport) -> String {
    let text = EquationLayout(UnicodeStyle(), report.derivation, options.format)
    let latex = EquationLayout(LaTeXStyle(), report.derivation, options.format)
    return JSONValue.object([
      ("schema", .string("lessons.derivation/1")),
      ("lesson", .string(report.lesson.id)),
      ("title", .string(report.lesson.title)),
      ("buildsOn", .array(report.lesson.prerequisites.map(JSONValue.string))),
      ("leadsTo", .array(report.followers.map(JSONValue.string))),
      ("sources", .array(report.sources.map(JSONValue.string))),
      ("givens", .array(report.derivation.givens.map { given($0, latex) })),
      (
        "sections",
        .array(report.sections(titled: options.section).map { section($0, text, latex) })
      ),
      ("asserted", .bool(!report.derivation.isAltered)),
      ("claims", .array(report.claims.filter { !$0.isErratum }.map(claim))),
      ("errata", .array(report.errata.map(claim))),
    ]).text() + "\n"
  }

  private func given(_ given: Given, _ latex: EquationLayout<LaTeXStyle>) -> JSONValue {
    let written = given.written.map { JSONValue.string($0.description) }
    return .object([
      ("symbol", .string(given.symbol.plain)),
      ("latex", .string(latex.writer.style.symbol(given.symbol))),
      ("written", nested(written, given.shape)),
      ("meaning", .string(given.meaning)),
      ("set", .bool(given.isSet)),
    ])
  }

  private func section(
    _ section: Section, _ text: EquationLayout<UnicodeStyle>, _ latex: EquationLayout<LaTeXStyle>
  ) -> JSONValue {
    var steps: [JSONValue] = []
    var texts: [JSONValue] = []
    var tables: [JSONValue] = []
    var figures: [JSONValue] = []
    for item in section.items {
      switch item {
      case .text(let prose): texts.append(.string(ProseText(prose, text).text))
      case .step(let step): steps.append(self.step(step, text, latex))
      case .table(let table): tables.append(self.table(table, text))
      case .figure(let figure): figures.append(self.figure(figure, text))
      }
    }
    var members: [(String, JSONValue)] = [("title", .string(section.title)), ("steps", .array(steps))]
    for (name, values) in [("text", texts), ("tables", tables), ("figures", figures)] where !values.isEmpty {
      members.append((name, .array(values)))
    }
    return .object(members)
  }

  private func step(
    _ step: Step, _ text: EquationLayout<UnicodeStyle>, _ latex: EquationLayout<LaTeXStyle>
  ) -> JSONValue {
    let symbol = if case .symbol(let symbol) = step.subject { symbol.plain } else { text.subject(step) }
    let shape = step.value.shape
    return .object([
      ("symbol", .string(symbol)),
      ("latex", .string(latex.equation(step))),
      ("formula", .string(step.forms.first.map(text.writer.text) ?? "")),
      ("forms", .array(step.forms.dropFirst().map { .string(text.writer.text($0)) })),
      ("substituted", text.substitutedFormula(step).map { .string($0.text) } ?? .null),
      ("value", nested(step.value.doubles.map(JSONValue.number), shape)),
      ("lower", nested(step.value.enclosures.map { .number($0.interval.lower) }, shape)),
      ("upper", nested(step.value.enclosures.map { .number($0.interval.upper) }, shape)),
      ("shape", .array(shape.dimensions.map(JSONValue.integer))),
    ])
  }

  private func table(_ table: Table, _ layout: EquationLayout<UnicodeStyle>) -> JSONValue {
    .object([
      ("caption", .string(ProseText(table.caption, layout).text)),
      ("columns", .array(table.columns.map { .string(ProseText($0, layout).text) })),
      (
        "rows",
        .array(
          table.rows.map { row in
            .array(
              row.map { cell in
                switch cell {
                case .count(let count): .integer(count)
                case .value(let enclosure): .number(Value(enclosure).double)
                case .measured(let number): .number(number)
                case .words(let words): .string(words)
                }
              })
          })
      ),
    ])
  }

  private func figure(_ figure: Figure, _ layout: EquationLayout<UnicodeStyle>) -> JSONValue {
    switch figure {
    case .plot(let plot):
      return .object([
        ("kind", .string("plot")),
        ("caption", .string(ProseText(plot.caption, layout).text)),
        ("x", axis(plot.x)), ("y", axis(plot.y)),
        ("series", .array(plot.series.map(series))),
      ])
    case .regions(let regions):
      func ends(_ range: ClosedRange<Double>) -> JSONValue {
        .array([.number(range.lowerBound), .number(range.upperBound)])
      }
      return .object([
        ("kind", .string("regions")),
        ("caption", .string(ProseText(regions.caption, layout).text)),
        ("x", axis(regions.x)), ("y", axis(regions.y)),
        ("width", ends(regions.width)), ("height", ends(regions.height)),
        ("classes", .array(regions.classes.map(JSONValue.string))),
        ("cells", .array(regions.cells.map { .array($0.map(JSONValue.integer)) })),
        ("examples", .array(regions.examples.map(series))),
      ])
    case .pictures(let pictures, let caption):
      return .object([
        ("kind", .string("pictures")),
        ("caption", .string(ProseText(caption, layout).text)),
        (
          "pictures",
          .array(
            pictures.map { picture in
              .object([
                ("label", .string(picture.label)),
                ("rows", .array(picture.rows.map { .array($0.map(JSONValue.number)) })),
              ])
            })
        ),
      ])
    }
  }

  private func series(_ series: Plot.Series) -> JSONValue {
    .object([
      ("name", .string(series.name)),
      ("style", .string(series.style == .line ? "line" : "points")),
      ("points", .array(series.points.map { .array([.number($0.x), .number($0.y)]) })),
    ])
  }

  private func axis(_ axis: Plot.Axis) -> JSONValue {
    let scale = axis.scale == .linear ? "linear" : "logarithmic"
    return .object([("label", .string(axis.label)), ("scale", .string(scale))])
  }

  private func claim(_ claim: Claim) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("symbol", claim.symbol.map { .string($0.plain) } ?? .null),
      ("printed", claim.printed.map { .string($0.description) } ?? .null),
      ("computed", claim.computed.map { .string(wording.number($0)) } ?? .null),
      ("verdict", .string(claim.verdict.name)),
      ("source", .string(claim.place.source)),
      ("line", claim.place.line.map(JSONValue.integer) ?? .null),
      ("latex", .string(claim.latex)),
      ("text", .string(claim.text)),
    ]
    if let asPrinted = claim.asPrinted { members.append(("asPrinted", .string(wording.number(asPrinted)))) }
    if case .unchecked(let reason) = claim.verdict { members.append(("reason", .string("\(reason)"))) }
    if let cause = claim.cause { members.append(("cause", .string(wording.sentence(cause)))) }
    if let quotation = claim.quotation { members.append(("quotation", .string(quotation))) }
    if let explanation = claim.explanation { members.append(("explanation", .string(explanation))) }
    if claim.isErratum { members.append(("confirmed", .bool(claim.isConfirmed))) }
    return .object(members)
  }

  /// Values row by row as nested arrays of a shape.
  private func nested(_ values: [JSONValue], _ shape: Shape) -> JSONValue {
    switch shape {
    case .scalar: values[0]
    case .vector: .array(values)
    case .matrix(_, let columns):
      .array(stride(from: 0, to: values.count, by: columns).map { .array(Array(values[$0..<$0 + columns])) })
    }
  }
}
