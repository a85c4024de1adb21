import Foundation
import Testing

@testable import LessonsCommand

struct PlatformNoteFilesTests {
  /// The files and problems found at paths below a folder, with its own path cut off: `a.md`, and
  /// `b.md: Permission denied`.
  private func search(_ paths: [String], in folder: String) -> (files: [String], problems: [String]) {
    func short(_ path: String) -> String {
      // By bytes: a slash and an accent after it are one character.
      path.hasPrefix(folder)
        ? String(decoding: path.utf8.dropFirst(folder.utf8.count + 1), as: UTF8.self) : path
    }
    let found = NoteFiles(at: paths.map { $0 == "-" ? $0 : $0.isEmpty ? folder : "\(folder)/\($0)" })
    return (found.files.map { short($0.path) }, found.problems.map { "\(short($0.path)): \($0.reason.text)" })
  }

  private func check(
    _ items: [TreeItem], at paths: [String] = [""], files: [String], problems: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try TemporaryTree.with(items) { folder in
      let found = search(paths, in: folder)
      #expect(found.files == files, sourceLocation: sourceLocation)
      #expect(found.problems == problems, sourceLocation: sourceLocation)
    }
  }

  @Test("A folder's notes are those with a suffix of notes, by the bytes of the names") func order() throws {
    try check(
      [
        .file("b.md"), .file("a/z.tex"), .file("a/y.txt"), .file("a.md"), .file("B.MD"), .file("é.md"),
        .file("z.md"), .file("10.Rmd"), .file("9.qmd"), .file("c/d/e.Markdown"), .file("c/d.rmd"),
        .file("plain"), .file("x.md.bak"), .file("md"), .file("notes.md/inner.md"), .folder("empty"),
      ],
      files: [
        "10.Rmd", "9.qmd", "B.MD", "a/z.tex", "a.md", "b.md", "c/d/e.Markdown", "c/d.rmd",
        "notes.md/inner.md",
        "z.md", "é.md",
      ])
  }

  @Test("Hidden names and node_modules are passed over unless named") func passedOver() throws {
    let items: [TreeItem] = [
      .file("a.md"), .file(".git/a.md"), .file(".build/deep/a.md"), .file("node_modules/p/README.md"),
      .file("docs/node_modules/README.md"), .file(".hidden.md"), .file(".md"), .file("node_modules.md"),
    ]
    try check(items, files: ["a.md", "node_modules.md"])
    try check(
      items, at: [".git", "docs/node_modules", ".hidden.md", "node_modules"],
      files: [".git/a.md", "docs/node_modules/README.md", ".hidden.md", "node_modules/p/README.md"])
  }

  @Test("What is named is taken in the order of the command line, whatever its suffix, and once") func named()
    throws
  {
    try check(
      [.file("a.md"), .file("b.txt"), .file("c"), .file("docs/d.md"), .file("docs/e.md")],
      at: ["c", "docs/e.md", "b.txt", "./docs", "docs/../c", "docs/d.md", "-", "c", "-", ""],
      files: ["c", "docs/e.md", "b.txt", "./docs/d.md", "-", "a.md"])
  }

  @Test(
    arguments: [
      ("a.md", .markdown), ("a.MARKDOWN", .markdown), ("a.Rmd", .markdown), ("a.qmd", .markdown),
      ("a.tex", .latex), ("a.TeX", .latex), ("a.md.tex", .latex), ("a.tex.md", .markdown),
      ("e\u{301}.md", .markdown),
      (".md", .markdown), ("a.mdx", nil), ("a.txt", nil), ("md", nil), ("", nil), ("a.", nil), ("a.md ", nil),
      ("a.md\u{301}", nil), ("tex.d/readme", nil),
    ] as [(String, NoteFormat?)])
  func formats(name: String, format: NoteFormat?) {
    #expect(NoteFormat(fileName: name) == format)
  }

