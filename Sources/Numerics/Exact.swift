/// A real number whose rational value is known, or one about which nothing is known.
///
/// The value is nil where a formula leaves the rationals (√2, e), has no value (1/0), or has one of more than
/// ``bitLimit`` bits, so that a tower of powers costs nothing. Nil absorbs everything computed from it.
public struct Exact: RealNumber, Hashable {
  /// The largest ``Rational/bitSize`` of a value that is kept: over 2,400 decimal digits on each side.
  public static let bitLimit = 16_384

  /// The value, when it is known and rational.
  public let value: Rational?

  /// The given value, unless it is nil or too large.
  public init(_ value: Rational?) {
    self.value = value.flatMap { $0.bitSize <= Exact.bitLimit ? $0 : nil }
  }

  /// The value of a printed number.
  public init(_ decimal: Decimal) {
    self.init(decimal.exact)
  }

  /// The value of an integer.
  public init(_ value: Int) {
    self.init(Rational(value))
  }

  /// Whether no value is known.
  public var isUndefined: Bool { value == nil }

  /// The sum.
  public static func + (a: Exact, b: Exact) -> Exact { a.combined(with: b, +) }

  /// The difference.
  public static func - (a: Exact, b: Exact) -> Exact { a.combined(with: b, -) }

  /// The product.
  public static func * (a: Exact, b: Exact) -> Exact { a.combined(with: b, *) }

  /// The quotient; undefined for a divisor of 0.
  public static func / (a: Exact, b: Exact) -> Exact { a.combined(with: b) { $1.isZero ? nil : $0 / $1 } }

  /// The opposite number.
  public static prefix func - (value: Exact) -> Exact { value.mapped { -$0 } }

  /// The power with an integer exponent; 0⁰ is 1, and a negative power of 0 undefined.
  public func raised(to exponent: Int) -> Exact {
    mapped { base in
      // The power has at least this many bits per unit of the exponent: none for 0 and ±1.
      let bits = max(0, base.numerator.bitWidth - 1) + base.denominator.bitWidth - 1
      guard bits == 0 || exponent.magnitude <= Exact.bitLimit / bits else { return nil }
      if bits == 0, exponent == .min { return base.isZero ? nil : 1 }
      return base.isZero && exponent < 0 ? nil : base.raised(to: exponent)
    }
  }

  /// The power with any exponent.
  ///
  /// An exponent with a denominator of 2ᵏ takes k square roots first, which finds 4^½ = 2 and (16/81)^0.75 = 8/27.
  /// Other roots are not looked for, except of 0 and 1.
  public static func power(_ base: Exact, _ exponent: Exact) -> Exact {
    base.combined(with: exponent) { base, exponent in
      if exponent.isInteger, let integer = Int(exactly: exponent.numerator) {
        return Exact(base).raised(to: integer).value
      }
      if base == 1 || base.isZero && !exponent.isNegative { return base }
      var root = base
      var denominator = exponent.denominator
      while denominator != 1 {
        guard denominator.trailingZeroBitCount > 0, let next = root.squareRoot else { return nil }
        (root, denominator) = (next, denominator >> 1)
      }
      return Int(exactly: exponent.numerator).flatMap { Exact(root).raised(to: $0).value }
    }
  }

  /// eˣ, which is rational at 0 only.
  public var exp: Exact { onlyAtZero(1) }

  /// The natural logarithm, which is rational at 1 only.
  public var log: Exact { mapped { $0 == 1 ? 0 : nil } }

  /// The non-negative square root, where it is rational.
  public var squareRoot: Exact { mapped(\.squareRoot) }

  /// The hyperbolic tangent, which is rational at 0 only.
  public var tanh: Exact { onlyAtZero(0) }

  /// The hyperbolic sine, which is rational at 0 only.
  public var sinh: Exact { onlyAtZero(0) }

  /// The hyperbolic cosine, which is rational at 0 only.
  public var cosh: Exact { onlyAtZero(1) }

  /// The logistic function, which is rational at 0 only.
  public var logistic: Exact { onlyAtZero(Rational(1, 2)) }

  /// The sine, which is rational at 0 only.
  public var sin: Exact { onlyAtZero(0) }

  /// The cosine, which is rational at 0 only.
  public var cos: Exact { onlyAtZero(1) }

  /// The tangent, which is rational at 0 only.
  public var tan: Exact { onlyAtZero(0) }

  /// The arc sine, which is rational at 0 only.
  public var arcsin: Exact { onlyAtZero(0) }

  /// The arc cosine, which is rational at 1 only.
  public var arccos: Exact { mapped { $0 == 1 ? 0 : nil } }

  /// The arc tangent, which is rational at 0 only.
  public var arctan: Exact { onlyAtZero(0) }

  /// The absolute value.
  public var magnitude: Exact { mapped(\.magnitude) }

  /// Heaviside's step: 0 below 0, and 1 from 0 on.
  public var heaviside: Exact { mapped { $0.isNegative ? 0 : 1 } }

  /// −1, 0 or 1: the sign of the number.
  public var sign: Exact { mapped { Rational($0.signum) } }

  /// The greatest whole number that is not greater.
  public var floor: Exact { mapped { Rational($0.rounded(.down)) } }

  /// The factorial of a whole number that is not negative, as long as it is of moderate size.
  public var factorial: Exact {
    mapped { number in
      guard number.isInteger, let whole = Int(exactly: number.numerator), whole >= 0 else { return nil }
      var product = Rational(1)
      for factor in 0..<whole {
        product = product * Rational(factor + 1)
        // The limit comes long before the number of steps is a burden.
        if product.bitSize > Exact.bitLimit { return nil }
      }
      return product
    }
  }

  /// The greater of two numbers.
  public static func maximum(_ a: Exact, _ b: Exact) -> Exact { a.combined(with: b) { max($0, $1) } }

  /// The lesser of two numbers.
  public static func minimum(_ a: Exact, _ b: Exact) -> Exact { a.combined(with: b) { min($0, $1) } }

  /// A transcendental function: by the Lindemann–Weierstrass theorem its value at a rational number other than
  /// 0 is irrational.
  private func onlyAtZero(_ result: Rational) -> Exact { mapped { $0.isZero ? result : nil } }

  private func mapped(_ function: (Rational) -> Rational?) -> Exact { Exact(value.flatMap(function)) }

  private func combined(with other: Exact, _ function: (Rational, Rational) -> Rational?) -> Exact {
    guard let value, let otherValue = other.value else { return Exact(Rational?.none) }
    return Exact(function(value, otherValue))
  }
}
