import Notation

/// A piece of a page or drawing. Written out, it is well formed as XML and as HTML alike.
indirect enum XMLNode {
  /// An element with its attributes and content.
  case element(String, [(name: String, value: String)], [XMLNode])
  /// Words, which are escaped.
  case text(String)
  /// What is escaped and marked up already: formulas, and sentences that contain them.
  case ready(String)

  /// An element with its attributes and content.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: XMLNode...
  ) -> XMLNode {
    .element(name, attributes.map { ($0.key, $0.value) }, content)
  }

  /// An element with its attributes and content.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: [XMLNode]
  ) -> XMLNode {
    .element(name, attributes.map { ($0.key, $0.value) }, content)
  }

  /// The source. Elements that hold nothing but elements have their lines, others stay on one.
  var source: String {
    switch self {
    case .text(let text): return XMLText.escape(text)
    case .ready(let source): return source
    case .element(let name, let attributes, let content):
      let tag = attributes.reduce("<\(name)") { "\($0) \($1.name)=\"\(XMLText.escape($1.value))\"" }
      // HTML does without the end of these; of others it would take no shorter form.
      if ["meta", "br"].contains(name) { return "\(tag)/>" }
      let separator = !content.isEmpty && content.allSatisfy(\.isElement) ? "\n" : ""
      let inner = content.map { $0.source }.joined(separator: separator)
      return "\(tag)>\(separator)\(inner)\(separator)</\(name)>"
    }
  }

  private var isElement: Bool { if case .element = self { true } else { false } }
}
