public import NoteChecking

/// A file that was checked, under the path by which the user knows it.
public struct CheckedFile: Sendable {
  /// The path as it is shown.
  public let path: String
  /// What was found.
  public let check: NoteCheck

  /// A checked file.
  public init(path: String, check: NoteCheck) {
    self.path = path
    self.check = check
  }
}
