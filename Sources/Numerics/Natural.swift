/// An arbitrary-size non-negative integer: the magnitude of a ``BigInteger``, where the algorithms live.
///
/// A number of one limb is held in place; only a longer one has an array. Nearly all numbers of worked examples
/// are short, and each operation begins with that case.
struct Natural: Hashable, Sendable {
  private enum Storage: Hashable, Sendable {
    case word(UInt64)
    /// At least two limbs, the last of which is not zero.
    case limbs([UInt64])
  }

  private let storage: Storage

  static let zero = Natural(0)
  static let one = Natural(1)

  init(_ value: UInt64) { storage = .word(value) }

  /// The number `high · 2⁶⁴ + low`.
  init(high: UInt64, low: UInt64) { storage = high == 0 ? .word(low) : .limbs([low, high]) }

  /// Drops the zero limbs at the top, so that every value has one representation.
  init(limbs: [UInt64]) {
    let count = limbs.count - limbs.reversed().prefix { $0 == 0 }.count
    switch count {
    case 0: storage = .word(0)
    case 1: storage = .word(limbs[0])
    case limbs.count: storage = .limbs(limbs)
    default: storage = .limbs(Array(limbs[..<count]))
    }
  }

  /// The number, where it fits a limb.
  var word: UInt64? {
    if case .word(let word) = storage { word } else { nil }
  }

  /// The digits in base 2⁶⁴, least significant first, without zeros at the top; none for zero.
  var limbs: [UInt64] {
    switch storage {
    case .word(let word): word == 0 ? [] : [word]
    case .limbs(let limbs): limbs
    }
  }

  var isZero: Bool { word == 0 }

  var isOne: Bool { word == 1 }

  var bitWidth: Int {
    switch storage {
    case .word(let word): 64 - word.leadingZeroBitCount
    case .limbs(let limbs): limbs.count * 64 - limbs[limbs.count - 1].leadingZeroBitCount
    }
  }

  /// The number of zero bits below the lowest set bit; 0 for zero, which has no such bit.
  var trailingZeroBitCount: Int {
    switch storage {
    case .word(let word):
      return word == 0 ? 0 : word.trailingZeroBitCount
    case .limbs(let limbs):
      let index = limbs.firstIndex { $0 != 0 } ?? 0
      return index * 64 + limbs[index].trailingZeroBitCount
    }
  }

  var isPowerOfTwo: Bool { !isZero && trailingZeroBitCount == bitWidth - 1 }

  /// Bits `offset ..< offset + 64`, as `(self >> offset)` has them in its lowest limb.
  func bits(from offset: Int) -> UInt64 {
    if let word { return offset < 64 ? word >> offset : 0 }
    let limbs = limbs
    let (index, shift) = (offset / 64, offset % 64)
    guard index < limbs.count else { return 0 }
    let low = limbs[index] >> shift
    guard shift > 0, index + 1 < limbs.count else { return low }
    return low | limbs[index + 1] << (64 - shift)
  }
}

extension Natural: Comparable {
  static func < (a: Natural, b: Natural) -> Bool {
    if let a = a.word, let b = b.word { return a < b }
    let (a, b) = (a.limbs, b.limbs)
    guard a.count == b.count else { return a.count < b.count }
    for index in a.indices.reversed() where a[index] != b[index] {
      return a[index] < b[index]
    }
    return false
  }
}
