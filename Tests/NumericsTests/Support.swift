import Numerics

extension SeededGenerator {
  /// An integer of up to `bits` bits of either sign, with lengths spread evenly.
  ///
  /// Half of the 16-bit digits are all zeros or all ones, where carries and borrows run far.
  mutating func integer(bits: Int) -> BigInteger {
    let length = Int.random(in: 0...bits, using: &self)
    var magnitude: BigInteger = 0
    for _ in 0..<(length + 15) / 16 {
      let digit = [0, 0xffff, Int(next() >> 48), Int(next() >> 48)].randomElement(using: &self) ?? 0
      magnitude = (magnitude << 16) + BigInteger(digit)
    }
    return Bool.random(using: &self) ? magnitude : -magnitude
  }

  /// A fraction of two integers of up to `bits` bits.
  mutating func rational(bits: Int) -> Rational {
    let denominator = integer(bits: bits)
    return Rational(integer(bits: bits), denominator.isZero ? 1 : denominator)
  }

  /// A finite double of any magnitude: random bits, or a number at an edge of the format.
  mutating func anyDouble() -> Double {
    let edges: [Double] = [
      0, 1, 0.1, 3, .leastNonzeroMagnitude, .leastNormalMagnitude, .leastNormalMagnitude.nextDown,
      .greatestFiniteMagnitude, 0x1p-537, 0x1p512, 1.0.nextUp, 1.0.nextDown,
    ]
    let edge = edges.randomElement(using: &self) ?? 0
    if Int.random(in: 0..<4, using: &self) == 0 { return Bool.random(using: &self) ? edge : -edge }
    let bits = Double(bitPattern: next())
    return bits.isFinite ? bits : edge
  }

  /// A double whose magnitude an example might have.
  mutating func ordinaryDouble() -> Double {
    normal(deviation: 10)
  }

  /// An interval between two ordinary doubles, and a double within it.
  mutating func ordinaryInterval() -> (interval: Interval, member: Double) {
    let (a, b) = (ordinaryDouble(), ordinaryDouble())
    let interval = Interval(lower: min(a, b), upper: max(a, b))
    return (interval, uniform(in: interval.lower...interval.upper))
  }
}

extension Rational {
  /// The number a double is; for tests that know it to be finite.
  static func of(_ value: Double) -> Rational {
    // A slip in the test itself, which cannot go on without the number.
    guard let rational = Rational(exactly: value) else { fatalError("\(value) is not a rational number") }
    return rational
  }
}

extension Decimal {
  /// The decimal a test writes down.
  static func of(_ text: String) -> Decimal {
    // A slip in the test itself, which cannot go on without the number.
    guard let decimal = Decimal(text) else { fatalError("\"\(text)\" is not a decimal number") }
    return decimal
  }
}
