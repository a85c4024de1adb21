"""Writes the reference values of the lessons of the chapter Networks; see reference.py."""

from mpmath import exp, mpf, tanh

from reference import check, logistic, numbers, write


def step(x):
    """The step of Heaviside, 1 at 0."""
    return mpf(1 if x >= 0 else 0)


def neuron():
    x1, x2, w1, w2, b = numbers("0.5", "0.8", "2", "-1", "0.1")
    z = x1 * w1 + x2 * w2 + b
    q = {"p_1": w1 * x1, "p_2": w2 * x2, "z": z, "w": [w1, w2], "x": [x1, x2], "y": step(z)}
    q |= {"a": logistic(z), "dz/dx_1": w1, "dz/dx_2": w2, "theta": -b}
    q |= {"dp_1/dx_1": w1, "dp_2/dx_2": w2}
    check(w1, lambda s, t: w1 * s + w2 * t + b, [x1, x2], 0)
    check(w2, lambda s, t: w1 * s + w2 * t + b, [x1, x2], 1)
    second = step(mpf(-3) * x1 + mpf("2.5") * x2 + mpf("-0.7"))
    q |= {"w_11[1]": w1, "w_12[1]": w2, "b_1[1]": b, "y_1": step(z), "y_2": second}
    q |= {"o": step(step(z) - second - mpf("0.5")), "L": mpf(3), "H": mpf(1)}
    return q


def relu(x):
    return max(mpf(0), x)


def activations():
    z, epsilon, v1, v2 = numbers("0.5", "0.1", "2", "0.5")
    a, t = logistic(z), (exp(z) - exp(-z)) / (exp(z) + exp(-z))
    q = {"a": a, "da/dz": exp(-z) / (1 + exp(-z)) ** 2, "t": t, "dt/dz": 1 / ((exp(z) + exp(-z)) / 2) ** 2}
    check(q["da/dz"], logistic, [z], 0)
    check(q["dt/dz"], tanh, [z], 0)
    q |= {"t_0": mpf(0), "g_0": mpf(1), "r": z, "dr/dz": mpf(1), "s_right": mpf(1), "s_left": mpf(0)}
    q |= {"y": mpf(1), "dy/dz": mpf(0)}
    u1, u2 = exp(v1), exp(v2)
    q |= {"p_1": u1 / (u1 + u2), "p_2": u2 / (u1 + u2)}
    q["dp_1/dv_1"] = u1 * u2 / (u1 + u2) ** 2
    q["dp_1/dv_2"] = -u1 * u2 / (u1 + u2) ** 2
    for position in (0, 1):
        check(q[f"dp_1/dv_{position + 1}"], lambda s, t: exp(s) / (exp(s) + exp(t)), [v1, v2], position)
    return q


FORWARD = {
    1: ([["0.5", "-0.25"], ["1", "0.5"]], ["0.5", "-1"], relu),
    2: ([["1", "-1"], ["0.5", "2"]], ["0.25", "-0.5"], relu),
    3: ([["2", "0.4"]], ["-0.2"], logistic),
}


def forward():
    q = {}
    examples = [[mpf(1), mpf(2)], [mpf(0), mpf(1)]]
    q["X"] = examples
    signals = examples
    for layer, (weights, biases, activation) in FORWARD.items():
        sums = [[sum(mpf(w) * s for w, s in zip(row, signal)) + mpf(b) for row, b in zip(weights, biases)]
                for signal in signals]
        signals = [[activation(z) for z in row] for row in sums]
        q |= {f"z[{layer}]": sums[0], f"a[{layer}]": signals[0], f"A[{layer}]": signals}
        for unit in range(len(weights)):
            q |= {f"z_{unit + 1}[{layer}]": sums[0][unit], f"a_{unit + 1}[{layer}]": signals[0][unit]}
        q[f"P_{layer}"] = mpf(sum(len(row) for row in weights) + len(biases))
    return q | {"P": mpf(15), "C": mpf(10) ** 6}


def affine(weights, biases, x):
    return [sum(w * s for w, s in zip(row, x)) + b for row, b in zip(weights, biases)]


