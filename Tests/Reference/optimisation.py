"""Writes the reference values of the lessons on optimisation; see reference.py."""

from itertools import combinations

from mpmath import inf, log, matrix, mp, mpf, nsum, sqrt

from reference import check, numbers, write


def mean(values):
    return sum(values) / len(values)


# Standardization


def standardization():
    x, s = numbers("72", "96", "104", "128"), numbers("7", "1", "15", "9")
    q = {}
    z = {}
    for name, feature in (("x", x), ("s", s)):
        mu = q[f"mu_{name}"] = mean(feature)
        q[f"c_{name}"] = [value - mu for value in feature]
        # The mean square minus the square of the mean: not the formula of the lesson.
        sigma = q[f"sigma_{name}"] = sqrt(mean([value**2 for value in feature]) - mu**2)
        z[name] = q[f"z_{name}"] = [(value - mu) / sigma for value in feature]
    q["k"] = mean([value**4 for value in z["x"]])
    q["z_new"] = (120 - q["mu_x"]) / q["sigma_x"]
    y = q["y"] = [mpf("0.5") * a + b for a, b in zip(x, s)]
    centred = q["y_c"] = [price - mean(y) for price in y]
    for suffix, index, weights, cost, features, wanted in (
            ("", "", "w", "J", (x, s), y), ("_z", "z", "u", "K", (z["x"], z["s"]), centred)):
        error = q[f"q{suffix}"] = [-value for value in wanted]
        q[cost] = mean([value**2 for value in error]) / 2

        def value(a, b):
            return mean([(a * one + b * other - price) ** 2
                         for one, other, price in zip(*features, wanted)]) / 2

        q[f"d{cost}/dq{suffix}"] = [value / 4 for value in error]
        for position, feature in enumerate(features):
            name = f"{weights}_{position + 1}"
            q[name] = mpf(0)
            slope = q[f"d{cost}/d{name}"] = mean([a * b for a, b in zip(error, feature)])
            check(slope, value, [mpf(0), mpf(0)], position)
        h1, h2 = (mean([value**2 for value in feature]) for feature in features)
        mixed = mean([a * b for a, b in zip(*features)])
        q["t_z" if index else "t"] = [a * b for a, b in zip(*features)]
        q[f"h_1{index}"], q[f"h_2{index}"], q["r" if index else "h_12"] = h1, h2, mixed
        small, large = sorted(mp.eigsy(matrix([[h1, mixed], [mixed, h2]]), eigvals_only=True))
        q[f"lambda_1{index}"], q[f"lambda_2{index}"], q[f"kappa{suffix}"] = large, small, large / small
        f = q[f"f{suffix}"] = (large - small) / (large + small)
        q[f"n{suffix}"] = log(mpf("0.001")) / (2 * log(f))
        for position in (1, 2):
            name = f"{weights}_{position}"
            q[f"{name}+"] = -2 / (large + small) * q[f"d{cost}/d{name}"]
    r = q["r"]
    for index, one in (("1", 1), ("2", -1)):
        total = q[f"t_{index}"] = [a + one * b for a, b in zip(z["x"], z["s"])]
        deviation = q[f"sigma_{index}"] = sqrt(mean([value**2 for value in total]))
        assert abs(deviation**2 - 2 * (1 + one * r)) < mpf(10) ** -45
        q[f"a_{index}"] = [value / deviation for value in total]
    return q


# Mini-batches


def mini_batch():
    x, y, rate = numbers("1", "2", "3", "4"), numbers("2", "3", "4", "8"), mpf("0.3")

    def cost(w):
        return sum((w * a - b) ** 2 for a, b in zip(x, y)) / 8

    q = {"T": mpf(5000), "q": [-b for b in y], "J": cost(mpf(0))}
    e = q["e"] = [-a * b for a, b in zip(x, y)]
    g = q["g"] = q["dJ/dw"] = -sum(a * b for a, b in zip(x, y)) / 4
    check(g, cost, [mpf(0)], 0)
    q["dJ/dq"] = [-b / 4 for b in y]
    for position, value in enumerate(e):
        q[f"e_{position + 1}"] = value
    q["g_1"], q["g_2"] = (e[0] + e[1]) / 2, (e[2] + e[3]) / 2
    q["p"] = [(one + other) / 2 for one, other in combinations(e, 2)]
    q["h"] = [value - g for value in e]
    q["V"] = mean([value**2 for value in e]) - g**2
    q["k"] = [one * other for one, other in combinations(q["h"], 2)]
    q["C"] = mean(q["k"])
    c = q["c"] = mean([value**2 for value in x])
    q["f"], q["alpha_max"] = 1 - rate * c, 2 / c
    best = sum(a * b for a, b in zip(x, y)) / sum(a * a for a in x)
    after = q["w+"] = best + q["f"] * (0 - best)
    q["q+"] = [after * a - b for a, b in zip(x, y)]
    q["J+"] = cost(after)
    # The trainers, before they have seen an example.
    for size in (64, 8, 1):
        zeros = [mpf(0)] * size
        q |= {f"X_{size}": zeros, f"Y_{size}": zeros, f"w_{size}": mpf(0), f"J_{size}": mpf(0),
              f"dJ_{size}/dw_{size}": mpf(0), f"w_{size}+": mpf(0)}
    return q


