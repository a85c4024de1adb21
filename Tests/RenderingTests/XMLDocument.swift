import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// What an independent parser finds in XML: its elements in order, each with its attributes and its own text.
final class XMLDocument: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
    /// The names of the elements around it, the innermost last.
    let path: [String]
  }

  private(set) var elements: [Element] = []
  /// What the parser complained of, `nil` for a document that is well formed.
  private(set) var complaint: String?
  private var open: [Int] = []

  init(_ source: String) {
    super.init()
    // HTML's document type, which declares nothing, is none of XML's.
    let parser = XMLParser(data: Data(source.replacing("<!DOCTYPE html>\n", with: "").utf8))
    parser.delegate = self
    if !parser.parse() { complaint = "line \(parser.lineNumber): \(String(describing: parser.parserError))" }
  }

  subscript(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(
      Element(name: name, attributes: attributes, path: open.dropLast().map { elements[$0].name }))
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if let last = open.last { elements[last].text += string }
  }
}
