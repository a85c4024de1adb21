"""Writes the reference values of the lessons on architectures; see reference.py."""

from mpmath import log, mpf, tanh

from reference import check, logistic, numbers, write

# Parameter sharing

RING = ["0110", "1001", "1001", "0110"]
CROSS = ["1001", "0110", "0110", "1001"]
THETA = [[0, 1, 1, 0], [1, -1, -1, 1], [1, -1, -1, 1], [0, 1, 1, 0]]


def image(shape, row, column, side):
    """A black image with a shape whose upper left corner is at a place counted from 1."""
    points = [[0] * side for _ in range(side)]
    for i, line in enumerate(shape):
        for j, point in enumerate(line):
            points[row - 1 + i][column - 1 + j] = int(point)
    return points


def window(points, row, column):
    return [line[column - 1:column + 3] for line in points[row - 1:row + 3]]


def windows(points):
    places = range(1, len(points) - 2)
    return [sum(window(points, row, column), []) for row in places for column in places]


def response(part):
    return sum(THETA[i][j] * part[i][j] for i in range(4) for j in range(4))


def parameter_sharing():
    first, second = image(RING, 2, 3, 10), image(RING, 6, 5, 10)
    q = {"full": 12288, "k": 4, "N": 10, "m": 7, "shared": 16, "deep": 48, "ratio": 256, "m_n": 61}
    q |= {"X": window(first, 1, 1), "B": window(first, 2, 3), "a_W": 4}
    q |= {"a": response(q["X"]), "a_B": response(q["B"]), "a_M": 8, "theta": THETA, "theta_line": sum(THETA, [])}
    for name, points in (("r_1", first), ("r_2", second)):
        q[name] = [response([w[:4], w[4:8], w[8:12], w[12:]]) for w in windows(points)]
    assert q["a_B"] == max(q["r_1"]) == max(q["r_2"]) == q["r_2"][39] == 8
    return q | two_places() | two_units()


def two_places():
    """Two weights over three numbers."""
    p, w, t = numbers("1", "2", "-1"), numbers("0.5", "0.25"), numbers("0", "1")

    def error(a, b):
        return ((a * p[0] + b * p[1] - t[0]) ** 2 + (a * p[1] + b * p[2] - t[1]) ** 2) / 2

    z = [w[0] * p[0] + w[1] * p[1], w[0] * p[1] + w[1] * p[2]]
    q = {"z_1": z[0], "z_2": z[1], "E": error(*w), "dE/dz_1": z[0] - t[0], "dE/dz_2": z[1] - t[1]}
    for place in range(2):
        for k in range(2):
            q[f"dz_{place + 1}/dq_{k + 1}"] = p[place + k]
    for k in range(2):
        q[f"dE/dq_{k + 1}"] = sum((z[place] - t[place]) * p[place + k] for place in range(2))
        check(q[f"dE/dq_{k + 1}"], error, w, k)
    return q


def two_units():
    """The first step of both units, from weights that are all 0: every response is 0, and every window of an image
    counts as one that gives the largest."""
    examples = [image(RING, 7, 7, 13), image(CROSS, 7, 7, 13), image(RING, 7, 6, 13), image(CROSS, 6, 7, 13)]
    signs = [1, -1, 1, -1]
    by_score = [-mpf(y) / 2 / 4 for y in signs]
    lines = [sum(points, []) for points in examples]
    q = {"Y": signs, "w": [0] * 169, "v": [0] * 16, "b": 0, "S": [0] * 4, "U": [0] * 4, "J": 2 * log(mpf(2))}
    q |= {"dJ/dS": by_score, "dJ/dU": by_score, "dJ/db": sum(by_score)}
    q["dJ/dw"] = [sum(d * line[k] for d, line in zip(by_score, lines)) for k in range(169)]
    q["dJ/dv"] = [
        sum(d * w[k] for d, points in zip(by_score, examples) for w in windows(points)) for k in range(16)]
    for name in ("w", "v", "b"):
        gradient = q[f"dJ/d{name}"]
        q[f"{name}+"] = [-d for d in gradient] if isinstance(gradient, list) else -gradient
    return q


# Recurrent networks


def unrolled(w, u, x, start):
    """The net inputs and the states, the first of which is the start."""
    nets, states = [], [start]
    for element in x:
        nets.append(w * element + u * states[-1])
        states.append(tanh(nets[-1]))
    return nets, states


