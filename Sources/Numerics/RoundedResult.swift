/// The result of one floating-point operation with the sign of its rounding error: enough to know both
/// neighbouring doubles between which the exact result lies, and whether the result is exact.
///
/// The error comes from error-free transformations (Muller et al., *Handbook of Floating-Point Arithmetic*,
/// chapter 4). Only its sign is needed, and a fused multiply-add rounds once, so it has the sign of the exact
/// value unless it underflows. Working on significands, which lie in [1, 2), rules underflow out.
///
/// Infinite operands stand for numbers without a known bound, so `0 · ∞` and `∞ / ∞` count as 0: the bound that
/// the other corners of an interval operation already give.
struct RoundedResult {
  /// The result rounded to nearest.
  let nearest: Double

  /// A number with the sign of the exact result − `nearest`.
  private let error: Double

  private init(_ nearest: Double, error: Double) {
    self.nearest = nearest.isNaN ? 0 : nearest
    // A real result is finite, so infinity is too large and −infinity too small.
    self.error = nearest.isInfinite ? -nearest : error
  }

  /// The greatest double that is not above the exact result.
  var lower: Double { error < 0 ? nearest.nextDown : nearest }

  /// The least double that is not below the exact result.
  var upper: Double { error > 0 ? nearest.nextUp : nearest }

  /// `a + b`, by Dekker's Fast2Sum, which neither overflows before the sum nor underflows: S. Boldo,
  /// S. Graillat, J.-M. Muller, "On the Robustness of the 2Sum and Fast2Sum Algorithms", 2017.
  static func sum(_ a: Double, _ b: Double) -> RoundedResult {
    let (large, small) = a.magnitude >= b.magnitude ? (a, b) : (b, a)
    let nearest = large + small
    return RoundedResult(nearest, error: small - (nearest - large))
  }

  /// `a · b`.
  static func product(_ a: Double, _ b: Double) -> RoundedResult {
    let nearest = a * b
    guard nearest.isFinite, a != 0, b != 0 else { return RoundedResult(nearest, error: 0) }
    let scaled = nearest.scaled(by: -(a.exponent + b.exponent))
    return RoundedResult(nearest, error: (-scaled).addingProduct(a.signedSignificand, b.signedSignificand))
  }

  /// `a / b` for a `b` other than 0.
  static func quotient(_ a: Double, _ b: Double) -> RoundedResult {
    let nearest = a / b
    guard nearest.isFinite, a != 0, b.isFinite else { return RoundedResult(nearest, error: 0) }
    let scaled = nearest.scaled(by: b.exponent - a.exponent)
    let remainder = a.signedSignificand.addingProduct(-scaled, b.signedSignificand)
    return RoundedResult(nearest, error: b < 0 ? -remainder : remainder)
  }

  /// √x for an `x` of at least 0.
  static func squareRoot(_ x: Double) -> RoundedResult {
    let nearest = x.squareRoot()
    guard x.isFinite, x != 0 else { return RoundedResult(nearest, error: 0) }
    let halfExponent = x.exponent >> 1
    let scaled = nearest.scaled(by: -halfExponent)
    return RoundedResult(nearest, error: x.scaled(by: -2 * halfExponent).addingProduct(-scaled, scaled))
  }
}

extension Double {
  /// The significand in [1, 2) with the sign of a finite number other than 0.
  fileprivate var signedSignificand: Double { self < 0 ? -significand : significand }

  /// `self · 2^exponent`.
  func scaled(by exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: self)
  }
}
