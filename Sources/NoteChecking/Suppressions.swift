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
  /// For each kind of finding, the lines from which on it is switched off, by which comment, or on again.
  private var switches: [Finding.Code: [(line: Int, disabling: Int?)]] = [:]

  init(_ suppressions: [Suppression], _ source: SourceText) {
    self.suppressions = suppressions
    self.source = source
    for (index, suppression) in suppressions.enumerated() {
      let line = suppression.line(in: source)
      for code in suppression.knownCodes {
        switch suppression.directive {
        case .disableFile: ofFile[code] = ofFile[code] ?? index
        case .disableLine: ofLine[line, default: [:]][code] = index
        case .disableNextLine: ofLine[line + 1, default: [:]][code] = index
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
    let line = source.position(of: finding.focus.range.lowerBound).line
    return ofLine[line]?[finding.code] ?? disabling(finding.code, in: line) ?? ofFile[finding.code]
  }

  /// The comment by which a kind of finding is switched off where a line stands: the last one before it counts.
  private func disabling(_ code: Finding.Code, in line: Int) -> Int? {
    guard let switches = switches[code] else { return nil }
    var (low, high) = (0, switches.count)
    while low < high {
      let middle = (low + high) / 2
      if switches[middle].line <= line { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? switches[low - 1].disabling : nil
  }
}

extension Suppression {
  /// The kinds of findings that the comment is about.
  fileprivate var knownCodes: [Finding.Code] {
    codes.isEmpty ? Finding.Code.allCases : codes.compactMap(Finding.Code.init)
  }
}
