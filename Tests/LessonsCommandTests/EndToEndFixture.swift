import Foundation
import Testing

/// The real program, as it was built beside the tests.
struct LessonsBinary {
  let path: String

  /// Finds the program in the folder of the test bundle.
  init() throws {
    // The bundle is a program itself, or on a Mac a folder that another program loads.
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
    let places = [bundle.bundleURL, bundle.bundleURL.deletingLastPathComponent()].map {
      $0.appendingPathComponent("lessons").path
    }
    path = try #require(
      places.first(where: Command.exists),
      "the program 'lessons' is not beside the tests: run 'swift build' first (looked for \(places))")
  }

  /// Runs the program to its end.
  func run(_ words: [String], environment: [String: String] = [:]) throws -> Command.Result {
    try Command.run(path, words, environment: environment)
  }

  /// Runs a line of the shell, in which `lessons` is the program.
  func run(inShell line: String) throws -> Command.Result {
    try Command.run("/bin/sh", ["-c", "lessons() { '\(path)' \"$@\"; }\n" + line])
  }
}
