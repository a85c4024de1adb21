#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#elseif canImport(Android)
import Android
#elseif canImport(WASILibc)
import WASILibc
#elseif canImport(ucrt)
import ucrt
#endif

/// The platform's elementary functions of doubles.
///
/// Their names are spelled out because an extension that declares a property `exp` hides the function `exp`.
enum Libm {
  static func exponential(_ x: Double) -> Double { exp(x) }
  static func logarithm(_ x: Double) -> Double { log(x) }
  static func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
  static func hyperbolicSine(_ x: Double) -> Double { sinh(x) }
  static func hyperbolicCosine(_ x: Double) -> Double { cosh(x) }
  static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
  static func sine(_ x: Double) -> Double { sin(x) }
  static func cosine(_ x: Double) -> Double { cos(x) }
  static func tangent(_ x: Double) -> Double { tan(x) }
  static func arcSine(_ x: Double) -> Double { asin(x) }
  static func arcCosine(_ x: Double) -> Double { acos(x) }
  static func arcTangent(_ x: Double) -> Double { atan(x) }
}
