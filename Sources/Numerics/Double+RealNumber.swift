/// Fast evaluation with the platform's functions: no error is bounded, and NaN and the infinities are undefined.
///
/// Where this module is imported, `sign` hides the property of the standard library of that name, and `maximum`
/// and `minimum` its functions, which differ for NaN.
extension Double: RealNumber {
  /// The double nearest to a printed number, ties to even.
  public init(_ decimal: Decimal) {
    self = decimal.exact.nearestDouble
  }

  /// The power with an integer exponent; 0⁰ is 1, but a power of NaN is NaN.
  public func raised(to exponent: Int) -> Double { Double.power(self, Double(exponent)) }

  /// The power; 0⁰ is 1, but unlike in IEEE 754 a NaN on either side gives NaN.
  public static func power(_ base: Double, _ exponent: Double) -> Double {
    base.isNaN || exponent.isNaN ? .nan : Libm.power(base, exponent)
  }

  /// eˣ.
  public var exp: Double { Libm.exponential(self) }

  /// The natural logarithm; −infinity at 0 and NaN below.
  public var log: Double { Libm.logarithm(self) }

  /// The non-negative square root, correctly rounded; NaN below 0.
  public var squareRoot: Double { squareRoot() }

  /// The hyperbolic sine.
  public var sinh: Double { Libm.hyperbolicSine(self) }

  /// The hyperbolic cosine.
  public var cosh: Double { Libm.hyperbolicCosine(self) }

  /// The hyperbolic tangent.
  public var tanh: Double { Libm.hyperbolicTangent(self) }

  /// The logistic function 1 / (1 + e⁻ˣ), below 0 as eˣ / (1 + eˣ): the power never overflows, and values
  /// near 0 keep their digits.
  public var logistic: Double {
    let power = (-magnitude).exp
    return (self < 0 ? power : 1) / (1 + power)
  }

  /// Heaviside's step: 0 below 0, and 1 from 0 on; NaN of NaN.
  public var heaviside: Double { isNaN ? self : self < 0 ? 0 : 1 }

  /// −1, 0 or 1: the sign of the number; NaN of NaN.
  public var sign: Double { isNaN ? self : self < 0 ? -1 : self > 0 ? 1 : 0 }

  /// The greatest whole number that is not greater.
  public var floor: Double { rounded(.down) }

  /// The factorial of a whole number that is not negative; NaN of any other, infinite from 171 on.
  public var factorial: Double {
    guard self >= 0, self == rounded(.down) else { return .nan }
    guard self <= 170 else { return .infinity }
    return (0..<Int(self)).reduce(1) { $0 * Double($1 + 1) }
  }

  /// The sine of an angle in radians.
  public var sin: Double { Libm.sine(self) }

  /// The cosine of an angle in radians.
  public var cos: Double { Libm.cosine(self) }

  /// The tangent of an angle in radians.
  public var tan: Double { Libm.tangent(self) }

  /// The angle in [−π/2, π/2] with this sine; undefined outside [−1, 1].
  public var arcsin: Double { Libm.arcSine(self) }

  /// The angle in [0, π] with this cosine; undefined outside [−1, 1].
  public var arccos: Double { Libm.arcCosine(self) }

  /// The angle between −π/2 and π/2 with this tangent.
  public var arctan: Double { Libm.arcTangent(self) }

  /// The greater of two numbers; unlike in IEEE 754's maxNum, a NaN on either side gives NaN.
  public static func maximum(_ a: Double, _ b: Double) -> Double { a.isNaN || a > b ? a : b }

  /// The lesser of two numbers; unlike in IEEE 754's minNum, a NaN on either side gives NaN.
  public static func minimum(_ a: Double, _ b: Double) -> Double { a.isNaN || a < b ? a : b }

  /// Whether the number is NaN or infinite.
  public var isUndefined: Bool { !isFinite }
}
