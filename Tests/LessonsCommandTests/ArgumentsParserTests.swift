import Testing

@testable import LessonsCommand

struct ArgumentsParserTests {
  @Test(
    arguments: [
      // The commands.
      ([], "help of lessons"),
      (["list"], "list"),
      (["backprop"], "show(implied) backprop"),
      (["show", "backprop"], "show backprop"),
      (["note", "backprop"], "note backprop"),
      (["verify"], "verify"),
      (["verify", "backprop", "fgsm"], "verify backprop fgsm"),
      (["bakprop"], "show(implied) bakprop"),
      ([""], "show(implied) "),

      // Options, anywhere, with their values behind a space or a sign.
      (["backprop", "--format", "json"], "show(implied) backprop --format json"),
      (["backprop", "--format=json"], "show(implied) backprop --format json"),
      (["--format", "json", "backprop"], "show(implied) backprop --format json"),
      (["show", "--format", "json", "backprop"], "show backprop --format json"),
      (["verify", "backprop", "--errata", "fgsm"], "verify backprop fgsm --errata"),
      (["backprop", "--set", "w=1", "--set=b=-2"], "show(implied) backprop --set w=1 --set b=-2"),
      (["backprop", "--set="], "show(implied) backprop --set "),
      (["verify", "--errata", "--errata"], "verify --errata"),

      // Global options, in front of the command and behind it.
      (["--color", "never", "verify"], "verify --color never"),
      (["verify", "--color=always"], "verify --color always"),
      (["--color=never", "verify", "--color=always"], "verify --color never --color always"),

      // Behind two dashes nothing is an option or a command.
      (["--", "list"], "show(implied) list"),
      (["verify", "--", "--all", "--", "-h"], "verify --all -- -h"),

      // Values and arguments that begin with a dash.
      (["backprop", "--section", "-"], "show(implied) backprop --section -"),
      (["backprop", "--section", "-0.5"], "show(implied) backprop --section -0.5"),
      (["backprop", "--section", "-.5"], "show(implied) backprop --section -.5"),
      (["backprop", "--section", "−0.5"], "show(implied) backprop --section −0.5"),
      (["backprop", "--section=--all"], "show(implied) backprop --section --all"),
      (["-"], "show(implied) -"),
      (["-1"], "show(implied) -1"),

      // An equals sign belongs to the syntax even if an accent would combine with it.
      (["backprop", "--section=\u{301}"], "show(implied) backprop --section \u{301}"),

      // Requests.
      (["--version"], "version"),
      (["--version", "backprop"], "version"),
      (["--generate-completion-script", "fish"], "script for fish"),
      (["--help"], "help of lessons"),
      (["-h"], "help of lessons"),
      (["--help", "--version"], "help of lessons"),
      (["verify", "-h"], "help of lessons verify"),
      (["-h", "verify"], "help of lessons verify"),
      (["backprop", "--help"], "help of lessons show"),
      (["help"], "help of lessons"),
      (["help", "verify"], "help of lessons verify"),
      (["help", "help"], "help of lessons help"),
      (["help", "backprop"], "help of lessons show"),
      (["help", "--help"], "help of lessons help"),

      // Help wins over mistakes before and behind it.
      (["verify", "--bogus", "--help"], "help of lessons verify"),
      (["verify", "--help", "--bogus"], "help of lessons verify"),
      (["backprop", "--format", "--help"], "help of lessons show"),
      (["note", "-h"], "help of lessons note"),
      (["--version=1", "-h"], "help of lessons"),
    ] as [([String], String)])
  func understands(words: [String], expected: String) {
    #expect(outcome(of: words, for: lessonsProgram) == expected)
  }

