import Numerics
import Symbolics
import Testing
import WorkedExamples

/// Other givens for a lesson, in the spelling of the command line: `w_1=0.3 x=1,2`.
struct Settings: ExpressibleByStringLiteral, CustomTestStringConvertible, Sendable {
  let testDescription: String
  let values: [Symbol: [Decimal]]

  init(stringLiteral text: String) {
    testDescription = text
    values = Dictionary(
      uniqueKeysWithValues: text.split(separator: " ").map { setting in
        let parts = setting.split(separator: "=", omittingEmptySubsequences: false)
        return (Symbol(parts[0]), parts[1].split(separator: ",").compactMap { Decimal($0) })
      })
  }
}

/// What comes of a lesson with other givens.
enum Outcome: Equatable, Sendable {
  /// A derivation.
  case derived
  /// The given cannot have this value.
  case refused(Symbol)
  /// There is no such given.
  case unknown(Symbol)
  /// The quantity has no value that a double could bound.
  case noValue(Symbol)
}

extension Lesson {
  /// What comes of other givens; a derivation that comes is expected to be sound.
  func outcome(_ settings: Settings, sourceLocation: SourceLocation = #_sourceLocation) -> Outcome? {
    do throws(DerivationError) {
      let derivation = try derivation(settings: settings.values)
      #expect(derivation.isAltered, sourceLocation: sourceLocation)
      derivation.expectSound(sourceLocation: sourceLocation)
      return .derived
    } catch {
      switch error {
      case .unknownGiven(let symbol, let givens):
        #expect(!givens.contains(symbol), sourceLocation: sourceLocation)
        return .unknown(symbol)
      case .refused(let symbol, let reason):
        #expect(!reason.isEmpty, sourceLocation: sourceLocation)
        return .refused(symbol)
      case .symbolic(let fault):
        // Whoever reads the message has to know which quantity it is about.
        return fault.symbol.map { .noValue($0) }
      case .unequal:
        return nil
      }
    }
  }
}

extension Derivation {
  /// Expects every quantity to be enclosed and finite, its double to go with the enclosure, and the tables to
  /// have no holes.
  func expectSound(sourceLocation: SourceLocation = #_sourceLocation) {
    for definition in definitions.all {
      guard let value = definitions.value(of: definition.symbol) else { continue }
      for (enclosure, double) in zip(value.enclosures, value.doubles) {
        #expect(
          !enclosure.isUndefined && double.isFinite, "\(definition.symbol)", sourceLocation: sourceLocation)
        // The doubles of a long computation drift further than the enclosure of a short one is wide.
        #expect(
          enclosure.goes(with: double, within: 1e-9),
          "\(definition.symbol): \(double), \(enclosure.interval)",
          sourceLocation: sourceLocation)
      }
    }
    for table in tables {
      for case .value(let enclosure) in table.rows.joined() {
        #expect(!enclosure.isUndefined, "\(table.caption)", sourceLocation: sourceLocation)
      }
    }
  }

  /// The tables in their order.
  var tables: [Table] {
    sections.flatMap(\.items).compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  /// The figures in their order.
  var figures: [Figure] {
    sections.flatMap(\.items).compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }

  /// The words of the sentences of a section, without the formulas and values in them.
  func words(ofSection place: Int) -> String {
    var words = ""
    for case .text(let prose) in sections[place].items {
      for case .text(let piece) in prose.fragments { words += piece }
    }
    return words
  }

  /// The double of a quantity that is there.
  func double(_ symbol: Symbol) throws -> Double {
    try #require(definitions.value(of: symbol), "there is no \(symbol)").double
  }

  /// The enclosure of a quantity that is there.
  func enclosure(_ symbol: Symbol) throws -> Enclosure {
    try #require(definitions.value(of: symbol), "there is no \(symbol)").enclosure
  }

  /// The derivatives of one quantity by others, from the quantity alone, by central differences of doubles.
  func slopes(of dependent: Symbol, by independents: [Symbol], step: Double = 0x1p-16) throws -> [Double] {
    var program = try Program(definitions, inputs: independents, outputs: [dependent])
    return try independents.map { symbol in
      let centre = try double(symbol)
      func value(at point: Double) -> Double {
        program.set(symbol, to: [point])
        program.run()
        return program[dependent]
      }
      defer { program.set(symbol, to: [centre]) }
      return (value(at: centre + step) - value(at: centre - step)) / (2 * step)
    }
  }
}

extension Table.Cell {
  /// The number in a cell that was measured in doubles.
  var measured: Double? { if case .measured(let number) = self { number } else { nil } }
}

/// Whether two numbers agree to within a share of the greater, or of 1.
func agree(_ a: Double, _ b: Double, within tolerance: Double) -> Bool {
  (a - b).magnitude <= tolerance * max(1, a.magnitude, b.magnitude)
}
