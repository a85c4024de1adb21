/// The changes within the lines of a file, as `diff -u` prints them and `patch` reads them.
///
/// Lines end with LF only, as they do for `patch`; a CR before it belongs to the line, and so does every byte that
/// is no UTF-8.
struct UnifiedDiff {
  private let path: String
  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]

  /// The lines that are shown around a change.
  private static let context = 3

  /// The changes from one text to another that has as many lines.
  init(path: String, from old: [UInt8], to new: [UInt8]) {
    self.path = path
    self.old = Self.lines(old)
    self.new = Self.lines(new)
    precondition(self.old.count == self.new.count, "lines are changed, never added or taken away")
  }

  /// The diff; empty where nothing has changed.
  var bytes: [UInt8] {
    let hunks = self.hunks
    guard !hunks.isEmpty else { return [] }
    var bytes = Array("--- \(name)\n+++ \(name)\n".utf8)
    for hunk in hunks {
      let place = "\(hunk.lowerBound + 1),\(hunk.count)"
      bytes += Array("@@ -\(place) +\(place) @@\n".utf8)
      for index in hunk {
        if old[index] == new[index] {
          Self.write(" ", old[index], to: &bytes)
        } else {
          Self.write("-", old[index], to: &bytes)
          Self.write("+", new[index], to: &bytes)
        }
      }
    }
    return bytes
  }

  /// The changed lines, counted from 0, with their surroundings.
  private var hunks: [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in old.indices where old[index] != new[index] {
      let hunk = max(0, index - Self.context)..<min(old.count, index + Self.context + 1)
      if let last = hunks.last, last.upperBound >= hunk.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<hunk.upperBound
      } else {
        hunks.append(hunk)
      }
    }
    return hunks
  }

  /// The path as `patch` reads it: with spaces it needs a tab behind it, and with anything odd quotation marks.
  private var name: String {
    let isOdd = path.unicodeScalars.contains {
      $0.value < 0x20 || $0.value == 0x7F || $0 == "\"" || $0 == "\\"
    }
    guard isOdd else { return path.contains(" ") ? path + "\t" : path }
    let escaped = path.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"": return "\\\""
      case "\\": return "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let octal = String(scalar.value, radix: 8)
        return "\\" + String(repeating: "0", count: 3 - octal.count) + octal
      default: return String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(rest[...end])
      rest = rest[(end + 1)...]
    }
    return rest.isEmpty ? lines : lines + [rest]
  }

  private static func write(_ mark: Character, _ line: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    bytes += Array(mark.utf8)
    bytes += line
    if line.last != UInt8(ascii: "\n") { bytes += Array("\n\\ No newline at end of file\n".utf8) }
  }
}
