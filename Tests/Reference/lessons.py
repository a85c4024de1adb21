"""Writes the reference values of the five lessons that the notes work out; see reference.py.

The 10,000 rounds of training run in mpmath too, to 30 digits.
"""

from mpmath import exp, log, mp, mpf, sign, workdps

from reference import check, logistic, numbers, write

# The 2-2-2 network


def forward(w, i, b, target):
    """The forward pass, by the names of the notes."""
    q = {}
    q["net_h1"] = w[0] * i[0] + w[1] * i[1] + b[0]
    q["out_h1"] = logistic(q["net_h1"])
    q["net_h2"] = w[2] * i[0] + w[3] * i[1] + b[0]
    q["out_h2"] = logistic(q["net_h2"])
    q["net_o1"] = w[4] * q["out_h1"] + w[5] * q["out_h2"] + b[1]
    q["out_o1"] = logistic(q["net_o1"])
    q["net_o2"] = w[6] * q["out_h1"] + w[7] * q["out_h2"] + b[1]
    q["out_o2"] = logistic(q["net_o2"])
    q["E_o1"] = (target[0] - q["out_o1"]) ** 2 / 2
    q["E_o2"] = (target[1] - q["out_o2"]) ** 2 / 2
    q["E_total"] = q["E_o1"] + q["E_o2"]
    return q


def backward(q, w, target):
    """The rates of change that both the training and the attack need."""
    d = {}
    for o, first in (("1", 4), ("2", 6)):
        d[f"dE_o{o}/dout_o{o}"] = q[f"out_o{o}"] - target[int(o) - 1]
        d[f"dout_o{o}/dnet_o{o}"] = q[f"out_o{o}"] * (1 - q[f"out_o{o}"])
        for h in ("1", "2"):
            d[f"dnet_o{o}/dout_h{h}"] = w[first + int(h) - 1]
    for h in ("1", "2"):
        d[f"dout_h{h}/dnet_h{h}"] = q[f"out_h{h}"] * (1 - q[f"out_h{h}"])
    return d


def weight_gradients(q, d, i):
    """The derivatives of the total error by the eight weights, and those on the way to them."""
    g = {}
    for o in ("1", "2"):
        g[f"dE_total/dout_o{o}"] = d[f"dE_o{o}/dout_o{o}"]
    for k, (h, o) in {5: "11", 6: "21", 7: "12", 8: "22"}.items():
        g[f"dnet_o{o}/dw_{k}"] = q[f"out_h{h}"]
        g[f"dE_total/dw_{k}"] = d[f"dE_o{o}/dout_o{o}"] * d[f"dout_o{o}/dnet_o{o}"] * q[f"out_h{h}"]
    for h in ("1", "2"):
        for o in ("1", "2"):
            g[f"dE_o{o}/dout_h{h}"] = (
                d[f"dE_o{o}/dout_o{o}"] * d[f"dout_o{o}/dnet_o{o}"] * d[f"dnet_o{o}/dout_h{h}"])
        g[f"dE_total/dout_h{h}"] = g[f"dE_o1/dout_h{h}"] + g[f"dE_o2/dout_h{h}"]
    for k, (h, x) in {1: "11", 2: "12", 3: "21", 4: "22"}.items():
        g[f"dnet_h{h}/dw_{k}"] = i[int(x) - 1]
        g[f"dE_total/dw_{k}"] = g[f"dE_total/dout_h{h}"] * d[f"dout_h{h}/dnet_h{h}"] * i[int(x) - 1]
    return g


INPUTS = ("0.05", "0.10")
BIASES = ("0.35", "0.60")
TARGETS = ("0.01", "0.99")
WEIGHTS = ("0.15", "0.20", "0.25", "0.30", "0.40", "0.45", "0.50", "0.55")


def step(w, i, b, target, rate):
    q = forward(w, i, b, target)
    g = weight_gradients(q, backward(q, w, target), i)
    return [w[k] - rate * g[f"dE_total/dw_{k + 1}"] for k in range(8)]


def backprop():
    i, b, target, w = numbers(*INPUTS), numbers(*BIASES), numbers(*TARGETS), numbers(*WEIGHTS)
    q = forward(w, i, b, target)
    d = backward(q, w, target)
    g = weight_gradients(q, d, i)
    for k in range(8):
        check(g[f"dE_total/dw_{k + 1}"], lambda *v: forward(v, i, b, target)["E_total"], w, k)
    new = step(w, i, b, target, mpf("0.5"))
    after = forward(new, i, b, target)
    return (q | d | g | {f"w_{k + 1}+": new[k] for k in range(8)}
            | {f"{name}+": value for name, value in after.items()})