def recurrent():
    w, u, start, y = numbers("0.5", "0.8", "0", "0.5")
    x = numbers("1", "0.5", "-1")
    nets, h = unrolled(w, u, x, start)
    slope = [1 - state**2 for state in h]
    q = {f"net_{t}": nets[t - 1] for t in (1, 2, 3)} | {f"h_{t}": h[t] for t in (1, 2, 3)}
    q |= {f"dh_{t}/dnet_{t}": slope[t] for t in (1, 2, 3)}
    q |= {"E": (h[3] - y) ** 2 / 2, "dE/dh_3": h[3] - y, "dnet_3/dh_2": u, "dnet_2/dh_1": u, "dnet_1/dh_0": u}
    # By each use of the weight, and only then summed.
    for name, uses in (("u", h), ("w", [None] + x)):
        direct = uses[:3] if name == "u" else uses[1:]
        q[f"dnet_1/d{name}"] = direct[0]
        q[f"dh_1/d{name}"] = slope[1] * direct[0]
        q[f"dnet_2/d{name}"] = direct[1] + u * slope[1] * direct[0]
        q[f"dh_2/d{name}"] = slope[2] * direct[1] + slope[2] * u * slope[1] * direct[0]
        q[f"dnet_3/d{name}"] = direct[2] + u * slope[2] * direct[1] + u * slope[2] * u * slope[1] * direct[0]
        q[f"dE/d{name}"] = (h[3] - y) * slope[3] * q[f"dnet_3/d{name}"]
    q["dh_3/dh_0"] = u**3 * slope[1] * slope[2] * slope[3]
    check(q["dE/du"], lambda a: (unrolled(w, a, x, start)[1][3] - y) ** 2 / 2, [u], 0)
    check(q["dE/dw"], lambda a: (unrolled(a, u, x, start)[1][3] - y) ** 2 / 2, [w], 0)
    check(q["dh_3/dh_0"], lambda a: unrolled(w, u, x, a)[1][3], [start], 0)
    other = unrolled(w, u, x[::-1], start)[1]
    q |= {f"g_{t}": other[t] for t in (1, 2, 3)}
    q |= {f"n_{t}": net for t, net in enumerate(unrolled(w, u, x[::-1], start)[0], 1)}
    for k, weight in (("1", mpf(1)), ("2", mpf("1.5"))):
        state = tanh(mpf("0.5"))
        q |= {f"s_{k}": 0, f"m_{k}": 1, f"s_{k}+": state, f"m_{k}+": weight * (1 - state**2)}
    return q | sequences()


def sequences():
    """6 + 7 digit by digit, and the small linear units."""
    q = {"early": mpf("0.25"), "late": 1, "class_early": 0, "class_late": 1, "G": [[1, -1], [1, 0]]}
    q |= {"z_1": [1, 1], "z_2": [0, 1], "z_3": [-1, 0]}
    q |= {f"k_{t}": digit for t, digit in enumerate([0, 0, 1, 1, 0, 0])}
    q |= {"total": 13}
    q |= {f"l_{t + 1}": 6 + 7 >> t & 1 for t in range(5)}
    return q


# Transfer learning


def transfer_learning():
    """The step by hand; what is trained on random examples is for the tests to judge."""
    x, frozen, v = numbers("1", "-1"), numbers("0.8", "0.2", "-0.4", "0.6"), numbers("0.5", "-0.5")
    y, rate = numbers("1", "0.5")

    def loss(v1, v2, w11):
        z = v1 * tanh(w11 * x[0] + frozen[1] * x[1]) + v2 * tanh(frozen[2] * x[0] + frozen[3] * x[1])
        return -y * log(logistic(z)) - (1 - y) * log(1 - logistic(z))

    h = [tanh(frozen[0] * x[0] + frozen[1] * x[1]), tanh(frozen[2] * x[0] + frozen[3] * x[1])]
    z = v[0] * h[0] + v[1] * h[1]
    p = logistic(z)
    q = {"h_1": h[0], "h_2": h[1], "z": z, "p": p, "L": loss(*v, frozen[0])}
    q |= {"dL/dp": -y / p + (1 - y) / (1 - p), "dp/dz": p * (1 - p), "dz/dv_1": h[0], "dz/dv_2": h[1]}
    q |= {"dL/dv_1": (p - y) * h[0], "dL/dv_2": (p - y) * h[1]}
    q |= {"dz/dh_1": v[0], "dh_1/dw_11": (1 - h[0] ** 2) * x[0]}
    q |= {"dL/dw_11": (p - y) * v[0] * (1 - h[0] ** 2) * x[0]}
    for k, name in enumerate(("v_1", "v_2", "w_11")):
        check(q[f"dL/d{name}"], loss, v + [frozen[0]], k)
    new = [v[k] - rate * q[f"dL/dv_{k + 1}"] for k in range(2)]
    q |= {"v_1+": new[0], "v_2+": new[1], "z+": new[0] * h[0] + new[1] * h[1], "L+": loss(*new, frozen[0])}
    q["p+"] = logistic(q["z+"])
    return q


if __name__ == "__main__":
    write("parameter-sharing", parameter_sharing())
    write("recurrent", recurrent())
    write("transfer-learning", transfer_learning())
