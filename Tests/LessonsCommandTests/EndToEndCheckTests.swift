import Foundation
import Testing

/// `lessons check` and `lessons explain` as their users meet them.
struct EndToEndCheckTests {
  let lessons: LessonsBinary

  init() throws { lessons = try LessonsBinary() }

  private static let right = "$2 + 2 = 4$\n"
  private static let wrong = "Say $2 + 2 = 5$.\n"
  private static let offByOne = "$\\frac{2}{3} = 0.668$\n"
  private static let unchecked = "$E = mc^2$\n"

  private func check(_ words: [String], in folder: String, environment: [String: String] = [:]) throws
    -> Command.Result
  {
    try Command.run(lessons.path, ["check"] + words, in: folder, environment: environment)
  }

  /// What a line of the shell prints, in which `lessons` is the program.
  private func shell(_ line: String, in folder: String) throws -> Command.Result {
    try lessons.run(inShell: "cd '\(folder)' && \(line)")
  }

  // MARK: Exit status

  @Test(
    "The status tells what was found",
    arguments: [
      (["right.md"], 0), (["wrong.md"], 1), (["off.md"], 1), (["unchecked.md"], 0),
      (["--strict", "right.md"], 0), (["--strict", "unchecked.md"], 1), (["empty.md"], 0),
      (["missing.md"], 2), (["missing.md", "wrong.md"], 2), (["wrong.md", "right.md"], 1), (["."], 1),
      (["wrong.md", "--format", "json"], 1), (["wrong.md", "--format=sarif"], 1),
      (["wrong.md", "--diff"], 1), (["right.md", "--diff"], 0),
    ] as [([String], Int32)])
  func status(words: [String], status: Int32) throws {
    let files = [
      "right.md": Self.right, "wrong.md": Self.wrong, "off.md": Self.offByOne,
      "unchecked.md": Self.unchecked, "empty.md": "",
    ]
    try TemporaryFolder.with(files: files) { folder in
      let result = try check(words, in: folder)
      #expect(result.status == status)
    }
  }

  @Test(
    "A command line that makes no sense ends with 64",
    arguments: [
      ([], "Missing expected argument '<path>'"),
      (["--lesson", "bakprop", "a.md"], "There is no lesson 'bakprop'. Did you mean 'backprop'?"),
      (
        ["--format", "xml", "a.md"],
        "The value 'xml' is invalid for '--format <format>'. Please provide one of 'text', 'concise', 'json', "
          + "'jsonl', 'sarif' or 'github'."
      ),
      (["--al", "a.md"], "Unknown option '--al'. Did you mean '--all'?"),
      (["--fix", "-"], "Standard input cannot be replaced; see what would be with '--diff'."),
    ] as [([String], String)])
  func usage(words: [String], message: String) throws {
    try TemporaryFolder.with(files: ["a.md": Self.wrong]) { folder in
      let result = try check(words, in: folder)
      #expect(result.status == 64)
      #expect(result.output == "")
      #expect(result.errors.hasPrefix("Error: \(message)\n"), "\(result.errors)")
    }
  }

  // MARK: Where notes come from

  @Test("Standard input is read for '-', and its name tells its format")
  func standardInput() throws {
    let plain = try lessons.run(inShell: "printf '$2 + 2 = 5$' | lessons check --format concise -")
    #expect(plain.status == 1)
    #expect(plain.output.hasPrefix("<stdin>:1:10: error: 5 should be 4"))
    let named = "printf '%% $2 + 2 = 6$\\n$2 + 2 = 5$' | lessons check --format concise --stdin-filename"
    #expect(try lessons.run(inShell: "\(named) a.tex -").output.hasPrefix("a.tex:2:10: error: 5 should be 4"))
    #expect(try lessons.run(inShell: "\(named) a.md -").output.hasPrefix("a.md:1:12: error: 6 should be 4"))
    #expect(try lessons.run(inShell: "lessons check - </dev/null").output.hasPrefix("1 file, 0 relations:"))
  }

