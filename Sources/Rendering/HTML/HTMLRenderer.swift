import Notation
import Numerics
import Symbolics
import WorkedExamples

/// A lesson as a page of HTML that needs no other file: mathematics in MathML, figures in SVG, a style sheet within.
public struct HTMLRenderer: Sendable {
  private let options: RenderingOptions
  private let wording: Wording
  /// How wide a line of an equation is before it is broken, about in digits.
  private let formulaWidth = 72

  /// A renderer with these options.
  public init(_ options: RenderingOptions = RenderingOptions()) {
    self.options = options
    wording = Wording(options.format)
  }

  /// The whole page.
  public func render(_ report: LessonReport) -> String {
    let page = XMLNode.element(
      "html", ["lang": "en"],
      .element(
        "head", [:], .element("meta", ["charset": "utf-8"]),
        .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .element("meta", ["name": "description", "content": report.lesson.summary]),
        .element("title", [:], .text(report.lesson.title)), .element("style", [:], .ready(PageStyle.css))),
      .element("body", [:], .element("main", [:], main(report))))
    return "<!DOCTYPE html>\n" + page.source + "\n"
  }

  private func main(_ report: LessonReport) -> [XMLNode] {
    let markup = MarkupText(
      layout: EquationLayout(MathMLStyle(), report.derivation, options.format),
      math: { "<math>\($0)</math>" }, escape: XMLText.escape,
      code: { "<code>\(XMLText.escape($0))</code>" })
    var ids = HeadingIDs()
    var parts: [(title: String, id: String, content: [XMLNode])] = []
    func part(_ title: String, _ content: (_ id: String) -> [XMLNode]) {
      let id = ids.id(for: title)
      parts.append((title, id, content(id)))
    }
    if options.section == nil { part("Given") { _ in [givens(report.derivation, markup)] } }
    for section in report.sections(titled: options.section) {
      part(section.title) { id in
        section.items.enumerated().flatMap { block($1, markup, id: "\(id).\($0 + 1)") }
      }
    }
    var header = [XMLNode.element("h1", [:], .text(report.lesson.title))]
    if let notice = report.notice { header.append(paragraph(notice, class: "notice")) }
    var footer: [XMLNode] = []
    if options.section == nil {
      header.append(paragraph(report.lesson.summary, class: "summary"))
      header += report.neighbours.map { neighbours($0.relation, $0.ids, markup) }
      if !report.errata.isEmpty { part("Misprints in the sources") { _ in report.errata.map(erratum) } }
      if !report.claims.isEmpty {
        footer.append(paragraph(ClaimSummary(report.claims).sentence, class: "claims"))
      }
      header.append(
        .element(
          "ul", ["class": "contents"],
          parts.map { part in .element("li", [:], .element("a", ["href": "#\(part.id)"], .text(part.title))) }
        ))
    }
    let sections = parts.map { part in
      let heading = XMLNode.element("a", ["href": "#\(part.id)"], .text(part.title))
      return XMLNode.element("section", [:], [.element("h2", ["id": part.id], heading)] + part.content)
    }
    return [.element("header", [:], header)] + sections + footer
  }

  private func paragraph(_ words: String, class name: String) -> XMLNode {
    .element("p", ["class": name], .text(words))
  }

  private func neighbours(_ relation: String, _ ids: [String], _ markup: MarkupText<MathMLStyle>) -> XMLNode {
    let names = ids.map(markup.code).joined(separator: ", ")
    return .element("p", ["class": "neighbours"], .text("\(relation): "), .ready(names))
  }

  private func givens(_ derivation: Derivation, _ markup: MarkupText<MathMLStyle>) -> XMLNode {
    let rows = derivation.givens.map { given in
      let (equation, meaning) = markup.text(given)
      return XMLNode.element(
        "tr", [:], .element("td", [:], .ready(equation)), .element("td", [:], .ready(meaning)))
    }
    return scrolling(.element("table", ["class": "givens"], .element("tbody", [:], rows)))
  }

  /// What may be wider than a narrow screen, and then is moved by itself.
  private func scrolling(_ content: XMLNode) -> XMLNode {
    .element("div", ["class": "scroll"], content)
  }

  /// - Parameter id: a name that nothing else on the page has.
  private func block(_ item: Item, _ markup: MarkupText<MathMLStyle>, id: String) -> [XMLNode] {
    switch item {
    case .text(let prose):
      return [.element("p", [:], .ready(markup.text(prose)))]
    case .step(let step):
      return [
        scrolling(
          .element("math", ["display": "block"], .ready(markup.layout.table(step, width: formulaWidth))))
      ]
    case .table(let table):
      // The caption stands before what can be scrolled, which may be narrower or wider.
      return [
        .element("p", ["id": id], .ready(markup.text(table.caption))),
        scrolling(self.table(table, markup, labelledBy: id)),
      ]
    case .figure(let figure):
      let caption = ProseText(
        figure.caption, EquationLayout(UnicodeStyle(), markup.layout.derivation, options.format))
      return [
        .element(
          "figure", [:], SVGFigure(figure, id: id, caption: caption.text).node,
          .element("figcaption", [:], .ready(markup.text(figure.caption))))
      ]
    }
  }

  private func table(_ table: Table, _ markup: MarkupText<MathMLStyle>, labelledBy id: String) -> XMLNode {
    func cell(_ name: String, _ column: Int, _ text: String) -> XMLNode {
      let attributes: KeyValuePairs = table.isNumeric(column) ? ["class": "number"] : [:]
      return .element(name, attributes, .ready(text))
    }
    let heads = table.columns.enumerated().map { cell("th", $0, markup.text($1)) }
    let rows = table.rows.map { row in
      XMLNode.element("tr", [:], row.enumerated().map { cell("td", $0, markup.text($1)) })
    }
    return .element(
      "table", ["aria-labelledby": id], .element("thead", [:], .element("tr", [:], heads)),
      .element("tbody", [:], rows))
  }

  private func erratum(_ claim: Claim) -> XMLNode {
    .element(
      "div", ["class": "erratum"],
      paragraph("\(claim.place.source), line \(claim.place.line)", class: "place"),
      paragraph(claim.quotation ?? claim.text, class: "claim"),
      .element("p", [:], .text(ClaimWording(wording).finding(claim))))
  }
}
