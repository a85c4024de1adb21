import Numerics
import Testing

/// The machine's 128-bit integers are the oracle where results fit them, the laws of the ring elsewhere.
@Suite struct BigIntegerTests {
  /// Values around every boundary of a limb that products of two of them may cross in 128 bits.
  static let boundaries: [Int] = [
    0, 1, 2, 3, 10, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0x1_0000_0000, 0x3fff_ffff_ffff_ffff,
    0x4000_0000_0000_0000, .max - 1, .max, -1, -2, -10, -0x8000_0000, -0xffff_ffff, -0x1_0000_0000,
    -0x4000_0000_0000_0000, .min + 1, .min,
  ]

  private func big(_ value: Int128) -> BigInteger {
    let magnitude = value.magnitude
    let high = BigInteger(Int(magnitude >> 96)) << 96
    let middle = BigInteger(Int(magnitude >> 48 & 0xffff_ffff_ffff)) << 48
    let sum = high + middle + BigInteger(Int(magnitude & 0xffff_ffff_ffff))
    return value < 0 ? -sum : sum
  }

  @Test(arguments: boundaries) func agreesWithMachineIntegers(a: Int) {
    for b in BigIntegerTests.boundaries {
      let (x, y) = (Int128(a), Int128(b))
      #expect(BigInteger(a) + BigInteger(b) == big(x + y))
      #expect(BigInteger(a) - BigInteger(b) == big(x - y))
      #expect(BigInteger(a) * BigInteger(b) == big(x * y))
      #expect((BigInteger(a) < BigInteger(b)) == (a < b))
      #expect((BigInteger(a) == BigInteger(b)) == (a == b))
      guard b != 0 else { continue }
      let (quotient, remainder) = BigInteger(a).quotientAndRemainder(dividingBy: BigInteger(b))
      #expect(quotient == big(x / y))
      #expect(remainder == big(x % y))
      let (longQuotient, longRemainder) = big(x * y + 1).quotientAndRemainder(dividingBy: BigInteger(b))
      #expect(longQuotient == big((x * y + 1) / y))
      #expect(longRemainder == big((x * y + 1) % y))
    }
  }

  @Test(arguments: boundaries) func describesMachineIntegers(value: Int) {
    #expect(BigInteger(value).description == String(value))
    #expect(Int(exactly: BigInteger(value)) == value)
    #expect(BigInteger(value).bitWidth == 64 - value.magnitude.leadingZeroBitCount)
    #expect(BigInteger(value).trailingZeroBitCount == (value == 0 ? 0 : value.trailingZeroBitCount))
    #expect(BigInteger(value).isNegative == (value < 0))
    #expect(BigInteger(value).isZero == (value == 0))
    #expect(BigInteger(value).magnitude.description == String(value.magnitude))
  }

  @Test func knowsWhatDoesNotFitAMachineInteger() {
    #expect(Int(exactly: BigInteger(.max) + 1) == nil)
    #expect(Int(exactly: BigInteger(.min) - 1) == nil)
    #expect(Int(exactly: BigInteger(1) << 200) == nil)
  }

  @Test(arguments: boundaries, [0, 1, 31, 32, 63]) func shiftsLikeMachineIntegers(value: Int, count: Int) {
    #expect(BigInteger(value) << count == big(Int128(value) << count))
    #expect(BigInteger(value) >> count == BigInteger(value >> count))
    #expect(BigInteger(value) << -count == BigInteger(value >> count))
    #expect((BigInteger(value) << 200) >> (200 + count) == BigInteger(value >> count))
  }

  @Test func shiftsAwayEverything() {
    #expect(BigInteger(5) >> 1000 == 0)
    #expect(BigInteger(-5) >> 1000 == -1)
  }

  /// Computed with Python's integers.
  @Test(
    arguments: [
      (2, 200, "1606938044258990275541962092341162602522202993782792835301376"),
      (-3, 150, "369988485035126972924700782451696644186473100389722973815184405301748249"),
      (-10, 41, "-100000000000000000000000000000000000000000"), (10, 19, "10000000000000000000"),
      (10, 38, "100000000000000000000000000000000000000"), (0, 0, "1"), (0, 7, "0"), (-7, 1, "-7"),
    ] as [(Int, Int, String)])
  func raisesToPowers(base: Int, exponent: Int, expected: String) {
    #expect(BigInteger.power(BigInteger(base), exponent).description == expected)
  }

  @Test func multipliesUpAFactorial() {
    let factorial = (1...40).reduce(BigInteger(1)) { $0 * BigInteger($1) }
    #expect(factorial.description == "815915283247897734345611269596115894272000000000")
  }

  @Test func readsDecimalDigits() {
    #expect(BigInteger(decimalDigits: []) == 0)
    #expect(BigInteger(decimalDigits: [0, 0, 7]) == 7)
    #expect(BigInteger(decimalDigits: [1, 10]) == nil)
    for length in [1, 18, 19, 20, 37, 38, 39, 500] {
      let digits = (1...length).map { UInt8($0 % 9 + 1) }
      let number = BigInteger(decimalDigits: digits)
      #expect(number?.description == digits.map(String.init).joined())
    }
  }

