"""Writes the reference values of the lesson on searching for hyperparameters; see reference.py."""

from mpmath import log, mpf

from reference import write


def hyperparameter_search():
    low, curvature, width, n = mpf("0.0001"), mpf(100), mpf("0.1"), 9
    factor = mpf("0.01") ** (mpf(1) / 100)
    least, greatest = (1 - factor) / curvature, (1 + factor) / curvature
    # After a hundred steps with either bound a hundredth of the weight is left.
    assert all(abs(abs(1 - rate * curvature) ** 100 - mpf("0.01")) < mpf(10) ** -40 for rate in (least, greatest))
    linear, logarithmic = (greatest - least) / (1 - low), (log(greatest, 10) - log(least, 10)) / 4
    return {
        "low": low, "top": mpf("0.9") / mpf("0.9999"), "bottom": mpf("0.0009") / mpf("0.9999"),
        "alpha": mpf(10) ** mpf("-2.8"), "each": mpf("0.25"), "f": factor, "a": least, "b": greatest, "n": n,
        "P_lin": linear, "P_log": logarithmic, "F_lin": 1 - (1 - linear) ** n, "F_log": 1 - (1 - logarithmic) ** n,
        "G_1": mpf(1) / 3, "R_1": 1 - (1 - width) ** n, "G_2": mpf(1) / 9, "R_2": 1 - (1 - width**2) ** n,
    }


if __name__ == "__main__":
    write("hyperparameter-search", hyperparameter_search())
