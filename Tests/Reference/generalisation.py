"""Writes the reference values of the lessons on generalisation; see reference.py.

What a lesson derives in closed form is computed here from the definition: fits by solving their equations, means by
adding up the cases.
"""

from itertools import product

from mpmath import log, lu_solve, matrix, mpf, sqrt

from reference import check, numbers, write


def overfitting():
    y, truth, sigma = numbers("0.3", "0.6", "2.1"), mpf(3), mpf("0.3")
    # The normal equations of the line, and the three equations of the parabola.
    line = lu_solve(matrix([[3, 3], [3, 5]]), matrix([sum(y), y[1] + 2 * y[2]]))
    parabola = lu_solve(matrix([[1, 0, 0], [1, 1, 1], [1, 2, 4]]), matrix(y))
    q = {"l_0": line[0], "l_1": line[1]} | {f"p_{k}": parabola[k] for k in range(3)}
    for x in range(3):
        q[f"a_{x}"] = y[x] - (line[0] + line[1] * x)
        q[f"b_{x}"] = y[x] - (parabola[0] + parabola[1] * x + parabola[2] * x**2)
    for name, base in (("E_line", "a"), ("E_parabola", "b")):
        q[name] = sum(q[f"{base}_{x}"] ** 2 for x in range(3)) / 3
    for x in range(3):
        q[f"dE_line/da_{x}"] = 2 * q[f"a_{x}"] / 3
    q["dE_line/dl_0"] = -sum(q[f"dE_line/da_{x}"] for x in range(3))
    q["dE_line/dl_1"] = -sum(x * q[f"dE_line/da_{x}"] for x in range(3))
    q["f_line"], q["f_parabola"] = line[0] + 3 * line[1], parabola[0] + 3 * parabola[1] + 9 * parabola[2]
    q["T_line"], q["T_parabola"] = (q["f_line"] - truth) ** 2, (q["f_parabola"] - truth) ** 2
    # The noise is one of the eight combinations of ±σ, all equally likely: what a line leaves of it, and takes up.
    left = [(a - 2 * b + c) ** 2 * sigma**2 / 18 for a, b, c in product((1, -1), repeat=3)]
    q["E_train"] = sum(left) / 8
    q["E_new"] = sigma**2 + sum(sigma**2 - mpf(part) for part in left) / 8
    # By rounding alone these are not 0; the lesson has them exactly.
    return {name: mpf(0) if abs(value) < mpf(10) ** -45 else value for name, value in q.items()}


def early_stopping():
    curvature, goal, truth, rate = numbers("1", "0.1"), numbers("1", "1"), numbers("1", "0.3"), mpf("0.5")

    def cost(wanted, *w):
        return sum(c * (v - u) ** 2 for c, v, u in zip(curvature, w, wanted)) / 2

    q = {"w_1": mpf(0), "w_2": mpf(0), "J": cost(goal, 0, 0), "V": cost(truth, 0, 0)}
    for k in (0, 1):
        q[f"dJ/dw_{k + 1}"] = -curvature[k] * goal[k]
        check(q[f"dJ/dw_{k + 1}"], lambda *w: cost(goal, *w), [mpf(0), mpf(0)], k)
        q[f"w_{k + 1}+"] = -rate * q[f"dJ/dw_{k + 1}"]
        q[f"f_{k + 1}"] = (goal[k] - q[f"w_{k + 1}+"]) / goal[k]
    q["k"] = log(1 - truth[1] / goal[1]) / log(q["f_2"])
    errors = [9, 7, 8, 5, 6, 6]
    q["k_first"] = mpf(next(k for k in range(1, 6) if errors[k] > errors[k - 1]))
    q["k_best"] = mpf(errors.index(min(errors)) + 1)
    tau, delta = numbers("0.5", "0.05")
    measured = [min(tau + a * delta, tau + b * delta) for a, b in product((-1, 1), repeat=2)]
    q |= {f"m_{k + 1}": value for k, value in enumerate(measured)}
    q["M"] = sum(measured) / 4
    return q


def weight_decay():
    w, a, strength, rate, x, s, y = numbers("1", "1", "0.5", "0.1", "2", "0.5", "3")
    goals = numbers("2", "0.3")
    q = {"C": a * (w - goals[0]) ** 2 / 2, "P": strength * w**2 / 2}
    q["J"] = q["C"] + q["P"]
    q["dC/dw"], q["dP/dw"] = a * (w - goals[0]), strength * w
    q["dJ/dw"] = q["dC/dw"] + q["dP/dw"]
    check(q["dJ/dw"], lambda v: a * (v - goals[0]) ** 2 / 2 + strength * v**2 / 2, [w], 0)
    q["w+"] = w - rate * q["dJ/dw"]
    q["f"] = 1 - rate * strength
    q["r"] = strength / a
    for k, goal in enumerate(goals):
        q[f"u_{k + 1}"] = goal - strength * goal / (a + strength)
        q[f"v_{k + 1}"] = max(goal - strength / a, mpf(0))
    length = sqrt(mpf(3) ** 2 + 4**2)
    q["norm"] = length
    q["q+"] = [2 * mpf(3) / length, 2 * mpf(4) / length]
    q["h"] = w * x
    q["A"] = strength * q["h"] ** 2 / 2
    q["dA/dh"], q["dh/dw"] = strength * q["h"], x
    q["dA/dw"] = strength * w * x**2
    check(q["dA/dw"], lambda v: strength * (v * x) ** 2 / 2, [w], 0)
    q["E_1"], q["E_2"] = (w * (x + s) - y) ** 2 / 2, (w * (x - s) - y) ** 2 / 2
    q["E_mean"] = (q["E_1"] + q["E_2"]) / 2
    return q


def dropout():
    h, w, p, t = numbers("2", "1", "3"), numbers("0.5", "-1", "1"), mpf("0.8"), mpf(2)
    cases = []
    for mask in product((0, 1), repeat=3):
        probability = mpf(1)
        for kept in mask:
            probability *= p if kept else 1 - p
        cases.append((probability, sum(m * a * b for m, a, b in zip(mask, w, h))))

    def mean(quantity):
        return sum(probability * quantity(output) for probability, output in cases)

    o = sum(a * b for a, b in zip(w, h))
    q = {"o": o, "total": mean(lambda z: 1), "o_mean": mean(lambda z: z), "o_inv": mean(lambda z: z / p)}
    q["R_mean"], q["R_test"] = mean(lambda z: max(z / p, mpf(0))), max(o, mpf(0))
    q["V"] = mean(lambda z: (z / p) ** 2) - q["o_inv"] ** 2
    q["L"], q["L_mean"] = (o - t) ** 2 / 2, mean(lambda z: (z / p - t) ** 2 / 2)
    mask = [mpf(1), mpf(0), mpf(1)]

    def loss(*v):
        return (sum(m * a * b for m, a, b in zip(mask, v, h)) / p - t) ** 2 / 2

    q["h_m"] = [m * a / p for m, a in zip(mask, h)]
    q["m"], q["o_m"], q["L_m"] = mask, (w[0] * h[0] + w[2] * h[2]) / p, loss(*w)
    q["dL_m/do_m"] = q["o_m"] - t
    q["dL_m/dw"] = [q["dL_m/do_m"] * m * b / p for m, b in zip(mask, h)]
    for k in range(3):
        check(q["dL_m/dw"][k], loss, w, k)
    return q


if __name__ == "__main__":
    write("overfitting", overfitting())
    write("early-stopping", early_stopping())
    write("weight-decay", weight_decay())
    write("dropout", dropout())