# The valley, and ways through it

START, CURVATURE = numbers("8", "1"), numbers("1", "20")
NAMES = ("w", "b")


def valley():
    """Cost and slopes at the start."""
    q = {"J": sum(c * x**2 for c, x in zip(CURVATURE, START)) / 2}
    for position, (name, c, x) in enumerate(zip(NAMES, CURVATURE, START)):
        q[f"g_{name}"] = q[f"dJ/d{name}"] = c * x
        check(c * x, lambda *at: sum(k * y**2 for k, y in zip(CURVATURE, at)) / 2, START, position)
    return q


def plain(rate):
    """The first step of plain descent, under the names that it has in the lessons."""
    q = {"J_gd": valley()["J"]}
    for name, c, x in zip(NAMES, CURVATURE, START):
        q[f"{name}_gd"], q[f"dJ_gd/d{name}_gd"], q[f"{name}_gd+"] = x, c * x, (1 - rate * c) * x
    return q


def momentum():
    beta, alpha = numbers("0.8", "0.2")
    x = numbers("10", "12", "11", "15", "13")
    q = valley() | plain(mpf("0.09"))
    # Each average from all values at once.
    for t in range(6):
        q[f"v_{t}"] = (1 - beta) * sum(beta ** (t - k) * x[k - 1] for k in range(1, t + 1))
    q["A"] = (1 - beta) * sum(beta**k for k in range(5))
    q["M"] = sum(beta**k * x[4 - k] for k in range(5))
    q["P"] = q["A"] / (1 - beta)
    q["vhat_5"] = q["v_5"] / (1 - beta**5)
    q["N"] = 1 / (1 - beta)
    for name, c, start in zip(NAMES, CURVATURE, START):
        q[f"v_{name}"] = mpf(0)
        v = q[f"v_{name}+"] = (1 - beta) * c * start
        first = q[f"{name}+"] = start - alpha * v
        q[f"g_{name}+"] = c * first
        q[f"v_{name}++"] = beta * v + (1 - beta) * c * first
        # Three successive weights, without the velocity.
        q[f"{name}++"] = first + beta * (first - start) - alpha * (1 - beta) * c * first
    q["a"] = (1 - beta) / (1 + beta)
    q["gain"] = (1 + beta) / (1 - beta)
    q["alpha_plain"] = 2 / CURVATURE[1]
    q["alpha_max"] = q["alpha_plain"] * q["gain"]
    q["n_plain"], q["n_momentum"] = mpf(2), mpf(4)
    return q


def rmsprop():
    alpha, beta, epsilon = numbers("0.1", "0.9", "1e-8")
    q = valley() | plain(mpf("0.09"))
    for name, c, start in zip(NAMES, CURVATURE, START):
        q[f"S_{name}"] = mpf(0)
        slope, square, weight = c * start, (1 - beta) * (c * start) ** 2, start
        weight -= alpha * slope / (sqrt(square) + epsilon)
        q[f"S_{name}+"], q[f"{name}+"], q[f"m_{name}"] = square, weight, start - weight
        slope = q[f"g_{name}+"] = c * weight
        square = q[f"S_{name}++"] = beta * square + (1 - beta) * slope**2
        q[f"{name}++"] = weight - alpha * slope / (sqrt(square) + epsilon)
    q["step"] = alpha * sqrt(1 / (1 - beta))
    q["S_0"] = q["q_0"] = mpf(0)
    q["S_mix"] = beta * q["S_w+"] + (1 - beta) * q["g_b"] ** 2
    q["S_mix+"] = beta * q["S_w++"] + (1 - beta) * q["g_b+"] ** 2
    # The squares of b cancel in the difference.
    q["diff"] = beta * (q["S_w++"] - q["S_b+"])
    return q


def adam():
    alpha, first, second, epsilon = numbers("0.5", "0.9", "0.999", "1e-8")
    q = valley() | plain(mpf("0.09")) | {"t": mpf(0), "t+": mpf(1), "t++": mpf(2), "n_beta": mpf(2)}
    for name, c, start in zip(NAMES, CURVATURE, START):
        q[f"v_{name}"] = q[f"S_{name}"] = mpf(0)
        slopes, weight = [], start
        for t, mark in ((1, ""), (2, "+")):
            slopes.append(c * weight)
            if mark:
                q[f"g_{name}+"] = c * weight
            # Both averages from all slopes at once.
            v = (1 - first) * sum(first ** (t - 1 - k) * slope for k, slope in enumerate(slopes))
            s = (1 - second) * sum(second ** (t - 1 - k) * slope**2 for k, slope in enumerate(slopes))
            q[f"v_{name}{mark}+"], q[f"S_{name}{mark}+"] = v, s
            v, s = v / (1 - first**t), s / (1 - second**t)
            q[f"vhat_{name}{mark}"], q[f"Shat_{name}{mark}"] = v, s
            weight = q[f"{name}{mark}+"] = weight - alpha * v / (sqrt(s) + epsilon)
    q["c"] = (1 - first) / sqrt(1 - second)
    return q


