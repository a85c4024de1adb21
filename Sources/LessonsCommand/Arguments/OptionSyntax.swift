/// An argument that is known by its name: the flag `--all`, or the option `--format <format>` with its value.
struct OptionSyntax: Sendable, Equatable {
  /// What a second use of the option means.
  enum Repetition: Sendable, Equatable {
    /// A mistake, reported as such. A flag may be repeated nevertheless, for that changes nothing.
    case refused

    /// The last value counts, so that an alias for the program can be overruled.
    case lastCounts

    /// All values count, in the order given.
    case collected
  }

  /// What the option asks for.
  enum Role: Sendable, Equatable {
    /// Something that the command itself looks at.
    case ordinary

    /// Help instead of a run. It wins over every mistake in the other words.
    case help

    /// The program's version instead of a run.
    case version

    /// A script instead of a run; the value names the `Shell`.
    case completionScript
  }

  /// The name behind two dashes.
  var long: String

  /// The letter behind one dash. Never a digit: `-1` is a number.
  var short: Character?

  /// The name that help puts between angle brackets; none makes the option a flag.
  var valueName: String?

  /// One sentence, with its full stop.
  var help: String

  /// Further text, shown beneath the sentence.
  var discussion = ""

  /// What the value may be. Without meaning for a flag.
  var values = ValueSyntax.any

  /// What holds when the option is not given, as help shows it.
  var defaultDescription: String?

  /// What a second use means.
  var repetition = Repetition.refused

  /// Whether the commands beneath accept the option too.
  var isGlobal = false

  /// What the option asks for.
  var role = Role.ordinary

  /// Whether the option takes a value.
  var takesValue: Bool { valueName != nil }

  /// Every spelling, the short one first: `["-h", "--help"]`.
  var spellings: [String] {
    (short.map { ["-\($0)"] } ?? []) + ["--\(long)"]
  }

  /// The option as error messages name it: `--all`, `--format <format>`.
  var label: String { "--\(long)" + valueSuffix }

  /// The option as help lists it: `-h, --help`.
  var listing: String { spellings.joined(separator: ", ") + valueSuffix }

  /// The option as the usage line shows it: `[--all]`, `[--set <name=value> ...]`.
  var usage: String {
    switch repetition {
    case .refused, .lastCounts: "[\(label)]"
    case .collected: "[\(label) ...]"
    }
  }

  private var valueSuffix: String { valueName.map { " <\($0)>" } ?? "" }
}