# Softmax and cross-entropy


def cross_entropy():
    z = numbers("2", "4", "0.5")
    q = {f"u_{c + 1}": exp(z[c]) for c in range(3)}
    q["S"] = sum(exp(x) for x in z)
    p = [exp(x) / q["S"] for x in z]
    q["m"] = mpf(4)
    q["T"] = exp(mpf(-2)) + 1 + exp(mpf("-3.5"))
    q["lse"] = 4 + log(q["T"])
    for c in range(3):
        q[f"p_{c + 1}"] = p[c]
        q[f"L_{c + 1}"] = -log(p[c])
        q[f"s_{c + 1}"] = exp(z[c] - 4)
        q[f"l_{c + 1}"] = z[c] - log(q["S"])
        q[f"dL_{c + 1}/dp_{c + 1}"] = -1 / p[c]
        q[f"dp_{c + 1}/dS"] = -exp(z[c]) / q["S"] ** 2
        q[f"dS/du_{c + 1}"] = mpf(1)
        q[f"dp_{c + 1}/du_{c + 1}"] = (q["S"] - exp(z[c])) / q["S"] ** 2
        q[f"du_{c + 1}/dz_{c + 1}"] = exp(z[c])
        q[f"dS/dz_{c + 1}"] = exp(z[c])
        for k in range(3):
            q[f"dL_{c + 1}/dz_{k + 1}"] = p[k] - (1 if k == c else 0)
            check(q[f"dL_{c + 1}/dz_{k + 1}"], lambda *v: log(sum(exp(x) for x in v)) - v[c], z, k)
    assert abs(q["T"] * exp(mpf(4)) - q["S"]) < mpf(10) ** -45
    return q


# Two hidden units that begin alike


def symmetry():
    x1, x2, alpha, t, eta = numbers("1", "2", "0.5", "1", "0.1")
    weights = {name: alpha for name in ("w_11", "w_12", "w_21", "w_22", "v_1", "v_2")}

    def error(w11, w12, w21, w22, v1, v2):
        return (v1 * max(0, w11 * x1 + w12 * x2) + v2 * max(0, w21 * x1 + w22 * x2) - t) ** 2 / 2

    net = alpha * x1 + alpha * x2
    yhat = 2 * alpha * net
    q = dict(weights, yhat=yhat, E=error(*weights.values()))
    q["dE/dyhat"] = yhat - t
    for unit in ("1", "2"):
        q[f"net_{unit}"] = q[f"h_{unit}"] = q[f"dyhat/dv_{unit}"] = net
        q[f"dyhat/dh_{unit}"] = alpha
        q[f"dh_{unit}/dnet_{unit}"] = mpf(1)
        q[f"dE/dv_{unit}"] = (yhat - t) * net
        for number, x in (("1", x1), ("2", x2)):
            q[f"dnet_{unit}/dw_{unit}{number}"] = x
            q[f"dE/dw_{unit}{number}"] = (yhat - t) * alpha * x
    for position, name in enumerate(weights):
        check(q[f"dE/d{name}"], error, list(weights.values()), position)
        q[f"{name}+"] = weights[name] - eta * q[f"dE/d{name}"]
    return q | absolute_value()


def absolute_value():
    """The first step of learning |x| from five points with two units that begin alike."""
    inputs = [mpf(x) for x in range(-2, 3)]
    wanted = [abs(x) for x in inputs]
    u, v = numbers("0.5", "0.5"), numbers("0.5", "0.5")

    def outputs(u, v):
        return [sum(b * max(0, a * x) for a, b in zip(u, v)) for x in inputs]

    def cost(*both):
        return sum((o - y) ** 2 for o, y in zip(outputs(both[:2], both[2:]), wanted)) / 5

    o = outputs(u, v)
    by_output = [2 * (a - y) / 5 for a, y in zip(o, wanted)]
    by_last = [sum(d * max(0, a * x) for d, x in zip(by_output, inputs)) for a in u]
    by_hidden = [sum(d * b * x for d, x in zip(by_output, inputs) if a * x > 0) for a, b in zip(u, v)]
    for k, derivative in enumerate(by_hidden + by_last):
        check(derivative, cost, u + v, k)
    rate = mpf("0.05")
    return {
        "X": inputs, "Y": wanted, "u": u, "q": v, "o": o, "J": cost(*u, *v),
        "dJ/do": by_output, "dJ/du": by_hidden, "dJ/dq": by_last,
        "u+": [a - rate * d for a, d in zip(u, by_hidden)], "q+": [a - rate * d for a, d in zip(v, by_last)],
    }


