/// The comments of a note that switch findings off.
struct Suppressions {
  private let suppressions: [Suppression]
  private let source: SourceText

  init(_ suppressions: [Suppression], _ source: SourceText) {
    self.suppressions = suppressions
    self.source = source
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
    var disabling: Int?
    for (index, suppression) in suppressions.enumerated() {
      guard suppression.codes.isEmpty || suppression.codes.contains(finding.code.rawValue) else { continue }
      let place = suppression.line(in: source)
      switch suppression.directive {
      case .disableFile: return index
      case .disableLine where place == line: return index
      case .disableNextLine where place + 1 == line: return index
      case .disable where place <= line: disabling = index
      case .enable where place <= line: disabling = nil
      case .disableLine, .disableNextLine, .disable, .enable: break
      }
    }
    return disabling
  }
}
