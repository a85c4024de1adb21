/// Two axes with the numbers at their ends and what they measure, around a drawing in characters.
struct TextAxes {
  let x, y: ScaledAxis
  let xLabel, yLabel: String
  /// The width of the line.
  let width: Int

  /// The columns to the left of the drawing.
  var margin: Int { numbersWidth + 4 }

  private var numbersWidth: Int { max(y.upper.text.count, y.lower.text.count) }

  /// The axes around the rows of a drawing, which is so many columns wide.
  ///
  /// - Parameter isFramed: whether a line stands at the right side too.
  func lines(around drawing: [String], columns: Int, isFramed: Bool = false) -> [String] {
    var lines = WrappedText.lines(yLabel, width: width, indent: "  ")
    for (row, drawn) in drawing.enumerated() {
      let number = row == 0 ? y.upper.text : row == drawing.count - 1 ? y.lower.text : ""
      lines.append("  \(number.paddedLeft(to: numbersWidth)) ┤\(drawn)\(isFramed ? "│" : "")")
    }
    let indent = String(repeating: " ", count: margin)
    lines.append(
      indent.dropLast() + "└" + String(repeating: "─", count: columns) + (isFramed ? "┘" : ""))
    // Between the numbers stands what the axis measures, if there is room.
    let (left, right) = (x.lower.text, x.upper.text)
    let middle = max(columns - left.count - right.count, 1)
    let hasRoom = xLabel.count <= middle - 2
    let label = hasRoom ? xLabel : ""
    let before = String(repeating: " ", count: (middle - label.count) / 2)
    lines.append(indent + left + (before + label).padded(to: middle) + right)
    return hasRoom ? lines : lines + WrappedText.lines(xLabel, width: width, indent: indent)
  }
}
