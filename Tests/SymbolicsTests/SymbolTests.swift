import Symbolics
import Testing

@Suite struct SymbolTests {
  /// Plain spelling, base, index, mark.
  @Test(arguments: [
    ("w", "w", "", ""), ("w_5", "w", "5", ""), ("net_h1", "net", "h1", ""), ("E_total", "E", "total", ""),
    ("alpha", "alpha", "", ""), ("w_5+", "w", "5", "+"), ("w_5++", "w", "5", "++"), ("W[2]", "W", "", "[2]"),
    ("W_11[2]", "W", "11", "[2]"), ("a[l+1]", "a", "", "[l+1]"), ("w'", "w", "", "'"), ("x*", "x", "", "*"),
    ("W[2]+", "W", "", "[2]+"), ("", "", "", ""), ("+", "", "", "+"), ("[2]", "[2]", "", ""),
    ("]", "]", "", ""),
    ("a/b", "a/b", "", ""), ("d/d", "d/d", "", ""), ("x y", "x y", "", ""), ("日_本", "日", "本", ""),
  ])
  func readsItsPlainSpelling(plain: String, base: String, index: String, mark: String) {
    let symbol = Symbol(plain)
    #expect(symbol.form == .name(base: base, index: index, mark: mark))
    #expect(symbol.plain == plain)
    #expect(Symbol(symbol.plain) == symbol)
    #expect("\(symbol)" == plain)
  }

  @Test(arguments: [
    ("α", "alpha"), ("Ω", "Omega"), ("w_{5}", "w_5"), ("net_{h_1}", "net_h1"), ("net_h_1", "net_h1"),
    ("x_α", "x_alpha"), ("x_{β}", "x_beta"), ("∂E_total/∂w_5", "dE_total/dw_5"), ("∂E/∂α", "dE/dalpha"),
    ("w_{5}+", "w_5+"),
  ])
  func spellingsOfOneName(one: String, other: String) {
    #expect(Symbol(one) == Symbol(other))
    #expect(Symbol(one).plain == other)
  }

  @Test(arguments: [
    ("w_5", "w_5+"), ("w_5", "w_5'"), ("w_5", "w_51"), ("w", "W"), ("W[1]", "W[2]"), ("w5", "w_5"),
  ])
  func differentNames(one: String, other: String) {
    #expect(Symbol(one) != Symbol(other))
  }

  @Test func partsMakeTheSameSymbolAsTheSpelling() {
    #expect(Symbol(base: "net", index: "h1") == "net_h1")
    #expect(Symbol(base: "w", index: 5) == "w_5" && Symbol(base: "w", index: 12, mark: "[1]") == "w_12[1]")
    #expect(Symbol(base: "net", index: "h_{1}") == "net_h1")
    #expect(Symbol(base: "α") == "alpha")
    #expect(Symbol(base: "x", index: "α", mark: "+") == "x_alpha+")
  }

  @Test func derivatives() {
    let first = Symbol.derivative(of: "E_total", by: "w_5")
    #expect(first.plain == "dE_total/dw_5")
    #expect(Symbol(first.plain) == first)
    #expect(first.form == .derivative(of: "E_total", by: "w_5"))
    let second = Symbol.derivative(of: first, by: "w_1+")
    #expect(second.plain == "ddE_total/dw_5/dw_1+")
    #expect(Symbol(second.plain) == second)
    #expect(first.updated == first)
  }

  @Test func updates() {
    #expect(("w_5" as Symbol).updated == "w_5+")
    #expect(("W[2]" as Symbol).updated == "W[2]+")
    #expect(("w_5+" as Symbol).updated == "w_5++")
  }

  @Test func greekLettersGoBothWays() {
    for (name, letter) in GreekLetters.byName {
      #expect(GreekLetters.letter(named: name) == letter)
      #expect(GreekLetters.name(of: letter) == name)
      #expect(Symbol(letter) == Symbol(name))
    }
    #expect(GreekLetters.letter(named: "α") == nil)
    #expect(GreekLetters.name(of: "a") == nil)
  }
}