  @Test(
    arguments: [
      (["verify", "--bogus"], "Unknown option '--bogus'"),
      (["verify", "--errat"], "Unknown option '--errat'. Did you mean '--errata'?"),
      (["backprop", "--fromat", "json"], "Unknown option '--fromat'. Did you mean '--format'?"),
      (["--generate", "bash"], "Unknown option '--generate'. Did you mean '--generate-completion-script'?"),
      (["-format", "json"], "Unknown option '-format'. Did you mean '--format'?"),
      (["-x"], "Unknown option '-x'"),
      (["--=x"], "Unknown option '--'"),
      (["verify", "--version"], "Unknown option '--version'"),
      (["--format", "json", "verify"], "Unknown option '--format'"),
      (["verify", "--format", "json"], "Unknown option '--format'"),
      (["---all"], "Unknown option '---all'"),

      (["backprop", "--format"], "Missing value for '--format <format>'"),
      (["backprop", "--format", "--digits", "3"], "Missing value for '--format <format>'"),
      (["backprop", "--section", "-x"], "Missing value for '--section <title>'"),
      (["backprop", "--section", "--", "x"], "Missing value for '--section <title>'"),
      (["list", "--help=yes"], "The option '--help' does not take any value, but 'yes' was specified."),
      (["verify", "--errata="], "The option '--errata' does not take any value, but '' was specified."),

      (
        ["backprop", "--format", "xml"],
        "The value 'xml' is invalid for '--format <format>'. "
          + "Please provide one of 'text', 'markdown', 'latex', 'json' or 'html'."
      ),
      (
        ["backprop", "--format="],
        "The value '' is invalid for '--format <format>'. "
          + "Please provide one of 'text', 'markdown', 'latex', 'json' or 'html'."
      ),
      (
        ["backprop", "--digits", "0"],
        "The value '0' is invalid for '--digits <n>'. Please provide a whole number from 1 to 17."
      ),
      (
        ["backprop", "--digits", "99999999999999999999"],
        "The value '99999999999999999999' is invalid for '--digits <n>'. "
          + "Please provide a whole number from 1 to 17."
      ),
      (
        ["--generate-completion-script", "tcsh"],
        "The value 'tcsh' is invalid for '--generate-completion-script <shell>'. "
          + "Please provide one of 'bash', 'zsh' or 'fish'."
      ),
      (["fgsm", "--digits=3", "--digits=3"], "The option '--digits <n>' was given more than once."),

      (["note"], "Missing expected argument '<lesson>'"),
      (["--color", "never"], "Missing expected argument '<lesson>'"),
      (["--"], "Missing expected argument '<lesson>'"),
      (["list", "all"], "Unexpected argument 'all'"),
      (["note", "backprop", "a", "b"], "2 unexpected arguments: 'a', 'b'"),
      (["backprop", "verify"], "Unexpected argument 'verify'"),
      (["help", "verfiy"], "There is no command 'verfiy'. Did you mean 'verify'?"),
      (["help", "xyzzy"], "There is no command 'xyzzy'."),
      (["--", "--help", "x"], "Unexpected argument 'x'"),
    ] as [([String], String)])
  func refuses(words: [String], message: String) {
    #expect(outcome(of: words, for: lessonsProgram) == "! \(message)")
  }

