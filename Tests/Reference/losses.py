"""Writes the reference values of the lessons on losses; see reference.py."""

from mpmath import exp, log, mpf, sqrt

from reference import check, logistic, numbers, write

# Loss and cost


def losses():
    y, yhat, p = numbers("2", "1", "3", "4", "10"), numbers("2.5", "1", "2", "4", "6"), mpf("0.1")
    r = [a - b for a, b in zip(yhat, y)]
    squares, absolutes = [e * e for e in r], [abs(e) for e in r]
    q = {"r": r, "S": squares, "A": absolutes}
    q["MSE"], q["MAE"] = sum(squares) / 5, sum(absolutes) / 5
    q["N_1"], q["N_2"] = sum(absolutes), sqrt(sum(squares))
    q["share_S"], q["share_A"] = max(squares) / sum(squares), max(absolutes) / sum(absolutes)
    q["c"], q["m"] = mpf(4), mpf(3)
    q["V"] = mpf(4 + 9 + 1 + 0 + 36) / 5
    q["dV/dc"] = mpf(0)
    check(q["dV/dc"], lambda c: sum((c - t) ** 2 for t in y) / 5, [q["c"]], 0)
    q["L_abs"], q["L_sq"], q["L_log"] = 1 - p, (1 - p) ** 2, -log(p)
    q["dL_sq/dp"], q["dL_log/dp"] = -2 * (1 - p), -1 / p
    check(q["dL_sq/dp"], lambda p: (1 - p) ** 2, [p], 0)
    check(q["dL_log/dp"], lambda p: -log(p), [p], 0)
    return q


# Three answers and their labels


def binary_cross_entropy():
    h, z = numbers("1", "0.3", "0.8"), mpf(-2)
    q = {"q_1": h[0], "q_2": h[1], "q_3": 1 - h[2]}
    for k in ("1", "2", "3"):
        q[f"L_{k}"] = -log(q[f"q_{k}"])
    q["J"] = (log(mpf(10) / 3) + log(mpf(5))) / 3
    assert abs(q["J"] - (q["L_1"] + q["L_2"] + q["L_3"]) / 3) < mpf(10) ** -45
    p = logistic(z)
    q["p"], q["L"], q["Q"] = p, log(1 + exp(mpf(2))), (p - 1) ** 2
    q["dL/dp"], q["dp/dz"], q["dQ/dp"] = -1 / p, p * (1 - p), 2 * (p - 1)
    q["dL/dz"] = p - 1
    q["dQ/dz"] = 2 * (p - 1) * p * (1 - p)
    check(q["dL/dz"], lambda z: -log(logistic(z)), [z], 0)
    check(q["dQ/dz"], lambda z: (logistic(z) - 1) ** 2, [z], 0)
    return q


if __name__ == "__main__":
    write("losses", losses())
    write("binary-cross-entropy", binary_cross_entropy())
