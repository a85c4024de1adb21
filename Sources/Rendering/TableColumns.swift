import WorkedExamples

extension Table {
  /// Whether a column holds nothing but numbers, which are set to the right; words are set to the left.
  func isNumeric(_ column: Int) -> Bool {
    rows.allSatisfy { if case .words = $0[column] { false } else { true } }
  }
}
