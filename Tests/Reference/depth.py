"""Writes the reference values of the lessons on depth; see reference.py.

    python3 Tests/Reference/depth.py
"""

from mpmath import mpf, sqrt, tanh

from reference import check, logistic, numbers, write

# Slopes through a chain of layers


def relu(x):
    return max(mpf(0), x)


def chain(letter, activation, slope, x, w, t, depth):
    """One unit in each layer: outputs, slopes, and the derivatives of the cost."""
    outputs = [x]
    for _ in range(depth):
        outputs.append(activation(w * outputs[-1]))
    slopes = [slope(a) for a in outputs[1:]]
    q = {f"w_{letter}{layer}": w for layer in range(1, depth + 1)}
    q |= {f"{letter}_{layer}": outputs[layer] for layer in range(1, depth + 1)}
    q[f"J_{letter}"] = (outputs[depth] - t) ** 2 / 2
    signal = outputs[depth] - t
    for layer in range(depth, 0, -1):
        q[f"dJ_{letter}/d{letter}_{layer}"] = signal
        q[f"dJ_{letter}/dw_{letter}{layer}"] = signal * slopes[layer - 1] * outputs[layer - 1]
        before = f"{letter}_{layer - 1}" if layer > 1 else "x"
        q[f"d{letter}_{layer}/d{before}"] = slopes[layer - 1] * w
        signal *= slopes[layer - 1] * w
    q[f"q_{letter}"] = q[f"dJ_{letter}/dw_{letter}1"] / q[f"dJ_{letter}/dw_{letter}{depth}"]

    def cost(*weights):
        a = x
        for weight in weights:
            a = activation(weight * a)
        return (a - t) ** 2 / 2

    for layer in (1, depth):
        check(q[f"dJ_{letter}/dw_{letter}{layer}"], cost, [w] * depth, layer - 1)
    return q


def saturation():
    x, w, t, z = numbers("1", "1", "0", "5")
    q = {"p": logistic(z), "u": tanh(z), "slope_u": 1 - tanh(z) ** 2}
    q |= chain("a", logistic, lambda a: a * (1 - a), x, w, t, 10)
    q |= chain("b", tanh, lambda a: 1 - a**2, x, w, t, 10)
    q |= chain("c", relu, lambda a: mpf(1) if a > 0 else mpf(0), x, w, t, 10)
    return q


# Residual blocks


def blocks(letter, is_residual, x, w, depth):
    outputs, slopes = [x], []
    for _ in range(depth):
        bent = tanh(w * outputs[-1])
        slopes.append(w * (1 - bent**2) + (1 if is_residual else 0))
        outputs.append(bent + (outputs[-1] if is_residual else 0))
    q = {f"{letter}_{block}": outputs[block] for block in range(1, depth + 1)}
    q |= {f"d{letter}_{k}/d{letter}_{k - 1}": slopes[k - 1] for k in range(2, depth + 1)}
    q[f"d{letter}_1/dx"] = slopes[0]
    q[f"d{letter}_3/dx"] = slopes[0] * slopes[1] * slopes[2]

    def third(v):
        for _ in range(3):
            v = tanh(w * v) + (v if is_residual else 0)
        return v

    check(q[f"d{letter}_3/dx"], third, [x], 0)
    return q, slopes


def residual():
    x, w = numbers("1", "0.5")
    plain, _ = blocks("p", False, x, w, 20)
    with_connection, slopes = blocks("r", True, x, w, 20)
    before = [x] + [with_connection[f"r_{k}"] for k in (1, 2)]
    tangents = {f"t_{k}": tanh(w * before[k - 1]) for k in (1, 2, 3)}
    return plain | with_connection | tangents | {f"f_{k}": slopes[k - 1] - 1 for k in (1, 2, 3)}


# Clipping


def gradient_clipping():
    g, c, w, rate, n = numbers("6", "-8"), mpf(1), mpf("1.5"), mpf("0.01"), 10
    by_value = [max(-c, min(c, x)) for x in g]
    norm = sqrt(g[0] ** 2 + g[1] ** 2)
    by_norm = [x * c / norm for x in g]
    slope = (w**n - 1) * n * w ** (n - 1)
    check(slope, lambda v: (v**n - 1) ** 2 / 2, [w], 0)
    return {
        "v": by_value, "N": norm, "f": c / norm, "u": by_norm, "M": c, "s_u": mpf(1),
        "s_v": (g[0] * by_value[0] + g[1] * by_value[1]) / (norm * sqrt(mpf(2))),
        "yhat": w**n, "J": (w**n - 1) ** 2 / 2, "dJ/dyhat": w**n - 1, "dyhat/dw": n * w ** (n - 1), "dJ/dw": slope,
        "w+": w - rate * slope, "s": c, "w*": w - rate * c,
    }


if __name__ == "__main__":
    write("saturation", saturation())
    write("residual", residual())
    write("gradient-clipping", gradient_clipping())
