import Foundation

/// The folder of this package, found from where this file is.
private let package = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The files of the package that the tests look at.
enum Files {
  /// The text of a file, by its path in the package.
  static func text(of path: String) throws -> String {
    String(decoding: try Data(contentsOf: package.appendingPathComponent(path)), as: UTF8.self)
  }

  /// The paths of all files with this ending under a folder, relative to the folder and sorted.
  static func named(_ ending: String, under folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: package.appendingPathComponent(folder).path)
      .filter { $0.hasSuffix(ending) }.sorted()
  }
}
