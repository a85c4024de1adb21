"""Writes the reference values of the lesson on universal approximation; see reference.py."""

from mpmath import linspace, mpf

from reference import write


def universal_approximation():
    n, x, j = 4, mpf("0.6"), mpf("0.3")
    knots = [mpf(k) / n for k in range(n + 1)]
    values = [k * k for k in knots]
    heights = [(a + b) / 2 for a, b in zip(values, values[1:])]
    slopes = [(b - a) * n for a, b in zip(values, values[1:])]

    def staircase(x):
        return heights[max(k for k in range(n) if knots[k] <= x)]

    def polygon(x):
        piece = max(k for k in range(n) if knots[k] <= x)
        return values[piece] + slopes[piece] * (x - knots[piece])

    q = {"t": knots[:-1], "l": values[:-1], "r": values[1:], "m": heights, "s": slopes}
    q["c"] = [b - a for a, b in zip([mpf(0)] + heights, heights)]
    q["v"] = [b - a for a, b in zip([mpf(0)] + slopes, slopes)]
    q["a_step"] = [mpf(1) if x >= k else mpf(0) for k in knots[:-1]]
    q["a_ramp"] = [max(x - k, mpf(0)) for k in knots[:-1]]
    q["f_step"], q["f_ramp"] = staircase(x), polygon(x)
    q["e_step"], q["e_ramp"] = abs(staircase(x) - x * x), abs(polygon(x) - x * x)
    q["p"], q["q"] = knots[2], knots[3]
    # The errors of the whole interval, searched for: both are attained at points of this grid.
    grid = linspace(0, 1, 8 * n + 1)
    q["E_step"] = max(abs(staircase(p) - p * p) for p in grid)
    q["E_ramp"] = max(abs(polygon(p) - p * p) for p in grid)
    q["f_2"] = polygon(mpf(2))
    q["e_2"] = abs(q["f_2"] - 4)
    # The jump is in the second piece, at whose ends the function is 0 and 1.
    q["g"] = (j - knots[1]) / (knots[2] - knots[1])
    q["e_jump"] = max(q["g"], 1 - q["g"])
    return q


if __name__ == "__main__":
    write("universal-approximation", universal_approximation())
