import Foundation
import Testing
import WorkedExamples

@testable import Rendering

struct LaTeXLessonTests {
  private static let compiler = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/pdflatex" }.first(where: FileManager.default.isExecutableFile)

  @Test(
    "TeX sets every lesson, and every line fits the page", .enabled(if: compiler != nil),
    arguments: ShownLesson.all)
  func compiles(lesson: ShownLesson) throws {
    #expect(try complaints(LaTeXRenderer().render(lesson.report)) == [])
  }

  @Test("TeX sets figures of every kind", .enabled(if: compiler != nil)) func figures() throws {
    #expect(try complaints(LaTeXRenderer().render(FigureSamples.report())) == [])
  }

  /// What TeX says against a document.
  private func complaints(_ source: String) throws -> [Substring] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(source.utf8).write(to: folder.appendingPathComponent("lesson.tex"))

    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.compiler))
    process.arguments = ["-interaction=nonstopmode", "-halt-on-error", "lesson.tex"]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()

    let log = String(
      decoding: try Data(contentsOf: folder.appendingPathComponent("lesson.log")), as: UTF8.self)
    #expect(process.terminationStatus == 0)
    return log.lines.filter { line in
      line.hasPrefix("!")
        || ["Overfull \\hbox", "Missing character", "LaTeX Warning"].contains(where: line.contains)
    }
  }

  @Test("The document asks for amsmath and TikZ only, and is ASCII", arguments: ShownLesson.all)
  func packages(lesson: ShownLesson) {
    let source = LaTeXRenderer().render(lesson.report)
    let packages = source.lines.filter { $0.hasPrefix("\\usepackage") }
    #expect(packages == ["\\usepackage{amsmath}", "\\usepackage{tikz}"])
    #expect(source.lines.filter { !$0.allSatisfy(\.isASCII) } == [])
    #expect(source.hasSuffix("\n\n\\end{document}\n"))
  }

  @Test("Environments and braces are closed in order", arguments: ShownLesson.all)
  func balanced(lesson: ShownLesson) {
    var open: [Substring] = []
    for part in LaTeXRenderer().render(lesson.report).split(separator: "\\") {
      if part.hasPrefix("begin{") {
        open.append(part.dropFirst(6).prefix { $0 != "}" })
      } else if part.hasPrefix("end{") {
        #expect(open.popLast() == part.dropFirst(4).prefix { $0 != "}" })
      }
    }
    #expect(open == [])
  }
}
