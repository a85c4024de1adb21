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


if __name__ == "__main__":
    write("neuron", neuron())
    write("activations", activations())
    write("forward", forward())
