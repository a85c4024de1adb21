"""Writes the reference values of the lessons on losses; see reference.py."""

from mpmath import diff, exp, findroot, log, lu_solve, matrix, mpf, sqrt

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


# Logistic regression


def logistic_regression():
    x, y = [mpf(k) for k in range(5)], numbers("0", "0", "1", "0", "1")
    beta, beta0, eta, u = mpf(1), mpf(-2), mpf("0.1"), mpf(1)

    def likelihood(beta, beta0):
        product = mpf(1)
        for a, t in zip(x, y):
            p = logistic(beta * a + beta0)
            product *= p if t == 1 else 1 - p
        return product

    def cost(beta, beta0):
        return -log(likelihood(beta, beta0))

    z = [beta * a + beta0 for a in x]
    p = [logistic(a) for a in z]
    given = [a if t == 1 else 1 - a for a, t in zip(p, y)]
    towards = [1 / a if t == 1 else -1 / a for a, t in zip(given, y)]
    q = {"w": beta, "b": beta0, "z": z, "yhat": p, "a": p, "q": given, "P": likelihood(beta, beta0)}
    q["LL"] = log(q["P"])
    q["J"] = q["C"] = -q["LL"]
    r = [a - t for a, t in zip(p, y)]
    s = [a * (1 - a) for a in p]
    q["r"] = q["dJ/dz"] = r
    q["dJ/dyhat"] = q["dC/da"] = [-a for a in towards]
    q["dLL/dP"], q["dLL/dq"], q["dLL/dyhat"] = 1 / q["P"], [1 / a for a in given], towards
    q["dLL/dz"] = [-a for a in r]
    g0, g1 = sum(r), sum(a * b for a, b in zip(r, x))
    q["g_0"] = q["dJ/dbeta_0"] = q["dC/db"] = g0
    q["g_1"] = q["dJ/dbeta"] = q["dC/dw"] = g1
    q["dLL/dbeta_0"], q["dLL/dbeta"] = -g0, -g1
    check(g1, cost, [beta, beta0], 0)
    check(g0, cost, [beta, beta0], 1)
    q["w+"], q["b+"] = beta - eta * g1, beta0 - eta * g0

    h00, h01, h11 = sum(s), sum(a * b for a, b in zip(s, x)), sum(a * b * b for a, b in zip(s, x))
    q["s"] = q["dg_0/dz"] = s
    q["dg_0/dr"] = q["dg_0/dyhat"] = [mpf(1)] * 5
    q["dg_1/dr"] = q["dg_1/dyhat"] = x
    q["dg_1/dz"] = [a * b for a, b in zip(s, x)]
    q["H_00"] = q["dg_0/dbeta_0"] = h00
    q["H_01"] = q["dg_1/dbeta_0"] = h01
    q["H_11"] = q["dg_1/dbeta"] = h11
    check(h00, lambda b, c: diff(cost, (b, c), (0, 1)), [beta, beta0], 1)
    check(h01, lambda b, c: diff(cost, (b, c), (1, 0)), [beta, beta0], 1)
    check(h11, lambda b, c: diff(cost, (b, c), (1, 0)), [beta, beta0], 0)
    step = lu_solve(matrix([[h11, h01], [h01, h00]]), matrix([g1, g0]))
    q["D"] = h00 * h11 - h01**2
    q["beta+"], q["beta_0+"] = beta - step[0], beta0 - step[1]
    q["v"] = [a - b / c for a, b, c in zip(z, r, s)]

    share = logistic(u)
    q["p"], q["K"] = share, 2 * log(1 + exp(-u))
    q["dK/dp"], q["dp/du"] = -2 / share, share * (1 - share)
    q["dK/du"] = -2 / (1 + exp(u))
    q["c"] = 2 * exp(u) / (1 + exp(u)) ** 2
    q["u+"] = u - q["dK/du"]
    check(q["dK/du"], lambda u: 2 * log(1 + exp(-u)), [u], 0)
    check(q["c"], lambda u: -2 / (1 + exp(u)), [u], 0)
    return q | {"optimum": optimum(x, y)}


def optimum(x, y):
    """Where the answers add up to the labels, by themselves and weighted with the feature, and the cost there."""

    def balance(beta, beta0):
        r = [logistic(beta * a + beta0) - t for a, t in zip(x, y)]
        return [sum(r), sum(a * b for a, b in zip(r, x))]

    beta, beta0 = findroot(balance, (mpf(1), mpf(-3)))
    cost = sum(log(1 + exp(beta * a + beta0)) - t * (beta * a + beta0) for a, t in zip(x, y))
    return [beta, beta0, cost]


if __name__ == "__main__":
    write("losses", losses())
    write("binary-cross-entropy", binary_cross_entropy())
    write("logistic-regression", logistic_regression())
