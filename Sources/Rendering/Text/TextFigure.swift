import WorkedExamples

/// A figure drawn in characters.
struct TextFigure {
  let lines: [String]

  init(_ figure: Figure, width: Int, palette: Palette = .plain) {
    lines =
      switch figure {
      case .plot(let plot): TextPlot(plot, width: width, palette: palette).lines
      case .regions(let regions): TextRegions(regions, width: width, palette: palette).lines
      case .pictures(let pictures, _): TextPictures(pictures, width: width).lines
      }
  }
}