  @Test("A directory stands for the notes in it, each once and in order") func directory() throws {
    let tree: [TreeItem] = [
      .folder("b"), .folder(".hidden"), .folder("node_modules"), .link("c.md", to: "a.md"),
      .link("loop", to: "."),
      .pipe("pipe.md"),
    ]
    try TemporaryTree.with(tree) { folder in
      for name in ["a.md", "b/x.markdown", "b/y.tex", ".hidden/h.md", "node_modules/n.md", "b/code.swift"] {
        try Data(Self.wrong.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      }
      let result = try check([".", "a.md", "b", "--format", "concise"], in: folder)
      #expect(result.status == 2)
      let found = result.output.lines.filter { $0.contains("error:") }.map { $0.prefix { $0 != ":" } }
      #expect(found == ["./a.md", "./b/x.markdown", "./b/y.tex"])
      #expect(result.output.contains("3 files, 3 relations: 3 checked, 0 not. 3 errors, 0 warnings."))
      let problems = [
        "Cannot check './loop': Leads to a directory searched before",
        "Cannot check './pipe.md': Is a named pipe",
      ]
      #expect(result.errors == problems.map { "Error: \($0)\n" }.joined())
    }
  }

  @Test("What cannot be read is told, and the rest is checked") func unreadable() throws {
    try TemporaryFolder.with(files: ["a.md": Self.wrong, "secret.md": Self.wrong]) { folder in
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: "\(folder)/secret.md")
      let result = try check(["gone.md", "secret.md", "a.md", "--format", "concise"], in: folder)
      #expect(result.status == 2)
      #expect(result.output.contains("a.md:1:14: error: 5 should be 4"))
      #expect(result.errors.hasPrefix("Error: Cannot check 'gone.md': No such file or directory\n"))
      // The superuser may read everything.
      if getuid() != 0 {
        #expect(result.errors.hasSuffix("Error: Cannot check 'secret.md': Permission denied\n"))
      }
    }
  }

  @Test("A name may hold anything", arguments: ["a b.md", "Übung.md", "-a.md", "日本\n語.md", "a'b\"c.md"])
  func names(name: String) throws {
    try TemporaryFolder.with(files: [name: Self.wrong]) { folder in
      let result = try check(["--format", "json", "--", name], in: folder)
      #expect(result.status == 1)
      let json = try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      let findings = try #require(json["findings"] as? [[String: Any]])
      #expect(findings.map { $0["path"] as? String } == [name])
    }
  }

  // MARK: Lessons

