public import NoteChecking

/// A note with all its certain corrections.
public struct FixedNote: Sendable {
  /// The note as it is now.
  public let bytes: [UInt8]
  /// How many numbers were replaced.
  public let count: Int
  /// What there is to say of the note as it is now.
  public let check: NoteCheck

  private let original: [UInt8]

  /// Applies the corrections that the findings offer, and those that become possible by them: a corrected number
  /// may stand in the next formula. So there is nothing left to correct in what comes out.
  ///
  /// - Parameters:
  ///   - check: what was found in the note as it is.
  ///   - recheck: checks a changed note in the same way.
  public init(_ check: NoteCheck, recheck: ([UInt8]) -> NoteCheck) {
    original = check.source.bytes
    var check = check
    var count = 0
    // Each round mends what stands behind the last; the bound is for corrections that would undo each other.
    for _ in 0..<10 {
      let fixes = Self.disjoint(check.findings.compactMap(\.fix))
      if fixes.isEmpty { break }
      count += fixes.count
      check = recheck(Self.bytes(check.source.bytes, applying: fixes))
    }
    bytes = check.source.bytes
    self.count = count
    self.check = check
  }

  /// The changes as a unified diff, for `patch -p0`; empty where there are none.
  public func diff(path: String) -> [UInt8] {
    UnifiedDiff(path: path, from: original, to: bytes).bytes
  }

  /// The corrections in the order of the text; of two that overlap, the first.
  private static func disjoint(_ fixes: [Finding.Fix]) -> [Finding.Fix] {
    var position = 0
    return fixes.sorted { $0.range.lowerBound < $1.range.lowerBound }.filter { fix in
      guard fix.range.lowerBound >= position else { return false }
      position = fix.range.upperBound
      return true
    }
  }

  private static func bytes(_ bytes: [UInt8], applying fixes: [Finding.Fix]) -> [UInt8] {
    var fixed: [UInt8] = []
    var position = 0
    for fix in fixes {
      fixed += bytes[position..<fix.range.lowerBound]
      fixed += Array(fix.replacement.utf8)
      position = fix.range.upperBound
    }
    return fixed + bytes[position...]
  }
}