# Products of weights


def exploding():
    large, small, rate = numbers("1.5", "0.5", "0.1")
    x, last, depth = [mpf(1), mpf(2)], [mpf(1), mpf(1)], 10
    q = {"W": [large, mpf(0), mpf(0), large], "V": [small, mpf(0), mpf(0), small]}
    product = mpf("38.443359375")
    assert product == large**9 and mpf("0.001953125") == small**9
    q["yhat"] = q["o"] = product * 3
    q["yhat_V"] = small**9 * 3
    for layer in range(1, depth):
        q[f"a_{layer}"] = [large**layer * component for component in x]
        q[f"do/da_{layer}"] = [large ** (depth - 1 - layer) * component for component in last]
    q["do/dx"] = q["dyhat/dx"] = [product, product]
    q["q"] = q["r"] = q["dr/dv"] = q["dJ/dr"] = product
    q["J"] = product**2 / 2
    q["dJ/dv"] = product**2
    check(q["dJ/dv"], lambda v: (product * v) ** 2 / 2, [mpf(1)], 0)
    q["f"] = q["v+"] = 1 - rate * product**2
    q["alpha_max"] = 2 / product**2
    return q


# The attack


def trained_weights(rounds):
    """The weights after training, to six places."""
    with workdps(30):
        i, b, target, w = numbers(*INPUTS), numbers(*BIASES), numbers(*TARGETS), numbers(*WEIGHTS)
        for _ in range(rounds):
            w = step(w, i, b, target, mpf("0.5"))
        scaled = [x * 10**6 for x in w]
        # No weight may lie so near the border between two roundings that a double could fall on the other side.
        assert all(abs(x - mp.floor(x) - mpf("0.5")) > mpf(10) ** -4 for x in scaled)
        return [int(mp.nint(x)) for x in scaled]


def fgsm():
    i, b, target, epsilon = numbers(*INPUTS), numbers(*BIASES), numbers(*TARGETS), mpf("0.1")
    w = [mpf(millionths) / 10**6 for millionths in trained_weights(10_000)]
    q = forward(w, i, b, target)
    d = backward(q, w, target)
    for x in ("1", "2"):
        for h in ("1", "2"):
            d[f"dnet_h{h}/di_{x}"] = w[2 * int(h) + int(x) - 3]
            d[f"dout_h{h}/di_{x}"] = d[f"dout_h{h}/dnet_h{h}"] * d[f"dnet_h{h}/di_{x}"]
        for o in ("1", "2"):
            d[f"dnet_o{o}/di_{x}"] = sum(
                d[f"dnet_o{o}/dout_h{h}"] * d[f"dout_h{h}/di_{x}"] for h in ("1", "2"))
            d[f"dE_o{o}/di_{x}"] = (
                d[f"dE_o{o}/dout_o{o}"] * d[f"dout_o{o}/dnet_o{o}"] * d[f"dnet_o{o}/di_{x}"])
        d[f"dE_total/di_{x}"] = d[f"dE_o1/di_{x}"] + d[f"dE_o2/di_{x}"]
        check(d[f"dE_total/di_{x}"], lambda *v: forward(w, v, b, target)["E_total"], i, int(x) - 1)
    attacked = [i[x] + epsilon * sign(d[f"dE_total/di_{x + 1}"]) for x in range(2)]
    after = forward(w, attacked, b, target)
    weights = {f"w_{k + 1}": w[k] for k in range(8)} | {"b_1": b[0], "b_2": b[1]}
    attack = {f"i_{x + 1}+": attacked[x] for x in range(2)} | {f"{name}+": v for name, v in after.items()}
    attack["ratio"] = after["E_total"] / q["E_total"]
    return weights | q | d | attack | linear_score(epsilon)


def linear_score(epsilon):
    w, x = [mpf(2), mpf(-1), mpf(3)], [mpf(1), mpf(4), mpf(2)]
    attacked = [x[0] + epsilon, x[1] - epsilon, x[2] + epsilon]
    return {
        "s": sum(a * c for a, c in zip(w, x)), "x+": attacked, "s+": sum(a * c for a, c in zip(w, attacked)),
        "change": epsilon * 6,
    }


if __name__ == "__main__":
    write("backprop", backprop())
    write("cross-entropy", cross_entropy())
    write("symmetry", symmetry())
    write("exploding", exploding())
    write("fgsm", fgsm())