  @Test("The command line names the lesson, or else the front matter does") func lesson() throws {
    let note = "$net_{h1} = 0.3875$\n"
    let files = [
      "plain.md": note, "backprop.md": "---\nlesson: backprop\n---\n" + note,
      "softmax.md": "---\nlesson: cross-entropy\n---\n" + note,
      "mistyped.md": "---\nlesson: bakprop\n---\n" + note,
      "numbered.md": "---\nlesson: 7\n---\n" + note,
    ]
    try TemporaryFolder.with(files: files) { folder in
      #expect(try check(["plain.md"], in: folder).status == 0)
      #expect(try check(["plain.md", "--strict"], in: folder).status == 0, "it may define the name")
      #expect(
        try check(["plain.md", "--lesson", "backprop"], in: folder).output.contains("should be 0.3775"))
      #expect(try check(["backprop.md"], in: folder).output.contains("should be 0.3775"))
      #expect(try check(["softmax.md"], in: folder).status == 0)
      #expect(try check(["softmax.md", "--lesson", "backprop"], in: folder).status == 1)
      let mistyped = try check(["mistyped.md"], in: folder)
      #expect(mistyped.status == 0)
      #expect(
        mistyped.errors == "Warning: 'mistyped.md' is about the lesson 'bakprop', which there is not. "
          + "Did you mean 'backprop'?\n")
      #expect(try check(["numbered.md"], in: folder).errors == "")
    }
  }

  // MARK: Output

  @Test(
    "Every form of the output says how much was checked",
    arguments: [
      ("text", "1 file, 2 relations: 1 checked, 1 not (unknown symbol: 1). 1 error, 0 warnings.\n", ""),
      ("concise", "1 file, 2 relations: 1 checked, 1 not (unknown symbol: 1). 1 error, 0 warnings.\n", ""),
      ("json", #""relations": 2, "checked": 1, "unchecked": 1"#, ""),
      ("sarif", #""relations": 2, "checked": 1, "unchecked": 1"#, ""),
      ("jsonl", "", "1 file, 2 relations: 1 checked, 1 not (unknown symbol: 1). 1 error, 0 warnings.\n"),
      ("github", "", "1 file, 2 relations: 1 checked, 1 not (unknown symbol: 1). 1 error, 0 warnings.\n"),
    ])
  func formats(format: String, output: String, errors: String) throws {
    try TemporaryFolder.with(files: ["a.md": Self.wrong + Self.unchecked]) { folder in
      let result = try check(["a.md", "--format", format], in: folder)
      #expect(result.status == 1)
      #expect(result.output.contains("wrong-number"))
      #expect(result.output.contains(output) || output.isEmpty)
      #expect(result.errors == errors)
      if ["json", "sarif", "jsonl"].contains(format) {
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(result.output.utf8)) }
      }
    }
  }

  @Test("All relations are shown on request", arguments: ["text", "concise", "json", "jsonl"])
  func all(format: String) throws {
    try TemporaryFolder.with(files: ["a.md": Self.right + Self.unchecked]) { folder in
      let few = try check(["a.md", "--format", format], in: folder).output
      #expect(!few.contains("2 + 2 = 4") && !few.contains("mc^2"))
      let all = try check(["a.md", "--all", "--format", format], in: folder).output
      #expect(all.contains("2 + 2 = 4") && all.contains("mc^2") && all.contains("nothing defines '"))
    }
  }

  @Test("The same notes give the same bytes, alone and among many") func determinism() throws {
    var files: [String: String] = [:]
    for number in 0..<30 {
      // Large and small ones in turn, so that the workers finish in another order than they begin.
      files["n\(number).md"] =
        String(repeating: Self.right, count: number % 7 * 12) + Self.wrong + Self.offByOne
    }
    try TemporaryFolder.with(files: files) { folder in
      for format in ["text", "json", "github"] {
        let first = try check([".", "--format", format], in: folder).output
        for _ in 0..<2 { #expect(try check([".", "--format", format], in: folder).output == first) }
      }
      let together = try check(["."], in: folder).output
      let alone = try check(["./n13.md"], in: folder).output
      #expect(together.contains(alone.lines.dropLast(2).joined(separator: "\n")))
    }
  }

  @Test(
    "Colour is for terminals, or on request",
    arguments: [
      ([], [:], false), (["--color", "always"], [:], true), ([], ["FORCE_COLOR": "1"], true),
      ([], ["FORCE_COLOR": "1", "NO_COLOR": "1"], false),
      (["--format", "json"], ["FORCE_COLOR": "1"], false),
      (["--format", "github"], ["FORCE_COLOR": "1"], false), (["--diff"], ["FORCE_COLOR": "1"], false),
    ] as [([String], [String: String], Bool)])
  func color(options: [String], environment: [String: String], isColored: Bool) throws {
    try TemporaryFolder.with(files: ["a.md": Self.wrong]) { folder in
      let output = try check(["a.md"] + options, in: folder, environment: environment).output
      #expect(output.contains("\u{1B}[") == isColored)
    }
  }

  @Test("A reader that goes away is no error") func brokenPipe() throws {
    let note = String(repeating: Self.wrong, count: 2000)
    try TemporaryFolder.with(files: ["a.md": note]) { folder in
      let head = try shell("{ lessons check --format concise a.md; echo $? >&2; } | head -1", in: folder)
      #expect(head.output.hasPrefix("a.md:1:14: error"))
      #expect(head.errors == "1\n")
    }
  }

  // MARK: Our own notes

  private static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  @Test("The read-me shows what the program prints") func readMe() throws {
    let text = try String(contentsOfFile: "\(Self.package)/README.md", encoding: .utf8)
    let section = try #require(text.components(separatedBy: "## Checking your own notes\n").last)
    let blocks = section.components(separatedBy: "```")
    let note = try #require(blocks[1].split(separator: "markdown\n", maxSplits: 1).last)
    let output = try #require(blocks[3].split(separator: "text\n", maxSplits: 1).last)
    try TemporaryFolder.with(files: ["neuron.md": String(note)]) { folder in
      let result = try check(["neuron.md"], in: folder)
      #expect(result.output == output)
    }
  }

  @Test("The notes, the read-me and every lesson's Markdown are clean") func own() throws {
    let notes = try check(["Notes", "README.md"], in: Self.package)
    #expect(notes.status == 0, "\(notes.output)")
    for id in ["cross-entropy", "backprop", "symmetry", "exploding", "fgsm"] {
      let line = "lessons \(id) --format markdown | lessons check - --lesson \(id) --stdin-filename \(id).md"
      let result = try lessons.run(inShell: line)
      #expect(result.status == 0, "\(result.output)")
      #expect(result.errors == "")
    }
  }

  // MARK: Explanations

  @Test("Every code is explained, and the list names them all") func explain() throws {
    let list = try lessons.run(["explain"])
    #expect(list.status == 0)
    let codes = list.output.lines.dropLast().map { String($0.prefix { $0 != " " }) }
    #expect(codes.count > 5 && codes.contains("wrong-number") && Set(codes).count == codes.count)
    for code in codes {
      let result = try lessons.run(["explain", code])
      #expect(result.status == 0 && result.errors == "")
      #expect(result.output.hasPrefix("\(code): "))
      #expect(result.output.contains("For example:\n\n  "))
      #expect(result.output.contains("lessons-disable-line \(code)"))
      #expect(result.output.lines.allSatisfy { $0.count <= 80 })
    }
  }

  @Test func explainMistyped() throws {
    let result = try lessons.run(["explain", "wrong-numbr"])
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(
      result.errors.hasPrefix("Error: There is no finding 'wrong-numbr'. Did you mean 'wrong-number'?\n"))
  }
}

extension String {
  fileprivate var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}