# Schedules of the learning rate


def learning_rate_decay():
    start, decay, base, cut, weight = numbers("0.2", "0.1", "0.95", "0.5", "5")
    n, k = 12, 10
    q = {"alpha_inv": start / (1 + decay * n), "alpha_exp": start * base**n, "j": mpf(n // k),
         "alpha_stair": start * cut ** (n // k), "n_inv": 1 / decay, "n_exp": log(2) / -log(base)}
    # The sum of all rates, and the variance that a constant rate keeps, each as a series.
    q["R"] = start * nsum(lambda epoch: base**epoch, [0, inf])
    q["V"] = start**2 * nsum(lambda age: (1 - start) ** (2 * age), [0, inf])
    # All schedules begin with the same rate.
    for name in ("constant", "inverse", "exponential", "staircase"):
        q[f"e_{name}"] = q[f"r_{name}"] = q[f"v_{name}"] = mpf(0)
        q[f"m_{name}"], q[f"d_{name}"] = weight, weight**2
        q[f"e_{name}+"], q[f"r_{name}+"] = mpf(1), start
        q[f"m_{name}+"], q[f"v_{name}+"] = (1 - start) * weight, start**2
    return q


# Batch normalisation


def batch_norm():
    gamma, beta, epsilon, rho, shift, x = numbers("1.5", "0.5", "0.01", "0.9", "10", "1.8")
    z, u, y = numbers("0.6", "1", "1.8", "0.6"), numbers("1", "2", "-1", "4"), numbers("0.6", "1", "3.4", "3")

    def centred(values):
        return [value - mean(values) for value in values]

    def variance(values):
        return mean([value**2 for value in values]) - mean(values) ** 2

    def loss(*values):
        root = sqrt(variance(values) + epsilon)
        return sum(a * (gamma * b / root + beta) for a, b in zip(u, centred(values)))

    q = {"mu": mean(z), "c": centred(z), "V": variance(z), "L": loss(*z)}
    s = q["s"] = sqrt(q["V"] + epsilon)
    normal = q["zhat"] = [value / s for value in q["c"]]
    q["ztilde"] = [gamma * value + beta for value in normal]
    q["dL/dztilde"] = u
    q["dL/dbeta"], q["dL/dgamma"] = sum(u), sum(a * b for a, b in zip(u, normal))
    q["dL/dzhat"] = [gamma * a for a in u]
    q["dL/ds"] = -gamma * q["dL/dgamma"] / s
    q["dL/dV"] = q["dL/ds"] / (2 * s)
    q["dL/dc"] = [gamma * a / s + q["dL/dV"] * value / 2 for a, value in zip(u, q["c"])]
    q["a"] = mean(q["dL/dc"])
    q["dL/dmu"] = -sum(q["dL/dc"])
    # The closed form of the paper, written otherwise than in the lesson.
    q["dL/dz"] = [gamma / (4 * s) * (4 * a - sum(u) - value * q["dL/dgamma"]) for a, value in zip(u, normal)]
    for position, derivative in enumerate(q["dL/dz"]):
        check(derivative, loss, z, position)
    q["m_u"], q["t"] = mean(u), [a * b for a, b in zip(u, normal)]
    q["m_t"] = mean(q["t"])
    q["z_s"] = [value + shift for value in z]
    q["mu_s"], q["c_s"] = mean(z) + shift, centred(z)
    q["c_y"], q["V_y"] = centred(y), variance(y)
    q["s_y"] = sqrt(variance(y) + epsilon)
    q["z_1"], q["z_2"], q["y_1"], q["y_2"] = z[0], z[1], y[0], y[1]
    q["D_1"], q["D_2"] = (z[1] - z[0]) / s, (y[1] - y[0]) / q["s_y"]
    q["mu_run"], q["V_run"] = mpf(0), mpf(1)
    q["mu_run+"], q["V_run+"] = (1 - rho) * mean(z), rho + (1 - rho) * variance(z)
    q["k"] = gamma / sqrt(q["V_run+"] + epsilon)
    q["b"] = beta - q["k"] * q["mu_run+"]
    q["o"] = q["k"] * (x - q["mu_run+"]) + beta
    q["V_exp"], q["n_learnt"] = mpf(3), mpf(2)
    return q


if __name__ == "__main__":
    write("standardization", standardization())
    write("mini-batch", mini_batch())
    write("momentum", momentum())
    write("rmsprop", rmsprop())
    write("adam", adam())
    write("learning-rate-decay", learning_rate_decay())
    write("batch-norm", batch_norm())