  @Test(
    arguments: [
      (["copy", "1", "f", "-ab"], "copy 1 f --all --brief"),
      (["copy", "1", "f", "-l2"], "copy 1 f --level 2"),
      (["copy", "1", "f", "-l=2"], "copy 1 f --level 2"),
      (["copy", "1", "f", "-l", "-2"], "copy 1 f --level -2"),
      (["copy", "1", "f", "-abl", "1"], "copy 1 f --all --brief --level 1"),
      (["copy", "1", "f", "-abl-1"], "copy 1 f --all --brief --level -1"),
      (["copy", "1", "f", "-Dx=1", "-D", "y=2"], "copy 1 f --define x=1 --define y=2"),
      (["copy", "1", "f", "-ofile"], "copy 1 f --output file"),
      (["copy", "1", "f", "-o", "-"], "copy 1 f --output -"),
      (["copy", "-3", "f", "g", "-"], "copy -3 f g -"),
      (["copy", "1", "f", "-ah"], "help of tool copy"),
      (["copy", "1", "f", "-az"], "! Unknown option '-z'"),
      (["copy", "1", "f", "-ao"], "! Missing value for '--output <file>'"),
      (["copy", "1", "f", "-o", "-a"], "! Missing value for '--output <file>'"),
      (["copy", "1", "f", "--mode=fast", "--mode=slow"], "copy 1 f --mode fast --mode slow"),
      (["copy", "1"], "! Missing expected argument '<file>'"),
      (["copy"], "! Missing expected argument '<count>'"),
      (
        ["copy", "x", "f"],
        "! The value 'x' is invalid for '<count>'. Please provide a whole number from -9 to 9."
      ),
      (
        ["copy", "1", "f", "--mode", "x"],
        "! The value 'x' is invalid for '--mode <mode>'. Please provide 'fast' or 'slow'."
      ),
      (["remote", "add"], "remote add"),
      (["remote", "add", "here"], "remote add here"),
      (["remote"], "! Missing required subcommand."),
      (["remote", "ad"], "! There is no command 'ad'. Did you mean 'add'?"),
      (["cpoy"], "! There is no command 'cpoy'. Did you mean 'copy'?"),
      (["--", "copy", "1", "-a"], "copy 1 -a"),
      (["--", "bogus", "-h"], "! There is no command 'bogus'."),
      (["help", "remote", "add"], "help of tool remote add"),
      (["help", "remote", "x"], "! There is no command 'x'."),
      (["remote", "add", "--help"], "help of tool remote add"),
    ] as [([String], String)])
  func followsTheConventionsOfPosix(words: [String], expected: String) {
    #expect(outcome(of: words, for: toolProgram) == expected)
  }

  @Test("The last of several values counts") func lastValue() throws {
    let parser = ArgumentParser(program: lessonsProgram)
    guard case .run(let arguments) = try parser.parse(["--color=never", "list", "--color", "always"]) else {
      Issue.record("a command was expected")
      return
    }
    #expect(arguments.command == "list")
    #expect(arguments.value("color") == "always")
    #expect(arguments.values("color") == ["never", "always"])
  }

  @Test("Random words never trap, and are understood or refused") func randomWords() {
    let pieces = [
      "-", "--", "=", "a", "1", ".", "h", "help", "set", "digits", "list", "\u{301}", "−", "\0", " ",
    ]
    var generator = SplitMix(state: 42)
    for _ in 0..<5_000 {
      let words = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
        (0..<Int.random(in: 0...4, using: &generator))
          .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      }
      for program in [lessonsProgram, toolProgram] {
        #expect(!outcome(of: words, for: program).isEmpty)
      }
    }
  }
}

struct ArgumentsWordTests {
  @Test(
    arguments: [
      ("--", .terminator),
      ("--a", .long(name: "a", value: nil)),
      ("--a=", .long(name: "a", value: "")),
      ("--a=b=c", .long(name: "a", value: "b=c")),
      ("---", .long(name: "-", value: nil)),
      ("--=", .long(name: "", value: "")),
      ("--a=\r\n", .long(name: "a", value: "\r\n")),
      ("-a", .letters("a")),
      ("-ab=c", .letters("ab=c")),
      ("-.", .letters(".")),
      ("-=", .letters("=")),
      ("-inf", .letters("inf")),
      ("-", .plain),
      ("", .plain),
      ("a-b", .plain),
      ("-1", .plain),
      ("-.5e3", .plain),
      ("−1", .plain),
      ("–a", .plain),
    ] as [(String, ArgumentWord)])
  func looks(word: String, expected: ArgumentWord) {
    #expect(ArgumentWord(word) == expected)
  }
}

/// A small generator with a seed, so that failures repeat. Source: Steele, Lea and Flood, “Fast Splittable
/// Pseudorandom Number Generators” (2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
