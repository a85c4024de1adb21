import Notation
import Symbolics
import Testing
import WorkedExamples

@testable import Rendering

struct HTMLLessonTests {
  private func document(_ lesson: ShownLesson, _ options: RenderingOptions = RenderingOptions())
    -> XMLDocument
  {
    XMLDocument(HTMLRenderer(options).render(lesson.report))
  }

  @Test("An XML parser reads every page, and names are given once", arguments: ShownLesson.all)
  func wellFormed(lesson: ShownLesson) {
    let document = document(lesson)
    #expect(document.complaint == nil)
    let ids = document.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for element in document.elements {
      if let target = element.attributes["href"] { #expect(ids.contains(String(target.dropFirst()))) }
      let labels = (element.attributes["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
      #expect(labels.allSatisfy(ids.contains))
    }
  }

  @Test("Everything of the lesson is there", arguments: ShownLesson.all)
  func complete(lesson: ShownLesson) {
    let document = document(lesson)
    let items = lesson.report.derivation.sections.flatMap(\.items)
    func count(_ matches: (Item) -> Bool) -> Int { items.count(where: matches) }
    #expect(document["h1"].map(\.text) == [lesson.report.lesson.title])
    #expect(document["math"].count { $0.attributes["display"] == "block" } == lesson.steps.count)
    #expect(document["svg"].count == count { if case .figure = $0 { true } else { false } })
    // The givens are a table too.
    #expect(document["table"].count == 1 + count { if case .table = $0 { true } else { false } })
    #expect(document["div"].count { $0.attributes["class"] == "erratum" } == lesson.report.errata.count)
    #expect(document["p"].count { $0.attributes["class"] == "neighbours" } == lesson.report.neighbours.count)
  }

  @Test("The page loads nothing from elsewhere", arguments: ShownLesson.all)
  func selfContained(lesson: ShownLesson) {
    for element in document(lesson).elements {
      #expect(!["script", "link", "img", "iframe", "object"].contains(element.name))
      #expect(element.attributes["href"]?.hasPrefix("#") != false)
      #expect(element.attributes["src"] == nil)
    }
    #expect(!PageStyle.css.contains("url(") && !PageStyle.css.contains { "<&".contains($0) })
  }

  @Test("Formulas have the elements and children that MathML Core knows", arguments: ShownLesson.all)
  func mathML(lesson: ShownLesson) throws {
    let known = [
      "mi", "mn", "mo", "mtext", "mspace", "mrow", "mfrac", "msqrt", "msub", "msup", "msubsup", "mover",
      "mtable",
      "mtr", "mtd",
    ]
    let document = document(lesson)
    for element in document.elements where element.path.contains("math") {
      #expect(known.contains(element.name))
      if !["mi", "mn", "mo", "mtext"].contains(element.name) {
        #expect(element.text.filter { !$0.isWhitespace } == "", "words outside a token: \(element.text)")
      }
    }
  }

  @Test("Every row of a step relates something", arguments: ShownLesson.all)
  func aligned(lesson: ShownLesson) throws {
    let layout = EquationLayout(MathMLStyle(), lesson.report.derivation, NumberFormat())
    for step in lesson.steps {
      let rows = layout.table(step, width: .max).lines.dropFirst().dropLast()
      #expect(rows.count == layout.rows(step).count)
      for row in rows {
        #expect(row.hasPrefix("<mtr><mtd>") && row.contains(#/</mtd><mtd><mo>[=≈]</mo></mtd><mtd>/#))
      }
      #expect(rows.dropFirst().allSatisfy { $0.hasPrefix("<mtr><mtd></mtd>") })
    }
  }

  @Test("What is set by the reader is said, and nothing asserted") func altered() throws {
    let document = document(try ShownLesson("backprop", settings: ["w_1": [.of("0.30")]]))
    #expect(document["p"].first?.attributes["class"] == "notice")
    #expect(document["div"].allSatisfy { $0.attributes["class"] != "erratum" })
    #expect(document["td"].contains { $0.text == "weight from i_1 to h_1 (set)" })
  }

  @Test("Figures of every kind, described by their captions") func figures() throws {
    let document = XMLDocument(HTMLRenderer().render(try FigureSamples.report()))
    #expect(document.complaint == nil)
    #expect(document["h1"].map(\.text) == ["Figures & <samples>"])
    #expect(document["figcaption"].map(\.text) == FigureSamples.all.map(\.caption))
    #expect(document["desc"].map(\.text) == FigureSamples.all.map(\.caption))
    let ids = document["title"].compactMap { $0.attributes["id"] }
    #expect(ids.count == FigureSamples.all.count && Set(ids).count == ids.count)
  }

  @Test("A section alone has no givens") func section() throws {
    let document = document(try ShownLesson("backprop"), RenderingOptions(section: "forward"))
    #expect(document["h2"].map { $0.attributes["id"] } == ["forward-pass"])
    #expect(document["table"].isEmpty)
  }

  @Test("Numbers of a column are set to the right, under a head that is so too", arguments: ShownLesson.all)
  func numeric(lesson: ShownLesson) {
    let tables: [Table] = lesson.report.derivation.sections.flatMap(\.items).compactMap {
      if case .table(let table) = $0 { table } else { nil }
    }
    let expected = tables.flatMap { table in table.columns.indices.map(table.isNumeric) }
    #expect(document(lesson)["th"].map { $0.attributes["class"] == "number" } == expected)
  }

  @Test func headingIDs() {
    var ids = HeadingIDs()
    let titles = [
      "Forward pass", "Backward pass: output layer", "Forward: pass!", "…", "Größe α", "Forward pass 2", "…",
    ]
    #expect(
      titles.map { ids.id(for: $0) } == [
        "forward-pass", "backward-pass-output-layer", "forward-pass-2", "section", "größe-α",
        "forward-pass-2-2",
        "section-2",
      ])
  }

  @Test("Words and attributes are escaped, whatever they are") func escaping() {
    let hostile = "<script>alert(\"1\" & '2')</script>\u{0}\u{1B}]]>"
    let source = XMLNode.element("p", ["title": hostile], .text(hostile)).source
    let document = XMLDocument(source)
    #expect(document.complaint == nil)
    #expect(document.elements.map(\.name) == ["p"])
    let expected = hostile.replacing("\u{0}", with: "\u{FFFD}").replacing("\u{1B}", with: "\u{FFFD}")
    #expect(document.elements.map(\.text) == [expected])
    #expect(document.elements.map { $0.attributes["title"] } == [expected])
  }

  @Test("Elements of elements have lines, and empty ones an end") func layout() {
    let list = XMLNode.element(
      "ul", [:], .element("li", [:], .text("a")), .element("li", [:]), .element("li", [:], .element("br")))
    #expect(list.source == "<ul>\n<li>a</li>\n<li></li>\n<li>\n<br/>\n</li>\n</ul>")
  }
}
