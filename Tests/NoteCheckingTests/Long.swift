import Testing

/// A note or a formula too long to be shown, under a name.
struct Long: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let text: String

  init(_ description: String, _ text: String) {
    testDescription = description
    self.text = text
  }
}
