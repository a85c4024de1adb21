import Notation
import Numerics
import Symbolics

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A round number along an axis.
struct AxisTick {
  /// Where it stands, in the units of the axis.
  let position: Double
  /// What stands there.
  let number: Expression

  /// The number as plain text.
  var text: String { FormulaWriter(UnicodeStyle()).text(number) }
  /// The number in LaTeX.
  var latex: String { FormulaWriter(LaTeXStyle()).text(number) }

  /// A tick at a number, `nil` for one that is infinite.
  fileprivate init?(_ value: Double, at position: Double) {
    guard let number = MeasuredNumber(value, digits: 12).expression else { return nil }
    self.init(number, at: position)
  }

  fileprivate init(_ number: Expression, at position: Double) {
    self.number = number
    self.position = position
  }
}

extension ScaledAxis {
  /// Round numbers in the extent, at equal distances and at most so many: steps of 1, 2 or 5 times a power of ten;
  /// along a logarithmic axis powers of ten, or round numbers where it has no two of these.
  func ticks(atMost count: Int) -> [AxisTick] {
    guard !extent.isPoint else {
      return [AxisTick(value(at: extent.lower), at: extent.lower)].compactMap(\.self)
    }
    switch scale {
    case .linear:
      return extent.multiples(atMost: count).compactMap { AxisTick($0, at: $0) }
    case .logarithmic:
      let decades = extent.multiples(atMost: count).filter { $0 == $0.rounded() }
      guard decades.count < 2 else { return decades.map { AxisTick(Self.power(Int($0)), at: $0) } }
      let values = Extent(lower: value(at: extent.lower), upper: value(at: extent.upper))
      let round = values.roundNumbers
      let shown = 2...count ~= round.count ? round : values.multiples(atMost: count)
      return shown.filter { $0 > 0 }.compactMap { AxisTick($0, at: log10($0)) }
    }
  }

  private func value(at position: Double) -> Double {
    scale == .logarithmic ? pow(10, position) : position
  }

  /// A power of ten, written out where that is short.
  private static func power(_ exponent: Int) -> Expression {
    let ten: Expression = 10
    return -3...4 ~= exponent
      ? MeasuredNumber(pow(10, Double(exponent))).expression ?? ten : ten
      ** Expression(exponent)
  }
}

extension Extent {
  /// The numbers 1, 2, 5, 10, 20 and so on in the extent, smaller ones too.
  fileprivate var roundNumbers: [Double] {
    let decades = (log10(lower).rounded(.down), log10(upper).rounded(.up))
    return stride(from: decades.0, through: decades.1, by: 1).flatMap { decade in
      [1, 2, 5].map { $0 * pow(10, decade) }
    }.filter { lower <= $0 && $0 <= upper }
  }

  /// The multiples of a round number in the extent, at most so many.
  fileprivate func multiples(atMost count: Int) -> [Double] {
    let least = (upper - lower) / Double(count)
    guard least > 0, least.isFinite else { return [] }
    let magnitude = pow(10, log10(least).rounded(.down))
    for round in [1, 2, 5, 10, 20] {
      let step = magnitude * Double(round)
      // The ends count although they may be off by a rounding.
      let (first, last) = ((lower / step - 1e-9).rounded(.up), (upper / step + 1e-9).rounded(.down))
      if step >= least, last - first < Double(count) {
        return stride(from: first, through: last, by: 1).map { multiple in
          // 3 · 0.1 is not 0.3, while 3 / 10 is.
          magnitude < 1 ? multiple * Double(round) / pow(10, -log10(magnitude).rounded()) : multiple * step
        }
      }
    }
    return []
  }
}
