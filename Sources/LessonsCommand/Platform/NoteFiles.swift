/// A note to be checked.
struct NoteFile: Sendable, Equatable {
  /// The path, beginning as on the command line; `-` for standard input.
  let path: String

  /// The language in which it is written.
  let format: NoteFormat

  /// How many bytes it had when it was found; zero for standard input.
  let size: Int
}

/// The notes that the paths on a command line stand for, and what was in the way of finding them.
///
/// A path stands for a file, `-` for standard input, or a directory for all notes in it and below. A file named
/// itself is taken whatever its suffix, as Markdown unless that says otherwise; in a directory only those with a
/// suffix of `NoteFormat` count. Names that begin with a dot, such as `.git`, and `node_modules` are passed over.
///
/// The order is that of the command line and, within a directory, that of the names' bytes; it does not depend on
/// the file system. Each file is there once, under the path found first, however many paths lead to it: whether
/// named twice, through symbolic links, which are followed, or through hard links.
struct NoteFiles: Sendable, Equatable {
  /// The notes.
  fileprivate(set) var files: [NoteFile] = []

  /// What cannot be checked, in the same order.
  fileprivate(set) var problems: [FileProblem] = []

  /// Searches at the paths.
  init(at paths: [String]) {
    var search = NoteSearch()
    for path in paths { search.visit(everythingAt: path) }
    self = search.found
  }

  fileprivate init() {}
}

/// A search for notes, path by path.
private struct NoteSearch {
  /// What was found so far.
  private(set) var found = NoteFiles()

  private var visited: Set<FileIdentity> = []
  private var hasStandardInput = false

  /// A path that is to be visited.
  private struct Place {
    let path: String

    /// Whether the command line names it.
    let isNamed: Bool

    /// As which note a file there would be read; `nil` if it would be none.
    let format: NoteFormat?

    init(named path: String) {
      self.path = path
      isNamed = true
      format = NoteFormat(fileName: path) ?? .markdown
    }

    init(_ name: String, in directory: String) {
      path = directory.utf8.last == UInt8(ascii: "/") ? directory + name : "\(directory)/\(name)"
      isNamed = false
      format = NoteFormat(fileName: name)
    }
  }

  /// Visits a path of the command line and, if it is a directory, all that is below.
  mutating func visit(everythingAt path: String) {
    if path == "-" { return takeStandardInput() }
    // A stack in place of recursion, so that depth costs memory only.
    var places = [Place(named: path)]
    while let place = places.popLast() {
      do throws(SystemError) {
        places += try visit(place).reversed()
      } catch {
        // What has no suffix of notes and has gone, or is a link to what has gone, is no loss.
        if error != .notFound || place.format != nil { report(.system(error), at: place.path) }
      }
    }
  }

  private mutating func takeStandardInput() {
    if hasStandardInput { return }
    hasStandardInput = true
    found.files.append(NoteFile(path: "-", format: .markdown, size: 0))
  }

  /// Visits a place, and returns the places in it if it is a directory not visited before.
  private mutating func visit(_ place: Place) throws(SystemError) -> [Place] {
    let status = try System.status(of: place.path)
    switch status.kind {
    case .directory:
      if visited.insert(status.identity).inserted { return try places(in: place.path) }
      if !place.isNamed, System.isSymbolicLink(place.path) { report(.searchedBefore, at: place.path) }
    case .regular:
      guard let format = place.format, visited.insert(status.identity).inserted else { break }
      try System.requireReadable(place.path)
      found.files.append(NoteFile(path: place.path, format: format, size: status.size))
    case .pipe: reportNote(.pipe, at: place)
    case .socket: reportNote(.socket, at: place)
    case .device: reportNote(.device, at: place)
    }
    return []
  }

  /// The places in a directory where there may be notes, in order.
  private mutating func places(in directory: String) throws(SystemError) -> [Place] {
    let entries = try System.entries(of: directory)
    var places: [Place] = []
    for entry in entries.sorted(by: { $0.name.lexicographicallyPrecedes($1.name) }) {
      let name = String(decoding: entry.name, as: UTF8.self)
      if entry.name.first == UInt8(ascii: ".") || name == "node_modules" { continue }
      let place = Place(name, in: directory)
      if !entry.mayBeDirectory, place.format == nil { continue }
      if name.utf8.elementsEqual(entry.name) {
        places.append(place)
      } else {
        report(.misnamed, at: place.path)
      }
    }
    return places
  }

  private mutating func reportNote(_ reason: FileProblem.Reason, at place: Place) {
    if place.format != nil { report(reason, at: place.path) }
  }

  private mutating func report(_ reason: FileProblem.Reason, at path: String) {
    found.problems.append(FileProblem(path: path, reason: reason))
  }
}
