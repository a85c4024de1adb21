extension Interval {
  /// The sum, with the tightest bounds.
  public static func + (a: Interval, b: Interval) -> Interval {
    if a.isNaN || b.isNaN { return .undefined }
    return Interval(
      lower: RoundedResult.sum(a.lower, b.lower).lower, upper: RoundedResult.sum(a.upper, b.upper).upper)
  }

  /// The difference, with the tightest bounds.
  public static func - (a: Interval, b: Interval) -> Interval { a + -b }

  /// The opposite number.
  public static prefix func - (value: Interval) -> Interval {
    Interval(lower: -value.upper, upper: -value.lower)
  }

  /// The product, with the tightest bounds.
  public static func * (a: Interval, b: Interval) -> Interval { corners(a, b, RoundedResult.product) }

  /// The quotient, with the tightest bounds; undefined when the divisor's interval contains 0.
  public static func / (a: Interval, b: Interval) -> Interval {
    b.contains(0.0) ? .undefined : corners(a, b, RoundedResult.quotient)
  }

  /// The range of an operation that is monotone in each operand, which lies between its values at the bounds.
  private static func corners(
    _ a: Interval, _ b: Interval, _ operation: (Double, Double) -> RoundedResult
  ) -> Interval {
    if a.isNaN || b.isNaN { return .undefined }
    let results = (
      operation(a.lower, b.lower), operation(a.lower, b.upper),
      operation(a.upper, b.lower), operation(a.upper, b.upper)
    )
    return Interval(
      lower: min(results.0.lower, results.1.lower, results.2.lower, results.3.lower),
      upper: max(results.0.upper, results.1.upper, results.2.upper, results.3.upper))
  }

  /// The range of a function that never falls, given an enclosure of its value at each bound.
  func mapIncreasing(_ function: (Double) -> Interval) -> Interval {
    isNaN ? .undefined : Interval(lower: function(lower).lower, upper: function(upper).upper)
  }

  /// The power with an integer exponent: of [−1, 2] to 2 it is [0, 4].
  ///
  /// The power 0 is 1, of 0 as well; a negative power of an interval that contains 0 is undefined. Repeated
  /// squaring, rounded outward: exact powers stay points, others gain about an ulp per multiplication.
  public func raised(to exponent: Int) -> Interval {
    if isNaN { return .undefined }
    if exponent < 0 {
      // −Int.min overflows; n = −1 − (n + 1) splits it.
      return exponent == .min ? 1 / (self * raised(to: .max)) : 1 / raised(to: -exponent)
    }
    if exponent & 1 == 1 { return mapIncreasing { Interval.power(of: $0, exponent) } }
    return magnitude.mapIncreasing { Interval.power(of: $0, exponent) }
  }

  /// An enclosure of a bound's power with a non-negative exponent.
  private static func power(of bound: Double, _ exponent: Int) -> Interval {
    guard bound.isFinite else { return exponent == 0 ? 1 : Interval.beyond(bound) }
    var (result, square, remaining) = (Interval(1.0), Interval(bound), exponent)
    while remaining > 0 {
      if remaining & 1 == 1 { result = result * square }
      remaining >>= 1
      if remaining > 0 { square = square * square }
    }
    return result
  }

  /// All numbers beyond the finite doubles on the side of an infinity.
  static func beyond(_ infinity: Double) -> Interval {
    infinity > 0
      ? Interval(lower: .greatestFiniteMagnitude, upper: .infinity)
      : Interval(lower: -.infinity, upper: -.greatestFiniteMagnitude)
  }

  /// The absolute value.
  public var magnitude: Interval {
    if isNaN || lower >= 0 { return self }
    return upper <= 0 ? -self : Interval(lower: 0, upper: max(-lower, upper))
  }

  /// The non-negative square root, with the tightest bounds; undefined when the interval reaches below 0.
  public var squareRoot: Interval {
    lower < 0 ? .undefined : mapIncreasing(Interval.squareRoot(of:))
  }

  private static func squareRoot(of bound: Double) -> Interval {
    bound.isFinite ? Interval(RoundedResult.squareRoot(bound)) : beyond(bound)
  }

  /// The greater of two numbers.
  public static func maximum(_ a: Interval, _ b: Interval) -> Interval {
    if a.isNaN || b.isNaN { return .undefined }
    return Interval(lower: max(a.lower, b.lower), upper: max(a.upper, b.upper))
  }

  /// The lesser of two numbers.
  public static func minimum(_ a: Interval, _ b: Interval) -> Interval { -maximum(-a, -b) }

  /// Heaviside's step: 0 below 0, and 1 from 0 on.
  public var heaviside: Interval { mapIncreasing { $0 < 0 ? 0 : 1 } }

  /// −1, 0 or 1: the sign of the number.
  public var sign: Interval { mapIncreasing { $0 < 0 ? -1 : $0 > 0 ? 1 : 0 } }

  /// The greatest whole number that is not greater.
  public var floor: Interval { mapIncreasing { Interval($0.rounded(.down)) } }

  /// The factorial of a number that is known to be whole.
  public var factorial: Interval {
    guard isPoint, let value = Exact(Rational(exactly: lower)).factorial.value else { return .undefined }
    return Interval(value)
  }
}

extension Interval: ExpressibleByIntegerLiteral {
  /// The interval that contains an integer literal only.
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}
