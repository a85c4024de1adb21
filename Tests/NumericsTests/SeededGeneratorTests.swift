@testable import Numerics
import Testing

@Suite struct SeededGeneratorTests {
  /// The output of the authors' xoshiro256starstar.c with the state 1, 2, 3, 4.
  @Test func agreesWithTheReferenceImplementation() {
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    let expected: [UInt64] = [
      11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600,
      16_172_922_978_634_559_625, 8_476_171_486_693_032_832, 10_595_114_339_597_558_777,
      2_904_607_092_377_533_576,
    ]
    for value in expected { #expect(generator.next() == value) }
  }

  /// The output of Vigna's splitmix64.c.
  @Test func seedsLikeTheReferenceImplementation() {
    var mixer = SplitMix64(state: 1_477_776_061_723_855_037)
    let expected: [UInt64] = [
      1_985_237_415_132_408_290, 2_979_275_885_539_914_483, 13_511_426_838_097_143_398,
      8_488_337_342_461_049_707,
    ]
    for value in expected { #expect(mixer.next() == value) }
  }

  /// The two reference programs, one after the other.
  @Test(
    arguments: [
      (0, [11_091_344_671_253_066_420, 13_793_997_310_169_335_082, 1_900_383_378_846_508_768]),
      (42, [1_546_998_764_402_558_742, 6_990_951_692_964_543_102, 12_544_586_762_248_559_009]),
    ] as [(UInt64, [UInt64])])
  func givesTheSameSequenceForASeed(seed: UInt64, expected: [UInt64]) {
    var generator = SeededGenerator(seed: seed)
    for value in expected { #expect(generator.next() == value) }
  }

  @Test func numbersAreUniform() {
    var generator = SeededGenerator(seed: 1)
    var counts = [Int](repeating: 0, count: 16)
    for _ in 0..<16_000 {
      let value = generator.uniform()
      #expect(value >= 0 && value < 1)
      counts[Int(value * 16)] += 1
    }
    // χ² with 15 degrees of freedom exceeds 37.7 once in a thousand seeds; this seed is fixed.
    let deviation = counts.reduce(0.0) { $0 + (Double($1) - 1_000) * (Double($1) - 1_000) / 1_000 }
    #expect(deviation < 37.7)
  }

  @Test func numbersStayInTheirRange() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<1_000 {
      #expect((-3.0..<5).contains(generator.uniform(in: -3..<5)))
      #expect((1.0...1.0.nextUp).contains(generator.uniform(in: 1...1.0.nextUp)))
      #expect(generator.uniform(in: 1..<1.0.nextUp) == 1)
    }
    #expect(generator.uniform(in: 2...2) == 2)
  }

  /// Mean, variance and the share within one deviation, each within four standard errors.
  @Test func deviatesAreNormal() {
    var generator = SeededGenerator(seed: 3)
    let count = 20_000.0
    let values = (0..<Int(count)).map { _ in generator.normal(mean: 5, deviation: 2) }
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let within = Double(values.count { abs($0 - 5) < 2 }) / count
    #expect(abs(mean - 5) < 4 * 2 / count.squareRoot)
    #expect(abs(variance - 4) < 4 * 4 * (2 / count).squareRoot)
    #expect(abs(within - 0.6827) < 4 * (0.6827 * 0.3173 / count).squareRoot)
  }
}
