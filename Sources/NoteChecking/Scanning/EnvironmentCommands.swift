extension ByteCollection {
  /// The name that a `\begin{…}` or `\end{…}` at `offset` gives, and where the command ends.
  ///
  /// Names are of letters and asterisks; a command with any other is not seen.
  func environmentName(_ command: StaticString, at offset: Int, before end: Int) -> (
    name: Range<Int>, end: Int
  )? {
    guard has(command, at: offset, before: end) else { return nil }
    let start = offset + command.utf8CodeUnitCount
    let nameEnd = self.end(of: { $0.isLetter || $0 == .asterisk }, in: start..<end)
    guard nameEnd > start, nameEnd < end, self[nameEnd] == .rightBrace else { return nil }
    return (start..<nameEnd, nameEnd + 1)
  }

  /// The mathematical environment that a `\begin` at `offset` begins, and where the command ends, its
  /// argument in braces included.
  func mathEnvironment(beginningAt offset: Int, before end: Int) -> (delimiter: MathDelimiter, end: Int)? {
    guard var (name, commandEnd) = environmentName("\\begin{", at: offset, before: end) else { return nil }
    let isStarred = self[name.upperBound - 1] == .asterisk
    if isStarred { name = name.lowerBound..<name.upperBound - 1 }
    guard
      let environment = MathEnvironment.allCases.first(where: { self[name].elementsEqual($0.rawValue.utf8) })
    else { return nil }
    if environment.takesArgument, commandEnd < end, self[commandEnd] == .leftBrace {
      let argumentEnd = self.end(of: { $0 != .rightBrace && !$0.isLineEnd }, in: commandEnd..<end)
      if argumentEnd < end, self[argumentEnd] == .rightBrace { commandEnd = argumentEnd + 1 }
    }
    return (.environment(environment, isStarred: isStarred), commandEnd)
  }

  /// Whether the range holds the name of the environment, asterisk included.
  func names(_ environment: MathEnvironment, isStarred: Bool, in name: Range<Int>) -> Bool {
    let letters = environment.rawValue.utf8
    return name.count == letters.count + (isStarred ? 1 : 0)
      && self[name].starts(with: letters)
      && (!isStarred || self[name.upperBound - 1] == .asterisk)
  }
}
