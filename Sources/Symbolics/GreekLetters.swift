/// The Greek letters by their names, so that `alpha`, `α` and `\alpha` are one symbol.
public enum GreekLetters {
  /// Name and letter, as TeX names them; the capitals that look Latin have no TeX name and are left out.
  public static let byName: [(name: String, letter: String)] = [
    ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ε"), ("zeta", "ζ"),
    ("eta", "η"), ("theta", "θ"), ("iota", "ι"), ("kappa", "κ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"),
    ("xi", "ξ"), ("pi", "π"), ("rho", "ρ"), ("sigma", "σ"), ("tau", "τ"), ("upsilon", "υ"), ("phi", "φ"),
    ("chi", "χ"), ("psi", "ψ"), ("omega", "ω"), ("Gamma", "Γ"), ("Delta", "Δ"), ("Theta", "Θ"),
    ("Lambda", "Λ"), ("Xi", "Ξ"), ("Pi", "Π"), ("Sigma", "Σ"), ("Phi", "Φ"), ("Psi", "Ψ"), ("Omega", "Ω"),
  ]

  private static let letters = Dictionary(uniqueKeysWithValues: byName.map { ($0.name, $0.letter) })
  private static let names = Dictionary(uniqueKeysWithValues: byName.map { ($0.letter, $0.name) })

  /// The letter called `name`: `"alpha"` gives `"α"`; `nil` where the name is none of a Greek letter.
  public static func letter(named name: String) -> String? { letters[name] }

  /// The name of `letter`: `"α"` gives `"alpha"`; `nil` where it is not a Greek letter.
  public static func name(of letter: String) -> String? { names[letter] }
}
