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

  /// A stretch of the page with a heading, by whose name it can be linked to.
  private struct Part {
    let title: String
    let id: String
    let content: [XMLNode]

    var link: XMLNode { .element("a", ["href": "#\(id)"], .text(title)) }
    var node: XMLNode { .element("section", [:], [.element("h2", ["id": id], link)] + content) }
  }

  private func main(_ report: LessonReport) -> [XMLNode] {
    let parts = parts(report)
    var header = [XMLNode.element("h1", [:], .text(report.lesson.title))]
    var footer: [XMLNode] = []
    if let notice = report.notice { header.append(paragraph(notice, class: "notice")) }
    if options.section == nil {
      header.append(paragraph(report.lesson.summary, class: "summary"))
      header += report.neighbours.map { neighbours($0.relation, $0.ids) }
      header.append(
        .element("ul", ["class": "contents"], parts.map { .element("li", [:], $0.link) }))
      if !report.claims.isEmpty {
        footer.append(paragraph(ClaimSummary(report.claims).sentence, class: "claims"))
      }
    }
    return [.element("header", [:], header)] + parts.map(\.node) + footer
  }

  private func parts(_ report: LessonReport) -> [Part] {
    let markup = MarkupText(
      layout: EquationLayout(MathMLStyle(), report.derivation, options.format),
      math: { "<math>\($0)</math>" }, escape: XMLText.escape, code: { code($0).source })
    var ids = HeadingIDs()
    var parts: [Part] = []
    if options.section == nil {
      let title = "Given"
      parts.append(
        Part(title: title, id: ids.id(for: title), content: [givens(report.derivation, markup)]))
    }
    for section in report.sections(titled: options.section) {
      let id = ids.id(for: section.title)
      let content = section.items.enumerated().flatMap { block($1, markup, id: "\(id).\($0 + 1)") }
      parts.append(Part(title: section.title, id: id, content: content))
    }
    if options.section == nil, !report.errata.isEmpty {
      let title = "Misprints in the sources"
      parts.append(Part(title: title, id: ids.id(for: title), content: report.errata.map(erratum)))
    }
    return parts
  }

  private func paragraph(_ words: String, class name: String) -> XMLNode {
    .element("p", ["class": name], .text(words))
  }

  private func code(_ typed: String) -> XMLNode { .element("code", [:], .text(typed)) }

  private func neighbours(_ relation: String, _ ids: [String]) -> XMLNode {
    let names = ids.enumerated().flatMap { $0 == 0 ? [code($1)] : [.text(", "), code($1)] }
    return .element("p", ["class": "neighbours"], [.text("\(relation): ")] + names)
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
    func attributes(_ column: Int) -> [(name: String, value: String)] {
      table.isNumeric(column) ? [("class", "number")] : []
    }
    let heads = table.columns.enumerated().map { column, head in
      XMLNode.element("th", [("scope", "col")] + attributes(column), [.ready(markup.text(head))])
    }
    let rows = table.rows.map { row in
      XMLNode.element(
        "tr", [:], row.enumerated().map { .element("td", attributes($0), [.ready(markup.text($1))]) })
    }
    return .element(
      "table", ["aria-labelledby": id], .element("thead", [:], .element("tr", [:], heads)),
      .element("tbody", [:], rows))
  }

  private func erratum(_ claim: Claim) -> XMLNode {
    .element(
      "div", ["class": "erratum"],
      paragraph(claim.place.words, class: "place"),
      paragraph(claim.quotation ?? claim.text, class: "claim"),
      .element("p", [:], .text(ClaimWording(wording).finding(claim))))
  }
}
