/// The trigonometric functions of angles up to ``Interval/greatestAngle``.
extension Interval {
  /// The tightest interval that contains π.
  static let pi = Interval(lower: 0x1.921fb54442d18p1, upper: 0x1.921fb54442d19p1)

  /// The greatest angle, in radians, whose sine the library is trusted with.
  ///
  /// Huge angles must be reduced with hundreds of bits of π, and there a library can err by more than
  /// ``libraryErrorInUlps``: in version 2.36 of the GNU C Library the cosine of 6381956970095103·2⁷⁹⁷, the double
  /// nearest to a multiple of π/2, is 8 ulp off. Up to 2²⁰ a few words of π are enough, and the tests try the
  /// angles that are nearest to a multiple of π/2.
  static let greatestAngle = 0x1p20

  /// The sine, within [−1, 1]; exactly 0 at 0, and [−1, 1] for an angle beyond ±2²⁰. It turns at (k + ½)π.
  public var sin: Interval {
    self == 0 ? 0 : wave(Libm.sine, turningPoints: self / .pi - Interval(0.5))
  }

  /// The cosine, within [−1, 1]; exactly 1 at 0, and [−1, 1] for an angle beyond ±2²⁰. It turns at kπ.
  public var cos: Interval {
    self == 0 ? 1 : wave(Libm.cosine, turningPoints: self / .pi)
  }

  /// The tangent; exactly 0 at 0, and undefined for an angle beyond ±2²⁰ and when the interval may contain a pole
  /// (k + ½)π.
  public var tan: Interval {
    if self == 0 { return 0 }
    let poles = self / .pi - Interval(0.5)
    guard isTrustedAngle, isPoint || poles.firstInteger > poles.upper else { return .undefined }
    return mapIncreasing { Interval.widened(Libm.tangent($0)) }
  }

  /// The arc sine, within [−π/2, π/2]; exactly 0 at 0, and undefined when the interval reaches beyond [−1, 1].
  public var arcsin: Interval {
    guard isWithinOne else { return .undefined }
    return mapIncreasing { $0 == 0 ? 0 : Interval.widened(Libm.arcSine($0)) }
  }

  /// The arc cosine, within [0, π]; exactly 0 at 1, and undefined when the interval reaches beyond [−1, 1].
  public var arccos: Interval {
    guard isWithinOne else { return .undefined }
    func bound(_ x: Double) -> Interval {
      x == 1 ? 0 : Interval.widened(Libm.arcCosine(x)).clamped(0, .greatestFiniteMagnitude)
    }
    return Interval(lower: bound(upper).lower, upper: bound(lower).upper)
  }

  /// The arc tangent, between −π/2 and π/2; exactly 0 at 0.
  public var arctan: Interval { mapIncreasing { $0 == 0 ? 0 : Interval.widened(Libm.arcTangent($0)) } }

  private var isWithinOne: Bool { lower >= -1 && upper <= 1 }

  /// The range of a wave of amplitude 1 that turns where `turningPoints` is an integer: at 1 where that is
  /// even, and at −1 where it is odd.
  private func wave(_ function: (Double) -> Double, turningPoints: Interval) -> Interval {
    if isNaN { return .undefined }
    let everything = Interval(lower: -1, upper: 1)
    guard isTrustedAngle else { return everything }
    let ends = Interval.widened(function(lower)).hull(Interval.widened(function(upper))).clamped(-1, 1)
    let first = turningPoints.firstInteger
    // A double other than 0 never turns the wave, and is no pole either, since π is irrational.
    if isPoint || first > turningPoints.upper { return ends }
    // A second turning point completes the range.
    if first + 1 <= turningPoints.upper { return everything }
    return ends.hull(first.truncatingRemainder(dividingBy: 2) == 0 ? 1 : -1)
  }

  private var isTrustedAngle: Bool { magnitude.upper <= Interval.greatestAngle }

  /// The least integer that is not below the lower bound.
  private var firstInteger: Double { lower.rounded(.up) }
}
