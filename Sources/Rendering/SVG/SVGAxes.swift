/// Two axes with their ticks and labels, and the frame in which curves or regions are drawn.
struct SVGAxes {
  private let x, y: ScaledAxis
  private let xTicks, yTicks: [AxisTick]
  private let xLabel, yLabel: String

  /// The frame.
  let left, top, right, bottom: Double

  /// - Parameters:
  ///   - beside: the room that is needed to the right.
  ///   - isSquare: whether the frame is as wide as high.
  init(
    _ x: ScaledAxis, _ xLabel: String, _ y: ScaledAxis, _ yLabel: String, beside: Double = 0,
    isSquare: Bool = false
  ) {
    (self.x, self.y, self.xLabel, self.yLabel) = (x, y, xLabel, yLabel)
    yTicks = y.ticks(atMost: 7)
    left = (yTicks.map { SVGText.width($0.text) }.max() ?? 0) + 12
    top = SVGText.leading + 12
    let room = SVGDrawing.fullWidth - left - max(beside, 20)
    right = left + (isSquare ? min(room, 300) : room)
    bottom = top + (isSquare ? right - left : 240)
    let width = right - left
    // As many numbers as stand apart.
    xTicks =
      (2...8).reversed().lazy.map { x.ticks(atMost: $0) }.first { ticks in
        ticks.reduce(0) { $0 + SVGText.width($1.text) + 16 } <= width
      } ?? x.ticks(atMost: 2)
  }

  /// Where a point stands, in pixels.
  func place(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    (left + self.x.extent.fraction(x) * (right - left), bottom - self.y.extent.fraction(y) * (bottom - top))
  }

  /// Everything but what stands in the frame; it ends at `end`.
  var content: [XMLNode] {
    var content = [SVGText.text(yLabel, 0, SVGText.size)]
    for tick in yTicks {
      let y = place(x.extent.lower, tick.position).y
      content += [
        SVGDrawing.line(left, y, right, y, opacity: 0.15), SVGDrawing.line(left - 5, y, left, y),
        SVGText.text(tick.text, left - 8, y + 5, anchor: "end"),
      ]
    }
    for tick in xTicks {
      let x = place(tick.position, y.extent.lower).x
      content += [
        SVGDrawing.line(x, bottom, x, bottom + 5),
        SVGText.text(tick.text, x, bottom + SVGText.leading, anchor: "middle"),
      ]
    }
    return content + [
      .element(
        "path",
        [
          "d": "M\(SVGDrawing.numbers(left, top))V\(SVGDrawing.number(bottom))H\(SVGDrawing.number(right))",
          "fill": "none", "stroke": "currentColor",
        ]), SVGText.text(xLabel, (left + right) / 2, bottom + 2 * SVGText.leading, anchor: "middle"),
    ]
  }

  /// Where the numbers and label beneath the axis end.
  var end: Double { bottom + 2 * SVGText.leading + 8 }
}
