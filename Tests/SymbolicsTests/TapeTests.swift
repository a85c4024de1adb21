import Numerics
import Symbolics
import Testing

@Suite struct TapeTests {
  @Test func stepsThatAreThereAreUsedAgain() {
    var tape = Tape()
    let x = tape.appendInput()
    let y = tape.appendInput()
    #expect(x != y)
    let two = tape.constant(.of("2"))
    #expect(tape.constant(.of("2.0")) == two, "two lexemes of one value")
    let sum = tape.append(.add, x, two)
    #expect(tape.append(.add, x, two) == sum)
    #expect(tape.append(.add, two, x) != sum)
    #expect(tape.append(.subtract, x, two) != sum)
    #expect(tape.append(.raise, x, 2) != tape.append(.raise, x, 3))
  }

  @Test func runsOverEveryKindOfNumber() {
    var tape = Tape()
    let x = tape.appendInput()
    let third = tape.append(.divide, tape.constant(.of("1")), tape.constant(.of("3")))
    let result = tape.append(.raise, tape.append(.add, x, third), -2)
    var doubles = [0.5]
    tape.run(&doubles)
    #expect(agree(doubles[Int(result)], 1.44, within: 1e-15))
    var exacts = [Exact(Rational(1, 2))]
    tape.run(&exacts)
    #expect(exacts[Int(result)].value == Rational(36, 25))
    var enclosures = [Enclosure(Rational(1, 2))]
    tape.run(&enclosures)
    #expect(enclosures[Int(result)].exact == Rational(36, 25))
    #expect(enclosures[Int(result)].interval.contains(Rational(36, 25)))
    #expect(doubles.count == tape.instructions.count)
  }

  @Test func runsOnlyTheNewSteps() {
    var tape = Tape()
    let x = tape.appendInput()
    let twice = tape.append(.add, x, x)
    var registers = [1.0]
    tape.run(&registers)
    registers[Int(twice)] = 50
    let again = tape.append(.add, twice, twice)
    tape.run(&registers, from: Int(again))
    #expect(registers == [1, 50, 100])
  }

  @Test func errorsInWords() {
    #expect(SymbolicError("x", .duplicateName).description == "x: a quantity of this name is defined already")
    #expect(SymbolicError(nil, .unknownName("y")).description == "there is no quantity 'y'")
    #expect(SymbolicError("x", .independent("y")).description == "x: does not depend on 'y'")
    #expect(SymbolicError(nil, .shape("odd")).description == "odd")
    #expect(SymbolicError("x", .domain("division by 0")).description == "x: division by 0")
  }
}
