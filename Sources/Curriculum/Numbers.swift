#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// e^x in double precision, for what a lesson measures: overflow included.
func exponential(_ x: Double) -> Double { exp(x) }
