/// How a page looks: on a bright ground and a dark one, on a telephone and on paper.
enum PageStyle {
  /// The style sheet. Neither `<` nor `&` stands in it, so that it needs no escaping in XML.
  static let css: String = """
    :root {
      color-scheme: light dark;
      --ground: #fdfdfb; --ink: #1d1f21; --faint: #62676d; --rule: #d9dbd7; --accent: #00609c; --mark: #fff3d6;
    \(variables(FigureColors.hexadecimal))
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #17191b; --ink: #e4e4e0; --faint: #9aa0a6; --rule: #3a3e42; --accent: #7cc0f2; --mark: #3a3218;
    \(variables(FigureColors.onDarkGround))
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 46rem; background: var(--ground); color: var(--ink);
      font: 1.0625rem/1.55 Charter, "Bitstream Charter", "Source Serif 4", Georgia, serif; overflow-wrap: break-word;
    }
    h1, h2 { font-family: system-ui, sans-serif; line-height: 1.2; text-wrap: balance; }
    h1 { font-size: 1.9rem; margin: 0 0 .6rem; }
    h2 { font-size: 1.25rem; margin: 2.6rem 0 .8rem; padding-top: .7rem; border-top: 1px solid var(--rule); }
    h2 a { color: inherit; text-decoration: none; }
    h2 a:hover, h2 a:focus-visible { text-decoration: underline; }
    a { color: var(--accent); }
    code { font: .9em ui-monospace, "DejaVu Sans Mono", monospace; }
    .summary { font-size: 1.15rem; color: var(--faint); margin: 0 0 1rem; }
    .neighbours { margin: .2rem 0; }
    .contents { columns: 16rem; margin: 1.2rem 0 0; padding: 0; list-style: none; font-size: .95rem; }
    .contents li { break-inside: avoid; margin: .15rem 0; }
    .notice { background: var(--mark); padding: .6rem .9rem; border-radius: .3rem; }
    math { font-family: "STIX Two Math", "Cambria Math", "Latin Modern Math", math; }
    .scroll { overflow-x: auto; overflow-y: hidden; margin: .9rem 0; }
    .scroll math[display=block] { width: max-content; margin: 0; padding: .15rem 0 .15rem 1.5rem; }
    .step > mtr > mtd { math-style: normal; text-align: left; padding: .28em 0; }
    .step > mtr > mtd:first-child { text-align: right; }
    .step > mtr > mtd:nth-child(2) { padding-left: .3em; padding-right: .3em; }
    table { border-collapse: collapse; font-size: .95rem; font-variant-numeric: tabular-nums; }
    th, td { padding: .25rem .5rem; text-align: left; vertical-align: baseline; }
    th:first-child, td:first-child { padding-left: 0; }
    th { border-bottom: 1px solid var(--faint); font-weight: 600; vertical-align: bottom; }
    td { border-bottom: 1px solid var(--rule); }
    th.number, td.number { text-align: right; }
    th.number + th:not(.number), td.number + td:not(.number) { padding-left: 1rem; }
    td.number { white-space: nowrap; }
    .givens td:first-child { white-space: nowrap; }
    .givens td { border: none; padding-left: 0; }
    .givens td + td { color: var(--faint); padding-left: 1rem; }
    figure { margin: 1.4rem 0; }
    figure svg { display: block; max-width: 100%; height: auto; }
    figcaption { color: var(--faint); font-size: .97rem; margin-top: .4rem; }
    .erratum { margin: 1rem 0; padding: .1rem 0 .1rem .9rem; border-left: .25rem solid #d55e00; }
    .erratum p { margin: .3rem 0; }
    .erratum .place { color: var(--faint); font-size: .95rem; }
    .claims { color: var(--faint); margin-top: 2rem; }
    @media (min-width: 46rem) {
      /* Beside the text there is room for a wide table. */
      .scroll { width: max-content; min-width: 100%; max-width: calc(50vw + 22rem); }
    }
    @media (max-width: 30rem) {
      body { font-size: 1rem; padding-top: 1rem; }
      .scroll math[display=block] { padding-left: .25rem; }
    }
    @media print {
      :root { --ground: #fff; --ink: #000; --faint: #444; --accent: #000; }
      body { max-width: none; font-size: 10.5pt; padding: 0; }
      .contents { display: none; }
      h2 { break-after: avoid; }
      figure, .erratum, .scroll { break-inside: avoid; }
      .scroll { overflow: visible; max-width: none; }
    }
    """

  private static func variables(_ colors: [String]) -> String {
    "  " + colors.enumerated().map { "--series-\($0): #\($1);" }.joined(separator: " ")
  }
}
