/// An arbitrary-size non-negative integer: the magnitude of a ``BigInteger``, where the algorithms live.
struct Natural: Hashable, Sendable {
  /// The digits in base 2⁶⁴, least significant first, without zeros at the top; none for zero.
  let limbs: [UInt64]

  static let zero = Natural(limbs: [])
  static let one = Natural(1)

  init(_ value: UInt64) {
    limbs = value == 0 ? [] : [value]
  }

  /// Drops the zero limbs at the top, so that every value has one representation.
  init(limbs: [UInt64]) {
    var limbs = limbs
    while limbs.last == 0 { limbs.removeLast() }
    self.limbs = limbs
  }

  var isZero: Bool { limbs.isEmpty }

  var isOne: Bool { limbs == [1] }

  var bitWidth: Int {
    guard let top = limbs.last else { return 0 }
    return limbs.count * 64 - top.leadingZeroBitCount
  }

  /// The number of zero bits below the lowest set bit; 0 for zero, which has no such bit.
  var trailingZeroBitCount: Int {
    guard let index = limbs.firstIndex(where: { $0 != 0 }) else { return 0 }
    return index * 64 + limbs[index].trailingZeroBitCount
  }

  var isPowerOfTwo: Bool { !isZero && trailingZeroBitCount == bitWidth - 1 }

  /// Bits `offset ..< offset + 64`, as `(self >> offset)` has them in its lowest limb.
  func bits(from offset: Int) -> UInt64 {
    let (index, shift) = (offset / 64, offset % 64)
    guard index < limbs.count else { return 0 }
    let low = limbs[index] >> shift
    guard shift > 0, index + 1 < limbs.count else { return low }
    return low | limbs[index + 1] << (64 - shift)
  }
}

extension Natural: Comparable {
  static func < (a: Natural, b: Natural) -> Bool {
    guard a.limbs.count == b.limbs.count else { return a.limbs.count < b.limbs.count }
    for index in a.limbs.indices.reversed() where a.limbs[index] != b.limbs[index] {
      return a.limbs[index] < b.limbs[index]
    }
    return false
  }
}
