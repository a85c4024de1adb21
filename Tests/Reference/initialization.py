"""Writes the reference values of the lesson on the size of the first weights; see reference.py."""

from itertools import product

from mpmath import matrix, mpf, sqrt

from reference import numbers, write


def initialization():
    x, s = numbers("3", "1"), mpf("0.5")
    # All four pairs of signs; the mean square is taken over them, not from the formula of the lesson.
    nets = [a * s * x[0] + b * s * x[1] for a, b in product((1, -1), repeat=2)]
    passed = [max(mpf(0), z) for z in nets]
    q = {f"z_{k + 1}": z for k, z in enumerate(nets)} | {f"h_{k + 1}": h for k, h in enumerate(passed)}
    q["V_z"] = sum(z * z for z in nets) / 4
    q["V_w"] = sum((a * s) ** 2 for a in (1, -1)) / mpf(2)
    q["Q_x"] = sum(v * v for v in x) / 2
    q["Q_h"] = sum(h * h for h in passed) / 4
    assert q["V_z"] == 2 * q["V_w"] * q["Q_x"] and 2 * q["Q_h"] == q["V_z"]
    fan_in, fan_out = numbers("50", "200")
    q["v_L"], q["v_B"] = 1 / fan_in, 1 / fan_out
    # The harmonic mean of the two, which is what Glorot's variance is.
    q["v_G"] = 2 / (1 / q["v_L"] + 1 / q["v_B"])
    q["v_H"] = 2 * q["v_L"]
    q["s_H"] = sqrt(q["v_H"])
    rotation = matrix([["0.6", "-0.8"], ["0.8", "0.6"]])
    q["O"], q["x"], q["y"] = list(rotation), x, list(rotation * matrix(x))
    return q


if __name__ == "__main__":
    write("initialization", initialization())
