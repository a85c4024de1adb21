extension Interval {
  /// The number of doubles by which the result of a library function is widened on both sides.
  ///
  /// No standard library promises correct rounding, so a bound on its error is assumed, and stated here once.
  /// The GNU C Library's table of known maximum errors lists at most 1 ulp for exp, log, sin, cos, tan and
  /// their inverses of doubles and 2 ulp for sinh, cosh and tanh, on x86-64 and AArch64. P. Zimmermann and others
  /// search for the worst errors of the common libraries ("Accuracy of Mathematical Functions in Single, Double,
  /// Extended Double and Quadruple Precision").
  /// Four ulp leave a margin; the tests measure the library they run on.
  static let libraryErrorInUlps = 4

  /// A library's result, widened by its possible error.
  static func widened(_ result: Double) -> Interval {
    var (lower, upper) = (result, result)
    for _ in 0..<libraryErrorInUlps {
      (lower, upper) = (lower.nextDown, upper.nextUp)
    }
    return Interval(lower: lower, upper: upper)
  }

  /// The part of the interval within the bounds that a function's range is known to have.
  func clamped(_ least: Double, _ greatest: Double) -> Interval {
    isNaN ? self : Interval(lower: min(max(lower, least), greatest), upper: max(min(upper, greatest), least))
  }

  /// eˣ; exactly 1 at 0.
  public var exp: Interval { mapIncreasing(Interval.exp(of:)) }

  private static func exp(of bound: Double) -> Interval {
    if bound == 0 { return 1 }
    if bound == -.infinity { return 0 }
    let result = widened(Libm.exponential(bound))
    return bound < 0 ? result.clamped(0, 1) : result.clamped(1, .infinity)
  }

  /// The natural logarithm; exactly 0 at 1, and undefined when the interval reaches down to 0.
  public var log: Interval { lower <= 0 ? .undefined : mapIncreasing(Interval.log(of:)) }

  private static func log(of bound: Double) -> Interval {
    if bound == 1 { return 0 }
    return bound.isFinite ? widened(Libm.logarithm(bound)) : beyond(bound)
  }

  /// The hyperbolic tangent, within [−1, 1]; exactly 0 at 0.
  public var tanh: Interval { mapIncreasing(Interval.tanh(of:)) }

  private static func tanh(of bound: Double) -> Interval {
    bound == 0 ? 0 : widened(Libm.hyperbolicTangent(bound)).clamped(-1, 1)
  }

  /// The hyperbolic sine; exactly 0 at 0.
  public var sinh: Interval { mapIncreasing { $0 == 0 ? 0 : Interval.widened(Libm.hyperbolicSine($0)) } }

  /// The hyperbolic cosine, at least 1; exactly 1 at 0, where it turns.
  public var cosh: Interval {
    magnitude.mapIncreasing { bound in
      bound == 0 ? 1 : Interval.widened(Libm.hyperbolicCosine(bound)).clamped(1, .infinity)
    }
  }

  /// The logistic function 1 / (1 + e⁻ˣ), within [0, 1]; exactly ½ at 0.
  public var logistic: Interval { mapIncreasing(Interval.logistic(of:)) }

  /// Below 0 in the form eˣ / (1 + eˣ), which keeps the digits of values near 0.
  private static func logistic(of bound: Double) -> Interval {
    let power = exp(of: -bound.magnitude)
    return ((bound < 0 ? power : 1) / (1 + power)).clamped(0, 1)
  }

  /// `base` to the power of `exponent`.
  ///
  /// A single integer exponent gives ``raised(to:)``, for any base, and ½ gives ``squareRoot``. Otherwise the power is e^(y log x): the base
  /// must be positive, or reach down to 0 where the exponent is positive. Anything else is undefined.
  public static func power(_ base: Interval, _ exponent: Interval) -> Interval {
    if exponent.isPoint, let integer = Int(exactly: exponent.lower) { return base.raised(to: integer) }
    if exponent == Interval(0.5) { return base.squareRoot }
    if base.lower == 0, exponent.lower > 0 {
      return base.isPoint ? 0 : Interval(base.upper, raisedFromZeroTo: exponent)
    }
    return (exponent * base.log).exp
  }

  /// The powers of all numbers from 0 to `bound`, with a positive exponent.
  private init(_ bound: Double, raisedFromZeroTo exponent: Interval) {
    let greatest = bound.isFinite ? (exponent * Interval(bound).log).exp : .beyond(bound)
    self.init(lower: 0, upper: greatest.upper)
  }
}
