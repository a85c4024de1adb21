/// A block that holds other blocks.
enum MarkdownContainer {
  /// A block quote.
  case quote(Callout?)
  /// A list item whose content stands `width` columns to the right of the list.
  case item(width: Int)

  var isQuote: Bool {
    switch self {
    case .quote: true
    case .item: false
    }
  }

  /// How deep containers nest; a marker beyond is text. A bound, because each line is compared with all that
  /// are open.
  static var maximumDepth: Int { 100 }
}

extension MarkdownScanner {
  /// The innermost callout that is open.
  var callout: Callout? {
    for case .quote(let callout?) in containers.reversed() { return callout }
    return nil
  }

  /// The number of open containers, from the outside, that the line goes on, and reads their markers.
  func matchContainers(_ cursor: inout LineCursor) -> Int {
    var isInList = false
    for (index, container) in containers.enumerated() {
      switch container {
      case .quote:
        guard readQuoteMarker(&cursor, isInList: isInList) else { return index }
      case .item(let width):
        guard cursor.isBlank || cursor.indentation >= width else { return index }
        cursor.readIndentation(width)
        isInList = true
      }
    }
    return containers.count
  }

  /// Reads a `>` and a column of blanks after it, if it is there.
  func readQuoteMarker(_ cursor: inout LineCursor, isInList: Bool) -> Bool {
    guard !cursor.isBlank, bytes[cursor.text] == .greaterThan, isInList || cursor.indentation < 4
    else { return false }
    cursor.readMarker(length: 1, in: bytes)
    cursor.readIndentation(1)
    return true
  }

  /// Whether one of the outermost `depth` containers is a list item. Within one no indentation makes code:
  /// notes indent their displayed formulas as they please.
  func isInList(depth: Int) -> Bool {
    !containers[..<depth].allSatisfy(\.isQuote)
  }

  /// Opens the list item whose marker has so many bytes.
  mutating func openItem(markerLength: Int, at cursor: inout LineCursor) {
    let indentation = cursor.indentation
    cursor.readMarker(length: markerLength, in: bytes)
    // More than four columns would be code that the item begins with; one column then belongs to the marker.
    let padding = cursor.isBlank || cursor.indentation > 4 ? 1 : cursor.indentation
    cursor.readIndentation(padding)
    containers.append(.item(width: indentation + markerLength + padding))
  }
}
