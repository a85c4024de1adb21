import Numerics
import Symbolics

/// Words behind numbers: `5\,\text{ms}`, `3\,\mathrm{m}/\mathrm{s}`.
extension LaTeXParser {
  /// The units that come next, as a factor; `nil`, with nothing read, where there are none.
  mutating func unit() throws(Failure) -> Expression? {
    guard var all = try word() else { return nil }
    var count = 1
    while count < Units.most, let sign = current, sign.is("/") || sign.isCommand("cdot"),
      let next = try word(ahead: 1)
    {
      all = sign.is("/") ? all / next : all * next
      count += 1
    }
    units.append(all)
    return .unit(units.count - 1)
  }

  /// The unit that stands so far ahead, with its exponent.
  private mutating func word(ahead distance: Int = 0) throws(Failure) -> Units? {
    guard !hasNames, case .words(let words)? = token(distance)?.kind, !isName(words, ahead: distance),
      let unit = Units(words: words)
    else { return nil }
    position += distance + 1
    guard accept("^") else { return unit }
    let exponent = try argument()
    guard let whole = whole(exponent) else { throw failure(.unsupported("^")) }
    return unit.raised(to: Rational(whole))
  }

  /// Whether words are a name: one that is known, a letter of which everybody knows the meaning, or one with an
  /// index or argument.
  private func isName(_ words: String, ahead distance: Int) -> Bool {
    let name = words.filter { $0 != " " }
    // Minutes and seconds are called like functions.
    let isFunction = Self.functions.contains(name) && !["min", "sec"].contains(name)
    if ["e", "i", "d"].contains(name) || isFunction || isKnown(Symbol(base: name)) { return true }
    guard let next = token(distance + 1) else { return false }
    return next.isCommand("{") || ["(", "[", "{", "_", "'"].contains(where: next.is)
  }
}
