/// A JSON value whose members keep their order.
enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A finite double, in the shortest form that reads back as the same.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  /// The value as JSON text, objects and long arrays over several lines.
  func text(indent: String = "") -> String {
    var text = ""
    write(to: &text, indent: indent)
    return text
  }

  /// The value on one line.
  var line: String {
    var text = ""
    write(to: &text, indent: nil)
    return text
  }

  /// Writes the value; without an indent all of it goes on one line.
  private func write(to text: inout String, indent: String?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += "\(value)"
    // JSON has no infinity and no NaN.
    case .number(let value): text += value.isFinite ? Self.shortest(value) : "null"
    case .string(let value): Self.writeQuoted(value, to: &text)
    case .array(let elements):
      write(elements.map { (nil, $0) }, "[", "]", isShort: elements.allSatisfy(\.isScalar), to: &text, indent)
    case .object(let members):
      let isShort = members.count < 12 && members.allSatisfy { $0.1.isScalar }
      write(members.map { ($0.0, $0.1) }, "{", "}", isShort: isShort, to: &text, indent)
    }
  }

  private func write(
    _ parts: [(String?, JSONValue)], _ open: String, _ close: String, isShort: Bool, to text: inout String,
    _ indent: String?
  ) {
    let inner = indent.map { $0 + "  " }
    let isShort = isShort || inner == nil
    text += open
    for (index, part) in parts.enumerated() {
      if index > 0 { text += isShort ? ", " : "," }
      if !isShort { text += "\n" + (inner ?? "") }
      if let name = part.0 {
        Self.writeQuoted(name, to: &text)
        text += ": "
      }
      part.1.write(to: &text, indent: inner)
    }
    if !isShort && !parts.isEmpty { text += "\n" + (indent ?? "") }
    text += close
  }

  private var isScalar: Bool {
    switch self {
    case .null, .bool, .integer, .number, .string: true
    case .array, .object: false
    }
  }

  private static func shortest(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The one place where JSON strings are escaped.
  private static func writeQuoted(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