  @Test("A note comes with its format and size, standard input as Markdown") func details() throws {
    try TemporaryTree.with([.file("a.tex"), .file("b")]) { folder in
      #expect(
        NoteFiles(at: [folder, "\(folder)/b", "-"]).files == [
          NoteFile(path: "\(folder)/a.tex", format: .latex, size: 3),
          NoteFile(path: "\(folder)/b", format: .markdown, size: 3),
          NoteFile(path: "-", format: .markdown, size: 0),
        ])
    }
  }

  @Test("A slash is added where there is none") func slashes() throws {
    try TemporaryTree.with([.file("a/b.md")]) { folder in
      #expect(NoteFiles(at: ["\(folder)/"]).files.map(\.path) == ["\(folder)/a/b.md"])
    }
  }

  @Test(
    "Missing paths, and what is no path, are reported",
    arguments: [
      ("missing.md", "No such file or directory"),
      ("missing", "No such file or directory"),
      ("a.md/below", "Not a directory"),
      ("a.md\0", "Invalid argument"),
      (String(repeating: "x", count: 300), "File name too long"),
    ])
  func missing(path: String, reason: String) throws {
    try check([.file("a.md")], at: [path, "a.md"], files: ["a.md"], problems: ["\(path): \(reason)"])
  }

  @Test("The empty path is none") func emptyPath() {
    let found = NoteFiles(at: [""])
    #expect(found.files.isEmpty)
    #expect(found.problems.map(\.message) == ["Cannot check '': No such file or directory"])
  }

  @Test("No paths, no files") func nothing() {
    #expect(NoteFiles(at: []).files.isEmpty)
    #expect(NoteFiles(at: []).problems.isEmpty)
  }

  @Test("Links to files are followed, each file is there once") func linkedFiles() throws {
    try check(
      [
        .file("docs/b.md"), .file("other/x.md"), .file("other/y.txt"), .link("docs/a.md", to: "b.md"),
        .link("docs/c.md", to: "../other/x.md"), .link("docs/d.md", to: "../other/y.txt"),
        .link("docs/e", to: "../other/x.md"),
      ],
      at: ["docs"], files: ["docs/a.md", "docs/c.md", "docs/d.md"])
  }

  @Test("Hard links are one file") func hardLinks() throws {
    try TemporaryTree.with([.file("b.md")]) { folder in
      try FileManager.default.linkItem(atPath: "\(folder)/b.md", toPath: "\(folder)/a.md")
      #expect(search([""], in: folder).files == ["a.md"])
    }
  }

  @Test("Links to folders are followed once, and those that lead back reported") func linkedFolders() throws {
    let items: [TreeItem] = [
      .file("a/b/c.md"), .link("a/b/up", to: ".."), .link("a/b/self", to: "."), .link("a/b/top", to: "../.."),
      .file("other/o.md"), .link("a/out", to: "../other"), .link("a/twice", to: "../other"),
    ]
    try check(
      items, at: ["a"], files: ["a/b/c.md", "a/b/top/other/o.md"],
      problems: ["a/b/self", "a/b/up", "a/out", "a/twice"].map {
        "\($0): Leads to a directory searched before"
      })
  }

  @Test("A link named on the command line is silent if searched before") func namedLink() throws {
    try check(
      [.file("a/b.md"), .link("l", to: "a")], at: ["l", "a", "l"], files: ["l/b.md"])
  }

  @Test("Links in a circle and links to nothing are reported where they may be notes") func brokenLinks()
    throws
  {
    try check(
      [
        .link("loop", to: "loop"), .link("one.md", to: "two.md"), .link("two.md", to: "one.md"),
        .link("gone.md", to: "nowhere"), .link("gone", to: "nowhere"), .link(".#lock.md", to: "nowhere"),
      ],
      files: [],
      problems: [
        "gone.md: No such file or directory", "loop: Too many levels of symbolic links",
        "one.md: Too many levels of symbolic links", "two.md: Too many levels of symbolic links",
      ])
  }

  @Test("Special files are reported, not opened: a pipe would wait forever") func special() throws {
    let items: [TreeItem] = [
      .pipe("pipe.md"), .pipe("pipe"), .link("null.md", to: "/dev/null"), .link("null", to: "/dev/null"),
    ]
    try check(items, files: [], problems: ["null.md: Is a device", "pipe.md: Is a named pipe"])
    try check(
      items, at: ["pipe", "null"], files: [], problems: ["pipe: Is a named pipe", "null: Is a device"])
  }

  @Test("A socket is reported") func socketFile() throws {
    try TemporaryTree.with([]) { folder in
      let path = "\(folder)/s.md"
      try #require(mknod(path, S_IFSOCK | 0o600, 0) == 0)
      #expect(NoteFiles(at: [path]).problems == [FileProblem(path: path, reason: .socket)])
    }
  }

  @Test("What one may not read is reported", .enabled(if: getuid() != 0)) func forbidden() throws {
    try TemporaryTree.with([.file("a.md"), .file("b/c.md"), .file("d/e.md"), .file("f.md"), .file("g.txt")]) {
      folder in
      for (name, mode) in [("a.md", 0), ("b", 0), ("d", 0o400), ("g.txt", 0)] as [(String, mode_t)] {
        try #require(chmod("\(folder)/\(name)", mode) == 0)
      }
      let found = search(["", "g.txt"], in: folder)
      #expect(found.files == ["f.md"])
      #expect(found.problems == ["a.md", "b", "d/e.md", "g.txt"].map { "\($0): Permission denied" })
    }
  }

  @Test("Odd names are names like others") func oddNames() throws {
    let names = [
      "\n.md", "\u{1B}[31m.md", " .md", " a b .md", "#.md", "$(x).md", "'\".md", "*.md", "--help.md", "-.md",
      "\\.md",
      "\u{301}.md", "日本.md", "😀.md",
    ]
    try check(names.map { .file("\u{301}folder/\($0)") }, files: names.map { "\u{301}folder/\($0)" })
  }

  @Test("Names that are not UTF-8 are reported where they may be notes") func misnamed() throws {
    try TemporaryTree.with([.file("z.md")]) { folder in
      let prefix = Array("\(folder)/".utf8)
      for name in [[0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80]] as [[UInt8]] {
        try TemporaryTree.makeFile(prefix + name + Array(".md".utf8))
        try TemporaryTree.makeFile(prefix + name + Array(".jpg".utf8))
      }
      try #require(mkdir((prefix + [0xFE, 0]).map(CChar.init(bitPattern:)), 0o700) == 0)
      let found = search([""], in: folder)
      #expect(found.files == ["z.md"])
      #expect(
        found.problems
          == [
            "\u{FFFD}(.md", "\u{FFFD}\u{FFFD}\u{FFFD}.md", "\u{FFFD}", "\u{FFFD}.md",
          ].map { "\($0): Name is not UTF-8" })
    }
  }

  @Test("A tree a thousand folders deep is searched to its ground") func deep() throws {
    try TemporaryTree.with([]) { folder in
      try TemporaryTree.makeChain(of: "d", depth: 1000, file: "a.md", in: folder)
      let found = search([""], in: folder)
      #expect(found.files == [String(repeating: "d/", count: 1000) + "a.md"])
      #expect(found.problems.isEmpty)
    }
  }

  @Test("Where paths get too long, that is reported") func tooDeep() throws {
    try TemporaryTree.with([.file("z.md")]) { folder in
      try TemporaryTree.makeChain(of: "folder", depth: 1000, file: "a.md", in: folder)
      let found = NoteFiles(at: [folder])
      #expect(found.files.map(\.path) == ["\(folder)/z.md"])
      #expect(found.problems.map(\.reason) == [.system(SystemError(code: ENAMETOOLONG))])
    }
  }

  @Test("The notes of a large tree are those that find finds", .enabled(if: Command.exists("/usr/bin/find")))
  func likeFind() throws {
    let suffixes = ["md", "tex", "txt", "MD", "Rmd", "jpg"]
    let items =
      (0..<600).map { index in
        TreeItem.file("\(index % 7)/.\(index % 3)/\(index % 5)x/n\(index).\(suffixes[index % 6])")
      } + (0..<600).map { TreeItem.file("\($0 % 11)/\($0 % 4)y/n\($0).\(suffixes[$0 % 6])") }
    try TemporaryTree.with(items) { folder in
      let tests = ["md", "tex", "rmd"].flatMap { ["-o", "-iname", "*.\($0)"] }.dropFirst()
      let expected = try Command.run(
        "/usr/bin/find",
        [folder, "-name", ".*", "-prune", "-o", "-type", "f", "("] + tests + [")", "-print"])
      let lines = expected.output.split(separator: "\n").map(String.init)
      let found = NoteFiles(at: [folder]).files.map(\.path)
      #expect(lines.count > 300)
      #expect(found.sorted() == lines.sorted())
      let parts = found.map { $0.split(separator: "/").map(String.init) }
      #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    }
  }

  @Test func messages() {
    #expect(
      FileProblem(path: "a\nb.md", reason: .system(SystemError(code: EACCES))).message
        == "Cannot check 'a\\u{A}b.md': Permission denied")
    #expect(
      FileProblem(path: "loop", reason: .searchedBefore).message
        == "Cannot check 'loop': Leads to a directory searched before")
  }
}