  @Test(arguments: [64, 128, 200, 1_000, 5_000]) func obeysTheLawsOfARing(bits: Int) {
    var generator = SeededGenerator(seed: UInt64(bits))
    for _ in 0..<100 {
      let (a, b, c) = (
        generator.integer(bits: bits), generator.integer(bits: bits), generator.integer(bits: bits)
      )
      #expect(a + b == b + a)
      #expect(a * b == b * a)
      #expect((a + b) + c == a + (b + c))
      #expect((a * b) * c == a * (b * c))
      #expect(a * (b + c) == a * b + a * c)
      #expect(a + -a == 0)
      #expect((a - b) + b == a)
      #expect((a < b) == (a - b).isNegative)
      #expect((a * b).isNegative == (a.isNegative != b.isNegative && !a.isZero && !b.isZero))
    }
  }

  @Test(arguments: [64, 128, 200, 1_000, 5_000]) func dividesWithRemainder(bits: Int) {
    var generator = SeededGenerator(seed: UInt64(bits))
    for _ in 0..<200 {
      let (a, b) = (generator.integer(bits: 2 * bits), generator.integer(bits: bits))
      guard !b.isZero else { continue }
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      #expect(quotient * b + remainder == a)
      #expect(remainder.magnitude < b.magnitude)
      #expect(remainder.isZero || remainder.isNegative == a.isNegative)
    }
  }

  /// Dividends and divisors, as limbs from the top, for which the estimated quotient digit is one or two too
  /// large; after the 32-bit cases of H. S. Warren, "Hacker's Delight", divmnu.
  @Test(
    arguments: [
      ([0x8000, 0xfffe, 0x0000], [0x8000, 0xffff]), ([0x8000, 0x0000, 0x0003], [0x2000, 0x0000, 0x0001]),
      ([0x7fff, 0x8000, 0x0000, 0x0000], [0x8000, 0x0000, 0x0001]),
      ([0x8000, 0x0000, 0xfffe, 0x0000], [0x8000, 0x0000, 0xffff]),
      ([0x8000, 0xffff, 0xffff, 0xffff], [0x8000, 0xffff, 0xffff]),
    ] as [([Int], [Int])])
  func correctsTheEstimatedDigit(dividend: [Int], divisor: [Int]) {
    // Each pattern is stretched to limbs: 0x8000 to 2⁶³, 0xffff to 2⁶⁴ − 1, and small digits to themselves.
    func limb(_ pattern: Int) -> BigInteger {
      pattern < 0x1000
        ? BigInteger(pattern) : (BigInteger(pattern + 1) << 48) - (pattern & 1 == 1 ? 1 : BigInteger(1) << 48)
    }
    let a = dividend.reduce(BigInteger(0)) { ($0 << 64) + limb($1) }
    let b = divisor.reduce(BigInteger(0)) { ($0 << 64) + limb($1) }
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    #expect(quotient * b + remainder == a)
    #expect(!remainder.isNegative && remainder < b)
  }

  @Test(arguments: [60, 64, 130, 700, 4_000]) func findsTheGreatestCommonDivisorLikeEuclid(bits: Int) {
    var generator = SeededGenerator(seed: UInt64(bits))
    for _ in 0..<20 {
      let common = generator.integer(bits: bits / 2)
      let (a, b) = (generator.integer(bits: bits) * common, generator.integer(bits: bits) * common)
      var (x, y) = (a.magnitude, b.magnitude)
      while !y.isZero { (x, y) = (y, x.quotientAndRemainder(dividingBy: y).remainder) }
      #expect(BigInteger.greatestCommonDivisor(a, b) == x)
    }
  }

  @Test(arguments: [(0, 0, 0), (0, -6, 6), (4, 0, 4), (12, -18, 6), (1, 99, 1), (8, 12, 4), (64, 1024, 64)])
  func knowsSmallCommonDivisors(a: Int, b: Int, expected: Int) {
    #expect(BigInteger.greatestCommonDivisor(BigInteger(a), BigInteger(b)) == BigInteger(expected))
  }

  /// Consecutive Fibonacci numbers take the most steps of Euclid's algorithm, all with quotient 1.
  @Test func findsFibonacciNumbersCoprime() {
    var (a, b): (BigInteger, BigInteger) = (0, 1)
    for _ in 0..<3_000 { (a, b) = (b, a + b) }
    #expect(a.bitWidth > 2_000)
    #expect(BigInteger.greatestCommonDivisor(a, b) == 1)
    #expect(
      BigInteger.greatestCommonDivisor(a * 30, b * 42) == BigInteger.greatestCommonDivisor(a * 5, b * 7) * 6)
  }
}
