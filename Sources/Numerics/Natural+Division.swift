extension Natural {
  /// The quotient and remainder of division by one limb, which must not be zero.
  func quotientAndRemainder(dividingBy divisor: UInt64) -> (quotient: Natural, remainder: UInt64) {
    if let word {
      let (quotient, remainder) = word.quotientAndRemainder(dividingBy: divisor)
      return (Natural(quotient), remainder)
    }
    var quotient = limbs
    var remainder: UInt64 = 0
    for index in quotient.indices.reversed() {
      (quotient[index], remainder) = divisor.dividingFullWidth((remainder, quotient[index]))
    }
    return (Natural(limbs: quotient), remainder)
  }

  /// The quotient and remainder of division by `divisor`, which must not be zero.
  ///
  /// Knuth, *The Art of Computer Programming*, volume 2, section 4.3.1, algorithm D.
  func quotientAndRemainder(dividingBy divisor: Natural) -> (quotient: Natural, remainder: Natural) {
    precondition(!divisor.isZero, "division by zero")
    if self < divisor { return (.zero, self) }
    if let divisor = divisor.word {
      let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
      return (quotient, Natural(remainder))
    }
    // D1: with the divisor's top bit set, an estimated quotient digit is at most two too large.
    let shift = divisor.limbs.last?.leadingZeroBitCount ?? 0
    let divisorLimbs = (divisor << shift).limbs
    var rest = (self << shift).limbs
    let count = limbs.count
    while rest.count <= count { rest.append(0) }

    var quotient = [UInt64](repeating: 0, count: rest.count - divisorLimbs.count)
    for position in quotient.indices.reversed() {
      var digit = Natural.estimatedDigit(of: rest, by: divisorLimbs, at: position)
      if Natural.subtract(divisorLimbs, times: digit, from: &rest, at: position) {
        // D6: the estimate was one too large, which happens about once in 2⁶³ random digits.
        digit -= 1
        Natural.add(divisorLimbs, to: &rest, at: position)
      }
      quotient[position] = digit
    }
    return (Natural(limbs: quotient), Natural(limbs: rest) >> shift)
  }

  /// D3: a quotient digit from the top three limbs of the rest and the top two of the divisor, at most one too large.
  private static func estimatedDigit(of rest: [UInt64], by divisor: [UInt64], at position: Int) -> UInt64 {
    let top = position + divisor.count
    let (first, second) = (divisor[divisor.count - 1], divisor[divisor.count - 2])
    var digit: UInt64
    var remainder: UInt64
    var overflow = false
    if rest[top] < first {
      (digit, remainder) = first.dividingFullWidth((rest[top], rest[top - 1]))
    } else {
      digit = .max
      (remainder, overflow) = rest[top - 1].addingReportingOverflow(first)
    }
    while !overflow {
      let product = digit.multipliedFullWidth(by: second)
      guard (product.high, product.low) > (remainder, rest[top - 2]) else { break }
      digit -= 1
      (remainder, overflow) = remainder.addingReportingOverflow(first)
    }
    return digit
  }

  /// D4: subtracts `divisor · digit` from the rest at `position`; true when the result went below zero.
  private static func subtract(
    _ divisor: [UInt64], times digit: UInt64, from rest: inout [UInt64], at position: Int
  ) -> Bool {
    var carry: UInt64 = 0
    var borrow = false
    for (index, limb) in divisor.enumerated() {
      let product = digit.multiplied(by: limb, adding: carry, 0)
      carry = product.high
      (rest[position + index], borrow) = rest[position + index].subtracting(product.low, borrow: borrow)
    }
    let top = position + divisor.count
    (rest[top], borrow) = rest[top].subtracting(carry, borrow: borrow)
    return borrow
  }

  /// D6: adds the divisor back at `position`; the carry out cancels the borrow that made it necessary.
  private static func add(_ divisor: [UInt64], to rest: inout [UInt64], at position: Int) {
    var carry = false
    for (index, limb) in divisor.enumerated() {
      (rest[position + index], carry) = rest[position + index].adding(limb, carry: carry)
    }
    rest[position + divisor.count] &+= carry ? 1 : 0
  }

  /// ⌊√self⌋ by Newton's iteration, which falls monotonically from any start above the root.
  var floorSquareRoot: Natural {
    if isZero { return .zero }
    var root = Natural.one << ((bitWidth + 1) / 2)
    while true {
      let next = (root + quotientAndRemainder(dividingBy: root).quotient) >> 1
      if next >= root { return root }
      root = next
    }
  }
}
