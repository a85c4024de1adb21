/// The comments of a note that switch findings off.
///
/// Where several switch off the same finding, the one for its line is used before one for a stretch of lines, and
/// that before one for the file. A lookup costs the logarithm of the number of comments, so that a file may have as
/// many of them as findings.
struct Suppressions {
  private let suppressions: [Suppression]
  private let source: SourceText
  /// The comment for a kind of finding in the whole file.
  private var ofFile: [Finding.Code: Int] = [:]
  /// The comment for a kind of finding in a line.
  private var ofLine: [Int: [Finding.Code: Int]] = [:]
  /// The comment for a kind of finding in a line, or in the displayed formula that begins there.
  private var ofNext: [Int: [Finding.Code: Int]] = [:]
  /// The displayed formulas, in the order of the text.
  private let displays: [Range<Int>]
  /// For each kind of finding, the lines from which on it is switched off, by which comment, or on again.
  private var switches: [Finding.Code: [(line: Int, disabling: Int?)]] = [:]

  init(_ scan: NoteScan, _ source: SourceText) {
    suppressions = scan.suppressions
    self.source = source
    displays = scan.regions.filter(\.isDisplay).map(\.span.range)
    for (index, suppression) in suppressions.enumerated() {
      let line = suppression.line(in: source)
      for code in suppression.knownCodes {
        switch suppression.directive {
        case .disableFile: ofFile[code] = ofFile[code] ?? index
        case .disableLine: ofLine[line, default: [:]][code] = index
        case .disableNextLine: ofNext[line + 1, default: [:]][code] = index
        case .disable: switches[code, default: []].append((line, index))
        case .enable: switches[code, default: []].append((line, nil))
        }
      }
    }
  }

  /// The findings that are left, with those about the comments themselves, in the order of the text.
  func applied(to findings: [Finding]) -> [Finding] {
    var used = Array(repeating: false, count: suppressions.count)
    let left = findings.filter { finding in
      guard let index = suppressor(of: finding) else { return true }
      used[index] = true
      return false
    }
    let remarks = suppressions.indices.flatMap { index -> [Finding] in
      let suppression = suppressions[index]
      let unknown = suppression.codes.filter { Finding.Code(rawValue: $0) == nil }
      if !unknown.isEmpty { return [remark(.unknownCode, suppression)] }
      return used[index] || suppression.directive == .enable ? [] : [remark(.unusedSuppression, suppression)]
    }
    return (left + remarks).sorted {
      ($0.focus.range.lowerBound, $0.code.rawValue) < ($1.focus.range.lowerBound, $1.code.rawValue)
    }
  }

  private func remark(_ code: Finding.Code, _ suppression: Suppression) -> Finding {
    Finding(code: code, span: suppression.span, focus: suppression.span, relation: nil, fix: nil)
  }

  /// The comment by which a finding is switched off.
  private func suppressor(of finding: Finding) -> Int? {
    let start = finding.focus.range.lowerBound
    let line = source.position(of: start).line
    return ofLine[line]?[finding.code] ?? ofNext[line]?[finding.code]
      ?? display(around: start).flatMap { ofNext[$0]?[finding.code] } ?? disabling(finding.code, in: line)
      ?? ofFile[finding.code]
  }

  /// The line in which the displayed formula around a place begins.
  private func display(around offset: Int) -> Int? {
    guard let display = displays.last(upTo: { $0.lowerBound <= offset }), display.contains(offset) else {
      return nil
    }
    return source.position(of: display.lowerBound).line
  }

  /// The comment by which a kind of finding is switched off where a line stands: the last one before it counts.
  private func disabling(_ code: Finding.Code, in line: Int) -> Int? {
    switches[code]?.last(upTo: { $0.line <= line })?.disabling
  }
}

extension Array {
  /// The last of the elements at the start for which a condition holds, found by halving.
  fileprivate func last(upTo condition: (Element) -> Bool) -> Element? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? self[low - 1] : nil
  }
}

extension Suppression {
  /// The kinds of findings that the comment is about.
  fileprivate var knownCodes: [Finding.Code] {
    codes.isEmpty ? Finding.Code.allCases : codes.compactMap(Finding.Code.init)
  }
}
