import Foundation
import Testing

/// Every lesson in every format as it is meant to look, in `Snapshots/`; set `RECORD_SNAPSHOTS` to write them anew.
struct SnapshotTests {
  @Test(arguments: ShownLesson.all, Format.allCases)
  func lesson(lesson: ShownLesson, format: Format) throws {
    try Snapshot(named: "\(lesson.name).\(format.rawValue)").expect(format.render(lesson.report))
  }

  @Test(
    "Only the last place of a long number may differ",
    arguments: [
      ("E ≈ 0.298371", "E ≈ 0.298371", true),
      ("E ≈ 0.298371", "E ≈ 0.298372", true),
      ("E ≈ 0.298371", "E ≈ 0.298373", false),
      ("E ≈ 0.38192·10⁻⁵", "E ≈ 0.381921·10⁻⁵", true),
      ("E ≈ 0.38192·10⁻⁵", "E ≈ 0.381921·10⁻⁴", false),
      ("E ≈ 0.3819", "E ≈ 0.3818", false),
      ("E = 0.298371", "E ≈ 0.298371", false),
      ("w_1 and w_2", "w_1 and w_3", false),
      ("\"lower\": 0.59326999210718717,", "\"lower\": 0.59326999210718728,", true),
      ("\"lower\": 4.8098023e-17,", "\"lower\": -1.2e-16,", true),
      ("\"lower\": 0.59326999210718717,", "\"lower\": 0.59326999211718717,", false),
      ("\"line\": 12", "\"line\": 13", false),
    ])
  func agreement(recorded: String, line: String, isSame: Bool) {
    #expect(Snapshot.agree(recorded, line) == isSame)
  }
}

/// A recorded text, with which a later one is compared.
///
/// Another mathematical library rounds otherwise, and so moves the last place of what is measured in double
/// precision: numbers of six digits or more may differ by one there, those of JSON by 10⁻¹² (relative to 1 or to
/// themselves). Proven digits do not move; that they are right, other tests say.
struct Snapshot {
  private let file: URL

  init(named name: String) {
    file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Snapshots/\(name)")
  }

  func expect(_ text: String) throws {
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(file.lastPathComponent)")
      return
    }
    let recorded = String(decoding: try Data(contentsOf: file), as: UTF8.self).lines
    let lines = text.lines
    #expect(recorded.count == lines.count)
    let differences = zip(recorded, lines).enumerated().filter { !Self.agree($1.0, $1.1) }
    let shown = differences.prefix(5).map { "line \($0 + 1)\n- \($1.0)\n+ \($1.1)" }.joined(separator: "\n")
    #expect(differences.isEmpty, "\(file.lastPathComponent)\n\(shown)")
  }

  static func agree(_ recorded: some StringProtocol, _ line: some StringProtocol) -> Bool {
    if recorded == line { return true }
    let (before, after) = (pieces(String(recorded)), pieces(String(line)))
    return before.count == after.count && zip(before, after).allSatisfy(isSame)
  }

  /// The line in numbers and what stands between them.
  private static func pieces(_ line: String) -> [Substring] {
    line.matches(of: #/-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?|[^-0-9]+|-/#).map { line[$0.range] }
  }

  private static func isSame(_ recorded: Substring, _ piece: Substring) -> Bool {
    guard recorded != piece else { return true }
    guard let a = Double(recorded), let b = Double(piece) else { return false }
    let places = [recorded, piece].map { $0.drop { $0 != "." }.dropFirst().count }.max() ?? 0
    if places > 12 || "\(recorded)\(piece)".contains("e") { return abs(a - b) <= 1e-12 * max(1, abs(a)) }
    let digits = [recorded, piece].map { $0.drop { "-0.".contains($0) }.filter(\.isNumber).count }.max() ?? 0
    return digits >= 6 && abs(a - b) < 1.5 * pow(10, -Double(places))
  }
}
