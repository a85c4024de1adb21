extension UInt64 {
  /// `self · factor + first + second`, which always fits two limbs: (2⁶⁴−1)² + 2(2⁶⁴−1) = 2¹²⁸ − 1.
  @inline(__always)
  func multiplied(by factor: UInt64, adding first: UInt64, _ second: UInt64) -> (high: UInt64, low: UInt64) {
    let product = multipliedFullWidth(by: factor)
    let (once, carry) = product.low.addingReportingOverflow(first)
    let (twice, carryAgain) = once.addingReportingOverflow(second)
    return (product.high &+ (carry ? 1 : 0) &+ (carryAgain ? 1 : 0), twice)
  }

  /// `self − other − borrow`, and whether it had to borrow in turn.
  @inline(__always)
  func subtracting(_ other: UInt64, borrow: Bool) -> (difference: UInt64, borrow: Bool) {
    let (once, underflow) = subtractingReportingOverflow(other)
    let (twice, underflowAgain) = once.subtractingReportingOverflow(borrow ? 1 : 0)
    return (twice, underflow || underflowAgain)
  }

  /// `self + other + carry`, and whether it carried in turn.
  @inline(__always)
  func adding(_ other: UInt64, carry: Bool) -> (sum: UInt64, carry: Bool) {
    let (once, overflow) = addingReportingOverflow(other)
    let (twice, overflowAgain) = once.addingReportingOverflow(carry ? 1 : 0)
    return (twice, overflow || overflowAgain)
  }
}

extension Natural {
  static func + (a: Natural, b: Natural) -> Natural {
    if let a = a.word, let b = b.word {
      let (low, overflow) = a.addingReportingOverflow(b)
      return Natural(high: overflow ? 1 : 0, low: low)
    }
    let (first, second) = (a.limbs, b.limbs)
    let (long, short) = first.count >= second.count ? (first, second) : (second, first)
    var sum = long
    var carry = false
    for index in long.indices {
      guard index < short.count || carry else { break }
      (sum[index], carry) = long[index].adding(index < short.count ? short[index] : 0, carry: carry)
    }
    if carry { sum.append(1) }
    return Natural(limbs: sum)
  }

  /// The difference of `a` and a `b` that is not greater.
  static func - (a: Natural, b: Natural) -> Natural {
    precondition(a >= b, "a natural number cannot be negative")
    if let a = a.word, let b = b.word { return Natural(a - b) }
    var difference = a.limbs
    let subtrahend = b.limbs
    var borrow = false
    for index in difference.indices {
      guard index < subtrahend.count || borrow else { break }
      let other = index < subtrahend.count ? subtrahend[index] : 0
      (difference[index], borrow) = difference[index].subtracting(other, borrow: borrow)
    }
    return Natural(limbs: difference)
  }

  /// Schoolbook multiplication: at the sizes of worked examples nothing cleverer pays.
  static func * (a: Natural, b: Natural) -> Natural {
    switch (a.word, b.word) {
    case (let a?, let b?):
      let product = a.multipliedFullWidth(by: b)
      return Natural(high: product.high, low: product.low)
    case (let a?, nil): return b.multiplied(by: a, adding: 0)
    case (nil, let b?): return a.multiplied(by: b, adding: 0)
    case (nil, nil): break
    }
    let (first, second) = (a.limbs, b.limbs)
    var product = [UInt64](repeating: 0, count: first.count + second.count)
    for (offset, limb) in first.enumerated() {
      var carry: UInt64 = 0
      for (index, other) in second.enumerated() {
        (carry, product[offset + index]) = limb.multiplied(by: other, adding: product[offset + index], carry)
      }
      product[offset + second.count] = carry
    }
    return Natural(limbs: product)
  }

  /// `self · factor + addend`.
  func multiplied(by factor: UInt64, adding addend: UInt64) -> Natural {
    if let word {
      let product = word.multiplied(by: factor, adding: addend, 0)
      return Natural(high: product.high, low: product.low)
    }
    var product = limbs
    product.reserveCapacity(product.count + 1)
    var carry = addend
    for index in product.indices {
      (carry, product[index]) = product[index].multiplied(by: factor, adding: carry, 0)
    }
    product.append(carry)
    return Natural(limbs: product)
  }

  static func << (value: Natural, count: Int) -> Natural {
    if value.isZero || count == 0 { return value }
    if let word = value.word, count < word.leadingZeroBitCount { return Natural(word << count) }
    let limbs = value.limbs
    let (whole, shift) = (count / 64, count % 64)
    var shifted = [UInt64](repeating: 0, count: whole)
    shifted.reserveCapacity(whole + limbs.count + 1)
    var carry: UInt64 = 0
    for limb in limbs {
      shifted.append(limb << shift | carry)
      carry = shift == 0 ? 0 : limb >> (64 - shift)
    }
    shifted.append(carry)
    return Natural(limbs: shifted)
  }

  static func >> (value: Natural, count: Int) -> Natural {
    if count == 0 { return value }
    if count >= value.bitWidth { return zero }
    if let word = value.word { return Natural(word >> count) }
    let shifted = (0..<value.limbs.count - count / 64).map { value.bits(from: count + $0 * 64) }
    return Natural(limbs: shifted)
  }

  /// `self` to a non-negative power, by repeated squaring; 0⁰ is 1.
  func raised(to exponent: Int) -> Natural {
    var (result, square, remaining) = (Natural.one, self, exponent)
    while remaining > 0 {
      if remaining & 1 == 1 { result = result * square }
      remaining >>= 1
      if remaining > 0 { square = square * square }
    }
    return result
  }
}
