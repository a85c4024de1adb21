"""Writes the reference values of the lessons on backpropagation; see reference.py.

    python3 Tests/Reference/backpropagation.py

Twice 10,000 rounds of training run in mpmath, to 30 digits, which takes a minute.
"""

from mpmath import log, mp, mpf, workdps

from lessons import BIASES, INPUTS, TARGETS, WEIGHTS, backward, forward, step, weight_gradients
from reference import check, logistic, numbers, write

# Training


def early_step(w, i, b, target, rate):
    """One round in which the output weights move before the gradients of the hidden weights are taken."""
    q = forward(w, i, b, target)
    delta = [(q[f"out_o{o}"] - target[o - 1]) * q[f"out_o{o}"] * (1 - q[f"out_o{o}"]) for o in (1, 2)]
    hidden = [q["out_h1"], q["out_h2"]]
    output = [w[4 + 2 * o + h] - rate * delta[o] * hidden[h] for o in range(2) for h in range(2)]
    share = [delta[0] * output[h] + delta[1] * output[2 + h] for h in range(2)]
    first = [
        w[2 * h + x] - rate * share[h] * hidden[h] * (1 - hidden[h]) * i[x] for h in range(2) for x in range(2)]
    return first + output, share


def in_places(weights, places=10):
    """The weights rounded, none of them so near the border of two roundings that a double could fall beyond it."""
    scaled = [x * 10**places for x in weights]
    assert all(abs(x - mp.floor(x) - mpf("0.5")) > mpf("0.001") for x in scaled)
    return [mpf(int(mp.nint(x))) / 10**places for x in scaled]


def after_training(advance, mark, rounds_to_show):
    """All quantities of the network after some numbers of rounds, from the rounded weights."""
    i, b, target, w = numbers(*INPUTS), numbers(*BIASES), numbers(*TARGETS), numbers(*WEIGHTS)
    shown = {}
    for rounds in range(1, max(rounds_to_show) + 1):
        with workdps(30):
            w = advance(w, i, b, target, mpf("0.5"))
        if rounds in rounds_to_show:
            rounded = in_places(w)
            end = {f"w_{k + 1}": rounded[k] for k in range(8)} | forward(rounded, i, b, target)
            shown |= {f"{name}{mark}[{rounds}]": value for name, value in end.items()}
    return shown


def training():
    i, b, target, w = numbers(*INPUTS), numbers(*BIASES), numbers(*TARGETS), numbers(*WEIGHTS)
    rate = mpf("0.5")
    q = forward(w, i, b, target)
    d = backward(q, w, target)
    first = q | d | weight_gradients(q, d, i)
    new = step(w, i, b, target, rate)
    first |= {f"w_{k + 1}+": new[k] for k in range(8)}
    first |= {f"{name}+": value for name, value in forward(new, i, b, target).items()}
    early, share = early_step(w, i, b, target, rate)
    assert early[4:] == new[4:]
    first |= {"s_h1": share[0], "s_h2": share[1]} | {f"w_{k + 1}*": early[k] for k in range(4)}
    first |= {f"{name}*": value for name, value in forward(early, i, b, target).items()}
    return (first | after_training(step, "", [9_999, 10_000])
            | after_training(lambda *a: early_step(*a)[0], "*", [10_000]))


# A 3-2-1 network in matrices


def matrix_backprop():
    """Every element by itself, with the sums written out."""
    x, y = [mpf(1), mpf(2), mpf(1)], mpf(1)
    first = [mpf(v) for v in (1, -1, 2, -2, 1, 1, 0, 1)]  # W[2] row by row, then b[2]
    last = [mpf(v) for v in (2, -1, 0)]  # W[3], b[3]

    def network(*w):
        z2 = [sum(w[3 * unit + k] * x[k] for k in range(3)) + w[6 + unit] for unit in range(2)]
        a2 = [logistic(z) for z in z2]
        z3 = w[8] * a2[0] + w[9] * a2[1] + w[10]
        a3 = logistic(z3)
        return z2, a2, z3, a3, -(y * log(a3) + (1 - y) * log(1 - a3))

    z2, a2, z3, a3, loss = network(*first, *last)
    delta = a3 - y
    slopes = [a * (1 - a) for a in a2]
    by_a2 = [delta * last[unit] for unit in range(2)]
    by_z2 = [by_a2[unit] * slopes[unit] for unit in range(2)]
    by_w2 = [by_z2[unit] * x[k] for unit in range(2) for k in range(3)]
    by_w3 = [delta * a2[unit] for unit in range(2)]
    for position, derivative in enumerate(by_w2 + by_z2 + by_w3 + [delta]):
        check(derivative, lambda *w: network(*w)[4], first + last, position)
    return {
        "z[2]": z2, "a[2]": a2, "z[3]": z3, "a[3]": a3, "L": loss, "s": slopes,
        "dL/da[3]": delta / (a3 * (1 - a3)), "dL/dz[3]": delta, "dL/dW[3]": by_w3, "dL/db[3]": delta,
        "dL/da[2]": by_a2, "dL/dz[2]": by_z2, "dL/dW[2]": by_w2, "dL/db[2]": by_z2,
        "u": delta * sum(w * slope for w, slope in zip(last, slopes)),
    }


if __name__ == "__main__":
    write("training", training())
    write("matrix-backprop", matrix_backprop())
