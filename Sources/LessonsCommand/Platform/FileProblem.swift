/// Why something found in the search for notes is not checked.
struct FileProblem: Sendable, Equatable {
  /// What is in the way.
  enum Reason: Sendable, Equatable {
    /// The operating system refused.
    case system(SystemError)

    /// It is a named pipe.
    case pipe

    /// It is a socket.
    case socket

    /// It is a device.
    case device

    /// It is a symbolic link to a directory searched before, perhaps one that it lies in.
    case searchedBefore

    /// Its name is not UTF-8, so that nothing could be said about it by name.
    case misnamed
  }

  /// The path, in which what is not UTF-8 is replaced.
  let path: String

  /// What is in the way.
  let reason: Reason

  /// The problem in a line: `Cannot check 'notes.md': Permission denied`.
  var message: String { "Cannot check \(path.quoted): \(reason.text)" }
}

extension FileProblem.Reason {
  /// The reason in a few words, as the operating system puts its own: `Is a named pipe`.
  var text: String {
    switch self {
    case .system(let error): error.text
    case .pipe: "Is a named pipe"
    case .socket: "Is a socket"
    case .device: "Is a device"
    case .searchedBefore: "Leads to a directory searched before"
    case .misnamed: "Name is not UTF-8"
    }
  }
}
