/// Reads a Markdown note line by line: the blocks as in CommonMark's first phase, and the text of each block
/// as soon as the block ends.
///
/// Nothing is built but the list of findings. The state is the open containers, what stands in the innermost
/// one (the leaf), and the lines of the leaf that are not read yet.
struct MarkdownScanner<Bytes: ByteCollection> {
  /// What the innermost container holds at the moment.
  enum Leaf {
    case none
    /// Text, which is in `lines`.
    case paragraph
    /// A fenced block; the lines of a formula are in `lines`.
    case fence(MarkdownFence)
    case raw(RawHTML)
    /// A table, by the cells of its header.
    case table([Range<Int>])
  }

  let bytes: Bytes
  var scan = NoteScan()
  var containers: [MarkdownContainer] = []
  var leaf = Leaf.none
  /// Each line without what containers put before it, and without its line end.
  var lines: [Range<Int>] = []

  init(bytes: Bytes) { self.bytes = bytes }

  /// Reads all from `start` on.
  mutating func scan(from start: Int) -> NoteScan {
    var offset = start
    if let (frontMatter, end) = bytes.frontMatter(at: start) {
      scan.frontMatter = frontMatter
      offset = end
    }
    while offset < bytes.endIndex { offset = readLine(at: offset) }
    // No formula reaches beyond the last line, so there is nothing to go on with.
    _ = closeLeaf(before: bytes.endIndex)
    return scan
  }

  /// Reads a line and returns where the next one begins that is to be read.
  private mutating func readLine(at start: Int) -> Int {
    let line = bytes.line(at: start)
    let next = bytes.lineStart(after: line.upperBound)
    var cursor = LineCursor(line, in: bytes)
    let depth = matchContainers(&cursor)
    let isWithin = depth == containers.count

    var paragraph = OpenParagraph.none
    switch leaf {
    case .fence(let fence) where isWithin:
      readLine(cursor, in: fence)
      return next
    case .raw(let raw) where isWithin:
      readLine(cursor.rest, in: raw)
      return next
    case .paragraph:
      paragraph = isWithin ? .within : .outside
    case .none, .fence, .raw, .table:
      break
    }

    let blockStart = blockStart(at: &cursor, depth: depth, after: paragraph)
    if case .text = blockStart {
      switch (leaf, paragraph) {
      case (.table(let header), _) where isWithin:
        readRow(cursor.rest, header: header)
        return next
      case (_, .within):
        if let header = tableHeader(above: cursor.rest) {
          return openTable(header: header, next: next)
        }
        lines.append(cursor.rest)
        return next
      case (_, .outside):
        lines.append(cursor.rest)
        return next
      case (_, .none):
        break
      }
    }
    let paragraphStart = lines.first?.lowerBound
    if let resumption = closeLeaf(before: start) { return resumption }
    containers.removeLast(containers.count - depth)
    if containers.isEmpty {
      switch blockStart {
      case .heading: scan.headings.append(start)
      case .underline: scan.headings.append(paragraphStart ?? start)
      case .blank, .quote, .item, .rule, .fence, .raw, .indentedCode, .text: break
      }
    }
    open(blockStart, at: cursor)
    return next
  }

  /// Opens a block and those within it that begin in the same line.
  private mutating func open(_ first: MarkdownBlockStart, at start: LineCursor) {
    var cursor = start
    var blockStart = first
    while true {
      switch blockStart {
      case .blank, .underline, .rule, .indentedCode:
        return
      case .heading:
        readText([cursor.rest])
        return
      case .fence(let fence):
        leaf = .fence(fence)
        return
      case .raw(let raw):
        leaf = .raw(raw)
        // From the third byte, since `<!-->` is a comment and its end is part of its beginning.
        readLine(min(cursor.text + 2, cursor.end)..<cursor.end, in: raw)
        return
      case .text:
        leaf = .paragraph
        lines = [cursor.rest]
        return
      case .quote:
        _ = readQuoteMarker(&cursor, isInList: true)
        let head = bytes.callout(in: cursor.rest)
        containers.append(.quote(head?.callout))
        if let title = head?.title {
          readText([title])
          return
        }
      case .item(let markerLength):
        openItem(markerLength: markerLength, at: &cursor)
      }
      blockStart = self.blockStart(at: &cursor, depth: containers.count, after: .none)
    }
  }

  /// Ends the block in the innermost container before the line at `next`.
  ///
  /// Returns nil, or where to go on if a formula of the block reaches into the lines that follow; the block
  /// then goes on as well.
  mutating func closeLeaf(before next: Int) -> Int? {
    switch leaf {
    case .none, .raw, .table:
      break
    case .fence(let fence):
      close(fence)
    case .paragraph:
      let continuation = readText(lines, before: next)
      lines.removeAll(keepingCapacity: true)
      if let continuation {
        lines.append(continuation.rest)
        return continuation.next
      }
    }
    leaf = .none
    return nil
  }
}
