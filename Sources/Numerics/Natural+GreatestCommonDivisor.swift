extension Natural {
  /// The greatest common divisor; that of 0 and `n` is `n`.
  ///
  /// Lehmer's algorithm: the leading 62 bits decide some thirty steps of Euclid's algorithm at once, which are
  /// then applied to the long operands in one pass. Knuth, *The Art of Computer Programming*, volume 2,
  /// section 4.5.2, algorithm L; Cohen, *A Course in Computational Algebraic Number Theory*, algorithm 1.3.7.
  static func greatestCommonDivisor(_ a: Natural, _ b: Natural) -> Natural {
    if a.isOne || b.isOne { return one }
    if a.isPowerOfTwo || b.isPowerOfTwo, !a.isZero, !b.isZero {
      return one << min(a.trailingZeroBitCount, b.trailingZeroBitCount)
    }
    var (x, y) = a >= b ? (a, b) : (b, a)
    while y.word == nil {
      if let step = LehmerStep(x, y) {
        (x, y) = step.applied(to: x, y)
      } else {
        (x, y) = (y, x.quotientAndRemainder(dividingBy: y).remainder)
      }
    }
    guard let last = y.word, last != 0 else { return x }
    var (p, q) = (last, x.quotientAndRemainder(dividingBy: last).remainder)
    while q != 0 { (p, q) = (q, p % q) }
    return Natural(p)
  }
}

/// Several steps of Euclid's algorithm as one matrix: (x, y) ↦ (a·x + b·y, c·x + d·y).
private struct LehmerStep {
  private var (a, b, c, d): (Int64, Int64, Int64, Int64) = (1, 0, 0, 1)

  /// The steps that the leading bits of `x ≥ y` decide whatever the rest of the bits are; nil when not even one.
  init?(_ x: Natural, _ y: Natural) {
    // 62 bits leave room for the sums below in a signed word.
    let offset = max(0, x.bitWidth - 62)
    var (xLeading, yLeading) = (Int64(x.bits(from: offset)), Int64(y.bits(from: offset)))
    while yLeading + c != 0, yLeading + d != 0 {
      let quotient = (xLeading + a) / (yLeading + c)
      guard quotient == (xLeading + b) / (yLeading + d) else { break }
      (a, c) = (c, a - quotient * c)
      (b, d) = (d, b - quotient * d)
      (xLeading, yLeading) = (yLeading, xLeading - quotient * yLeading)
    }
    if b == 0 { return nil }
  }

  func applied(to x: Natural, _ y: Natural) -> (Natural, Natural) {
    (LehmerStep.combination(a, x, b, y), LehmerStep.combination(c, x, d, y))
  }

  /// `p·x + q·y`, known to be non-negative and at most `x`; `p` and `q` are never of the same sign.
  private static func combination(_ p: Int64, _ x: Natural, _ q: Int64, _ y: Natural) -> Natural {
    p > 0
      ? difference(p.magnitude, x.limbs, q.magnitude, y.limbs)
      : difference(q.magnitude, y.limbs, p.magnitude, x.limbs)
  }

  /// `p·x − q·y` in one pass.
  private static func difference(_ p: UInt64, _ x: [UInt64], _ q: UInt64, _ y: [UInt64]) -> Natural {
    var result = [UInt64](repeating: 0, count: max(x.count, y.count))
    var (xCarry, yCarry, borrow): (UInt64, UInt64, Bool) = (0, 0, false)
    for index in result.indices {
      let xProduct = p.multiplied(by: index < x.count ? x[index] : 0, adding: xCarry, 0)
      let yProduct = q.multiplied(by: index < y.count ? y[index] : 0, adding: yCarry, 0)
      (xCarry, yCarry) = (xProduct.high, yProduct.high)
      (result[index], borrow) = xProduct.low.subtracting(yProduct.low, borrow: borrow)
    }
    return Natural(limbs: result)
  }
}
