/// A small generator of pseudo-random numbers that gives the same sequence for a seed on every platform.
///
/// The generator is xoshiro256\*\*, its state filled by SplitMix64 as its authors advise: D. Blackman and S. Vigna,
/// "Scrambled Linear Pseudorandom Number Generators", 2021, and their reference code at prng.di.unimi.it. Its
/// period is 2²⁵⁶ − 1. It is not for secrets.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// The generator at the start of the sequence of a seed; any seed will do, 0 as well.
  public init(seed: UInt64) {
    var mixer = SplitMix64(state: seed)
    // SplitMix64 is a bijection of a counter, so the four words cannot all be zero, which would be a fixed point.
    self.init(state: (mixer.next(), mixer.next(), mixer.next(), mixer.next()))
  }

  /// The generator with a given state, which must not be all zero.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.state = state
  }

  /// The next 64 uniformly distributed bits.
  public mutating func next() -> UInt64 {
    let result = (state.1 &* 5).rotatedLeft(by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3.rotatedLeft(by: 45)
    return result
  }

  /// A number from [0, 1): one of the multiples of 2⁻⁵³, all equally likely.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number from a half-open range of finite bounds, uniformly distributed up to rounding.
  public mutating func uniform(in range: Range<Double>) -> Double {
    precondition(!range.isEmpty, "an empty range has no numbers")
    let value = range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
    // Rounding can reach the excluded bound.
    return min(value, range.upperBound.nextDown)
  }

  /// A number from a closed range of finite bounds, uniformly distributed up to rounding.
  public mutating func uniform(in range: ClosedRange<Double>) -> Double {
    let value = range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
    return min(value, range.upperBound)
  }

  /// A normally distributed number.
  ///
  /// G. Marsaglia's polar method: G. Marsaglia and T. A. Bray, "A Convenient Method for Generating Normal
  /// Variables", 1964. Of each pair of deviates the second is discarded, so that the generator's state is all
  /// its state. The logarithm is the platform's, whose last digit may differ between platforms.
  public mutating func normal(mean: Double = 0, deviation: Double = 1) -> Double {
    while true {
      let (x, y) = (2 * uniform() - 1, 2 * uniform() - 1)
      let square = x * x + y * y
      if square > 0, square < 1 {
        return mean + deviation * x * (-2 * square.log / square).squareRoot()
      }
    }
  }
}

/// The generator that fills the state of a better one: G. L. Steele, D. Lea, C. H. Flood, "Fast Splittable
/// Pseudorandom Number Generators", 2014.
struct SplitMix64 {
  private(set) var state: UInt64

  init(state: UInt64) {
    self.state = state
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}

extension UInt64 {
  fileprivate func rotatedLeft(by count: Int) -> UInt64 { self << count | self >> (64 - count) }
}