def linear_collapse():
    w1, b1 = [[mpf(1), mpf(2)], [mpf(0), mpf(-1)]], [mpf(1), mpf(1)]
    w2, b2 = [mpf(2), mpf(1)], mpf(-1)
    x, u, middle = [mpf(1), mpf(2)], [mpf(-1), mpf(0)], [mpf(0), mpf(1)]

    def network(point, activation=lambda z: z):
        return affine([w2], [b2], [activation(z) for z in affine(w1, b1, point)])[0]

    w = [w2[0] * w1[0][c] + w2[1] * w1[1][c] for c in (0, 1)]
    b = network([mpf(0), mpf(0)])
    q = {"h": affine(w1, b1, x), "o": network(x), "Wtilde": w, "Wtilde_0": b, "m": middle}
    q |= {"o_u": network(u), "o_m": network(middle)}
    q |= {"r_x": network(x, relu), "r_u": network(u, relu), "r_m": network(middle, relu)}
    q["r_mean"] = (q["r_x"] + q["r_u"]) / 2
    # Two weights in a row.
    i, c1, c2, t, alpha = numbers("2", "0.5", "1.5", "3", "0.1")
    q |= {"p": c1 * i, "s": c1 * c2 * i, "J": (c1 * c2 * i - t) ** 2 / 2}
    q |= {"dJ/ds": q["s"] - t, "ds/dp": c2, "dp/dc_1": i, "ds/dc_2": c1 * i}
    q |= {"dJ/dc_1": (q["s"] - t) * c2 * i, "dJ/dc_2": (q["s"] - t) * c1 * i}
    for position, name in enumerate(("c_1", "c_2")):
        check(q[f"dJ/d{name}"], lambda a, c: (a * c * i - t) ** 2 / 2, [c1, c2], position)
    q |= {"c_1+": c1 - alpha * q["dJ/dc_1"], "c_2+": c2 - alpha * q["dJ/dc_2"]}
    q |= {"p+": q["c_1+"] * i, "s+": q["c_1+"] * q["c_2+"] * i}
    q["J+"] = (q["s+"] - t) ** 2 / 2
    # The corners of the square.
    corners, wanted = [[mpf(a), mpf(c)] for a in (0, 1) for c in (0, 1)], [mpf(a) for a in (0, 1, 1, 0)]
    task = [network(corner) for corner in corners]
    for (a, c), answer, want in zip(("00", "01", "10", "11"), task, wanted):
        q |= {f"f_{a}{c}": answer, f"e_{a}{c}": answer - want}
    q["E"] = [q["e_00"], -q["e_01"], -q["e_10"], q["e_11"]]
    q["delta"] = [error - mpf("0.5") for error in q["E"]]
    q["V"] = sum(error**2 for error in q["E"]) / 4 - mpf("0.25")
    q |= {"D": mpf(2), "J_min": mpf(1) / 4, "X": corners, "Y": wanted, "Z": task}
    # The first step of the three learners, all of whose weights are 0 before others are set.
    for name, target in (("X", wanted), ("L", wanted), ("S", task)):
        zeros = [mpf(0)] * 4
        q |= {f"A_{name}": [mpf(0)] * 8, f"a_{name}": zeros, f"v_{name}": zeros, f"b_{name}": mpf(0)}
        q |= {f"O_{name}": zeros, f"E_{name}": sum(y**2 for y in target) / 4}
        q[f"dE_{name}/dO_{name}"] = [-2 * y / 4 for y in target]
        q |= {f"dE_{name}/dA_{name}": [mpf(0)] * 8, f"dE_{name}/da_{name}": zeros}
        q |= {f"dE_{name}/dv_{name}": zeros, f"dE_{name}/db_{name}": -sum(target) / 2}
        q |= {f"A_{name}+": [mpf(0)] * 8, f"a_{name}+": zeros, f"v_{name}+": zeros}
        q[f"b_{name}+"] = sum(target) / 20
    return q


def laps(wanted, count):
    """The weights of a perceptron after so many laps, and how often they were corrected."""
    w, corrections = [0, 0, 0], 0
    for _ in range(count):
        for (a, c), t in zip(((0, 0), (0, 1), (1, 0), (1, 1)), wanted):
            e = t - (1 if w[0] * a + w[1] * c + w[2] >= 0 else 0)
            w = [w[0] + e * a, w[1] + e * c, w[2] + e]
            corrections += abs(e)
    return [mpf(x) for x in w], corrections


def perceptron():
    q = {name: mpf(0) for name in ("x_1", "x_2", "t", "w_1", "w_2", "b", "z", "w_1+", "w_2+")}
    q |= {"y": mpf(1), "e": mpf(-1), "b+": mpf(-1), "z+": mpf(-1)}
    pairs = [[mpf(a), mpf(c), mpf(1)] for a in (0, 1) for c in (0, 1)]
    q |= {"X": pairs, "Q": mpf(3), "v": [mpf(2), mpf(2), mpf(-3)], "v'": [mpf(2), mpf(2), mpf(-1)]}
    q["s"] = affine(pairs, [mpf(0)] * 4, q["v"])
    q |= {"m": mpf(1), "k": mpf(51), "m'": mpf(1), "k'": mpf(27)}
    # Learnt, or caught in a circle: more laps change nothing.
    for letter, wanted, count in (("q", (0, 0, 0, 1), 6), ("p", (0, 1, 1, 1), 4), ("c", (0, 1, 1, 0), 3)):
        weights = laps(wanted, count)[0]
        assert weights == laps(wanted, 1000)[0]
        q |= {f"{letter}_{index}": weight for index, weight in zip("120", weights)}
    assert laps((0, 0, 0, 1), 1000)[1] == 11 and laps((0, 1, 1, 1), 1000)[1] == 5
    assert laps((0, 1, 1, 0), 1000)[1] == 6 + 4 * 998
    return q | {"y_or": mpf(0), "y_and": mpf(0), "o": mpf(0)}


def triangle():
    corners = [[mpf(1), mpf(1)], [mpf(5), mpf(2)], [mpf(2), mpf(5)]]
    x = [mpf("2.5"), mpf("2.5")]
    q = {"S": mpf(15), "s": mpf(1), "x": x}
    weights = [[mpf(1), mpf(-4)], [mpf(3), mpf(3)], [mpf(-4), mpf(1)]]
    biases = [mpf(3), mpf(-21), mpf(3)]
    for k in range(3):
        ends, opposite = (corners[k], corners[(k + 1) % 3]), corners[(k + 2) % 3]
        for end in ends:
            assert affine([weights[k]], [biases[k]], end) == [0]
        assert affine([weights[k]], [biases[k]], opposite) == [-15]
    sums = affine(weights, biases, x)
    for k in range(3):
        q |= {f"w_{k + 1}": weights[k], f"b_{k + 1}": biases[k], f"z_{k + 1}": sums[k], f"y_{k + 1}": step(sums[k])}
    return q | {"n": mpf(0), "o": mpf(0), "W": weights, "b": biases, "u": [mpf(1)] * 3}


if __name__ == "__main__":
    write("neuron", neuron())
    write("activations", activations())
    write("forward", forward())
    write("linear-collapse", linear_collapse())
    write("perceptron", perceptron())
    write("triangle", triangle())
